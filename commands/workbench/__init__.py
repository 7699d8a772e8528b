"""The editing workshop put into a built site: its program, Python for the browser, and the package already read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from commands.workbench.bundle import bundle
from commands.workbench.pack import pack
from commands.workbench.tools import Unavailable, obtain, there
from macros.reading.yaml_file import read

__all__ = ["PLACE", "Unavailable", "deliver", "leave_out", "obtain", "tools_or_none"]

PLACE = "assets/taller"
"""Where a site has the workshop."""


def deliver(root: Path, site: Path, tools: Path) -> int:
    """Put the workshop into ``site``, with the tools that ``obtain`` left in ``tools``; returns its bytes."""
    goal = site / PLACE
    goal.mkdir(parents=True, exist_ok=True)
    bundle(root, tools, goal)
    portada = read(root / "data" / "paquete.yml", root).datos
    pack(root, tools, goal, str(portada["edicion"]["version"]))
    return sum(f.stat().st_size for f in goal.rglob("*") if f.is_file())


def leave_out(site: Path) -> None:
    """Say in ``site`` that the workshop is not there, so that its page asks for nothing that is missing."""
    (site / PLACE).mkdir(parents=True, exist_ok=True)
    (site / PLACE / "indice.json").write_text("{}", encoding="utf-8")


def tools_or_none(root: Path, say: Callable[[str], None]) -> Path | None:
    """What the workshop is made with, fetched the first time; None where it cannot be had, which is told."""
    if not there(root):
        say("Bajando lo que necesita el taller de edición (solo esta vez, unos 80 MB)…")
    try:
        return obtain(root)
    except Unavailable as e:
        say(f"El sitio queda sin el taller de edición: {e}. Con internet, repite la orden. Lo demás está completo.")
        return None
