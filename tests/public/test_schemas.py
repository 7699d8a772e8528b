"""The public files have types: what is written follows its schema, and what is read is checked."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.model import Paquete
from macros.public.kit import Kit
from macros.public.paquete import PaquetePublico, interface
from macros.public.schemas import PUBLIC, schemas
from macros.site.catalog import read_catalog, throw_away_bad

FILE = {
    "ruta": "kit/x/x-60x90.pdf", "variante": "mosaico", "papel": "carta", "paginas": 16, "bytes": 1, "sha256": "0",
    "rellenable": False, "etiquetado": False, "marca": "00000000",
    "mosaico": {"columnas": 3, "filas": 5, "margen_mm": 12, "traslape_mm": 10, "escala": 0.5,
                "cortes": [{"columnas": [[0, 180.5]], "filas": [[0, 250.5]], "en_blanco": ["A1"]}]},
}  # fmt: skip
PICTURE = {"ruta": "kit/x/miniatura.webp", "ancho": 320, "alto": 480, "sha256": "0" * 64}
KIT: dict[str, Any] = {
    "piezas": [
        {"id": "x", "tipo": "rotafolio", "titulo": "X", "sesion": "s", "guia": None, "idioma": "es",
         "inventario": [3],
         "archivos": [FILE], "miniatura": {**PICTURE, "chica": PICTURE}},
    ],
    "salidas": [{"sesion": None, "guia": "g", "archivos": [{**FILE, "papel": "xlsx"}]}],
    "maletines": [
        {"sesion": None, "guia": None, "ruta": "kit/maletines/paquete.zip", "bytes": 1, "sha256": "0", "archivos": 2,
         "piezas": 1,
         "trabajos": [{"uso": "ploter", "hojas": 6,
                       "tramos": [{"pieza": "x", "desde": 1, "hasta": 2, "hojas": 2, "copias": 3}]}],
         "pdfs": [{"ruta": "a", "bytes": 1, "sha256": "0", "uso": "ploter", "tinta": "color", "paginas": 1,
                   "etiquetado": False}],
         "listas": [{"lista": "listas", "formato": "xlsx", "ruta": "b", "bytes": 1, "sha256": "0"}]},
    ],
}  # fmt: skip


def test_a_kit_is_written_as_it_was_read() -> None:
    assert Kit.model_validate_json(json.dumps(KIT)).plain() == KIT


def test_the_package_is_written_as_it_is_read(paquete: Paquete) -> None:
    text = interface(paquete).text()
    assert PaquetePublico.model_validate_json(text, strict=False).text() == text


@pytest.mark.parametrize("name", PUBLIC)
def test_each_schema_is_valid_and_holds_for_its_file(name: str, paquete: Paquete) -> None:
    schema = json.loads(schemas()[f"datos/{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    value = KIT if name == "kit" else interface(paquete).plain()
    validator = Draft202012Validator(schema)
    assert [e.message for e in validator.iter_errors(value)] == []
    # Fields may be added: the schema of today reads the file of tomorrow. None goes.
    assert not list(validator.iter_errors({**value, "nuevo": 1}))
    less = {k: v for k, v in value.items() if k not in ("piezas", "sesiones")}
    assert list(validator.iter_errors(less))


def test_schemas_say_what_things_are_in_spanish() -> None:
    for route, text in schemas().items():
        assert json.loads(text)["title"].startswith(("paquete.json", "kit.json"))
        assert not {"the", "of", "and", "with"} & set(text.split()), route


def test_the_catalogue_reads_what_belongs_to_pieces_guides_and_the_package(tmp_path: Path) -> None:
    path = tmp_path / "kit.json"
    path.write_text(json.dumps(KIT), encoding="utf-8")
    catalog = read_catalog(path)
    assert catalog.archivos["x"][0].uso == "oficina" and catalog.salidas["guia-g"][0].uso == "editar"
    assert catalog.todo is not None and [d.ruta for d in catalog.todo.descargas] == ["a", "b"]
    assert catalog.routes() == sorted(
        {"kit/x/x-60x90.pdf", "kit/x/miniatura.webp", "kit/maletines/paquete.zip", "a", "b"}
    )


def test_an_index_of_another_version_or_cut_short_counts_as_none_and_is_thrown_away(tmp_path: Path) -> None:
    other = copy.deepcopy(KIT)
    del other["piezas"][0]["archivos"][0]["sha256"]
    path = tmp_path / "kit.json"
    assert not throw_away_bad(path) and not read_catalog(path)
    for text in (json.dumps(other), "{", "[]", ""):
        path.write_text(text, encoding="utf-8")
        assert not read_catalog(path)
        assert throw_away_bad(path) and not path.exists()
    path.write_text(json.dumps(KIT), encoding="utf-8")
    assert not throw_away_bad(path) and path.exists()
