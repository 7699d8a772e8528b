"""Words that surely do not fit where a drawing, a title or a card puts them, told before anything is drawn.

The message points at the line of the text itself. What is measured here is measured again when the piece is drawn;
sizes are those of the prints, and a test compares them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from macros.audit.kit.cards import BOLDER, FRONT_PT, WIDE_MM
from macros.audit.kit.flipcharts import PAGE, TITLE, left_for_drawing
from macros.audit.plan import Check, Findings, Plan
from macros.diagrams import Trazo, faults, scene, sketch
from macros.diagrams.letters import PT, width
from macros.diagrams.lienzo import DETALLE
from macros.model import Diagrama, Hoja, Modelo, Pieza, Rotafolio, Seccion, Tarjetas
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
    things: list[tuple[str, str, Pieza | Seccion]] = [("pieza", i, p) for i, p in plan.paquete.piezas.items()]
    things += [("seccion", i, s) for i, s in plan.paquete.secciones.items()]
    for kind, id_, thing in things:
        for path, message in plan.kept.of("dibujos", thing, partial(_wrong, thing)):
            yield plan.finding("dibujo", kind, id_, path, message)


def _wrong(thing: Pieza | Seccion) -> list[tuple[Path_, str]]:
    """Where a drawing of a piece or a section says something that cannot be read, and what."""
    out = []
    for path, drawn, trazo in _drawn(thing):
        for message in dict.fromkeys(faults(trazo)):
            words = _QUOTED.search(message)
            out.append(((*path, *(_where(drawn, words[1]) if words else ())), message))
    return out


def _drawn(thing: Pieza | Seccion) -> Iterator[tuple[Path_, Modelo, Trazo]]:
    """(path, what is drawn, drawing) of every diagram, figure and template whose size is known without an engine."""
    if isinstance(thing, Diagrama):
        yield ("dibujo",), thing.dibujo, sketch(thing.dibujo, horizontal=thing.orientacion == "horizontal")
    elif isinstance(thing, Rotafolio):
        for i, hoja in enumerate(thing.hojas):
            for j, e in enumerate(hoja.cuerpo):
                if isinstance(e, LaPlantilla):
                    trazo = scene(e.plantilla, left_for_drawing(hoja, thing.orientacion))
                    yield ("hojas", i, "cuerpo", j, "plantilla"), e.plantilla, trazo
    elif isinstance(thing, Hoja):
        wide = SHEET_MM[thing.orientacion] / SHEET_SCALE
        for i, s in enumerate(thing.secciones):
            if s.plantilla:
                trazo = scene(s.plantilla, (wide, s.plantilla.alto_mm / SHEET_SCALE))
                yield ("secciones", i, "plantilla"), s.plantilla, trazo
    elif isinstance(thing, Seccion):
        for i, parte in enumerate(thing.partes):
            if parte.figura:
                trazo = sketch(parte.figura.dibujo, horizontal=True)
                yield ("partes", i, "figura", "dibujo"), parte.figura.dibujo, trazo


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
