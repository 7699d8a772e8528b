"""How a poster is cut into office sheets: which part of it each sheet shows, and the map of them. Lengths in mm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.public.kit import Corte, Rejilla
from print.sheets.papers import PAPERS_MM

MARGIN_MM, OVERLAP_MM = 10, 10
FULL, SMALL = 1.0, 0.69
"""Scales of a poster by parts: its own size, and about 40 × 60 cm. Letters of 38 mm are then read from 3.5 m."""
ROWS, COLUMNS = 5, 5
"""Most rows and columns that a poster takes."""
AIR_MM = 1.5
"""Paper left around what is drawn."""
READ_FROM = 0.2
"""Metres from which a capital letter is read, for each millimetre of its height: 25 mm from 5 m."""

Span = tuple[float, float]
"""From where to where a row or a column of sheets shows the poster."""


@dataclass(frozen=True)
class Leaf:
    """A sheet of office paper and the room inside its margins."""

    papel: str
    ancho_mm: float
    alto_mm: float

    @property
    def util_ancho(self) -> float:
        """Most width of the poster that it shows."""
        return self.ancho_mm - 2 * MARGIN_MM

    @property
    def util_alto(self) -> float:
        """Most height of the poster that it shows."""
        return self.alto_mm - 2 * MARGIN_MM

    @property
    def tendida(self) -> bool:
        return self.ancho_mm > self.alto_mm


def leaves(paper: str) -> tuple[Leaf, Leaf]:
    """A paper upright and on its side."""
    wide, high = PAPERS_MM[paper]
    return Leaf(paper, wide, high), Leaf(paper, high, wide)


@dataclass(frozen=True)
class Grid:
    """How a page of a poster is cut: spans of its columns and rows, and the sheets that would be blank.

    Spans are millimetres of the poster at ``escala``, from its top left corner.
    """

    hoja: Leaf
    escala: float
    columnas: tuple[Span, ...]
    filas: tuple[Span, ...]
    en_blanco: frozenset[tuple[int, int]] = frozenset()

    def windows(self) -> list[tuple[int, int, float, float, float, float]]:
        """Row and column (from 1), left, top, width and height of what each printed sheet shows."""
        return [w for w in self.places() if (w[0], w[1]) not in self.en_blanco]

    def places(self) -> list[tuple[int, int, float, float, float, float]]:
        """The same, those left blank too."""
        return [
            (i, j, left, top, right - left, bottom - top)
            for i, (top, bottom) in enumerate(self.filas, 1)
            for j, (left, right) in enumerate(self.columnas, 1)
        ]


def geometry(grids: Sequence[Grid]) -> Rejilla:
    """What a program needs to put the sheets together again."""
    return Rejilla(
        columnas=len(grids[0].columnas),
        filas=len(grids[0].filas),
        margen_mm=MARGIN_MM,
        traslape_mm=OVERLAP_MM,
        escala=grids[0].escala,
        cortes=tuple(
            Corte(
                columnas=tuple((round(a, 1), round(b, 1)) for a, b in g.columnas),
                filas=tuple((round(a, 1), round(b, 1)) for a, b in g.filas),
                en_blanco=tuple(name_of(*x) for x in sorted(g.en_blanco)),
            )
            for g in grids
        ),
    )


def how_many(length: float, window: float) -> int:
    """Sheets side by side that show ``length``."""
    n = 1
    while window + (n - 1) * (window - OVERLAP_MM) < length - 0.01:
        n += 1
    return n


def name_of(row: int, col: int) -> str:
    """Label of a sheet: letter of its row and number of its column, «B3»."""
    return f"{chr(64 + row)}{col}"


MAP_SHARE = 0.44
"""Share of the width of the map page that the reduced poster may take."""


def map_box(hoja: Leaf, poster_mm: tuple[float, float]) -> tuple[float, float, float, float]:
    """Place of the reduced poster on the map page: left, top, width, height in mm."""
    scale = min(hoja.util_ancho * MAP_SHARE / poster_mm[0], (hoja.util_alto - 8) / poster_mm[1])
    width, height = poster_mm[0] * scale, poster_mm[1] * scale
    return hoja.ancho_mm - MARGIN_MM - width, MARGIN_MM, width, height
