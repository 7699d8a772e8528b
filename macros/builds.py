"""Where a build is made, and how its processes know which edition it is of."""

from __future__ import annotations

import os
from pathlib import Path

EDITION = "PAQUETE_EDICION"
"""Environment variable that tells MkDocs which edition to build; absent or empty for the package itself."""
MADE = "PAQUETE_HECHO"
"""Environment variable that gives one project another folder instead of ``build/``: tests have their own."""


def made_in(root: Path, edicion: str | None = None) -> Path:
    """Folder where the kit of the package, or of one edition, is made and kept between builds."""
    project, _, other = os.environ.get(MADE, "").partition(os.pathsep)
    build = Path(other) if other and Path(project) == root.resolve() else root / "build"
    return build / "ediciones" / edicion if edicion else build


def made_elsewhere(root: Path, folder: Path) -> dict[str, str]:
    """What the environment says so that what is made of the project in ``root`` goes to ``folder``."""
    return {MADE: f"{root.resolve()}{os.pathsep}{folder}"}
