"""The agenda of a session as a file of its run sheet: a spreadsheet whose clock times follow from the minutes."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model import CartaDescriptiva, Paquete, Pieza, Sesion
from print.orders import Encargo, of_piece, office


def orders(paquete: Paquete, pieza: Pieza) -> Iterator[Encargo]:
    """One workbook of each run sheet."""
    if isinstance(pieza, CartaDescriptiva):
        sesion = paquete.sesiones[pieza.sesion]
        yield of_piece(pieza, "xlsx", _agenda, (office(paquete), sesion), name=f"agenda-{sesion.id}")


def _agenda(paquete: Paquete, sesion: Sesion) -> bytes:
    from print.spreadsheets.agenda_book import agenda_book

    return agenda_book(paquete, sesion)
