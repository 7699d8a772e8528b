"""Workbooks that compute: bars follow the dates, and what is chosen comes from lists."""

from __future__ import annotations

import datetime
import io
import itertools
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from recalc import recalculated

from macros.model import Hoja, Paquete
from print.exporters import orders
from print.spreadsheets.own_sheets import BAR, HEAD, own_sheets

SPANS = (
    (datetime.date(2027, 1, 6), datetime.date(2027, 1, 20)), (datetime.date(2027, 1, 18), datetime.date(2027, 3, 1)),
    (datetime.date(2027, 4, 1), datetime.date(2027, 3, 1)), (datetime.date(2027, 5, 1), datetime.date(2027, 5, 1)),
)  # fmt: skip


def _made(paquete: Paquete, id_: str) -> tuple[Hoja, Any]:
    pieza = paquete.piezas[id_]
    assert isinstance(pieza, Hoja) and pieza.calculo
    data = own_sheets(paquete, pieza)
    assert data == own_sheets(paquete, pieza)
    return pieza, load_workbook(io.BytesIO(data))


def test_bars_follow_the_dates(paquete: Paquete, tmp_path: Path) -> None:
    pieza, book = _made(paquete, "paquete-gantt")
    table, sheet = pieza.calculo[0], book.worksheets[0]
    begin = next(i for i, c in enumerate(table.columnas, 1) if c.clase == "fecha")
    for k, span in enumerate(SPANS):
        for j, day in enumerate(span):
            sheet.cell(HEAD + 1 + k, begin + j).value = day
    sheet.insert_rows(HEAD + 2)  # a row without dates between them changes nothing
    again = recalculated({"gantt": book}, tmp_path)["gantt"].worksheets[0]
    first = len(table.columnas) + 1
    heads = [again.cell(HEAD, c).value for c in range(first, first + table.semanas)]
    mondays = [h.date() for h in heads]
    assert mondays[0] == datetime.date(2027, 1, 4)  # the Monday of the first date
    assert {(b - a).days for a, b in itertools.pairwise(mondays)} == {7}
    marked = 0
    for k, (since, until) in enumerate(SPANS):
        row = HEAD + 1 + k + (k > 0)
        told = [again.cell(row, first + i).value for i in range(table.semanas)]
        wanted = [BAR if since <= m + datetime.timedelta(days=6) and until >= m else None for m in mondays]
        assert [x or None for x in told] == wanted, (since, until)
        marked += wanted.count(BAR)
    assert marked == 3 + 7 + 0 + 1
    rules = [r for several in sheet.conditional_formatting for r in several.rules]
    assert len(rules) == 2 and all(r.dxf.fill for r in rules)


def test_one_chooses_from_lists_in_cells(paquete: Paquete) -> None:
    seen = 0
    for id_ in ("paquete-gantt", "s6-mapeo-hoja", "s2-matriz-5r-hoja"):
        pieza, book = _made(paquete, id_)
        for table, sheet in zip(pieza.calculo, book.worksheets, strict=False):
            rules = {next(iter(r.sqref.ranges)).bounds[0]: r for r in sheet.data_validations.dataValidation}
            for column, c in enumerate(table.columnas, 1):
                if c.clase not in ("opcion", "lista"):
                    continue
                seen += 1
                name = rules[column].formula1.lstrip("=")
                where = book.defined_names[name]
                title, cells = next(where.destinations)
                values = [x.value for row in book[title][cells.replace("$", "")] for x in row]
                assert [v for v in values if v] == list(c.opciones)
                assert (None in values) == (c.clase == "lista")  # room for what the team writes
                assert rules[column].showErrorMessage and rules[column].type == "list"
    assert seen >= 7


def test_a_form_has_one_workbook(paquete: Paquete) -> None:
    books = [o.ruta for o in orders(paquete, paquete.piezas.values(), whole=False) if o.formato == "xlsx"]
    assert len(books) == len(set(books))
    assert {"kit/paquete-gantt/paquete-gantt.xlsx", "kit/s6-mapeo-hoja/s6-mapeo-hoja.xlsx"} <= set(books)
