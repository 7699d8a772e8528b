"""Words of ``data/`` never run: the same hostile words in every text, the site built, its pages in a real browser."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import hostile
import pytest
from conftest import ROOT
from lxml import etree
from site_checks import search_data
from test_browser import _Quiet, browser, page
from test_search import Search

from macros.model import Paquete
from macros.public.kit import Archivo
from macros.site.catalog import Catalogo
from macros.site.finished import safe
from macros.site.views import Views, open_views
from macros.site.views.contexto import Contexto

__all__ = ["browser", "page"]
WORDS = (
    '{{ lipsum.__globals__.os.system("touch RAN") }}{% set x = 1 %}{# y #}${7*7}</title></script></style></textarea>'
    '</noscript><script>window.ran=1;alert(1)</script>"\'><img src=x1.png onerror="window.ran=1;alert(2)">'
    '<svg onload="window.ran=1"></svg><iframe src="https://fuera.example/y"></iframe>'
    "<script src=https://fuera.example/x.js></script>[m](javascript:window.ran=1) <javascript:alert(3)>"
    "![i](https://fuera.example/i.png) &lt;script&gt;window.ran=1&lt;/script&gt; `c` {: onclick=alert(5) }"
    "<!--vista-0-->\n\n# Otra parte { #otra }\n\n- uno\n\n<div onclick=alert(6)>zarandaja</div>\n"
)
PLAIN = "y otras palabras que no dicen nada"


def build(paquete: Paquete, folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """The site of a package that no file holds, with a file for each piece."""
    from mkdocs.commands import build as mkdocs
    from mkdocs.config import load_config

    from commands.workbench import leave_out

    plantillas = open_views(ROOT).contexto.plantillas
    files = {
        i: (
            Archivo(
                ruta=f"kit/{i}/{i}.pdf",
                variante="estatica",
                papel="carta",
                paginas=2,
                bytes=10,
                marca="1a2b3c4d",
                sha256="0",
            ),
        )
        for i in paquete.piezas
    }
    views = Views(Contexto(paquete, Catalogo(files), plantillas))
    patch.setattr("macros.site.views.open_views", lambda root, edicion=None: views)
    patch.setattr("macros.site.publishing.publish_kit", lambda build, site: None)
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs.build(config)
    leave_out(folder)
    return folder


@pytest.fixture(scope="module")
def sites(paquete: Paquete, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The site with hostile words in every text, the same with plain ones, and the file that a template would make."""
    ran = tmp_path_factory.mktemp("marca") / "corrio.txt"
    words = WORDS.replace("RAN", str(ran))
    with pytest.MonkeyPatch.context() as patch:
        bad = build(hostile.with_words(paquete, words, "<x>"), tmp_path_factory.mktemp("malo"), patch)
    with pytest.MonkeyPatch.context() as patch:
        good = build(hostile.with_words(paquete, PLAIN, "(x)"), tmp_path_factory.mktemp("bueno"), patch)
    return bad, good, ran


def structure(path: Path) -> list[Any]:
    """The elements of a page in order, each with the names of its attributes; those of a drawing, each kind once, since
    the same number of letters may take one line or two."""
    tree = etree.parse(str(path), etree.HTMLParser(huge_tree=True, encoding="utf-8"))
    drawn = {e: sorted({(x.tag, *sorted(x.attrib)) for x in e.iter(etree.Element)}) for e in tree.iter("svg")}
    inside = {x for e in drawn for x in e.iter(etree.Element)}
    return [
        drawn.get(e) or (e.tag, *sorted(e.attrib)) for e in tree.iter(etree.Element) if e in drawn or e not in inside
    ]


def test_the_words_are_in_every_text_of_the_model(paquete: Paquete) -> None:
    marked = list(hostile.texts(hostile.with_words(paquete, "x", "x")))
    assert len(marked) > 10_000
    assert all(hostile.MARK in text for text in marked)


@pytest.mark.lento
def test_no_page_changes_its_structure(sites: tuple[Path, Path, Path]) -> None:
    bad, good, ran = sites
    pages = sorted(p.relative_to(good) for p in good.rglob("*.html"))
    assert len(pages) > 350
    assert [p.relative_to(bad) for p in sorted(bad.rglob("*.html"))] == pages
    for name in pages:
        assert structure(bad / name) == structure(good / name), name
    assert not ran.exists()
    titled = [p for p in pages if "zarandaja" in (bad / p).read_text(encoding="utf-8").split("</title>")[0]]
    assert len(titled) > 300  # the words are there, as words


@pytest.mark.lento
def test_the_guard_sees_a_word_that_escapes(sites: tuple[Path, Path, Path], tmp_path: Path) -> None:
    bad = sites[0] / "kit" / "s1-ventajas.html"
    html = bad.read_text(encoding="utf-8")
    assert structure(bad) == structure(sites[1] / "kit" / "s1-ventajas.html")
    escaped = "&lt;/title&gt;&lt;/script&gt;"
    assert html.count(escaped) > 3
    for i in range(3):
        parts = html.split(escaped)
        harmed = tmp_path / f"{i}.html"
        harmed.write_text(
            escaped.join(parts[: i + 1]) + '</title>"><b>' + escaped.join(parts[i + 1 :]), encoding="utf-8"
        )
        assert structure(harmed) != structure(bad)


@pytest.mark.lento
def test_the_search_has_the_same_places(sites: tuple[Path, Path, Path]) -> None:
    bad, good, _ = sites
    found, plain = search_data(bad), search_data(good)
    assert len(found["partes"]) == len(plain["partes"]) > 1500
    assert [p[0] for p in found["paginas"]] == [p[0] for p in plain["paginas"]]
    assert "zarandaja" in json.dumps(found["partes"])


def test_a_title_shows_its_signs_and_is_no_template() -> None:
    assert safe("<b>{{ x }}</b> & «y»") == "&lt;b&gt;&#123;&#123; x }}&lt;/b&gt; &amp; «y»"


# ---- in a browser --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def base(sites: tuple[Path, Path, Path]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(sites[0])))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def _one_of_each(site: Path) -> list[str]:
    """Every page but those of pieces and rules, of which there are three."""
    names = sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html"))
    many = [n for n in names if n.startswith(("kit/", "adaptar/reglas/"))]
    return [n for n in names if n not in many] + many[:3] + many[-3:]


@pytest.mark.navegador
@pytest.mark.lento
def test_nothing_runs_in_a_browser(sites: tuple[Path, Path, Path], base: str, page: Any) -> None:
    """``page`` fails on any error and on any request to another host; an image that is not there is an error too."""
    dialogs: list[str] = []
    page.on("dialog", lambda d: (dialogs.append(d.message), d.dismiss()))
    names = _one_of_each(sites[0])
    assert len(names) > 60
    for name in names:
        page.goto(base + name)
        assert page.evaluate("window.ran") is None, name
        assert page.evaluate("document.querySelectorAll('[onerror],[onclick],[onload],iframe').length") == 0, name
        hrefs = page.eval_on_selector_all("a[href^='javascript:' i]", "l => l.map(a => a.getAttribute('href'))")
        assert set(hrefs) <= {"javascript:void(0)"} and dialogs == [], name  # the theme has one of its own
    page.goto(base + "index.html")
    assert len(Search(page)("zarandaja")) > 1
    assert "zarandaja" in page.inner_text(".md-search-result__list")
    assert page.evaluate("window.ran") is None and dialogs == []
    assert (
        page.evaluate("document.querySelectorAll('.md-search-result__list :is(script, img, iframe, svg)').length") == 0
    )
