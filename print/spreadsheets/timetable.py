"""The timetable of an agenda, on a sheet of its own: it says the clock times whatever is done with the agenda's rows.

It names no row of the agenda but takes the first, the second… as they stand: one inserted there, which nobody gave a
formula, has its times here.
"""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from macros.model import Paquete, Sesion
from macros.plan.day.agenda import STEP, Renglon
from print.office.look import colour
from print.spreadsheets.workbook import FONT, LINE, Libro, add_sheet, call, compute, fill, put

CLOCK = "hh:mm"
TOP = 3
"""Row of the heads."""
WIDTHS = (10, 10, 60, 10)
START, END, TITLE, MINUTES, KIND, BLOCKS, STEPS, BLOCK = range(1, 9)
"""Columns: what is shown, then what only formulas read: minutes of all blocks so far, of the block's steps, of it."""
BLOCK_TINT = "E6EFF0"
Placed = tuple[Renglon, tuple[int, int, int | str]]


def add_timetable(
    book: Libro, paquete: Paquete, sesion: Sesion, agenda: Worksheet, head: int, known: Sequence[Placed], begins: int,
    spare: int,
) -> None:  # fmt: skip
    """Add the sheet. ``known``: the rows as they are handed out, each with when it starts; ``begins``: minute of the
    day; ``spare``: how many more rows there is room for."""
    r = paquete.rotulos.oficina
    for name, cells in (
        ("agenda_tipos", "$B:$B"), ("agenda_titulos", "$C:$C"), ("agenda_minutos", "$E:$E"), ("agenda_empieza", "$C$2"),
    ):  # fmt: skip
        call(agenda, name, cells)
    sheet = add_sheet(book, r.horario)
    fill(sheet, [r.inicio, r.fin, r.titulo, r.minutos], [], WIDTHS, colour(paquete))
    sheet.move_range("A1:D1", rows=TOP - 1)
    put(sheet, 1, 1, f"{sesion.called(paquete.rotulos.kit.sesion)}. {sesion.titulo}").font = Font(
        name=FONT, bold=True, size=14, color=colour(paquete)
    )
    blocks = steps = inside = 0
    for k in range(1, len(known) + spare + 1):
        row, (at, _, _) = known[k - 1] if k <= len(known) else (None, (0, 0, ""))
        minutes = row.minutos if row else 0
        block = row is not None and row.tipo != STEP
        blocks, inside = (blocks + minutes, minutes) if block else (blocks, inside)
        steps = 0 if block else steps + minutes
        _line(sheet, TOP + k, head + k, row, at, (blocks, steps, inside))
    _look(sheet, TOP + len(known) + spare)
    sheet.freeze_panes, sheet.print_title_rows = f"A{TOP + 1}", f"{TOP}:{TOP}"
    sheet.page_setup.orientation = "portrait"


def _line(sheet: Worksheet, i: int, at: int, row: Renglon | None, start: int, sums: tuple[int, int, int]) -> None:
    """One row: of the agenda's row ``at``, wherever it came from."""
    first = i == TOP + 1
    block, step = f'AND(E{i}<>"",E{i}<>"{STEP}")', f'E{i}="{STEP}"'
    title, minutes = (f"INDEX({name},{at})" for name in ("agenda_titulos", "agenda_minutos"))
    before = {c: "0" if first else f"{c}{i - 1}" for c in "FGH"}
    compute(sheet, i, KIND, f'IF(INDEX(agenda_tipos,{at})="","",INDEX(agenda_tipos,{at}))', row.tipo if row else "")
    compute(sheet, i, TITLE, f'IF({title}="","",{title})', row.titulo if row else "")
    compute(sheet, i, MINUTES, f'IF({minutes}="","",{minutes})', row.minutos if row else "")
    compute(sheet, i, BLOCKS, f"{before['F']}+IF({block},N(D{i}),0)", sums[0])
    compute(sheet, i, STEPS, f"IF({block},0,{before['G']}+IF({step},N(D{i}),0))", sums[1])
    compute(sheet, i, BLOCK, f"IF({block},N(D{i}),{before['H']})", sums[2])
    begins = f"IF({step},F{i}-H{i}+{before['G']},{before['F']})"
    compute(sheet, i, START, f'IF(D{i}="","",agenda_empieza+{begins}/1440)', start / 1440 if row else "")
    compute(sheet, i, END, f'IF(D{i}="","",A{i}+D{i}/1440)', (start + row.minutos) / 1440 if row else "")
    for column in (START, END, TITLE, MINUTES):
        cell = sheet.cell(i, column)
        cell.font, cell.alignment = Font(name=FONT, size=10), Alignment(wrap_text=column == TITLE, vertical="top")
        if column in (START, END):
            cell.number_format = CLOCK


def _look(sheet: Worksheet, last: int) -> None:
    """Blocks in bold on a tint, steps plain; rows without anything have no lines. It follows what the rows say."""
    side = Side(style="thin", color=LINE)
    lines = Border(left=side, right=side, top=side, bottom=side)
    bold = DifferentialStyle(font=Font(bold=True), fill=PatternFill("solid", bgColor=BLOCK_TINT), border=lines)
    block, step = f'AND($E{TOP + 1}<>"",$E{TOP + 1}<>"{STEP}")', f'$E{TOP + 1}="{STEP}"'
    for formula, style in ((block, bold), (step, DifferentialStyle(border=lines))):
        sheet.conditional_formatting.add(f"A{TOP + 1}:D{last}", Rule(type="expression", dxf=style, formula=[formula]))
    for letter in "EFGH":
        sheet.column_dimensions[letter].hidden = True
