"""Icons by name: the shapes of Material Design Icons, as the theme's package brings them (Apache 2.0, credited).

A name is that of its file, «handshake-outline». Each is one path on a square of 24 by 24.
"""

from __future__ import annotations

import functools
import importlib.util
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

SIDE = 24
BUNDLED = Path(__file__).with_name("iconos.json")
"""Where the theme is not installed, as in a browser: every name, and the shapes of those in use."""


@functools.cache
def folder() -> Path | None:
    """Where the icons stand, or None where the theme is not installed. The theme itself is not loaded."""
    spec = importlib.util.find_spec("material")
    roots = spec.submodule_search_locations if spec else None
    found = Path(next(iter(roots))) / "templates" / ".icons" / "material" if roots else None
    return found if found and found.is_dir() else None


@functools.cache
def names() -> frozenset[str]:
    """Every name there is; empty where neither the theme nor what stands for it is installed."""
    home = folder()
    return frozenset(p.stem for p in home.glob("*.svg")) if home else frozenset(_bundled()["nombres"])


@functools.cache
def _bundled() -> dict[str, Any]:
    if not BUNDLED.is_file():
        return {"nombres": [], "trazos": {}}
    told: dict[str, Any] = json.loads(BUNDLED.read_text(encoding="utf-8"))
    return told


@functools.lru_cache(maxsize=256)
def path_of(name: str) -> str:
    """The shape of an icon, as the ``d`` of a path. Raises KeyError where there is none of this name."""
    home = folder()
    if name not in names():
        raise KeyError(name)
    if home is None:
        return str(_bundled()["trazos"].get(name, ""))
    root = ElementTree.parse(home / f"{name}.svg").getroot()
    return " ".join(e.get("d", "") for e in root.iter("{http://www.w3.org/2000/svg}path"))


def svg(name: str, color: str) -> str:
    """A decorative icon as an SVG image, for a background."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
        f'<path fill="{color}" d="{path_of(name)}"/></svg>'
    )
