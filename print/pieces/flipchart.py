"""Flipcharts: the proportions of their sheets, and the agenda that some of them show."""

from __future__ import annotations

from macros.model import Paquete, Rotafolio
from macros.model.pieza import Columnas, HojaRotafolio, LaAgenda
from macros.plan.schedule import Momento, run, stretch
from print.jobs import Job
from print.pieces.making import Making


def jobs(pieza: Rotafolio, making: Making) -> list[Job]:
    context = {
        "filas": rows,
        "solo_palabras": lambda hoja: "fr" not in rows(hoja),
        "anchos": edges,
        "anchos_sueltos": widths,
        "momentos": lambda e: agenda(making.paquete, e),
    }
    sideways = pieza.orientacion == "horizontal"
    job = making.job(
        pieza, "rotafolio", "60x90", "original", context, page="90x60" if sideways else "60x90",
        pages=len(pieza.hojas), tiles=making.tiles(sideways), copies=("reducida", "blanco-y-negro"),
        reducida_en_grises=True,
    )  # fmt: skip
    return [job]


def agenda(paquete: Paquete, e: LaAgenda) -> list[Momento]:
    """The rows of a wall agenda, with their clock times."""
    sesion = paquete.sesiones[e.agenda]
    moments = run(sesion, paquete.start_of(sesion))
    return stretch(moments, e.desde, e.hasta, pausas=not e.sin_pausas)


def rows(hoja: HojaRotafolio) -> str:
    """Grid rows of a flipchart sheet: what is written to takes the free height, by weight."""
    out = []
    for e in hoja.cuerpo:
        if hasattr(e, "espacio"):
            out.append(f"{e.espacio.peso}fr")
        elif hasattr(e, "columnas"):
            out.append("3fr")
        else:
            out.append("auto")
    return " ".join(out)


def widths(c: Columnas) -> list[float]:
    weights = c.anchos or (1,) * len(c.titulos)
    return [round(100 * w / sum(weights), 3) for w in weights]


def edges(c: Columnas) -> list[float]:
    out, at = [], 0.0
    for w in widths(c):
        at += w
        out.append(round(at, 3))
    return out
