"""The lists of a bundle as a spreadsheet, to sort, change and share. The same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

from macros.model import Paquete
from macros.words.markup import plain
from print.maletin.plan import Parada
from print.maletin.scope import Alcance
from print.office.look import colour
from print.office.workbook import add_sheet, fill, finished, new_book

Column = tuple[str, int]
"""Head of a column and its width, in characters."""


def spreadsheet(paquete: Paquete, alcance: Alcance, paradas: dict[str, Parada]) -> bytes:
    """Workbook with a sheet for what to buy and one for each print-ready PDF."""
    r = paquete.rotulos.maletin
    book, brand = new_book(paquete, f"{r.maletin} · {alcance.titulo}"), colour(paquete)
    if alcance.compras:
        _sheet(
            book, brand, r.compras,
            [(r.cuantos, 10), (r.que, 40), (r.se_presta, 16), (r.donde, 44), (r.nota, 70)],
            [
                [c.cantidad, c.articulo.articulo if c.cantidad == 1 else c.articulo.plural,
                 r.si if c.articulo.prestado else r.no, ", ".join(c.donde), plain(c.articulo.nota or "")]
                for c in alcance.compras
            ],
        )  # fmt: skip
    titles = {"imprenta": r.imprenta, "oficina": r.oficina}
    for uso, parada in paradas.items():
        rows: list[list[Any]] = [
            [p.desde, p.hasta, p.copias, p.hojas, p.pieza.titulo, paquete.rotulos.de_tipo(p.pieza.tipo).uno, p.papel,
             p.tinta, p.caras, p.pieza.id]
            for p in parada.partes
        ]  # fmt: skip
        heads = [
            (r.desde, 9), (r.hasta, 9), (r.copias.capitalize(), 9), (r.hojas, 9), (r.pieza, 50), (r.tipo, 18),
            (r.papel, 28), (r.tinta, 10), (r.caras, 8), (r.clave, 32),
        ]  # fmt: skip
        _sheet(book, brand, uso.capitalize(), heads, rows, titles[uso])
    return finished(book)


def _sheet(
    book: Workbook, brand: str, title: str, heads: Sequence[Column], rows: list[list[Any]], header: str = ""
) -> None:
    sheet = add_sheet(book, title)
    fill(sheet, [name for name, _ in heads], rows, [width for _, width in heads], brand)
    sheet.auto_filter.ref = sheet.dimensions
    assert sheet.oddHeader is not None  # a new sheet has one
    sheet.oddHeader.center.text = (header or title).replace("&", "&&")
