"""Colours that can be read and logos that are safe and sharp."""

from __future__ import annotations

import io
import re
import sys
import time
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFile

from macros import colours
from macros.edition.logo.drawing import drawing
from macros.edition.look import MIN_DPI, fitted, read_logo
from macros.limits import LOGO_SVG_BYTES
from macros.model.edicion import Colores, Logo, Organizacion
from macros.reading.yaml_file import Documento

ROOT = Path(__file__).resolve().parents[2]
HEX = st.from_regex(r"\A#[0-9a-f]{6}\Z")
DOC = Documento("data/ediciones/mia.yml", {})


def test_known_ratios() -> None:
    assert colours.ratio("#000000", "#ffffff") == pytest.approx(21)
    assert colours.ratio("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)  # the classic that just fails


@given(HEX)
def test_the_suggested_tone_passes_and_a_good_one_stays(colour: str) -> None:
    better = colours.nearest(colour, ("#ffffff",), colours.TEXT)
    assert colours.ratio(better, "#ffffff") >= colours.TEXT
    if colours.ratio(colour, "#ffffff") >= colours.TEXT:
        assert better == colour


def tokens(css: str, scheme: str) -> dict[str, str]:
    """Custom properties of the site in a scheme: the project's own, then those of an edition."""
    sheet = (ROOT / "docs/assets/sitio.css").read_text(encoding="utf-8") + css
    blocks = re.findall(
        rf'\[data-md-color-scheme="{scheme}"\](?:\[data-md-color-scheme\])? \{{(.*?)\}}', sheet, re.DOTALL
    )
    found = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{3,6});", "\n".join(blocks)))
    return {k: "#" + "".join(c * 2 for c in v[1:]) if len(v) == 4 else v for k, v in found.items()}


PAIRS = [
    ("--marca", "--papel"), ("--marca", "--papel-2"), ("--marca", "--papel-3"), ("--sobre-marca", "--marca"),
    ("--calido", "--papel"), ("--calido", "--papel-2"), ("--calido", "--calido-2"), ("--tinta", "--papel-3"),
    ("--tinta", "--calido-2"), ("--tinta-2", "--papel-3"), ("--tinta-2", "--calido-2"),
]  # fmt: skip


@pytest.mark.parametrize("scheme", ["claro", "oscuro"])
@given(HEX, HEX)
def test_every_pair_of_the_site_can_be_read(scheme: str, one: str, other: str) -> None:
    # Only colours that passed the check get here.
    principal, acento = (colours.nearest(c, ("#ffffff",), colours.TEXT) for c in (one, other))
    found = tokens(colours.site_css(Colores(principal=principal, acento=acento)), scheme)
    for text, ground in PAIRS:
        assert colours.ratio(found[text], found[ground]) >= colours.TEXT, (text, ground, principal, acento)
    bar = found.get("--md-primary-fg-color", "#0b5563")
    assert colours.ratio("#ffffff", bar) >= colours.TEXT


def test_prints_take_the_colours_wherever_they_stand() -> None:
    css = "a{color:#0b5563} @page{color:#a8480f} b{background:url('data:,%230b5563')}"
    assert colours.recolour(css, Colores(principal="#112233")) == (
        "a{color:#112233} @page{color:#a8480f} b{background:url('data:,%23112233')}"
    )
    assert colours.recolour(css, None) == css
    sheet = (ROOT / "print/estilos/variables.css").read_text(encoding="utf-8")
    assert all(f"--{name}: {value};" in sheet for name, value in colours.PRINT.items())


# ---- logos -----------------------------------------------------------------------------------------


def logo(folder: Path, name: str, content: bytes) -> tuple[Logo | None, str]:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    found, problems = read_logo(Organizacion(nombre="Red", logo=name), folder, DOC)
    return found, " ".join(p.mensaje for p in problems)


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#7b2d5b").save(out, kind)
    return out.getvalue()


def svg(inner: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{inner}</svg>'.encode()


def test_a_plain_drawing_passes(tmp_path: Path) -> None:
    found, message = logo(tmp_path / "mia", "logo.svg", svg('<defs><g id="a"/></defs><use href="#a"/>'))
    assert message == ""
    assert found is not None
    assert (found.tipo, found.proporcion) == ("image/svg+xml", 2.0)


def test_the_copy_has_what_is_drawn_and_nothing_else(tmp_path: Path) -> None:
    inner = (
        '<metadata><x/></metadata><!-- nota --><x:view xmlns:x="http://editor.example/"/><title>Red</title>'
        '<defs><linearGradient id="g" gradientTransform="rotate(45) scale(2,1)"><stop offset="50%" stop-color="#fff"/>'
        "</linearGradient></defs><style>.a{fill:url(#g);stroke:rgb(1,2,3);cursor:pointer}</style>"
        '<path class="a" d="M0,0L1-1 2.5.5a1 1 0 0110 5Z" data-name="x" style="fill:#000;-x-y:1" unknown="1"/>'
        '<g transform="matrix(1 0 0 1 2 3)"><use href="#g" x="1px"/></g>'
    )
    found, message = logo(tmp_path / "mia", "logo.svg", svg(inner))
    assert message == "" and found is not None
    text = found.contenido.decode()
    for gone in ("metadata", "nota", "editor", "cursor", "data-name", "-x-y", "unknown"):
        assert gone not in text
    for kept in (
        "<title>Red</title>",
        ".a{fill:url(#g);stroke:rgb(1,2,3)}",
        "M0,0L1-1 2.5.5a1 1 0 0110 5Z",
        "fill:#000",
    ):
        assert kept in text
    assert drawing(found.contenido)[0] == found.contenido  # a copy of the copy is the same


def test_what_repeats_too_much_is_told_at_once(tmp_path: Path) -> None:
    steps = "".join(f'<g id="a{i}">{f"""<use href="#a{i - 1}"/>""" * 10}</g>' for i in range(1, 12))
    loop = '<g id="b"><use href="#c"/></g><g id="c"><use href="#b"/></g>'
    chain = "".join(f'<g id="d{i}"><use href="#d{i - 1}"/></g>' for i in range(1, 300))
    mask = '<mask id="m"><rect mask="url(#m)" width="1" height="1"/></mask>'
    long = f'<path id="p" d="M0 0{"l1 1" * 10_000}"/>' + '<use href="#p"/>' * 100
    for inner in (f'<rect id="a0"/>{steps}', loop, chain, mask, long):
        start = time.perf_counter()
        found, message = logo(tmp_path / "mia", "logo.svg", svg(inner))
        assert found is None and "demasiadas veces" in message
        assert time.perf_counter() - start < 2
    assert logo(tmp_path / "mia", "logo.svg", svg(f'<rect id="a0"/>{steps[:400].rsplit("<g", 1)[0]}'))[1] == ""


@pytest.mark.parametrize(
    "inner",
    [
        '<b:button xmlns:b="http://www.w3.org/1999/xhtml" formaction="javascript:x()"/>',
        '<b:meta xmlns:b="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=//x.example"/>',
        r"<style>@\69mport 'x.css';</style>", r"<style>a{fill:u\72l(//x.example)}</style>", "<filter/>", "<pattern/>",
        '<rect style="fill:url(//x.example)"/>', '<rect style="background:image-set(x)"/>', '<path d="x"/>',
        '<path d="M1"/>', '<path d="L1 1"/>', '<path d="M1e9 0"/>', '<rect width="1e400"/>', '<rect transform="x(1)"/>',
        '<rect width="' + "1" * 5000 + 'x"/>', '<g transform="scale(' + "1" * 5000 + ' x)"/>',
        "<style>@media x{}</style>",
        '<style>.a{clip-path:url(#b)}</style>', '<image href="data:image/png;base64,AAAA"/>',
    ],
)  # fmt: skip
def test_what_is_not_known_is_told(tmp_path: Path, inner: str) -> None:
    found, message = logo(tmp_path / "mia", "logo.svg", svg(inner))
    assert found is None
    assert "data/ediciones/mia/logo.svg: renglón 1:" in message


@pytest.mark.parametrize(
    "inner",
    [
        '<a href="javascript:x()"/>', "<foreignObject/>", '<style>@import "x.css";</style>', '<rect onclick="x()"/>',
        '<rect fill="url(https://x.example/a)"/>', "<style>a{background:url(//x.example)}</style>",
        '<image href="logo.png"/>', '<image href="data:text/html,x"/>', '<use href="otro.svg#a"/>',
        "<?xml-stylesheet?>", '<animate attributeName="x"/>', "<tspan>a</tspan>",
    ],
)  # fmt: skip
def test_what_runs_loads_or_needs_letters_is_told(tmp_path: Path, inner: str) -> None:
    found, message = logo(tmp_path / "mia", "logo.svg", svg(inner))
    assert found is None
    assert "data/ediciones/mia/logo.svg: renglón 1:" in message


def test_a_picture_must_be_sharp_at_the_size_it_is_printed(tmp_path: Path) -> None:
    width_mm, _ = fitted(2.0, 60, 22)
    enough = round(width_mm / 25.4 * MIN_DPI) + 2
    found, message = logo(tmp_path / "mia", "logo.png", picture(enough, enough // 2))
    assert (found is not None, message) == (True, "")
    found, message = logo(tmp_path / "mia", "logo.png", picture(enough - 30, enough // 2 - 15))
    assert found is None
    assert "por pulgada; el mínimo es 150" in message


def test_other_faults_of_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "mia"
    assert "por dentro es JPEG" in logo(folder, "a.png", picture(900, 450, "JPEG"))[1]
    assert "no es una imagen" in logo(folder, "b.jpg", b"<svg/>")[1]
    assert "el máximo es 200 kB" in logo(folder, "c.svg", svg("<!--" + "x" * LOGO_SVG_BYTES + "-->"))[1]
    assert "viewBox" in logo(folder, "d.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')[1]
    assert "no es un SVG" in logo(folder, "e.svg", b"<html/>")[1]


@pytest.mark.skipif(sys.platform == "win32", reason="los enlaces piden permiso en Windows")
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mia").mkdir()
    (tmp_path / "fuera.svg").write_bytes(svg(""))
    (tmp_path / "mia" / "logo.svg").symlink_to(tmp_path / "fuera.svg")
    found, problems = read_logo(Organizacion(nombre="Red", logo="logo.svg"), tmp_path / "mia", DOC)
    assert found is None
    assert "sale de su carpeta" in problems[0].mensaje


# ---- pictures ------------------------------------------------------------------------------------


def opened(found: Logo | None) -> Image.Image:
    assert found is not None
    return Image.open(io.BytesIO(found.contenido))


def test_a_picture_is_turned_as_its_camera_says_and_tells_nothing_else(tmp_path: Path) -> None:
    image = Image.new("RGB", (400, 900), "#7b2d5b")
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Cámara de Ana"  # a quarter turn
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    found, message = logo(tmp_path / "mia", "logo.jpg", out.getvalue())
    assert message == ""
    copy = opened(found)
    assert (copy.size, found.proporcion if found else 0) == ((900, 400), 2.25)
    assert b"Ana" not in (found.contenido if found else b"Ana") and not copy.getexif()


def test_every_kind_of_picture_opens_everywhere(tmp_path: Path) -> None:
    samples: dict[str, bytes] = {}
    for name, mode, kind in (
        ("cmyk.jpg", "CMYK", "JPEG"), ("gris.jpg", "L", "JPEG"), ("hondo.png", "I;16", "PNG"),
        ("lugar.png", "P", "PNG"),
        ("claro.png", "RGBA", "PNG"), ("gris-claro.png", "LA", "PNG"), ("bit.png", "1", "PNG"),
    ):  # fmt: skip
        out = io.BytesIO()
        Image.new(mode, (800, 400)).save(out, kind)
        samples[name] = out.getvalue()
    plain = picture(800, 400, "JPEG")
    samples["sin-jfif.jpg"] = plain[:2] + plain[4 + int.from_bytes(plain[4:6], "big") :]
    assert b"JFIF" not in samples["sin-jfif.jpg"]
    for name, data in samples.items():
        found, message = logo(tmp_path / "mia", name, data)
        assert message == "", name
        copy = opened(found)
        assert copy.mode in ("RGB", "RGBA") and copy.size == (800, 400), name
        assert found is not None and (b"JFIF" in found.contenido[:20] or name.endswith("png")), name
        assert (copy.mode == "RGBA") == ("claro" in name), name
        document = Document()
        document.add_picture(io.BytesIO(found.contenido))  # refuses a JPEG without its header
        assert logo(tmp_path / "mia", name, data)[0] == found  # the same bytes each time


def test_sixteen_bits_keep_their_grey(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("I;16", (800, 400), 0x8080).save(out, "PNG")
    found, _ = logo(tmp_path / "mia", "a.png", out.getvalue())
    assert opened(found).getpixel((5, 5)) == (0x80, 0x80, 0x80)


@pytest.mark.parametrize("cut_passes", [False, True])  # WeasyPrint sets it when it is loaded
def test_a_cut_picture_and_one_too_large_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut_passes: bool
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", cut_passes)
    assert "no es una imagen" in logo(tmp_path / "mia", "a.png", picture(900, 450)[:900])[1]
    assert "no es una imagen" in logo(tmp_path / "mia", "a.jpg", picture(900, 450, "JPEG")[:900])[1]
    assert "demasiados" in logo(tmp_path / "mia", "b.png", picture(8000, 6000))[1]
    wide, _ = logo(tmp_path / "mia", "c.png", picture(4000, 1000))
    assert opened(wide).size == (2400, 600)
    assert ImageFile.LOAD_TRUNCATED_IMAGES is cut_passes
