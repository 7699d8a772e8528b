"""Whether a box of a flipchart holds what it is for: notes, votes, lines written with a marker. Measured as drawn.

A box says what it holds with ``data-notas``, ``data-votos`` and ``data-trazos`` (lines of handwriting).
"""

from __future__ import annotations

from collections.abc import Iterator

from print.engine.boxes import Box
from print.engine.findings import Finding

NOTE_MM, GAP_MM = 76.0, 6.0
"""Side of a sticky note, and room around each."""
VOTE_MM = (30.0, 27.0)
"""A dot to vote with, as it is cut."""
LINE_MM, WORDS_MM = 36.0, 120.0
"""Height of a line written with a marker to be read from five metres, and least width of a word or two."""
SLACK_MM = 0.5
NAMES = {"notas": "notas de 76 mm", "votos": "votos", "trazos": "renglones con plumón"}


def holds(what: str, wide: float, high: float) -> int:
    """How many of ``what`` a box of that size holds; millimetres."""
    if what == "trazos":
        return int((high + SLACK_MM) / LINE_MM) if wide >= WORDS_MM - SLACK_MM else 0
    w, h = (NOTE_MM + GAP_MM, NOTE_MM + GAP_MM) if what == "notas" else VOTE_MM
    return int((wide + SLACK_MM) / w) * int((high + SLACK_MM) / h)


def full(box: Box, number: int, route: str) -> Iterator[Finding]:
    """What is wrong with a box on page ``number``; ``route``: where in the data it is."""
    for what, name in NAMES.items():
        wanted = box.data(what)
        if wanted is None or box.is_inline:
            continue
        wide, high = box.room_mm
        if (fit := holds(what, wide, high)) < int(wanted):
            yield Finding(
                route,
                f"en la página {number} un lugar de {wide / 10:.0f} × {high / 10:.0f} cm es para {wanted} {name} "
                f"y caben {fit}. Dale más «peso» o más ancho, o quita filas.",
                "no-cabe",
            )
