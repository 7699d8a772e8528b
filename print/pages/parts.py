"""A book's text as parts to draw one by one: its chapters, the links between them, and its contents.

Headings that stand in the contents carry ``data-marca``, their words there; so the contents cannot say anything else.
lxml is loaded where a book is made: who only looks at a sheet does without.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros.model import Paquete, Seccion
from macros.words.markup import inline
from print.sheets.places import NUMBER, OTHER_PART

_MENTION = re.compile(r"\b(?:secci(?:ón|ones)|capítulos?) \d[\d.]*(?:(?:, | y |, y )\d[\d.]*)*", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


@dataclass(frozen=True)
class Entrada:
    """One line of the contents: depth from 1, anchor, words."""

    nivel: int
    id: str
    marca: str


@dataclass(frozen=True)
class Capitulo:
    """A chapter of the workbook. ``sola`` says that its only section is the chapter itself: numbered «4», not «4.1»."""

    numero: str
    titulo: str
    secciones: tuple[Seccion, ...]
    sola: bool


def chunks(body: str) -> list[Markup]:
    """The chapters of ``body``. Links to another chapter say so, and page numbers become places to write them."""
    import lxml.html

    root = lxml.html.fragment_fromstring(body, create_parent="div")
    out = []
    for chapter in root:
        own = set(chapter.xpath(".//@id")) | {chapter.get("id")}
        for place in chapter.xpath(".//span[contains(concat(' ', @class, ' '), ' num ')]"):
            place.tag = "a"
            place.set("href", NUMBER + place.attrib.pop("data-a").lstrip("#"))
        for link in chapter.xpath(".//a[starts-with(@href, '#')]"):
            anchor = link.get("href")[1:]
            if word := link.attrib.pop("data-pag", ""):
                _page_after(link, word, anchor)
            if anchor not in own:
                link.set("href", OTHER_PART + anchor)
        chapter.tail = None
        out.append(Markup(lxml.html.tostring(chapter, encoding="unicode")))
    return out


def _page_after(link: Any, word: str, anchor: str) -> None:
    """« (pág. 37)» after a link, the number to be written later."""
    import lxml.html.builder

    place = lxml.html.builder.A({"class": "num", "href": NUMBER + anchor})
    said = lxml.html.builder.SPAN({"class": "pag"}, f" ({word}\u00a0", place)
    place.tail = ")"
    said.tail, link.tail = link.tail, None
    link.addnext(said)


def contents(body: str, depth: int) -> list[Entrada]:
    """Marked headings of ``body``, of the first ``depth`` levels (h2 is level 1, unless it says another)."""
    import lxml.html

    root = lxml.html.fragment_fromstring(body, create_parent="div")
    marked = [h for h in root.iter("h2", "h3", "h4") if h.get("data-marca") and h.get("class") != "sin-indice"]
    entries = [Entrada(int(h.get("data-nivel", int(h.tag[1]) - 1)), h.get("id"), h.get("data-marca")) for h in marked]
    return [e for e in entries if e.nivel <= depth]


def chapters(paquete: Paquete) -> list[Capitulo]:
    titles = {c.numero: c.titulo for c in paquete.portada.capitulos}
    by_number: dict[str, list[Seccion]] = {}
    for s in paquete.secciones.values():
        by_number.setdefault(s.numero.split(".")[0], []).append(s)
    out = []
    for number, sections in by_number.items():
        alone = len(sections) == 1 and sections[0].numero == number
        title = titles.get(number) or sections[0].titulo
        out.append(Capitulo(number, sections[0].titulo if alone else title, tuple(sections), alone))
    return out


def linker(chapters: list[Capitulo], page: str) -> Callable[[str], Markup]:
    """``inline``, where «sección 2.1» or «capítulo 4» of the workbook is a link; ``page`` goes before its number."""
    anchors = {c.numero: f"capitulo-{c.numero}" for c in chapters}
    anchors |= {s.numero: f"seccion-{s.id}" for c in chapters if not c.sola for s in c.secciones}

    def link(number: re.Match[str]) -> str:
        words = number.group()
        return f'<a class="ver" data-pag="{page}" href="#{anchors[words]}">{words}</a>' if words in anchors else words

    def linked(text: str) -> Markup:
        html = str(inline(text))
        return Markup(_MENTION.sub(lambda mention: _NUMBER.sub(link, mention.group()), html))

    return linked
