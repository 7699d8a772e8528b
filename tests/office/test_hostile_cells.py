"""Words of the data are text in every office file, also where they begin as a formula does."""

from __future__ import annotations

import io
import zipfile
from itertools import cycle
from pathlib import Path

import hostile
import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from macros.model import Paquete
from print.exporters import orders
from print.spreadsheets.workbook import add_sheet, put

WORDS = ('=HYPERLINK("https://fuera.example","x")', "+1+1:", "-2+3/", "@SUM(A1:A9)[0]", "=cmd|'/c calc'!A1")


def _made(paquete: Paquete) -> dict[str, bytes]:
    """Every file that is exported as an office document or a spreadsheet, by its route."""
    wanted = [o for o in orders(paquete, paquete.piezas.values()) if o.ruta.endswith((".xlsx", ".docx")) and not o.lee]
    return {order.ruta: order.hacer() for order in wanted}


def _formulas(data: bytes) -> list[tuple[int, str, str]]:
    """Sheet, cell and formula of each formula of a workbook."""
    sheets = load_workbook(io.BytesIO(data)).worksheets
    cells = [(i, c) for i, s in enumerate(sheets) for row in s.iter_rows() for c in row]
    return [(i, c.coordinate, str(c.value)) for i, c in cells if c.data_type == "f"]


def _fields(data: bytes) -> list[str]:
    """What a document works out or leads to by itself, and the addresses that its parts point at."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                for e in etree.fromstring(parts.read(name)).iter():
                    if etree.QName(e).localname in ("fldSimple", "instrText", "hyperlink", "object", "pict"):
                        found.append(f"{name} {etree.QName(e).localname} {e.text or ''}")
                    if e.get("TargetMode") == "External":
                        found.append(f"{name} {e.get('Target')}")
    return found


def test_formulas_and_fields_are_ours_alone(paquete: Paquete) -> None:
    plain, turns = _made(paquete), cycle(WORDS)
    hard = _made(hostile.everywhere(paquete, lambda text, owner: f"{next(turns)} {text}"))
    assert hard.keys() == plain.keys() and len(hard) > 20
    for route, data in hard.items():
        of = _formulas if route.endswith(".xlsx") else _fields
        assert of(data) == of(plain[route]), route
    assert any(_formulas(data) for route, data in plain.items() if route.endswith(".xlsx"))  # the agenda's clock


def test_the_guard_sees_a_formula() -> None:
    for words in WORDS:
        book = Workbook()
        put(book.worksheets[0], 1, 1, words)
        book.worksheets[0].cell(2, 1, words)
        data = io.BytesIO()
        book.save(data)
        assert [at for _, at, _ in _formulas(data.getvalue())] == (["A2"] if words[0] == "=" else [])


@pytest.mark.parametrize("name", ["Ayuda: cómo", "a[b]c*d?e/f\\g", "'x'", "=1+1", "x" * 40, ":::", ""])
def test_any_words_name_a_sheet(name: str, tmp_path: Path) -> None:
    book = Workbook()
    for _ in range(12):
        add_sheet(book, name)
    book.save(tmp_path / "a.xlsx")
    names = load_workbook(tmp_path / "a.xlsx").sheetnames
    assert len({n.lower() for n in names}) == 13 and max(map(len, names)) <= 31
