"""What the day asks of bodies and of the room: to move now and then, to end at work, and wall for the sheets."""

from __future__ import annotations

import re

from macros.audit.plan import Check, Findings, Plan
from macros.model import Sesion
from macros.model.base import words_of
from macros.plan.day.walls import wall_cm

WALL = re.compile(r"(\d+) metros de pared")
"""How the preparation of a session says how much wall it needs."""
ANY_ROOM_M = 5
"""Wall that any room has: a session that takes less need not ask for it."""


def still(plan: Plan) -> Findings:
    """Nobody sits longer than the limit; a session where no step tells who moves is not looked at."""
    limit = plan.auditoria.ritmo.quietos_max_min
    for s in plan.sesiones:
        if not plan.in_a_room(s) or not any(p.movimiento for b in s.bloques for p in b.pasos):
            continue
        for i, j, minutes in _seated(s):
            if minutes > limit:
                p = s.bloques[i].pasos[j]
                yield plan.in_session(
                    "quietos", s, ("bloques", i, "pasos", j),
                    f"al terminar «{p.titulo}» el grupo lleva {minutes} min en su lugar (máximo: {limit}). Agrega un "
                    "paso en que la gente se mueva y escribe en él movimiento: true, o un receso.",
                    seguidos=minutes, maximo=limit,
                )  # fmt: skip


def ends(plan: Plan) -> Findings:
    """A session begins and ends at work: a break at either end is time that nobody stays for.

    After a single activity, such as a talk, coffee may close.
    """
    for s in plan.sesiones:
        if sum(b.tipo == "actividad" for b in s.bloques) < 2:
            continue
        for i in (0, len(s.bloques) - 1):
            b = s.bloques[i]
            if b.tipo != "actividad":
                where = "termina" if i else "empieza"
                yield plan.in_session(
                    "pausa-en-la-orilla", s, ("bloques", i),
                    f"la sesión {where} con «{b.titulo}», que es {b.tipo}. Quita ese bloque o cámbialo de lugar.",
                )  # fmt: skip


def wall(plan: Plan) -> Findings:
    """The preparation asks for as much wall as the sheets of the session take."""
    for s in plan.sesiones:
        if not plan.in_a_room(s):
            continue
        need = -(-wall_cm(s, plan.paquete) // 100)
        asked = max((int(n) for line in s.preparacion for n in WALL.findall(words_of(line))), default=0)
        if asked < need and need > ANY_ROOM_M:
            told = f"pide {asked} metros de pared" if asked else "no dice cuánta pared hace falta"
            yield plan.in_session(
                "pared", s, ("preparacion",),
                f"las hojas de la sesión ocupan {need} metros de ancho y la preparación {told}. Escribe: {need} metros "
                "de pared",
                metros=need, pide=asked,
            )  # fmt: skip


def _seated(s: Sesion) -> list[tuple[int, int, int]]:
    """Place of the last step of each stretch without moving, and its minutes."""
    out: list[tuple[int, int, int]] = []
    since, last = 0, (0, 0)
    for i, b in enumerate(s.bloques):
        if not b.pasos or b.tipo != "actividad":
            out, since = _closed(out, last, since)
            continue
        for j, p in enumerate(b.pasos):
            if p.movimiento:
                out, since = _closed(out, last, since)
            else:
                since, last = since + p.duracion_min, (i, j)
    return _closed(out, last, since)[0]


def _closed(
    out: list[tuple[int, int, int]], last: tuple[int, int], since: int
) -> tuple[list[tuple[int, int, int]], int]:
    return ([*out, (*last, since)] if since else out), 0


CHECKS: tuple[Check, ...] = (
    still,
    ends,
    wall,
)
