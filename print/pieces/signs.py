"""Signs for the wall, one a page: letters as large as the sheet allows."""

from __future__ import annotations

from typing import Any

from macros.diagrams.letters import width
from macros.model import Cartel
from print.jobs import Job
from print.pieces.making import GREYS, Making, turned
from print.sheets.papers import ROOM_MM


def jobs(pieza: Cartel, making: Making) -> list[Job]:
    page, pages = turned("carta", pieza.orientacion), len(pieza.letreros)
    return [making.job(pieza, "cartel", "carta", "estatica", signs(pieza), page=page, pages=pages, copies=GREYS)]


def signs(pieza: Cartel) -> dict[str, Any]:
    """Context of signs: letters as large as the sheet allows, in millimetres."""
    room_x, room_y = ROOM_MM[pieza.orientacion]
    # All the signs of a piece are read together: they share their sizes.
    big = min(room_x * 0.88 / width(s.texto, 1, 700) for s in pieza.letreros)
    small = min((room_x * 0.94 / width(s.linea, 1, 700) for s in pieza.letreros if s.linea), default=0.0)
    sizes = {"em": round(min(big, room_y * 0.6), 2), "em_linea": round(min(small, room_y * 0.13), 2)}
    out = [{"texto": s.texto, "linea": s.linea} | sizes for s in pieza.letreros]
    return {"letreros": out, "alto": room_y}
