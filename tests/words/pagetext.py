"""The Spanish that people read, taken out of built HTML: blocks of prose, words, raw pieces of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag

NOT_PROSE = (
    "script", "style", "template", "svg", "pre", "code", "kbd", "a.headerlink",
    # Titles in other languages, kept as each source gives them.
    "ul.referencias", ".fuente", '[lang]:not(html):not([lang="es"])', '[translate="no"]',
)  # fmt: skip
"""What nobody wrote here or that is not Spanish; the same for every check."""
NOT_READING = ("table", "nav", "dl.datos", "ul.descargas", ".dato", ".citas", ".acciones", ".oculto", "figure")
"""What is looked up and not read in a row; only readability leaves it out."""
BLOCKS = ("p", "li", "dd", "dt", "td", "th", "caption", "label", "summary", "figcaption", "div", "button", "option",
          "h1", "h2", "h3", "h4", "h5", "h6", "title")  # fmt: skip
HOLDERS = ("table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl", "section", "article", "nav", "main", "header",
           "footer", "form", "select")  # fmt: skip
SENTENCES = ("p", "li", "dd")
ATTRIBUTES = ("alt", "title", "placeholder", "aria-label", "content")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
DATA = Path(__file__).resolve().parents[2] / "data"
IDS = sorted({p.stem for p in DATA.rglob("*.yml") if "-" in p.stem}, key=len, reverse=True)
"""Ids with hyphens, as they stand at the foot of a sheet and beside a title; the longest first."""
NOT_WORDS = re.compile(
    rf"(?<![\w-])(?:{'|'.join(IDS)})(?![\w-])|"
    r"https?://\S*|\b[\w.-]+@[\w-]+\.[\w.-]+|"
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|mx|net|ca|html|json|yml|py|css|zip|pdf|md)\b\S*|"
    r"\b(?:s\d+|paquete|guia|fn|wb|care|ca|nav|marco|libro)-[a-z0-9-]+|\bpython3\b|«osc»"
)
"""Addresses, names of files, ids and how those of a kind begin, the order to type,
and how a source writes OSC, where a page speaks of it."""


def parse(html: str) -> BeautifulSoup:
    """``html`` without what is not prose in Spanish."""
    out = BeautifulSoup(html, "lxml")
    for tag in out.select(", ".join(NOT_PROSE)):
        # A word beside it must not run into the next one.
        tag.replace_with(" ")
    return out


def language(html: str) -> str:
    """The language that a whole document says it is in; Spanish where it says none."""
    root = BeautifulSoup(html, "lxml").html
    return str(root.get("lang") or "es") if root else "es"


def foreign(html: str) -> BeautifulSoup:
    """A document in another language without what it says in Spanish and what is no prose in any."""
    out = BeautifulSoup(html, "lxml")
    for tag in out.select('script, style, svg, [lang="es"]'):
        tag.replace_with(" ")
    return out


def article(page: BeautifulSoup) -> Tag:
    """The part of a page that its author wrote; the whole body where the page has no article."""
    return page.find("article") or page.body or page


def blocks(root: Tag) -> list[str]:
    """Text of every block below ``root``, without that of the blocks inside it, with single spaces."""
    return [text for tag in [root, *root.find_all(True)] if tag is root or _stands_alone(tag) for text in _texts(tag)]


def _stands_alone(tag: Tag) -> bool:
    return tag.name in BLOCKS or tag.name in HOLDERS or "ayuda" in (tag.get("class") or ())


def _texts(tag: Tag) -> list[str]:
    return [text for part in "".join(_own(tag)).split("\0") if (text := " ".join(part.split()))]


def _own(tag: Tag) -> Iterator[str]:
    for child in tag.children:
        if type(child) is NavigableString:  # its subclasses are comments and the doctype
            yield str(child)
        elif isinstance(child, Tag):
            if _stands_alone(child):
                yield "\0"
            elif child.name == "br":
                yield "\n"
            else:
                yield from _own(child)


def nodes(root: Tag) -> list[str]:
    """Pieces of text as they stand in the HTML, for what single spaces would hide."""
    return [str(s) for s in root.find_all(string=True) if type(s) is NavigableString and s.strip()]


def attributes(root: Tag) -> list[str]:
    """What is read aloud or shown on hovering."""
    out = []
    for tag in root.find_all(True):
        for name in ATTRIBUTES:
            value = tag.get(name)
            if name == "content" and tag.get("name") != "description":
                continue
            if isinstance(value, str) and value.strip():
                out.append(" ".join(value.split()))
    return out


def drawn(html: str) -> list[str]:
    """Lines of the drawings in ``html``. A sentence may run over several, so that only their words can be checked."""
    if "<svg" not in html:
        return []
    return [" ".join(t.get_text(" ").split()) for t in BeautifulSoup(html, "lxml").select("svg text")]


def words(text: str) -> list[str]:
    """Words of ``text`` with two letters or more; no addresses, file names or ids."""
    return [w for w in WORD.findall(plain(text)) if len(w) > 1]


def plain(text: str) -> str:
    """``text`` without addresses, file names and ids."""
    return NOT_WORDS.sub(" ", text)


def reading(page: BeautifulSoup) -> list[str]:
    """Paragraphs and items that are read in a row, for readability. Harms ``page``: parse it anew for another check."""
    root = article(page)
    for tag in root.select(", ".join(NOT_READING)):
        tag.decompose()
    return [text for tag in root.find_all(SENTENCES) for text in _texts(tag)]
