"""Colour never says anything alone: what would be told apart by nothing else is found here.

What counts as told apart by colour alone:

- in a line of text, two words of the same size, weight and style in different colours, neither of them with a number,
  in brackets or in quotes;
- in a list or a table, two items or rows alike in letters and borders whose words or background differ in colour;
- in a drawing, two shapes of the same form, thickness and dashes in different colours.

What passes these three keeps its meaning in greys: colours that are read all turn black there (``print.pdf.greys``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from print.engine.findings import Finding

_SHAPES = {"rect", "circle", "ellipse", "path", "line", "polyline", "polygon"}
_ROWS = {"tr", "li"}
_SIGN = re.compile(r"[\d()«»\[\]]")
"""A word with a number, in brackets or in quotes says by itself that it is another thing."""
_SIDES = ("top", "right", "bottom", "left")
Route = Callable[[tuple[Any, ...]], str]


def only_colour(body: Any, number: int, route: Route) -> Iterator[Finding]:
    """Words, items and rows of a laid out page that only their colour tells apart."""
    waiting: list[tuple[Any, tuple[Any, ...]]] = [(body, ())]
    while waiting:
        box, holders = waiting.pop()
        children = list(getattr(box, "children", ()))
        if getattr(box, "element", None) is not None and hasattr(box.element, "get"):
            holders = (*holders, box)
        line = type(box).__name__ == "LineBox"
        rows = [c for c in children if getattr(c, "element_tag", "") in _ROWS]
        if line or rows:
            yield from _alike(children if line else [], rows, holders, number, route)
        waiting += [(child, holders) for child in reversed(children)]


def _alike(words: list[Any], rows: list[Any], holders: Any, number: int, route: Route) -> Iterator[Finding]:
    alike: dict[Any, dict[Any, str]] = defaultdict(dict)
    for text in (t for c in words for t in _texts(c) if not _SIGN.search(t.text)):
        alike["palabras", _letters(text)].setdefault(_colour(text.style["color"]), text.text)
    for row in rows:
        texts = [t for c in (row.children if row.element_tag == "tr" else [row]) for t in _first(c)]
        if texts:
            shape = tuple(_letters(t) for t in texts), _borders(row)
            look = tuple(_colour(t.style["color"]) for t in texts), _colour(row.style["background_color"])
            alike[row.element_tag, shape].setdefault(look, texts[0].text)
    for looks in alike.values():
        if len(looks) > 1:
            one, other = [words.strip()[:40] for words in list(looks.values())[:2]]
            yield Finding(
                route(holders),
                f"en la página {number} solo el color distingue «{one}» de «{other}». "
                "Dales también otra letra, otra línea, un signo o una palabra.",
                "solo-color",
            )


def _texts(box: Any) -> Iterator[Any]:
    """Boxes of text with something to read; list markers left out."""
    if str(getattr(box, "element_tag", "") or "").endswith("::marker"):
        return
    if type(box).__name__ == "TextBox" and any(c.isalnum() for c in box.text):
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(child)


def _first(box: Any) -> list[Any]:
    return [text for text, _ in zip(_texts(box), range(1), strict=False)]


def _letters(text: Any) -> tuple[Any, ...]:
    s = text.style
    return round(s["font_size"], 1), s["font_weight"], s["font_style"], str(s["text_decoration_line"])


def _borders(row: Any) -> tuple[Any, ...]:
    boxes = row.children if row.element_tag == "tr" else [row]
    return tuple((b.style[f"border_{side}_style"], b.style[f"border_{side}_width"]) for b in boxes for side in _SIDES)


def _colour(value: Any) -> tuple[float, ...] | str:
    """Something that two equal colours share."""
    return tuple(round(float(c), 3) for c in value) if not isinstance(value, str) else value


def shapes_apart_by_colour(svg_body: str) -> list[str]:
    """What a drawing tells apart by colour alone, as messages; ``svg_body`` is what goes inside ``<svg>``."""
    root = etree.fromstring(f"<svg>{svg_body}</svg>")
    looks: dict[tuple[str | None, ...], set[tuple[str | None, ...]]] = defaultdict(set)
    for shape in root.iter(*_SHAPES):
        filled = str(shape.get("fill", "") != "none")
        form = (str(shape.tag), filled, shape.get("stroke-width"), shape.get("stroke-dasharray"))
        looks[form].add((shape.get("stroke"), shape.get("fill")))
    return [
        f"solo el color distingue figuras del dibujo ({form[0]}: {' y '.join(sorted(map(str, colours)))}). "
        "Dales otra línea, otro grueso o un letrero."
        for form, colours in looks.items()
        if len(colours) > 1
    ]
