"""The one list of exporters: a file of each kind of thing is made, listed, packed and shown by a line in it."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from conftest import CASES, ROOT

from macros.loading import load
from macros.model import TIPOS, Guia, Paquete, Pieza, Sesion
from macros.plan.uses import FORMATS
from macros.site.catalog import read_catalog
from print import exporters
from print.build import build
from print.exporters import EXPORTERS, Exporter
from print.memory import hash_of
from print.orders import Encargo, of_piece, of_scope


def _note(text: str) -> bytes:
    return text.encode()


def _pages(pdf: Path) -> bytes:
    with pikepdf.open(pdf) as drawn:
        return f"{len(drawn.pages)} de {pdf.name}".encode()


def of_pieces(paquete: Paquete, pieza: Pieza) -> Iterator[Encargo]:
    drawing = f"kit/{pieza.id}/{pieza.id}-carta.pdf"
    yield of_piece(pieza, "txt", _pages, (), variante="nota", lee=(drawing,))


def of_others(paquete: Paquete, thing: Sesion | Guia | Paquete) -> Iterator[Encargo]:
    title = paquete.portada.titulo if isinstance(thing, Paquete) else thing.titulo
    yield of_scope(thing, "nota", "txt", _note, (title,))


@pytest.fixture(scope="module", autouse=True)
def _more_exporters() -> Iterator[None]:
    """An exporter for each kind of thing besides those of the project."""
    several = (Exporter("pieza", of_pieces), Exporter("sesion", of_others), Exporter("paquete", of_others))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(FORMATS, "txt", "editar")
        patch.setattr(exporters, "EXPORTERS", (*EXPORTERS, *several))
        yield


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest project (``base``) and its kit (``fuera``)."""
    folder = tmp_path_factory.mktemp("exportado")
    shutil.copytree(CASES / "base", folder / "base")
    for name in ("rotulos.yml", "auditoria.yml"):
        shutil.copy(ROOT / "data" / name, folder / "base/data" / name)
    paquete, origen = load(folder / "base")
    build(paquete, origen, folder / "base", folder / "fuera", workers=1)
    return folder


@pytest.fixture
def made(built: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Copies of both, to change."""
    shutil.copytree(built, tmp_path / "copia")
    return tmp_path / "copia/base", tmp_path / "copia/fuera"


def _index(out: Path) -> dict[str, Any]:
    index: dict[str, Any] = json.loads((out / "kit/kit.json").read_text(encoding="utf-8"))
    return index


def test_what_an_exporter_makes_is_listed_with_its_owner(made: tuple[Path, Path]) -> None:
    _, out = made
    index = _index(out)
    (piece,) = index["piezas"]
    note = next(a for a in piece["archivos"] if a["papel"] == "txt")
    assert (out / note["ruta"]).read_text(encoding="utf-8") == "1 de hoja-uno-carta.pdf"
    owners = [(x["sesion"], x["guia"], [a["ruta"] for a in x["archivos"]]) for x in index["salidas"]]
    assert owners == [
        ("taller", None, ["kit/salidas/taller-nota.txt"]), (None, None, ["kit/salidas/paquete-nota.txt"]),
    ]  # fmt: skip


def test_it_goes_into_the_bundle_of_its_owner_and_into_the_catalogue(made: tuple[Path, Path]) -> None:
    _, out = made
    names = {}
    for id_ in ("taller", "paquete"):
        with zipfile.ZipFile(out / f"kit/maletines/{id_}.zip") as archive:
            names[id_] = [n.rsplit("/", 1)[1] for n in archive.namelist() if n.endswith(".txt")]
    assert names["taller"] == ["LEEME.txt", "00-taller-nota.txt", "01-hoja-uno.txt"]
    assert "00-paquete-nota.txt" in names["paquete"]
    catalog = read_catalog(out / "kit/kit.json")
    assert {de: [a.uso for a in files] for de, files in catalog.salidas.items()} == {
        "taller": ["editar"], "paquete": ["editar"],
    }  # fmt: skip
    assert set(catalog.routes()) >= {"kit/salidas/taller-nota.txt", "kit/hoja-uno/hoja-uno.txt"}


def test_only_what_changed_is_made_again(made: tuple[Path, Path]) -> None:
    base, out = made
    paquete, origen = load(base)
    assert build(paquete, origen, base, out, workers=1).hechos == []
    sesion = base / "data/sesiones/taller.yml"
    text = sesion.read_text(encoding="utf-8")
    title = paquete.sesiones["taller"].titulo
    assert f"titulo: {title}" in text
    sesion.write_text(text.replace(f"titulo: {title}", "titulo: Otro nombre", 1), encoding="utf-8")
    paquete, origen = load(base)
    build(paquete, origen, base, out, workers=1)
    assert (out / "kit/salidas/taller-nota.txt").read_text(encoding="utf-8") == "Otro nombre"
    (out / "kit/salidas/paquete-nota.txt").unlink()
    again = build(paquete, origen, base, out, workers=1)
    assert [a.ruta for m in again.hechos for a in m.archivos] == ["kit/salidas/paquete-nota.txt"]


def test_one_piece_made_alone_is_told_in_the_list_of_all(made: tuple[Path, Path]) -> None:
    """What ``kit.json`` says of a file must be true also after ``imprimir``."""
    base, out = made
    before, sheet = _index(out), base / "data/piezas/hoja/hoja-uno.yml"
    paquete, _ = load(base)
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace(paquete.piezas["hoja-uno"].titulo, "Otra hoja", 1), encoding="utf-8")
    build(*load(base), base, out, only=["hoja-uno"], workers=1)
    after = _index(out)
    assert after["piezas"] != before["piezas"] and after["maletines"] == before["maletines"]
    for file in after["piezas"][0]["archivos"]:
        assert hash_of(out / file["ruta"]) == file["sha256"]


def test_a_file_made_from_a_drawing_follows_it(made: tuple[Path, Path]) -> None:
    base, out = made
    sheet = base / "data/piezas/hoja/hoja-uno.yml"
    text = sheet.read_text(encoding="utf-8")
    paquete, _ = load(base)
    sheet.write_text(text.replace(paquete.piezas["hoja-uno"].titulo, "Otra hoja", 1), encoding="utf-8")
    paquete, origen = load(base)
    assert paquete.piezas["hoja-uno"].titulo == "Otra hoja"
    again = build(paquete, origen, base, out, workers=1)
    assert "kit/hoja-uno/hoja-uno.txt" in {a.ruta for m in again.hechos for a in m.archivos}


def test_every_format_has_its_words(paquete: Paquete) -> None:
    assert {f.formato for f in paquete.rotulos.galeria.formatos} == set(FORMATS) - {"txt"}


def test_every_order_names_what_it_is_of(paquete: Paquete) -> None:
    found = exporters.orders(paquete, paquete.piezas.values())
    assert len(found) > 20 and {o.formato for o in found} <= set(FORMATS)
    assert all(bool(o.pieza) != bool(o.alcance) for o in found)
    assert len({o.ruta for o in found}) == len(found) and len({o.clave for o in found}) == len(found)
    assert {paquete.piezas[o.pieza].tipo for o in found if o.pieza} <= set(TIPOS)


def test_an_order_is_made_from_what_its_key_holds(paquete: Paquete) -> None:
    """A function that brings something along of its own could make another file under the same key."""
    pieza = next(iter(paquete.piezas.values()))
    one, other = (of_piece(pieza, "txt", _note, (text,)) for text in ("uno", "otro"))
    assert one.clave != other.clave and (one.hacer(), other.hacer()) == (b"uno", b"otro")
    for make in (partial(_note, "x"), lambda text: (pieza.id + text).encode()):
        with pytest.raises(TypeError, match="plain function"):
            of_piece(pieza, "txt", make, ("x",))
