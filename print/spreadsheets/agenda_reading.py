"""An agenda edited in a spreadsheet, read back: .xlsx, .ods and .csv, all of them bounded before they are opened.

A file comes from anybody. What it may cost is known before a library sees it: bytes, parts, rows; documents that name
entities are refused. Each failure is one sentence that says what to save instead.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from macros.limits import AGENDA_BYTES, AGENDA_COLUMNS, AGENDA_PARTS, AGENDA_ROWS, AGENDA_UNPACKED_BYTES
from macros.plan.day.agenda import AgendaError, Renglon, unsaid
from macros.reading.letters import kept
from print.spreadsheets.agenda_book import (
    EDITION_CELL,
    HEAD,
    KEY,
    KIND,
    MINUTES,
    ORIGINAL,
    PLAN_QUESTIONS,
    PLAN_TEXT,
    QUESTIONS,
    SESSION_CELL,
    SHORT,
    START_CELL,
    TEXT,
    TITLE,
    VERSION_CELL,
)  # fmt: skip

NONE = "este archivo no es la agenda de una sesión. Haz una con «python3 kit.py agenda sesion-1» y edítala."
SAVE = "Ábrelo en tu hoja de cálculo y guárdalo otra vez como .xlsx, sin contraseña."
PARAGRAPHS = "el texto tiene varios renglones y se lee como un solo párrafo. Quita los cambios de renglón de la celda."
SHEETS = 4
"""The agenda, its timetable, the help, and the rows as they were handed out."""
Cells = list[list[Any]]


@dataclass(frozen=True)
class Leida:
    """What a spreadsheet says: the session, where it came from, its start hour, rows with their number, and the rows

    as they were handed out (``originales``; empty where the file does not hold them).
    """

    sesion: str
    edicion: str
    version: str
    inicio: str
    renglones: tuple[tuple[int, Renglon], ...]
    originales: tuple[Renglon, ...] = field(default=())


def read_agenda(data: bytes, name: str = "agenda.xlsx") -> Leida:
    """Read an edited agenda. Raises AgendaError: numbers in its ``faltas`` are rows of the sheet, counted from 0."""
    kind = name.rsplit(".", 1)[-1].lower()
    if len(data) > AGENDA_BYTES:
        raise AgendaError([(0, f"el archivo pesa {len(data) / 1e6:.0f} MB y una agenda no llega a 2. {NONE}")])
    if kind == "csv":
        sheets = {"": _csv(data)}
    elif kind in ("xlsx", "ods"):
        _bounded(data)
        sheets = _xlsx(data) if kind == "xlsx" else _ods(data)
    else:
        raise AgendaError([(0, "se lee .xlsx, .ods o .csv. Guárdalo como .xlsx en tu hoja de cálculo.")])
    main = next(iter(sheets.values()), [])
    if len(main) > AGENDA_ROWS:
        raise AgendaError([(0, f"la hoja tiene más de {AGENDA_ROWS} renglones y una agenda no. Borra los que sobran.")])
    if len(main) <= HEAD or _cell(main, HEAD, MINUTES) in (None, "") or not _at(main, SESSION_CELL):
        raise AgendaError([(0, NONE)])
    handed = sheets.get(ORIGINAL, [])
    shown = list(_rows(handed, 0))
    plan = [_planned(handed, i, row) for i, row in shown]
    found = list(_rows(main, HEAD))
    rows = unsaid([row for _, row in found], plan, [row for _, row in shown])
    start = _clock(_at(main, START_CELL))
    said = [str(_at(main, c) or "").strip() for c in (SESSION_CELL, EDITION_CELL, VERSION_CELL)]
    return Leida(said[0], said[1], said[2], start, tuple(zip((i for i, _ in found), rows, strict=True)), tuple(plan))


# ---- formats -------------------------------------------------------------------------------------


def _bounded(data: bytes) -> None:
    """Refuse what is no ZIP of a spreadsheet, what grows when it is unpacked, and what names entities."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise AgendaError([(0, f"el archivo tiene contraseña o es de un Excel antiguo. {SAVE}")])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            inside = parts.infolist()
            if any(p.flag_bits & 1 for p in inside):
                raise AgendaError([(0, f"el archivo tiene contraseña. {SAVE}")])
            if len(inside) > AGENDA_PARTS or sum(p.file_size for p in inside) > AGENDA_UNPACKED_BYTES:
                raise AgendaError([(0, f"el archivo es demasiado grande por dentro para ser una agenda. {SAVE}")])
            for p in inside:
                if p.filename.endswith((".xml", ".rels")):
                    with parts.open(p) as file:
                        text = file.read(AGENDA_UNPACKED_BYTES)
                    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                        raise AgendaError([(0, f"el archivo trae instrucciones que una agenda no lleva. {SAVE}")])
                    if p.filename == "content.xml":
                        _few_repeats(text)
    except AgendaError:
        raise
    except Exception:  # a damaged ZIP fails in as many ways as there are bytes
        raise AgendaError([(0, f"el archivo está dañado o incompleto. {SAVE}")]) from None


def _few_repeats(text: bytes) -> None:
    """An .ods says «this row a million times» in a few letters; a row with words repeated so is no agenda."""
    for row in re.finditer(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", text, re.DOTALL):
        times = re.search(rb'number-rows-repeated="(\d+)"', row[1])
        cells = re.findall(rb"<table:table-cell\b([^>]*)>\s*<text:p", row[2])
        many = [int(m[1]) for c in cells if (m := re.search(rb'number-columns-repeated="(\d+)"', c))]
        if cells and ((times and int(times[1]) > AGENDA_ROWS) or any(n > 200 for n in many)):
            raise AgendaError([(0, f"la hoja repite un renglón demasiadas veces. {SAVE}")])


def _xlsx(data: bytes) -> dict[str, Cells]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return {
            sheet.title: [
                list(row) for row in sheet.iter_rows(max_row=AGENDA_ROWS + 1, max_col=AGENDA_COLUMNS, values_only=True)
            ]
            for sheet in book.worksheets[:SHEETS]
        }
    except Exception:  # what is inside may be anything
        raise AgendaError([(0, NONE)]) from None


def _ods(data: bytes) -> dict[str, Cells]:
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {
            name: [
                row[:AGENDA_COLUMNS]
                for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=AGENDA_ROWS + 1)
            ]
            for name in book.sheet_names[:SHEETS]
        }
    except Exception:  # the same
        raise AgendaError([(0, NONE)]) from None


def _csv(data: bytes) -> Cells:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    first = text.split("\n", HEAD)[:HEAD]
    comma = max(",;\t", key=lambda c: sum(line.count(c) for line in first))
    try:
        rows: Cells = [
            list(row)
            for _, row in zip(range(AGENDA_ROWS + 2), csv.reader(io.StringIO(text), delimiter=comma), strict=False)
        ]
    except csv.Error:
        raise AgendaError([(0, NONE)]) from None
    for row in rows:
        if len(row) >= MINUTES and row[MINUTES - 1].strip().isdigit():
            row[MINUTES - 1] = int(row[MINUTES - 1])
    return rows


# ---- cells ---------------------------------------------------------------------------------------


def _rows(cells: Cells, head: int) -> Iterator[tuple[int, Renglon]]:
    wrong: list[tuple[int, str]] = []
    for i in range(head + 1, len(cells) + 1):
        typed = [_cell(cells, i, c) for c in (KEY, KIND, TITLE, SHORT, MINUTES, TEXT, QUESTIONS)]
        if all(v in (None, "") for v in typed):
            continue
        minutes = typed[4]
        if isinstance(minutes, float) and minutes.is_integer():
            minutes = int(minutes)
        if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= 600:
            shown = "están vacíos" if minutes in (None, "") else f"dicen «{str(minutes)[:20]}»"
            wrong.append((i - 1, f"los minutos {shown}. Escribe un número entero de 1 a 600."))
            continue
        text = ["" if v is None else kept(str(v)).strip() for v in typed]
        if len(text[5].splitlines()) > 1:
            wrong.append((i - 1, PARAGRAPHS))
            continue
        asked = tuple(" ".join(q.split()) for q in text[6].splitlines() if q.strip())
        title, short = (" ".join(t.split()) for t in text[2:4])
        yield i, Renglon(text[0], text[1].lower(), title, minutes, short, text[5], asked)
    if wrong:
        raise AgendaError(wrong)


def _planned(cells: Cells, i: int, row: Renglon) -> Renglon:
    """A row as it was handed out, in the words of the data."""
    text, asked = (_cell(cells, i, c) for c in (PLAN_TEXT, PLAN_QUESTIONS))
    if not text and not asked:
        return row
    return replace(row, texto=str(text or ""), preguntas=tuple(str(asked or "").splitlines()))


def _cell(cells: Cells, row: int, column: int) -> Any:
    return cells[row - 1][column - 1] if 0 < row <= len(cells) and column <= len(cells[row - 1]) else None


def _at(cells: Cells, name: str) -> Any:
    return _cell(cells, int(name[1:]), ord(name[0]) - ord("A") + 1)


def _clock(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        minutes = round(value % 1 * 1440)
    elif isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
    elif isinstance(value, datetime.time | datetime.datetime):
        minutes = value.hour * 60 + value.minute
    elif found := re.match(r"\s*(\d{1,2}):(\d{2})", str(value)):
        minutes = int(found[1]) * 60 + int(found[2])
    else:
        return ""
    return f"{minutes // 60 % 24}:{minutes % 60:02d}"
