"""What fills a last page that would be almost empty: a heading, and as many lines to write on as there is room for.

A page that wants it ends with the mark that ``mark`` makes. How much room is left is known once the page is laid out,
so such a page is laid out twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from print.engine.boxes import MM_PER_PX, Box
from print.engine.flow import filled

HEAD_MM, LINE_MM = 21.0, 8.3
"""Room that the heading takes with its air, and each line."""
ENOUGH = 0.45
"""A last page that reaches this share of its height is left as it is."""
_MARK = re.compile(r"<!--resto:([^<>]*?)-->")


def place_for_rest(words: str) -> Markup:
    """The mark; ``words`` is the heading."""
    return Markup("<!--resto:{}-->").format(escape(words.replace("--", "–")))


def with_rest(html: str, pages: Sequence[Box]) -> str | None:
    """``html`` with its last page filled; None where it asks for nothing or is full enough."""
    found = _MARK.search(html)
    if not found or not pages or filled(pages[-1]) >= ENOUGH:
        return None
    left = (1 - filled(pages[-1])) * pages[-1].height * MM_PER_PX - HEAD_MM
    lines = '<div class="renglon"></div>' * int(left // LINE_MM)
    rest = f'<section class="resto"><h3>{found[1]}</h3>{lines}</section>'
    return html[: found.start()] + rest + html[found.end() :]
