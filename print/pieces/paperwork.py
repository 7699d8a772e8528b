"""A document to hand over or to send: its words, taken apart from the blanks inside them."""

from __future__ import annotations

from macros.model import Escrito
from macros.model.piezas.pieza import BLANK, Hueco
from print.jobs import Job
from print.pieces.making import GREYS, Making


def jobs(pieza: Escrito, making: Making) -> list[Job]:
    blanks = {c.id: c for c in pieza.campos}

    def parts(text: str) -> list[str | Hueco]:
        """A text as words and blanks, in order."""
        split = enumerate(BLANK.split(text))
        return [blanks[part] if i % 2 else part for i, part in split if part]

    def alone(text: str) -> Hueco | None:
        """The blank of a text that is nothing else, which may take several lines."""
        found = parts(text)
        return found[0] if len(found) == 1 and isinstance(found[0], Hueco) else None

    return making.office(
        pieza, "documento", {"partes": parts, "sola": alone}, fillable=bool(pieza.campos), pages=pieza.paginas,
        copies=GREYS, style="documento", large={} if pieza.clase == "carta" else None,
    )  # fmt: skip
