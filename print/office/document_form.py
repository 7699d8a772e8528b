"""A document to hand over or to send, as a text document: its own words, with places to write where it has blanks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.model import Escrito, Paquete, Pieza
from macros.model.piezas.pieza import BLANK
from print.orders import Encargo, of_piece, office


def orders(paquete: Paquete, pieza: Pieza) -> Iterator[Encargo]:
    """One text document of each document to hand over or to send."""
    if isinstance(pieza, Escrito):
        yield of_piece(pieza, "docx", document_form, (office(paquete), pieza))


def document_form(paquete: Paquete, pieza: Escrito) -> bytes:
    """DOCX of ``pieza``; what it is for and our licence stand in its properties, not in its body."""
    from print.office import places
    from print.office.doc_tables import DocTables
    from print.office.page import MEXICAN, Page

    turned, language = pieza.orientacion == "horizontal", pieza.idioma or MEXICAN
    page = Page(paquete, pieza.titulo, pieza.id, horizontal=turned, numbers=False, language=language)
    centred = pieza.clase == "constancia"
    title = page.heading(pieza.encabezado or pieza.titulo, 0)
    if centred:
        title.alignment = page.CENTRE
        page.ceremonial()
    labels = {c.id: c.rotulo for c in pieza.campos}

    def put(paragraph: Any, text: str) -> None:
        if centred:
            paragraph.alignment = page.CENTRE
        for i, part in enumerate(BLANK.split(text.replace("**{", "{").replace("}**", "}"))):
            if i % 2:
                places.to_write(paragraph, labels[part])
            elif part:
                places.rich(paragraph, part)

    for t in pieza.cuerpo:
        if t.titulo:
            page.heading(t.titulo, 1)
        if t.texto:
            put(page.docx.add_paragraph(), t.texto)
        for point in t.puntos:
            put(page.docx.add_paragraph(style="List Bullet"), point)
        for option in t.opciones:
            line = page.docx.add_paragraph()
            places.to_tick(line, option)
            put(line, option)
        if t.firmas:
            DocTables(page.docx, page.width_mm).signatures(t.firmas, put)
    return page.saved()
