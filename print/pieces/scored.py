"""The self-assessment of a guide on paper: rows of results with their ranges of points, and the empty radar."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros.diagrams import radar, sketch, svg
from macros.model import HojaAutoevaluacion, Paquete
from macros.plan import scores
from print.jobs import Job
from print.pages.tones import tones
from print.pieces.making import GREYS, Making

RADAR_MM = 100.0
"""Width of the radar of a scored check, in millimetres: what the second page leaves."""


def jobs(pieza: HojaAutoevaluacion, making: Making) -> list[Job]:
    return making.office(
        pieza, "autoevaluacion", scored(making.paquete, pieza), fillable=True, pages=pieza.paginas,
        copies=("letra-grande", *GREYS),
    )  # fmt: skip


def scored(paquete: Paquete, pieza: HojaAutoevaluacion) -> dict[str, Any]:
    """Context of a self-assessment on paper: its rows of results with their ranges of points, and the empty radar."""
    x = paquete.guias[pieza.de_guia].autoevaluacion
    if x is None:
        raise ValueError(f"{pieza.de_guia} has no autoevaluacion: the audit tells it")
    r = paquete.rotulos.guias.autoevaluacion
    rows = [(d.id, d.titulo, scores.highest(x, d)) for d in x.dimensiones] + [("total", r.total, scores.highest(x))]
    words = r.radar_equivalente.replace("{ejes}", ", ".join(d.titulo for d in x.dimensiones))
    trazo = sketch(scores.radar(x), tonos=tones(), medidas=radar.HOJA)
    return {
        "x": x,
        "ra": r,
        "filas": [
            {"id": id_, "titulo": name, "maximo": most, "rangos": scores.ranges(x, most)} for id_, name, most in rows
        ],
        "imagen": Markup(svg(trazo, words.replace("{anillos}", ", ".join(scores.RINGS)), ancho_mm=RADAR_MM)),
    }
