"""The letters of the bundled faces, so that what cannot be printed is told without a library that draws.

Ranges of code points, copied from ``print/fuentes``; a test compares them. What the kit's own face lacks is drawn with
the face of languages, whatever page it stands on.
"""

from __future__ import annotations

import re

OWN = (
    "20-7E A0-AC AE-B4 B6-FF 102 131 152-153 2C6 2DA 2DC 300-301 303-304 308 2009 2013-2014 2018-201A 201C-201E "
    "2022 2026 2039-203A 2044 20AC 2122 2212 2215"
)
"""What «Atkinson Hyperlegible Next» draws, in each of its weights."""
LANGUAGES = (
    "20-7E A0-148 14A-17F 186 190 192 197 19F 1F8-1F9 1FC 218-21B 228-229 232-233 241-242 244 254 25B 268 275 289 294 "
    "2B0 2BB-2BC 2BE 2C0 2C6-2C7 2D8 2DA 2DC-2DD 300-304 306-308 30A-30C 31B 323-324 327-328 32D 330-332 335 338 "
    "1E02-1E03 1E06-1E07 1E0C-1E0F 1E1A-1E1B 1E24-1E25 1E2C-1E2D 1E32-1E37 1E3A-1E3B 1E3E-1E3F 1E42-1E43 1E46-1E49 "
    "1E5E-1E5F 1E62-1E63 1E6C-1E6F 1E74-1E75 1E7C-1E7D 1E94-1E96 1EBC-1EBD 1EF2-1EF3 1EF8-1EF9 2009 2010-2011 "
    "2013-2014 2018-201A 201C-201E 2022 2026 2039-203A 2044 20AC 2122 2190 2192 2212 A78B-A78C"
)
"""What «Paquete Lenguas» draws: Latin letters of the languages of Mexico and its neighbours, with their marks."""


def _ends(span: str) -> tuple[int, int]:
    first, _, last = span.partition("-")
    return int(first, 16), int(last or first, 16)


def codes(ranges: str) -> frozenset[int]:
    """Code points of ``ranges``."""
    spans = map(_ends, ranges.split())
    return frozenset(code for first, last in spans for code in range(first, last + 1))


LETTERS = codes(OWN) | codes(LANGUAGES)
"""Code points that some bundled face can draw, in normal and in bold."""
FOREIGN = re.compile(
    f"[^\\s{''.join(re.escape(chr(a)) + '-' + re.escape(chr(b)) for a, b in map(_ends, f'{OWN} {LANGUAGES}'.split()))}]"
)
"""A sign that every face lacks."""


def absent(text: str) -> list[str]:
    """Signs of ``text`` that the faces lack, each once, in order."""
    return list(dict.fromkeys(FOREIGN.findall(text)))
