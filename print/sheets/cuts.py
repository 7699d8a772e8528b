"""Where a sheet is cut: marks around a grid of cards or labels, and at the window of a sheet of a poster by parts."""

from __future__ import annotations

from typing import Any

from macros.audit.kit.labels import BAND_MM
from print.sheets.grid import MARGIN_MM


def top_of(high: float, tall: float) -> float:
    """Where a grid ``tall`` millimetres high begins on its sheet: in the middle, or above it to leave a band below.

    Both faces begin at the same height: the sheet is turned over its long edge.
    """
    return min((high - tall) / 2, high - tall - BAND_MM)


def cut_marks(wide: float, high: float, w: float, h: float, cols: int, rows: int) -> list[dict[str, Any]]:
    """Marks outside a grid, and small crosses where four labels meet; symmetric, so both faces agree."""
    left, top = (wide - w * cols) / 2, top_of(high, h * rows)
    xs, ys = [left + i * w for i in range(cols + 1)], [top + i * h for i in range(rows + 1)]
    marks: list[dict[str, Any]] = []
    for x in xs:
        marks += [{"clase": "v", "x": round(x, 3), "y": round(y, 3)} for y in (ys[0] - 6.5, ys[-1] + 1.5)]
    for y in ys:
        marks += [{"clase": "h", "x": round(x, 3), "y": round(y, 3)} for x in (xs[0] - 6.5, xs[-1] + 1.5)]
    for x in xs[1:-1]:
        for y in ys[1:-1]:
            marks.append({"clase": "v cruz", "x": round(x, 3), "y": round(y - 2, 3)})
            marks.append({"clase": "h cruz", "x": round(x - 2, 3), "y": round(y, 3)})
    return marks


def cuts(wide: float, high: float) -> list[tuple[float, float, float, float]]:
    """Cut marks at the corners of a window of that size: where each begins (from the sheet's top left) and its reach.

    They stand in the margin, and nowhere over the picture.
    """
    left, top, arm = MARGIN_MM, MARGIN_MM, MARGIN_MM / 2
    right, bottom = left + wide, top + high
    out = [(x, y, 0.0, arm) for x in (left, right) for y in (top - arm - 1, bottom + 1)]
    return out + [(x, y, arm, 0.0) for y in (top, bottom) for x in (left - arm - 1, right + 1)]
