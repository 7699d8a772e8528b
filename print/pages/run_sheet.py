"""What the run sheet of a session computes: clock times of blocks and steps, copies of each piece, purchases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.model import Paquete, Presentacion, Sesion
from macros.plan.frame import around
from macros.plan.schedule import Momento, copies, run, total
from macros.plan.shortcuts import told
from macros.words.spans import to_clock, to_minutes

SHEETS = 6
"""Letter sheets that most posters of 40 × 60 cm take; a test counts those of every one."""


@dataclass(frozen=True)
class PasoConHora:
    inicio: str
    paso: Any


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
    return {
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
