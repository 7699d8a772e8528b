"""A piece of the model as jobs, one PDF each. ``JOBS`` is the one registry of piece types of the kit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.model import Pieza
from print.jobs import Job
from print.pieces import (
    book,
    cards,
    drawing,
    flipchart,
    labels,
    one_page,
    paperwork,
    run_sheet,
    scored,
    signs,
    slides,
    worksheet,
)
from print.pieces.making import Making

JOBS: dict[str, Callable[[Any, Making], list[Job]]] = {
    "rotafolio": flipchart.jobs,
    "hoja": worksheet.jobs,
    "formato": worksheet.jobs,
    "documento": paperwork.jobs,
    "libro": book.jobs,
    "tarjetas": cards.jobs,
    "ficha": one_page.of_case,
    "ficha_navegacion": one_page.of_resource,
    "autoevaluacion": scored.jobs,
    "carta_descriptiva": run_sheet.jobs,
    "presentacion": slides.jobs,
    "cartel": signs.jobs,
    "etiquetas": labels.jobs,
    "diagrama": drawing.jobs,
}
"""From a piece of each type to every drawing of it, the one that gives the thumbnail first."""


class Pages(Making):
    """Makes the jobs of a package's pieces."""

    def jobs(self, pieza: Pieza) -> list[Job]:
        """Every drawing of a piece, by its type."""
        return JOBS[pieza.tipo](pieza, self)
