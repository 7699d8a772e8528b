"""The day of a session as a file for calendars, where the edition says when it is."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model import Paquete, Sesion
from print.orders import Encargo, of_scope, office


def orders(paquete: Paquete, sesion: Sesion) -> Iterator[Encargo]:
    """One calendar of each session with a date."""
    if paquete.dates_of(sesion):
        yield of_scope(sesion, "calendario", "ics", day, (office(paquete, "sitio", "edicion", "taller"), sesion))


def day(paquete: Paquete, sesion: Sesion) -> bytes:
    """The file, that ``macros.public.calendar`` makes."""
    from macros.public.calendar import calendar

    return calendar(paquete, sesion)
