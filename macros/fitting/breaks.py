"""Which breaks and meals a fitted session has: those it needs are added, those it can spare are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from macros.fitting.draft import BREAK_LEAST, MEAL_LEAST, Draft, Tramo, least, least_of, length
from macros.model import Bloque, Sesion
from macros.plan.day.schedule import MEAL_FROM_MIN

MEAL_NEW = 45
"""Length of a meal that is added."""
NEW_BREAK, NEW_MEAL = "pausa-ajuste", "comida-ajuste"
"""How the ids of added blocks begin."""


def structures(sesion: Sesion, minutos: int, limite: int, nombres: Mapping[str, str]) -> Iterator[Draft]:
    """Drafts to try, the one that changes least first: as it is, with more breaks, with fewer, without the meal."""
    draft = Draft([Tramo(b, b.duracion_min, b.duracion_min, least_of(b)) for b in sesion.bloques], limite, nombres)
    if draft.stretches():
        _trim(draft)
    if minutos > MEAL_FROM_MIN and draft.stretches() and not _meals(draft):
        _add(draft, max(draft.stretches(), key=length), "comida")
    _add_needed(draft)
    yield draft.copy()
    more = draft.copy()
    while run := _crowded(more, minutos):
        _add(more, run, "receso")
        yield more.copy()
    if not draft.stretches():
        return  # nothing but breaks: none of them is a break from anything
    while loose := _loose_break(draft):
        draft = draft.without(loose)
        yield draft.copy()
    meals = [p for p in _meals(draft) if not p.bloque.fijo]
    if meals and minutos <= MEAL_FROM_MIN:
        draft = draft.without(meals[0])
        _add_needed(draft)
        yield draft


def _meals(draft: Draft) -> list[Tramo]:
    return [p for p in draft.parts if p.bloque.tipo == "comida"]


def _trim(draft: Draft) -> None:
    """Without breaks at the ends: nobody rests from what is over, or has not begun."""
    for at in (0, -1):
        while draft.parts[at].bloque.tipo != "actividad" and not draft.parts[at].bloque.fijo:
            del draft.parts[at]


def _add_needed(draft: Draft) -> None:
    """Breaks without which some run is over the limit even at its least."""
    while over := [r for r in draft.stretches() if len(r) > 1 and least(r) > draft.limit]:
        _add(draft, max(over, key=least), "receso")


def _crowded(draft: Draft, minutos: int) -> list[Tramo]:
    """The longest run that, at its share of the wish, would be over the limit; empty where there is none."""
    rest = sum(p.ahora for p in draft.parts if p.bloque.tipo != "actividad")
    work = draft.total - rest
    share = max(minutos - rest, 0) / work if work else 0
    over = [run for run in draft.stretches() if len(run) > 1 and share * length(run) > draft.limit]
    return max(over, key=length, default=[])


def _add(draft: Draft, run: list[Tramo], tipo: str) -> None:
    """Put a break or a meal inside a run of activities, where it leaves the shortest halves; after a single one."""
    places = range(1, len(run)) if len(run) > 1 else range(1, len(run) + 1)
    at = min(places, key=lambda i: max(least(run[:i]), least(run[i:]), length(run[:i]) / 2, length(run[i:]) / 2))
    meal = tipo == "comida"
    called = draft.names.get(tipo, tipo)
    name, used = NEW_MEAL if meal else NEW_BREAK, {p.bloque.id for p in draft.parts}
    id_ = next(free for n in count(1) if (free := f"{name}-{n}") not in used)
    bloque = Bloque.model_validate(
        {
            "id": id_, "tipo": tipo,
            "titulo": called, "titulo_corto": called,
            "duracion_min": MEAL_NEW if meal else BREAK_LEAST, "minimo_min": MEAL_LEAST if meal else BREAK_LEAST,
        }
    )  # fmt: skip
    new = Tramo(bloque, 0, bloque.duracion_min, least_of(bloque), nuevo=True)
    draft.parts.insert(draft.parts.index(run[at - 1]) + 1, new)


def _loose_break(draft: Draft) -> Tramo | None:
    """The longest break without which every run, at its least, still holds the limit."""
    found = []
    for p in draft.parts:
        if p.bloque.tipo == "receso" and not p.bloque.fijo:
            without = draft.without(p)
            if all(least(run) <= draft.limit for run in without.stretches()):
                found.append(p)
    return max(found, key=lambda p: p.minimo, default=None)
