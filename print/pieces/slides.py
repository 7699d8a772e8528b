"""Slides for the screen: one idea each, its picture, and at the end who made them. Speakers' words go with the file."""

from __future__ import annotations

from markupsafe import Markup

from macros.diagrams import Trazo, faults, scene, svg
from macros.diagrams.letters import wrap
from macros.diagrams.lienzo import DETALLE
from macros.model import Presentacion
from macros.model.pieza import Lamina
from macros.words.markup import plain
from print.engine.colour_alone import shapes_apart_by_colour
from print.engine.findings import Finding
from print.jobs import Job
from print.pages.tones import tones
from print.pieces.making import Making, faulty

WIDE_MM, HIGH_MM = 290.0, 132.0
"""Room of a slide inside its margins."""
ICON_MM = 30.0
SMALLEST_PT = 18.0
"""Size of the smallest letters of a drawing on a slide, in points."""
SCALE = SMALLEST_PT * 25.4 / 72 / DETALLE
"""From the millimetres of a poster, in which templates are drawn, to those of a slide."""
_TITLE, _TEXT = 46 * 25.4 / 72, 32 * 25.4 / 72
_RULE, _GAP = 15.6, 8.0


def jobs(pieza: Presentacion, making: Making) -> list[Job]:
    scenes = drawn(pieza)
    context = {
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


def findings(i: int, trazo: Trazo) -> list[Finding]:
    route = f"laminas/{i}/plantilla"
    told = [Finding(route, m, "dibujo") for m in faults(trazo)]
    return told + [Finding(route, m, "solo-color") for m in shapes_apart_by_colour(trazo.cuerpo)]


def _words(slide: Lamina) -> str:
    assert slide.plantilla is not None
    return slide.plantilla.equivalente
