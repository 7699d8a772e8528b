"""The tables of a form as a spreadsheet, to sort, widen and share."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model import Hoja, Paquete, Pieza
from print.office.form import seen
from print.orders import Encargo, of_piece


def orders(paquete: Paquete, pieza: Pieza) -> Iterator[Encargo]:
    """One workbook of each sheet that asks for it."""
    if isinstance(pieza, Hoja) and pieza.hoja_de_calculo and not pieza.calculo:
        yield of_piece(pieza, "xlsx", form_tables, (seen(paquete, pieza), pieza))


def form_tables(paquete: Paquete, pieza: Hoja) -> bytes:
    """XLSX with a sheet for each table of ``pieza``."""
    from print.spreadsheets.workbook import tables

    return tables(paquete, pieza.titulo, [s.tabla for s in pieza.secciones if s.tabla])
