"""A session's day for calendars (iCalendar). The page makes the same of one's own date (``scripts/imprimir``)."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from macros.model import Paquete, Sesion
from macros.model.edicion import Fecha
from macros.plan.day.schedule import run, total
from macros.words.dates import spoken_day
from macros.words.spans import to_clock, to_minutes

if TYPE_CHECKING:  # a build without dates does not wait for it
    from icalendar import Calendar

MADE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""When every event says it was written: the same day gives the same bytes."""


FIRST = datetime.date(2025, 1, 1)
"""Since when a calendar tells how the clocks of a place change."""


def calendar(paquete: Paquete, sesion: Sesion) -> bytes:
    """An event for each date of ``sesion``, with its time zone and no alarm."""
    from icalendar import Event

    out = _empty(paquete)
    for fecha in paquete.dates_of(sesion):
        begins = to_minutes(fecha.hora_inicio or paquete.start_of(sesion))
        midnight = datetime.datetime.fromisoformat(fecha.dia)
        zone = ZoneInfo(fecha.zona_horaria)
        event = Event()
        event.add("uid", f"{sesion.id}-{fecha.dia}@{paquete.portada.edicion.id}")
        event.add("dtstamp", MADE)
        for name, minutes in (("dtstart", begins), ("dtend", begins + total(sesion))):
            event.add(name, (midnight + datetime.timedelta(minutes=minutes)).replace(tzinfo=zone))
        event.add("summary", name_of(paquete, sesion))
        event.add("description", as_text(paquete, sesion, fecha))
        if where := place(fecha):
            event.add("location", where)
        out.add_component(event)
    out.add_missing_timezones(first_date=FIRST)
    return bytes(out.to_ical())


def time_zone(name: str) -> str:
    """The part VTIMEZONE of a calendar, for a page that makes its own."""
    from icalendar import Timezone

    return bytes(Timezone.from_tzid(name, first_date=FIRST).to_ical()).decode()


def as_text(paquete: Paquete, sesion: Sesion, fecha: Fecha) -> str:
    """The agenda of a day, a line for each block."""
    begins = to_minutes(fecha.hora_inicio or paquete.start_of(sesion))
    lines = [f"{m.inicio}  {m.bloque.titulo}" for m in run(sesion, to_clock(begins))]
    lines.append(f"{to_clock(begins + total(sesion))}  {paquete.rotulos.taller.impresos.terminamos}")
    where = ". ".join(x for x in (spoken_day(fecha.dia, paquete.rotulos.edicion), place(fecha)) if x)
    return "\n".join([name_of(paquete, sesion), where, "", *lines]) + "\n"


def name_of(paquete: Paquete, sesion: Sesion) -> str:
    """«Sesión 4. Herramientas básicas para tejer alianzas»."""
    return f"{sesion.called(paquete.rotulos.sitio.sesion)}. {sesion.titulo}"


def place(fecha: Fecha) -> str:
    """Where it is, and how to get there."""
    return ". ".join(x for x in (fecha.lugar, fecha.direccion) if x)


def _empty(paquete: Paquete) -> Calendar:
    from icalendar import Calendar

    out = Calendar()
    out.add("prodid", f"-//{paquete.portada.titulo}//ES")
    out.add("version", "2.0")
    out.add("calscale", "GREGORIAN")
    return out
