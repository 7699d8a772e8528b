"""What the guides print: navigation sheets of one page, the scored check in two, one ZIP per guide."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from macros.loading import load
from macros.model import FichaNavegacionHoja, Paquete
from macros.plan.navigation_sheet import sheet
from macros.problems import DataErrors
from print.build import build
from print.pieces.one_page import LABEL, LABEL_MM, LINE, SIZES_PT, letters_pt


@pytest.fixture(scope="module")
def index(kit: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((kit / "kit.json").read_text(encoding="utf-8"))
    return data


def _files(index: dict[str, Any], id_: str) -> list[dict[str, Any]]:
    return next(p["archivos"] for p in index["piezas"] if p["id"] == id_)


def _text(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


def test_navigation_sheets_hold_one_page_on_both_papers(paquete: Paquete, index: dict[str, Any], kit: Path) -> None:
    sheets = [p for p in paquete.piezas.values() if isinstance(p, FichaNavegacionHoja)]
    assert len(sheets) == 17
    r = paquete.rotulos.guias.navegacion
    for p in sheets:
        files = _files(index, p.id)
        sheet_itself = [f for f in files if f["variante"] != "letra-grande"]
        assert {f["papel"] for f in sheet_itself} == {"carta", "a4"} and {f["paginas"] for f in sheet_itself} == {1}
        words = _text(kit.parent / files[0]["ruta"])
        for heading in (r.quienes, r.que_es, r.objetivo, r.fundamentos, r.metodo, r.areas, r.ejemplos):
            assert heading in words, (p.id, heading)
        assert sheet(paquete, p.de).titulo.split()[0] in words


def test_a_navigation_sheet_that_needs_two_pages_is_refused(copia: Path, tmp_path: Path) -> None:
    path = copia / "data/guias/ciclo.yml"
    text = path.read_text(encoding="utf-8")
    head = "ficha:\n  quienes: >-\n"
    assert text.count(head) == 1
    path.write_text(text.replace(head, f"{head}    {'Muchas palabras. ' * 155}\n"), encoding="utf-8")
    paquete, origen = load(copia)
    with pytest.raises(DataErrors, match=r"nav-ciclo.*salen 2 páginas y deben ser 1"):
        build(paquete, origen, copia, tmp_path, only=["nav-ciclo"], workers=1)


def test_the_scored_check_on_paper_is_that_of_the_guide(paquete: Paquete, index: dict[str, Any], kit: Path) -> None:
    x = paquete.guias["comunidades"].autoevaluacion
    assert x
    files = _files(index, "ca-autoevaluacion")
    made = {("estatica", "carta", 2), ("estatica", "a4", 2), ("rellenable", "carta", 2)}
    made |= {("blanco-y-negro", "carta", 2)}
    large = [f for f in files if f["variante"] == "letra-grande"]
    assert {(f["variante"], f["papel"], f["paginas"]) for f in files if f not in large} == made
    assert [f["papel"] for f in large] == ["carta"] and 2 < large[0]["paginas"] <= 8
    words = _text(kit.parent / files[0]["ruta"])
    criteria = [k for d in x.dimensiones for k in d.criterios]
    assert len(criteria) == 18 and [k.titulo for k in criteria if k.titulo not in words] == []
    fillable = next(f for f in files if f["rellenable"])
    with pikepdf.open(kit.parent / fillable["ruta"]) as pdf:
        names = {str(f.T) for f in pdf.Root.AcroForm.Fields}
    assert {k.id for k in criteria} <= names and {"grupo", "fecha", "acuerdo", "suma-total"} <= names


def test_each_guide_has_its_zip(paquete: Paquete, index: dict[str, Any], kit: Path) -> None:
    bundles = {b["guia"]: b for b in index["maletines"] if b["guia"]}
    assert set(bundles) == set(paquete.guias)
    routes = [b["ruta"] for b in index["maletines"]]
    assert len(routes) == len(set(routes)), "a session and a guide of the same name need two files"
    for id_, b in bundles.items():
        assert b["sesion"] is None
        with zipfile.ZipFile(kit.parent / b["ruta"]) as z:
            names = z.namelist()
        fillable = [p for p in paquete.guide_pieces(paquete.guias[id_]) if getattr(p, "has_blanks", False)]
        assert fillable
        for p in fillable:
            assert [n for n in names if "/1-llenar-en-pantalla/" in n and f"-{p.id}-" in n], p.id


def test_letters_of_a_navigation_sheet_grow_until_its_page_is_full(paquete: Paquete) -> None:
    r = paquete.rotulos.guias.navegacion
    sheets = [sheet(paquete, p.de) for p in paquete.piezas.values() if isinstance(p, FichaNavegacionHoja)]
    assert len({letters_pt(f, r) for f in sheets}) > 3
    short = replace(sheets[0], metodo=("Una cosa.",), fundamentos=("Otra.",))
    long = replace(sheets[0], metodo=("Una cosa que se dice con muchas palabras y da la vuelta al renglón. " * 3,) * 30)
    assert (letters_pt(short, r), letters_pt(long, r)) == (SIZES_PT[0], SIZES_PT[-1])


def test_the_sizes_that_letters_are_counted_with_are_those_of_the_style(root: Path) -> None:
    css = (root / "print/estilos/ficha_navegacion.css").read_text(encoding="utf-8")
    assert f"html {{ font-size: {SIZES_PT[-1]}pt; line-height: {LINE}; }}" in css
    assert f"h2 {{ flex: 0 0 {LABEL_MM:g}mm; font-size: {LABEL}em; }}" in css
