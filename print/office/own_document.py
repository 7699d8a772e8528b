"""A document that an organisation sends: cover, contents that update, places that grow, and our advice in comments."""

from __future__ import annotations

import re
from typing import Any

from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from macros.model import Hoja, Paquete
from macros.model.piezas.documento import DocumentoPropio, ParteDocumento, TablaDocumento
from print.office import places
from print.office.page import MEXICAN, Page

_BLANK = re.compile(r"\[([^\]]+)\]")
LEVELS = 2
"""Levels of heading that the contents show."""
TO_SIGN_MM = 18.0
"""Height of a row in which somebody signs."""
ABOVE_TITLE_MM = 60.0
"""Room above the title of a cover."""


def own_document(paquete: Paquete, pieza: Hoja) -> bytes:
    """DOCX of the ``documento`` of ``pieza``."""
    d = pieza.documento
    if d is None:
        raise ValueError(f"{pieza.id} has no documento")
    r = paquete.rotulos.oficina
    page = Page(paquete, d.titulo, pieza.id, language=pieza.idioma or MEXICAN, invented=pieza.ejemplo)
    if d.portada:
        # A cover has neither number nor head.
        page.docx.sections[0].different_first_page_header_footer = not pieza.ejemplo
        _cover(page, paquete, d, invented=pieza.ejemplo)
    else:
        page.heading(d.titulo, 0)
    if pieza.ejemplo:
        page.paragraph(pieza.instruccion)
    if d.indice and d.portada:
        _contents(page, d, r.documento_indice)
    for parte in d.partes:
        for n in range(1, parte.veces + 1):
            _part(page, parte, n)
    if d.firmas:
        _signatures(page, d.firmas, r)
    if not pieza.ejemplo:
        page.about()
    return page.saved()


def named(d: DocumentoPropio) -> list[tuple[int, str]]:
    """(level, words) of each heading, in order."""
    return [(p.nivel, p.titulo.replace("{n}", str(n))) for p in d.partes if p.titulo for n in range(1, p.veces + 1)]


def _cover(page: Page, paquete: Paquete, d: DocumentoPropio, *, invented: bool) -> None:
    logo = page.docx.add_paragraph()
    if not page.logo(paquete, logo) and not invented:
        places.to_paste(logo, page.r.documento_logo)
    page.heading(d.titulo, 0).paragraph_format.space_before = Mm(ABOVE_TITLE_MM)
    for words in d.portada:
        line = page.docx.add_paragraph()
        line.paragraph_format.space_after = Pt(10)
        if invented or _BLANK.search(words):
            _with_blanks(line, words)
        else:
            places.to_write(line, words, lines=False)
    page.break_page()


def _contents(page: Page, d: DocumentoPropio, title: str) -> None:
    """A field with the contents; programs bring it up to date when it is asked for, and it is never empty."""
    heading = page.paragraph(f"**{title}**")
    heading.paragraph_format.space_after = Pt(8)
    shown = [(level, words) for level, words in named(d) if level <= LEVELS]
    for i, (level, words) in enumerate(shown):
        line = page.docx.add_paragraph()
        line.paragraph_format.left_indent = Mm(6 * (level - 1))
        line.paragraph_format.space_after = Pt(3)
        if i == 0:
            places.field_start(line, rf'TOC \o "1-{LEVELS}" \h \z \u')
        line.add_run(words)
        if i == len(shown) - 1:
            places.field_end(line)
    page.break_page()


def _part(page: Page, parte: ParteDocumento, n: int) -> None:
    advice = parte.ayuda if n == 1 else None
    title = (parte.titulo or "").replace("{n}", str(n))
    if title:
        heading = page.heading(title, parte.nivel, [advice] if advice else ())
        advice = None
        if parte.pagina_nueva:
            heading.paragraph_format.page_break_before = True
    for words in parte.textos:
        paragraph = page.docx.add_paragraph()
        _with_blanks(paragraph, words)
        paragraph.paragraph_format.keep_with_next = True if parte.tabla and not parte.por_llenar else None
        advice = _noted(page, paragraph, advice)
    for words in parte.puntos:
        _with_blanks(page.docx.add_paragraph(style="List Bullet"), words)
    page.facts([(x.rotulo, x.escrito or "", x.pista or "") for x in parte.datos], title or page.r.documento_datos)
    if advice and parte.datos:
        _noted(page, page.docx.tables[-1].rows[0].cells[0].paragraphs[0], advice)
    for i, x in enumerate(parte.por_llenar, 1):
        last = i == len(parte.por_llenar)
        page.field(x.rotulo, x.pista or "", x.escrito or "", joined=last and parte.tabla is not None)
    if parte.tabla:
        _table(page, parte.tabla, title)


def _noted(page: Page, paragraph: Paragraph, advice: str | None) -> str | None:
    """Put ``advice`` beside words of ours, in a part without a heading; gives it back where there are none."""
    if advice and paragraph.runs:
        places.advise(page.docx, paragraph.runs[:1], advice, page.r.documento_consejo)
        return None
    return advice


def _table(page: Page, t: TablaDocumento, caption: str) -> None:
    empty = [""] * len(t.columnas)
    page.table(t.columnas, [*(list(row) for row in t.llenos), *[empty] * t.filas], t.anchos, caption)


def _with_blanks(paragraph: Paragraph, words: str) -> None:
    """Words in which «[…]» are places to write."""
    for i, part in enumerate(_BLANK.split(words)):
        if not part:
            continue
        if i % 2:
            places.to_write(paragraph, part, lines=False)
        else:
            places.rich(paragraph, part)


def _signatures(page: Page, parties: int, r: Any) -> None:
    # Nobody signs a page that says nothing else.
    for paragraph in reversed(page.docx.paragraphs):
        paragraph.paragraph_format.keep_with_next = True
        if str(paragraph.style.name if paragraph.style else "").startswith("Heading"):
            break
    page.heading(r.documento_firmas, 1)
    heads = [r.documento_parte, r.documento_nombre_cargo, r.documento_firma, r.documento_fecha]
    page.table(heads, [[""] * len(heads)] * parties, [3, 3, 3, 2], r.documento_firmas)
    for row in page.docx.tables[-1].rows[1:]:
        row.height = Mm(TO_SIGN_MM)
