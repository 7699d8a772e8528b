"""The editing workshop put into a built site: its program, Python for the browser, and the package already read."""

from __future__ import annotations

from pathlib import Path

from commands.workbench.bundle import bundle
from commands.workbench.pack import pack
from commands.workbench.tools import Unavailable, obtain

__all__ = ["PLACE", "Unavailable", "deliver", "obtain"]

PLACE = "assets/taller"
"""Where a site has the workshop."""


def deliver(root: Path, site: Path, tools: Path) -> int:
    """Put the workshop into ``site``, with the tools that ``obtain`` left in ``tools``; returns its bytes."""
    goal = site / PLACE
    goal.mkdir(parents=True, exist_ok=True)
    bundle(root, tools, goal)
    pack(root, tools, goal)
    return sum(f.stat().st_size for f in goal.rglob("*") if f.is_file())
