"""The lists of a bundle as a spreadsheet that computes: three cells say the group; copies, purchases and sheets follow.

The same input gives the same bytes. Words of the data are never part of a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from macros.model import Paquete
from macros.plan.day.schedule import Cuenta, Receta
from macros.public.kit import Maquina
from macros.words.markup import plain
from print.maletin.budget_sheet import add_budget
from print.maletin.group_sheet import add_group
from print.maletin.machines import Parada
from print.maletin.scope import Alcance
from print.office.look import colour
from print.spreadsheets.formulas import quantity
from print.spreadsheets.workbook import Libro, add_sheet, call, compute, fill, finished, new_book

ONCE = Receta(((Cuenta("sesion"),),))
"""What no session asks for by itself is printed once."""
Formula = Callable[[int], tuple[str, int | float | str]]
"""From the row of a cell to its formula and what it gives."""


def spreadsheet(paquete: Paquete, alcance: Alcance, paradas: Mapping[Maquina, Parada]) -> bytes:
    """Workbook with the group, what to buy, what each machine prints, and the budget."""
    r = paquete.rotulos.maletin
    book = new_book(paquete, f"{r.maletin} · {alcance.titulo}")
    add_group(book, paquete, alcance, paradas)
    if alcance.compras:
        _purchases(book, paquete, alcance)
    for uso, parada in paradas.items():
        _machine(book, paquete, alcance, uso, parada)
    add_budget(book, paquete, alcance, paradas)
    return finished(book)


def _purchases(book: Libro, paquete: Paquete, alcance: Alcance) -> None:
    r = paquete.rotulos.maletin
    heads = [r.cuantos, r.que, r.se_presta, r.donde, r.nota]
    rows: list[list[Any]] = []
    for c in alcance.compras:
        named = c.articulo.articulo, c.articulo.plural
        rows.append(
            [
                (lambda _, c=c: (quantity(c.receta), c.cantidad)),
                (lambda i, c=c, named=named: (f"IF(A{i}=1,F{i},G{i})", named[c.cantidad != 1])),
                r.si if c.articulo.prestado else r.no, ", ".join(c.donde), plain(c.articulo.nota or ""), *named,
            ]
        )  # fmt: skip
    _sheet(book, colour(paquete), r.compras, heads, rows, [10, 40, 16, 44, 70], hidden="FG")


def _machine(book: Libro, paquete: Paquete, alcance: Alcance, uso: Maquina, parada: Parada) -> None:
    r = paquete.rotulos.maletin
    heads = [
        r.copias.capitalize(), r.hojas, r.calculo.una_copia, r.desde, r.hasta, r.pieza, r.tipo, r.papel, r.tinta,
        r.caras, r.clave,
    ]  # fmt: skip
    rows: list[list[Any]] = [
        [
            (lambda _, p=p: (quantity(alcance.recetas.get(p.pieza.id, ONCE)), p.copias)),
            (lambda i, p=p: (f"A{i}*C{i}", p.hojas)),
            p.hojas_por_copia, p.desde, p.hasta, p.pieza.titulo, paquete.rotulos.de_tipo(p.pieza.tipo).uno, p.papel,
            p.tinta, p.caras, p.pieza.id,
        ]
        for p in parada.partes
    ]  # fmt: skip
    name = r.machine(uso).llamada
    widths = [9, 9, 10, 9, 9, 50, 18, 28, 10, 8, 32]
    sheet = _sheet(book, colour(paquete), name, heads, rows, widths, header=f"{name}: {parada.nombre}")
    call(sheet, f"hojas_{uso}", f"$B$2:$B${len(rows) + 1}")


def _sheet(
    book: Libro, brand: str, title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]], widths: Sequence[int],
    *, header: str = "", hidden: str = "",
) -> Any:  # fmt: skip
    """A sheet of rows; what can be called in a row is a formula. ``hidden``: columns that only formulas read."""
    sheet = add_sheet(book, title)
    every = [*widths, *[20] * len(hidden)]
    values = [[cell(i)[1] if callable(cell) else cell for cell in row] for i, row in enumerate(rows, 2)]
    fill(sheet, [*heads, *[""] * len(hidden)], values, every, brand)
    for i, row in enumerate(rows, 2):
        for column, cell in enumerate(row, 1):
            if callable(cell):
                compute(sheet, i, column, *cell(i))
    for letter in hidden:
        sheet.column_dimensions[letter].hidden = True
    last = chr(64 + len(heads))
    sheet.auto_filter.ref = f"A1:{last}{len(rows) + 1}"
    call(sheet, f"ColumnTitle{len(book.worksheets)}", f"$A$1:${last}$1")
    assert sheet.oddHeader is not None and sheet.oddFooter is not None  # a new sheet has them
    sheet.oddHeader.center.text = (header or title).replace("&", "&&")
    sheet.oddFooter.right.text = "&P / &N"
    return sheet
