"""New durations for a session that must last something else, by rules that a person can follow. Minutes are whole.

1. A block never lasts less than its least, and a fixed block never changes.
2. Nobody works longer than the limit of the modality without a break; a session over six hours has a meal.
3. To cut: five minutes at a time, always from the block with most minutes to spare.
4. To stretch: five minutes at a time, always to the activity that has grown least, up to half as much again.
5. Where that is not enough, breaks that the limit does not ask for are left out; then, up to six hours, the meal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.fitting.breaks import NEW_BREAK, NEW_MEAL, structures
from macros.fitting.draft import Draft, Tramo, least, least_of
from macros.fitting.steps import split, to_spare
from macros.model import Bloque, Sesion
from macros.plan.day.schedule import total

__all__ = ["NEW_BREAK", "NEW_MEAL", "Ajuste", "Imposible", "Tramo", "fit", "least_of", "split", "to_spare"]


NAMELESS: Mapping[str, str] = {}


class Imposible(Exception):
    """A wish that no plan can meet. ``minimo`` and ``maximo``: what the session can last; ``pedido``: the wish.

    ``largo`` is the block that alone is longer than the limit between breaks, where that is the reason.
    """

    def __init__(self, pedido: int, minimo: int, maximo: int, largo: Bloque | None = None) -> None:
        super().__init__(f"{pedido} min: de {minimo} a {maximo}")
        self.pedido, self.minimo, self.maximo, self.largo = pedido, minimo, maximo, largo


@dataclass(frozen=True)
class Ajuste:
    """A proposal: every block in order, also those left out, and which gave (or took) minutes first."""

    sesion: Sesion
    pedido: int
    limite: int
    partes: tuple[Tramo, ...]
    orden: tuple[str, ...] = ()
    """Ids of the blocks in the order in which they first changed."""

    @property
    def quedan(self) -> tuple[Tramo, ...]:
        return tuple(p for p in self.partes if p.ahora)


def fit(sesion: Sesion, minutos: int, limite: int, nombres: Mapping[str, str] = NAMELESS) -> Ajuste:
    """Durations that add up to ``minutos``, no more than ``limite`` without a break. Raises Imposible.

    ``nombres``: what an added «receso» and «comida» are called, by their type; without it, by the type itself.
    """
    drafts = list(structures(sesion, minutos, limite, nombres))
    shorter = minutos <= total(sesion)
    settled = [d for d in (draft.copy() for draft in drafts) if d.settle(minutos)]
    # In a session that gets shorter, an activity that grows only makes up for breaks in the wrong places.
    calm = [d for d in settled if not (shorter and any(0 < p.antes < p.ahora for p in d.parts))]
    if settled:
        return _proposal(sesion, minutos, limite, (calm or settled)[0])
    long = [r[0].bloque for d in drafts for r in d.stretches() if len(r) == 1 and least(r) > limite]
    raise Imposible(minutos, min(d.least for d in drafts), max(d.most for d in drafts), long[0] if long else None)


def _proposal(sesion: Sesion, minutos: int, limite: int, draft: Draft) -> Ajuste:
    kept = {p.bloque.id for p in draft.parts}
    dropped = [Tramo(b, b.duracion_min, 0, 0) for b in sesion.bloques if b.id not in kept]
    return Ajuste(sesion, minutos, limite, tuple(_in_order(sesion, draft.parts, dropped)), tuple(draft.order))


def _in_order(sesion: Sesion, parts: Sequence[Tramo], dropped: Sequence[Tramo]) -> list[Tramo]:
    """Blocks of the session in its order, those left out too, added ones after the block that they follow."""
    out: list[Tramo] = []
    place = {b.id: i for i, b in enumerate(sesion.bloques)}
    waiting = sorted(dropped, key=lambda p: place[p.bloque.id])
    for p in parts:
        while not p.nuevo and waiting and place[waiting[0].bloque.id] < place[p.bloque.id]:
            out.append(waiting.pop(0))
        out.append(p)
    return out + waiting
