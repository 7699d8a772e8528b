"""Which parts of the guides lead where: to a session or its blocks, to a section of the workbook, to a piece."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import Guia, Paquete
from macros.model.guia import ParteGuia


@dataclass(frozen=True)
class Llegada:
    """A part of a guide that helps somewhere, told to who is there. ``bloque`` is empty for a whole session."""

    guia: Guia
    parte: ParteGuia
    bloque: str
    vuelta: str


def to_session(paquete: Paquete, sesion: str) -> list[Llegada]:
    """Parts that help in a session, in the order of the guides."""
    return [
        Llegada(g, p, b.bloque or "", b.vuelta)
        for g in paquete.guias.values()
        for p in g.partes
        for b in p.puentes
        if b.sesion == sesion
    ]


def to_section(paquete: Paquete, seccion: str) -> list[Llegada]:
    """Parts that help with a section of the workbook."""
    return [
        Llegada(g, p, "", b.vuelta)
        for g in paquete.guias.values()
        for p in g.partes
        for b in p.puentes
        if b.seccion == seccion
    ]


def to_piece(paquete: Paquete, pieza: str) -> list[tuple[Guia, ParteGuia]]:
    """Parts of the guides that use a piece."""
    return [(g, p) for g in paquete.guias.values() for p in g.partes if pieza in (*p.piezas, p.dibujo)]
