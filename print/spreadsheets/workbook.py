"""The look that all our spreadsheets share: letters, lines, heads that stay in sight. Uses openpyxl."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from macros.model import Paquete
from macros.model.piezas.pieza import Tabla
from macros.words.markup import plain
from print.office.dateless import DATE, computed, dateless
from print.office.look import BRAND, colour

FONT = "Arial"
LINE_PT = 14.0
"""Height of a line of text: programs that open the file do not all work it out for themselves."""
LINE = "8FA3A6"
CELL_STYLE, HEAD_STYLE = "Celda del paquete", "Encabezado del paquete"
LETTER = 1
"""Excel's number of the paper."""
LONGEST_NAME = 31
"""Letters that a sheet's name may have."""
CHARACTERS_A_SHEET = 150
"""Width to share among the columns, in characters."""
SPARE_ROWS = 20
"""Empty rows under what the form has: a spreadsheet grows."""


def tables(paquete: Paquete, title: str, several: Sequence[Tabla]) -> bytes:
    """XLSX with a sheet for each table, with room to go on writing."""
    book = new_book(paquete, title)
    for table in several:
        sheet = add_sheet(book, title if len(several) == 1 else table.titulo)
        shares = table.anchos or (1,) * len(table.columnas)
        widths = [max(8, CHARACTERS_A_SHEET * a // sum(shares)) for a in shares]
        blank = [""] * len(table.columnas)
        rows = [*table.llenos, *[blank] * (table.filas + SPARE_ROWS)]
        words = [[plain(cell) for cell in row] for row in rows]
        fill(sheet, table.columnas, words, widths, colour(paquete))
    return finished(book)


class Libro(Workbook):  # type: ignore[misc, unused-ignore]
    """A workbook that knows what its formulas give: who only looks at it, without computing, sees numbers too."""

    def __init__(self) -> None:
        super().__init__()
        self.remove(self.worksheets[0])
        self.resultados: dict[tuple[str, str], int | float | str] = {}


def new_book(paquete: Paquete, title: str) -> Libro:
    """An empty workbook with its properties set."""
    book = Libro()
    book.properties.title, book.properties.creator = title, paquete.portada.titulo
    book.properties.language = "es-MX"
    book.properties.created = book.properties.modified = DATE
    return book


def add_sheet(book: Workbook, text: str) -> Worksheet:
    """A new sheet called as near to ``text`` as a sheet may: 31 letters, none of ``[]:*?/\\``, once in a book."""
    clean = "".join(" " if c in "[]:*?/\\" or not c.isprintable() else c for c in text).strip(" .'")
    taken = {name.lower() for name in book.sheetnames}
    number = len(book.worksheets) + 1
    name = clean[:LONGEST_NAME].strip(" .'") or f"Hoja {number}"
    while name.lower() in taken:
        end = f" {number}"
        name, number = f"{clean[: LONGEST_NAME - len(end)]}{end}", number + 1
    sheet: Worksheet = book.create_sheet(name)
    return sheet


def fill(
    sheet: Worksheet, heads: Sequence[str], rows: Sequence[Sequence[Any]], widths: Sequence[int], brand: str = BRAND
) -> None:
    """Heads and rows with lines; the heads stay in sight and are printed on each page. Words are never formulas."""
    _name_styles(sheet, brand)
    for r, row in enumerate([[plain(h) for h in heads], *rows], 1):
        for c, value in enumerate(row, 1):
            cell = put(sheet, r, c, value)
            cell.style = HEAD_STYLE if r == 1 else CELL_STYLE
        sheet.row_dimensions[r].height = height(row, widths)
    for c, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(c)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", LETTER, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def put(sheet: Worksheet, row: int, column: int, value: Any) -> Cell:
    """Write a value of the data: words are words also where they begin with «=», «+», «-» or «@»."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # none is merged
    cell.value = value if value != "" else None
    if isinstance(value, str) and value:
        cell.data_type = "s"
    return cell


def compute(sheet: Worksheet, row: int, column: int, formula: str, result: int | float | str) -> Cell:
    """Write a formula of ours, without its «=», and what it gives as the file is handed out."""
    cell = sheet.cell(row, column, f"={formula}")
    assert isinstance(cell, Cell) and isinstance(sheet.parent, Libro)
    sheet.parent.resultados[sheet.title, cell.coordinate] = result
    return cell


def call(sheet: Worksheet, name: str, cells: str) -> None:
    """Give ``cells`` («$B$3», «$B$3:$B$9») a name that formulas of the whole book may use."""
    assert isinstance(sheet.parent, Workbook)
    sheet.parent.defined_names[name] = DefinedName(name, attr_text=f"{quote_sheetname(sheet.title)}!{cells}")


def _name_styles(sheet: Worksheet, brand: str) -> None:
    """Give the book of ``sheet`` the two styles of its tables; by name, a cell takes one in no time."""
    book = sheet.parent
    if not isinstance(book, Workbook) or CELL_STYLE in book.named_styles:
        return
    side = Side(style="thin", color=LINE)
    border = Border(left=side, right=side, top=side, bottom=side)
    wrapped = Alignment(wrap_text=True, vertical="top")
    head = Font(name=FONT, size=10, bold=True, color="FFFFFF")
    shade = PatternFill("solid", fgColor=brand)
    book.add_named_style(
        NamedStyle(CELL_STYLE, hidden=True, font=Font(name=FONT, size=10), border=border, alignment=wrapped)
    )
    book.add_named_style(NamedStyle(HEAD_STYLE, hidden=True, font=head, fill=shade, border=border, alignment=wrapped))


def height(values: Sequence[Any], widths: Sequence[int]) -> float:
    """Points that a row needs for its texts, wrapped in columns of ``widths`` characters."""
    lines = [
        sum(-(-max(1, len(part)) // max(1, width - 1)) for part in str(value or "").split("\n"))
        for value, width in zip(values, widths, strict=True)
    ]
    return min(400.0, LINE_PT * max(lines) + 4)


def finished(book: Workbook) -> bytes:
    """The file; the same contents give the same bytes."""
    buffer = io.BytesIO()
    book.save(buffer)
    if not isinstance(book, Libro) or not book.resultados:
        return dateless(buffer.getvalue())
    titles = [sheet.title for sheet in book.worksheets]
    results: dict[str, dict[str, int | float | str]] = {}
    for (title, cell), value in book.resultados.items():
        results.setdefault(f"xl/worksheets/sheet{titles.index(title) + 1}.xml", {})[cell] = value
    return dateless(computed(buffer.getvalue(), results))
