"""Where the sheets of a poster by parts meet: where the least is drawn, as far as the paper allows.

Pure geometry: what is drawn where comes as numbers, one a millimetre.
"""

from __future__ import annotations

from collections.abc import Sequence

from print.sheets.grid import OVERLAP_MM, Span, how_many

STEP_MM = 1
SIDE_MM = 1
"""A cut by hand strays so much to either side."""
EVEN = 1e-4
"""How much it counts that sheets are of a size: only between places where as little is drawn."""


def spans(begin: float, end: float, window: float, ink: Sequence[float]) -> tuple[Span, ...]:
    """Parts of ``begin`` to ``end`` that as few sheets as possible show, each of ``window`` at most.

    They meet where ``ink`` (what is drawn at each millimetre, from 0) is least in all. Each part goes on
    ``OVERLAP_MM`` below the one before it, whose end is the seam that is seen.
    """
    n = how_many(end - begin, window)
    while (seams := _seams(begin, end, window, ink, n)) is None:
        n += 1  # seams stand on whole millimetres: that little may be what is missing
    starts = (begin, *(float(s - OVERLAP_MM) for s in seams))
    return tuple(zip(starts, (*map(float, seams), end), strict=True))


def _seams(begin: float, end: float, window: float, ink: Sequence[float], n: int) -> tuple[int, ...] | None:
    """Where ``n`` sheets meet, from the first on; None where they do not reach."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {}
    for k in range(1, n):
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        least = end - window - (n - 1 - k) * (window - OVERLAP_MM) + OVERLAP_MM
        most = begin + window + (k - 1) * (window - OVERLAP_MM)
        even = begin + (end - begin) * k / n
        for at in range(_up(least), int(most) + 1, STEP_MM):
            cost = _ink(ink, at) + abs(at - even) * EVEN
            if k == 1:
                if at - begin <= window:
                    found[at] = (cost, (at,))
                continue
            before = [(c, p) for s, (c, p) in best.items() if s < at and at - s + OVERLAP_MM <= window]
            if before:
                least_before = min(before)
                found[at] = (least_before[0] + cost, (*least_before[1], at))
        best = found
    if n == 1:
        return ()
    return min(best.values())[1] if best else None


def crossed(parts: Sequence[Span], ink: Sequence[float]) -> float:
    """What the seams between ``parts`` cut through."""
    return sum(_ink(ink, int(end)) for _, end in parts[:-1])


def _up(x: float) -> int:
    return int(x) + (x > int(x))


def _ink(ink: Sequence[float], at: int) -> float:
    near = ink[max(0, at - SIDE_MM) : at + SIDE_MM + 1]
    return max(near, default=0.0)
