"""All that is wrong with the data, the plan and each edition: what ``revisar`` tells, on a machine or in a page."""

from __future__ import annotations

from pathlib import Path

from macros.audit import audit
from macros.loading import Reader, editions, load
from macros.plan.day.schedule import total
from macros.problems import DataErrors, Problem


def findings(root: Path, edicion: str | None, reader: Reader) -> tuple[list[Problem], dict[str, int]]:
    """The findings of the package, or of one edition, in order, and the minutes of each session."""
    try:
        paquete, origen = load(root, edicion, reader)
    except DataErrors as e:
        return e.problems, {}
    return audit(paquete, origen), {s.id: total(s) for s in paquete.sesiones.values()}


def all_findings(root: Path, reader: Reader) -> tuple[list[Problem], dict[str, int]]:
    """The same of the package and, where it holds, of every edition: what changed underneath may lack for one."""
    found, totals = findings(root, None, reader)
    if not any(p.gravedad == "error" for p in found):
        more = [p for id_ in editions(root) for p in findings(root, id_, reader)[0]]
        found = sorted(dict.fromkeys([*found, *more]))
    return found, totals
