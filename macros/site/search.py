"""What the search finds on a page, from the tree that was read for its index: the page is not parsed a second time.

The parts and their words are those that the theme's own reader would give (a test compares the two): its script shows
them, so they keep paragraphs, lists and code, and nothing else.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from html import escape

from lxml import etree

ENTRIES = "busqueda"
"""Name in a page's own data (``page.meta``) under which its parts wait for the theme's index."""
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_NEVER = frozenset({"object", "script", "style"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)


@dataclass
class Apartado:
    """Words under a heading, as HTML; the first part of a page has no id. ``hondo``: how deep its heading stands."""

    etiqueta: str = ""
    hondo: float = 0
    id: str = ""
    titulo: list[str] = field(default_factory=list)
    texto: list[str] = field(default_factory=list)
    fuera: bool = False


def parts(body: etree._Element) -> list[dict[str, str]]:
    """``id``, ``title`` and ``text`` of each part of a page that is to be found; no id leads to the top."""
    reader = _Reader()
    reader.inside(body)
    return [
        {"id": p.id, "title": "".join(p.titulo).strip(), "text": "".join(p.texto).strip()}
        for p in reader.partes
        if not p.fuera
    ]


class _Reader:
    """Goes through a page as the theme's reader does, which looks at elements by name: what is left out of the search
    ends with the first element of that name that ends."""

    def __init__(self) -> None:
        self.partes: list[Apartado] = []
        self.parte: Apartado | None = None
        self.open: list[str] = []
        self.skipped = set(_NEVER)
        self.to_itself = 0

    def inside(self, element: etree._Element) -> None:
        if element.text:
            self._words(element.text)
        for child in element:
            tag = child.tag
            if isinstance(tag, str) and tag not in _VOID:
                own = tag == "a" and child.get("class") == "headerlink"
                self.to_itself += own
                self._start(child, tag)
                self.inside(child)
                self._end(tag)
                self.to_itself -= own
            if child.tail:
                self._words(child.tail)

    def _begin(self, parte: Apartado) -> Apartado:
        self.partes.append(parte)
        self.parte = parte
        return parte

    def _skipping(self) -> bool:
        return not self.skipped.isdisjoint(self.open)

    def _place(self, parte: Apartado) -> list[str]:
        return parte.titulo if parte.etiqueta in self.open else parte.texto

    def _start(self, element: etree._Element, tag: str) -> None:
        self.open.append(tag)
        if tag in _HEADINGS and (id_ := element.get("id")) is not None:
            depth = len(self.open)
            if tag != "h1" and not self.partes:
                self._begin(Apartado(hondo=depth))
            first = not self.partes
            self._begin(Apartado(tag, depth, "" if first else id_, fuera=element.get("data-search-exclude") is not None))
        parte = self.parte or self._begin(Apartado())
        if element.get("data-search-exclude") is not None or element.get("class") == "linenodiv":
            self.skipped.add(tag)
        elif tag in _KEPT and not self._skipping():
            self._place(parte).append(f"<{tag}>")

    def _end(self, tag: str) -> None:
        parte = self.parte
        assert parte is not None
        if parte.hondo > len(self.open):  # the element that held the heading ends, and its part with it
            outer = next((p for p in reversed(self.partes) if p.hondo <= len(self.open)), None)
            if outer:
                parte.hondo = math.inf
                self.parte = parte = outer
        self.open.pop()
        if tag in self.skipped:
            if tag not in _NEVER:
                self.skipped.remove(tag)
        elif tag in _KEPT and not self._skipping():
            place = self._place(parte)
            at = place.index(f"<{tag}>")
            if any(not piece.isspace() for piece in place[at + 1 :]):
                place.append(f"</{tag}>")
            else:
                del place[at:]

    def _words(self, text: str) -> None:
        if self._skipping():
            return
        blank, kept = text.isspace(), "pre" in self.open
        if not kept:
            text = " " if blank else text.replace("\n", " ")
        parte = self.parte or self._begin(Apartado())
        if parte.etiqueta in self.open:
            if not self.to_itself:
                parte.titulo.append(escape(text, quote=False))
        elif not blank:
            parte.texto.append(escape(text, quote=False))
        elif kept or not parte.texto or not parte.texto[-1].isspace():
            parte.texto.append(text)
