"""A poster by parts: cut where little is drawn, without blank sheets, and with its drawing once in the file."""

from __future__ import annotations

import pikepdf
import pytest
from PIL import Image, ImageDraw

from print.pdf.document import opened, to_bytes
from print.pdf.ink import Ink
from print.pdf.stamp import stamp
from print.pdf.tiling import MapWords, cut, tile
from print.sheets.grid import COLUMNS, FULL, OVERLAP_MM, ROWS, SMALL, geometry, leaves
from print.sheets.places import PLACES, Sello
from print.sheets.seams import crossed, spans

SELLO = Sello("https://ejemplo.invalid/kit/x.html#", "Marca", "Edición 2026.1 · x", PLACES["60x90"])
MARK = "01234567"
WORDS = MapWords("{n} hojas", "en blanco")


def drawn(size: tuple[int, int], *boxes: tuple[int, int, int, int]) -> Ink:
    image = Image.new("L", size)
    for box in boxes:
        ImageDraw.Draw(image).rectangle(box, fill=255)
    return Ink(image)


def frame(x0: int, y0: int, x1: int, y1: int) -> list[tuple[int, int, int, int]]:
    return [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]


def poster(words: bytes) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(600 * 72 / 25.4, 900 * 72 / 25.4))
    form = pikepdf.Stream(pdf, words * 20, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=pdf.make_indirect(form)))
    page.Contents = pdf.make_stream(b"q /A Do Q")
    return pdf


def labels() -> bytes:
    pdf = pikepdf.new()
    for _ in range(1 + ROWS * COLUMNS):
        pdf.add_blank_page(page_size=(100, 100)).Resources = pikepdf.Dictionary()
    return to_bytes(pdf)


def test_the_same_labels_serve_any_poster() -> None:
    """Two posters: each copy shows its own drawing, once in the file, and says its own title."""
    grids = [cut(drawn((600, 900), *frame(40, 30, 560, 860)), FULL, "carta")]
    both = dict.fromkeys((True, False), labels())
    for words, title in ((b"1 0 0 rg", "Aliados & ñandú"), (b"0 1 0 rg", "Otro")):
        one = poster(words)
        one.docinfo["/Title"] = title
        stamp(one, SELLO, MARK)
        data = tile(one, grids, SELLO, MARK, both, WORDS)
        assert data == tile(one, grids, SELLO, MARK, both, WORDS), "the same poster, the same bytes"
        with opened(data) as pdf:
            assert len(pdf.pages) == 1 + len(grids[0].windows()) and pdf.check_pdf_syntax() == []
            things = pdf.pages[3].obj.Resources.XObject
            assert things.Dibujo.Resources.XObject.Dibujo.Resources.XObject.A.read_bytes() == words * 20
            assert set(things.keys()) == {"/Dibujo", "/Letrero", "/Marca"}
            assert "/Codigo" in pdf.pages[0].obj.Resources.XObject
            assert len([o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.read_bytes() == words * 20]) == 1
            assert str(pdf.docinfo.Title) == title
            with pdf.open_metadata() as about:
                assert about["dc:title"] == title


def test_a_title_is_not_cut_where_the_paper_allows() -> None:
    """A title and two boxes of words: the seams go between them; sheets of a size would cut through all three."""
    title, low, left = (30, 190, 330, 260), (30, 480, 330, 540), (30, 270, 170, 470)
    ink = drawn((414, 621), title, low, left, (390, 30, 392, 34))
    grid = cut(ink, SMALL, "carta")
    seams = ([b for _, b in grid.columnas[:-1]], [b for _, b in grid.filas[:-1]])
    for box in (title, low):
        assert not any(box[1] <= y <= box[3] for y in seams[1]), (box, seams)
    across, down = ink.columns(), ink.rows()
    even = tuple((i * 200.0 + 20, i * 200.0 + 230) for i in range(3))
    assert crossed(grid.filas, down) == 0 < crossed(even, down)
    others = [crossed(((30.0, float(x)), (0.0, 0.0)), across) for x in range(200, 220)]
    assert crossed(grid.columnas, across) <= min(others)


def test_seams_fall_where_least_is_drawn_and_no_part_is_wider_than_its_sheet() -> None:
    ink = [1.0] * 400
    ink[150:156] = [0.0] * 6
    parts = spans(10, 380, 200, ink)
    assert len(parts) == 2 and parts[0][1] == pytest.approx(195, abs=1), "out of reach, so as even as can be"
    ink[195:200] = [0.0] * 5
    parts = spans(10, 380, 200, ink)
    assert 195 < parts[0][1] < 200 and crossed(parts, ink) == 0
    assert parts[1] == (parts[0][1] - OVERLAP_MM, 380.0)
    assert spans(10, 200, 200, ink) == ((10, 200),)
    assert len(spans(0.4, 390.3, 200, ink)) == 3, "no whole millimetre is left for a seam of two"
    for window in (90.0, 120.0, 260.0):
        parts = spans(0, 399, window, ink)
        assert all(b - a <= window for a, b in parts) and parts[0][0] == 0 and parts[-1][1] == 399


def test_a_blank_sheet_is_left_out_and_its_place_is_on_the_map() -> None:
    ink = drawn((600, 900), (40, 40, 560, 60), (40, 60, 60, 860), (40, 840, 560, 860))
    grid = cut(ink, FULL, "carta")
    assert grid.en_blanco and len(grid.windows()) == len(grid.places()) - len(grid.en_blanco)
    assert geometry([grid]).cortes[0].en_blanco
    one = poster(b"1 0 0 rg")
    stamp(one, SELLO, MARK)
    with opened(tile(one, [grid], SELLO, MARK, dict.fromkeys((True, False), labels()), WORDS)) as pdf:
        assert len(pdf.pages) == 1 + len(grid.windows()) < 1 + len(grid.places())
        assert pdf.pages[0].obj.Contents.read_bytes().count(b"[4 3] 0 d") == len(grid.en_blanco)


def test_forty_by_sixty_takes_six_sheets_of_letter() -> None:
    for size, box in (((414, 621), (25, 20, 389, 600)), ((621, 414), (25, 26, 596, 403))):
        grid = cut(drawn(size, *frame(*box)), SMALL, "carta")
        assert len(grid.windows()) == 6, size
        assert {leaf.papel for leaf in leaves("carta")} == {grid.hoja.papel}
