"""The look that all our text documents share: paper, letters, headings, tables, places to write. Uses python-docx."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from macros.model import Paquete
from macros.words.markup import plain
from print.office import look
from print.office.dateless import DATE, dateless

LETTER_MM = (215.9, 279.4)
MARGIN_MM = 20.0
NARROWEST_MM = 16.0
MEXICAN = "es-MX"
ROW_TO_WRITE_MM = 8.0
"""Least height of a row with something to write."""
FONT = "Arial"
"""On every machine: the letters of the prints are ours and other people's offices do not have them."""
INK, FAINT = "1D2B2C", "5A6B6D"
LINE, TINT = "8FA3A6", "E6EFF0"
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


class Page:
    """A document being written, top to bottom."""

    CENTRE = WD_ALIGN_PARAGRAPH.CENTER

    def __init__(
        self,
        paquete: Paquete,
        titulo: str,
        pieza: str,
        *,
        horizontal: bool = False,
        own: bool = False,
        language: str = MEXICAN,
    ) -> None:
        """``own``: what the organisation sends; our name and licence go to its properties and not to its foot."""
        self.r = paquete.rotulos.oficina
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
        about.comments, about.last_modified_by = "", ""
        about.created = about.modified = DATE
        self._head(paquete, section.header.paragraphs[0])
        edition = paquete.portada.edicion
        made_from = f"{paquete.portada.titulo} · {edition.titulo} {edition.version} · {pieza} · {self.r.licencia}"
        if own:
            about.comments = made_from
            return
        foot = section.footer.paragraphs[0]
        foot.add_run(made_from)
        foot.style = self.docx.styles["Footer"]

    def _lighten(self) -> None:
        """Leave out what python-docx's blank document brings and ours never use: two thirds of the file's weight."""
        styles = self.docx.styles.element
        for style in styles.findall(qn("w:style")):
            if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in ("TableGrid", "TableNormal"):
                styles.remove(style)
        for rels in (self.docx.part.rels, self.docx.part.package.rels):
            for id_ in [i for i, rel in rels.items() if rel.reltype.endswith(("/stylesWithEffects", "/thumbnail"))]:
                del rels[id_]

    def _styles(self, brand: str, language_code: str) -> None:
        styles = self.docx.styles
        sizes = {
            "Normal": 11,
            "Heading 1": 22,
            "Heading 2": 15,
            "Heading 3": 12,
            "Title": 30,
            "Footer": 8,
            "Header": 10,
        }
        for name, size in sizes.items():
            style: Any = styles[name]
            style.font.name, style.font.size = FONT, Pt(size)
            style.font.color.rgb = RGBColor.from_string(brand if "Heading" in name or name == "Title" else INK)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{kind}"), FONT)
            for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
        normal: Any = styles["Normal"]
        normal.paragraph_format.space_after = Pt(6)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), language_code)
        normal.element.get_or_add_rPr().append(language)
        faint: Any = styles.add_style("Por escribir", WD_STYLE_TYPE.CHARACTER)
        faint.font.color.rgb = RGBColor.from_string(FAINT)
        faint.font.italic = True

    def _head(self, paquete: Paquete, paragraph: Paragraph) -> None:
        """Whose document it is: the edition's organisation, or a place to write one's own."""
        name, logo = look.name(paquete), look.picture(paquete)
        if logo:
            data, width, height = logo
            drawn = paragraph.add_run().add_picture(io.BytesIO(data), Mm(width), Mm(height))
            drawn._inline.docPr.set("descr", name)
            paragraph.add_run("  ")
        if name:
            paragraph.add_run(name).bold = True
        else:
            self.to_write(paragraph, self.r.tu_organizacion)

    # ---- what goes on it ----------------------------------------------------------------------

    def heading(self, text: str, level: int) -> None:
        """A heading; level 1 is the title of the document."""
        self.docx.add_heading(plain(text), level)

    def paragraph(self, text: str, style: str | None = None) -> Paragraph:
        """Words, with ``**bold**``. To name the style of plain text would take longer than all the rest."""
        made = self.docx.add_paragraph(style=style)
        rich(made, text)
        return made

    def points(self, texts: Sequence[str]) -> None:
        """A list."""
        for text in texts:
            self.paragraph(text, "List Bullet")

    def field(self, label: str, hint: str, lines: int) -> None:
        """A question and the place to answer it."""
        asked = self.paragraph(f"**{plain(label)}**")
        asked.paragraph_format.space_after = Pt(2)
        asked.paragraph_format.keep_with_next = True
        self.to_write(self.docx.add_paragraph(), hint or self.r.escribe_aqui)
        for _ in range(min(lines, 12) - 1):
            self.docx.add_paragraph()

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float] = ()) -> None:
        """A table with its heads again on each page; empty cells are places to write. One of two heads may be empty."""
        columns = self._widths(widths or [1.0] * len(heads))
        made = self.docx.add_table(rows=1 + len(rows), cols=len(heads))
        made.style = "Table Grid"
        made.autofit = False
        for column, width in zip(made.columns, columns, strict=True):
            column.width = Mm(width)
        _borders(made)
        head = made.rows[0]._tr.get_or_add_trPr()
        head.append(OxmlElement("w:tblHeader"))
        for i, row in enumerate([heads, *rows]):
            keep = made.rows[i]._tr.get_or_add_trPr()
            keep.append(OxmlElement("w:cantSplit"))
            if i and not all(row):
                made.rows[i].height = Mm(ROW_TO_WRITE_MM)
            for j, (cell, text) in enumerate(zip(made.rows[i].cells, row, strict=True)):
                cell.width = Mm(columns[j])
                self._cell(cell, f"**{plain(text)}**" if i == 0 and text else text)
                if i == 0:
                    _fill(cell)
        if len(heads) == 2 and not heads[1]:
            made.rows[0].cells[0].merge(made.rows[0].cells[1])
        self.docx.add_paragraph()

    def _widths(self, shares: Sequence[float]) -> list[float]:
        """Widths in mm that fill the page, none too narrow for a word."""
        least = min(NARROWEST_MM, self.width_mm / len(shares))
        spare = self.width_mm - least * len(shares)
        extra = [max(0.0, self.width_mm * share / sum(shares) - least) for share in shares]
        return [least + (spare * e / sum(extra) if sum(extra) else 0.0) for e in extra]

    def _cell(self, cell: _Cell, text: str) -> None:
        first = True
        for part in text.split("\n"):
            paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(2)
            rich(paragraph, part)
            first = False

    def to_write(self, paragraph: Paragraph, hint: str, *, lines: bool = True) -> None:
        """A place to write: grey words that go away when one types over them. ``lines``: it takes new lines too."""
        control, properties, content = (OxmlElement(f"w:{n}") for n in ("sdt", "sdtPr", "sdtContent"))
        named = OxmlElement("w:alias")
        named.set(qn("w:val"), hint[:60])
        plain = OxmlElement("w:text")
        if lines:
            plain.set(qn("w:multiLine"), "1")
        properties.extend([named, OxmlElement("w:showingPlcHdr"), plain])
        run = paragraph.add_run(hint, style="Por escribir")
        run.font.color.rgb = RGBColor.from_string(FAINT)  # some programs pass over the style in here
        run.italic = True
        content.append(run._r)
        control.extend([properties, content])
        paragraph._p.append(control)

    def saved(self) -> bytes:
        """The finished file."""
        buffer = io.BytesIO()
        self.docx.save(buffer)
        return dateless(buffer.getvalue())


def rich(paragraph: Paragraph, text: str) -> None:
    """Add ``text`` to a paragraph, ``**x**`` in bold."""
    for i, part in enumerate(_BOLD.split(text)):
        if part:
            paragraph.add_run(part).bold = bool(i % 2) or None


def _fill(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", TINT)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _borders(table: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
