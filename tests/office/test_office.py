"""Office files: the words of the pieces, places to write, clock times as formulas, the same bytes each time."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from PIL import Image

from macros.model import CartaDescriptiva, Hoja, Paquete
from macros.model.edicion import Colores, Logo, Organizacion
from macros.plan.day.agenda import AgendaError, rows
from print.exporters import orders
from print.office.form import form, rows_of
from print.office.run_sheet_form import run_sheet_form
from print.spreadsheets.agenda_book import HEAD, SPARE, agenda_book
from print.spreadsheets.agenda_reading import read_agenda
from print.spreadsheets.form_tables import form_tables


def _words(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.read("word/document.xml").decode("utf-8")


def _hoja(paquete: Paquete, id_: str) -> Hoja:
    pieza = paquete.piezas[id_]
    assert isinstance(pieza, Hoja)
    return pieza


def test_every_form_becomes_a_document_with_its_words(paquete: Paquete) -> None:
    seen = 0
    for pieza in paquete.piezas.values():
        if isinstance(pieza, Hoja) and pieza.tipo == "formato":
            data = form(paquete, pieza)
            document = Document(io.BytesIO(data))
            assert document.core_properties.title == pieza.titulo
            assert document.core_properties.language == "es-MX"
            tables = [s.tabla for s in pieza.secciones if s.tabla]
            facts = document.tables[:1] if pieza.encabezado else []
            assert [len(t.rows) for t in facts] == [len(pieza.encabezado)] * len(facts)
            made = document.tables[len(facts) :]
            assert [len(t.columns) for t in made] == [len(t.columnas) for t in tables]
            assert [len(t.rows) - 1 for t in made] == [rows_of(paquete, t) + len(t.llenos) for t in tables]
            fields = len(pieza.encabezado) + sum(len(s.campos) for s in pieza.secciones)
            assert _words(data).count("<w:showingPlcHdr/>") == fields
            assert _words(data).count("<w:tblHeader/>") == len(tables)
            assert all(t._tbl.tblPr.find(qn("w:tblCaption")) is not None for t in document.tables)
            seen += 1
    assert seen > 20


def test_the_same_piece_gives_the_same_bytes(paquete: Paquete) -> None:
    pieza = _hoja(paquete, "paquete-gantt")
    assert form(paquete, pieza) == form(paquete, pieza)
    assert form_tables(paquete, pieza) == form_tables(paquete, pieza)
    sesion = paquete.sesiones["sesion-4"]
    assert agenda_book(paquete, sesion) == agenda_book(paquete, sesion)


def test_a_run_sheet_is_filled_in(paquete: Paquete) -> None:
    pieza = next(p for p in paquete.piezas.values() if isinstance(p, CartaDescriptiva) and p.sesion == "sesion-4")
    document = Document(io.BytesIO(run_sheet_form(paquete, pieza)))
    text = "\n".join(c.text for t in document.tables for row in t.rows for c in row.cells)
    assert "09:05–09:35" in text and "Receso para café" in text
    assert all(q in text for b in paquete.sesiones["sesion-4"].bloques for p in b.pasos for q in p.preguntas)


def test_tables_become_sheets_and_no_cell_becomes_a_formula(paquete: Paquete) -> None:
    pieza = _hoja(paquete, "paquete-gantt")
    sheet = load_workbook(io.BytesIO(form_tables(paquete, pieza))).worksheets[0]
    assert [c.value for c in sheet[1]][:2] == ["N.º", "Actividad o subactividad"]
    assert sheet.freeze_panes == "A2"
    assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]


def test_an_agenda_comes_back_as_it_went(paquete: Paquete) -> None:
    for sesion in paquete.sesiones.values():
        read = read_agenda(agenda_book(paquete, sesion))
        assert (read.sesion, read.inicio) == (sesion.id, paquete.portada.supuestos.hora_inicio)
        assert (read.edicion, read.version) == (paquete.portada.edicion.id, paquete.portada.edicion.version)
        assert [row for _, row in read.renglones] == list(read.originales) == rows(sesion)


def test_clock_times_are_formulas_and_minutes_are_numbers(paquete: Paquete) -> None:
    sheet = load_workbook(io.BytesIO(agenda_book(paquete, paquete.sesiones["sesion-4"]))).worksheets[0]
    lines = list(sheet.iter_rows(min_row=HEAD + 1))
    filled = len(rows(paquete.sesiones["sesion-4"]))
    assert len(lines) == filled + SPARE
    assert all(line[4].data_type == "n" for line in lines[:filled])
    assert all(line[5].data_type == line[6].data_type == "f" for line in lines)
    # No formula names a cell of another line: it says the same wherever its row is moved.
    assert len({line[5].value for line in lines}) == len({line[6].value for line in lines}) == 1


def test_what_people_type_reaches_the_changes(paquete: Paquete) -> None:
    sesion = paquete.sesiones["sesion-4"]
    book = load_workbook(io.BytesIO(agenda_book(paquete, sesion)))
    sheet = book.worksheets[0]
    sheet["C2"] = 10.5 / 24
    sheet.cell(HEAD + 1, 3, "Llegada")
    sheet.cell(HEAD + 2, 10, "¿Quién eres?\n\n¿De dónde vienes?")
    buffer = io.BytesIO()
    book.save(buffer)
    read = read_agenda(buffer.getvalue())
    assert read.inicio == "10:30"
    assert read.renglones[0][1].titulo == "Llegada"
    assert read.renglones[1][1].preguntas == ("¿Quién eres?", "¿De dónde vienes?")
    assert read.originales == tuple(rows(sesion))


@pytest.mark.parametrize(
    ("minutes", "told"), [("una hora", "«una hora»"), (0, "«0»"), (7.5, "«7.5»"), (None, "vacíos")]
)
def test_minutes_that_are_none_are_told_with_their_row(paquete: Paquete, minutes: object, told: str) -> None:
    book = load_workbook(io.BytesIO(agenda_book(paquete, paquete.sesiones["sesion-4"])))
    book.worksheets[0].cell(HEAD + 3, 5).value = minutes  # type: ignore[assignment]
    buffer = io.BytesIO()
    book.save(buffer)
    with pytest.raises(AgendaError) as e:
        read_agenda(buffer.getvalue())
    assert e.value.faltas[0][0] == HEAD + 2 and told in e.value.faltas[0][1]


@pytest.mark.parametrize("data", [b"", b"PK nada", b"\x50\x4b\x03\x04roto"])
def test_other_files_are_told_and_not_read(data: bytes) -> None:
    with pytest.raises(AgendaError, match="dañado o incompleto"):
        read_agenda(data)


def test_every_form_run_sheet_and_agenda_is_in_the_kit(paquete: Paquete, kit: Path) -> None:
    index = json.loads((kit / "kit.json").read_text(encoding="utf-8"))
    listed = {f["ruta"] for p in index["piezas"] for f in p["archivos"] if f["variante"] == "editable"}
    wanted = {o.ruta for o in orders(paquete, paquete.piezas.values(), whole=False)}
    assert listed == wanted and len(wanted) > 60
    assert all((kit.parent / route).read_bytes()[:2] == b"PK" for route in wanted)
    forms = [p for p in paquete.piezas.values() if p.tipo == "formato"]
    assert {f"kit/{p.id}/{p.id}.docx" for p in forms} <= wanted
    assert {f"agenda-{s}.xlsx" for s in paquete.sesiones} <= {r.rsplit("/", 1)[1] for r in wanted}
    assert "kit/paquete-gantt/paquete-gantt.xlsx" in wanted
    packed = next(m["ruta"] for m in index["maletines"] if m["sesion"] == "sesion-4")
    with zipfile.ZipFile(kit.parent / packed) as archive:
        assert any("para-editar" in n and n.endswith("agenda-sesion-4.xlsx") for n in archive.namelist())


def test_an_edition_puts_its_name_logo_and_colour(paquete: Paquete) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (300, 100), "#7b2d5b").save(drawn, "PNG")
    colores = Colores(principal="#7b2d5b")
    own = Organizacion(nombre="Red de prueba", colores=colores)
    portada = paquete.portada.model_copy(update={"organizacion": own})
    logo = Logo(archivo="logo.png", tipo="image/png", contenido=drawn.getvalue(), proporcion=3.0)
    pieza = _hoja(paquete, "paquete-gantt")
    for given, pictures in ((logo, 1), (logo.model_copy(update={"tipo": "image/svg+xml"}), 0)):
        edition = paquete.model_copy(update={"portada": portada, "logo": given})
        document = Document(io.BytesIO(form(edition, pieza)))
        head = document.sections[0].header.paragraphs[0]
        assert "Red de prueba" in head.text
        assert head._p.xml.count("<wp:inline") == pictures
        assert str(document.styles["Heading 1"].font.color.rgb) == "7B2D5B"  # type: ignore[attr-defined]
    changed = {o.clave for o in orders(edition, [pieza], whole=False)}
    assert not changed & {o.clave for o in orders(paquete, [pieza], whole=False)}


def test_names_of_cell_styles_are_not_shown_to_people(paquete: Paquete) -> None:
    table = next(p for p in paquete.piezas.values() if isinstance(p, Hoja) and p.hoja_de_calculo)
    for data in (form_tables(paquete, table), agenda_book(paquete, paquete.sesiones["sesion-4"])):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            styles = re.findall(r"<cellStyle [^>]*>", parts.read("xl/styles.xml").decode("utf-8"))
        ours = [s for s in styles if 'name="Normal"' not in s]
        assert len(ours) >= 2 and all('hidden="1"' in s for s in ours), styles
