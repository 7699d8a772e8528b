"""What whoever already has part of the way walked does with each activity: whole, in less time, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.model import Bloque, Paquete, Sesion
from macros.model.rotulos.paquete import RotulosPaquete
from macros.model.sesion import Atajo
from macros.words.filling import filled

WITH_MAP = "con-mapa"
"""The way of an organisation that has its map of the system; the others are levels."""


@dataclass(frozen=True)
class Tramo:
    """An activity on a way; ``atajo`` is None where it is done whole."""

    sesion: Sesion
    bloque: Bloque
    atajo: Atajo | None

    @property
    def minutos(self) -> int:
        """What it takes, in minutes."""
        return (self.atajo.duracion_min or 0) if self.atajo else self.bloque.duracion_min


def way(paquete: Paquete, camino: str) -> list[Tramo]:
    """Every activity of the sessions of a way, in order: those of the level's route, or those that ask for the map."""
    routes: dict[str, Sequence[str]] = dict(paquete.portada.rutas)
    there = [paquete.sesiones[i] for i in routes.get(camino, ())] or [
        s for s in paquete.package_sessions.values() if any(b.shortcut(camino) for b in s.bloques)
    ]
    return [Tramo(s, b, b.shortcut(camino)) for s in there for b in s.bloques if b.tipo == "actividad"]


def saved(tramos: Sequence[Tramo]) -> int:
    """Minutes that the short cuts of a way free."""
    return sum(t.bloque.duracion_min - t.minutos for t in tramos)


def told(atajo: Atajo | None, r: RotulosPaquete) -> str:
    """«Completa», «Repaso de 30 min», «Se salta»."""
    if atajo is None:
        return r.rec_hacer
    return r.rec_saltar if atajo.que == "saltar" else filled(r.rec_repasar, min=atajo.duracion_min)
