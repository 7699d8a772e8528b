"""How much wall the sheets of a session take, side by side, in centimetres."""

from __future__ import annotations

from macros.model import Diagrama, Paquete, Pieza, Rotafolio, Sesion
from macros.plan.day.schedule import needs

SHORT_CM, LONG_CM, MURAL_CM = 60, 90, 118
"""Sides of a wall sheet, and the width of a drawing on two of them."""


def wall_cm(sesion: Sesion, paquete: Paquete) -> int:
    """Width of all the wall sheets that a session asks for, each beside the other."""
    copies = needs(sesion, paquete)
    named = {m.pieza for b in sesion.bloques for m in b.materiales if m.pieza}
    return sum(copies[id_] * _width_cm(paquete.piezas[id_]) for id_ in named)


def _width_cm(pieza: Pieza) -> int:
    if not isinstance(pieza, Rotafolio | Diagrama):
        return 0
    if isinstance(pieza, Diagrama) and pieza.pliegos > 1:
        return MURAL_CM
    side = LONG_CM if pieza.orientacion == "horizontal" else SHORT_CM
    return side * (len(pieza.hojas) if isinstance(pieza, Rotafolio) else 1)
