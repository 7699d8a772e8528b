"""A worksheet or form as a text document: the same words and tables, to fill in and to put one's own name on."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model import Hoja, Paquete, Pieza
from print.orders import Encargo, of_piece, office


def orders(paquete: Paquete, pieza: Pieza) -> Iterator[Encargo]:
    """One document of each form."""
    if isinstance(pieza, Hoja) and pieza.tipo == "formato":
        make = sent if pieza.documento else form
        yield of_piece(pieza, "docx", make, (seen(paquete, pieza), pieza))


def sent(paquete: Paquete, pieza: Hoja) -> bytes:
    """DOCX of what an organisation sends: none of our instructions stands in it."""
    from print.office.own_document import own_document

    return own_document(paquete, pieza)


def seen(paquete: Paquete, pieza: Hoja) -> Paquete:
    """What the files of a sheet are made from, besides itself."""
    return office(paquete, referencias={i: paquete.referencias[i] for s in pieza.secciones for i in s.referencias})


def form(paquete: Paquete, pieza: Hoja) -> bytes:
    """DOCX of ``pieza``, with places to write where the sheet has lines."""
    from print.office.page import MEXICAN, Page

    turned, language = pieza.orientacion == "horizontal", pieza.idioma or MEXICAN
    page = Page(paquete, pieza.titulo, pieza.id, horizontal=turned, language=language)
    page.heading(pieza.titulo, 1)
    page.paragraph(pieza.instruccion)
    if pieza.viene_de or pieza.va_a:
        r = paquete.rotulos.kit
        said = ((r.viene_de, pieza.viene_de), (r.va_a, pieza.va_a))
        page.paragraph(" ".join(f"**{label}** {words}" for label, words in said if words))
    for campo in pieza.encabezado:
        page.field(campo.rotulo, campo.ayuda or "", 1)
    for s in pieza.secciones:
        page.heading(s.titulo, 2)
        if s.texto:
            page.paragraph(s.texto)
        page.points(s.puntos)
        for campo in s.campos:
            page.field(campo.rotulo, campo.ayuda or "", 1)
        if s.tabla:
            page.paragraph(f"**{s.tabla.titulo}**").paragraph_format.keep_with_next = True
            empty = [""] * len(s.tabla.columnas)
            page.table(s.tabla.columnas, [*s.tabla.llenos, *[empty] * s.tabla.filas], s.tabla.anchos)
        for id_ in s.referencias:
            source = paquete.referencias[id_]
            page.paragraph(f"{source.texto} {source.enlace or ''}".strip())
    return page.saved()
