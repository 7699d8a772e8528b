"""Signs, labels and drawings as PDF: sizes, places, counts, and what fails the build."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from macros.audit import audit
from macros.audit.kit.labels import BAND_MM, TOP_MM
from macros.loading import load
from macros.model import Cartel, Diagrama, Etiquetas, Paquete
from macros.model.sesion import Material
from macros.plan.day.schedule import copies
from macros.problems import DataErrors
from print.build import build
from print.pieces import Pages
from print.pieces.labels import labels
from print.pieces.signs import signs
from print.sheets.cuts import cut_marks, top_of
from print.sheets.papers import CARTA_MM

MM = 72 / 25.4


@pytest.fixture(scope="module")
def pieces(kit: Path) -> dict[str, Any]:
    index = json.loads((kit / "kit.json").read_text(encoding="utf-8"))
    return {p["id"]: p for p in index["piezas"]}


def of(paquete: Paquete, kind: type) -> list[Any]:
    found = [p for p in paquete.piezas.values() if isinstance(p, kind)]
    assert found
    return found


def test_every_drawing_comes_for_the_wall_and_for_the_desk(paquete: Paquete, pieces: dict[str, Any]) -> None:
    for p in of(paquete, Diagrama):
        variants = {(f["variante"], f["papel"]) for f in pieces[p.id]["archivos"]}
        assert {("original", "60x90"), ("mosaico", "carta"), ("estatica", "carta"), ("estatica", "a4")} <= variants
        assert pieces[p.id]["miniatura"]


def test_drawings_are_figures_with_their_words(paquete: Paquete, pieces: dict[str, Any], kit: Path) -> None:
    for p in of(paquete, Diagrama):
        for f in pieces[p.id]["archivos"]:
            if f["etiquetado"]:
                alts = figure_texts(kit.parent / f["ruta"])
                assert len(alts) == f["paginas"], f["ruta"]
                assert all(alt.startswith(p.equivalente) for alt in alts)


def figure_texts(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf:
        return [
            str(o.Alt)
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure" and "/Alt" in o
        ]


def test_words_of_the_desk_copy_are_also_text(paquete: Paquete, kit: Path) -> None:
    for p in of(paquete, Diagrama):
        document = pypdfium2.PdfDocument(kit / p.id / f"{p.id}-carta.pdf")
        words = " ".join(document[0].get_textpage().get_text_range().split())
        assert " ".join(p.equivalente.split()[:6]) in words


def test_map_is_two_sheets_that_overlap(kit: Path) -> None:
    """The last centimetres of the first sheet are the first ones of the second."""
    from PIL import ImageChops

    from print.pdf.thumbnails import picture

    data = (kit / "s2-base-mapa" / "s2-base-mapa-60x90.pdf").read_bytes()
    left, right = picture(data, 600, 0).convert("L"), picture(data, 600, 1).convert("L")
    # 18 of the 20 mm: the dashed line that marks the edge is on the second sheet only.
    a, b = left.crop((580, 12, 598, 840)), right.crop((0, 12, 18, 840))
    assert a.getextrema()[0] < 128, "nothing is drawn there"
    assert sum(n for v, n in enumerate(ImageChops.difference(a, b).histogram()) if v > 128) == 0


def test_a_drawing_that_is_not_read_fails_and_names_the_piece(copia: Path, tmp_path: Path) -> None:
    path = copia / "data/piezas/diagrama/s3-diagrama-ruta.yml"
    text = path.read_text(encoding="utf-8")
    assert "titulo: Construcción" in text
    build(*load(copia), copia, tmp_path, only=["s3-diagrama-ruta"], workers=1)
    long = "titulo: Construcción cuidadosa de todos los acuerdos posibles"
    path.write_text(text.replace("titulo: Construcción", long), encoding="utf-8")
    with pytest.raises(DataErrors, match=r"s3-diagrama-ruta\.yml:\d+.*Acorta") as caught:
        build(*load(copia), copia, tmp_path, only=["s3-diagrama-ruta"], workers=1)
    assert "de más hacia abajo" in str(caught.value)


def test_signs_share_their_sizes_and_fill_the_sheet(paquete: Paquete) -> None:
    for p in of(paquete, Cartel):
        made = signs(p)["letreros"]
        assert len({(s["em"], s["em_linea"]) for s in made}) == 1
        assert made[0]["em"] * 0.668 >= 40


def test_a_sign_with_too_many_words_is_refused(copia: Path, tmp_path: Path) -> None:
    path = copia / "data/piezas/cartel/s6-cero-cien.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("texto: 100 %", "texto: cien por ciento de las veces"), encoding="utf-8")
    with pytest.raises(DataErrors, match="las mayúsculas de"):
        build(*load(copia), copia, tmp_path, only=["s6-cero-cien"], workers=1)


def test_labels_stay_on_the_sheet_and_apart(paquete: Paquete) -> None:
    for p in of(paquete, Etiquetas):
        size = CARTA_MM
        (sheet, *_) = labels(p, size, 4)["pliegos"]
        assert len(sheet) <= p.por_hoja
        for one in sheet:
            assert 8 <= one["x"] <= size[0] - 8 - p.ancho_mm, p.id  # A4 is 6 mm narrower
            assert 5 <= one["y"] <= size[1] - 5 - p.alto_mm, p.id
            assert abs(one["x_reverso"] - (size[0] - one["x"] - p.ancho_mm)) < 0.01
        assert len({(one["x"], one["y"]) for one in sheet}) == len(sheet)


def test_labels_that_fill_the_sheet_are_refused(copia: Path) -> None:
    path = copia / "data/piezas/etiquetas/s6-votos.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("alto_mm: 27", "alto_mm: 29"), encoding="utf-8")
    (found,) = [p for p in audit(*load(copia)) if p.regla == "hoja-llena"]
    assert re.search(r"s6-votos\.yml:\d+.*ocupan 13 mm de más", str(found)) and found.gravedad == "error"


def test_votes_come_in_threes(paquete: Paquete) -> None:
    votes = paquete.piezas["s6-votos"]
    assert isinstance(votes, Etiquetas)
    (sheet,) = labels(votes, CARTA_MM, 4)["pliegos"]
    assert [one["grande"] for one in sheet] == ["1", "2", "3"] * 18
    assert all(one["e"].pie == "voto" for one in sheet)


@pytest.mark.parametrize(("groups", "sheets"), [(1, 1), (4, 2), (5, 3), (8, 4)])
def test_one_table_sign_per_group(paquete: Paquete, groups: int, sheets: int) -> None:
    p = paquete.piezas["s2-letreros-mesa"]
    assert isinstance(p, Etiquetas)
    made = labels(p, CARTA_MM, groups)["pliegos"]
    assert len(made) == sheets
    assert [one["grande"] for sheet in made for one in sheet] == [f"Grupo {i + 1}" for i in range(groups)]


def test_pages_follow_the_number_of_groups(paquete: Paquete) -> None:
    more = paquete.portada.supuestos.model_copy(update={"grupos": 8})
    other = paquete.model_copy(update={"portada": paquete.portada.model_copy(update={"supuestos": more})})
    p = paquete.piezas["s2-letreros-mesa"]
    assert [j.paginas for j in Pages(paquete).jobs(p)] == [2]
    assert [j.paginas for j in Pages(other).jobs(p)] == [4]


def test_cut_marks_are_symmetric_and_outside_the_labels() -> None:
    for cols, rows, w, h in ((2, 4, 90, 62), (2, 3, 76, 76), (6, 9, 30, 27)):
        marks = cut_marks(215.9, 279.4, w, h, cols, rows)
        left, top = (215.9 - w * cols) / 2, top_of(279.4, h * rows)
        assert top >= TOP_MM and 279.4 - top - h * rows >= BAND_MM - 0.01
        assert sum("cruz" not in m["clase"] for m in marks) == 2 * (cols + 1) + 2 * (rows + 1)
        for m in marks:
            long = 4 if "cruz" in m["clase"] else 5
            mirrored = 215.9 - m["x"] - (long if m["clase"].startswith("h") else 0)
            assert any(abs(o["x"] - mirrored) < 0.01 and abs(o["y"] - m["y"]) < 0.01 for o in marks), m
            if "cruz" not in m["clase"]:
                assert (
                    m["y"] + 5 < top
                    or m["y"] > top + h * rows
                    or m["x"] + 5 < left
                    or m["x"] > left + w * cols
                    or (m["clase"] == "h" and (m["x"] + 5 < left or m["x"] > left + w * cols))
                )


def test_labels_are_asked_for_in_sheets(paquete: Paquete) -> None:
    asked = [
        Material(pieza="s2-gafetes", por="persona"),
        Material(pieza="s6-votos", cantidad=3, por="persona"),
        Material(pieza="s2-letreros-mesa", por="sesion"),
    ]
    assert copies(asked, paquete, 18, 4) == {"s2-gafetes": 3, "s6-votos": 1, "s2-letreros-mesa": 1}
    assert copies(asked, paquete, 40, 8) == {"s2-gafetes": 5, "s6-votos": 3, "s2-letreros-mesa": 1}


def test_copies_per_ally(paquete: Paquete) -> None:
    asked = [Material(pieza="s5-expediente", por="aliado"), Material(pieza="s5-expediente", por="sesion")]
    assert copies(asked, paquete) == {"s5-expediente": paquete.portada.supuestos.aliados}
    assert copies(asked, paquete, 40, 8, 6) == {"s5-expediente": 6}
