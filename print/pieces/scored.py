"""The self-assessment of a guide on paper: rows of results with their ranges of points, and the empty radar."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros.diagrams import radar, sketch, svg
from macros.diagrams.lienzo import DETALLE
from macros.model import HojaAutoevaluacion, Paquete
from macros.plan import scores
from print.jobs import Job
from print.pages.tones import tones
from print.pieces.making import GREYS, Making
from print.sheets.papers import PT
from print.sheets.places import LARGE_PRINT_PT

RADAR_MM = 100.0
"""Width of the radar of a scored check, in millimetres: what the second page leaves."""
LARGE_MM, LARGE = (181.9, 150.0), LARGE_PRINT_PT / PT / DETALLE
"""Width and height of the radar in large print, and its scale: its smallest letters are as large as all others."""


def jobs(pieza: HojaAutoevaluacion, making: Making) -> list[Job]:
    context = scored(making.paquete, pieza, radar.HOJA, RADAR_MM)
    large = scored(making.paquete, pieza, (LARGE_MM[0] / LARGE, LARGE_MM[1] / LARGE), LARGE_MM[0])
    return making.office(
        pieza, "autoevaluacion", context, fillable=True, pages=pieza.paginas, copies=GREYS, large=large
    )


def scored(
    paquete: Paquete, pieza: HojaAutoevaluacion, medidas: tuple[float, float], ancho_mm: float
) -> dict[str, Any]:
    """Context of a self-assessment on paper: its rows of results with their ranges of points, and the empty radar.

    ``medidas``: of the radar as if it were a poster; ``ancho_mm``: its width on paper.
    """
    x = paquete.guias[pieza.de_guia].autoevaluacion
    if x is None:
        raise ValueError(f"{pieza.de_guia} has no autoevaluacion: the audit tells it")
    r = paquete.rotulos.guias.autoevaluacion
    rows = [(d.id, d.titulo, scores.highest(x, d)) for d in x.dimensiones] + [("total", r.total, scores.highest(x))]
    words = r.radar_equivalente.replace("{ejes}", ", ".join(d.titulo for d in x.dimensiones))
    trazo = sketch(scores.radar(x), tonos=tones(), medidas=medidas)
    return {
        "x": x,
        "ra": r,
        "filas": [
            {"id": id_, "titulo": name, "maximo": most, "rangos": scores.ranges(x, most)} for id_, name, most in rows
        ],
        "imagen": Markup(svg(trazo, words.replace("{anillos}", ", ".join(scores.RINGS)), ancho_mm=ancho_mm)),
    }
