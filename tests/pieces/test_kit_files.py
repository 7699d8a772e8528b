"""Facts about every PDF of the kit: pages, sizes, fonts, text, tags. No comparison of bytes with a stored file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from kinds import FOOT_AT_THE_END, OF_OTHERS

from macros.model import Escrito, Hoja, HojaAutoevaluacion, Paquete
from print.pdf.inspection import failures_ua1
from print.pdf.thumbnails import picture
from print.pieces import worksheet

MM = 72 / 25.4
SIZES = {"60x90": {(600.0, 900.0), (900.0, 600.0)}, "carta": {(215.9, 279.4), (279.4, 215.9)},
         "a4": {(210.0, 297.0), (297.0, 210.0)}, "16x9": {(338.67, 190.5)},
         "doble-carta": {(279.4, 431.8), (431.8, 279.4)}}  # fmt: skip
PROMISED = range(1, 201)
"""Numbers of the inventory of what the five sources ask to be printed."""
SHARED_MOST = 6
"""Most numbers that one piece may serve: a piece for everything would serve nobody."""


@pytest.fixture(scope="module")
def index(kit: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((kit / "kit.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def files(kit: Path, index: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any], Path]]:
    """(piece, file, path) of every PDF that kit.json lists."""
    every = [(p, f, kit.parent / f["ruta"]) for p in index["piezas"] for f in p["archivos"]]
    out = [x for x in every if x[2].suffix == ".pdf"]
    assert len(out) >= 40
    return out


def fonts_of(pdf: pikepdf.Pdf) -> dict[str, bool]:
    """Name of each font of a document and whether its program is inside."""
    found = {}
    for obj in pdf.objects:
        if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/FontDescriptor":
            embedded = any(key in obj for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            found[str(obj.FontName)] = embedded
    return found


def test_index_names_the_fields_of_the_public_interface(index: dict[str, Any]) -> None:
    assert set(index) == {"piezas", "salidas", "maletines"}
    for piece in index["piezas"]:
        assert {"id", "tipo", "titulo", "sesion", "guia", "inventario", "archivos"} <= set(piece)
        for f in piece["archivos"]:
            assert {"ruta", "variante", "papel", "paginas", "bytes", "sha256", "rellenable"} <= set(f)
    for outputs in index["salidas"]:
        assert {"sesion", "guia", "archivos"} <= set(outputs) and outputs["archivos"]
    for bundle in index["maletines"]:
        assert {"sesion", "ruta", "bytes"} <= set(bundle)


def test_every_number_of_the_inventory_has_a_piece(index: dict[str, Any]) -> None:
    served = {n for p in index["piezas"] if p["archivos"] for n in p["inventario"]}
    assert served == set(PROMISED)


def test_files_are_as_the_index_says(files: Any) -> None:
    import hashlib

    for _, f, path in files:
        data = path.read_bytes()
        assert len(data) == f["bytes"], path
        assert hashlib.sha256(data).hexdigest() == f["sha256"], path
        assert len(pypdfium2.PdfDocument(data)) == f["paginas"], path


def test_page_sizes(files: Any) -> None:
    for _, f, path in files:
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                x0, y0, x1, y1 = (float(v) / MM for v in page.mediabox)
                w, h = x1 - x0, y1 - y0
                assert any(abs(w - a) < 0.2 and abs(h - b) < 0.2 for a, b in SIZES[f["papel"]]), (path, w, h)


def test_fonts_are_ours_and_embedded(files: Any) -> None:
    seen = 0
    for _, _, path in files:
        with pikepdf.open(path) as pdf:
            for name, embedded in fonts_of(pdf).items():
                seen += 1
                assert any(ours in name for ours in ("Atkinson", "Paquete-Lenguas")), (path, name)
                assert embedded, (path, name)
    assert seen > len(files)


def test_tagged_files_pass_pdf_ua_and_say_title_language_and_bookmarks(files: Any, paquete: Paquete) -> None:
    tagged = [(p, f, path) for p, f, path in files if f["etiquetado"]]
    assert len(tagged) >= 30
    for piece, _, path in tagged:
        assert failures_ua1(path.read_bytes()) == [], path
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang) == "es", path
            assert pdf.Root.MarkInfo.Marked, path
            assert str(pdf.docinfo["/Title"]) == piece["titulo"], path
            assert pdf.Root.ViewerPreferences.DisplayDocTitle, path
            with pdf.open_outline() as outline:
                assert list(outline.root), f"{path}: no bookmarks"


def test_tiled_files_say_they_are_not_tagged(files: Any) -> None:
    tiled = [(f, path) for _, f, path in files if f["variante"].startswith("mosaico")]
    assert tiled
    for f, path in tiled:
        assert f["etiquetado"] is False
        assert f["mosaico"]["traslape_mm"] == 10
        with pikepdf.open(path) as pdf:
            assert "/StructTreeRoot" not in pdf.Root


def test_every_page_says_edition_piece_and_number(files: Any, paquete: Paquete) -> None:
    edition = f"{paquete.portada.edicion.titulo} {paquete.portada.edicion.version}"
    pages = 0
    for piece, f, path in files:
        if f["variante"].startswith("mosaico"):
            continue
        document = pypdfium2.PdfDocument(path)
        for i in range(len(document)):
            words = document[i].get_textpage().get_text_range().replace("\r\n", " ")
            pages += 1
            if piece["tipo"] in OF_OTHERS:
                assert edition not in words and piece["id"] not in words, (path, i)
                continue
            if piece["tipo"] not in FOOT_AT_THE_END or i == len(document) - 1:
                assert edition in words and piece["id"] in words, (path, i)
            if piece["tipo"] == "libro":
                continue  # its numbers are shapes, which test_book.py looks at
            if piece["tipo"] == "tarjetas":
                assert f"Página {i + 1} de {len(document)}" in words, (path, i)
            else:
                assert re.search(rf"(Página )?{i + 1} (de|/) {len(document)}", words), (path, i)
    assert pages > 60


def test_text_keeps_accents_and_enye(kit: Path) -> None:
    words = "".join(_text(p) for p in sorted(kit.glob("s1-*/*-carta.pdf")) if "mosaico" not in p.name)
    for letter in "áéíóúñ¿":
        assert letter in words
    assert "\ufffd" not in words


def _text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "".join(document[i].get_textpage().get_text_range() for i in range(len(document)))


def _fields_of(hoja: Hoja | HojaAutoevaluacion | Escrito, paquete: Paquete) -> int:
    """How many fields a worksheet asks for: its own, every empty cell of its tables, and every place of its templates.

    A scored check: group, date and agreement, each criterion, and a sum a dimension and in total. A document: each of
    its blanks, and each box to tick.
    """
    if isinstance(hoja, Escrito):
        return len(hoja.campos) + sum(len(t.opciones) for t in hoja.cuerpo)
    if isinstance(hoja, HojaAutoevaluacion):
        check = paquete.guias[hoja.de_guia].autoevaluacion
        assert check
        return 3 + sum(len(d.criterios) + 1 for d in check.dimensiones) + 1
    tables = [s.tabla for s in hoja.secciones if s.tabla]
    cells = sum(t.filas * len(t.columnas) + sum(not cell for row in t.llenos for cell in row) for t in tables)
    places = sum(len(trazo.zonas) for trazo in worksheet.drawn(hoja).values())
    return len(hoja.encabezado) + sum(len(s.campos) for s in hoja.secciones) + cells + places


def test_fillable_files_have_named_fields_with_tooltips(files: Any, paquete: Paquete) -> None:
    fillable = [(p["id"], path) for p, f, path in files if f["rellenable"]]
    assert len(fillable) >= 6
    for id_, path in fillable:
        hoja = paquete.piezas[id_]
        assert isinstance(hoja, Hoja | HojaAutoevaluacion | Escrito)
        with pikepdf.open(path) as pdf:
            fields = list(pdf.Root.AcroForm.Fields)
            names = [str(field.T) for field in fields]
            assert len(names) == _fields_of(hoja, paquete) > 0 and len(set(names)) == len(names), path
            assert all(str(field.TU).strip() for field in fields), path
            assert all(page.get("/Tabs") == "/S" for page in pdf.pages), path


def test_static_worksheets_have_no_fields(files: Any) -> None:
    static = [path for p, f, path in files if p["tipo"] == "hoja" and not f["rellenable"]]
    assert static
    for path in static:
        with pikepdf.open(path) as pdf:
            assert "/AcroForm" not in pdf.Root, path


def test_filled_file_keeps_spanish_letters(kit: Path, tmp_path: Path) -> None:
    source = kit / "s1-ventajas" / "s1-ventajas-rellenable-carta.pdf"
    filled = tmp_path / "lleno.pdf"
    with pikepdf.open(source) as pdf:
        field = next(f for f in pdf.Root.AcroForm.Fields if str(f.T) == "grupo")
        field.V = pikepdf.String("Íñigo Ñandú, acción")
        pdf.save(filled)
    with pikepdf.open(filled) as pdf:
        field = next(f for f in pdf.Root.AcroForm.Fields if str(f.T) == "grupo")
        assert str(field.V) == "Íñigo Ñandú, acción"


@pytest.mark.parametrize(("id_", "variant"), [("s1-expectativas", "mosaico"), ("s2-cinco-r", "mosaico-40")])
def test_tiles_put_together_give_the_poster(kit: Path, index: dict[str, Any], id_: str, variant: str) -> None:
    """The windows, pasted where ``kit.json`` says, are the poster, but for the edges of the letters."""
    from PIL import Image, ImageChops

    piece = next(p for p in index["piezas"] if p["id"] == id_)
    f = next(f for f in piece["archivos"] if f["variante"] == variant)
    how, (cut, *_) = f["mosaico"], f["mosaico"]["cortes"]
    size = (round(600 * how["escala"]), round(900 * how["escala"]))
    poster = picture((kit / f"{id_}/{id_}-60x90.pdf").read_bytes(), 1200).resize(size, Image.Resampling.BOX)
    tiled = (kit.parent / f["ruta"]).read_bytes()
    built = Image.new("RGB", size, "white")
    places = [(x, y) for y in cut["filas"] for x in cut["columnas"]]
    assert len(places) == how["columnas"] * how["filas"] == f["paginas"] - 1 and cut["en_blanco"] == []
    document = pypdfium2.PdfDocument(tiled)
    for i, ((left, right), (top, bottom)) in enumerate(places, 1):
        wide, high = (document[i].get_width() / MM, document[i].get_height() / MM)
        assert {round(wide, 1), round(high, 1)} == {215.9, 279.4}
        sheet = picture(tiled, round(wide * 4), i).resize((round(wide), round(high)), Image.Resampling.BOX)
        m = how["margen_mm"]
        window = sheet.crop((m, m, round(m + right - left), round(m + bottom - top)))
        built.paste(window, (round(left), round(top)))
    difference = ImageChops.difference(poster.convert("L"), built.convert("L"))
    far = sum(count for value, count in enumerate(difference.histogram()) if value > 128)
    assert far / (poster.width * poster.height) < 0.008
    blank = ImageChops.difference(poster.convert("L"), Image.new("L", poster.size, 255))
    assert sum(n for v, n in enumerate(blank.histogram()) if v > 128) / (poster.width * poster.height) > 0.02


def test_cards_of_both_faces_fall_together() -> None:
    from print.pieces import cards

    width = 215.9
    for i in range(8):
        place = cards.place(i)
        assert abs(place["x_reverso"] - (width - place["x"] - 90)) < 0.01
    marks = cards.card_cuts()
    assert len(marks) >= 16
    for m in marks:
        length = 4 if "cruz" in m["clase"] else 5
        mirrored = width - m["x"] - (length if m["clase"].startswith("h") else 0)
        assert any(abs(o["x"] - mirrored) < 0.01 and abs(o["y"] - m["y"]) < 0.01 for o in marks), m


def test_a4_file_is_the_same_drawing_centred(kit: Path) -> None:
    letter, a4 = (pikepdf.open(kit / f"s1-ventajas/s1-ventajas-{p}.pdf") for p in ("carta", "a4"))
    box = [float(v) for v in a4.pages[0].mediabox]
    other = [float(v) for v in letter.pages[0].mediabox]
    assert (
        abs((box[0] + box[2]) - (other[0] + other[2])) < 0.01 and abs((box[1] + box[3]) - (other[1] + other[3])) < 0.01
    )
    drawn = [b"".join(s.read_bytes() for s in pdf.pages[0].obj.Contents) for pdf in (letter, a4)]
    assert drawn[0] == drawn[1]
    assert "/StructTreeRoot" in a4.Root
