"""A session being fitted: its blocks with their minutes, and how minutes are taken and given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from macros.model import Bloque

STEP = 5
"""Minutes that are moved at a time."""
BREAK_LEAST, MEAL_LEAST = 10, 30
"""Least of a break and of a meal."""
GROWTH = 1.5
"""An activity grows up to this many times what it was: beyond that it is another activity."""


@dataclass
class Tramo:
    """A block with its new minutes; ``antes`` is 0 for a block that is added, ``ahora`` is 0 for one left out."""

    bloque: Bloque
    antes: int
    ahora: int
    minimo: int
    nuevo: bool = False

    @property
    def slack(self) -> int:
        """Minutes that it can give."""
        return 0 if self.bloque.fijo else max(0, self.ahora - self.minimo)

    @property
    def maximo(self) -> int:
        """Most minutes that it may last: breaks, meals and fixed blocks do not grow."""
        if self.bloque.fijo or self.bloque.tipo != "actividad":
            return self.antes or self.ahora
        return max(-(-int(self.antes * GROWTH) // STEP) * STEP, self.antes)


@dataclass
class Draft:
    """Blocks in order; ``limit`` is the longest run of activities without a break."""

    parts: list[Tramo]
    limit: int
    names: Mapping[str, str] = field(default_factory=dict)
    """What an added break or meal is called, by its type."""
    order: dict[str, None] = field(default_factory=dict)
    """Ids of the blocks in the order in which they first changed."""

    @property
    def total(self) -> int:
        return sum(p.ahora for p in self.parts)

    @property
    def least(self) -> int:
        return sum(p.ahora - p.slack for p in self.parts)

    def stretches(self) -> list[list[Tramo]]:
        """Runs of activities between breaks."""
        out: list[list[Tramo]] = [[]]
        for p in self.parts:
            if p.bloque.tipo == "actividad":
                out[-1].append(p)
            elif out[-1]:
                out.append([])
        return [run for run in out if run]

    def cut(self, among: Sequence[Tramo], minutes: int) -> None:
        """Take ``minutes`` from ``among``, always where most can be spared; the longer block on a tie."""
        while minutes > 0:
            giver = max(among, key=lambda p: (p.slack, p.ahora))
            given = min(STEP, giver.slack, minutes)
            if not given:
                return
            giver.ahora -= given
            minutes -= given
            self.order.setdefault(giver.bloque.id)

    def grow(self, minutes: int) -> None:
        """Give ``minutes`` to activities, always to the one that has grown least, within the limit of its run."""
        room = {id(p): run for run in self.stretches() for p in run}
        while minutes > 0:
            free = {i: min(self.limit - length(run), minutes, STEP) for i, run in room.items()}
            able = [p for p in self.parts if free.get(id(p), 0) > 0 and p.ahora < p.maximo]
            if not able:
                return
            taker = min(able, key=lambda p: (p.ahora / max(p.antes, 1), -p.antes))
            given = min(free[id(taker)], taker.maximo - taker.ahora)
            taker.ahora += given
            minutes -= given
            self.order.setdefault(taker.bloque.id)

    def settle(self, minutes: int) -> bool:
        """Bring the total to exactly ``minutes``; False where least times, the limit or room to grow forbid it."""
        if self.least > minutes:
            return False
        for run in self.stretches():
            self.cut(run, length(run) - self.limit)
        self.cut(self.parts, self.total - minutes)
        self.grow(minutes - self.total)
        return self.total == minutes and all(length(run) <= self.limit for run in self.stretches())

    def copy(self) -> Draft:
        return Draft([replace(p) for p in self.parts], self.limit, self.names)

    def without(self, part: Tramo) -> Draft:
        """The same with ``part`` left out."""
        out = self.copy()
        del out.parts[self.parts.index(part)]
        return out

    @property
    def most(self) -> int:
        """Most that it can last."""
        runs = sum(min(self.limit, sum(p.maximo for p in run)) for run in self.stretches())
        return runs + sum(p.ahora for p in self.parts if p.bloque.tipo != "actividad")


def least_of(bloque: Bloque) -> int:
    """Fewest minutes of a block: what the data says; without it, breaks and meals have theirs, an activity goes without
    what its advice leaves out, and the rest stays."""
    usual = {"receso": BREAK_LEAST, "comida": MEAL_LEAST}.get(bloque.tipo, bloque.duracion_min)
    cut = bloque.consejos.si_falta_tiempo if bloque.consejos else None
    usual = min(usual, bloque.duracion_min - cut.ahorra_min) if cut else usual
    least = bloque.duracion_min if bloque.fijo else bloque.minimo_min or min(usual, bloque.duracion_min)
    return max(min(least, bloque.duracion_min), len(bloque.pasos), 1)


def length(run: Sequence[Tramo]) -> int:
    """Minutes of some blocks."""
    return sum(p.ahora for p in run)


def least(run: Sequence[Tramo]) -> int:
    """Fewest minutes of some blocks."""
    return sum(p.ahora - p.slack for p in run)
