"""A drawing for the wall and for the desk: its image at both sizes, and what is wrong with it before it is drawn."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros.diagrams import Trazo, faults, sketch, smallest, svg
from macros.diagrams.apart import shapes_apart_by_colour
from macros.diagrams.letters import wrap
from macros.diagrams.mapa import ALTO, ENCIMA, TITULO
from macros.model import Diagrama
from print.engine.findings import Finding
from print.jobs import Job
from print.pages.tones import tones
from print.pieces.making import GREYS, Making, faulty, turned
from print.sheets.papers import ROOM_MM

PLIEGO_MM = 600.0
EQUIVALENTE_EM = 3.9
"""Size of the text equivalent under a drawing on office paper, in millimetres (11 points)."""


def jobs(pieza: Diagrama, making: Making) -> list[Job]:
    trazo, findings = drawn(pieza)
    sideways = pieza.orientacion == "horizontal" and pieza.pliegos == 1
    page = "60x90-mural" if pieza.pliegos > 1 else "90x60" if sideways else "60x90"
    wall = making.job(
        pieza, "diagrama", "60x90", "original", poster(pieza, trazo), page=page, pages=pieza.pliegos,
        thumbnail=pieza.pliegos == 1, tiles=making.tiles, more="diagrama-pared",
        copies=("reducida", "blanco-y-negro"), letra_mm=smallest([trazo]),
    )  # fmt: skip
    page = turned("carta", pieza.orientacion)
    at_desk = making.job(
        pieza, "diagrama", "carta", "estatica", desk(pieza, trazo), page=page, pages=1,
        thumbnail=pieza.pliegos > 1, more="diagrama-mesa", copies=GREYS,
    )  # fmt: skip
    return [faulty(job, findings) for job in (wall, at_desk)]


def drawn(pieza: Diagrama) -> tuple[Trazo, list[Finding]]:
    """The drawing of a piece and what is wrong with it."""
    trazo = sketch(pieza.dibujo, horizontal=pieza.orientacion == "horizontal", tonos=tones())
    findings = [Finding("dibujo", message, "dibujo") for message in faults(trazo)]
    return trazo, findings + [Finding("dibujo", m, "solo-color") for m in shapes_apart_by_colour(trazo.cuerpo)]


def poster(pieza: Diagrama, trazo: Trazo) -> dict[str, Any]:
    """Context of a drawing at poster size: one image a sheet."""
    if pieza.pliegos == 1:
        return {"donde": "pared", "imagenes": [Markup(svg(trazo, pieza.equivalente, ancho_mm=trazo.ancho))]}
    step = PLIEGO_MM - ENCIMA
    images = [
        Markup(
            svg(
                trazo,
                f"{pieza.equivalente} ({i + 1} de {pieza.pliegos})",
                ancho_mm=PLIEGO_MM,
                ventana=(i * step, PLIEGO_MM),
            )
        )
        for i in range(pieza.pliegos)
    ]
    left, top, right, _ = TITULO
    return {
        "donde": "mural", "imagenes": images, "encima": ENCIMA, "alto": ALTO,
        "esquina": {"x": left, "y": top, "ancho": right - left},
    }  # fmt: skip


def desk(pieza: Diagrama, trazo: Trazo) -> dict[str, Any]:
    """Context of a drawing on office paper: the drawing as large as the text equivalent below it allows."""
    room_x, room_y = ROOM_MM[pieza.orientacion]
    titles = len(wrap(pieza.titulo, room_x, 7.06, 700)) * 7.8 + 7
    words = 12 + len(wrap(pieza.equivalente, room_x, EQUIVALENTE_EM)) * EQUIVALENTE_EM * 1.36
    wide = min(room_x, (room_y - titles - words) * trazo.ancho / trazo.alto)
    return {"donde": "mesa", "imagenes": [Markup(svg(trazo, pieza.equivalente, ancho_mm=wide))]}
