"""Clock times and totals, computed from the minutes that the data gives. Minutes in, minutes or «HH:MM» out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model import Bloque, Etiquetas, Material, Paquete, Sesion
from macros.model.paquete import Supuestos
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


@dataclass(frozen=True)
class Cuenta:
    """One use of an article or a piece: how many of it a group of any size needs.

    equipo: the team takes it too. por_hoja: labels on a sheet, which are counted one by one and asked for in sheets.
    """

    por: str
    cantidad: int = 1
    cada: int = 1
    repuesto: int = 0
    equipo: bool = False
    por_hoja: int = 1

    def of(self, s: Supuestos) -> int:
        """How many for such a group."""
        many = {"persona": s.personas, "grupo": s.grupos, "aliado": s.aliados, "sesion": 1}[self.por]
        need = self.cantidad * -(-(many + s.equipo * self.equipo) // self.cada) + self.repuesto
        return -(-need // self.por_hoja)


@dataclass(frozen=True)
class Receta:
    """How many of something one or several sessions need: what each asks for, and whether it adds up over them."""

    sesiones: tuple[tuple[Cuenta, ...], ...]
    suma: bool = False

    def of(self, s: Supuestos) -> int:
        """How many for such a group: in a session the largest use counts; what serves one block serves the next."""
        each = [max(c.of(s) for c in several) for several in self.sesiones]
        return sum(each) if self.suma else max(each)


def tallies(materials: Iterable[Material], paquete: Paquete) -> dict[str, tuple[Cuenta, ...]]:
    """Each use of each article or piece among a set of materials, by id."""
    out: dict[str, tuple[Cuenta, ...]] = {}
    for m in materials:
        id_ = m.articulo or m.pieza or ""
        article, pieza = paquete.articulos.get(id_), paquete.piezas.get(id_)
        team = m.por == "persona" and article is not None and article.con_equipo
        sheet = pieza.por_hoja if isinstance(pieza, Etiquetas) and not pieza.por_grupo else 1
        use = Cuenta(m.por, m.cantidad, m.cada, m.repuesto, team, sheet)
        out[id_] = tuple(dict.fromkeys([*out.get(id_, ()), use]))
    return out


def copies(
    materials: Iterable[Material], paquete: Paquete, personas: int = 0, grupos: int = 0, aliados: int = 0
) -> dict[str, int]:
    """How many of each article or piece a set of materials needs in all, by id.

    Each line is one use; the largest counts. The page counts in the same way (``docs/assets/scripts/calculo``).
    ``personas``, ``grupos`` and ``aliados`` default to the package's.
    """
    given = {"personas": personas, "grupos": grupos, "aliados": aliados}
    group = paquete.portada.supuestos.model_copy(update={name: n for name, n in given.items() if n})
    return {id_: Receta((several,)).of(group) for id_, several in tallies(materials, paquete).items()}


def needs(sesion: Sesion, paquete: Paquete) -> dict[str, int]:
    """How many of each article and piece a whole session needs, by id; a piece without materials counts 1."""
    return {id_: r.of(paquete.portada.supuestos) for id_, r in recipes([sesion], paquete).items()}


def all_needs(paquete: Paquete) -> dict[str, int]:
    """How many of each article and piece the whole package needs, by id."""
    return {id_: r.of(paquete.portada.supuestos) for id_, r in all_recipes(paquete).items()}


def needs_of(sesiones: Iterable[Sesion], paquete: Paquete) -> dict[str, int]:
    """How many of each article and piece several sessions need, one after the other, by id."""
    return {id_: r.of(paquete.portada.supuestos) for id_, r in recipes(sesiones, paquete).items()}


def recipes(sesiones: Iterable[Sesion], paquete: Paquete) -> dict[str, Receta]:
    """How many of each article and piece several sessions need, one after the other, for a group of any size, by id.

    What is used up (``se_gasta``) adds up over the sessions. The rest travels from one session to the next, pieces
    too: the session that asks for most decides.
    """
    out: dict[str, list[tuple[Cuenta, ...]]] = {}
    for sesion in sesiones:
        once = {p.id: (Cuenta("sesion"),) for p in paquete.pieces_of(sesion)}
        for id_, several in (once | tallies(paquete.materials_of(sesion), paquete)).items():
            out.setdefault(id_, []).append(several)
    spent = {i for i, a in paquete.articulos.items() if a.se_gasta}
    return {id_: Receta(tuple(each), id_ in spent) for id_, each in out.items()}


def all_recipes(paquete: Paquete) -> dict[str, Receta]:
    """The same for the whole package. Articles are those of its own sessions; pieces, also those of its guides."""
    own, every = (recipes(x.values(), paquete) for x in (paquete.package_sessions, paquete.sesiones))
    once = Receta(((Cuenta("sesion"),),))
    return {i: every.get(i, once) for i in paquete.piezas} | {i: r for i, r in own.items() if i in paquete.articulos}
