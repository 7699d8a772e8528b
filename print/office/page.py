"""The look that all our text documents share: paper, letters, headings, tables, places to write. Uses python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from macros.model import Paquete
from macros.words.markup import plain
from print.office import look, places
from print.office.dateless import DATE, dateless
from print.office.doc_tables import DocTables

LETTER_MM = (215.9, 279.4)
MARGIN_MM = 20.0
MEXICAN = "es-MX"
FONT = "Arial"
"""On every machine: the letters of the prints are ours and other people's offices do not have them."""
INK = "1D2B2C"
KEPT = {
    "Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid", "Title", "Heading1", "Heading2", "Heading3",
    "ListBullet", "Header", "Footer", "CommentText", "CommentReference", "CommentSubject", "BalloonText",
}  # fmt: skip
"""Styles that our documents use, or that programs put comments in; programs bring the rest when somebody asks."""
SIZES = {"Normal": 11, "Title": 26, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11, "Footer": 9, "Header": 10}
"""Points of each style."""
BEFORE = {"Heading 1": 16, "Heading 2": 12, "Heading 3": 8}
"""Points above a heading."""


class Page:
    """A document being written, top to bottom. What we are goes to its properties and to a last page; to its body, no
    word of ours that its readers are not meant to read.
    """

    CENTRE = WD_ALIGN_PARAGRAPH.CENTER

    def __init__(
        self, paquete: Paquete, titulo: str, pieza: str, *, horizontal: bool = False, language: str = MEXICAN,
        numbers: bool = True, invented: bool = False,
    ) -> None:  # fmt: skip
        """``numbers``: of pages, in the foot; ``invented``: an example, which says so in the head of each page."""
        self.r, self.portada = paquete.rotulos.oficina, paquete.portada
        self.docx: Docx = Document()
        width, height = LETTER_MM[::-1] if horizontal else LETTER_MM
        section = self.docx.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE if horizontal else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
        self.width_mm = width - 2 * MARGIN_MM
        self._lighten()
        self._styles(look.colour(paquete), language)
        about = self.docx.core_properties
        about.title, about.author, about.language = titulo, paquete.portada.titulo, language
        about.last_modified_by = ""
        about.created = about.modified = DATE
        edition = paquete.portada.edicion
        made_from = f"{paquete.portada.titulo} · {edition.titulo} {edition.version} · {pieza} · {self.r.licencia}"
        about.comments = made_from
        if invented:
            section.header.paragraphs[0].add_run(self.r.documento_ejemplo).bold = True
        else:
            self._head(paquete, section.header.paragraphs[0])
        if numbers:
            foot = section.footer.paragraphs[0]
            foot.alignment = self.CENTRE
            places.field_start(foot, "PAGE")
            foot.add_run("1")
            places.field_end(foot)

    def _lighten(self) -> None:
        """Leave out what python-docx's blank document brings and ours never use: two thirds of the file's weight, and
        a third of the time, since each name of a style is looked for among all of them."""
        styles = self.docx.styles.element
        for style in styles.findall(qn("w:style")):
            if style.get(qn("w:styleId")).removesuffix("Char") not in KEPT:
                styles.remove(style)
        for rels in (self.docx.part.rels, self.docx.part.package.rels):
            for id_ in [i for i, rel in rels.items() if rel.reltype.endswith(("/stylesWithEffects", "/thumbnail"))]:
                del rels[id_]

    def _styles(self, brand: str, language_code: str) -> None:
        styles = self.docx.styles
        for name, size in SIZES.items():
            style: Any = styles[name]
            style.font.name, style.font.size = FONT, Pt(size)
            style.font.color.rgb = RGBColor.from_string(brand if "Heading" in name or name == "Title" else INK)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{kind}"), FONT)
            for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            if name in BEFORE:
                style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(BEFORE[name]), Pt(4)
                style.paragraph_format.keep_with_next = True
        title: Any = styles["Title"]
        title.element.pPr.remove(title.element.pPr.find(qn("w:pBdr")))
        normal: Any = styles["Normal"]
        normal.paragraph_format.space_after = Pt(6)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), language_code)
        normal.element.get_or_add_rPr().append(language)
        faint: Any = styles.add_style(places.TO_WRITE, WD_STYLE_TYPE.CHARACTER)
        faint.font.color.rgb = RGBColor.from_string(places.FAINT)
        faint.font.italic = True

    def _head(self, paquete: Paquete, paragraph: Paragraph) -> None:
        """Whose document it is: the edition's organisation, or a place to write one's own."""
        name = look.name(paquete)
        if self.logo(paquete, paragraph):
            paragraph.add_run("  ")
        if name:
            paragraph.add_run(name).bold = True
        else:
            places.to_write(paragraph, self.r.tu_organizacion)

    def logo(self, paquete: Paquete, paragraph: Paragraph) -> bool:
        """Put the edition's logo into ``paragraph``; False where there is none."""
        if drawn := look.picture(paquete):
            data, width, height = drawn
            shape = paragraph.add_run().add_picture(io.BytesIO(data), Mm(width), Mm(height))
            shape._inline.docPr.set("descr", look.name(paquete))
        return drawn is not None

    # ---- what goes on it ----------------------------------------------------------------------

    def heading(self, text: str, level: int, advice: Sequence[str] = ()) -> Paragraph:
        """A heading; level 0 is the title of the document. ``advice`` goes to the margin."""
        made: Paragraph = self.docx.add_heading(plain(text), level)
        if advice:
            places.advise(self.docx, made.runs, "\n".join(advice), self.r.documento_consejo)
        return made

    def paragraph(self, text: str, style: str | None = None, *, joined: bool = False) -> Paragraph:
        """Words, with ``**bold**``; ``joined``: on one page with what follows."""
        made = self.docx.add_paragraph(style=style)
        if joined:
            made.paragraph_format.keep_with_next = True
        places.rich(made, text)
        return made

    def points(self, texts: Iterable[str]) -> None:
        """A list."""
        for text in texts:
            self.paragraph(text, "List Bullet")

    def field(self, label: str, hint: str, written: str = "", *, joined: bool = False) -> None:
        """A question and the place to answer it, or the answer where it is ``written``; ``joined``: on one page with
        what follows."""
        self.paragraph(f"**{plain(label)}**", joined=True).paragraph_format.space_after = Pt(2)
        answer = self.paragraph(written, joined=joined)
        if not written:
            places.to_write(answer, hint or self.r.escribe_aqui)

    def facts(self, rows: Sequence[tuple[str, str, str]], caption: str) -> None:
        """What each thing is, in two columns whose first one is the head: (thing, what it is, hint where it is not
        known)."""
        if rows:
            DocTables(self.docx, self.width_mm).facts(rows, caption, self.r.escribe_aqui)

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float] = (), caption: str = ""
    ) -> None:
        """A table with its heads again on each page; empty cells are places to write. ``caption`` is for who does not
        see it."""
        DocTables(self.docx, self.width_mm).table(heads, rows, widths, caption)

    def ceremonial(self) -> None:
        """Large letters with room around them, for what is handed over and hung on a wall."""
        for name, size, around in (("Title", 40, 30), ("Normal", 16, 14)):
            style: Any = self.docx.styles[name]
            style.font.size, style.paragraph_format.space_after = Pt(size), Pt(around)
        title: Any = self.docx.styles["Title"]
        title.paragraph_format.space_before = Pt(30)

    def break_page(self) -> None:
        """What follows begins on another page."""
        self.docx.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def about(self) -> None:
        """Where the model comes from, on a last page that says it may be deleted."""
        edition = f"{self.portada.titulo}, {self.portada.edicion.titulo} {self.portada.edicion.version}"
        title = self.paragraph(f"**{self.r.documento_sobre}**", joined=True)
        title.paragraph_format.page_break_before = True
        words = self.r.documento_sobre_texto
        self.paragraph(words.replace("{edicion}", edition).replace("{licencia}", self.r.licencia))

    def saved(self) -> bytes:
        """The finished file."""
        buffer = io.BytesIO()
        self.docx.save(buffer)
        return dateless(buffer.getvalue())
