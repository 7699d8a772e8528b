"""What the run sheet of a session computes: clock times of blocks and steps, copies of each piece, purchases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from macros.diagrams.letters import wrap
from macros.model import Paquete, Presentacion, Sesion
from macros.plan.day.frame import around
from macros.plan.day.schedule import Momento, copies, run, total
from macros.plan.shortcuts import told
from macros.words.filling import filled
from macros.words.markup import plain
from macros.words.spans import to_clock, to_minutes
from print.sheets.papers import PT

SHEETS = 6
"""Letter sheets that most posters of 40 × 60 cm take; a test counts those of every one."""


DAY_PT = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
"""Sizes that the letters of the day on one page may have; the largest that fits is taken."""
DAY_MM = {"actividad": 53.0, "saca": 49.0}
"""Width of its columns with words, in millimetres, as in ``print/estilos/carta_descriptiva.css``."""
DAY_ROOM_MM, DAY_AIR_MM, DAY_LEADING = 232.0, 2.5, 1.24
"""Height for head and table; air of a row; height of a line, in em."""
DAY_HEAD_MM = 64.0
"""What the head takes besides the lines of title and objective."""


@dataclass(frozen=True)
class PasoConHora:
    inicio: str
    paso: Any


@dataclass(frozen=True)
class RenglonDia:
    """A row of the day on one page: hours, minutes, what is done, pieces to take out, and minutes that a cut saves."""

    inicio: str
    fin: str
    duracion_min: int
    titulo: str
    saca: tuple[str, ...] = ()
    ahorra_min: int = 0
    pausa: bool = False


def day(paquete: Paquete, sesion: Sesion) -> list[RenglonDia]:
    """The whole day, from arrival to farewell, a row for each thing."""
    before, after = (
        [RenglonDia(x.inicio, x.fin, x.momento.duracion_min or 0, x.momento.titulo, pausa=True) for x in side]
        for side in around(paquete, sesion)
    )
    rows = []
    for m in run(sesion, paquete.start_of(sesion)):
        b = m.bloque
        used = dict.fromkeys(id_ for paso in b.pasos for id_ in paso.piezas)
        cut = b.consejos.si_falta_tiempo if b.consejos else None
        rows.append(
            RenglonDia(
                m.inicio, m.fin, b.duracion_min, b.titulo, tuple(paquete.piezas[i].titulo for i in used),
                cut.ahorra_min if cut else 0, b.tipo != "actividad",
            )
        )  # fmt: skip
    return [*before, *rows, *after]


def one_page(paquete: Paquete, sesion: Sesion) -> tuple[list[RenglonDia], float | None]:
    """The day as it fits on one page, and the size of its letters in points; None where even the smallest do not.

    A row with many pieces names the first ones and says how many more there are.
    """
    rows = day(paquete, sesion)
    for most in (99, 4, 3, 2, 1, 0):
        short = [replace(r, saca=_some(r.saca, most, paquete.rotulos.kit.y_mas)) for r in rows]
        for points in DAY_PT if most < 99 else DAY_PT[:-2]:
            if _tall(sesion, short, points) <= DAY_ROOM_MM:
                return short, points
    return rows, None


def _some(titles: tuple[str, ...], most: int, more: str) -> tuple[str, ...]:
    if len(titles) <= most + 1:
        return titles
    return (*titles[:most], filled(more, n=len(titles) - most))


def _tall(sesion: Sesion, rows: list[RenglonDia], points: float) -> float:
    """Height of head and table, in millimetres."""

    def lines(text: str, room: float, size: float) -> int:
        return len(wrap(plain(text), room, size / PT))

    head = DAY_HEAD_MM + lines(sesion.titulo, 170, 20) * 8.0 + lines(sesion.objetivo, 176, 10.5) * 4.7
    return head + sum(
        DAY_AIR_MM
        + points / PT * DAY_LEADING
        * max(lines(r.titulo, DAY_MM["actividad"], points), lines(", ".join(r.saca), DAY_MM["saca"], points),
              2 if r.ahorra_min else 1)
        for r in rows
    )  # fmt: skip


def printed_on(paquete: Paquete, tipo: str) -> str:
    """On what a type of piece is printed, in words."""
    return paquete.rotulos.de_tipo(tipo).se_imprime.replace("{hojas}", str(SHEETS))


def run_sheet(paquete: Paquete, sesion: Sesion) -> dict[str, Any]:
    """What the run sheet computes: clock times of blocks and steps, copies of each piece, purchases."""
    start = paquete.start_of(sesion)

    def steps(m: Momento) -> list[PasoConHora]:
        out, at = [], to_minutes(start) + m.desde
        for paso in m.bloque.pasos:
            out.append(PasoConHora(to_clock(at), paso))
            at += paso.duracion_min
        return out

    needs = copies(paquete.materials_of(sesion), paquete)
    before, after = around(paquete, sesion)
    pieces = [p for p in paquete.pieces_of(sesion) if p.tipo != "carta_descriptiva"]
    decks = [p for p in pieces if isinstance(p, Presentacion)]
    rows, letters = one_page(paquete, sesion)
    return {
        "dia_entero": rows,
        "letra_dia": letters,
        "momentos": run(sesion, start),
        "antes_marco": before,
        "despues_marco": after,
        "marco": paquete.frame_of(sesion),
        "rm": paquete.rotulos.marco,
        "pasos": steps,
        "total_min": total(sesion),
        "copias": [{"cantidad": needs.get(p.id, 1), "pieza": p, "papel": printed_on(paquete, p.tipo)} for p in pieces],
        "compras": [
            {"cantidad": n, "articulo": paquete.articulos[i]} for i, n in needs.items() if i in paquete.articulos
        ],
        "presentaciones": decks,
        "atajo": lambda a: told(a, paquete.rotulos.paquete),
        "rp": paquete.rotulos.paquete,
    }
