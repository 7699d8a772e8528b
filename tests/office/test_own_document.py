"""What an organisation sends: a cover, contents, places that grow, and none of our instructions in the body."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from macros.model import Hoja, Paquete
from print.office.form import form, sent
from print.office.own_document import named

SENT = ("s6-plan-de-alianzas", "s5-mou", "s5-plan-ruta-critica", "s5-reporte-periodico", "care-carta-invitacion",
        "care-agenda-minuta", "care-acta-proposito", "marco-informe")  # fmt: skip


@pytest.fixture(scope="module", params=SENT)
def made(request: pytest.FixtureRequest, paquete: Paquete) -> tuple[Hoja, Any]:
    pieza = paquete.piezas[request.param]
    assert isinstance(pieza, Hoja) and pieza.documento
    return pieza, Document(io.BytesIO(sent(paquete, pieza)))


def body_of(docx: Any) -> str:
    return "\n".join(t.text or "" for t in docx.element.body.iter(qn("w:t")))


def test_headings_are_those_of_the_data_in_order(made: tuple[Hoja, Any]) -> None:
    pieza, docx = made
    assert pieza.documento is not None
    headings = [p.text for p in docx.paragraphs if p.style.name.startswith("Heading")]
    wanted = [words for _, words in named(pieza.documento)]
    assert headings[: len(wanted)] == wanted
    assert len(wanted) > 4 or pieza.id == "care-carta-invitacion"


def test_nothing_of_ours_stands_in_the_body(made: tuple[Hoja, Any], paquete: Paquete) -> None:
    pieza, docx = made
    assert pieza.documento is not None
    body = body_of(docx)
    before, _, last = body.partition(paquete.rotulos.oficina.documento_sobre)
    assert last and paquete.rotulos.oficina.licencia in last
    assert paquete.rotulos.oficina.licencia not in before
    assert pieza.instruccion not in before and paquete.portada.titulo not in before
    helps = [" ".join(p.ayuda.split()) for p in pieza.documento.partes if p.ayuda]
    assert helps and all(h not in before for h in helps)
    told = "\n".join(c.text for c in docx.comments)
    assert all(h in told for h in helps)
    assert "CC BY" not in "".join(p.text for s in docx.sections for p in s.footer.paragraphs)


def test_places_take_new_lines(made: tuple[Hoja, Any]) -> None:
    pieza, docx = made
    assert pieza.documento is not None
    controls = list(docx.element.body.iter(qn("w:sdt")))
    many = [
        c for c in controls if (t := c.find(f"{qn('w:sdtPr')}/{qn('w:text')}")) is not None and t.get(qn("w:multiLine"))
    ]
    assert len(many) == sum((len(p.por_llenar) + len(p.datos)) * p.veces for p in pieza.documento.partes)
    assert many


def test_the_plan_asks_for_three_terms_of_each_ally(paquete: Paquete) -> None:
    pieza = paquete.piezas["s6-plan-de-alianzas"]
    assert isinstance(pieza, Hoja)
    docx = Document(io.BytesIO(sent(paquete, pieza)))
    terms = [t for t in docx.tables if t.rows[1].cells[0].text == "Corto plazo"]
    assert len(terms) == 3
    assert all([r.cells[0].text for r in t.rows[1:]] == ["Corto plazo", "Mediano plazo", "Largo plazo"] for t in terms)
    assert "TOC" in docx.element.xml and "PAGE" in docx.sections[0].footer._element.xml


def test_the_agreement_ends_with_signatures(paquete: Paquete) -> None:
    pieza = paquete.piezas["s5-mou"]
    assert isinstance(pieza, Hoja) and pieza.documento
    docx = Document(io.BytesIO(sent(paquete, pieza)))
    last = docx.tables[-1]
    assert [c.text for c in last.rows[0].cells][-2:] == ["Firma", "Fecha"]
    assert len(last.rows) == 1 + pieza.documento.firmas


def test_the_same_plan_gives_the_same_bytes(paquete: Paquete) -> None:
    pieza = paquete.piezas["s6-plan-de-alianzas"]
    assert isinstance(pieza, Hoja)
    assert sent(paquete, pieza) == sent(paquete, pieza)


def test_fields_of_every_form_take_new_lines(paquete: Paquete) -> None:
    pieza = next(p for p in paquete.piezas.values() if isinstance(p, Hoja) and p.tipo == "formato" and not p.documento)
    docx = Document(io.BytesIO(form(paquete, pieza)))
    texts = list(docx.element.body.iter(qn("w:text")))
    assert texts and all(t.get(qn("w:multiLine")) == "1" for t in texts)
