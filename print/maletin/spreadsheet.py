"""The lists of a bundle as a spreadsheet, to sort, change and share. The same input gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from macros.model import Paquete
from print.maletin.plan import Parada
from print.maletin.scope import Alcance

EPOCH = (1980, 1, 1, 0, 0, 0)
DATE = datetime(1980, 1, 1)
Column = tuple[str, int]
"""Head of a column and its width, in characters."""


def spreadsheet(paquete: Paquete, alcance: Alcance, paradas: dict[str, Parada]) -> bytes:
    """Workbook with a sheet for what to buy and one for each print-ready PDF."""
    r = paquete.rotulos.maletin
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = f"{r.maletin} · {alcance.titulo}"
    book.properties.creator = paquete.portada.titulo
    book.properties.created = book.properties.modified = DATE
    if alcance.compras:
        _sheet(
            book, r.compras,
            [(r.cuantos, 10), (r.que, 40), (r.se_presta, 16), (r.donde, 44), (r.nota, 70)],
            [
                [c.cantidad, c.articulo.articulo if c.cantidad == 1 else c.articulo.plural,
                 r.si if c.articulo.prestado else r.no, ", ".join(c.donde), (c.articulo.nota or "").replace("**", "")]
                for c in alcance.compras
            ],
        )  # fmt: skip
    titles = {"imprenta": r.imprenta, "oficina": r.oficina}
    for uso, parada in paradas.items():
        rows: list[list[Any]] = [
            [p.desde, p.hasta, p.copias, p.hojas, p.pieza.titulo, getattr(r.tipos, p.pieza.tipo).tipo, p.papel,
             p.tinta, p.caras, p.pieza.id]
            for p in parada.partes
        ]  # fmt: skip
        heads = [
            (r.desde, 9), (r.hasta, 9), (r.copias.capitalize(), 9), (r.hojas, 9), (r.pieza, 50), (r.tipo, 18),
            (r.papel, 28), (r.tinta, 10), (r.caras, 8), (r.clave, 32),
        ]  # fmt: skip
        _sheet(book, uso.capitalize(), heads, rows, titles[uso])
    buffer = io.BytesIO()
    book.save(buffer)
    return _dateless(buffer.getvalue())


def _sheet(book: Workbook, title: str, heads: Sequence[Column], rows: list[list[Any]], header: str = "") -> None:
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    sheet.append([name for name, _ in heads])
    for row in rows:
        sheet.append(row)
    for i, (_, width) in enumerate(heads, 1):
        sheet.column_dimensions[get_column_letter(i)].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="0B5563")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 1  # Letter
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.oddHeader.center.text = (header or title).replace("&", "&&")


def _dateless(data: bytes) -> bytes:
    """The same workbook with one fixed date: openpyxl writes that of the moment of saving."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist()):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(
                    rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", DATE.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content
                )
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            new.writestr(info, content)
    return out.getvalue()
