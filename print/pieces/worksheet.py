"""Worksheets and forms: to read, and to fill in on paper and on screen."""

from __future__ import annotations

from macros.model import Hoja
from print.jobs import Job
from print.pieces.making import GREYS, Making


def jobs(pieza: Hoja, making: Making) -> list[Job]:
    copies = ("letra-grande", *GREYS)
    return making.office(pieza, "hoja", {}, fillable=pieza.has_blanks, pages=pieza.paginas, copies=copies)
