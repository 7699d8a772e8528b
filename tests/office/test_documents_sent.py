"""Text documents as who gets them sees them: no advice in the body, headings with tables, examples that say so."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from macros.model import CartaDescriptiva, Escrito, Hoja, Paquete
from print.office.document_form import document_form
from print.office.form import form, rows_of, sent
from print.office.run_sheet_form import run_sheet_form, seen

EXAMPLES = ("ejemplo-expediente", "ejemplo-ruta-critica", "ejemplo-mou", "ejemplo-plan")


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def words(docx: Any) -> str:
    """All that stands in the body."""
    return "\n".join(t.text or "" for t in docx.element.body.iter(qn("w:t")))


def forms(paquete: Paquete) -> list[Hoja]:
    found = [p for p in paquete.piezas.values() if isinstance(p, Hoja) and p.tipo == "formato"]
    assert len(found) > 40
    return found


def loose(docx: Any) -> list[str]:
    """Paragraphs between a heading and its table that may stay behind on another page."""
    out, waiting = [], []
    for thing in docx.element.body:
        if thing.tag == qn("w:tbl"):
            out += [p for p in waiting if p.find(f".//{qn('w:keepNext')}") is None]
        style = thing.find(f".//{qn('w:pStyle')}") if thing.tag == qn("w:p") else None
        heading = style is not None and str(style.get(qn("w:val"))).startswith(("Heading", "Title"))
        if thing.tag == qn("w:tbl") or heading:
            waiting = []
        elif thing.find(f".//{qn('w:sdt')}") is not None:
            waiting = []  # between a question and the table after it a page may end
        elif thing.tag == qn("w:p"):
            waiting.append(thing)
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in out]


def test_advice_of_forms_stands_in_comments_alone(paquete: Paquete) -> None:
    told = 0
    for pieza in forms(paquete):
        docx = opened((sent if pieza.documento else form)(paquete, pieza))
        body, notes = words(docx), "\n".join(c.text for c in docx.comments)
        before, _, last = body.partition(paquete.rotulos.oficina.documento_sobre)
        assert paquete.rotulos.oficina.licencia in last and paquete.rotulos.oficina.licencia not in before
        assert not pieza.va_a or pieza.va_a not in before
        if pieza.instruccion_a_la_vista or pieza.documento:
            continue
        assert pieza.instruccion.replace("**", "") in notes and pieza.instruccion not in body
        for s in pieza.secciones:
            told += s.consejo
            assert not s.consejo or not [x for x in (s.texto, *s.puntos) if x and x in body]
    assert told >= 6


def test_who_answers_reads_what_is_asked(paquete: Paquete) -> None:
    seen_ = [p for p in forms(paquete) if p.instruccion_a_la_vista and not p.documento]
    assert len(seen_) > 8
    for pieza in seen_:
        plain = re.sub(r"\s+", " ", pieza.instruccion.replace("**", ""))
        assert plain in words(opened(form(paquete, pieza))).replace("\n", "")


def test_rows_are_those_of_the_people_there_are(paquete: Paquete) -> None:
    pieza = paquete.piezas["marco-lista-asistencia"]
    assert isinstance(pieza, Hoja)
    [table] = [s.tabla for s in pieza.secciones if s.tabla]
    people = paquete.portada.supuestos.personas
    assert rows_of(paquete, table) == people != table.filas
    more = paquete.portada.supuestos.model_copy(update={"personas": 31})
    other = paquete.model_copy(update={"portada": paquete.portada.model_copy(update={"supuestos": more})})
    assert len(opened(form(other, pieza)).tables[-1].rows) == 32


def test_pages_of_forms_and_run_sheets_have_numbers(paquete: Paquete) -> None:
    pieza = paquete.piezas["ca-relatoria"]
    assert isinstance(pieza, Hoja)
    foot = opened(form(paquete, pieza)).sections[0].footer
    assert "PAGE" in foot._element.xml and "CC BY" not in foot._element.xml


def test_boxes_are_ticked_and_lines_are_signed(paquete: Paquete) -> None:
    seen_ = 0
    for pieza in (p for p in paquete.piezas.values() if isinstance(p, Escrito)):
        docx = opened(document_form(paquete, pieza))
        options = [o for t in pieza.cuerpo for o in t.opciones]
        assert docx.element.xml.count("<w14:checkbox") == len(options)
        signed = [f for t in pieza.cuerpo for f in t.firmas]
        assert sum(len(t.columns) for t in docx.tables) == len(signed)
        assert "____" not in words(docx)
        seen_ += len(options) + len(signed)
    assert seen_ > 15


def test_a_run_sheet_tells_what_to_say_to_mind_and_to_leave_out(paquete: Paquete) -> None:
    told = 0
    for pieza in (p for p in paquete.piezas.values() if isinstance(p, CartaDescriptiva)):
        sesion = paquete.sesiones[pieza.sesion]
        docx = opened(run_sheet_form(seen(paquete, pieza), pieza))
        body = words(docx).replace("\n", "")
        for b in sesion.bloques:
            c = b.consejos
            asked = [*c.decir, *c.cuidar, *([c.si_falta_tiempo.texto] if c.si_falta_tiempo else [])] if c else []
            missing = [x for x in asked if x.replace("**", "") not in body]
            assert missing == [], (pieza.id, b.id)
            told += len(asked)
        assert loose(docx) == [], pieza.id
        heads = [t.rows[0] for t in docx.tables if t.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None]
        assert len(heads) > 2
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for t in docx.tables for row in t.rows)
    assert told > 150


def test_a_paragraph_left_behind_is_seen(paquete: Paquete) -> None:
    pieza = paquete.piezas["s5-mou"]
    assert isinstance(pieza, Hoja)
    docx = opened(form(paquete, pieza))
    assert loose(docx) == []
    heading = next(p for p in docx.paragraphs if p.style.name == "Heading 1")
    heading._p.addnext(docx.add_paragraph("suelto")._p)
    assert loose(docx) == ["suelto"]


@pytest.mark.parametrize("id_", EXAMPLES)
def test_examples_are_documents_that_say_they_are_invented(paquete: Paquete, id_: str) -> None:
    pieza = paquete.piezas[id_]
    assert isinstance(pieza, Hoja) and pieza.ejemplo
    docx = opened((sent if pieza.documento else form)(paquete, pieza))
    assert paquete.rotulos.oficina.documento_ejemplo in "".join(p.text for p in docx.sections[0].header.paragraphs)
    assert not docx.sections[0].different_first_page_header_footer
    assert "<w:showingPlcHdr/>" not in docx.element.xml and not list(docx.comments)
    assert all(c.text.strip() for t in docx.tables for row in t.rows for c in row.cells)


def strange(pieza: Hoja) -> set[str]:
    """Figures and dates of the document that its sheet does not have."""
    assert pieza.documento
    number = re.compile(r"\$?\d(?:[\d,]*\d)?(?: de \w+ de \d{4})?")
    sheet = " ".join(s.model_dump_json() for s in pieza.secciones)
    return set(number.findall(_said(pieza))) - set(number.findall(sheet))


def _said(pieza: Hoja) -> str:
    assert pieza.documento
    parts = pieza.documento.partes
    cells = [c for p in parts if p.tabla for row in p.tabla.llenos for c in row]
    fields = [x.escrito or "" for p in parts for x in (*p.por_llenar, *p.datos)]
    return " ".join([*cells, *fields, *(t for p in parts for t in p.textos)])


@pytest.mark.parametrize("id_", ["ejemplo-mou", "ejemplo-plan"])
def test_the_figures_of_an_example_are_those_of_its_sheet(paquete: Paquete, id_: str) -> None:
    pieza = paquete.piezas[id_]
    assert isinstance(pieza, Hoja) and pieza.documento
    assert len(re.findall(r"\d", _said(pieza))) > 20
    assert strange(pieza) <= {"6"}  # the number of the session
    wrong = pieza.documento.partes[0].model_copy(update={"textos": ("Veinte cursos de $7,000.",)})
    other = pieza.documento.model_copy(update={"partes": (wrong, *pieza.documento.partes)})
    assert "$7,000" in strange(pieza.model_copy(update={"documento": other}))


def test_nobody_signs_a_page_that_says_nothing_else(paquete: Paquete) -> None:
    seen_ = 0
    for pieza in forms(paquete):
        if pieza.documento and pieza.documento.firmas:
            docx = opened(sent(paquete, pieza))
            title = next(p for p in docx.paragraphs if p.text == paquete.rotulos.oficina.documento_firmas)
            before = title._p.getprevious()
            assert before.find(f".//{qn('w:keepNext')}") is not None, pieza.id
            seen_ += 1
    assert seen_ >= 2


def test_a_document_carries_only_styles_that_it_may_use(paquete: Paquete) -> None:
    pieza = paquete.piezas["ca-relatoria"]
    assert isinstance(pieza, Hoja)
    docx = opened(form(paquete, pieza))
    named = {s.style_id for s in docx.styles}
    used = {e.get(qn("w:val")) for tag in ("pStyle", "rStyle", "tblStyle") for e in docx.element.iter(qn(f"w:{tag}"))}
    # What a comment hangs on: programs have the style of their own.
    assert used - {"CommentReference"} <= named and 10 < len(named) < 40
