"""An agenda read back from any file: bounded before it is opened, and each failure one sentence that says what to save."""

# ruff: noqa: E501  # data reads better on one line

from __future__ import annotations

import csv
import io
import re
import time
import zipfile
from html import escape

import pytest
from openpyxl import Workbook, load_workbook

from macros.limits import AGENDA_BYTES
from macros.model import Paquete
from macros.plan.day.agenda import AgendaError, rows
from print.spreadsheets.agenda_book import HEAD, agenda_book
from print.spreadsheets.agenda_reading import Leida, read_agenda


def grid(paquete: Paquete) -> list[list[object]]:
    sheet = load_workbook(io.BytesIO(agenda_book(paquete, paquete.sesiones["sesion-4"]))).worksheets[0]
    last = HEAD + len(rows(paquete.sesiones["sesion-4"]))
    values = [list(r) for r in sheet.iter_rows(max_row=last, max_col=10, values_only=True)]
    return [[None if isinstance(v, str) and v.startswith("=") else v for v in row] for row in values]


def ods(cells: list[list[object]], row: str = "") -> bytes:
    """The least that is an .ods: a sheet with words and numbers."""

    def cell(v: object) -> str:
        if isinstance(v, int | float):
            return f'<table:table-cell office:value-type="float" office:value="{v}"><text:p>{v}</text:p></table:table-cell>'
        words = "".join(f"<text:p>{escape(x)}</text:p>" for x in str(v).split("\n")) if v else ""
        return f'<table:table-cell office:value-type="string">{words}</table:table-cell>'

    body = "".join(f"<table:table-row>{''.join(map(cell, r))}</table:table-row>" for r in cells)
    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Hoja">{body}{row}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        pack.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        pack.writestr("content.xml", content)
        pack.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()


def said(read: Leida) -> list[tuple[str, int, str]]:
    return [(r.titulo, r.minutos, r.texto) for _, r in read.renglones]


def test_the_three_kinds_of_file_say_the_same(paquete: Paquete) -> None:
    book = read_agenda(agenda_book(paquete, paquete.sesiones["sesion-4"]), "a.xlsx")
    # Only a workbook has a hidden column with the words as they were written; the others have their figures.
    wanted = [(re.compile(re.sub(r"\\{.+?\\}", r"\\S.*", re.escape(text)), re.S), *row) for *row, text in said(book)]

    def same(read: Leida) -> bool:
        rows = zip(said(read), wanted, strict=True)
        return all(a == [*row] and form.fullmatch(text) for (*a, text), (form, *row) in rows)

    cells = grid(paquete)
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(cells)
    for encoding in ("utf-8-sig", "cp1252"):
        read = read_agenda(text.getvalue().encode(encoding), "a.csv")
        assert same(read) and (read.sesion, read.originales) == ("sesion-4", ())
    read = read_agenda(ods(cells), "a.ods")
    assert same(read) and read.sesion == "sesion-4"
    assert len(said(book)) > 25 and said(read) != said(book)


def test_a_tab_may_be_called_anything(paquete: Paquete) -> None:
    book = load_workbook(io.BytesIO(agenda_book(paquete, paquete.sesiones["sesion-4"])))
    book.worksheets[0].title = "Nuestra agenda"
    out = io.BytesIO()
    book.save(out)
    assert read_agenda(out.getvalue()).sesion == "sesion-4"


def far() -> bytes:
    book = Workbook()
    book.worksheets[0]["XFD1048576"] = "lejos"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr(name, content)
    return out.getvalue()


REPEATED = (
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string">'
    "<text:p>x</text:p></table:table-cell></table:table-row>"
)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.xlsx", b"PK\x03\x04roto", "dañado o incompleto"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "contraseña"),
        ("a.xlsx", b"0" * (AGENDA_BYTES + 1), "MB"),
        ("a.xlsx", with_part("xl/a.xml", b"0" * 30_000_000), "demasiado grande por dentro"),
        ("a.xlsx", with_part("xl/a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "instrucciones"),
        ("a.xlsx", far(), "más de 500 renglones"),
        ("a.ods", ods([["x"]], REPEATED), "repite un renglón"),
        ("a.ods", ods([["x"]]), "no es la agenda"),
        ("a.csv", b"\x00\xff" * 50, "no es la agenda"),
        ("a.pdf", b"%PDF", "guárdalo como .xlsx"),
    ],
)
def test_each_failure_is_one_sentence_and_soon(name: str, data: bytes, told: str) -> None:
    began = time.process_time()
    with pytest.raises(AgendaError) as e:
        read_agenda(data, name)
    assert told.casefold() in str(e.value).casefold()
    assert len(e.value.faltas) == 1
    assert time.process_time() - began < 5
