"""Tables of a text document: heads that programs and screen readers know, rows that grow and do not part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from macros.words.markup import plain
from print.office import places

NARROWEST_MM = 16.0
ROW_TO_WRITE_MM = 8.0
"""Least height of a row with something to write; it grows with what is written."""
LINE, TINT = "8FA3A6", "E6EFF0"
FACTS = (3.0, 7.0)
"""Shares of the width of a table of facts."""
SIDE = 108
"""Twentieths of a point between the sides of a cell and its words."""
KEPT_ROWS = 3
"""Rows that stay on one page with the heads."""


class DocTables:
    """Adds tables to ``docx``, as wide as ``width_mm``."""

    def __init__(self, docx: Docx, width_mm: float) -> None:
        self.docx, self.width_mm = docx, width_mm

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], caption: str
    ) -> Table:
        """Heads above, again on each page; an empty cell is a place to write."""
        made = self._blank(1 + len(rows), widths or [1.0] * len(heads), caption, first_row=True)
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for i, row in enumerate([heads, *rows]):
            if i and not all(row):
                made.rows[i].height = Mm(ROW_TO_WRITE_MM)
            for cell, text in zip(made.rows[i].cells, row, strict=True):
                _write(cell, f"**{plain(text)}**" if i == 0 else text)
                if i == 0:
                    _fill(cell)
                if i < min(len(rows), KEPT_ROWS):
                    _keep(cell)
        self._after()
        return made

    def facts(self, rows: Sequence[tuple[str, str, str]], caption: str, hint: str) -> Table:
        """Heads on the left: (head, what stands beside it, hint where nothing does)."""
        made = self._blank(len(rows), FACTS, caption, first_row=False)
        for i, (head, text, asked) in enumerate(rows):
            label, value = made.rows[i].cells
            _write(label, f"**{plain(head)}**")
            _fill(label)
            if text:
                _write(value, text)
            else:
                places.to_write(value.paragraphs[0], asked or hint)
                value.paragraphs[0].paragraph_format.space_after = Pt(2)
            if i < len(rows) - 1:
                _keep(label)
        self._after()
        return made

    def _blank(self, rows: int, shares: Sequence[float], caption: str, *, first_row: bool) -> Table:
        made: Table = self.docx.add_table(rows=rows, cols=len(shares))
        made.style = "Table Grid"
        made.autofit = False
        for column, width in zip(made.columns, self._widths(shares), strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
        for row in made.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        _borders(made)
        _heads(made, first_row, plain(caption))
        return made

    def _widths(self, shares: Sequence[float]) -> list[float]:
        """Widths in mm that fill the page, none too narrow for a word."""
        least = min(NARROWEST_MM, self.width_mm / len(shares))
        spare = self.width_mm - least * len(shares)
        extra = [max(0.0, self.width_mm * share / sum(shares) - least) for share in shares]
        return [least + (spare * e / sum(extra) if sum(extra) else 0.0) for e in extra]

    def _after(self) -> None:
        """Two tables one after the other would be one."""
        space = self.docx.add_paragraph()
        space.paragraph_format.space_after = Pt(0)

    def signatures(self, texts: Sequence[str], write: Callable[[Paragraph, str], None]) -> None:
        """Lines to sign on, side by side; ``write`` puts the words of each below its line."""
        made = self.docx.add_table(rows=1, cols=len(texts))
        made.autofit = False
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text in zip(made.rows[0].cells, texts, strict=True):
            cell.width = Mm(self.width_mm / len(texts))
            above = cell.paragraphs[0]
            above.paragraph_format.space_before, above.paragraph_format.space_after = Pt(40), Pt(2)
            _rule_below(above)
            write(cell.add_paragraph(), text)
        self._after()


def _write(cell: _Cell, text: str) -> None:
    for i, part in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        places.rich(paragraph, part)


def _keep(cell: _Cell) -> None:
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.keep_with_next = True


def _fill(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", TINT)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _heads(table: Any, first_row: bool, caption: str) -> None:
    """Say which cells are heads, and what the table is, to programs that read it aloud."""
    properties = table._tbl.tblPr
    looks = properties.find(qn("w:tblLook"))
    if looks is not None:
        properties.remove(looks)
    looks = OxmlElement("w:tblLook")
    for name, on in (("firstRow", first_row), ("firstColumn", not first_row), ("lastRow", False),
                     ("lastColumn", False), ("noHBand", True), ("noVBand", True)):  # fmt: skip
        looks.set(qn(f"w:{name}"), "1" if on else "0")
    _margins(properties)
    properties.append(looks)
    if caption:
        told = OxmlElement("w:tblCaption")
        told.set(qn("w:val"), caption)
        properties.append(told)


def _margins(properties: Any) -> None:
    """Room between the lines and the words, and an edge that stands where the text does. In twentieths of a point."""
    cells = OxmlElement("w:tblCellMar")
    for edge, room in (("top", 50), ("left", SIDE), ("bottom", 30), ("right", SIDE)):
        margin = OxmlElement(f"w:{edge}")
        margin.set(qn("w:w"), str(room))
        margin.set(qn("w:type"), "dxa")
        cells.append(margin)
    properties.append(cells)


def _borders(table: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_line(edge))
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), str(SIDE))
    indent.set(qn("w:type"), "dxa")
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    # The order of these is fixed: what stands elsewhere is no valid document.
    for made in (indent, borders):
        if layout is not None:
            layout.addprevious(made)
        else:
            table._tbl.tblPr.append(made)


def _line(edge: str, colour: str = LINE) -> Any:
    line = OxmlElement(f"w:{edge}")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    return line


def _rule_below(paragraph: Any) -> None:
    rule = OxmlElement("w:pBdr")
    rule.append(_line("bottom", "1D2B2C"))
    properties = paragraph._p.get_or_add_pPr()
    spacing = properties.find(qn("w:spacing"))
    if spacing is not None:
        spacing.addprevious(rule)
    else:
        properties.append(rule)
