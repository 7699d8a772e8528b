"""A form as a text document that one may send: its words and tables, with our advice in the margin."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model import Hoja, Paquete, Pieza
from macros.model.piezas.pieza import SeccionHoja, Tabla
from print.orders import Encargo, of_piece, office


def orders(paquete: Paquete, pieza: Pieza) -> Iterator[Encargo]:
    """One document of each form and of each example that is filled in."""
    if isinstance(pieza, Hoja) and (pieza.tipo == "formato" or pieza.ejemplo):
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
    """DOCX of ``pieza``, with places to write where the sheet has lines and rows for the people there are."""
    from print.office.page import MEXICAN, Page

    turned, language = pieza.orientacion == "horizontal", pieza.idioma or MEXICAN
    page = Page(
        paquete, pieza.titulo, pieza.id, horizontal=turned, language=language, invented=pieza.ejemplo
    )  # fmt: skip
    shown = pieza.instruccion_a_la_vista or pieza.ejemplo
    page.heading(pieza.titulo, 0, () if pieza.ejemplo else _advice(paquete, pieza, shown))
    if shown:
        page.paragraph(pieza.instruccion)
    page.facts([(c.rotulo, "", c.ayuda or "") for c in pieza.encabezado], pieza.titulo)
    for s in pieza.secciones:
        blank = s.tabla is not None and not s.tabla.complete
        advice = [s.tabla.titulo] if s.tabla and blank else []
        if s.consejo:
            advice = [x for x in (s.texto, *s.puntos) if x] + advice
        page.heading(s.titulo, 1, advice)
        if not s.consejo:
            if s.texto:
                page.paragraph(s.texto, joined=bool(s.tabla))
            page.points(s.puntos)
        for campo in s.campos:
            page.field(campo.rotulo, campo.ayuda or "")
        if s.tabla:
            if not blank:
                page.paragraph(s.tabla.titulo, joined=True)
            empty = [""] * len(s.tabla.columnas)
            rows = [*s.tabla.llenos, *[empty] * rows_of(paquete, s.tabla)]
            page.table(s.tabla.columnas, rows, s.tabla.anchos, s.tabla.titulo)
        _sources(page, paquete, s)
    if not pieza.ejemplo:
        page.about()
    return page.saved()


def rows_of(paquete: Paquete, tabla: Tabla) -> int:
    """Empty rows of ``tabla`` where paper sets no limit: one for each person, group or ally there is."""
    s = paquete.portada.supuestos
    there = {"persona": s.personas, "grupo": s.grupos, "aliado": s.aliados}
    return there[tabla.por] if tabla.por else tabla.filas


def _advice(paquete: Paquete, pieza: Hoja, shown: bool) -> list[str]:
    r = paquete.rotulos.kit
    trail = ((r.viene_de, pieza.viene_de), (r.va_a, pieza.va_a))
    return ([] if shown else [pieza.instruccion]) + [f"{label} {words}" for label, words in trail if words]


def _sources(page: object, paquete: Paquete, s: SeccionHoja) -> None:
    from print.office.page import Page

    assert isinstance(page, Page)
    for id_ in s.referencias:
        source = paquete.referencias[id_]
        page.paragraph(f"{source.texto} {source.enlace or ''}".strip())
