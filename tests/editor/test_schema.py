"""Schemas for editors: made from the model, in Spanish, true for every file of the package, and false for slips."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from macros.editor.fields import examples_of, reachable, rows
from macros.editor.schema import DRAFT, FOLDER, SETTINGS, files, write
from macros.model import Paquete, Rotulos, Sesion
from macros.reading.kinds import ESQUEMAS
from macros.reading.yaml_file import read


def _validator(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads(files()[f"{FOLDER}/{name}.json"]))


def test_committed_schemas_are_those_of_the_model(root: Path) -> None:
    """After a change of the model: ``python -m commands esquemas``."""
    wanted = files()
    assert len(wanted) > 20
    old = [r for r, text in wanted.items() if (root / r).read_text(encoding="utf-8") != text]
    assert old == []
    assert {f"{FOLDER}/{p.name}" for p in (root / FOLDER).iterdir()} == set(wanted) - {SETTINGS}


def test_write_mends_what_is_old_and_drops_what_is_gone(tmp_path: Path) -> None:
    assert set(write(tmp_path)) == set(files())
    assert write(tmp_path) == []
    (tmp_path / FOLDER / "viejo.json").write_text("{}")
    (tmp_path / FOLDER / "sesion.json").write_text("{}")
    assert write(tmp_path) == [f"{FOLDER}/viejo.json", f"{FOLDER}/sesion.json"]


@pytest.mark.parametrize("name", ESQUEMAS)
def test_every_schema_is_valid_and_accepts_the_package(root: Path, name: str) -> None:
    validator = _validator(name)
    Draft7Validator.check_schema(validator.schema)
    assert validator.schema["$schema"] == DRAFT
    for pattern in ESQUEMAS[name].patrones:
        for path in root.glob(pattern):
            value = read(path, root).datos  # as editors read it, YAML 1.2: «no» and dates stay text
            assert [e.message for e in validator.iter_errors(value)] == [], path.name


def test_every_data_file_has_one_schema(root: Path) -> None:
    tied = [p for kind in ESQUEMAS.values() for pattern in kind.patrones for p in root.glob(pattern)]
    assert len(tied) == len(set(tied))
    read = {p for p in (root / "data").rglob("*.yml") if "ediciones" not in p.parts}
    assert len(read) > 150
    assert read - set(tied) == set()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"duracion_declarada_min": "480"}, "duracion_declarada_min"),
        ({"duracion_declarada_min": 0}, "duracion_declarada_min"),
        ({"niveles": ["experto"]}, "experto"),
        ({"bloques": "presentación"}, "presentación"),
        ({"duracion": 480}, "duracion"),
        ({"titulo": None}, "None"),
    ],
)
def test_a_schema_refuses_slips(root: Path, change: dict[str, Any], told: str) -> None:
    value = yaml.safe_load((root / "data/sesiones/sesion-1.yml").read_text(encoding="utf-8")) | change
    errors = [f"{list(e.path)} {e.message}" for e in _validator("sesion").iter_errors(value)]
    assert len(errors) == 1
    assert told in errors[0]


def test_all_an_editor_shows_is_in_spanish(paquete: Paquete) -> None:
    """Every field says what it is; nothing of the classes' English docstrings is left."""
    fields = 0
    for kind in ESQUEMAS.values():
        words = {str(m.__doc__) for m in reachable(kind.modelo)}
        text = files()[f"{FOLDER}/{next(n for n, k in ESQUEMAS.items() if k is kind)}.json"]
        assert not [w for w in words if json.dumps(w.split("\n")[0])[1:-1] in text]
        for model in reachable(kind.modelo):
            if model.__name__ in {m.__name__ for m in reachable(Rotulos)}:
                continue  # words of the pages, named by their place
            for field, info in model.model_fields.items():
                fields += 1
                assert info.description, f"{model.__name__}.{field} no dice qué es"
    assert fields > 500


def test_reference_rows_say_form_range_and_example(paquete: Paquete) -> None:
    examples = examples_of(paquete)
    found = {c.nombre: c for c in rows(Sesion, examples)}
    assert found["duracion_declarada_min"].forma == "número entero de 1 a 600"
    assert found["bloques"].forma == "lista: un bloque" and found["bloques"].de == "Bloque"
    assert found["resumen"].ejemplo and found["resumen"].obligatorio
    assert not found["insumos"].obligatorio
    everything = [c for m in reachable(Sesion) for c in rows(m, examples)]
    assert len(everything) > 50
    assert [c.nombre for c in everything if not c.ejemplo and not c.de] == []


def test_editors_settings_tie_each_kind(root: Path) -> None:
    ties = json.loads((root / SETTINGS).read_text(encoding="utf-8"))["yaml.schemas"]
    assert ties[f"./{FOLDER}/sesion.json"] == ["data/sesiones/*.yml", "data/ediciones/*/sesiones/*.yml"]
    assert all((root / route).is_file() for route in ties)


@pytest.mark.parametrize("name", ESQUEMAS)
def test_no_file_has_two_kinds_of_thing_of_one_name(name: str) -> None:
    """Schemas and the list of fields tell classes apart by their name."""
    names = [m.__name__ for m in reachable(ESQUEMAS[name].modelo)]
    assert sorted(set(names)) == sorted(names)
