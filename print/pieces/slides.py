"""Slides for the screen, with what their speaker says."""

from __future__ import annotations

from macros.model import Presentacion
from print.jobs import Job
from print.pieces.making import Making


def jobs(pieza: Presentacion, making: Making) -> list[Job]:
    return [making.job(pieza, "presentacion", "16x9", "original", {}, pages=len(pieza.laminas))]
