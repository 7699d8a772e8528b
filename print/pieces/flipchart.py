"""Flipcharts: the proportions of their sheets, and the agenda that some of them show."""

from __future__ import annotations

from markupsafe import Markup

from macros.audit.kit.flipcharts import LEAST_FILLED, Agenda, agenda_fit, filled, left_for_drawing, letters, point_air
from macros.diagrams import Trazo, faults, scene, smallest, svg
from macros.diagrams.apart import shapes_apart_by_colour
from macros.model import Paquete, Rotafolio
from macros.model.piezas.pieza import Columnas, HojaRotafolio, LaAgenda, LaPlantilla
from macros.plan.day.schedule import Momento, run, stretch
from macros.words.group_sizes import made_for
from print.engine.findings import Finding
from print.jobs import Copia, Job
from print.pages.tones import tones
from print.pieces import handmade
from print.pieces.making import Making, faulty

MOST_INK = 0.12
"""Most ink of a sheet to write on, as a share of its area."""


def jobs(pieza: Rotafolio, making: Making) -> list[Job]:
    scenes = drawn(pieza)
    images = {
        route: Markup(svg(trazo, e.plantilla.equivalente, ancho_mm=trazo.ancho)) for route, (e, trazo) in scenes.items()
    }
    context = {
        "filas": rows,
        "solo_palabras": lambda hoja: "fr" not in rows(hoja),
        "anchos": edges,
        "anchos_sueltos": widths,
        "momentos": lambda e: agenda(making.paquete, e),
        "letra": lambda hoja: letters(hoja, pieza.orientacion),
        "aire": lambda hoja: point_air(hoja, pieza.orientacion),
        "de_agenda": lambda hoja: _alone(making.paquete, pieza, hoja),
        "imagen": lambda route: images[route],
        "para_grupo": _made_for(pieza, making.paquete),
    }
    sideways = pieza.orientacion == "horizontal"
    # What anyone can draw needs no plotter: it comes as a sheet with measures, and the poster only for who wants it.
    by_hand = handmade.jobs(pieza, making)
    copies: tuple[Copia, ...] = () if by_hand else ("reducida", "blanco-y-negro")
    job = making.job(
        pieza, "rotafolio", "60x90", "original", context, page="90x60" if sideways else "60x90",
        pages=len(pieza.hojas), tiles=() if by_hand else making.tiles, copies=copies, reducida_en_grises=not by_hand,
        tinta=MOST_INK if scenes else 0.0,
        letra_mm=smallest(trazo for _, trazo in scenes.values()),
    )  # fmt: skip
    wrong = [x for route, (_, trazo) in scenes.items() for x in findings(route, trazo)]
    return [faulty(job, [*wrong, *empty(pieza, making.paquete)]), *by_hand]


def empty(pieza: Rotafolio, paquete: Paquete) -> list[Finding]:
    """Sheets to be read that leave more than a third of their paper without a word."""
    out = []
    for i, hoja in enumerate(pieza.hojas):
        alone = _alone(paquete, pieza, hoja)
        share = alone.llena if alone else filled(hoja, pieza.orientacion)
        if share is not None and share < LEAST_FILLED:
            message = (
                f"la hoja «{hoja.titulo[:50]}» deja vacío {1 - share:.0%} de su papel. "
                "Dale un «espacio» o una «plantilla» donde escribir, o junta dos hojas en una."
            )
            out.append(Finding(f"hojas/{i}", message, "hoja-vacia"))
    return out


def drawn(pieza: Rotafolio) -> dict[str, tuple[LaPlantilla, Trazo]]:
    """The templates of a piece, drawn as large as their sheets allow, by their routes."""
    out = {}
    for i, hoja in enumerate(pieza.hojas):
        for j, e in enumerate(hoja.cuerpo):
            if isinstance(e, LaPlantilla):
                size = left_for_drawing(hoja, pieza.orientacion)
                out[f"hojas/{i}/cuerpo/{j}"] = (e, scene(e.plantilla, size, tones()))
    return out


def findings(route: str, trazo: Trazo) -> list[Finding]:
    """What is wrong with a drawing before it is printed."""
    told = [Finding(f"{route}/plantilla", message, "dibujo") for message in faults(trazo)]
    return told + [Finding(f"{route}/plantilla", m, "solo-color") for m in shapes_apart_by_colour(trazo.cuerpo)]


def agenda(paquete: Paquete, e: LaAgenda) -> list[Momento]:
    """The rows of a wall agenda, with their clock times."""
    sesion = paquete.sesiones[e.agenda]
    moments = run(sesion, paquete.start_of(sesion))
    return stretch(moments, e.desde, e.hasta, pausas=not e.sin_pausas)


def _alone(paquete: Paquete, pieza: Rotafolio, hoja: HojaRotafolio) -> Agenda | None:
    """How the agenda that has ``hoja`` for itself is set; None where something stands beside it, or it has no row."""
    if len(hoja.cuerpo) != 1 or not isinstance(e := hoja.cuerpo[0], LaAgenda):
        return None
    names = [m.bloque.titulo_corto for m in agenda(paquete, e)]
    return agenda_fit(hoja, pieza.orientacion, names) if names else None


def rows(hoja: HojaRotafolio) -> str:
    """Grid rows of a flipchart sheet: what is written to takes the free height, by weight."""
    out = []
    for e in hoja.cuerpo:
        if hasattr(e, "espacio"):
            out.append(f"{e.espacio.peso}fr")
        elif hasattr(e, "columnas"):
            out.append("3fr")
        elif hasattr(e, "plantilla"):
            out.append("1fr")
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


def _made_for(pieza: Rotafolio, paquete: Paquete) -> str:
    """For which group, and from which hour: of a sheet that shows the hours of a session; empty for others."""
    shown = [e.agenda for hoja in pieza.hojas for e in hoja.cuerpo if isinstance(e, LaAgenda)]
    return made_for(paquete, paquete.start_of(paquete.sesiones[shown[0]])) if shown else ""
