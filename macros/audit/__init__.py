"""Does the plan hold? Rules over a checked Paquete; each finding names file, line, remedy and rule.

What a rule means, how grave it is and its thresholds are words and numbers of ``data/auditoria.yml``; how it is
checked stands here, one module for each thing that can go wrong.
"""

from __future__ import annotations

from macros.audit import (
    bridges,
    flipcharts,
    frame,
    groups,
    guides,
    icons,
    levels,
    materials,
    pace,
    pieces,
    room,
    search,
    times,
)  # fmt: skip
from macros.audit.plan import Plan
from macros.audit.times import DAY_MAX_MIN, MEAL_FROM_MIN
from macros.model import Paquete
from macros.problems import Problem
from macros.reading.origin import Origen

__all__ = ["CHECKS", "DAY_MAX_MIN", "MEAL_FROM_MIN", "audit"]

CHECKS = (
    times.sums, times.steps, times.pauses, times.meal, times.day, times.minimum, times.cuts, times.routes,
    pace.questions, pace.cells, pace.turns,
    groups.people, groups.allies, groups.labels, groups.shares, groups.mixed,
    room.still, room.ends, room.wall,
    levels.inputs, levels.levels,
    pieces.names, pieces.fields, pieces.agendas, pieces.uses, pieces.of_guides,
    flipcharts.room, icons.icons,
    materials.idle_articles, materials.idle_pieces, materials.unlisted,
    guides.guides, guides.bridges, bridges.directions,
    search.synonyms, frame.frame,
)  # fmt: skip
"""Every check of a plan: takes a Plan, yields findings."""


def audit(paquete: Paquete, origen: Origen) -> list[Problem]:
    """All findings, errors and warnings, in the order of the files."""
    plan = Plan(paquete, origen)
    return sorted({finding for check in CHECKS for finding in check(plan)})
