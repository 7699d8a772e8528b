"""Slides for the screen: one idea each, its picture, and at the end who made them. Speakers' words go with the file."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros.diagrams import Trazo, faults, scene, svg
from macros.diagrams.letters import wrap
from macros.diagrams.lienzo import DETALLE
from macros.model import Presentacion
from macros.model.piezas.pieza import Lamina
from macros.words.markup import plain
from print.engine.colour_alone import shapes_apart_by_colour
from print.engine.findings import Finding
from print.jobs import Job
from print.pages.tones import tones
from print.pieces.making import Making, faulty
from print.sheets.papers import PT

WIDE_MM, HIGH_MM = 290.0, 132.0
"""Room of a slide inside its margins."""
ICON_MM = 30.0
SMALLEST_PT = 18.0
"""Size of the smallest letters of a drawing on a slide, in points."""
SCALE = SMALLEST_PT / PT / DETALLE
"""From the millimetres of a poster, in which templates are drawn, to those of a slide."""
_TITLE, _TEXT = 46 / PT, 32 / PT
_RULE, _GAP = 15.6, 8.0
BESIDE_PT, COVER_PT, POINT_MM = 29, 54, 3.5
"""Letters beside a large picture: of the text, of the cover's title; and air after each point."""
_BESIDE, _COVER, _OVER = BESIDE_PT / PT, COVER_PT / PT, 8.0 + _TEXT * 1.25 + 5.0
BESIDE_MM, BESIDE_COVER_MM = 216.0, 190.0
"""Width of the words beside a large picture."""


def jobs(pieza: Presentacion, making: Making) -> list[Job]:
    scenes = drawn(pieza)
    context: dict[str, Any] = {
        "grande": pictured,
        "dibujo": lambda i: Markup(svg(scenes[i], _words(pieza.laminas[i]), ancho_mm=scenes[i].ancho * SCALE)),
    }
    job = making.job(pieza, "presentacion", "16x9", "original", context, pages=len(pieza.laminas) + 1)
    return [faulty(job, [x for i, trazo in scenes.items() for x in findings(i, trazo)])]


def drawn(pieza: Presentacion) -> dict[int, Trazo]:
    """The drawings of a deck, by the number of their slide, as large as its words leave room."""
    out = {}
    for i, slide in enumerate(pieza.laminas):
        if slide.plantilla:
            wide, high = room(slide)
            still = slide.plantilla.model_copy(update={"notas": False})
            out[i] = scene(still, (wide / SCALE, high / SCALE), tones())
    return out


def room(slide: Lamina) -> tuple[float, float]:
    """Width and height that a slide's title and text leave for its drawing, in millimetres."""
    across = WIDE_MM - (ICON_MM + 6 if slide.icono else 0)
    taken = len(wrap(slide.titulo, across * 0.96, _TITLE, 700)) * _TITLE * 1.1 + _RULE
    if slide.texto:
        taken += len(wrap(plain(slide.texto), WIDE_MM, _TEXT)) * _TEXT * 1.25 + _GAP
    return WIDE_MM, HIGH_MM - taken - 2


def pictured(slide: Lamina) -> bool:
    """Whether the icon of ``slide`` is its picture, large beside the words: they must fit in what it leaves."""
    if not slide.icono or slide.plantilla or slide.clase == "video":
        return False
    if slide.clase == "portada":
        tall = _OVER + len(wrap(slide.titulo, BESIDE_COVER_MM * 0.98, _COVER, 700)) * _COVER * 1.1 + _RULE
        return tall + len(wrap(plain(slide.texto or ""), BESIDE_COVER_MM * 0.98, _BESIDE)) * _BESIDE * 1.25 < HIGH_MM
    inside = 15.0 if slide.clase == "pregunta" else 0.0
    title = _TITLE * (52 / 46 if inside else 1)
    tall = len(wrap(slide.titulo, (WIDE_MM - inside) * 0.98, title, 700)) * title * 1.1 + _RULE
    for words, gap, dent in ((slide.texto, _GAP, 0.0), *((p, POINT_MM, 12.0) for p in slide.puntos)):
        if words:
            tall += len(wrap(plain(words), (BESIDE_MM - inside - dent) * 0.98, _BESIDE)) * _BESIDE * 1.25 + gap
    return tall < HIGH_MM - 1


def findings(i: int, trazo: Trazo) -> list[Finding]:
    route = f"laminas/{i}/plantilla"
    told = [Finding(route, m, "dibujo") for m in faults(trazo)]
    return told + [Finding(route, m, "solo-color") for m in shapes_apart_by_colour(trazo.cuerpo)]


def _words(slide: Lamina) -> str:
    assert slide.plantilla is not None
    return slide.plantilla.equivalente
