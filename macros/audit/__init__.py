"""Does the plan hold? Rules over a checked Paquete; each finding names file, line, remedy and rule.

What a rule means, how grave it is and its thresholds are words and numbers of ``data/auditoria.yml``; how it is
checked stands here, one module for each thing that can go wrong.
"""

from __future__ import annotations

from macros.audit import bridges, editions, guides, search
from macros.audit.day import frame, groups, levels, modality, pace, room, said, times  # fmt: skip
from macros.audit.day.times import DAY_MAX_MIN
from macros.audit.kit import cards, drawings, flipcharts, labels, materials, pieces, signs, slides
from macros.audit.plan import Check, Plan
from macros.kept import Kept
from macros.model import Paquete
from macros.plan.day.schedule import MEAL_FROM_MIN
from macros.problems import Problem
from macros.reading.origin import Origen

__all__ = ["CHECKS", "DAY_MAX_MIN", "MEAL_FROM_MIN", "audit"]

FAMILIES = (
    times,
    pace,
    said,
    groups,
    room,
    levels,
    pieces,
    flipcharts,
    cards,
    slides,
    labels,
    drawings,
    signs,
    materials,
    guides,
    bridges,
    search,
    frame,
    modality,
    editions,
)
"""One module for each thing that can go wrong; each lists its own checks."""
CHECKS: tuple[Check, ...] = tuple(check for family in FAMILIES for check in family.CHECKS)
"""Every check of a plan: takes a Plan, yields findings."""


def audit(paquete: Paquete, origen: Origen, kept: Kept | None = None) -> list[Problem]:
    """All findings, errors and warnings, in the order of the files. ``kept``: for who audits again and again."""
    plan = Plan(paquete, origen, kept or Kept())
    return sorted({*origen.avisos, *(finding for check in CHECKS for finding in check(plan))})
