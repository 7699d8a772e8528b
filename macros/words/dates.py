"""Days as people say them, with the words that the data gives."""

from __future__ import annotations

import datetime

from macros.model.rotulos.edicion import RotulosEdicion
from macros.words.filling import filled


def spoken_day(dia: str, r: RotulosEdicion) -> str:
    """``2027-02-10`` as «miércoles 10 de febrero de 2027»."""
    day = datetime.date.fromisoformat(dia)
    return filled(r.fecha, semana=r.semana[day.weekday()], dia=day.day, mes=r.meses[day.month - 1], anio=day.year)
