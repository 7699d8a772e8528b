"""What ``medir`` keeps and checks: its table in *Arquitectura*, with day and machine, and the goals that are missed."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = Path("docs/desarrollo/arquitectura.md")
BEGIN, END = "<!-- medidas: las escribe «python3 kit.py medir --guardar» -->", "<!-- fin de las medidas -->"
TOLERANCE = 4 / 3
"""How much worse than its goal a ratio may come out on a machine that does other things too."""


@dataclass(frozen=True)
class Row:
    """One line of the table; ``ratio`` against the baseline named in ``frente_a``, ``meta`` the goal."""

    nombre: str
    valor: str
    ratio: float | None = None
    frente_a: str = ""
    meta: float | None = None

    @property
    def cumple(self) -> str:
        """«sí», «NO», or nothing where there is no goal."""
        return "" if self.meta is None or self.ratio is None else "sí" if self.ratio <= self.meta else "NO"

    @property
    def cells(self) -> tuple[str, ...]:
        """Its text, column by column."""
        ratio = "" if self.ratio is None else f"{self.ratio:.3f}"
        goal = "" if self.meta is None else f"≤ {self.meta:g}"
        return self.nombre, self.valor, ratio, self.frente_a, goal, self.cumple


HEADS = ("Medida", "Valor", "Razón", "Frente a", "Meta", "Cumple")


def table(rows: Iterable[Row]) -> str:
    """The table for a terminal."""
    lines = [HEADS, *(row.cells for row in rows)]
    wide = [max(len(line[i]) for line in lines) for i in range(len(HEADS))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(line, wide, strict=True)).rstrip() for line in lines)


def missed(rows: Iterable[Row]) -> list[Row]:
    """Rows whose ratio is worse than its goal by more than a third."""
    return [r for r in rows if r.ratio is not None and r.meta is not None and r.ratio > r.meta * TOLERANCE]


def keep(root: Path, rows: Sequence[Row], day: str) -> Path:
    """Write the table into *Arquitectura*, in the place of the one before; returns the page."""
    page = root / PAGE
    lines = ["| " + " | ".join(HEADS) + " |", "|---|---:|---:|---|---:|---|"]
    lines += ["| " + " | ".join(row.cells) + " |" for row in rows]
    told = "\n".join([BEGIN, "", f"{day}, {machine()}.", "", *lines, "", END])
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(f"{BEGIN}.*?{END}", lambda _: told, text, flags=re.DOTALL), encoding="utf-8", newline="\n")
    return page


def machine() -> str:
    """«Linux x86_64, 2 procesadores, Python 3.11.7»."""
    count = os.cpu_count() or 1
    processors = "1 procesador" if count == 1 else f"{count} procesadores"
    return f"{platform.system()} {platform.machine()}, {processors}, Python {platform.python_version()}"
