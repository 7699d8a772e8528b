"""The freshness mark: it can be read on every kind of sheet, and changes if and only if what is printed changes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from kinds import UNMARKED

from macros.loading import load
from macros.model import Paquete
from macros.problems import DataErrors
from print.build import build
from print.engine.weasy import Engine
from print.pdf.marking import mark_of
from print.pdf.stamp import stamp
from print.pdf.thumbnails import picture
from print.sheets.places import (
    DIGITS,
    LEAST_MODULE,
    MAP,
    MOST_BYTES,
    PLACES,
    POSTER_MODULE,
    REDUCED,
    REDUCED_TURNED,
    Sello,
)
from print.sheets.qr import qr_shapes

DPI = 200


@pytest.fixture(scope="module")
def files(kit: Path) -> list[tuple[dict[str, Any], dict[str, Any], Path]]:
    index = json.loads((kit / "kit.json").read_text(encoding="utf-8"))
    every = [(p, f, kit.parent / f["ruta"]) for p in index["piezas"] for f in p["archivos"]]
    return [x for x in every if x[2].suffix == ".pdf"]


def read_code(path: Path, page: int = 0) -> list[str]:
    """Addresses of the QR codes on a page, from a picture of it as an office scanner would take."""
    data = path.read_bytes()
    width = pypdfium2.PdfDocument(data)[page].get_width() / 72
    return [code.text for code in zxingcpp.read_barcodes(picture(data, round(min(width * DPI, 3000)), page))]


def test_the_code_of_every_kind_of_sheet_leads_to_its_piece(files: Any, paquete: Paquete) -> None:
    kinds: dict[tuple[str, str, str], tuple[str, str, Path]] = {}
    for piece, f, path in files:
        kinds.setdefault((piece["tipo"], f["variante"], f["papel"]), (piece["id"], f["marca"], path))
    assert {k[0] for k in kinds} == {p.tipo for p in paquete.piezas.values()} and len(kinds) >= 25
    for kind, (id_, mark, path) in kinds.items():
        if kind[0] in UNMARKED:
            assert not mark and read_code(path) == [], kind
            continue
        address = f"{paquete.portada.edicion.sitio}kit/{id_}.html#{mark}"
        assert address in read_code(path), kind


def things_of(path: Path) -> list[tuple[bool, bool]]:
    """Of each page, whether the code and whether the mark is stamped on it."""
    with pikepdf.open(path) as pdf:
        drawn = [content_of(page) for page in pdf.pages]
    return [(b"/Codigo Do" in c, b"/Marca Do" in c) for c in drawn]


def content_of(page: pikepdf.Page) -> bytes:
    contents = page.obj.Contents
    return b"".join(s.read_bytes() for s in (contents if isinstance(contents, pikepdf.Array) else [contents]))


def test_what_others_send_and_what_is_shown_has_no_mark(files: Any) -> None:
    bare = [(p["tipo"], f, path) for p, f, path in files if p["tipo"] in UNMARKED]
    assert len(bare) > 20 and {tipo for tipo, _, _ in bare} == UNMARKED
    for _, f, path in bare:
        assert not f["marca"] and not any(any(x) for x in things_of(path)), path


def test_every_page_but_those_of_books_and_tiles_has_the_code(files: Any) -> None:
    apart = {"libro"} | UNMARKED
    several = [p for x, f, p in files if f["paginas"] > 1 and f["variante"] != "mosaico" and x["tipo"] not in apart]
    assert len(several) >= 10
    for path in several[:12]:
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                content = b"".join(s.read_bytes() for s in page.obj.Contents)
                assert b"/Codigo Do" in content and b"/Marca Do" in content, path


def test_books_have_the_code_on_the_cover_and_the_mark_on_every_page(files: Any) -> None:
    path = next(path for p, f, path in files if p["tipo"] == "libro" and f["papel"] == "carta")
    with pikepdf.open(path) as pdf:
        contents = [b"".join(s.read_bytes() for s in page.obj.Contents) for page in pdf.pages]
    assert b"/Codigo Do" in contents[0] and not any(b"/Codigo Do" in c for c in contents[1:])
    assert len(contents) > 20 and all(b"/Marca Do" in c for c in contents)


def test_copies_carry_the_mark_of_their_drawing(files: Any) -> None:
    marks: dict[tuple[str, str], set[str]] = {}
    for piece, f, path in files:
        if piece["tipo"] in UNMARKED:
            continue
        assert re.fullmatch(rf"[0-9a-f]{{{DIGITS}}}", f["marca"]), path
        if piece["tipo"] == "rotafolio":
            # What is drawn by hand has a sheet of its own on office paper, and a copy of it in grey.
            by_hand = f["papel"] != "60x90" and any(x["variante"] == "dibujalo" for x in piece["archivos"])
            drawing = "dibujalo" if by_hand else ""
            marks.setdefault((piece["id"], drawing), set()).add(f["marca"])
        elif piece["tipo"] in ("hoja", "formato"):
            drawing = next((v for v in ("rellenable", "letra-grande") if v == f["variante"]), "papel")
            marks.setdefault((piece["id"], drawing), set()).add(f["marca"])
    assert len(marks) > 100 and all(len(m) == 1 for m in marks.values())
    everything = [next(iter(m)) for m in marks.values()]
    assert len(set(everything)) == len(everything)


def test_the_code_is_small_and_no_camera_misses_it() -> None:
    """On Letter at most 14 mm on a side, for the longest address too; no module below what a telephone reads."""
    longest, _ = qr_shapes("https://" + "a" * (MOST_BYTES - 8))
    shortest, _ = qr_shapes("https://a.org/kit/x.html#01234567")
    office = [place for name, place in PLACES.items() if "90" not in name] + [MAP, REDUCED, REDUCED_TURNED]
    assert len(office) >= 6 and shortest < longest
    for place in office:
        for n in (shortest, longest):
            assert n * place.module(n) <= 14.001 and place.module(n) >= LEAST_MODULE, place
    assert {PLACES[name].module(longest) for name in ("60x90", "90x60", "60x90-mural")} == {POSTER_MODULE}


def test_the_longest_address_is_read_from_a_picture(kit: Path, tmp_path: Path) -> None:
    """A sheet stamped with the longest address that a code may hold, seen as a scanner of an office sees it."""
    address = "https://" + "a" * (MOST_BYTES - 8 - DIGITS)
    with pikepdf.open(kit / "s1-ventajas" / "s1-ventajas-carta.pdf") as pdf:
        for page in pdf.pages:
            for stream in page.obj.Contents:  # its own code is not drawn any more
                stream.write(stream.read_bytes().replace(b"/Codigo Do", b"").replace(b"/Marca Do", b""))
        stamp(pdf, Sello(address, "Marca", "", PLACES["carta"]), "01234567")
        pdf.save(path := tmp_path / "larga.pdf")
    assert address + "01234567" in read_code(path)


def test_the_place_of_the_code_is_empty(files: Any) -> None:
    """The square around the code, quiet zone and all, is white on the drawing before it is stamped."""
    from PIL import ImageChops

    seen = 0
    for paper in ("carta", "60x90"):
        types = {"carta": "formato", "60x90": "rotafolio"}
        _, f, path = next(x for x in files if x[1]["papel"] == paper and x[0]["tipo"] == types[paper])
        place, data = PLACES[paper], path.read_bytes()
        n, _ = qr_shapes(read_code(path)[0])
        module = place.module(n)
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                if "/Codigo" in page.Resources.XObject:
                    page.Resources.XObject["/Codigo"].write(b"")  # the drawing without its code
            pdf.save(path_without := path.parent / "sin-codigo.tmp", deterministic_id=True)
        image = picture(path_without.read_bytes(), 2000).convert("L")
        path_without.unlink()
        document = pypdfium2.PdfDocument(data)
        px = 2000 / (document[0].get_width() / 72 * 25.4)
        right = image.width - (place.derecha - 3 * module) * px
        top = image.height - (place.arriba + 3 * module) * px
        side = (n + 6) * module * px
        square = image.crop((round(right - side), round(top), round(right), round(top + side)))
        assert ImageChops.invert(square).getbbox() is None, (paper, f["ruta"])
        seen += 1
    assert seen == 2


# ---- if and only if -----------------------------------------------------------------------------


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, (name, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


ONLY = ["s1-expectativas", "s1-ventajas"]
POSTER, SHEET = "data/piezas/rotafolio/s1-expectativas.yml", "data/piezas/hoja/s1-ventajas.yml"


def marks(folder: Path, out: Path) -> dict[str, str]:
    """Mark of each drawing of ``ONLY``, by its file."""
    made = build(*load(folder), folder, out, only=ONLY, workers=1).hechos
    return {a.ruta: a.marca for m in made for a in m.archivos}


@pytest.fixture(scope="module")
def before(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return marks(root, tmp_path_factory.mktemp("antes"))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (POSTER, "para_que: ", "para_que: Otra frase. "),
        (POSTER, "\ntipo:", "\n# Un comentario.\ntipo:"),
        (SHEET, "al_imprimir: >-\n", "al_imprimir: >-\n  Otro consejo.\n"),
        ("data/materiales.yml", "\n", "\n# Un comentario.\n"),
    ],
)
def test_what_is_not_printed_leaves_the_mark(copia: Path, before: Any, name: str, old: str, new: str) -> None:
    change(copia, name, old, new)
    assert marks(copia, copia / "fuera") == before


@pytest.mark.parametrize(
    ("name", "old", "new", "touched"),
    [
        (POSTER, "- titulo: ", "- titulo: Hoy ", {"s1-expectativas"}),
        (SHEET, "lineas: 5", "lineas: 4", {"s1-ventajas"}),
        ("data/paquete.yml", 'version: "2026.1"', 'version: "2026.2"', set(ONLY)),
        ("data/paquete.yml", "alianzas.example", "otras.example", set(ONLY)),
    ],
)
def test_what_is_printed_changes_the_mark(
    copia: Path, before: Any, name: str, old: str, new: str, touched: set[str]
) -> None:
    change(copia, name, old, new)
    after = marks(copia, copia / "fuera")
    assert set(after) == set(before)
    assert {ruta.split("/")[1] for ruta in after if after[ruta] != before[ruta]} == touched


PAGE = (
    '<!doctype html><html lang="es"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="generator" content="{engine}"><style>{css}</style></head><body>{body}</body></html>'
)
CSS = "@page{size:80mm 80mm;margin:8mm}body{margin:0;font:6mm 'Atkinson Hyperlegible Next';color:#0b5563}"


@pytest.fixture(scope="module")
def drawn(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    engine = Engine(root, tmp_path_factory.mktemp("letras"))

    def mark(title: str = "t", engine_name: str = "uno", css: str = CSS, body: str = "<h1>Uno</h1><p>dos</p>") -> str:
        html = PAGE.format(title=title, engine=engine_name, css=css, body=body)
        with pikepdf.open(__import__("io").BytesIO(engine.render(html).pdf)) as pdf:
            return mark_of(pdf)

    return mark


def test_pairs_of_pages(drawn: Any) -> None:
    """Styles are shared by every piece, so pairs that change them are drawn by themselves."""
    first = drawn()
    same = {
        "a comment in the style": drawn(css="/* nota */" + CSS),
        "the title of the file": drawn(title="otro"),
        "the engine's version": drawn(engine_name="dos"),
        "tags alone": drawn(body='<h1 id="a" class="b">Uno</h1><p lang="es">dos</p>'),
    }
    other = {
        "a colour": drawn(css=CSS.replace("#0b5563", "#0b5564")),
        "a word": drawn(body="<h1>Uno</h1><p>doz</p>"),
        "a size": drawn(css=CSS.replace("6mm", "6.1mm")),
        "the paper": drawn(css=CSS.replace("80mm 80mm", "80mm 81mm")),
        "a weight": drawn(css=CSS + "p{font-weight:700}"),
        "a page more": drawn(body='<h1>Uno</h1><p>dos</p><p style="break-before:page">tres</p>'),
    }
    assert {k: v for k, v in same.items() if v != first} == {}
    assert {k: v for k, v in other.items() if v == first} == {}
    assert len(set(other.values())) == len(other)


# ---- addresses ----------------------------------------------------------------------------------


def test_an_address_too_long_for_the_code_is_refused(copia: Path) -> None:
    long = "https://" + "a" * 43 + ".example/"
    id_ = "s1-" + "x" * 50
    change(copia, "data/paquete.yml", "https://alianzas.example/", long)
    (copia / POSTER).rename((copia / POSTER).with_name(f"{id_}.yml"))
    for path in (copia / "data").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        if "s1-expectativas" in text:
            path.write_text(text.replace("s1-expectativas", id_), encoding="utf-8")
    with pytest.raises(DataErrors, match="de más para el código QR"):
        build(*load(copia), copia, copia / "fuera", only=[id_], workers=1)


@pytest.mark.parametrize("address", ["http://a.org/", "https://a.org", "https://a.org/#x/", "a.org/", "https:///"])
def test_addresses_that_are_none(order: Any, root: Path, address: str) -> None:
    done = order(root, "imprimir", "s1-expectativas", "--sitio", address)
    assert done.code == 2 and "no sirve" in done.err and "Traceback" not in done.err


def test_orders_tell_while_the_address_is_a_sample(order: Any, kit: Path, root: Path) -> None:
    done = order(root, "imprimir", "s1-ventajas")
    assert done.code == 0 and "dirección de muestra: https://alianzas.example/" in done.err
    assert "«sitio»" in done.err


def test_every_reference_with_an_address_has_its_code(kit: Path, paquete: Paquete) -> None:
    hoja = paquete.piezas["paquete-referencias"]
    listed = [paquete.referencias[i].enlace for s in hoja.secciones for i in s.referencias]  # type: ignore[union-attr]
    path = kit / hoja.id / f"{hoja.id}-carta.pdf"
    pages = len(pypdfium2.PdfDocument(path))
    found = {address for i in range(pages) for address in read_code(path, i)}
    addresses = {a for a in listed if a}
    assert len(addresses) > 15 and addresses <= found
