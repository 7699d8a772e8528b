"""What one process is asked to make (``Job``) and what it hands back (``Made``). Plain data that can be pickled."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from macros.public.kit import Archivo, Miniatura
from print.engine.findings import Finding
from print.sheets.places import Sello

if TYPE_CHECKING:  # a page that is only looked at is not drawn
    from print.engine.weasy import Rendered

Copia = Literal["reducida", "blanco-y-negro"]
"""Copies made of a finished drawing without drawing again."""
PARTS, SHEETS = "partes", "mosaicos"
"""Folders of what is kept half done: the parts of books, and the sheets of posters by parts."""


@dataclass(frozen=True)
class Mosaico:
    """A copy of a poster by parts: at which scale, on which paper, and the words that go on its sheets.

    clave: hash of all that decides those words, which are the same for every poster. vertical, horizontal: HTML of the
    labels for sheets upright and on their side. hojas, en_blanco: words of the map.
    """

    clave: str
    variante: str
    papel: str
    escala: float
    vertical: str
    horizontal: str
    hojas: str
    en_blanco: str

    @property
    def htmls(self) -> tuple[str, str]:
        return self.vertical, self.horizontal

    def kept(self, turned: bool) -> str:
        """Where the words for upright sheets, or for those ``turned`` on their side, are kept once drawn."""
        return f"{SHEETS}/{self.clave[:24]}-{'horizontal' if turned else 'vertical'}"


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

    def kept(self, number: int) -> str:
        """Where part ``number`` is kept, once drawn."""
        return f"{PARTS}/{self.partes[number][0][:32]}"


@dataclass(frozen=True)
class Job:
    """One PDF to make from ``html``, and what to make from it.

    clave: hash of all that decides the result. ruta: where the PDF goes, relative to the output folder.
    a4_ruta: where the same drawing goes on A4 paper, empty for none.
    sello: what its freshness mark says and where, None for the lists of a bundle, which belong to no piece.
    mosaicos: the copies by parts. copias: which other copies are made of the same drawing. campos: what the tooltip
    of a field says of its room, empty where there are none. letra_mm: smallest letters inside its pictures, which the
    engine cannot measure, 0 for none. miniatura: width in pixels of the thumbnail, 0 for none.
    minima_pt: least size of any letter of its body, in points, 0 where nothing more is asked than in every page.
    tinta: most ink that a page may take, as a share of its area, 0 where it is not measured.
    paginas: how many pages the data says there must be, 0 where it does not say; paginas_en: the field that says it,
    empty where they are counted. hallazgos: what is wrong already,
    before anything is drawn. libro: how the book is put together; its ``html`` is all its parts, one after the other.
    """

    clave: str
    pieza: str
    html: str
    ruta: str
    variante: str
    papel: str
    paginas: int = 0
    paginas_en: str = ""
    rellenable: bool = False
    sello: Sello | None = field(default=None, kw_only=True)
    a4_ruta: str = ""
    mosaicos: tuple[Mosaico, ...] = ()
    copias: tuple[Copia, ...] = ()
    reducida_en_grises: bool = False
    campos: str = ""
    letra_mm: float = 0.0
    minima_pt: float = 0.0
    tinta: float = 0.0
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
class Made:
    """Result of a Job: its files, or what is wrong."""

    clave: str
    pieza: str
    archivos: list[Archivo] = field(default_factory=list)
    miniatura: Miniatura | None = None
    hallazgos: list[Finding] = field(default_factory=list)
    segundos: float = 0.0
    memoria_kb: int = 0
