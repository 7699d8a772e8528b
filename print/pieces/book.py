"""A ``libro`` piece as HTML: its parts from the model, and the contents read back from what the parts say.

Headings that stand in the contents carry ``data-marca``, their words there; so the contents cannot say anything else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import lxml.html
import lxml.html.builder
from jinja2 import Environment
from markupsafe import Markup

from macros.model import Bloque, Libro, Paquete, Pieza, Seccion, Sesion, Termino
from macros.plan import process
from macros.plan.frame import LATER, meals
from macros.plan.schedule import copies, total
from macros.words.citation import archived, is_closed
from macros.words.markup import inline
from macros.words.spans import signed
from print.sheets.places import NUMBER, OTHER_PART

TERM_LINES = 2
"""Lines to write below a concept; the question is short and there are many."""
NOTES_LINES = 26
"""Writing lines that fill a page of notes."""
_MENTION = re.compile(r"\b(?:secci(?:ón|ones)|capítulos?) \d[\d.]*(?:(?:, | y |, y )\d[\d.]*)*", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_CITED = re.compile(r'href="#ref-([a-z0-9-]+)"')


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


def book(env: Environment, paquete: Paquete, pieza: Libro, common: dict[str, Any]) -> dict[str, Any]:
    """What ``libro.html.j2`` needs: ``trozos``, the chapters, each a document, and ``indice``, their contents.

    ``common`` has what every piece's template gets and ``plan``: from a session, what its run sheet computes.
    """
    chapters = _chapters(paquete)
    words = {
        **common,
        "pieza": pieza,
        "p": paquete,
        "rs": paquete.rotulos.sitio,
        "rl": paquete.rotulos.kit.libro,
        "trae": set(pieza.contenido),
        "capitulos": chapters,
        "anclas": {
            s.id: f"capitulo-{c.numero}" if c.sola else f"seccion-{s.id}" for c in chapters for s in c.secciones
        },
        "rico": _linker(chapters, paquete.rotulos.kit.libro.pag) if "libro" in pieza.contenido else inline,
        "total": total,
        "rm": paquete.rotulos.marco,
        "comidas": meals(paquete),
        "horas_comida": (paquete.portada.supuestos.hora_inicio, LATER),
        "usos": lambda id_: _uses(paquete, id_),
        "pedido": lambda sesion: _order(paquete, sesion),
        "cuantos": lambda material: sum(copies([material], paquete).values()),
        "terminos": _alphabetical(paquete),
        "conceptos": [t for t in paquete.terminos.values() if t.ejemplo and t.experiencia],
        "renglones_concepto": min(TERM_LINES, pieza.renglones),
        "renglones_notas": NOTES_LINES,
        **_package(paquete),
    }
    parts: list[str] = []
    for name in pieza.contenido:
        cited = set(_CITED.findall("".join(parts)))
        known = [x for x in paquete.referencias.values() if x.id in cited or pieza.todas_las_referencias]
        listed = sorted(known, key=lambda x: _folded(x.texto))
        parts.append(env.get_template(f"libro/{name}.html.j2").render(words | {"lista_referencias": listed}))
    body = "".join(parts)
    return {"trozos": _chunks(body), "indice": _contents(body, pieza.indice), "rl": paquete.rotulos.kit.libro}


def _chunks(body: str) -> list[Markup]:
    """The chapters of ``body``. Links to another chapter say so, and page numbers become places to write them."""
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
    place = lxml.html.builder.A({"class": "num", "href": NUMBER + anchor})
    said = lxml.html.builder.SPAN({"class": "pag"}, f" ({word}\u00a0", place)
    place.tail = ")"
    said.tail, link.tail = link.tail, None
    link.addnext(said)


def _package(paquete: Paquete) -> dict[str, Any]:
    """What the pages about the package, its annexes and its errata need; figures are those of the site."""
    programa, sesiones = paquete.programa, list(paquete.package_sessions.values())
    parts = process.shares(programa.carta_general.momentos, paquete) if programa else []
    closed = programa.referencias.dominios_cerrados if programa else ()
    return {
        "programa": programa,
        "rp": paquete.rotulos.paquete,
        "partes": parts,
        "pct_nota": process.percentage_note(parts, paquete.rotulos.paquete.pct_nota),
        "rutas": process.routes(programa.niveles.lista, paquete) if programa else [],
        "archivada": archived,
        "sitio_cerrado": lambda address: is_closed(address, closed),
        "por_numero": {s.numero: s for s in sesiones},
        "piezas_de": lambda numbers: [x for x in paquete.piezas.values() if set(numbers) & set(x.inventario)],
        "piezas_del_anexo": lambda anexo: process.pieces_of(anexo, paquete),
        "sesiones_del_anexo": lambda anexo: [paquete.sesiones[i] for i in process.sessions_of(anexo, paquete)],
        "horas": process.hours(sesiones),
        "diferencia": signed,
        "familias": [(f, [x for x in paquete.erratas.values() if x.id[0] == f]) for f in "TRM"],
    }


def _contents(body: str, depth: int) -> list[Entrada]:
    """Marked headings of ``body``, of the first ``depth`` levels (h2 is level 1, unless it says another)."""
    root = lxml.html.fragment_fromstring(body, create_parent="div")
    marked = [h for h in root.iter("h2", "h3", "h4") if h.get("data-marca") and h.get("class") != "sin-indice"]
    entries = [Entrada(int(h.get("data-nivel", int(h.tag[1]) - 1)), h.get("id"), h.get("data-marca")) for h in marked]
    return [e for e in entries if e.nivel <= depth]


def _chapters(paquete: Paquete) -> list[Capitulo]:
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


def _linker(chapters: list[Capitulo], page: str) -> Callable[[str], Markup]:
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


def _uses(paquete: Paquete, id_: str) -> list[tuple[Sesion, Bloque]]:
    """(session, block) of each activity that a section of the workbook supports, each once."""
    return [
        (s, b)
        for s in paquete.package_sessions.values()
        for b in s.bloques
        if any(id_ in paso.secciones for paso in b.pasos)
    ]


def _order(paquete: Paquete, sesion: Sesion) -> list[tuple[int, Pieza, str]]:
    """(copies, piece, paper) of all that a session prints, its run sheet too."""
    needs = copies(paquete.materials_of(sesion), paquete)
    papers = paquete.rotulos.kit.papeles
    return [(needs.get(p.id, 1), p, getattr(papers, p.tipo)) for p in paquete.pieces_of(sesion)]


def _alphabetical(paquete: Paquete) -> list[Termino]:
    return sorted(paquete.terminos.values(), key=lambda t: _folded(t.termino))


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
