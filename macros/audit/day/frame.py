"""The frame stands inside every session too: its opening in the first activity, its closing in the last ones."""

from __future__ import annotations

from macros.audit.plan import Check, Findings, Plan
from macros.edition.parts import whole
from macros.model import Bloque, Sesion
from macros.model.marco import Cuando, Marco
from macros.reading.yaml_file import Path_

LAST = 2
"""Among how many activities at the end the closing may stand."""


def frame(plan: Plan) -> Findings:
    """Sessions of the package in person whose opening or closing does without the pieces of the frame."""
    for s in plan.paquete.package_sessions.values():
        marco = plan.paquete.frame_of(s)
        if marco is None:
            continue
        activities = [i for i, b in enumerate(s.bloques) if b.tipo == "actividad"]
        # Of a session given over several days, the first opens and the last one closes.
        days = [x.id for x in plan.sesiones if whole(x.id) == whole(s.id)]
        if s.id == days[0]:
            yield from _missing(plan, s, marco, "apertura", activities[:1])
        if s.id == days[-1]:
            yield from _missing(plan, s, marco, "cierre", activities[-LAST:])


def _missing(plan: Plan, s: Sesion, marco: Marco, cuando: Cuando, places: list[int]) -> Findings:
    wanted = [m.pieza for x in marco.at(cuando) for m in x.materiales if m.pieza]
    used = {p for i in places for p in _used(s.bloques[i])}
    if not wanted or not places or used & set(wanted):
        return
    path: Path_ = ("bloques", places[-1], "pasos") if s.bloques[places[-1]].pasos else ("bloques", places[-1])
    where = "la primera actividad" if cuando == "apertura" else "las últimas actividades"
    minutes = sum(x.duracion_min or 0 for x in marco.at(cuando))
    yield plan.in_session(
        "marco", s, path,
        f"ningún paso de {where} usa «{wanted[0]}». Agrega en un paso: piezas: [{wanted[0]}], y dale sus minutos.",
        propuesta=minutes,
    )  # fmt: skip


def _used(bloque: Bloque) -> set[str]:
    return {p for paso in bloque.pasos for p in paso.piezas}


CHECKS: tuple[Check, ...] = (frame,)
