"""The run sheet of a session, all of it computed from the session."""

from __future__ import annotations

from macros.model import CartaDescriptiva
from print.jobs import Job
from print.pages.run_sheet import run_sheet
from print.pieces.making import Making


def jobs(pieza: CartaDescriptiva, making: Making) -> list[Job]:
    paquete = making.paquete
    return making.office(pieza, "carta_descriptiva", run_sheet(paquete, paquete.sesiones[pieza.sesion]))
