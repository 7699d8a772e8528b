"""Figures of a scored check: points of each dimension, and where each reading of the result begins."""

from __future__ import annotations

from math import ceil

from macros.model.guia import Autoevaluacion, Dimension, Lectura
from macros.model.piezas.dibujo import Dibujo, Radar

RINGS = ("25 %", "50 %", "75 %", "100 %")


def highest(x: Autoevaluacion, dimension: Dimension | None = None) -> int:
    """Most points of a dimension, or of the whole."""
    criteria = len(dimension.criterios) if dimension else sum(len(d.criterios) for d in x.dimensiones)
    return criteria * x.escala[-1].valor


def ranges(x: Autoevaluacion, most: int) -> list[tuple[Lectura, int, int]]:
    """Each reading with its first and last points, for a highest total of ``most``."""
    starts = [ceil(reading.desde * most / 100) for reading in x.lecturas]
    ends = [*(start - 1 for start in starts[1:]), most]
    return [(r, a, b) for r, a, b in zip(x.lecturas, starts, ends, strict=True) if a <= b]


def radar(x: Autoevaluacion) -> Dibujo:
    """The empty radar: an axis for each dimension."""
    return Dibujo(radar=Radar(ejes=tuple(d.titulo for d in x.dimensiones), anillos=RINGS))
