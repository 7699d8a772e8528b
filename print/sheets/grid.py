"""How a poster is cut into office sheets: rows and columns, where each sheet's window falls, and the map of them."""

from __future__ import annotations

from dataclasses import dataclass

from macros.public.kit import Rejilla
from print.sheets.papers import PAPERS_MM


@dataclass(frozen=True)
class Grid:
    """How a poster is cut into sheets; lengths in millimetres."""

    nombre: str
    ancho_mm: float
    alto_mm: float
    margen_mm: float
    traslape_mm: float
    poster_ancho_mm: float
    poster_alto_mm: float

    @property
    def util_ancho(self) -> float:
        """Width of the poster that one sheet shows."""
        return self.ancho_mm - 2 * self.margen_mm

    @property
    def util_alto(self) -> float:
        """Height of the poster that one sheet shows."""
        return self.alto_mm - 2 * self.margen_mm

    @property
    def columnas(self) -> int:
        return _count(self.poster_ancho_mm, self.util_ancho, self.traslape_mm)

    @property
    def filas(self) -> int:
        return _count(self.poster_alto_mm, self.util_alto, self.traslape_mm)

    @property
    def count(self) -> int:
        """How many sheets the poster takes, its map left out."""
        return self.columnas * self.filas

    def geometry(self) -> Rejilla:
        """What a program needs to put the sheets together again."""
        return Rejilla(columnas=self.columnas, filas=self.filas, margen_mm=self.margen_mm, traslape_mm=self.traslape_mm)


MARGIN_MM, OVERLAP_MM = 12, 10


def _count(whole: float, part: float, overlap: float) -> int:
    n = 1
    while part + (n - 1) * (part - overlap) < whole - 0.01:
        n += 1
    return n


def grid(paper: str, poster_mm: tuple[float, float]) -> Grid:
    """The grid that cuts a poster into the fewest sheets of a paper, upright or on its side."""
    sheet = PAPERS_MM[paper]
    both = [Grid(paper, *size, MARGIN_MM, OVERLAP_MM, *poster_mm) for size in (sheet, sheet[::-1])]
    return min(both, key=lambda g: g.count)


TILED_ON = ("carta", "oficio", "a4")
"""Papers on which a poster may be printed by parts."""
CARTA_VERTICAL = grid("carta", (600, 900))
"""An upright poster on landscape Letter: 15 sheets; on upright Letter it would take 16."""
CARTA_APAISADO = grid("carta", (900, 600))
"""A landscape poster on upright Letter: 15 sheets too."""

MAP_HEIGHT_MM = 188.0


def offsets(grid: Grid) -> list[tuple[int, int, float, float]]:
    """Row, column (from 1) and position in mm of each sheet's window on the poster, from its top left corner."""
    step_x, step_y = grid.util_ancho - grid.traslape_mm, grid.util_alto - grid.traslape_mm
    return [(row + 1, col + 1, col * step_x, row * step_y) for row in range(grid.filas) for col in range(grid.columnas)]


def name_of(row: int, col: int) -> str:
    """Label of a sheet: letter of its row and number of its column, «B3»."""
    return f"{chr(64 + row)}{col}"


def map_box(grid: Grid) -> tuple[float, float, float, float]:
    """Place of the reduced poster on the map page: left, top, width, height in mm."""
    height = min(MAP_HEIGHT_MM, grid.util_alto)
    width = height * grid.poster_ancho_mm / grid.poster_alto_mm
    if width > grid.util_ancho * 0.62:
        width = grid.util_ancho * 0.62
        height = width * grid.poster_alto_mm / grid.poster_ancho_mm
    return grid.ancho_mm - grid.margen_mm - width, grid.margen_mm, width, height
