"""Places of a text document: where one writes, ticks or signs, numbers that programs fill in, advice in the margin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx.document import Document as Docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from print.office.dateless import DATE

FAINT = "5A6B6D"
TO_WRITE = "Por escribir"
"""Name of the style of words that one types over."""
BOX, TICKED = "2610", "2612"
"""Signs of a box to tick: empty, ticked."""
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def rich(paragraph: Paragraph, text: str) -> None:
    """Add ``text`` to a paragraph, ``**x**`` in bold."""
    for i, part in enumerate(_BOLD.split(text)):
        if part:
            paragraph.add_run(part).bold = bool(i % 2) or None


def to_write(paragraph: Paragraph, hint: str, *, lines: bool = True) -> None:
    """A place to write: grey words that go away when one types over them. ``lines``: it takes new lines too."""
    plain = OxmlElement("w:text")
    if lines:
        plain.set(qn("w:multiLine"), "1")
    run = paragraph.add_run(hint, style=TO_WRITE)
    run.font.color.rgb = RGBColor.from_string(FAINT)  # some programs pass over the style in here
    run.italic = True
    _control(paragraph, hint, [OxmlElement("w:showingPlcHdr"), plain], run)


def to_paste(paragraph: Paragraph, hint: str) -> None:
    """A place for a picture or anything else, with words that go away."""
    run = paragraph.add_run(hint, style=TO_WRITE)
    run.font.color.rgb = RGBColor.from_string(FAINT)
    run.italic = True
    _control(paragraph, hint, [OxmlElement("w:showingPlcHdr"), OxmlElement("w:richText")], run)


def to_tick(paragraph: Paragraph, about: str) -> None:
    """A box to tick; ``about``: what one says by ticking it."""
    box = parse_xml(
        f'<w14:checkbox xmlns:w14="{_W14}"><w14:checked w14:val="0"/>'
        f'<w14:checkedState w14:val="{TICKED}" w14:font="MS Gothic"/>'
        f'<w14:uncheckedState w14:val="{BOX}" w14:font="MS Gothic"/></w14:checkbox>'
    )
    run = paragraph.add_run(chr(int(BOX, 16)))
    run.font.name = "MS Gothic"
    _control(paragraph, about, [box], run)
    paragraph.add_run(" ")


def _control(paragraph: Paragraph, name: str, kind: Sequence[Any], run: Run) -> None:
    control, properties, content = (OxmlElement(f"w:{n}") for n in ("sdt", "sdtPr", "sdtContent"))
    named = OxmlElement("w:alias")
    named.set(qn("w:val"), name.replace("**", "")[:60])
    properties.extend([named, *kind])
    content.append(run._r)
    control.extend([properties, content])
    paragraph._p.append(control)


def field_start(paragraph: Paragraph, code: str) -> None:
    """Begin what programs work out by ``code``; what is added until ``field_end`` shows meanwhile."""
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


def field_end(paragraph: Paragraph) -> None:
    """End what ``field_start`` began."""
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), "end")
    paragraph.add_run()._r.append(mark)


def advise(docx: Docx, runs: Run | Sequence[Run], words: str, author: str) -> None:
    """Advice for who fills the document in, as a comment on ``runs``: nobody prints it by mistake."""
    comment: Any = docx.add_comment(runs, text=words.replace("**", ""), author=author, initials=author[:1])
    comment._comment_elm.set(qn("w:date"), DATE.strftime("%Y-%m-%dT%H:%M:%SZ"))
