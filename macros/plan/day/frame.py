"""What stands around a session: the frame's moments outside its hours, and when each session has its meal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model import Paquete, Sesion
from macros.model.marco import MomentoMarco
from macros.plan.day.schedule import run, total
from macros.words.spans import to_clock, to_minutes

LATER = "10:00"
"""The start that the frame compares with the package's, to say when the meal would come."""


@dataclass(frozen=True)
class Alrededor:
    """A moment of the frame outside a session's hours; ``desde`` and ``hasta`` count from its start and may be < 0."""

    momento: MomentoMarco
    desde: int
    hasta: int
    inicio: str
    fin: str


def around(paquete: Paquete, sesion: Sesion) -> tuple[list[Alrededor], list[Alrededor]]:
    """What the frame puts before a session's start, and after its end, with clock times; nothing where it has none."""
    marco = paquete.frame_of(sesion)
    if marco is None:
        return [], []
    origin = to_minutes(paquete.start_of(sesion))

    def placed(moments: Iterable[MomentoMarco], at: int) -> list[Alrededor]:
        out = []
        for m in moments:
            end = at + (m.duracion_min or 0)
            out.append(Alrededor(m, at, end, to_clock(origin + at), to_clock(origin + end)))
            at = end
        return out

    arrival = marco.at("llegada")
    return placed(arrival, -sum(m.duracion_min or 0 for m in arrival)), placed(marco.at("salida"), total(sesion))


def meals(paquete: Paquete) -> list[tuple[Sesion, str, str]]:
    """Each session with a meal: when it begins with the package's start hour, and when it would with ``LATER``."""
    now = paquete.portada.supuestos.hora_inicio
    return [
        (s, first.inicio, second.inicio)
        for s in paquete.package_sessions.values()
        for first, second in zip(run(s, now), run(s, LATER), strict=True)
        if first.bloque.tipo == "comida"
    ]
