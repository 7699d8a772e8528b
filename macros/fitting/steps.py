"""Steps of a block that lasts something else."""

from __future__ import annotations

from collections.abc import Sequence

from macros.fitting.draft import STEP


def to_spare(minutes: int, least: int | None, steps: int) -> int:
    """Minutes that a block of ``minutes`` and ``steps`` can give up: it keeps its ``least``, and one for each step."""
    return minutes - max(least or 1, steps, 1)


def split(pasos: Sequence[int], minutes: int) -> tuple[int, ...]:
    """Steps of a block scaled to ``minutes``: same shares, none under 1, multiples of 5 where they were.

    Each gets the whole part of its share; what is left goes to the largest remainders.
    """
    fives = minutes % STEP == 0 and all(p % STEP == 0 for p in pasos) and minutes >= STEP * len(pasos)
    unit = STEP if fives else 1
    units, spare = [1] * len(pasos), minutes // unit - len(pasos)
    # One unit each first; the rest by shares of what each had beyond that unit.
    weights = [max(p - unit, 0) for p in pasos]
    whole = sum(weights) or len(pasos)
    exact = [spare * (w if sum(weights) else 1) / whole for w in weights]
    units = [u + int(x) for u, x in zip(units, exact, strict=True)]
    by_rest = sorted(range(len(pasos)), key=lambda i: (int(exact[i]) - exact[i], i))
    for i in by_rest[: minutes // unit - sum(units)]:
        units[i] += 1
    return tuple(u * unit for u in units)
