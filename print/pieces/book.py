"""A ``libro`` piece: its chapters from the model, and the contents read back from what they say."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment

from macros.model import Diagrama, Libro, Paquete, Pieza, Sesion
from macros.model.puentes import Vista
from macros.plan import process
from macros.plan.day.frame import LATER, meals
from macros.plan.day.schedule import copies, total
from macros.plan.lookups import alphabetical, covering, supported, tables
from macros.words.citation import archived, is_closed
from macros.words.markup import folded, inline
from macros.words.spans import signed
from print.engine.flow import WHOLE
from print.engine.rest import place_for_rest
from print.jobs import Job
from print.pages.figures import own_picture, picture
from print.pages.parts import chapters, chunks, contents, linker
from print.pages.run_sheet import printed_on, run_sheet
from print.pieces.making import Making
from print.sheets.places import BOOK_MARGIN, OTHER_PART

CONTENTS = 1
"""Which document of a book holds its contents: the one after the cover."""

TERM_LINES = 2
"""Lines to write below a concept; the question is short and there are many."""
NOTES_LINES = 26
"""Writing lines that fill a page of notes."""
_CITED = re.compile(r'href="#ref-([a-z0-9-]+)"')


def jobs(pieza: Libro, making: Making) -> list[Job]:
    """Cover, contents and chapters, each a document of its own, so that an edit draws one of them again."""
    paquete = making.paquete
    plan = {"plan": lambda s: run_sheet(paquete, s), "otra_parte": OTHER_PART}
    words = book(making.env, paquete, pieza, making.common | plan)
    several = words.pop("trozos")
    context = (
        making.context(pieza, "libro", "carta", "libro")
        | plan
        | words
        | {"corrido": WHOLE, "resto": place_for_rest(paquete.rotulos.kit.libro.notas)}
    )
    template = making.env.get_template("libro.html.j2")
    parts = [template.render(context | {"trozo": name}) for name in ("portada", "contenido")]
    parts += [template.render(context | {"trozo": "", "cuerpo": chapter}) for chapter in several]
    return [making.bound(pieza, parts, CONTENTS, margin=BOOK_MARGIN)]


def book(env: Environment, paquete: Paquete, pieza: Libro, common: dict[str, Any]) -> dict[str, Any]:
    """What ``libro.html.j2`` needs: ``trozos``, the chapters, each a document, and ``indice``, their contents.

    ``common`` has what every piece's template gets and ``plan``: from a session, what its run sheet computes.
    """
    told = chapters(paquete)
    words = {
        **common,
        "pieza": pieza,
        "p": paquete,
        "dibujado": lambda x: picture(x) if isinstance(x, Diagrama) else own_picture(x),
        "rs": paquete.rotulos.sitio,
        "rl": paquete.rotulos.kit.libro,
        "trae": set(pieza.contenido),
        "capitulos": told,
        "anclas": {s.id: f"capitulo-{c.numero}" if c.sola else f"seccion-{s.id}" for c in told for s in c.secciones},
        "rico": linker(told, paquete.rotulos.kit.libro.pag) if "libro" in pieza.contenido else inline,
        "total": total,
        "rm": paquete.rotulos.marco,
        "comidas": meals(paquete),
        "horas_comida": (paquete.portada.supuestos.hora_inicio, LATER),
        "usos": lambda id_: supported(paquete.package_sessions, id_),
        "pedido": lambda sesion: _order(paquete, sesion),
        "copias_de": lambda material: sum(copies([material], paquete).values()),
        "terminos": alphabetical(paquete),
        "pasos_de": lambda vista, momento: _steps(paquete, vista, momento),
        "conceptos": [t for t in paquete.terminos.values() if t.ejemplo and t.experiencia],
        "renglones_concepto": min(TERM_LINES, pieza.renglones),
        "renglones_notas": NOTES_LINES,
        **_package(paquete),
    }
    parts: list[str] = []
    for name in pieza.contenido:
        cited = set(_CITED.findall("".join(parts)))
        known = [x for x in paquete.referencias.values() if x.id in cited or pieza.todas_las_referencias]
        listed = sorted(known, key=lambda x: folded(x.texto))
        parts.append(env.get_template(f"libro/{name}.html.j2").render(words | {"lista_referencias": listed}))
    body = "".join(parts)
    return {"trozos": chunks(body), "indice": contents(body, pieza.indice), "rl": paquete.rotulos.kit.libro}


def _package(paquete: Paquete) -> dict[str, Any]:
    """What the pages about the package, its annexes and its errata need; figures are those of the site."""
    programa, sesiones = paquete.programa, list(paquete.package_sessions.values())
    closed = programa.referencias.dominios_cerrados if programa else ()
    return {
        "programa": programa,
        "rp": paquete.rotulos.paquete,
        **tables(paquete),
        "archivada": archived,
        "sitio_cerrado": lambda address: is_closed(address, closed),
        "piezas_de": lambda numbers: covering(paquete, numbers),
        "piezas_del_anexo": lambda anexo: process.pieces_of(anexo, paquete),
        "sesiones_del_anexo": lambda anexo: [paquete.sesiones[i] for i in process.sessions_of(anexo, paquete)],
        "horas": process.hours(sesiones),
        "diferencia": signed,
        "familias": [(f, [x for x in paquete.erratas.values() if x.id[0] == f]) for f in "TRM"],
    }


def _steps(paquete: Paquete, vista: Vista, momento: str) -> list[str]:
    """Titles of the steps of a view that take place at a moment, also those that began before it."""
    assert paquete.puentes is not None
    order = [m.id for m in paquete.puentes.momentos]
    parts = paquete.guias[vista.guia].partes if vista.guia else paquete.secciones[vista.seccion or ""].partes
    titles = {p.id: p.titulo for p in parts}
    at = order.index(momento)
    here = [s for s in vista.pasos if order.index(s.momento) <= at <= order.index(s.hasta or s.momento)]
    return [titles[s.parte] for s in here]


def _order(paquete: Paquete, sesion: Sesion) -> list[tuple[int, Pieza, str]]:
    """(copies, piece, paper) of all that a session prints, its run sheet too."""
    needs = copies(paquete.materials_of(sesion), paquete)
    return [(needs.get(p.id, 1), p, printed_on(paquete, p.tipo)) for p in paquete.pieces_of(sesion)]
