"""A document to hand over or to send, as a text document: its own words, with places to write where it has blanks."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model import Escrito, Paquete, Pieza
from macros.model.pieza import BLANK
from print.orders import Encargo, of_piece, office

TO_TICK = "☐ "


def orders(paquete: Paquete, pieza: Pieza) -> Iterator[Encargo]:
    """One text document of each document to hand over or to send."""
    if isinstance(pieza, Escrito):
        yield of_piece(pieza, "docx", document_form, (office(paquete), pieza))


def document_form(paquete: Paquete, pieza: Escrito) -> bytes:
    """DOCX of ``pieza``; what it is for and our licence stand in its properties, not in its body."""
    from print.office.page import MEXICAN, Page, rich

    turned, language = pieza.orientacion == "horizontal", pieza.idioma or MEXICAN
    page = Page(paquete, pieza.titulo, pieza.id, horizontal=turned, own=True, language=language)
    page.heading(pieza.encabezado or pieza.titulo, 1)
    labels = {c.id: c.rotulo for c in pieza.campos}

    def write(text: str, style: str | None = None, before: str = "") -> None:
        paragraph = page.docx.add_paragraph(style=style)
        if pieza.clase == "constancia":
            paragraph.alignment = page.CENTRE
        rich(paragraph, before)
        for i, part in enumerate(BLANK.split(text.replace("**{", "{").replace("}**", "}"))):
            if i % 2:
                page.to_write(paragraph, labels[part])
            elif part:
                rich(paragraph, part)

    for t in pieza.cuerpo:
        if t.titulo:
            page.heading(t.titulo, 2)
        if t.texto:
            write(t.texto)
        for point in t.puntos:
            write(point, "List Bullet")
        for option in t.opciones:
            write(option, before=TO_TICK)
        for signature in t.firmas:
            write(f"______________________________\n{signature}")
    return page.saved()
