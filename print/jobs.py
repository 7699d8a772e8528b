"""What one process is asked to make (``Job``) and what it hands back (``Made``). Plain data that can be pickled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from print.engine import Finding


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

    def geometry(self) -> dict[str, float]:
        """What a program needs to put the sheets together again."""
        return {
            "columnas": self.columnas,
            "filas": self.filas,
            "margen_mm": self.margen_mm,
            "traslape_mm": self.traslape_mm,
        }


def _count(whole: float, part: float, overlap: float) -> int:
    n = 1
    while part + (n - 1) * (part - overlap) < whole - 0.01:
        n += 1
    return n


CARTA_VERTICAL = Grid("carta", 279.4, 215.9, 12, 10, 600, 900)
"""An upright poster on landscape Letter: 15 sheets; on upright Letter it would take 16."""
CARTA_APAISADO = Grid("carta", 215.9, 279.4, 12, 10, 900, 600)
"""A landscape poster on upright Letter: 15 sheets too."""


@dataclass(frozen=True)
class Job:
    """One PDF to make from ``html``, and what to make from it.

    clave: hash of all that decides the result. ruta: where the PDF goes, relative to the output folder.
    a4_ruta: where the same drawing goes on A4 paper, empty for none.
    mosaico: overlay HTML of the tiled copy and its grid. miniatura: width in pixels of the thumbnail, 0 for none.
    paginas: how many pages the data says there must be, 0 where it does not say. hallazgos: what is wrong already,
    before anything is drawn.
    """

    clave: str
    pieza: str
    html: str
    ruta: str
    variante: str
    papel: str
    paginas: int = 0
    rellenable: bool = False
    a4_ruta: str = ""
    mosaico: tuple[str, Grid] | None = None
    mosaico_ruta: str = ""
    miniatura: int = 0
    miniatura_ruta: str = ""
    hallazgos: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Archivo:
    """A finished file, as ``kit.json`` lists it."""

    ruta: str
    variante: str
    papel: str
    paginas: int
    bytes: int
    sha256: str
    rellenable: bool = False
    etiquetado: bool = True
    mosaico: dict[str, float] | None = None


@dataclass(frozen=True)
class Made:
    """Result of a Job: its files, or what is wrong."""

    clave: str
    pieza: str
    archivos: list[Archivo] = field(default_factory=list)
    miniatura: dict[str, Any] | None = None
    hallazgos: list[Finding] = field(default_factory=list)
    segundos: float = 0.0
    memoria_kb: int = 0
