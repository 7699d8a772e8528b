"""Copies of a drawing: other papers, reduced, with large letters, and in black and white."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from macros.colours import contrast, luminance
from macros.diagrams.lienzo import PRINCIPAL
from macros.model import Hoja, Paquete
from macros.model.pieza import TIPOS
from print.engine.weasy import Rendered
from print.pages.tones import TOKENS
from print.pdf.greys import BLACK, LINE, PALE, WHITE, grey_of, turn_grey
from print.pdf.inspection import failures_ua1
from print.pdf.resizing import LARGE_PRINT_PT, STRIP_MM, reduction, reduction_paper
from print.pieces import Pages
from print.pieces.worksheet import SMALLEST_PT
from print.press.finishing import letter_mm
from print.sheets.grid import TILED_ON, grid, offsets
from print.sheets.papers import PAPERS_MM

MM = 72 / 25.4
DRAWINGS = ("original", "estatica", "reducida")
"""What a copy in grey is made of, the first there is on its paper."""


@pytest.fixture(scope="module")
def files(kit: Path) -> list[tuple[dict[str, Any], dict[str, Any], Path]]:
    index = json.loads((kit / "kit.json").read_text(encoding="utf-8"))
    every = [(p, f, kit.parent / f["ruta"]) for p in index["piezas"] for f in p["archivos"]]
    return [x for x in every if x[2].suffix == ".pdf"]


def of(files: Any, variant: str) -> list[tuple[dict[str, Any], dict[str, Any], Path]]:
    found = [x for x in files if x[1]["variante"] == variant]
    assert found
    return found


def words(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    return [" ".join(document[i].get_textpage().get_text_range().split()) for i in range(len(document))]


def test_every_type_has_the_copies_it_should(files: Any) -> None:
    have: dict[str, set[tuple[str, str]]] = {}
    for p, f, _ in files:
        have.setdefault(p["id"], set()).add((f["variante"], f["papel"]))
    types = {p["id"]: p["tipo"] for p, _, _ in files}
    tiles = {("mosaico", paper) for paper in ("carta", "oficio", "a4")}
    poster = {("original", "60x90"), ("reducida", "carta"), ("blanco-y-negro", "60x90"), *tiles}
    both = {("estatica", "carta"), ("estatica", "a4"), ("blanco-y-negro", "carta")}
    due = {
        "rotafolio": poster | {("blanco-y-negro", "carta")},
        "diagrama": poster | both,
        "hoja": both | {("letra-grande", "doble-carta")},
        "formato": both | {("letra-grande", "doble-carta")},
        "documento": both | {("letra-grande", "doble-carta"), ("rellenable", "carta")},
        "autoevaluacion": both | {("letra-grande", "doble-carta"), ("rellenable", "carta")},
        "tarjetas": both, "etiquetas": both, "cartel": both, "ficha": both, "ficha_navegacion": both,
        "carta_descriptiva": {("estatica", "carta"), ("estatica", "a4")},
        "libro": {("estatica", "carta"), ("estatica", "a4")},
        "presentacion": {("original", "16x9")},
    }  # fmt: skip
    assert set(due) == set(types.values()) == set(TIPOS)
    for id_, copies in have.items():
        assert due[types[id_]] <= copies, id_


# ---- papers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("paper", "sheets", "turned"), [("carta", 15, True), ("oficio", 10, True), ("a4", 16, False)])
def test_the_grid_takes_the_side_with_fewer_sheets(paper: str, sheets: int, turned: bool) -> None:
    for poster in ((600.0, 900.0), (900.0, 600.0)):
        g = grid(paper, poster)
        assert g.columnas * g.filas == sheets
        assert (g.ancho_mm > g.alto_mm) == (turned if poster[0] < poster[1] else not turned) or paper == "a4"
        right = max(x + g.util_ancho for _, _, x, _ in offsets(g))
        low = max(y + g.util_alto for _, _, _, y in offsets(g))
        assert right >= poster[0] and low >= poster[1]


def test_oficio_is_the_mexican_one() -> None:
    assert PAPERS_MM["oficio"] == (216.0, 340.0) and TILED_ON == ("carta", "oficio", "a4")


@pytest.mark.parametrize("paper", TILED_ON)
def test_tiles_say_their_paper_and_hold_each_part_once(files: Any, paper: str) -> None:
    p, f, path = next(x for x in of(files, "mosaico") if x[1]["papel"] == paper and x[0]["tipo"] == "rotafolio")
    g = grid(paper, (600, 900))
    assert f["paginas"] % (g.columnas * g.filas + 1) == 0 and f["mosaico"]["traslape_mm"] == 10
    pages = words(path)
    names = {"carta": "carta", "oficio": "oficio (216 × 340 mm)", "a4": "A4"}
    assert f"tamaño {names[paper]}" in pages[0] and f"las {g.columnas * g.filas} hojas" in pages[0]
    labels = [re.search(r"\(([A-Z]\d)\)", page) for page in pages[1 : g.columnas * g.filas + 1]]
    assert len({m[1] for m in labels if m}) == g.columnas * g.filas, p["id"]


def test_reduced_posters_are_large_print_and_tagged(files: Any) -> None:
    for p, f, path in of(files, "reducida"):
        assert f["letra_pt"] >= LARGE_PRINT_PT and f["etiquetado"], p["id"]
        assert failures_ua1(path.read_bytes()) == [], path
        original = next(x for x in files if x[0]["id"] == p["id"] and x[1]["variante"] == "original")
        assert words(path) == words(original[2])


def test_measured_letters_are_those_of_the_page(kit: Path, files: Any) -> None:
    """The smallest letters of this flipchart are those of its drawing; what kit.json says is their em, reduced."""
    _, f, _ = next(x for x in of(files, "reducida") if x[0]["id"] == "s1-expectativas")
    assert f["letra_pt"] == pytest.approx(PRINCIPAL * reduction("carta", (600, 900)) * MM, abs=0.1)


def test_letters_of_a_drawing_on_a_sheet_count_for_its_large_print(paquete: Paquete) -> None:
    """The engine cannot measure them: the job says how large they are, in em, on the paper of the sheet."""
    hoja = next(p for p in paquete.piezas.values() if isinstance(p, Hoja) and any(s.plantilla for s in p.secciones))
    job = next(j for j in Pages(paquete).jobs(hoja) if "letra-grande" in j.copias)
    drawing = SMALLEST_PT / MM
    assert job.letra_mm == pytest.approx(drawing)
    for words, smallest in ((drawing + 1, drawing), (drawing - 1, drawing - 1), (0.0, drawing)):
        assert letter_mm(job, Rendered(b"", 1, [], words)) == pytest.approx(smallest)


def test_posters_with_small_letters_are_reduced_less() -> None:
    assert reduction_paper((600, 900), 18) == "carta" and reduction_paper((600, 900), 13) == "doble-carta"
    for paper in ("carta", "doble-carta"):
        for poster in ((600.0, 900.0), (900.0, 600.0)):
            wide, high = PAPERS_MM[paper] if poster[0] < poster[1] else PAPERS_MM[paper][::-1]
            scale = reduction(paper, poster)
            left = (wide - poster[0] * scale, high - poster[1] * scale)
            assert min(left) >= -0.01 and max(left) >= STRIP_MM - 0.01


def test_large_print_is_the_same_page_enlarged(files: Any) -> None:
    for p, f, path in of(files, "letra-grande"):
        static = next(
            x for x in files if x[0]["id"] == p["id"] and (x[1]["variante"], x[1]["papel"]) == ("estatica", "carta")
        )
        assert words(path) == words(static[2]), p["id"]
        assert f["letra_pt"] >= 12 and failures_ua1(path.read_bytes()) == []
        with pikepdf.open(path) as pdf, pikepdf.open(static[2]) as small:
            for big, page in zip(pdf.pages, small.pages, strict=True):
                assert sorted(float(v) / MM for v in big.mediabox[2:]) == pytest.approx([279.4, 431.8], abs=0.1)
                for note, before in zip(big.get("/Annots", []), page.get("/Annots", []), strict=True):
                    sizes = [float(n.Rect[2]) - float(n.Rect[0]) for n in (note, before)]
                    assert sizes[0] == pytest.approx(sizes[1] * 279.4 / 215.9, rel=0.01)


def test_bookmarks_of_a_reduced_poster_stay_on_the_sheet(files: Any) -> None:
    seen = 0
    for _, _, path in of(files, "reducida"):
        with pikepdf.open(path) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Dictionary) and isinstance(thing.get("/Dest"), pikepdf.Array):
                    page, _, x, y, *_ = thing.Dest
                    assert 0 <= float(x) <= float(page.MediaBox[2]) and 0 <= float(y) <= float(page.MediaBox[3])
                    seen += 1
            assert "/PaqueteAncla" not in pdf.pages[0]
    assert seen >= 50


# ---- black and white ----------------------------------------------------------------------------


def colours(pdf: pikepdf.Pdf) -> Iterator[tuple[float, ...]]:
    """Every colour that a document's pages and drawings set."""
    streams = [
        s
        for page in pdf.pages
        for s in (page.obj.Contents if isinstance(page.obj.Contents, pikepdf.Array) else [page.obj.Contents])
    ]
    streams += [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]
    for stream in streams:
        for match in re.finditer(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", stream.read_bytes()):
            yield tuple(float(match[i]) for i in (1, 2, 3))


def test_greys_have_no_colour_and_the_same_words_and_tags(files: Any) -> None:
    checked = 0
    for p, f, path in of(files, "blanco-y-negro"):
        with pikepdf.open(path) as pdf:
            found = set(colours(pdf))
        assert found and all(len(set(c)) == 1 for c in found), path
        assert {c[0] for c in found} <= {BLACK, LINE, PALE, WHITE}, path
        if checked < 40:
            assert failures_ua1(path.read_bytes()) == [], path
        # A diagram has two on Letter: the drawing for the desk, which is turned grey, and its poster reduced.
        on = {x[1]["variante"]: x[2] for x in files if (x[0]["id"], x[1]["papel"]) == (p["id"], f["papel"])}
        assert words(path) == words(next(on[v] for v in DRAWINGS if v in on)), path
        checked += 1
    assert checked > 150


def palette() -> dict[str, tuple[float, ...]]:
    found = re.findall(r"--([a-z-]+):\s*#([0-9a-f]{6})", TOKENS.read_text(encoding="utf-8"))
    return {name: tuple(int(h[i : i + 2], 16) / 255 for i in (0, 2, 4)) for name, h in found}


def test_greys_of_the_palette_keep_contrast() -> None:
    colours = palette()
    assert len(colours) >= 7
    paper = luminance(1, 1, 1)
    tint = luminance(*[grey_of(*colours["fondo-suave"])] * 3)
    for name in ("tinta", "tinta-suave", "principal", "acento"):
        grey = luminance(*[grey_of(*colours[name])] * 3)
        assert min(contrast(grey, paper), contrast(grey, tint)) >= 4.5, name
    for name in ("linea", "linea-suave"):
        grey = luminance(*[grey_of(*colours[name])] * 3)
        assert min(contrast(grey, paper), contrast(grey, tint)) >= 3, name
    assert grey_of(1, 1, 1) == WHITE == grey_of(*colours["fondo-suave"])


def test_pictures_and_gradients_turn_grey_too() -> None:
    from PIL import Image

    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(buffer, "JPEG")
    jpeg = pikepdf.Stream(
        pdf, buffer.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=8, Height=8,
        ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    raw = pikepdf.Stream(
        pdf, bytes((200, 30, 30)) * 4, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=2, Height=2,
        ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
    )  # fmt: skip
    function = pdf.make_indirect(
        pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0.04, 0.33, 0.39], C1=[1, 1, 1])
    )
    page.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(A=jpeg, B=raw), Shading=pikepdf.Dictionary(S=function)
    )
    page.Contents = pdf.make_stream(b"q 50 0 0 50 0 0 cm /A Do Q q 50 0 0 50 50 50 cm /B Do Q")
    turn_grey(pdf)
    out = io.BytesIO()
    pdf.save(out)
    with pikepdf.open(out) as grey:
        images = [o for o in grey.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
        assert [str(i.ColorSpace) for i in images] == ["/DeviceGray"] * 2
        assert [float(v) for v in grey.pages[0].Resources.Shading.S.C0] == [0, 0, 0]
