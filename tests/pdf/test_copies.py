"""Copies of a drawing: other papers, reduced, with large letters, and in black and white."""

from __future__ import annotations

import io
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest

from macros.colours import contrast, luminance
from macros.diagrams.lienzo import PRINCIPAL
from macros.loading import load
from macros.model import Hoja, Paquete
from macros.model.piezas.pieza import TIPOS
from print.engine.weasy import Rendered
from print.jobs import Drawn
from print.output import Output
from print.pages.run_sheet import SHEETS
from print.pages.tones import TOKENS
from print.pdf.greys import BLACK, LINE, PALE, WHITE, grey_of, turn_grey
from print.pdf.ink import inks
from print.pdf.inspection import failures_ua1
from print.pdf.resizing import REDUCED_PT, STRIP_MM, reduction, reduction_paper
from print.pieces import Pages
from print.pieces.worksheet import SMALLEST_PT
from print.press.finishing import finish, letter_mm
from print.sheets.grid import AIR_MM, OVERLAP_MM, leaves
from print.sheets.papers import PAPERS_MM
from print.sheets.places import LARGE_PRINT_PT

MM = 72 / 25.4
DRAWINGS = ("original", "estatica", "dibujalo", "reducida")
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
    tiles = {("mosaico", "carta"), ("mosaico-40", "carta")}
    poster = {("original", "60x90"), ("reducida", "carta"), ("blanco-y-negro", "60x90"), *tiles}
    both = {("estatica", "carta"), ("estatica", "a4"), ("blanco-y-negro", "carta")}
    due = {
        "rotafolio": poster | {("blanco-y-negro", "carta")},
        "diagrama": poster | both,
        "hoja": both | {("letra-grande", "carta")},
        "formato": both | {("letra-grande", "carta")},
        "documento": both | {("rellenable", "carta")},
        "autoevaluacion": both | {("letra-grande", "carta"), ("rellenable", "carta")},
        "tarjetas": both, "etiquetas": both, "cartel": both,
        "ficha": both | {("letra-grande", "carta")}, "ficha_navegacion": both | {("letra-grande", "carta")},
        "carta_descriptiva": {("estatica", "carta"), ("estatica", "a4")},
        "libro": {("estatica", "carta"), ("estatica", "a4")},
        "presentacion": {("original", "16x9")},
    }  # fmt: skip
    assert set(due) == set(types.values()) == set(TIPOS)
    drawn_by_hand = {("dibujalo", "carta"), ("dibujalo", "a4"), ("original", "60x90"), ("blanco-y-negro", "carta")}
    for id_, copies in have.items():
        by_hand = ("dibujalo", "carta") in copies
        assert (drawn_by_hand if by_hand else due[types[id_]]) <= copies, id_
        assert not (by_hand and {v for v, _ in copies} & {"mosaico", "mosaico-40", "reducida"}), id_


# ---- papers -------------------------------------------------------------------------------------


def test_posters_by_parts_take_few_sheets_and_say_how_many(files: Any) -> None:
    """At 40 × 60 cm six to eight sheets of Letter a page, a mural apart; what is in the file is what the map says."""
    counts = []
    for variant in ("mosaico-40", "mosaico"):
        for p, f, _ in of(files, variant):
            how = f["mosaico"]
            sheets = [len(c["columnas"]) * len(c["filas"]) - len(c["en_blanco"]) for c in how["cortes"]]
            assert f["paginas"] == sum(sheets) + len(sheets) and how["traslape_mm"] == OVERLAP_MM, p["id"]
            assert not f["etiquetado"] and f["lectura_m"] > 0
            if variant == "mosaico-40" and p["id"] != "s2-base-mapa":
                assert max(sheets) <= 8, (p["id"], sheets)
                assert f["lectura_m"] >= 3.5, p["id"]
                counts += sheets
            elif variant == "mosaico":
                assert max(sheets) <= 16, (p["id"], sheets)
    assert len(counts) > 60 and counts.count(SHEETS) > len(counts) / 2


def test_every_sheet_shows_something_and_all_that_is_drawn_is_shown(files: Any) -> None:
    """No blank sheet is made; the windows cover the ink, and go on below each other by the overlap."""
    seen = 0
    for p, f, path in of(files, "mosaico-40")[::6]:
        how = f["mosaico"]
        original = next(x for x in files if x[0]["id"] == p["id"] and x[1]["variante"] == "original")
        for cut, ink in zip(how["cortes"], inks(original[2].read_bytes(), how["escala"]), strict=True):
            x0, y0, x1, y1 = ink.box
            for spans, least, most, axis in ((cut["columnas"], x0, x1, 0), (cut["filas"], y0, y1, 1)):
                assert spans[0][0] <= least and spans[-1][1] >= most, p["id"]
                for before, after in itertools.pairwise(spans):
                    assert before[1] - after[0] == pytest.approx(OVERLAP_MM)
                room = max((leaf.util_ancho, leaf.util_alto)[axis] for leaf in leaves("carta"))
                assert all(b - a <= room + 0.1 for a, b in spans)
        shown = inks(path.read_bytes(), 1.0)
        for i, sheet in enumerate(shown):
            wide, high = sheet.picture.size
            assert not sheet.blank(AIR_MM + 9, 12, wide - 12, high - 12), (p["id"], i)
            seen += 1
    assert seen > 40


def test_reduced_posters_are_read_at_arm_s_length_and_tagged(files: Any) -> None:
    for p, f, path in of(files, "reducida"):
        assert f["letra_pt"] >= REDUCED_PT and f["etiquetado"], p["id"]
        assert failures_ua1(path.read_bytes()) == [], path
        original = next(x for x in files if x[0]["id"] == p["id"] and x[1]["variante"] == "original")
        assert words(path) == words(original[2])


def test_measured_letters_are_those_of_the_page(kit: Path, files: Any) -> None:
    """The smallest letters of this flipchart are those of its drawing; what kit.json says is their em, reduced."""
    _, f, _ = next(x for x in of(files, "reducida") if x[0]["id"] == "s1-expectativas")
    assert f["letra_pt"] == pytest.approx(PRINCIPAL * reduction("carta", (600, 900)) * MM, abs=0.1)


def test_letters_of_a_drawing_on_a_sheet_count(paquete: Paquete) -> None:
    """The engine cannot measure them: the job says how large they are, in em, on the paper of the sheet."""
    hoja = next(p for p in paquete.piezas.values() if isinstance(p, Hoja) and any(s.plantilla for s in p.secciones))
    job = next(j for j in Pages(paquete).jobs(hoja) if j.variante == "estatica")
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


def letter_sizes(path: Path) -> set[float]:
    """Sizes in points of all the letters of a file, its feet too."""
    sizes = set()
    for page in pypdfium2.PdfDocument(path):
        text = page.get_textpage()
        for i in range(text.count_chars()):
            if chr(raw.FPDFText_GetUnicode(text.raw, i)).isalnum():
                matrix = raw.FS_MATRIX()
                raw.FPDFText_GetMatrix(text.raw, i, matrix)
                sizes.add(round(raw.FPDFText_GetFontSize(text.raw, i) * abs(matrix.d or matrix.b), 2))
    return sizes


def test_large_print_has_no_letter_below_18_points(files: Any) -> None:
    """Measured on the finished page: words, drawings, foot. All the words of the sheet are there."""
    measured = 0
    for p, f, path in of(files, "letra-grande"):
        assert f["papel"] == "carta" and f["letra_pt"] >= LARGE_PRINT_PT - 0.05, p["id"]
        if measured < 25 or p["tipo"] in ("autoevaluacion", "ficha"):
            sizes = letter_sizes(path)
            assert sizes and min(sizes) >= LARGE_PRINT_PT - 0.1, (p["id"], min(sizes))
            assert failures_ua1(path.read_bytes()) == [], p["id"]
            measured += 1
    assert measured >= 30


def test_large_print_says_what_the_sheet_says(files: Any) -> None:
    for p, _, path in of(files, "letra-grande")[:20]:
        static = next(
            x for x in files if x[0]["id"] == p["id"] and (x[1]["variante"], x[1]["papel"]) == ("estatica", "carta")
        )
        foot = {*words(static[2])[0].split()[-40:], "Solución", "código"}  # the book's name, and what its code is for
        said = {w for page in words(static[2]) for w in re.findall(r"[^\W\d]{5,}", page)} - foot
        there = {w for page in words(path) for w in re.findall(r"[^\W\d]{5,}", page)}
        assert len(said - there) <= len(said) * 0.03, (p["id"], said - there)


def test_large_print_with_small_letters_is_refused(copia: Path) -> None:
    """A guard that fails: smaller letters in its style, and nothing is written."""
    style = copia / "print" / "estilos" / "letra-grande.css"
    assert style.is_file()
    job = next(j for j in Pages(load(copia)[0]).jobs(load(copia)[0].piezas["s1-ventajas"]) if j.minima_pt)
    small = Drawn(Rendered(b"", 1, [], 17.0 / MM), "", 0.0, 0)
    made = finish(job, small, Output(copia, copia / "fuera", copia / "letras"), lambda html: b"")
    assert [x.regla for x in made.hallazgos] == ["letra-chica"] and "17.0 puntos" in made.hallazgos[0].mensaje
    assert made.archivos == []


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
