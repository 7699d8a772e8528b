"""A document that an organisation sends: cover, contents that update, places that grow, and our advice in comments."""

from __future__ import annotations

import re
from typing import Any

from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from macros.model import Hoja, Paquete
from macros.model.documento import DocumentoPropio, ParteDocumento, TablaDocumento
from print.office.dateless import DATE
from print.office.page import MEXICAN, Page, rich

_BLANK = re.compile(r"\[([^\]]+)\]")
LEVELS = 2
"""Levels of heading that the contents show."""


def own_document(paquete: Paquete, pieza: Hoja) -> bytes:
    """DOCX of the ``documento`` of ``pieza``."""
    d = pieza.documento
    if d is None:
        raise ValueError(f"{pieza.id} has no documento")
    r = paquete.rotulos.oficina
    page = Page(paquete, d.titulo, pieza.id, own=True, language=pieza.idioma or MEXICAN)
    _numbers(page)
    _cover(page, d)
    if d.indice:
        _contents(page, d, r.documento_indice)
    for parte in d.partes:
        for n in range(1, parte.veces + 1):
            _part(page, parte, n, r.documento_consejo)
    if d.firmas:
        _signatures(page, d.firmas, r)
    _about(page, paquete)
    return page.saved()


def named(d: DocumentoPropio) -> list[tuple[int, str]]:
    """(level, words) of each heading, in order."""
    return [(p.nivel, p.titulo.replace("{n}", str(n))) for p in d.partes for n in range(1, p.veces + 1)]


def _cover(page: Page, d: DocumentoPropio) -> None:
    for _ in range(7):
        page.docx.add_paragraph()
    page.heading(d.titulo, 0)
    for words in d.portada:
        line = page.docx.add_paragraph()
        line.paragraph_format.space_after = Pt(10)
        if _BLANK.search(words):
            _with_blanks(page, line, words)
        else:
            page.to_write(line, words, lines=False)
    _new_page(page)


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
            _field_start(line, rf'TOC \o "1-{LEVELS}" \h \z \u')
        line.add_run(words)
        if i == len(shown) - 1:
            _field_end(line)
    _new_page(page)


def _part(page: Page, parte: ParteDocumento, n: int, author: str) -> None:
    if parte.pagina_nueva:
        _new_page(page)
    title = parte.titulo.replace("{n}", str(n))
    heading = page.docx.add_heading(title, parte.nivel)
    if parte.ayuda and n == 1:
        _advice(page, heading, parte.ayuda, author)
    for words in parte.textos:
        _with_blanks(page, page.docx.add_paragraph(), words)
    for words in parte.puntos:
        _with_blanks(page, page.docx.add_paragraph(style="List Bullet"), words)
    for x in parte.por_llenar:
        asked = page.paragraph(f"**{x.rotulo}**")
        asked.paragraph_format.space_after = Pt(2)
        asked.paragraph_format.keep_with_next = True
        page.to_write(page.docx.add_paragraph(), x.pista)
    if parte.tabla:
        _table(page, parte.tabla)


def _table(page: Page, t: TablaDocumento) -> None:
    empty = [""] * len(t.columnas)
    page.table(t.columnas, [*(list(row) for row in t.llenos), *[empty] * t.filas], t.anchos)
    # A short table stays with its heads on one page.
    for row in page.docx.tables[-1].rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _with_blanks(page: Page, paragraph: Paragraph, words: str) -> None:
    """Words in which «[…]» are places to write."""
    for i, part in enumerate(_BLANK.split(words)):
        if not part:
            continue
        if i % 2:
            page.to_write(paragraph, part, lines=False)
        else:
            rich(paragraph, part)


def _advice(page: Page, heading: Paragraph, words: str, author: str) -> None:
    comment: Any = page.docx.add_comment(heading.runs, text=words, author=author, initials=author[:1])
    comment._comment_elm.set(qn("w:date"), DATE.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _signatures(page: Page, parties: int, r: Any) -> None:
    heading = page.docx.add_heading(r.documento_firmas, 1)
    heading.paragraph_format.keep_with_next = True
    heads = [r.documento_parte, r.documento_nombre_cargo, r.documento_firma, r.documento_fecha]
    page.table(heads, [[""] * len(heads)] * parties, [3, 3, 3, 2])


def _about(page: Page, paquete: Paquete) -> None:
    """Where the model comes from, on a last page that says it may be deleted."""
    r, portada = paquete.rotulos.oficina, paquete.portada
    _new_page(page)
    page.paragraph(f"**{r.documento_sobre}**")
    edition = f"{portada.titulo}, {portada.edicion.titulo} {portada.edicion.version}"
    page.paragraph(r.documento_sobre_texto.replace("{edicion}", edition).replace("{licencia}", r.licencia))


def _numbers(page: Page) -> None:
    """The number of each page in its foot, but not on the cover."""
    section = page.docx.sections[0]
    section.different_first_page_header_footer = True
    foot = section.footer.paragraphs[0]
    foot.alignment = page.CENTRE
    _field_start(foot, "PAGE")
    foot.add_run("1")
    _field_end(foot)


def _new_page(page: Page) -> None:
    page.docx.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _field_start(paragraph: Paragraph, code: str) -> None:
    for kind in ("begin", "code", "separate"):
        run = paragraph.add_run()
        if kind == "code":
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = code
            run._r.append(text)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            if kind == "begin":
                mark.set(qn("w:dirty"), "true")
            run._r.append(mark)


def _field_end(paragraph: Paragraph) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), "end")
    paragraph.add_run()._r.append(mark)
