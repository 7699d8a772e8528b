"""A session that says that it may be given in a modality has words for it: before the day, and in each activity."""

from __future__ import annotations

from collections.abc import Iterable

from macros.audit.plan import Check, Findings, Plan
from macros.model import Bloque, Sesion
from macros.model.base import CAMPOS, Modalidad, Renglon
from macros.words.modality import ways


def words(plan: Plan) -> Findings:
    """Sessions that declare a modality and do not say what changes in it. Their own fields speak of their usual one."""
    for s in map(plan.written, plan.sesiones):
        for m in ways(s):
            if m != s.usual:
                yield from _silent(plan, s, m)


def _silent(plan: Plan, s: Sesion, m: Modalidad) -> Findings:
    if s.preparacion and not any(_told(line, m) for line in s.preparacion):
        yield plan.in_session(
            "modalidad", s, ("modalidades",),
            f"la sesión se da en modalidad {m} y ningún renglón de «preparacion» dice qué cambia. Agrega uno: "
            f'- {{texto: "…", solo: [{m}]}}',
        )  # fmt: skip
    for i, b in enumerate(s.bloques):
        if b.pasos and not _speaks(b, m):
            yield plan.in_session(
                "modalidad", s, ("bloques", i),
                f"la sesión se da en modalidad {m} y «{b.titulo}» no dice cómo. Escribe en un paso, bajo «texto», "
                f"{CAMPOS[m]}: …, o quita {m} de «modalidades».",
            )  # fmt: skip


def _told(line: str | Renglon, m: Modalidad) -> bool:
    return isinstance(line, Renglon) and bool(getattr(line, CAMPOS[m]) or m in line.solo)


def _speaks(b: Bloque, m: Modalidad) -> bool:
    """Whether a step of an activity, or its advice, says how it goes."""
    advice: Iterable[str] = getattr(b.consejos, CAMPOS[m], ()) if b.consejos else ()
    return any(advice) or any(getattr(p, CAMPOS[m]) for p in b.pasos)


CHECKS: tuple[Check, ...] = (words,)
