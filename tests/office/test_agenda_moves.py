"""Clock times of an agenda after rows were inserted, moved and added, as a real spreadsheet program computes them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from recalc import converted, recalculated, saved

from macros.model import Paquete
from macros.plan.day.agenda import STEP, rows
from print.spreadsheets.agenda_book import END, HEAD, KIND, MINUTES, START, TITLE, agenda_book
from print.spreadsheets.agenda_reading import read_agenda
from print.spreadsheets.timetable import TOP

LAST_COLUMN = 11


def expected(edited: list[tuple[str, str, int]], begins: int) -> list[tuple[str, int, int]]:
    """Title, start and end in minutes of the day, of rows (kind, title, minutes) in order: without formulas."""
    out, block, inside = [], begins, begins
    for kind, title, minutes in edited:
        if kind == STEP:
            out.append((title, inside, inside + minutes))
            inside += minutes
        else:
            out.append((title, block, block + minutes))
            inside, block = block, block + minutes
    return out


def minutes_of(value: Any) -> int:
    if hasattr(value, "hour"):
        return int(value.hour) * 60 + int(value.minute)
    return round(float(value) * 1440) % 1440


def timetable(book: Any) -> list[tuple[str, int, int]]:
    sheet = book.worksheets[1]
    return [
        (row[2], minutes_of(row[0]), minutes_of(row[1]))
        for row in sheet.iter_rows(min_row=TOP + 1, max_col=3, values_only=True)
        if row[2]
    ]


def beside(book: Any) -> list[tuple[str, int, int]]:
    """The clock times beside the rows, of those that have them."""
    sheet = book.worksheets[0]
    cells = [[sheet.cell(i, c).value for c in (TITLE, START, END)] for i in range(HEAD + 1, sheet.max_row + 1)]
    return [(t, minutes_of(a), minutes_of(b)) for t, a, b in cells if t and a not in (None, "")]


def typed(book: Any) -> list[tuple[str, str, int]]:
    sheet = book.worksheets[0]
    cells = [[sheet.cell(i, c).value for c in (KIND, TITLE, MINUTES)] for i in range(HEAD + 1, sheet.max_row + 1)]
    return [(k, t, m) for k, t, m in cells if k]


def insert(sheet: Any, at: int, kind: str, title: str, minutes: int, *, formulas: bool) -> None:
    """A row before row ``at``. ``formulas``: as a program that copies those of the row above; else none are there."""
    sheet.insert_rows(at)
    for column, value in ((KIND, kind), (TITLE, title), (MINUTES, minutes)):
        sheet.cell(at, column).value = value
    for column in (START, END, LAST_COLUMN) if formulas else ():
        sheet.cell(at, column).value = sheet.cell(at - 1, column).value


def move(sheet: Any, first: int, last: int, to: int) -> None:
    """Cut rows ``first`` to ``last`` and insert them before row ``to``, below them."""
    kept = [[sheet.cell(i, c).value for c in range(1, LAST_COLUMN + 1)] for i in range(first, last + 1)]
    sheet.delete_rows(first, last - first + 1)
    at = to - len(kept)
    sheet.insert_rows(at, len(kept))
    for i, row in enumerate(kept, at):
        for column, value in enumerate(row, 1):
            sheet.cell(i, column).value = value


@pytest.fixture(scope="module")
def edited(paquete: Paquete, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Any, Any]]:
    """Agendas as they were edited, and as LibreOffice computes them."""
    data = agenda_book(paquete, paquete.sesiones["sesion-4"])
    books = {name: load_workbook(io.BytesIO(data)) for name in ("igual", "insertado", "a-medias", "movido", "al-final")}
    blocks = [i for i, r in enumerate(rows(paquete.sesiones["sesion-4"]), HEAD + 1) if r.tipo != STEP]
    sheet = books["insertado"].worksheets[0]
    insert(sheet, blocks[2], "receso", "Estirarse", 7, formulas=True)
    insert(sheet, blocks[1] + 1, STEP, "Otro paso", 3, formulas=True)
    insert(books["a-medias"].worksheets[0], blocks[2], "receso", "Estirarse", 7, formulas=False)
    move(books["movido"].worksheets[0], blocks[1], blocks[2] - 1, blocks[4])
    sheet = books["al-final"].worksheets[0]
    end = HEAD + len(rows(paquete.sesiones["sesion-4"])) + 1
    for column, value in ((KIND, "actividad"), (TITLE, "Brindis"), (MINUTES, 25)):
        sheet.cell(end, column).value = value
    sheet["C2"] = 10.5 / 24
    again = recalculated(books, tmp_path_factory.mktemp("agendas"))
    return {name: (books[name], again[name]) for name in books}


@pytest.mark.parametrize("name", ["igual", "insertado", "a-medias", "movido", "al-final"])
def test_the_timetable_follows_the_rows(edited: dict[str, tuple[Any, Any]], name: str) -> None:
    book, again = edited[name]
    wanted = expected(typed(book), 630 if name == "al-final" else 540)
    assert timetable(again) == wanted and len(wanted) > 25
    # Beside the rows, all that have formulas say the same; one inserted without them counts for those below.
    told = beside(again)
    assert told == [x for x in wanted if name != "a-medias" or x[0] != "Estirarse"]


def test_what_was_edited_is_read_back(edited: dict[str, tuple[Any, Any]], tmp_path: Path) -> None:
    files = {f"{name}.xlsx": saved(book) for name, (book, _) in edited.items()}
    for kind in ("xlsx", "ods"):
        for name, data in converted(files, kind, tmp_path).items():
            book, _ = edited[Path(name).stem]
            read = read_agenda(data, f"{Path(name).stem}.{kind}")
            assert [(r.tipo, r.titulo, r.minutos) for _, r in read.renglones] == typed(book), (kind, name)
            assert len(read.originales) > 25 and read.sesion == "sesion-4"


def test_as_handed_out_it_already_shows_its_times(paquete: Paquete) -> None:
    for sesion in paquete.sesiones.values():
        book = load_workbook(io.BytesIO(agenda_book(paquete, sesion)), data_only=True)
        hour, minute = map(int, paquete.start_of(sesion).split(":"))
        wanted = expected([(r.tipo, r.titulo, r.minutos) for r in rows(sesion)], hour * 60 + minute)
        assert timetable(book) == beside(book) == wanted
