"""Colour never says anything alone: what would be told apart by nothing else is found here.

What counts as told apart by colour alone:

- in a line of text, two words of the same size, weight and style in different colours, neither of them with a number,
  in brackets or in quotes;
- in a list or a table, two items or rows alike in letters and borders whose words or background differ in colour.

Shapes of a drawing are looked at where it is drawn (``macros.diagrams.apart``). What passes all of these keeps its
meaning in greys: colours that are read all turn black there (``print.pdf.greys``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from print.engine.boxes import Box, texts
from print.engine.findings import Finding

_ROWS = {"tr", "li"}
_SIGN = re.compile(r"[\d()«»\[\]]")
"""A word with a number, in brackets or in quotes says by itself that it is another thing."""
Route = Callable[[tuple[Box, ...]], str]


def only_colour(body: Box, number: int, route: Route) -> Iterator[Finding]:
    """Words, items and rows of a laid out page that only their colour tells apart."""
    waiting: list[tuple[Box, tuple[Box, ...]]] = [(body, ())]
    while waiting:
        box, holders = waiting.pop()
        children = box.children
        if box.has_element:
            holders = (*holders, box)
        rows = [c for c in children if c.tag in _ROWS]
        if box.is_line or rows:
            yield from _alike(children if box.is_line else [], rows, holders, number, route)
        waiting += [(child, holders) for child in reversed(children)]


def _alike(words: list[Box], rows: list[Box], holders: tuple[Box, ...], number: int, route: Route) -> Iterator[Finding]:
    alike: dict[Any, dict[Any, str]] = defaultdict(dict)
    for text in (t for c in words for t in _readable(c) if not _SIGN.search(t.text)):
        alike["palabras", text.letters].setdefault(text.colour, text.text)
    for row in rows:
        cells = row.children if row.tag == "tr" else [row]
        firsts = [t for cell in cells for t, _ in zip(_readable(cell), range(1), strict=False)]
        if firsts:
            shape = tuple(t.letters for t in firsts), tuple(cell.borders for cell in cells)
            look = tuple(t.colour for t in firsts), row.ground
            alike[row.tag, shape].setdefault(look, firsts[0].text)
    for looks in alike.values():
        if len(looks) > 1:
            one, other = [words.strip()[:40] for words in list(looks.values())[:2]]
            yield Finding(
                route(holders),
                f"en la página {number} solo el color distingue «{one}» de «{other}». "
                "Dales también otra letra, otra línea, un signo o una palabra.",
                "solo-color",
            )


def _readable(box: Box) -> Iterator[Box]:
    """Runs of text with something to read."""
    return (t for t in texts(box) if any(c.isalnum() for c in t.text))
