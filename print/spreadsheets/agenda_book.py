"""The agenda of a session as a spreadsheet with formulas for its clock times. Uses openpyxl."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from macros.model import Paquete, Sesion
from macros.plan.day.agenda import ROWS, STEP, Renglon, rows
from macros.plan.day.schedule import total
from macros.words.spans import to_minutes
from print.office.look import colour
from print.spreadsheets.timetable import CLOCK, add_timetable
from print.spreadsheets.workbook import FONT, LINE, add_sheet, compute, fill, finished, height, new_book, put

HEAD = 5
"""Row of the heads; above it stand the title, the start hour and the total."""
KEY, KIND, TITLE, SHORT, MINUTES, START, END, CHECK, TEXT, QUESTIONS, OWNER, PLAN_TEXT, PLAN_QUESTIONS = range(1, 14)
WIDTHS = (18, 12, 34, 20, 9, 10, 10, 10, 60, 50)
START_CELL, TOTAL_CELL = "C2", "C3"
SESSION_CELL, EDITION_CELL, VERSION_CELL = "J1", "J2", "J3"
"""Whose agenda it is: a tab can be called anything."""
ORIGINAL = "original"
"""Hidden sheet with the rows as they are handed out: what a person edited is what differs from it. Beside them, the
words of the data where figures stand in braces."""
SPARE = 60
"""Empty rows whose clock times are worked out too: an agenda grows."""
BLOCK_TINT = "E6EFF0"
WARN = "FBE3E0"


def agenda_book(paquete: Paquete, sesion: Sesion) -> bytes:
    """XLSX of the agenda: minutes are typed, clock times and sums are formulas."""
    r = paquete.rotulos.oficina
    book = new_book(paquete, f"{r.agenda} · {sesion.titulo}")
    sheet = add_sheet(book, sesion.id)
    heads = [r.clave, r.tipo, r.titulo, r.titulo_corto, r.minutos, r.inicio, r.fin, r.pasos_suman, r.texto, r.preguntas]
    put(sheet, 1, 1, f"{paquete.rotulos.kit.sesion} {sesion.numero}. {sesion.titulo}")
    brand = colour(paquete)
    sheet["A1"].font = Font(name=FONT, bold=True, size=14, color=brand)
    put(sheet, 2, 1, r.empieza)
    put(sheet, 3, 1, r.total)
    sheet[START_CELL] = to_minutes(paquete.start_of(sesion)) / 1440
    sheet[START_CELL].number_format = CLOCK
    agenda, plan = rows(sesion, shown=True), rows(sesion)
    last = HEAD + len(agenda)
    whole = f'SUMIF(B{HEAD + 1}:B{last + SPARE},"<>{STEP}",E{HEAD + 1}:E{last + SPARE})'
    compute(sheet, int(TOTAL_CELL[1:]), ord(TOTAL_CELL[0]) - 64, whole, total(sesion))
    edicion = paquete.portada.edicion
    for name, label, mark in (
        (SESSION_CELL, r.clave_sesion, sesion.id), (EDITION_CELL, r.edicion, edicion.id),
        (VERSION_CELL, r.version, edicion.version),
    ):  # fmt: skip
        put(sheet, int(name[1:]), 9, label).alignment = Alignment(horizontal="right")
        put(sheet, int(name[1:]), 10, mark)
    put(sheet, 3, 4, paquete.rotulos.kit.min)
    for column, text in enumerate(heads, 1):
        cell = put(sheet, HEAD, column, text)
        cell.font = Font(name=FONT, size=10, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=brand)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[HEAD].height = height(heads, WIDTHS)
    for i, row in enumerate(agenda, HEAD + 1):
        _write(sheet, i, row)
    begins = to_minutes(paquete.start_of(sesion))
    placed = clock(agenda, begins)
    _formulas(sheet, last, placed, [row.minutos for row in agenda])
    _help(sheet, last)
    add_timetable(book, paquete, sesion, sheet, HEAD, [*zip(agenda, placed, strict=True)], begins, SPARE)
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions["ABCDEFGHIJ"[column - 1]].width = width
    sheet.freeze_panes = f"{get_column_letter(TITLE)}{HEAD + 1}"
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    fill(add_sheet(book, r.ayuda), [r.ayuda], [[text] for text in r.instrucciones], [110], brand)
    kept = book.create_sheet(ORIGINAL)
    kept.sheet_state = "hidden"
    for i, (row, said) in enumerate(zip(agenda, plan, strict=True), 1):
        held = _values(row)
        if said != row:
            held |= {PLAN_TEXT: said.texto, PLAN_QUESTIONS: "\n".join(said.preguntas)}
        for column, value in held.items():
            put(kept, i, column, value or None)
    return finished(book)


def _values(row: Renglon) -> dict[int, str | int]:
    return {
        KEY: row.clave, KIND: row.tipo, TITLE: row.titulo, SHORT: row.titulo_corto, MINUTES: row.minutos,
        TEXT: row.texto, QUESTIONS: "\n".join(row.preguntas),
    }  # fmt: skip


def _write(sheet: Worksheet, i: int, row: Renglon) -> None:
    values = _values(row)
    block = row.tipo != STEP
    for column in range(1, len(WIDTHS) + 1):
        cell = put(sheet, i, column, values.get(column) or None)
        kind = "clave" if column == KEY else "fuerte" if column in (TITLE, MINUTES) else "texto"
        if not block:
            kind = "clave" if column == KEY else "sangría" if column == TITLE else "texto"
        cell.style = _style(sheet, kind, block)
    sheet.row_dimensions[i].height = height([values.get(c, "") for c in range(1, len(WIDTHS) + 1)], WIDTHS)


def _style(sheet: Worksheet, kind: str, block: bool) -> str:
    """Name of a cell's style, which the book gets with its first cell; by name, a cell takes it in no time."""
    book, name = sheet.parent, f"Agenda: {kind}{' de bloque' if block else ''}"
    assert isinstance(book, Workbook)
    if name not in book.named_styles:
        side = Side(style="thin", color=LINE)
        style = NamedStyle(
            name,
            hidden=True,
            font=Font(name=FONT, size=10, bold=kind == "fuerte", color="5A6B6D" if kind == "clave" else None),
            border=Border(left=side, right=side, top=side, bottom=side),
            alignment=Alignment(wrap_text=True, vertical="top", indent=1 if kind == "sangría" else 0),
        )
        if block:
            style.fill = PatternFill("solid", fgColor=BLOCK_TINT)
        book.add_named_style(style)
    return name


def clock(agenda: Sequence[Renglon], begins: int) -> list[tuple[int, int, int | str]]:
    """Of each row, the minute of the day when it starts, the row of its block (from 0), and what its steps add up to.

    A step's place of that sum is empty, and so is that of a block without steps.
    """
    out: list[tuple[int, int, int | str]] = []
    block, ends, inside = 0, begins, begins
    for i, row in enumerate(agenda):
        if row.tipo == STEP:
            out.append((inside, block, ""))
            inside += row.minutos
            continue
        steps = itertools.takewhile(lambda r: r.tipo == STEP, agenda[i + 1 :])
        out.append((ends, i, sum(r.minutos for r in steps) or ""))
        block, inside, ends = i, ends, ends + row.minutos
    return out


def _formulas(
    sheet: Worksheet, last: int, placed: Sequence[tuple[int, int, int | str]], agenda_minutes: Sequence[int]
) -> None:
    """Clock times look at what stands above them wherever they are: rows may be moved, added and taken away.

    No formula names a row of another line: ``INDEX(column,ROW()-1)`` means the row above, also after a cut and paste.
    """
    top = HEAD + 1
    so_far = f"INDEX($B:$B,{top}):INDEX($B:$B,ROW())"
    kind, minutes, own = ("INDEX($B:$B,ROW())", "INDEX($E:$E,ROW())", "INDEX($K:$K,ROW())")
    start = f"${START_CELL[0]}${START_CELL[1:]}"
    blocks = f'SUMIF(INDEX($B:$B,{HEAD}):INDEX($B:$B,{own}-1),"<>{STEP}",INDEX($E:$E,{HEAD}):INDEX($E:$E,{own}-1))'
    steps_before = f'IF({kind}="{STEP}",SUM(INDEX($E:$E,{own}+1):INDEX($E:$E,ROW()))-{minutes},0)'
    ends = last + SPARE
    for i in range(top, ends + 1):
        known = i <= last
        at, block, steps = placed[i - top] if known else (0, placed[-1][1], "")
        until = at + (agenda_minutes[i - top] if known else 0)
        begun, ended = (at / 1440, until / 1440) if known else ("", "")
        compute(sheet, i, OWNER, f'LOOKUP(2,1/({so_far}<>"{STEP}"),ROW({so_far}))', top + block if known else i)
        compute(sheet, i, START, f'IF({minutes}="","",{start}+({blocks}+{steps_before})/1440)', begun)
        compute(sheet, i, END, f'IF({minutes}="","",INDEX($F:$F,ROW())+{minutes}/1440)', ended)
        for column in (START, END):
            sheet.cell(i, column).number_format = CLOCK
        mine = f'$E${top}:$E${ends},$K${top}:$K${ends},ROW(),$B${top}:$B${ends},"{STEP}"'
        compute(sheet, i, CHECK, f'IF(SUMIFS({mine})=0,"",SUMIFS({mine}))', steps)
    sheet.column_dimensions["K"].hidden = True


def _help(sheet: Worksheet, last: int) -> None:
    kinds = DataValidation(type="list", formula1=f'"{",".join(ROWS)}"', allow_blank=True)
    whole = DataValidation(type="whole", operator="between", formula1="1", formula2="600", allow_blank=True)
    kinds.add(f"B{HEAD + 1}:B{last + SPARE}")
    whole.add(f"E{HEAD + 1}:E{last + SPARE}")
    sheet.add_data_validation(kinds)
    sheet.add_data_validation(whole)
    style = DifferentialStyle(font=Font(bold=True, underline="single"), fill=PatternFill("solid", bgColor=WARN))
    differs = Rule(type="expression", dxf=style, formula=[f'AND($H{HEAD + 1}<>"",$H{HEAD + 1}<>$E{HEAD + 1})'])
    sheet.conditional_formatting.add(f"H{HEAD + 1}:H{last + SPARE}", differs)
