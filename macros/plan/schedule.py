"""Clock times and totals, computed from the minutes that the data gives. Minutes in, minutes or «HH:MM» out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model import Bloque, Etiquetas, Material, Paquete, Sesion
from macros.words.spans import to_clock, to_minutes

PAUSE_EVERY_MIN = 120
"""Longest stretch without a break in person, in minutes (source-defects, decision on breaks)."""
PAUSE_ONLINE_MIN = 75
"""The same in front of a screen."""
MEAL_FROM_MIN = 360
"""A session longer than this needs a meal."""


@dataclass(frozen=True)
class Momento:
    """A block with its place in the day; ``desde`` and ``hasta`` are minutes after the session begins."""

    bloque: Bloque
    desde: int
    hasta: int
    inicio: str
    fin: str


def total(sesion: Sesion) -> int:
    """Minutes that the blocks of a session add up to."""
    return sum(b.duracion_min for b in sesion.bloques)


def pause_limit(paquete: Paquete) -> int:
    """Longest stretch without a break for the modality of the edition, in minutes."""
    in_person = getattr(paquete.portada, "modalidad", None) in (None, "presencial")
    return PAUSE_EVERY_MIN if in_person else PAUSE_ONLINE_MIN


def run(sesion: Sesion, start: str) -> list[Momento]:
    """The blocks of a session with their clock times, from the start hour ``H:MM``."""
    out, at, origin = [], 0, to_minutes(start)
    for bloque in sesion.bloques:
        end = at + bloque.duracion_min
        out.append(Momento(bloque, at, end, to_clock(origin + at), to_clock(origin + end)))
        at = end
    return out


def stretch(moments: list[Momento], desde: str | None, hasta: str | None, pausas: bool = True) -> list[Momento]:
    """The moments between two blocks, both included, by id; None leaves that end open. Raises KeyError.

    ``pausas`` false leaves out breaks and meals.
    """
    place = {m.bloque.id: i for i, m in enumerate(moments)}
    first = place[desde] if desde else 0
    last = place[hasta] if hasta else len(moments) - 1
    return [m for m in moments[first : last + 1] if pausas or m.bloque.tipo == "actividad"]


def copies(
    materials: Iterable[Material], paquete: Paquete, personas: int = 0, grupos: int = 0, aliados: int = 0
) -> dict[str, int]:
    """How many of each article or piece a set of materials needs in all, by id.

    Each line is one use; the largest use counts, since what serves one block serves the next.
    What the team takes too (``con_equipo``) counts it. Labels are counted one by one and asked for in sheets. The page
    counts in the same way (``docs/assets/scripts/calculo``). ``personas``, ``grupos`` and ``aliados`` default to the
    package's.
    """
    n = personas or paquete.portada.supuestos.personas
    g = grupos or paquete.portada.supuestos.grupos
    a = aliados or paquete.portada.supuestos.aliados
    out: dict[str, int] = {}
    for m in materials:
        id_ = m.articulo or m.pieza or ""
        article = paquete.articulos.get(id_)
        team = paquete.portada.supuestos.equipo if m.por == "persona" and article and article.con_equipo else 0
        many = {"persona": n, "grupo": g, "aliado": a, "sesion": 1}[m.por] + team
        need = m.cantidad * -(-many // m.cada) + m.repuesto
        pieza = paquete.piezas.get(id_)
        if isinstance(pieza, Etiquetas) and not pieza.por_grupo:
            need = -(-need // pieza.por_hoja)
        out[id_] = max(out.get(id_, 0), need)
    return out


def needs(sesion: Sesion, paquete: Paquete) -> dict[str, int]:
    """How many of each article and piece a whole session needs, by id; a piece without materials counts 1."""
    counted = copies(paquete.materials_of(sesion), paquete)
    return {p.id: 1 for p in paquete.pieces_of(sesion)} | counted


def all_needs(paquete: Paquete) -> dict[str, int]:
    """How many of each article and piece the whole package needs, by id.

    Articles are those of its own sessions; pieces, also those of the agendas of its guides.
    """
    own = needs_of(paquete.package_sessions.values(), paquete)
    every = needs_of(paquete.sesiones.values(), paquete)
    return {id_: every.get(id_, 1) for id_ in paquete.piezas} | {i: n for i, n in own.items() if i in paquete.articulos}


def needs_of(sesiones: Iterable[Sesion], paquete: Paquete) -> dict[str, int]:
    """How many of each article and piece several sessions need, one after the other, by id.

    What is used up (``se_gasta``) adds up over the sessions. The rest travels from one session to the next, pieces
    too: the session that asks for most decides.
    """
    out: dict[str, int] = {}
    for sesion in sesiones:
        for id_, n in needs(sesion, paquete).items():
            adds = id_ in paquete.articulos and paquete.articulos[id_].se_gasta
            out[id_] = out.get(id_, 0) + n if adds else max(out.get(id_, 0), n)
    return out
