"""Figures about the whole process, computed from the sessions: shares of each stage, hours of each route, annexes.

Minutes are whole; shares are percentages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.model import Anexo, Bloque, Paquete, Pieza, Sesion
from macros.model.programa import MomentoProceso, NivelRuta
from macros.plan.day.schedule import total
from macros.words.spans import spoken


@dataclass(frozen=True)
class Horas:
    """Minutes of some sessions: what this edition adds up to, what the source declares, what its rows add up to."""

    edicion: int
    declaradas: int
    sumadas: int


@dataclass(frozen=True)
class ParteProceso:
    """A stage of the process. ``pendientes`` are numbers of sessions that this edition does not ship (yet).

    ``porcentaje`` is its share of the minutes of all the sessions; None where the stage has no session in the source.
    """

    momento: MomentoProceso
    sesiones: tuple[Sesion, ...]
    pendientes: tuple[int, ...]
    minutos: int
    porcentaje: int | None


@dataclass(frozen=True)
class Ruta:
    """A level with its sessions and their hours."""

    nivel: NivelRuta
    sesiones: tuple[Sesion, ...]
    horas: Horas


def hours(sesiones: Sequence[Sesion]) -> Horas:
    """The three totals of some sessions."""
    return Horas(
        sum(total(s) for s in sesiones),
        sum(s.original.duracion_declarada_min for s in sesiones),
        sum(s.original.duracion_sumada_min for s in sesiones),
    )


def shares(momentos: Sequence[MomentoProceso], paquete: Paquete) -> list[ParteProceso]:
    """Each stage with its share of the minutes of the sessions. Shares are rounded and add up to about 100."""
    by_number = {s.numero: s for s in paquete.package_sessions.values()}
    there = [tuple(by_number[n] for n in m.sesiones if n in by_number) for m in momentos]
    minutes = [sum(total(s) for s in sesiones) for sesiones in there]
    whole = sum(minutes) or 1
    return [
        ParteProceso(
            momento,
            sesiones,
            tuple(n for n in momento.sesiones if n not in by_number),
            spent,
            round(100 * spent / whole) if momento.sesiones else None,
        )
        for momento, sesiones, spent in zip(momentos, there, minutes, strict=True)
    ]


def unscheduled(parts: Sequence[ParteProceso]) -> tuple[int, int, int]:
    """Percentage without sessions in the source, minutes declared for those there are, minutes it would take."""
    declared = hours([s for p in parts for s in p.sesiones]).declaradas
    with_sessions = sum(p.momento.porcentaje for p in parts if p.momento.sesiones)
    without = sum(p.momento.porcentaje for p in parts if not p.momento.sesiones)
    return without, declared, round(declared * without / with_sessions) if with_sessions else 0


def routes(niveles: Sequence[NivelRuta], paquete: Paquete) -> list[Ruta]:
    """The route of each level, as ``paquete.yml`` has it."""
    ids = dict(paquete.portada.rutas)
    out = []
    for nivel in niveles:
        sesiones = tuple(paquete.sesiones[i] for i in ids[nivel.id])
        out.append(Ruta(nivel, sesiones, hours(sesiones)))
    return out


# ---- annexes -------------------------------------------------------------------------------------


def blocks_of(anexo: Anexo, paquete: Paquete) -> list[tuple[Sesion, list[Bloque]]]:
    """Sessions with blocks that come from the annex, and those blocks in order.

    A block that this edition adds belongs to the annex of its session.
    """
    out = []
    for s in paquete.sesiones.values():
        own = [b for b in s.bloques if (b.fuente.anexo if b.fuente else s.anexo) == anexo.clave]
        if own:
            out.append((s, own))
    return out


def pieces_of(anexo: Anexo, paquete: Paquete) -> list[Pieza]:
    """Pieces that the annex names, and those that cover one of its inventory numbers."""
    numbers = set(anexo.inventario)
    covered = [p.id for p in paquete.piezas.values() if numbers & set(p.inventario)]
    return [paquete.piezas[i] for i in dict.fromkeys([*anexo.piezas, *covered])]


def sessions_of(anexo: Anexo, paquete: Paquete) -> list[str]:
    """Ids of the sessions that an annex serves, in order: by its blocks, its pieces and the sheets of its cases."""
    found = {s.id for s, _ in blocks_of(anexo, paquete)} | {p.sesion for p in pieces_of(anexo, paquete)}
    found |= {p.sesion for p in paquete.piezas.values() if p.tipo == "ficha" and p.caso in anexo.casos}
    return [i for i in paquete.sesiones if i in found]


def percentage_note(parts: Sequence[ParteProceso], text: str) -> str:
    """``text`` with its figures: {porcentaje}, {declaradas} and {sin_sesion} of what no session covers."""
    percentage, declared, apart = unscheduled(parts)
    figures = {"porcentaje": str(percentage), "declaradas": spoken(declared), "sin_sesion": spoken(apart)}
    for name, value in figures.items():
        text = text.replace(f"{{{name}}}", value)
    return text
