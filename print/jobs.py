"""What one process is asked to make (``Job``) and what it hands back (``Made``). Plain data that can be pickled."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Literal

from print.engine.weasy import Finding, Rendered
from print.pdf.resizing import PAPERS_MM
from print.sheets.places import Sello


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
    return min(both, key=lambda g: g.columnas * g.filas)


TILED_ON = ("carta", "oficio", "a4")
"""Papers on which a poster may be printed by parts."""
CARTA_VERTICAL = grid("carta", (600, 900))
"""An upright poster on landscape Letter: 15 sheets; on upright Letter it would take 16."""
CARTA_APAISADO = grid("carta", (900, 600))
"""A landscape poster on upright Letter: 15 sheets too."""


Copia = Literal["reducida", "letra-grande", "blanco-y-negro"]
"""Copies made of a finished drawing without drawing again."""


@dataclass(frozen=True)
class Mosaico:
    """A copy of a poster by parts: its grid, and the HTML of the labels and cut marks that go over the sheets.

    clave: hash of all that decides those sheets, which are the same for every poster.
    """

    clave: str
    html: str
    rejilla: Grid


@dataclass(frozen=True)
class Encuadernado:
    """A book's parts, each a document of its own: (key, HTML) in order, and which one holds the contents.

    pie: what stands at the foot of each page, with ``{n}`` and ``{total}``. pagina: the word before a page number, for
    those who hear it. derecha_mm: the right margin.
    """

    partes: tuple[tuple[str, str], ...]
    indice: int
    pie: str
    pagina: str
    derecha_mm: float


@dataclass(frozen=True)
class Job:
    """One PDF to make from ``html``, and what to make from it.

    clave: hash of all that decides the result. ruta: where the PDF goes, relative to the output folder.
    a4_ruta: where the same drawing goes on A4 paper, empty for none.
    sello: what its freshness mark says and where, None for the lists of a bundle, which belong to no piece.
    mosaicos: the copies by parts. copias: which other copies are made of the same drawing. letra_mm: smallest letters
    inside its pictures, which the engine cannot measure, 0 for none. miniatura: width in pixels of the thumbnail, 0 for
    none.
    paginas: how many pages the data says there must be, 0 where it does not say. hallazgos: what is wrong already,
    before anything is drawn. libro: how the book is put together; its ``html`` is all its parts, one after the other.
    """

    clave: str
    pieza: str
    html: str
    ruta: str
    variante: str
    papel: str
    paginas: int = 0
    rellenable: bool = False
    sello: Sello | None = field(default=None, kw_only=True)
    a4_ruta: str = ""
    mosaicos: tuple[Mosaico, ...] = ()
    copias: tuple[Copia, ...] = ()
    reducida_en_grises: bool = False
    letra_mm: float = 0.0
    miniatura: int = 0
    miniatura_ruta: str = ""
    hallazgos: tuple[Finding, ...] = ()
    libro: Encuadernado | None = None

    @property
    def documents(self) -> list[str]:
        """Every HTML document of the job."""
        return [html for _, html in self.libro.partes] if self.libro else [self.html]

    def path_of(self, variant: str, paper: str) -> str:
        """Where a copy of this drawing goes, relative to the output folder."""
        return f"{PurePosixPath(self.ruta).parent}/{self.pieza}-{variant}-{paper}.pdf"


@dataclass(frozen=True)
class Drawn:
    """A drawn document or the reason why there is none; seconds it took and the process's peak memory in kB."""

    rendered: Rendered | None
    error: str
    segundos: float
    memoria_kb: int


@dataclass(frozen=True)
class Archivo:
    """A finished file, as ``kit.json`` lists it.

    marca: its freshness mark; a copy has that of its drawing. letra_pt: size of its smallest letters, in large print.
    """

    ruta: str
    variante: str
    papel: str
    paginas: int
    bytes: int
    sha256: str
    rellenable: bool = False
    etiquetado: bool = True
    marca: str = ""
    mosaico: dict[str, float] | None = None
    letra_pt: float | None = None


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
