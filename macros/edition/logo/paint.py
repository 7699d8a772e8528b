"""The looks of a logo drawn as SVG: known properties, made of words, numbers, colours and references inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import tinycss2

SIMPLE = "Usa uno exportado como «SVG simple»."
LOOKS = {
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "color", "opacity", "clip-path",
    "clip-rule", "mask", "stop-color", "stop-opacity", "display", "visibility", "paint-order", "vector-effect",
}  # fmt: skip
INSIDE = re.compile(r"#[\w.:-]+")
"""A reference to something of the same file."""
_COLOURS = {"rgb", "rgba", "hsl", "hsla"}
_SELECTOR = re.compile(r"[\w.#*,\s>-]+")
_SHAPED = {"clip-path", "mask"}
"""Of a sheet, these would draw shapes for each element that it names: they stand on the element itself."""


class DrawingError(Exception):
    """The drawing cannot be taken; ``str()`` says why and what to do, in Spanish."""


def looked(value: str, name: str, line: str) -> str:
    """The value of a property. Raises DrawingError where it wants something from outside or is not understood."""
    return _look(tinycss2.parse_component_value_list(value), name, line)


def declared(text: str, line: str) -> str:
    """The known ones of ``fill: #000; stroke: none``."""
    return ";".join(f"{name}:{value}" for name, value in _declarations(text, line))


def style_rules(css: str, line: str) -> str:
    """A style sheet with plain selectors and known properties."""
    out = []
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        selector = tinycss2.serialize(rule.prelude).strip() if rule.type == "qualified-rule" else ""
        if not selector or not _SELECTOR.fullmatch(selector):
            raise DrawingError(_told(line))
        found = list(_declarations(tinycss2.serialize(rule.content), line))
        if any(name in _SHAPED and "#" in value for name, value in found):
            raise DrawingError(f"{line} su estilo recorta formas. {SIMPLE}")
        out.append(f"{selector}{{{';'.join(f'{name}:{value}' for name, value in found)}}}")
    return "\n".join(out)


def _told(line: str) -> str:
    return f"{line} su estilo pide algo de fuera o no se entiende. Quita «@import» y «url(…)»."


def _declarations(text: str, line: str) -> Iterator[tuple[str, str]]:
    for d in tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True):
        if d.type != "declaration":
            raise DrawingError(_told(line))
        value = _look(d.value, d.lower_name, line)  # told also where what it says would be left behind
        if d.lower_name in LOOKS:
            yield d.lower_name, value


def _look(tokens: list[Any], name: str, line: str) -> str:
    for token in _all(tokens):
        fine = token.type in ("whitespace", "ident", "number", "percentage", "dimension", "hash", "comment")
        fine = fine or (token.type == "literal" and token.value in (",", "/"))
        fine = fine or (token.type == "function" and token.lower_name in (*_COLOURS, "url"))
        fine = fine or (token.type in ("url", "string") and bool(INSIDE.fullmatch(token.value)))
        if not fine:
            raise DrawingError(f"{line} «{name}» pide algo de fuera o no se entiende. Quita esa parte.")
    return str(tinycss2.serialize(tokens)).strip()


def _all(tokens: list[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        yield from _all(getattr(token, "arguments", None) or [])
