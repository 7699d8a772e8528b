"""The first sheet of the workbook of a bundle: numbers to write, what follows from them, sheets of each machine."""

from __future__ import annotations

from collections.abc import Mapping

from annotated_types import Ge, Le
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from macros.model import Paquete
from macros.model.paquete import Supuestos
from macros.public.kit import Maquina
from macros.words.filling import filled
from print.maletin.machines import Parada
from print.maletin.scope import Alcance
from print.office.look import colour
from print.spreadsheets.formulas import GROUP
from print.spreadsheets.sheet import add_titled, to_write
from print.spreadsheets.workbook import Libro, call, compute, put

HEAD = 4
"""Row of the heads; above it, the title and what to do."""
WIDTHS = (44, 12, 40)


def add_group(book: Libro, paquete: Paquete, alcance: Alcance, paradas: Mapping[Maquina, Parada]) -> None:
    """Add the sheet. Its cells have the names that the formulas of the other sheets use."""
    r, c, given = paquete.rotulos.maletin, paquete.rotulos.maletin.calculo, paquete.portada.supuestos
    heads = (c.dato, c.numero, c.unidad)
    sheet = add_titled(
        book, c.grupo, f"{r.maletin} · {alcance.titulo}", c.instruccion, heads, WIDTHS, colour(paquete), HEAD
    )
    at = HEAD + 1
    units = {"personas": c.de_personas, "grupos": c.de_grupos, "aliados": c.de_aliados, "equipo": c.equipo_ayuda}
    for name in GROUP:
        _row(sheet, at, getattr(c, name), getattr(given, name), units[name])
        to_write(sheet, at, 2)
        _between(sheet, at, name)
        call(sheet, name, f"$B${at}")
        at += 1
    size, more = divmod(given.personas, given.grupos)
    wrong = given.grupos > given.personas
    _row(sheet, at, c.tamano, size, c.de_personas, "INT(personas/grupos)")
    _row(sheet, at + 1, c.con_una_mas, more, c.de_grupos, "MOD(personas,grupos)")
    # Both answers stand in cells: a formula holds no words.
    put(sheet, at + 2, 5, c.correcto)
    put(sheet, at + 2, 6, c.faltan_personas)
    _row(sheet, at + 2, c.revisar, None, "")
    told = c.faltan_personas if wrong else c.correcto
    compute(sheet, at + 2, 3, f"IF(grupos>personas,F{at + 2},E{at + 2})", told)
    for column in "EF":
        sheet.column_dimensions[column].hidden = True
    at += 3
    for uso, parada in paradas.items():
        label = filled(c.hojas_de, maquina=r.machine(uso).llamada)
        _row(sheet, at, label, parada.hojas, c.de_hojas, f"SUM(hojas_{uso})")
        at += 1


def _row(sheet: Worksheet, row: int, label: str, value: int | None, unit: str, formula: str = "") -> None:
    put(sheet, row, 1, label)
    if formula and value is not None:
        compute(sheet, row, 2, formula, value)
    else:
        put(sheet, row, 2, value)
    put(sheet, row, 3, unit)
    for column in (1, 2, 3):
        sheet.cell(row, column).style = "Celda del paquete"


def _between(sheet: Worksheet, row: int, name: str) -> None:
    """Only whole numbers that the model admits."""
    notes = Supuestos.model_fields[name].metadata
    low = next(m.ge for m in notes if isinstance(m, Ge))
    high = next(m.le for m in notes if isinstance(m, Le))
    rule = DataValidation("whole", operator="between", formula1=str(low), formula2=str(high), allow_blank=False)
    rule.showErrorMessage = True
    rule.add(f"B{row}")
    sheet.add_data_validation(rule)
