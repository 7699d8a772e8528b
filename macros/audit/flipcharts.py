"""Text that surely does not fit on a flipchart, told before anything is drawn.

Heights are added up from the widths of the letters, each thing at its least, so that what is told here is certain.
The exact measure is taken when the piece is drawn (rule ``texto-desborda``). Sizes in millimetres, as in
``print/estilos/rotafolio.css``; a test compares them.
"""

from __future__ import annotations

from macros.audit.plan import Findings, Plan
from macros.diagrams.letters import wrap
from macros.model import Rotafolio
from macros.model.pieza import Elemento, ElEspacio, ElTexto, HojaRotafolio, LaLista, LasColumnas
from macros.plan.schedule import run, stretch

PAGE = {"vertical": (528, 790), "horizontal": (828, 490)}
"""Room for the text: width and height."""
TITLE, BODY, LARGE = 60, 38, 46
"""Size of the letters: titles, body, and body of a sheet that nobody writes on."""
LINE, TITLE_LINE = 1.16, 1.1
"""Height of a line, in em."""
RULE, GAP, GAP_LARGE = 11.4, 14, 26
"""Line under the title with its air; air between two things, and on a sheet that nobody writes on."""
INDENT, INDENT_LARGE, POINT, POINT_LARGE = 46, 62, 10, 34
"""Lists: room taken on the left, and air after each point."""
SPACE, ROW, AGENDA_AIR = 110, 45, 5
"""Least height of a room to write, of a row of a table; least air of a row of an agenda."""
AGENDA_HOUR = 150
"""Width of the column of hours."""
CERTAIN = 1.05
"""Only what exceeds the page by more than this is told: widths here leave out kerning and hyphens."""


def room(plan: Plan) -> Findings:
    """No sheet of a flipchart needs more height than it has."""
    for pieza in plan.paquete.piezas.values():
        if not isinstance(pieza, Rotafolio):
            continue
        _, high = PAGE[pieza.orientacion]
        for i, hoja in enumerate(pieza.hojas):
            need = height(hoja, pieza.orientacion, plan)
            if need > high * CERTAIN:
                yield plan.finding(
                    "rotafolio-no-cabe", "pieza", pieza.id, ("hojas", i),
                    f"la hoja «{hoja.titulo[:50]}» pide unos {need:.0f} mm de alto y tiene {high}. "
                    "Acorta los textos, quita renglones o reparte en dos hojas.",
                    alto_mm=round(need), caben_mm=high,
                )  # fmt: skip


def height(hoja: HojaRotafolio, orientation: str, plan: Plan) -> float:
    """Least height that a sheet takes, in millimetres."""
    wide, _ = PAGE[orientation]
    written = any(isinstance(e, ElEspacio | LasColumnas) for e in hoja.cuerpo)
    em = BODY if written else LARGE
    parts = [len(_lines(hoja.titulo, wide, TITLE, 700)) * TITLE * TITLE_LINE + RULE]
    parts += [_part(e, wide, em, written, plan) for e in hoja.cuerpo]
    return sum(parts) + (GAP if written else GAP_LARGE) * (len(parts) - 1)


def _part(e: Elemento, wide: float, em: float, written: bool, plan: Plan) -> float:
    line = em * LINE
    if isinstance(e, ElTexto):
        return len(_lines(e.texto, wide, em)) * line
    if isinstance(e, LaLista):
        indent, air = (INDENT, POINT) if written else (INDENT_LARGE, POINT_LARGE)
        lines = sum(len(_lines(point, wide - indent, em)) for point in e.lista)
        return lines * line + air * (len(e.lista) - 1)
    if isinstance(e, ElEspacio):
        return SPACE
    if isinstance(e, LasColumnas):
        return ROW * (e.columnas.filas + 1)
    if {e.desde, e.hasta} - {None} - {b.id for b in plan.paquete.sesiones[e.agenda].bloques}:
        return 0  # told by the rule «agenda-sin-bloque»
    moments = stretch(run(plan.paquete.sesiones[e.agenda], "9:00"), e.desde, e.hasta, not e.sin_pausas)
    rows = [len(_lines(m.bloque.titulo_corto, wide - AGENDA_HOUR, em)) * line + AGENDA_AIR for m in moments]
    return sum(rows) + line + AGENDA_AIR


def _lines(text: str, room: float, em: float, weight: int = 400) -> list[str]:
    return wrap(text.replace("**", ""), room, em, weight)
