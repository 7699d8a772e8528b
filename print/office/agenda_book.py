"""The agenda of a session as a spreadsheet with formulas for its clock times, and back. Uses openpyxl."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from macros.limits import AGENDA_BYTES, AGENDA_UNPACKED_BYTES
from macros.model import Paquete, Sesion
from macros.plan.agenda import ROWS, STEP, AgendaError, Renglon, rows
from macros.words.spans import to_minutes
from print.office.look import colour
from print.office.workbook import FONT, LINE, add_sheet, fill, finished, height, new_book, put

HEAD = 5
"""Row of the heads; above it stand the title, the start hour and the total."""
KEY, KIND, TITLE, SHORT, MINUTES, START, END, CHECK, TEXT, QUESTIONS = range(1, 11)
WIDTHS = (18, 12, 34, 20, 9, 10, 10, 10, 60, 50)
START_CELL, TOTAL_CELL = "C2", "C3"
CLOCK = "hh:mm"
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
    agenda = rows(sesion)
    last = HEAD + len(agenda)
    sheet[TOTAL_CELL] = f'=SUMIF(B{HEAD + 1}:B{last},"<>{STEP}",E{HEAD + 1}:E{last})'
    put(sheet, 3, 4, paquete.rotulos.kit.min)
    for column, text in enumerate(heads, 1):
        cell = put(sheet, HEAD, column, text)
        cell.font = Font(name=FONT, size=10, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=brand)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[HEAD].height = height(heads, WIDTHS)
    for i, row in enumerate(agenda, HEAD + 1):
        _write(sheet, i, row)
    _formulas(sheet, agenda, last)
    _help(sheet, last)
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions["ABCDEFGHIJ"[column - 1]].width = width
    sheet.freeze_panes = f"{get_column_letter(TITLE)}{HEAD + 1}"
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    fill(add_sheet(book, r.ayuda), [r.ayuda], [[text] for text in r.instrucciones], [110], brand)
    return finished(book)


def _write(sheet: Worksheet, i: int, row: Renglon) -> None:
    values: dict[int, str | int] = {
        KEY: row.clave, KIND: row.tipo, TITLE: row.titulo, SHORT: row.titulo_corto, MINUTES: row.minutos,
        TEXT: row.texto, QUESTIONS: "\n".join(row.preguntas),
    }  # fmt: skip
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


def _formulas(sheet: Worksheet, agenda: list[Renglon], last: int) -> None:
    """Clock times hold on to what stands above by its kind, not by its place: rows may be moved and added."""
    first = HEAD + 1
    for i, row in enumerate(agenda, first):
        above = f"$B${HEAD}:$B{i - 1}"
        minutes = f"$E${HEAD}:$E{i - 1}"
        blocks = f'SUMIF({above},"<>{STEP}",{minutes})'
        # A step starts where its block does, plus the steps between them.
        here = f'LOOKUP(2,1/($B${first}:$B{i}<>"{STEP}"),ROW($B${first}:$B{i}))'
        if row.tipo == STEP:
            block = f"INDEX($F:$F,{here})"
            between = f"SUM(INDEX($E:$E,{here}+1):$E{i})-$E{i}"
            sheet.cell(i, START, f"={block}+({between})/1440")
        else:
            sheet.cell(i, START, f"=${START_CELL[0]}${START_CELL[1:]}+{blocks}/1440")
        sheet.cell(i, END, f"=F{i}+E{i}/1440")
        for column in (START, END):
            sheet.cell(i, column).number_format = CLOCK
        if row.tipo != STEP:
            end = next((j for j, later in enumerate(agenda[i - first + 1 :], i + 1) if later.tipo != STEP), last + 1)
            if end > i + 1:
                sheet.cell(i, CHECK, f"=SUM(E{i + 1}:E{end - 1})")


def _help(sheet: Worksheet, last: int) -> None:
    kinds = DataValidation(type="list", formula1=f'"{",".join(ROWS)}"', allow_blank=True)
    whole = DataValidation(type="whole", operator="between", formula1="1", formula2="600", allow_blank=True)
    kinds.add(f"B{HEAD + 1}:B{last + 40}")
    whole.add(f"E{HEAD + 1}:E{last + 40}")
    sheet.add_data_validation(kinds)
    sheet.add_data_validation(whole)
    style = DifferentialStyle(font=Font(bold=True, underline="single"), fill=PatternFill("solid", bgColor=WARN))
    differs = Rule(type="expression", dxf=style, formula=[f'AND($H{HEAD + 1}<>"",$H{HEAD + 1}<>$E{HEAD + 1})'])
    sheet.conditional_formatting.add(f"H{HEAD + 1}:H{last + 40}", differs)


# ---- back ----------------------------------------------------------------------------------------


def read_agenda(data: bytes) -> tuple[str, str, list[tuple[int, Renglon]]]:
    """(id of the session, start hour «HH:MM», rows with their number in the sheet) of an edited workbook.

    Raises AgendaError where it is no such workbook; numbers in its ``faltas`` are rows of the sheet, counted from 0.
    """
    sheet = _first_sheet(data)
    wrong: list[tuple[int, str]] = []
    found = []
    for i, values in _filled(sheet):
        minutes = values[MINUTES - 1]
        if isinstance(minutes, float) and minutes.is_integer():
            minutes = int(minutes)
        if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= 600:
            shown = "están vacíos" if minutes is None else f"dicen «{str(minutes)[:20]}»"
            wrong.append((i - 1, f"los minutos {shown}. Escribe un número entero de 1 a 600."))
            continue
        text = [str(v).strip() if v is not None else "" for v in values]
        asked = tuple(line.strip() for line in text[QUESTIONS - 1].splitlines() if line.strip())
        row = Renglon(
            text[KEY - 1], text[KIND - 1].lower(), text[TITLE - 1], minutes, text[SHORT - 1], text[TEXT - 1], asked
        )
        found.append((i, row))
    if wrong:
        raise AgendaError(wrong)
    return str(sheet.title), _start(sheet), found


def _first_sheet(data: bytes) -> Worksheet:
    """Raises AgendaError where the bytes are no workbook of ours."""
    told = "este archivo no es la agenda de una sesión. Haz una con «python3 kit.py agenda sesion-1» y edítala."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if len(data) > AGENDA_BYTES or sum(p.file_size for p in parts.infolist()) > AGENDA_UNPACKED_BYTES:
                raise AgendaError([(0, "el archivo es demasiado grande para ser una agenda.")])
        sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError):
        raise AgendaError([(0, told)]) from None
    if sheet.max_column < QUESTIONS or sheet.cell(HEAD, MINUTES).value is None:
        raise AgendaError([(0, told)])
    return sheet


def _filled(sheet: Worksheet) -> Iterator[tuple[int, list[Any]]]:
    for i, line in enumerate(sheet.iter_rows(min_row=HEAD + 1, max_col=QUESTIONS, values_only=True), HEAD + 1):
        typed = [line[c - 1] for c in (KEY, KIND, TITLE, SHORT, MINUTES, TEXT, QUESTIONS)]
        if any(v not in (None, "") for v in typed):
            yield i, list(line)


def _start(sheet: Worksheet) -> str:
    value = sheet[START_CELL].value
    if isinstance(value, (int, float)):
        minutes = round(value % 1 * 1440)
    elif hasattr(value, "hour"):
        minutes = value.hour * 60 + value.minute
    else:
        return ""
    return f"{minutes // 60}:{minutes % 60:02d}"
