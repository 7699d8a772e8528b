"""The letters of the bundled faces, so that what cannot be printed is told without a library that draws.

Ranges of code points, copied from ``print/fuentes``; every face has the same ones, and a test compares them.
"""

from __future__ import annotations

import re

RANGES = (
    "20-7E A0-AC AE-B4 B6-FF 102 131 152-153 2C6 2DA 2DC 300-301 303-304 308 2009 2013-2014 2018-201A 201C-201E "
    "2022 2026 2039-203A 2044 20AC 2122 2212 2215"
)


def _ends(span: str) -> tuple[int, int]:
    first, _, last = span.partition("-")
    return int(first, 16), int(last or first, 16)


LETTERS = frozenset(code for span in RANGES.split() for code in range(_ends(span)[0], _ends(span)[1] + 1))
"""Code points that every bundled face can draw."""
FOREIGN = re.compile(
    f"[^\\s{''.join(re.escape(chr(a)) + '-' + re.escape(chr(b)) for a, b in map(_ends, RANGES.split()))}]"
)
"""A sign that some face lacks."""


def absent(text: str) -> list[str]:
    """Signs of ``text`` that the faces lack, each once, in order."""
    return list(dict.fromkeys(FOREIGN.findall(text)))
