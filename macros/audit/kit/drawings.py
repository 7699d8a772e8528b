"""Words that surely do not fit where a drawing, a title or a card puts them, told before anything is drawn.

The message points at the line of the text itself. What is measured here is measured again when the piece is drawn;
sizes are those of the prints, and a test compares them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.audit.kit.cards import BOLDER, FRONT_PT, WIDE_MM
from macros.audit.kit.flipcharts import PAGE, TITLE, left_for_drawing
from macros.audit.plan import Check, Findings, Plan
from macros.diagrams import Trazo, faults, scene, sketch
from macros.diagrams.letters import PT, width
from macros.diagrams.lienzo import DETALLE
from macros.model import Diagrama, Hoja, Modelo, Paquete, Rotafolio, Tarjetas
from macros.model.piezas.pieza import LaPlantilla
from macros.reading.yaml_file import Path_
from macros.words.markup import plain

SHEET_MM = {"vertical": 181.9, "horizontal": 245.4}
"""Width of a worksheet's text, by how it is turned."""
SHEET_SCALE = 11.5 / PT / DETALLE
"""From the millimetres of a poster, in which templates are drawn, to those of a worksheet."""
CERTAIN = 1.02
"""Only what exceeds its place by more than this is told: kerning is not counted."""
_QUOTED = re.compile(r"«(.+?)»")


def drawings(plan: Plan) -> Findings:
    """Every drawing can be read: letters large enough, words inside their place, none over others."""
    for kind, id_, path, thing, trazo in _drawn(plan.paquete):
        for message in dict.fromkeys(faults(trazo)):
            words = _QUOTED.search(message)
            place = _where(thing, words[1]) if words else ()
            yield plan.finding("dibujo", kind, id_, (*path, *place), message)


def _drawn(paquete: Paquete) -> Iterator[tuple[str, str, Path_, Modelo, Trazo]]:
    """(kind, id, path, thing, drawing) of every diagram, figure and template whose size is known without an engine."""
    for pieza in paquete.piezas.values():
        if isinstance(pieza, Diagrama):
            trazo = sketch(pieza.dibujo, horizontal=pieza.orientacion == "horizontal")
            yield "pieza", pieza.id, ("dibujo",), pieza.dibujo, trazo
        elif isinstance(pieza, Rotafolio):
            for i, hoja in enumerate(pieza.hojas):
                for j, e in enumerate(hoja.cuerpo):
                    if isinstance(e, LaPlantilla):
                        trazo = scene(e.plantilla, left_for_drawing(hoja, pieza.orientacion))
                        yield "pieza", pieza.id, ("hojas", i, "cuerpo", j, "plantilla"), e.plantilla, trazo
        elif isinstance(pieza, Hoja):
            wide = SHEET_MM[pieza.orientacion] / SHEET_SCALE
            for i, s in enumerate(pieza.secciones):
                if s.plantilla:
                    trazo = scene(s.plantilla, (wide, s.plantilla.alto_mm / SHEET_SCALE))
                    yield "pieza", pieza.id, ("secciones", i, "plantilla"), s.plantilla, trazo
    for seccion in paquete.secciones.values():
        for i, parte in enumerate(seccion.partes):
            if parte.figura:
                trazo = sketch(parte.figura.dibujo, horizontal=True)
                yield "seccion", seccion.id, ("partes", i, "figura", "dibujo"), parte.figura.dibujo, trazo


def titles(plan: Plan) -> Findings:
    """No word of a title is wider than its sheet: there is nowhere to break it."""
    for pieza in plan.paquete.piezas.values():
        if isinstance(pieza, Rotafolio):
            wide, _ = PAGE[pieza.orientacion]
            for i, hoja in enumerate(pieza.hojas):
                yield from _wide(plan, pieza.id, ("hojas", i, "titulo"), hoja.titulo, TITLE, wide, "del pliego")
        elif isinstance(pieza, Tarjetas):
            em = FRONT_PT[0] / PT * BOLDER
            for i, t in enumerate(pieza.tarjetas):
                if t.titulo:
                    yield from _wide(plan, pieza.id, ("tarjetas", i, "titulo"), t.titulo, em, WIDE_MM, "de la tarjeta")


def _wide(plan: Plan, id_: str, path: Path_, text: str, em: float, room: float, of: str) -> Findings:
    for word in plain(text).split():
        need = width(word, em, 700)
        if need > room * CERTAIN:
            yield plan.finding(
                "texto-desborda", "pieza", id_, path,
                f"la palabra «{word[:60]}» mide {need:.0f} mm y el ancho {of} es de {room:.0f}. Usa otra más corta.",
                mide_mm=round(need), caben_mm=round(room),
            )  # fmt: skip


def _where(value: object, words: str) -> Path_:
    """Path of the first text that says ``words``; empty where a drawing puts the words together by itself."""
    if isinstance(value, str):
        return ()
    items: Iterator[tuple[str | int, object]]
    if isinstance(value, Modelo):
        items = iter(value.__dict__.items())
    elif isinstance(value, tuple):
        items = iter(enumerate(value))
    else:
        return ()
    for key, inner in items:
        if isinstance(inner, str) and key != "equivalente" and words in " ".join(inner.split()):
            return (key,)
        if found := _where(inner, words):
            return (key, *found)
    return ()


CHECKS: tuple[Check, ...] = (drawings, titles)
