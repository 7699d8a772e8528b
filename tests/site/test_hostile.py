"""Words of ``data/`` never run: the same hostile words in every text, the site built, its pages in a real browser."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import hostile
from conftest import ROOT
from macros.model import Paquete

RAN = "/corrio.txt"
WORDS = (
    '{{ lipsum.__globals__.os.system("touch RAN") }}{% set x = 1 %}{# y #}${7*7}</title></script></style></textarea>'
    "</noscript><script>window.ran=1;alert(1)</script>\"'><img src=x1.png onerror=\"window.ran=1;alert(2)\">"
    '<svg onload="window.ran=1"></svg><iframe src="https://fuera.example/y"></iframe>'
    "<script src=https://fuera.example/x.js></script>[m](javascript:window.ran=1) <javascript:alert(3)>"
    "![i](https://fuera.example/i.png) &lt;script&gt;alert(4)&lt;/script&gt; `c` {: onclick=alert(5) } <!--vista-0-->"
    "\n\n# Otra parte { #otra }\n\n- uno\n\n<div onclick=alert(6)>z</div>\n"
)
PLAIN = "y otras palabras que no dicen nada"
KINDS = ("", "x" * 3)


def _build(paquete: Paquete, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The site of a package that no file holds."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from macros.site.views import Views
    from macros.site.views import open_views as opened

    whole = opened(ROOT)
    monkeypatch.setattr(
        "macros.site.views.open_views",
        lambda root, edicion=None: Views(
            type(whole.contexto)(paquete, whole.contexto.catalogo, whole.contexto.plantillas, hallazgos=whole.contexto.hallazgos)
        ),
    )
    monkeypatch.setattr("macros.site.publishing.publish_kit", lambda build, site: None)
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return folder


@pytest.fixture(scope="module")
def sites(paquete: Paquete, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The site with hostile words in every text, the same with plain ones, and the file that would betray a run."""
    ran = tmp_path_factory.mktemp("marca") / "corrio.txt"
    with pytest.MonkeyPatch.context() as m:
        bad = _build(hostile.with_words(paquete, WORDS.replace("RAN", str(ran)), "<x>"), tmp_path_factory.mktemp("malo"), m)
    with pytest.MonkeyPatch.context() as m:
        good = _build(hostile.with_words(paquete, PLAIN, "(x)"), tmp_path_factory.mktemp("bueno"), m)
    return bad, good, ran


def _structure(path: Path) -> list[Any]:
    """The elements of a page in order, each with the names of its attributes; those of a drawing, each kind once, since
    the same number of letters may take one line or two."""
    tree = etree.parse(str(path), etree.HTMLParser(huge_tree=True, encoding="utf-8"))
    drawn = {e: sorted({(x.tag, *sorted(x.attrib)) for x in e.iter(etree.Element)}) for e in tree.iter("svg")}
    inside = {x for e in drawn for x in e.iter(etree.Element)}
    return [drawn.get(e) or (e.tag, *sorted(e.attrib)) for e in tree.iter(etree.Element) if e in drawn or e not in inside]


def test_the_words_are_in_most_texts(paquete: Paquete) -> None:
    marked = list(hostile.texts(hostile.with_words(paquete, "x", "x")))
    assert len(marked) > 10_000
    assert all(hostile.MARK in text for text in marked)


def test_no_page_changes_its_structure(sites: tuple[Path, Path, Path]) -> None:
    bad, good, ran = sites
    pages = sorted(p.relative_to(good) for p in good.rglob("*.html"))
    assert len(pages) > 350
    assert [p.relative_to(bad) for p in sorted(bad.rglob("*.html"))] == pages
    for page in pages:
        assert _structure(bad / page) == _structure(good / page), page
    assert not ran.exists()
