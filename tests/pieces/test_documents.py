"""Documents that an organisation hands over or sends: their blanks, and nothing of ours on them."""

from __future__ import annotations

import io
import re

import lxml.html
import pytest
from docx import Document

from macros.model import Escrito, Paquete
from macros.model.edicion import Organizacion
from macros.model.piezas.pieza import BLANK
from print.office.document_form import document_form
from print.pieces import Pages


@pytest.fixture
def documents(paquete: Paquete) -> list[Escrito]:
    found = [p for p in paquete.piezas.values() if isinstance(p, Escrito)]
    assert len(found) >= 5
    return found


def _blanks(pieza: Escrito) -> list[str]:
    return [b for t in pieza.cuerpo for w in t.words for b in BLANK.findall(w)]


def test_nothing_of_ours_is_printed(paquete: Paquete, documents: list[Escrito]) -> None:
    ours = (paquete.portada.titulo, paquete.portada.edicion.titulo, paquete.rotulos.copias.ayuda, "marco-")
    for pieza in documents:
        for job in Pages(paquete).jobs(pieza):
            assert job.sello is None
            page = lxml.html.fromstring(job.html)
            (css,) = page.xpath("//style/text()")
            assert "element(pie)" not in css and "@bottom" not in css, pieza.id
            for foot in page.xpath("//div[contains(@class, 'pie')]"):
                foot.getparent().remove(foot)
            said = page.find("body").text_content()
            assert [x for x in (*ours, pieza.para_que) if x in said] == [], pieza.id


def test_every_blank_is_a_line_on_paper_and_a_field_on_screen(paquete: Paquete, documents: list[Escrito]) -> None:
    for pieza in documents:
        static, fillable = Pages(paquete).jobs(pieza)[:2]
        paper, screen = lxml.html.fromstring(static.html), lxml.html.fromstring(fillable.html)
        named = {x.get("name"): x.get("title") for x in screen.xpath("//input[@type='text'] | //textarea")}
        assert named == {c.id: c.rotulo for c in pieza.campos}
        hints = [x.text_content() for x in paper.xpath("//*[contains(@class, 'pista')]")]
        assert sorted(hints) == sorted(c.rotulo for c in pieza.campos)
        assert "{" not in paper.find("body").text_content()


def test_the_text_document_has_its_words_and_its_places_to_write(paquete: Paquete, documents: list[Escrito]) -> None:
    for pieza in documents:
        data = document_form(paquete, pieza)
        document = Document(io.BytesIO(data))
        body = "\n".join(p.text for p in document.paragraphs)
        xml = document.element.xml
        assert xml.count("<w:showingPlcHdr/>") == len(_blanks(pieza)) == len(pieza.campos)
        assert all(c.rotulo in xml for c in pieza.campos)
        assert paquete.rotulos.oficina.licencia in document.core_properties.comments
        assert not any(p.text for s in document.sections for p in s.footer.paragraphs)
        assert paquete.portada.titulo not in body and not re.search(r"\{[a-z]", body)
        assert document_form(paquete, pieza) == data


def test_an_organisation_heads_its_letters(paquete: Paquete, documents: list[Escrito]) -> None:
    own = Organizacion.model_validate({"nombre": "Red de <prueba>", "contacto": "hola@red.example"})
    portada = paquete.portada.model_copy(update={"organizacion": own})
    pages = Pages(paquete.model_copy(update={"portada": portada}))
    head = lxml.html.fromstring(pages.jobs(documents[0])[0].html).xpath("//div[@class='membrete']")[0]
    assert head.text_content().strip() == "Red de <prueba>hola@red.example"
