"""Figures of the plan: minutes by who works and by type of block, questions an hour, least time. Minutes are whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.model import Bloque, Sesion
from macros.plan.day.schedule import total

MODES = ("exposicion", "plenaria", "grupos", "individual")
TYPES = ("actividad", "receso", "comida")


@dataclass(frozen=True)
class Cifras:
    """Figures of a session, or of several added up.

    modos: minutes of steps by who works, in the order of MODES; what no step tells stands in ``sin_modo``.
    practica: percentage of the minutes with a mode that are not explanation; None where no step tells.
    tipos: minutes of blocks, in the order of TYPES.
    seguido: longest stretch of activity without a break.
    minimo: least minutes that the blocks may last.
    densa: the block with fewest minutes for each question, and those minutes.
    """

    suma: int
    modos: tuple[int, ...]
    sin_modo: int
    tipos: tuple[int, ...]
    seguido: int
    minimo: int
    preguntas: int
    densa: tuple[Bloque, float] | None

    @property
    def practica(self) -> int | None:
        told = sum(self.modos)
        return round(100 * sum(self.modos[1:]) / told) if told else None

    @property
    def por_hora(self) -> float:
        """Questions in each hour of activity."""
        return self.preguntas * 60 / self.tipos[0] if self.tipos[0] else 0


def figures(sesiones: Sequence[Sesion]) -> Cifras:
    """Figures of some sessions together."""
    blocks = [b for s in sesiones for b in s.bloques]
    steps = [p for b in blocks for p in b.pasos]
    asked = [(b, sum(len(p.preguntas) for p in b.pasos)) for b in blocks]
    dense = [(b, b.duracion_min / n) for b, n in asked if n]
    return Cifras(
        suma=sum(map(total, sesiones)),
        modos=tuple(sum(p.duracion_min for p in steps if p.modo == m) for m in MODES),
        sin_modo=sum(p.duracion_min for p in steps if p.modo is None),
        tipos=tuple(sum(b.duracion_min for b in blocks if b.tipo == t) for t in TYPES),
        seguido=max((longest_stretch(s.bloques) for s in sesiones), default=0),
        minimo=sum(b.minimo_min or b.duracion_min for b in blocks),
        preguntas=sum(n for _, n in asked),
        densa=min(dense, key=lambda pair: pair[1]) if dense else None,
    )


def longest_stretch(bloques: Sequence[Bloque]) -> int:
    """Longest run of activity without a break or meal, in minutes."""
    longest = since = 0
    for b in bloques:
        since = since + b.duracion_min if b.tipo == "actividad" else 0
        longest = max(longest, since)
    return longest
