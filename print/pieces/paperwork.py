"""A document to hand over or to send: its words, taken apart from the blanks inside them."""

from __future__ import annotations

from typing import Any

from macros.model import Escrito
from macros.model.pieza import BLANK, Hueco


def paperwork(pieza: Escrito) -> dict[str, Any]:
    """What the template needs. ``partes``: a text as words and blanks, in order. ``sola``: the blank of a text that
    is nothing else, which may take several lines."""
    blanks = {c.id: c for c in pieza.campos}

    def parts(text: str) -> list[str | Hueco]:
        out: list[str | Hueco] = []
        for i, part in enumerate(BLANK.split(text)):
            if part:
                out.append(blanks[part] if i % 2 else part)
        return out

    def alone(text: str) -> Hueco | None:
        found = parts(text)
        return found[0] if len(found) == 1 and isinstance(found[0], Hueco) else None

    return {"partes": parts, "sola": alone}
