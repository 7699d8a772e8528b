"""The workbook of a bundle computes what Python does, for groups of any size, in a real spreadsheet program."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import hostile
import pytest
from openpyxl import load_workbook
from recalc import recalculated, saved

from macros.model import Paquete, Rotafolio
from macros.plan.day.assumptions import assuming
from macros.public.kit import Archivo
from print.maletin.machines import stops
from print.maletin.scope import scopes
from print.maletin.spreadsheet import spreadsheet

GROUPS = ({"personas": 22, "grupos": 5, "aliados": 3}, {"personas": 7, "grupos": 1, "aliados": 1},
          {"personas": 61, "grupos": 12, "aliados": 9})  # fmt: skip


def drawn(paquete: Paquete) -> dict[str, list[Archivo]]:
    """Files of each piece, as many pages as its id is long: what is counted does not depend on what is drawn."""

    def file(id_: str, variante: str, papel: str) -> Archivo:
        return Archivo(ruta=id_, variante=variante, papel=papel, paginas=1 + len(id_) % 5, bytes=1, sha256="0")

    out = {}
    for p in paquete.piezas.values():
        poster = p.tipo in ("rotafolio", "diagrama")
        kinds = (("original", "60x90"), ("mosaico-40", "carta")) if poster else (("estatica", "carta"),)
        if isinstance(p, Rotafolio) and p.dibujable:
            kinds = (("dibujalo", "carta"), ("original", "60x90"))
        out[p.id] = [file(p.id, *kind) for kind in kinds]
    return out


def counted(paquete: Paquete, scope: str) -> dict[str, Any]:
    """What Python says: purchases by name, sheets and copies by machine and piece."""
    alcance = next(a for a in scopes(paquete) if a.id == scope)
    paradas = stops(alcance, drawn(paquete), paquete)
    machines = {uso: {p.pieza.id: (p.copias, p.hojas) for p in parada.partes} for uso, parada in paradas.items()}
    bought = [
        (c.cantidad, c.articulo.articulo if c.cantidad == 1 else c.articulo.plural) for c in alcance.compras
    ]  # fmt: skip
    return {"compras": bought, "hojas": {u: p.hojas for u, p in paradas.items()}, "maquinas": machines}


def told(book: Any, paquete: Paquete) -> dict[str, Any]:
    """What the workbook says."""
    r = paquete.rotulos.maletin
    rows = list(book[r.compras].iter_rows(min_row=2, values_only=True)) if r.compras in book.sheetnames else []
    machines = {}
    for m in r.maquinas:
        if m.llamada in book.sheetnames:
            sheet = book[m.llamada]
            machines[m.uso] = {row[10]: (row[0], row[1]) for row in sheet.iter_rows(min_row=2, values_only=True)}
    group = {row[0]: row[1] for row in book.worksheets[0].iter_rows(values_only=True)}
    sheets = {m.uso: group[f"Hojas: {m.llamada}"] for m in r.maquinas if m.uso in machines}
    return {"compras": [(row[0], row[1]) for row in rows], "hojas": sheets, "maquinas": machines}


@pytest.fixture(scope="module")
def books(paquete: Paquete) -> dict[str, bytes]:
    files = drawn(paquete)
    return {a.id: spreadsheet(paquete, a, stops(a, files, paquete)) for a in scopes(paquete)}


def test_as_handed_out_it_already_shows_its_results(paquete: Paquete, books: dict[str, bytes]) -> None:
    assert len(books) > 20
    for scope, data in books.items():
        assert told(load_workbook(io.BytesIO(data), data_only=True), paquete) == counted(paquete, scope), scope


def test_other_groups_are_counted_as_python_does(paquete: Paquete, books: dict[str, bytes], tmp_path: Path) -> None:
    asked = {}
    for scope in ("sesion-4", "guia-diez-pasos", "paquete"):
        for k, group in enumerate(GROUPS):
            book = asked[f"{scope}-{k}"] = load_workbook(io.BytesIO(books[scope]))
            for name, n in group.items():
                where = book.defined_names[name].attr_text.rsplit("!", 1)[1].replace("$", "")
                book.worksheets[0][where] = n
    wrong = asked["mal"] = load_workbook(io.BytesIO(books["sesion-4"]))
    wrong.worksheets[0]["B5"], wrong.worksheets[0]["B6"] = 3, 4
    again = recalculated(asked, tmp_path)
    c = paquete.rotulos.maletin.calculo
    for name, book in again.items():
        labels = {row[0]: row[1:3] for row in book.worksheets[0].iter_rows(values_only=True)}
        if name == "mal":
            assert labels[c.revisar][1] == c.faltan_personas
            continue
        scope, _, k = name.rpartition("-")
        group = GROUPS[int(k)]
        assert told(book, paquete) == counted(assuming(paquete, **group), scope)
        assert labels[c.tamano][0] == group["personas"] // group["grupos"]
        assert labels[c.con_una_mas][0] == group["personas"] % group["grupos"]
        assert labels[c.revisar][1] == c.correcto
    assert len(again) == 10


def test_the_budget_multiplies_and_takes_more_rows(paquete: Paquete, books: dict[str, bytes], tmp_path: Path) -> None:
    c = paquete.rotulos.maletin.calculo
    book = load_workbook(io.BytesIO(books["sesion-4"]))
    sheet = book[c.presupuesto]
    heads = next(i for i in range(1, 20) if sheet.cell(i, 1).value == c.concepto)
    wanted = 0.0
    rows = list(range(heads + 1, heads + 6))
    for i, price in zip(rows, (12.5, 3, 0, 40, 7.25), strict=True):
        sheet.cell(i, 4).value = price
    added = sheet.max_row + 1
    for column, value in enumerate(("Pasajes", 4, paquete.rotulos.maletin.si, 120), 1):
        sheet.cell(added, column).value = value
    sheet.cell(added, 5).value = sheet.cell(heads + 1, 5).value.replace(str(heads + 1), str(added))
    again = recalculated({"libro": book}, tmp_path)["libro"][c.presupuesto]
    for i in (*rows, added):
        many, paid, price, cost = (again.cell(i, k).value for k in (2, 3, 4, 5))
        if paid == paquete.rotulos.maletin.si:
            assert cost == pytest.approx(many * price)
            wanted += cost
        else:
            assert cost in (None, "")
    totals = {again.cell(i, 1).value: again.cell(i, 5).value for i in range(1, heads)}
    assert wanted > 480 and totals[c.total] == pytest.approx(wanted)
    assert totals[c.por_persona] == pytest.approx(wanted / paquete.portada.supuestos.personas)


def test_a_name_for_each_cell_and_no_program(books: dict[str, bytes]) -> None:
    book = load_workbook(io.BytesIO(books["sesion-4"]))
    assert {"personas", "grupos", "aliados", "equipo", "presupuesto_total", "hojas_oficina"} <= set(book.defined_names)
    assert "vbaProject" not in str(book.vba_archive) and len(book.worksheets[0].data_validations.dataValidation) == 4
    for sheet in book.worksheets:
        assert sheet.print_title_rows and sheet.page_setup.paperSize == 1 and sheet.freeze_panes
        assert any(name.startswith("ColumnTitle") for name in book.defined_names)


def test_results_are_only_put_where_a_formula_stands() -> None:
    from openpyxl import Workbook

    from print.office.dateless import computed

    with pytest.raises(ValueError, match="no formula in B9"):
        computed(saved(Workbook()), {"xl/worksheets/sheet1.xml": {"B9": 3}})


def test_no_word_of_the_data_becomes_a_formula(paquete: Paquete, books: dict[str, bytes]) -> None:
    """The formulas are the same whatever the data say, also where a text begins as a formula does."""

    def formulas(data: bytes) -> list[tuple[int, str, str]]:
        sheets = load_workbook(io.BytesIO(data)).worksheets
        return [
            (i, c.coordinate, str(c.value))
            for i, sheet in enumerate(sheets)
            for row in sheet.iter_rows()
            for c in row
            if c.data_type == "f"
        ]

    hard = hostile.everywhere(paquete, lambda text, owner: f"=HYPERLINK(A1)+1+@SUM {text}")
    files = drawn(paquete)
    for scope in ("sesion-4", "paquete"):
        alcance = next(a for a in scopes(hard) if a.id == scope)
        made = formulas(spreadsheet(hard, alcance, stops(alcance, files, hard)))
        assert made == formulas(books[scope]) and len(made) > 60
        assert not any("HYPERLINK" in text for _, _, text in made)
