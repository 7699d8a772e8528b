"""Labels with places for values."""

from __future__ import annotations

import re

from macros.words.counts import noun

_PLACE = re.compile(r"\{(\w+)(?: ([^{}|]+\|[^{}|]+))?\}")


def filled(text: str, **values: object) -> str:
    """``text`` with each ``{nombre}`` that is among ``values`` replaced; all else stays as it was written.

    «{grupos grupo|grupos}» brings its noun: «1 grupo», «4 grupos».

    Not ``str.format``: a label is data, and «{dia.__class__}» would reach into the program.
    """

    def place(m: re.Match[str]) -> str:
        if m[1] not in values:
            return m[0]
        value = values[m[1]]
        return f"{value} {noun(1 if str(value) == '1' else 0, m[2])}" if m[2] else str(value)

    return _PLACE.sub(place, text)
