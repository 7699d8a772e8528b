"""Where the freshness mark goes on each kind of sheet; the page styles keep these places free."""

from __future__ import annotations

from dataclasses import dataclass, replace

from print.sheets.papers import PT

DIGITS = 8
"""Hexadecimal digits of a freshness mark."""
MOST_BYTES = 106
"""Longest address of a QR code of 41 modules (version 6, error level M): the largest that the places hold."""
NUMBER = "https://numero.invalid/#"
"""In a part of a book: address of an empty link that holds the place of a page number. ``.invalid`` never resolves."""
OTHER_PART = "https://otra-parte.invalid/#"
"""In a part of a book: how a link to an anchor of another part begins."""
OFFICE_MODULE, POSTER_MODULE = 0.45, 1.0
"""Largest side of a module of the QR code, in millimetres."""
OFFICE_SIDE = 14.0
"""Largest side of the code of a sheet for the office, in millimetres: out of the way of whoever writes."""
LARGE_PRINT_PT = 18.0
"""Least size of any letter of a sheet in large print, in points: its foot and its mark too."""
LEAST_MODULE = 0.33
"""What the camera of any telephone reads off paper, in millimetres."""


@dataclass(frozen=True)
class Place:
    """A place on a page, in millimetres from its edges.

    The QR code has its right edge ``derecha`` from the page's right edge and its top ``arriba`` from the bottom edge.
    The letters begin ``izquierda`` from the left edge, with their base line ``base`` from the bottom edge; ``em`` is
    their size. ``modulo`` is the largest side of a module of the code and ``lado``, of the whole code.
    ``solo_primera``: the code is on the first page only. ``izquierda_par``: begin of the letters on even pages.
    """

    derecha: float
    arriba: float
    modulo: float
    izquierda: float
    base: float
    em: float
    solo_primera: bool = False
    izquierda_par: float = 0.0
    lado: float = OFFICE_SIDE

    def module(self, n: int) -> float:
        """Side of a module of a code that has ``n`` on a side, in millimetres."""
        return min(self.modulo, self.lado / n)


@dataclass(frozen=True)
class Sello:
    """What the freshness mark says: the address its QR code leads to (the mark comes after it), its label, its place.

    pie: edition and piece, for sheets that do not repeat the page's foot.
    """

    direccion: str
    rotulo: str
    pie: str
    lugar: Place


BOOK_MARGIN = 25
"""Left and right margin of a book: there is room to bind it on either side."""
_POSTER = Place(36, 48, POSTER_MODULE, 36, 38, 9, lado=41.0)
PLACES = {
    "carta": Place(17, 21.5, OFFICE_MODULE, 17, 20.5, 2.82),
    "carta-horizontal": Place(17, 23, OFFICE_MODULE, 17, 22, 2.82),
    "60x90": _POSTER,
    "90x60": _POSTER,
    "60x90-mural": _POSTER,
    "libro": Place(BOOK_MARGIN, 22 + OFFICE_SIDE, OFFICE_MODULE, BOOK_MARGIN, 16, 2.82, True),
    "letra-grande": Place(17, 23, OFFICE_MODULE, 17, 9, LARGE_PRINT_PT / PT),
    "letra-grande-horizontal": Place(17, 23, OFFICE_MODULE, 17, 9, LARGE_PRINT_PT / PT),
    "tarjetas": Place(20, 20, OFFICE_MODULE, 20, 16, 2.47),
}
"""By page style. Slides have none: what is shown on a screen carries no mark."""
TILE = Place(0, 0, 0, 14, 4, 2.47)
"""Letters in the bottom margin of each sheet of a tiled poster; its code is on the map and on the poster itself."""
MAP = replace(TILE, derecha=12 + OFFICE_SIDE, arriba=12 + OFFICE_SIDE, modulo=OFFICE_MODULE)
"""Here ``derecha`` counts from the left edge: the map itself is at the right."""
REDUCED = Place(9, 27, OFFICE_MODULE, 189, 7, 2.47)
REDUCED_TURNED = Place(11, 23, OFFICE_MODULE, 11, 20, 2.82)
"""On a poster reduced to a page: in the strip that the other shape of the paper leaves free."""
