"""A form as a workbook that computes: lists to choose from, dates, and bars that follow them week by week."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.model import Hoja, Paquete, Pieza
from macros.model.piezas.documento import ColumnaCalculada, TablaCalculada
from macros.words.markup import plain
from print.office.form import seen
from print.office.look import colour
from print.orders import Encargo, of_piece

if TYPE_CHECKING:  # a build without changes does not wait for it
    from openpyxl.worksheet.worksheet import Worksheet

    from print.spreadsheets.workbook import Libro

HEAD = 4
"""Row of the heads; above it, the title and what to do."""
LISTED = 40
"""Rows of each list that the team writes."""
WEEK = 5
"""Width of a week, in characters."""
ROOM = 22
"""Height of a row to write in, in points."""
BAR = "■"
DATE, SHORT_DATE = "dd/mm/yyyy", "d/m"
TINT = "FBE3E0"


def orders(paquete: Paquete, pieza: Pieza) -> Iterator[Encargo]:
    """One workbook of each form that says how it computes."""
    if isinstance(pieza, Hoja) and pieza.calculo:
        yield of_piece(pieza, "xlsx", own_sheets, (seen(paquete, pieza), pieza))


def own_sheets(paquete: Paquete, pieza: Hoja) -> bytes:
    """XLSX with the sheets of ``pieza`` and, where one chooses from something, a sheet with the lists."""
    from print.spreadsheets.workbook import finished, new_book

    book, names = new_book(paquete, pieza.titulo), _names(pieza.calculo)
    for tabla in pieza.calculo:
        _table(book, paquete, tabla, names)
    if names:
        _lists(book, paquete, pieza, names)
    return finished(book)


def _chosen(c: ColumnaCalculada) -> bool:
    return c.clase in ("opcion", "lista")


def _names(several: tuple[TablaCalculada, ...]) -> dict[str, str]:
    """A name of cells for each list, by the head of its column: columns with one head share it."""
    heads = dict.fromkeys(c.titulo for t in several for c in t.columnas if _chosen(c))
    return {head: f"lista_{n}" for n, head in enumerate(heads, 1)}


def _table(book: Libro, paquete: Paquete, tabla: TablaCalculada, names: dict[str, str]) -> None:
    from openpyxl.utils import get_column_letter

    from print.spreadsheets.sheet import add_titled, to_write
    from print.spreadsheets.workbook import put

    heads, widths = [c.titulo for c in tabla.columnas], [c.ancho for c in tabla.columnas]
    sheet = add_titled(book, tabla.titulo, tabla.titulo, plain(tabla.instruccion), heads, widths, colour(paquete), HEAD)
    last = HEAD + tabla.renglones
    for column, c in enumerate(tabla.columnas, 1):
        cells = f"{get_column_letter(column)}{HEAD + 1}:{get_column_letter(column)}{last}"
        _only(sheet, c, cells, names)
        for row in range(HEAD + 1, last + 1):
            put(sheet, row, column, None)
            to_write(sheet, row, column, plain=True)
            if c.clase == "fecha":
                sheet.cell(row, column).number_format = DATE
    for row in range(HEAD + 1, last + 1):
        sheet.row_dimensions[row].height = ROOM
    if tabla.semanas:
        _bars(sheet, tabla, last, colour(paquete))


def _only(sheet: Worksheet, c: ColumnaCalculada, cells: str, names: dict[str, str]) -> None:
    """What a column takes; anything else is told at once."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if _chosen(c):
        rule = DataValidation("list", formula1=f"={names[c.titulo]}", allow_blank=True)
    elif c.clase == "fecha":
        rule = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)
    elif c.clase == "numero":
        rule = DataValidation("decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    else:
        return
    rule.showErrorMessage = True
    rule.add(cells)
    sheet.add_data_validation(rule)


def _bars(sheet: Worksheet, tabla: TablaCalculada, last: int, brand: str) -> None:
    """A column a week, from the Monday of the first date: a mark, and a tint, in those between a row's two dates."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.utils import get_column_letter

    from print.spreadsheets.workbook import FONT, compute

    begin, end = [get_column_letter(i) for i, c in enumerate(tabla.columnas, 1) if c.clase == "fecha"][:2]
    first, top = len(tabla.columnas) + 1, HEAD + 1
    dates = f"${begin}${top}:${begin}${last}"
    # Of its own row, wherever that is by now: one may be moved or put in between.
    since, until = (f"INDEX(${letter}:${letter},ROW())" for letter in (begin, end))
    for k in range(tabla.semanas):
        column, letter = first + k, get_column_letter(first + k)
        before = f"{get_column_letter(column - 1)}${HEAD}"
        monday = f"MIN({dates})-WEEKDAY(MIN({dates}),2)+1"
        follows = f'IF({before}="","",{before}+7)' if k else f'IF(COUNT({dates})=0,"",{monday})'
        head = compute(sheet, HEAD, column, follows, "")
        head.style = "Encabezado del paquete"
        head.number_format, head.alignment = SHORT_DATE, Alignment(text_rotation=90, horizontal="center")
        sheet.column_dimensions[letter].width = WEEK
        for row in range(top, last + 1):
            written = f'OR({since}="",{until}="",{letter}${HEAD}="")'
            within = f"AND({since}<={letter}${HEAD}+6,{until}>={letter}${HEAD})"
            cell = compute(sheet, row, column, f'IF({written},"",IF({within},"{BAR}",""))', "")
            cell.style = "Celda del paquete"
            cell.alignment = Alignment(horizontal="center")
    sheet.row_dimensions[HEAD].height = 34
    grid = f"{get_column_letter(first)}{top}:{get_column_letter(first + tabla.semanas - 1)}{last}"
    bar = DifferentialStyle(font=Font(name=FONT, color=brand), fill=PatternFill("solid", bgColor=brand))
    marked = f'{get_column_letter(first)}{top}="{BAR}"'
    sheet.conditional_formatting.add(grid, Rule(type="expression", dxf=bar, formula=[marked]))
    wrong = DifferentialStyle(font=Font(bold=True, underline="single"), fill=PatternFill("solid", bgColor=TINT))
    backwards = f'AND(${begin}{top}<>"",${end}{top}<>"",${end}{top}<${begin}{top})'
    sheet.conditional_formatting.add(f"{end}{top}:{end}{last}", Rule(type="expression", dxf=wrong, formula=[backwards]))
    sheet.freeze_panes = f"C{top}"


def _lists(book: Libro, paquete: Paquete, pieza: Hoja, names: dict[str, str]) -> None:
    from openpyxl.utils import get_column_letter

    from print.spreadsheets.sheet import add_titled, to_write
    from print.spreadsheets.workbook import call, put

    r = paquete.rotulos.oficina
    sheet = add_titled(book, r.listas, r.listas, r.listas_texto, list(names), [28] * len(names), colour(paquete), HEAD)
    columns = {c.titulo: c for t in reversed(pieza.calculo) for c in t.columnas if _chosen(c)}
    for at, (head, name) in enumerate(names.items(), 1):
        c = columns[head]
        rows = len(c.opciones) if c.clase == "opcion" else LISTED
        for i in range(rows):
            put(sheet, HEAD + 1 + i, at, plain(c.opciones[i]) if i < len(c.opciones) else None)
            to_write(sheet, HEAD + 1 + i, at, plain=c.clase == "opcion")
        letter = get_column_letter(at)
        call(sheet, name, f"${letter}${HEAD + 1}:${letter}${HEAD + rows}")
