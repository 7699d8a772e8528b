"""What the sheets that compute share: a title, what to do, heads that stay in sight, and cells to write in."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.styles import Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from print.spreadsheets.workbook import CELL_STYLE, FONT, Libro, add_sheet, call, fill, put

THICK = "1F2A30"
TINT = "FFF8E1"


def add_titled(
    book: Libro, name: str, title: str, text: str, heads: Sequence[str], widths: Sequence[int], brand: str, head: int
) -> Worksheet:
    """A sheet with a title, a line that says what to do, and heads in row ``head``."""
    sheet = add_sheet(book, name)
    fill(sheet, heads, [], widths, brand)
    sheet.move_range(f"A1:{chr(64 + len(heads))}1", rows=head - 1)
    sheet.row_dimensions[head].height, sheet.row_dimensions[1].height = sheet.row_dimensions[1].height, 24
    for row, words, font in (
        (1, title, Font(name=FONT, bold=True, size=14, color=brand)), (2, text, Font(name=FONT, size=10)),
    ):  # fmt: skip
        put(sheet, row, 1, words).font = font
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    call(sheet, f"ColumnTitle{len(book.worksheets)}", f"$A${head}:${chr(64 + len(heads))}${head}")
    assert sheet.oddFooter is not None  # a new sheet has one
    sheet.oddFooter.right.text = "&P / &N"
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    return sheet


def to_write(sheet: Worksheet, row: int, column: int, *, plain: bool = False) -> None:
    """A cell that a person writes in: a thick frame, which is seen without colour too. ``plain``: where all are so."""
    assert isinstance(sheet.parent, Libro)
    if plain:
        sheet.cell(row, column).style = CELL_STYLE
        return
    if "Celda para escribir" not in sheet.parent.named_styles:
        side = Side(style="medium", color=THICK)
        style = NamedStyle(
            "Celda para escribir", hidden=True, font=Font(name=FONT, size=10),
            border=Border(left=side, right=side, top=side, bottom=side), fill=PatternFill("solid", fgColor=TINT),
        )  # fmt: skip
        sheet.parent.add_named_style(style)
    sheet.cell(row, column).style = "Celda para escribir"
