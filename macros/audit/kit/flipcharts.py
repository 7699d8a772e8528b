"""Text that surely does not fit on a flipchart, told before anything is drawn.

Heights are added up from the widths of the letters, each thing at its least, so that what is told here is certain.
The exact measure is taken when the piece is drawn (rule ``texto-desborda``). Sizes in millimetres, as in
``print/estilos/rotafolio.css``; a test compares them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.audit.plan import Check, Findings, Plan
from macros.diagrams.letters import wrap
from macros.model import Rotafolio
from macros.model.piezas.pieza import (
    Elemento,
    ElEspacio,
    ElTexto,
    HojaRotafolio,
    LaAgenda,
    LaLista,
    LaPlantilla,
    LasColumnas,
)
from macros.plan.day.schedule import run, stretch
from macros.words.markup import plain

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
SPACE, ROW, AGENDA_AIR, DRAWING = 110, 45, 5, 300
"""Least height of a room to write, of a row of a table; least air of a row of an agenda; least height of a template."""
AGENDA_HOUR = 150
"""Width of the column of hours."""
AIR, MOST_AIR = 6.5, 24
"""Air above and below a row of an agenda alone on its sheet: what is kept while its letters grow, and the most."""
MOST_POINT = 72
"""Most air after a point of a list that nobody writes under."""
LARGEST, FULL, MOST_LINES = 84, 0.93, 7
"""Words that fill a sheet grow to this size at most, to this share of its height, in this many lines."""
LEAST_FILLED = 2 / 3
"""Share of a sheet's height that words must fill where there is nothing to write."""
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


def letters(hoja: HojaRotafolio, orientation: str) -> int:
    """Size of the body letters of a sheet, in millimetres: what is only read grows until it fills the sheet."""
    read = [e for e in hoja.cuerpo if isinstance(e, ElTexto | LaLista)]
    if len(read) < len(hoja.cuerpo):
        return LARGE if all(isinstance(e, ElTexto | LaLista | LaAgenda) for e in hoja.cuerpo) else BODY
    wide, high = PAGE[orientation]
    room = high - len(_lines(hoja.titulo, wide * 0.96, TITLE, 700)) * TITLE * TITLE_LINE - RULE
    grown = LARGE
    for em in range(LARGE, LARGEST + 1, 2):
        need = sum(_text(e, wide * 0.97, em, False) for e in read) + GAP_LARGE * len(read)
        if need > room * FULL or sum(_count(e, wide * 0.97, em) for e in read) > MOST_LINES:
            break
        grown = em
    return grown


@dataclass(frozen=True)
class Agenda:
    """How an agenda alone on its sheet is set: letters, air above and below each row and width of the hours, in
    millimetres; and which share of the sheet it fills."""

    letra: int
    aire: float
    hora: float
    llena: float


def agenda_fit(hoja: HojaRotafolio, orientation: str, names: Sequence[str]) -> Agenda:
    """An agenda that has its sheet for itself fills it.

    ``names``: what each row says. The letters grow while no row takes one more line; then the rows move apart.
    """
    wide, high = PAGE[orientation]
    title = len(_lines(hoja.titulo, wide * 0.96, TITLE, 700)) * TITLE * TITLE_LINE + RULE + GAP_LARGE

    def lines(em: int) -> int:
        return 1 + sum(len(_lines(x, (wide - _hours(em)) * 0.97, em)) for x in names)

    rows, em = len(names) + 1, LARGE
    for larger in range(LARGE, LARGEST + 1, 2):
        if lines(larger) > lines(LARGE) or lines(larger) * larger * LINE + rows * 2 * AIR > (high - title) * FULL:
            break
        em = larger
    taken = lines(em) * em * LINE
    air = min(MOST_AIR, max(AGENDA_AIR / 2, ((high - title) * 0.97 - taken) / (2 * rows)))
    return Agenda(em, round(air, 1), round(_hours(em), 1), (title + taken + 2 * rows * air) / high)


def point_air(hoja: HojaRotafolio, orientation: str) -> float:
    """Air after each point of a sheet that is only read: what its letters leave, shared out."""
    points = sum(len(e.lista) for e in hoja.cuerpo if isinstance(e, LaLista))
    share = filled(hoja, orientation)
    if share is None or not points:
        return POINT_LARGE
    _, high = PAGE[orientation]
    return round(min(MOST_POINT, POINT_LARGE + max(0.0, FULL - share) * high / points), 1)


def _hours(em: float) -> float:
    """Width of the column of hours, for letters of ``em`` millimetres."""
    return AGENDA_HOUR * em / LARGE


def filled(hoja: HojaRotafolio, orientation: str) -> float | None:
    """Share of a sheet's height that its words fill; None where there is room to write, or an agenda."""
    read = [e for e in hoja.cuerpo if isinstance(e, ElTexto | LaLista)]
    if len(read) < len(hoja.cuerpo):
        return None
    wide, high = PAGE[orientation]
    em = letters(hoja, orientation)
    title = len(_lines(hoja.titulo, wide, TITLE, 700)) * TITLE * TITLE_LINE + RULE
    return (title + sum(_text(e, wide, em, False) for e in read) + GAP_LARGE * len(read)) / high


def height(hoja: HojaRotafolio, orientation: str, plan: Plan) -> float:
    """Least height that a sheet takes, in millimetres."""
    wide, _ = PAGE[orientation]
    written = any(isinstance(e, ElEspacio | LasColumnas | LaPlantilla) for e in hoja.cuerpo)
    em = BODY if written else letters(hoja, orientation)
    parts = [len(_lines(hoja.titulo, wide, TITLE, 700)) * TITLE * TITLE_LINE + RULE]
    parts += [_part(e, wide, em, written, plan) for e in hoja.cuerpo]
    return sum(parts) + (GAP if written else GAP_LARGE) * (len(parts) - 1)


def left_for_drawing(hoja: HojaRotafolio, orientation: str) -> tuple[float, float]:
    """Width and height that the one template of a sheet may take: what title and texts leave, with some air."""
    wide, high = PAGE[orientation]
    others = [e for e in hoja.cuerpo if isinstance(e, ElTexto | LaLista)]
    # Titles are heavier than the widths at hand: 4 % narrower a line, none comes out longer than counted.
    title = len(_lines(hoja.titulo, wide * 0.96, TITLE, 700)) * TITLE * TITLE_LINE + RULE
    taken = title + sum(_text(e, wide, BODY, True) for e in others) + GAP * (len(others) + 1)
    return wide, high - taken * 1.01 - 2


def _part(e: Elemento, wide: float, em: float, written: bool, plan: Plan) -> float:
    line = em * LINE
    if isinstance(e, ElTexto | LaLista):
        return _text(e, wide, em, written)
    if isinstance(e, ElEspacio):
        return SPACE
    if isinstance(e, LaPlantilla):
        return DRAWING
    if isinstance(e, LasColumnas):
        return ROW * (e.columnas.filas + 1)
    if {e.desde, e.hasta} - {None} - {b.id for b in plan.paquete.sesiones[e.agenda].bloques}:
        return 0  # told by the rule «agenda-sin-bloque»
    moments = stretch(run(plan.paquete.sesiones[e.agenda], "9:00"), e.desde, e.hasta, not e.sin_pausas)
    rows = [len(_lines(m.bloque.titulo_corto, wide - AGENDA_HOUR, em)) * line + AGENDA_AIR for m in moments]
    return sum(rows) + line + AGENDA_AIR


def _text(e: ElTexto | LaLista, wide: float, em: float, written: bool) -> float:
    line = em * LINE
    if isinstance(e, ElTexto):
        return len(_lines(e.texto, wide, em)) * line
    indent, air = (INDENT, POINT) if written else (INDENT_LARGE, POINT_LARGE)
    lines = sum(len(_lines(point, wide - indent, em)) for point in e.lista)
    return lines * line + air * (len(e.lista) - 1)


def _count(e: ElTexto | LaLista, wide: float, em: float) -> int:
    """How many lines it takes."""
    if isinstance(e, ElTexto):
        return len(_lines(e.texto, wide, em))
    return sum(len(_lines(point, wide - INDENT_LARGE, em)) for point in e.lista)


def _lines(text: str, room: float, em: float, weight: int = 400) -> list[str]:
    return wrap(plain(text), room, em, weight)


CHECKS: tuple[Check, ...] = (room,)
