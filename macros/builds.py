"""Where a build is made, and how its processes know which edition it is of."""

from __future__ import annotations

from pathlib import Path

EDITION = "PAQUETE_EDICION"
"""Environment variable that tells MkDocs which edition to build; absent or empty for the package itself."""


def made_in(root: Path, edicion: str | None = None) -> Path:
    """Folder where the kit of the package, or of one edition, is made and kept between builds."""
    return root / "build" / "ediciones" / edicion if edicion else root / "build"
