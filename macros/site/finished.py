"""A page whose views are already HTML: what they finished enters after Markdown, so that no word of ``data/`` is ever
template or Markdown source. Then the page is read once, for its index, its anchors, its links and the search."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from typing import Any

from lxml import etree
from markupsafe import Markup, escape

VIEWS = "vistas"
"""Name in a page's own data (``page.meta``) under which what its views finished waits until Markdown is done."""
_PLACE = re.compile(r"<!--vista-(\d+)-->")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LINK_TO_SELF = "headerlink"
_WORDS_ONLY = "solo-palabras"
# The HTML parser lowers every name, as browsers do; drawings have some that are not low.
_DRAWN = {name.lower(): name for name in ("viewBox", "preserveAspectRatio", "textLength", "lengthAdjust")}


def keep(meta: MutableMapping[str, Any], html: str, *, inline: bool = False) -> str:
    """Keep ``html`` for later; returns what holds its place in the Markdown: a comment with a number.

    ``inline``: it is words of a paragraph, not parts of a page.
    """
    kept = meta.setdefault(VIEWS, [])
    kept.append(html)
    mark = f"<!--vista-{len(kept) - 1}-->"
    return mark if inline else f"\n\n{mark}\n\n"


def put_in(html: str, meta: MutableMapping[str, Any]) -> str:
    """``html``, as Markdown left it, with each view in its place. What was kept is forgotten."""
    kept = meta.pop(VIEWS, [])
    return _PLACE.sub(lambda m: kept[int(m[1])], html).strip()


def read(html: str) -> etree._Element:
    """The page as a tree; its root is a ``body``."""
    root = etree.fromstring(f"<html><body>{html}</body></html>", etree.HTMLParser(huge_tree=True))
    body = root.find("body")
    assert body is not None
    return body


def written(body: etree._Element) -> str:
    """The tree as HTML again."""
    for drawing in body.iter("svg"):
        for element in drawing.iter(etree.Element):
            for name in element.attrib.keys() & _DRAWN.keys():
                element.set(_DRAWN[str(name)], element.attrib.pop(name))
    text: str = etree.tostring(body, encoding="unicode", method="html", with_tail=False)
    return text[len("<body>") : -len("</body>")]


def index(body: etree._Element, depth: int) -> list[dict[str, Any]]:
    """The headings that have a link to themselves, down to level ``depth``, in order: those of the table of contents.

    ``name`` is HTML.
    """
    return [
        {"level": int(h.tag[1]), "id": h.get("id"), "name": safe(words(h)), "html": "", "data-toc-label": ""}
        for h in body.iter(*_HEADINGS[:depth])
        if h.get("id") and h.find(f"a[@class='{_LINK_TO_SELF}']") is not None
    ]


def title(body: etree._Element) -> Markup | None:
    """The words of the first heading of the first level, as HTML; None where there is none."""
    first = next(body.iter("h1"), None)
    return None if first is None else safe(words(first))


def anchors(body: etree._Element) -> set[str]:
    """Every id of the page."""
    return {str(e.get("id")) for e in body.iterfind(".//*[@id]")}


def words(heading: etree._Element) -> str:
    """The text of a heading without the sign that links to itself."""
    parts = [heading.text or ""]
    for child in heading:
        if child.get("class") != _LINK_TO_SELF:
            parts += [str(t) for t in child.itertext()]
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def safe(text: str) -> Markup:
    """``text`` as HTML that shows it as it is, wherever it goes: the macros plugin takes «{{» in a title for its own."""
    return Markup(str(escape(text)).replace("{", "&#123;"))


def unlink(body: etree._Element, gone: Callable[[str], bool]) -> bool:
    """Leave only the words of each link whose address is ``gone``; whether there was one."""
    found = [a for a in body.iter("a") if (href := a.get("href")) and gone(str(href))]
    for a in found:
        a.tag = _WORDS_ONLY
    etree.strip_tags(body, _WORDS_ONLY)
    return bool(found)
