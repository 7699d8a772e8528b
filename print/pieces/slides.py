"""Slides for the screen: one idea each, its picture, and at the end who made them. Speakers' words go with the file."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros.audit.kit.slides import SCALE, pictured, room
from macros.diagrams import Trazo, faults, scene, svg
from macros.diagrams.apart import shapes_apart_by_colour
from macros.model import Presentacion
from macros.model.piezas.pieza import Lamina
from print.engine.findings import Finding
from print.jobs import Job
from print.pages.tones import tones
from print.pieces.making import Making, faulty


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


def findings(i: int, trazo: Trazo) -> list[Finding]:
    route = f"laminas/{i}/plantilla"
    told = [Finding(route, m, "dibujo") for m in faults(trazo)]
    return told + [Finding(route, m, "solo-color") for m in shapes_apart_by_colour(trazo.cuerpo)]


def _words(slide: Lamina) -> str:
    assert slide.plantilla is not None
    return slide.plantilla.equivalente
