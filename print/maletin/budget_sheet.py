"""The budget of a bundle: purchases and prints times their prices, that a person writes.

Totals stand above the rows, so that rows may be added below.
"""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.worksheet.datavalidation import DataValidation

from macros.model import Paquete
from macros.public.kit import Maquina
from macros.words.filling import filled
from print.maletin.machines import Parada
from print.maletin.scope import Alcance
from print.office.look import colour
from print.spreadsheets.formulas import quantity
from print.spreadsheets.sheet import add_titled, to_write
from print.spreadsheets.workbook import Libro, call, compute, put

HEAD = 7
"""Row of the heads; the totals stand above."""
TOTAL, EACH = 4, 5
LAST = 300
"""Last row that the total adds up."""
OTHERS = 8
"""Rows for what no list has: fares, fees, a room."""
WIDTHS = (46, 12, 12, 16, 18)
MONEY = '"$"#,##0.00'


def add_budget(book: Libro, paquete: Paquete, alcance: Alcance, paradas: Mapping[Maquina, Parada]) -> None:
    """Add the sheet. A cost is empty until its price is written."""
    r, c = paquete.rotulos.maletin, paquete.rotulos.maletin.calculo
    heads = (c.concepto, r.cuantos, c.se_paga, c.precio, c.costo)
    title = f"{c.presupuesto} · {alcance.titulo}"
    sheet = add_titled(book, c.presupuesto, title, c.presupuesto_texto, heads, WIDTHS, colour(paquete), HEAD)
    put(sheet, TOTAL, 1, c.total)
    compute(sheet, TOTAL, 5, f"SUM(E{HEAD + 1}:E{LAST})", 0).number_format = MONEY
    put(sheet, EACH, 1, c.por_persona)
    compute(sheet, EACH, 5, f"E{TOTAL}/personas", 0).number_format = MONEY
    for row in (TOTAL, EACH):
        put(sheet, row, 6, c.pesos)
    call(sheet, "presupuesto_total", f"$E${TOTAL}")
    # The two answers that one chooses from, in cells: a formula holds no words.
    put(sheet, 1, 8, r.si)
    put(sheet, 1, 9, r.no)
    call(sheet, "se_paga", "$H$1")
    choice = DataValidation("list", formula1="$H$1:$I$1", allow_blank=True)
    price = DataValidation("decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    for rule in (choice, price):
        rule.showErrorMessage = True
        sheet.add_data_validation(rule)
    for letter in "HI":
        sheet.column_dimensions[letter].hidden = True

    at = HEAD + 1
    for x in alcance.compras:
        _line(book, at, x.articulo.plural, x.cantidad, quantity(x.receta), r.no if x.articulo.prestado else r.si)
        at += 1
    for uso, parada in paradas.items():
        label = filled(c.impresion, maquina=r.machine(uso).llamada)
        _line(book, at, label, parada.hojas, f"SUM(hojas_{uso})", r.no if uso == "partes" else r.si)
        at += 1
    for _ in range(OTHERS):
        _line(book, at, c.otro, None, "", r.si)
        for column in (1, 2):
            to_write(sheet, at, column)
        at += 1
    choice.add(f"C{HEAD + 1}:C{LAST}")
    price.add(f"D{HEAD + 1}:D{LAST}")
    sheet.print_title_rows = f"{HEAD}:{HEAD}"


def _line(book: Libro, row: int, label: str, many: int | None, formula: str, paid: str) -> None:
    sheet = book.worksheets[-1]
    for column, value in ((1, label), (2, many), (3, paid), (4, None), (5, None)):
        put(sheet, row, column, value)
        sheet.cell(row, column).style = "Celda del paquete"
    if formula and many is not None:
        compute(sheet, row, 2, formula, many)
    compute(sheet, row, 5, f'IF(OR(C{row}<>se_paga,D{row}=""),"",B{row}*D{row})', "").number_format = MONEY
    for column in (3, 4):
        to_write(sheet, row, column)
    sheet.cell(row, 4).number_format = MONEY
