"""Letters as they are kept: accents in one sign (NFC), without the signs that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_UNSEEN = "\xad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
UNSEEN = re.compile(f"[{_UNSEEN}]")
"""Soft hyphens, signs without width, marks of direction and of how an emoji looks."""
_AT_THE_START = re.compile(f"^[ \t-]*[{_UNSEEN}]+(?=- |\\w+:(?: |$))")
"""Where the form of the file depends on what comes first in the line."""
_NAMES = {"\xad": "guion opcional", "\u200b": "espacio sin ancho", "\ufeff": "marca de orden"}


def kept(text: str) -> str:
    """``text`` as the rest of the program sees it."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", UNSEEN.sub("", text))


def at_the_start(line: str) -> re.Match[str] | None:
    """The unseen sign that begins what a line says, where the form of the file depends on it."""
    return UNSEEN.search(line) if _AT_THE_START.match(line) else None


def told(line: int, column: int, lines: Sequence[str], last: int) -> tuple[int, int, str] | None:
    """Where the first unseen sign stands of a text that begins at ``line`` and ``column`` (0-based), and what it is."""
    for number in range(line, min(last + 1, len(lines))):
        if found := UNSEEN.search(lines[number], column if number == line else 0):
            name = _NAMES.get(found[0], "no se ve")
            message = (
                f"el texto trae un signo que no se imprime (U+{ord(found[0]):04X}, {name}) y se leyó sin él. "
                "Borra desde la letra anterior hasta la siguiente y escríbelas de nuevo."
            )
            return number + 1, found.start() + 1, message
    return None
