"""The gates of a page: each is fed something bad and must say so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from macros.words.faces import LANGUAGES, LETTERS, OWN, codes
from print import FONTS
from print.engine.lint import lint
from print.engine.weasy import Engine, RenderError
from print.pdf.inspection import failures_ua1

HEAD = '<!doctype html><html lang="es"><head><meta charset="utf-8"><title>t</title><style>{css}</style></head><body>'
PAGE = "@page{size:200mm 200mm;margin:20mm}body{margin:0;font:10mm 'Atkinson Hyperlegible Next'}"


@pytest.fixture(scope="module")
def engine(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(root, tmp_path_factory.mktemp("letras"))


def page(body: str, css: str = "") -> str:
    return HEAD.format(css=PAGE + css) + body + "</body></html>"


def test_good_page_has_no_findings(engine: Engine) -> None:
    made = engine.render(page('<div data-caja="" style="height:60mm"><p>Niñez y acción</p></div>'))
    assert made.hallazgos == [] and made.paginas == 1 and failures_ua1(made.pdf) == []


def test_text_below_its_box_is_found(engine: Engine) -> None:
    made = engine.render(
        page('<div data-caja="" data-ruta="hojas/2" style="height:20mm"><p>uno<br>dos<br>tres</p></div>')
    )
    assert {f.regla for f in made.hallazgos} == {"texto-desborda"}
    assert made.hallazgos[0].ruta == "hojas/2"
    assert "por abajo" in made.hallazgos[0].mensaje


def test_long_word_beside_its_box_is_found(engine: Engine) -> None:
    made = engine.render(page('<div data-caja="" style="width:30mm;height:60mm"><p>corresponsabilidad</p></div>'))
    assert any("por la derecha" in f.mensaje for f in made.hallazgos)


def test_text_outside_the_page_is_found_without_any_box(engine: Engine) -> None:
    made = engine.render(page('<p style="position:absolute;top:190mm">abajo</p>'))
    assert any(f.regla == "texto-desborda" for f in made.hallazgos)


def test_writing_line_that_leaves_its_box_is_found(engine: Engine) -> None:
    lines = '<div style="height:15mm;border-bottom:1px solid"></div>' * 4
    made = engine.render(page(f'<div data-caja="" style="height:40mm">{lines}</div>'))
    assert any("renglón" in f.mensaje for f in made.hallazgos)


def test_small_letters_and_small_rooms_are_found(engine: Engine) -> None:
    made = engine.render(page('<div data-mayuscula-mm="25"><p>chico</p></div>'))
    assert [f.regla for f in made.hallazgos] == ["letra-chica"]
    made = engine.render(page('<div data-mayuscula-mm="6"><p>justo</p></div>'))
    assert made.hallazgos == []
    made = engine.render(page('<div data-alto-mm="50" style="height:30mm"></div>'))
    assert [f.regla for f in made.hallazgos] == ["espacio-chico"]


@pytest.mark.parametrize(
    "body",
    [
        '<img src="https://example.org/a.png" alt="a">',
        '<img src="file:///etc/passwd" alt="a">',
        '<img src="../../etc/passwd" alt="a">',
        '<img src="data/../kit.py" alt="a">',
        '<img src="data/%2e%2e/kit.py" alt="a">',
        "<style>@import url(https://example.org/a.css);</style>",
        '<p style="background:url(ftp://example.org/a)">x</p>',
        '<object data="file:///etc/hostname">x</object>',
        '<svg xmlns="http://www.w3.org/2000/svg"><title>t</title><image href="file:///etc/passwd"/></svg>',
    ],
)
def test_nothing_outside_the_project_is_read(engine: Engine, body: str) -> None:
    with pytest.raises(RenderError):
        engine.render(page(body))


def test_a_link_out_of_data_is_not_followed(tmp_path: Path, root: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "secreto.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (tmp_path / "data" / "a.svg").symlink_to(tmp_path / "secreto.svg")
    with pytest.raises(RenderError, match="fuera de data/"):
        Engine(tmp_path, tmp_path / "letras").render(page('<img src="data/a.svg" alt="a">'))


def test_unknown_style_fails_the_build(engine: Engine) -> None:
    with pytest.raises(RenderError, match="avisa"):
        engine.render(page("<p>x</p>", css="p{writing-mode:vertical-rl}"))


BROKEN_HTML = {
    "html-idioma": "<html><head><title>t</title></head><body><p>x</p></body></html>",
    "html-titulo": '<html lang="es"><head></head><body><p>x</p></body></html>',
    "html-encabezados": page("<h1>a</h1><h3>b</h3>"),
    "html-tabla": page("<table><tr><td>a</td></tr></table>"),
    "html-campo": page('<form><input name="a" title="a"><input name="a" title="a"></form>'),
    "html-imagen": page('<img src="data/a.svg" alt="">'),
    "html-enlace": page('<a href="otra.html">x</a>'),
    "letra-ausente": page("<p>Ideas \U0001f4a1</p>"),
}


@pytest.mark.parametrize("rule", sorted(BROKEN_HTML))
def test_lint_sees_each_fault(rule: str) -> None:
    assert rule in {f.regla for f in lint(BROKEN_HTML[rule])}


def test_lint_accepts_a_good_page() -> None:
    good = page('<h1>Niña</h1><table><tr><th scope="col">a</th></tr><tr><td>b</td></tr></table>')
    assert lint(good) == []


def test_table_of_letters_is_that_of_every_face() -> None:
    paths = sorted(FONTS.glob("*.ttf"))
    assert len(paths) == 5
    for path in paths:
        told = LANGUAGES if path.name.startswith("PaqueteLenguas") else OWN
        with TTFont(path) as font:
            assert frozenset(font.getBestCmap()) == codes(told), path.name
            assert "fvar" not in font, path.name
    assert codes(OWN) | codes(LANGUAGES) == LETTERS


BROKEN_UA = {
    "sin idioma": '<html><head><meta charset="utf-8"><title>t</title></head><body><p>x</p></body></html>',
    "sin titulo": '<html lang="es"><head><meta charset="utf-8"></head><body><p>x</p></body></html>',
    "imagen sin alternativa": page('<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 '
                                   'width=%2250%22 height=%2250%22/%3E">'),
    "salto de encabezado": page("<h1>a</h1><h3>b</h3>"),
    "renglones desiguales": page("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td></tr></table>"),
    "cabeza sin cuerpo": page("<table><thead><tr><th>a</th></tr></thead></table>"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(BROKEN_UA))
def test_validator_fails_broken_documents(engine: Engine, name: str) -> None:
    import weasyprint  # past the engine, which refuses some of these before there is a PDF

    assert failures_ua1(weasyprint.HTML(string=BROKEN_UA[name]).write_pdf(pdf_variant="pdf/ua-1")), name


def test_validator_fails_a_file_without_tags(engine: Engine, tmp_path: Path) -> None:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(engine.render(page("<p>x</p>")).pdf)) as pdf:
        del pdf.Root["/StructTreeRoot"]
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert failures_ua1(buffer.getvalue())


def test_only_the_adapter_reads_boxes_of_the_engine(root: Path) -> None:
    """They are no public interface: a new version of the engine is met in one place."""
    private = re.compile(
        r"\b(_page_box|element_tag|position_[xy]|margin_height|margin_width|border_height)\b|\.style\["
    )
    found = {p.name for p in (root / "print").rglob("*.py") if private.search(p.read_text(encoding="utf-8"))}
    assert found == {"boxes.py"}
