"""What is wrong with a page, as every gate of the kit says it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something wrong with a rendered page. ``ruta`` is the path inside the piece's data, as ``hojas/0``."""

    ruta: str
    mensaje: str
    regla: str
