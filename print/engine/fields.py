"""Whether there is room to write by hand what a place asks for, measured on the laid out page.

A place names what is written in it with ``data-escribe``. A sentence may go on below in the same place: what counts is
how far a hand can write in all its lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from print.engine.boxes import Box
from print.engine.findings import Finding

LINE_MM = 9.0
"""Height that a line written by hand takes."""
SLACK_MM = 0.3


@dataclass(frozen=True)
class Need:
    """What is written: how far the hand goes in all, the least width of a line, and its height, in millimetres."""

    largo: float
    ancho: float
    alto: float
    dicho: str


NEEDS = {
    "frase": Need(60, 28, LINE_MM, "una frase pide 60 × 9 mm, o dos renglones angostos"),
    "oracion": Need(120, 50, LINE_MM, "una oración pide 120 mm o dos renglones"),
    "nombre": Need(30, 30, LINE_MM, "un nombre pide 30 × 9 mm"),
    "dato": Need(13, 13, LINE_MM, "un dato pide 13 × 9 mm"),
    "casilla": Need(3.5, 3.5, 3.5, "una casilla mide 3.5 mm o más"),
    "gafete": Need(60, 60, 16, "un nombre que se lee desde el otro lado de la mesa pide 60 × 16 mm, para letras de 12"),
}
"""By the value of ``data-escribe``."""


def cramped(box: Box, number: int, route: str) -> Iterator[Finding]:
    """What is wrong with a place to write on page ``number``; ``route``: where in the data it is."""
    need = NEEDS.get(box.data("escribe") or "")
    if need is None or box.is_inline:
        return
    wide, high = box.room_mm
    lines = int((high + SLACK_MM) / need.alto)
    if wide < need.ancho - SLACK_MM or lines < 1 or wide * lines < need.largo - SLACK_MM:
        yield Finding(
            route,
            f"en la página {number} quedan {wide:.0f} × {high:.0f} mm para escribir «{box.data('que') or ''}» y "
            f"{need.dicho}. Da más ancho, quita columnas o cambia «escribe».",
            "campo-chico",
        )
