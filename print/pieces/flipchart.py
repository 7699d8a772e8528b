"""Proportions of a flipchart's sheet, and the cut marks of its tiled copy."""

from __future__ import annotations

from typing import Any

from macros.model.pieza import Columnas, HojaRotafolio
from print.jobs import Grid


def rows(hoja: HojaRotafolio) -> str:
    """Grid rows of a flipchart sheet: what is written to takes the free height, by weight."""
    out = []
    for e in hoja.cuerpo:
        if hasattr(e, "espacio"):
            out.append(f"{e.espacio.peso}fr")
        elif hasattr(e, "columnas"):
            out.append("3fr")
        else:
            out.append("auto")
    return " ".join(out)


def widths(c: Columnas) -> list[float]:
    weights = c.anchos or (1,) * len(c.titulos)
    return [round(100 * w / sum(weights), 3) for w in weights]


def edges(c: Columnas) -> list[float]:
    out, at = [], 0.0
    for w in widths(c):
        at += w
        out.append(round(at, 3))
    return out


def cuts(grid: Grid, row: int, col: int) -> list[dict[str, Any]]:
    """Cut marks of a sheet at the corners of its window: in the margin, and nowhere over the picture."""
    left, top, m = grid.margen_mm, grid.margen_mm, grid.margen_mm
    right, bottom = left + grid.util_ancho, top + grid.util_alto
    arm = m / 2
    out: list[dict[str, Any]] = []
    for x in (left, right):
        out += [{"clase": "v", "x": x, "y": y, "largo": arm} for y in (top - arm - 1, bottom + 1)]
    for y in (top, bottom):
        out += [{"clase": "h", "x": x, "y": y, "largo": arm} for x in (left - arm - 1, right + 1)]
    return out
