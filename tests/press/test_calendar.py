"""The calendar of a session with a date: hours of its place, one name for its event, the same bytes again."""

from __future__ import annotations

import datetime
from pathlib import Path

import icalendar

from macros.loading import load
from macros.model import Paquete
from macros.model.edicion import Fecha
from macros.public.calendar import calendar
from print.exporters import orders


def dated(paquete: Paquete, *fechas: Fecha) -> Paquete:
    return paquete.model_copy(update={"portada": paquete.portada.model_copy(update={"fechas": fechas})})


FAR = Fecha(
    sesion="sesion-4", dia="2027-07-15", hora_inicio="16:30", lugar="Casa; sala 2", direccion="Calle 5, Centro",
    zona_horaria="America/Tijuana",
)  # fmt: skip


def test_an_event_says_when_where_and_the_agenda(paquete: Paquete) -> None:
    other = Fecha(sesion="sesion-4", dia="2027-02-10", lugar="Por videollamada")
    data = calendar(dated(paquete, FAR, other), paquete.sesiones["sesion-4"])
    read = icalendar.Calendar.from_ical(data)
    first, second = read.walk("VEVENT")
    start = first.decoded("DTSTART")
    assert start.utcoffset() == datetime.timedelta(hours=-7)  # Tijuana in July
    assert (start.hour, start.minute) == (16, 30)
    assert second.decoded("DTSTART").utcoffset() == datetime.timedelta(hours=-6)
    assert (first.decoded("DTEND") - start).total_seconds() == 4 * 3600
    assert first["LOCATION"] == "Casa; sala 2. Calle 5, Centro" and second["LOCATION"] == "Por videollamada"
    lines = str(first["DESCRIPTION"]).splitlines()
    assert lines[0] == str(first["SUMMARY"]) == "Sesión 4. Herramientas básicas para tejer alianzas"
    assert lines[3].startswith("16:30  ") and lines[-1] == "20:30  Terminamos"
    assert len(lines) == 4 + len(paquete.sesiones["sesion-4"].bloques)
    assert {str(z["TZID"]) for z in read.walk("VTIMEZONE")} == {"America/Tijuana", "America/Mexico_City"}
    assert not read.walk("VALARM") and max(map(len, data.split(b"\r\n"))) <= 75


def test_its_name_and_its_bytes_stay(paquete: Paquete) -> None:
    session = paquete.sesiones["sesion-4"]
    one, again = (calendar(dated(paquete, FAR), session) for _ in range(2))
    assert one == again and b"UID:sesion-4-2027-07-15@" + paquete.portada.edicion.id.encode() in one
    later = calendar(dated(paquete, FAR.model_copy(update={"hora_inicio": "18:00"})), session)
    uids = [icalendar.Calendar.from_ical(x).walk("VEVENT")[0]["UID"] for x in (one, later)]
    assert one != later and uids[0] == uids[1]


def test_only_what_has_a_date_has_a_calendar(paquete: Paquete, root: Path) -> None:
    assert not [o for o in orders(paquete, ()) if o.formato == "ics"]
    own, _ = load(root, "red-de-bibliotecas")
    made = [o for o in orders(own, ()) if o.formato == "ics"]
    assert [(o.ruta, o.alcance) for o in made] == [("kit/salidas/sesion-4-calendario.ics", "sesion-4")]
    event = icalendar.Calendar.from_ical(made[0].hacer()).walk("VEVENT")[0]
    assert str(event.decoded("DTSTART").date()) == own.portada.fechas[0].dia
    moved = load(root, "red-de-bibliotecas")[0]
    moved = dated(moved, moved.portada.fechas[0].model_copy(update={"lugar": "Otro lugar"}))
    assert made[0].clave != next(o for o in orders(moved, ()) if o.formato == "ics").clave
