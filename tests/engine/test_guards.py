"""Guards on what is read, on letters and pictures, and on colour: each is fed something bad and must say so."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from macros.loading import load
from macros.problems import DataErrors
from print.build import build
from print.engine.weasy import Engine, RenderError
from print.pdf.document import opened, to_bytes
from print.pdf.inspection import LEAST_DPI, blurred, inspect

HEAD = '<!doctype html><html lang="es"><head><meta charset="utf-8"><title>t</title><style>{css}</style></head><body>'
PAGE = "@page{size:200mm 200mm;margin:20mm}body{margin:0;font:10mm 'Atkinson Hyperlegible Next'}"


@pytest.fixture(scope="module")
def engine(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(root, tmp_path_factory.mktemp("letras"))


def page(body: str, css: str = "") -> str:
    return HEAD.format(css=PAGE + css) + body + "</body></html>"


def rules(engine: Engine, body: str, css: str = "") -> list[str]:
    return [f.regla for f in engine.render(page(body, css)).hallazgos]


# ---- reading ------------------------------------------------------------------------------------

SHEET = '<section data-renglones="7" data-palabras="8" data-ruta="hojas/0">{}</section>'
SMALL = "body{font-size:5mm}"


@pytest.mark.parametrize(("lines", "found"), [(7, []), (8, ["renglones-de-mas"])])
def test_lines_of_a_body(engine: Engine, lines: int, found: list[str]) -> None:
    items = "".join("<li>uno</li>" for _ in range(lines - 1))
    body = SHEET.format(f'<p data-lectura="">dos</p><ol data-lectura="">{items}</ol><p>rótulo</p>' * 1)
    assert rules(engine, body, SMALL) == found


@pytest.mark.parametrize(("words", "found"), [(8, []), (9, ["renglon-largo"])])
def test_words_of_a_line(engine: Engine, words: int, found: list[str]) -> None:
    body = SHEET.format(f'<ul data-lectura=""><li>{" ".join(["a"] * words)}</li></ul><p>{" ".join(["a"] * 12)}</p>')
    assert rules(engine, body, SMALL) == found


def test_lines_are_counted_as_drawn_and_sheet_by_sheet(engine: Engine) -> None:
    narrow = "body{font-size:5mm} p{width:40mm}"  # one long word a line
    one = '<p data-lectura="">' + "corresponsabilidad " * 6 + "</p>"
    assert rules(engine, SHEET.format(one) + SHEET.format(one), narrow) == []
    assert rules(engine, SHEET.format(one + one), narrow) == ["renglones-de-mas"]


def test_a_flipchart_with_too_much_to_read_names_piece_file_and_line(copia: Path, tmp_path: Path) -> None:
    path = copia / "data/piezas/rotafolio/s1-objetivos-agenda.yml"
    text = path.read_text(encoding="utf-8")
    more = "".join(f"          - Punto número {i} de hoy\n" for i in ("dos", "tres", "seis", "diez"))
    path.write_text(text.replace("      - lista:\n", "      - lista:\n" + more, 1), encoding="utf-8")
    with pytest.raises(DataErrors, match=r"s1-objetivos-agenda\.yml:\d+:\d+: s1-objetivos-agenda: .*máximo, 7"):
        build(*load(copia), copia, tmp_path, only=["s1-objetivos-agenda"], workers=1)


# ---- letters and pictures -----------------------------------------------------------------------


def test_our_letters_pass_and_others_do_not(engine: Engine) -> None:
    good = engine.render(page("<p>letra</p>")).pdf
    with opened(good) as pdf:
        assert inspect(pdf, good) == []
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        assert fonts
        fonts[0].FontName = pikepdf.Name("/ABCDEF+Arial")
        (finding,) = inspect(pdf, good)
        assert finding.regla == "letra-ajena" and "Arial" in finding.mensaje
        fonts[0].FontName = pikepdf.Name("/ABCDEF+Atkinson-Hyperlegible-Next")
        del fonts[0]["/FontFile2"]
        (finding,) = inspect(pdf, good)
        assert "no va dentro" in finding.mensaje


def with_picture(side: int, inches: float) -> bytes:
    """A PDF with one square picture of ``side`` dots, drawn ``inches`` wide."""
    pdf = pikepdf.new()
    sheet = pdf.add_blank_page(page_size=(612, 792))
    buffer = io.BytesIO()
    Image.new("RGB", (side, side), "#a8480f").save(buffer, "JPEG")
    picture = pikepdf.Stream(
        pdf, buffer.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=side, Height=side,
        ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture))
    sheet.Contents = pdf.make_stream(f"q {72 * inches} 0 0 {72 * inches} 72 72 cm /I Do Q".encode())
    return to_bytes(pdf)


@pytest.mark.parametrize(("side", "inches", "bad"), [(300, 2, False), (300, 2.1, True), (75, 1, True), (600, 1, False)])
def test_pictures_need_their_dots_at_print_size(side: int, inches: float, bad: bool) -> None:
    data = with_picture(side, inches)
    with opened(data) as pdf:
        found = [f.regla for f in inspect(pdf, data)]
    assert found == (["imagen-borrosa"] if bad else [])
    if bad:
        (finding,) = blurred(data)
        assert f"mínimo, {LEAST_DPI}" in finding.mensaje and f"{side} × {side}" in finding.mensaje


def test_a_picture_drawn_by_the_engine_is_measured_too(engine: Engine, root: Path) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (100, 100), "#0b5563").save(buffer, "JPEG")
    import base64

    source = "data:image/jpeg;base64," + base64.b64encode(buffer.getvalue()).decode()
    for size, found in (("50mm", ["imagen-borrosa"]), ("16mm", [])):
        data = engine.render(page(f'<img alt="cuadro" src="{source}" style="width:{size}">')).pdf
        with opened(data) as pdf:
            assert [f.regla for f in inspect(pdf, data)] == found, size


# ---- colour alone -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('<p>listo <span style="color:#a8480f">pendiente</span></p>', True),
        ('<p>listo <strong style="color:#a8480f">pendiente</strong></p>', False),
        ('<p>listo <span style="color:#a8480f;text-decoration:underline">pendiente</span></p>', False),
        ('<p>listo <span style="color:#a8480f">(pág. 3)</span></p>', False),
        ('<ul><li>listo</li><li style="color:#a8480f">pendiente</li></ul>', True),
        ('<ul><li>listo</li><li style="color:#a8480f;font-weight:700">pendiente</li></ul>', False),
        ('<ul><li>listo</li><li style="background:#b9c4c8">pendiente</li></ul>', True),
        (
            "<table><tr><th>a</th></tr><tr><td>listo</td></tr><tr style='color:#a8480f'><td>falta</td></tr></table>",
            True,
        ),
        (
            "<table><tr><th>a</th></tr><tr><td>listo</td></tr>"
            "<tr style='color:#a8480f'><td style='border-bottom:1px dashed'>falta</td></tr></table>",
            False,
        ),
    ],
)
def test_words_and_rows_told_apart_by_colour_alone(engine: Engine, body: str, found: bool) -> None:
    assert ("solo-color" in rules(engine, body)) == found


def test_the_message_says_both(engine: Engine) -> None:
    made = engine.render(page('<p data-ruta="hojas/1">listo <span style="color:#a8480f">pendiente</span></p>'))
    (finding,) = made.hallazgos
    assert finding.ruta == "hojas/1" and "«listo»" in finding.mensaje and "«pendiente»" in finding.mensaje


# ---- nothing gets out ---------------------------------------------------------------------------


def test_a_link_inside_data_leads_nowhere_outside(copia: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secreto.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>s</title></svg>')
    (copia / "data" / "imagen.svg").symlink_to(secret)
    (copia / "data" / "propia.svg").write_bytes(secret.read_bytes())
    engine = Engine(copia, tmp_path / "letras")
    assert engine.render(page('<img src="data/propia.svg" alt="nuestra">')).paginas == 1
    for address in ("data/imagen.svg", "data/../secreto.svg", "data//etc/passwd", "data/%2e%2e%2fkit.py", str(secret)):
        with pytest.raises(RenderError, match="fuera de data"):
            engine.render(page(f'<img src="{address}" alt="ajena">'))


def test_markup_in_data_is_printed_as_words(copia: Path, tmp_path: Path) -> None:
    """An address typed into a text is text: templates escape, so no picture of it is asked for."""
    path = copia / "data/piezas/hoja/s1-ventajas.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"(?m)^instruccion:.*(?:\n  .*)*", 'instruccion: \'Mira <img src="../kit.py" alt="x">\'', text, count=1),
        encoding="utf-8",
    )
    build(*load(copia), copia, tmp_path, only=["s1-ventajas"], workers=1)
    import pypdfium2

    made = pypdfium2.PdfDocument(tmp_path / "kit/s1-ventajas/s1-ventajas-carta.pdf")
    assert '<img src="../kit.py" alt="x">' in made[0].get_textpage().get_text_range()
