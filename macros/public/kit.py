"""``kit.json``: every file of the kit, by piece, by session, guide or package, and the bundles."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.plan.uses import Uso, use_of
from macros.public.base import Publico, SiHay

WHOLE = "paquete"
"""What the files and the bundle of the whole package are said to be of."""


class Corte(Publico):
    """How a page of a poster by parts is cut; spans in millimetres of the poster at its scale, from its corner."""

    columnas: tuple[tuple[float, float], ...] = Field(description="De dónde a dónde llega cada columna de hojas.")
    filas: tuple[tuple[float, float], ...] = Field(description="De dónde a dónde llega cada fila de hojas.")
    en_blanco: tuple[str, ...] = Field(default=(), description="Hojas que no se imprimen: no llevan nada.")


class Rejilla(Publico):
    """What a program needs to put the sheets of a poster by parts together again; lengths in millimetres."""

    columnas: int
    filas: int
    margen_mm: int | float
    traslape_mm: int | float
    escala: float = Field(default=1.0, description="1: del tamaño del original.")
    cortes: tuple[Corte, ...] = Field(default=(), description="Uno por página del original.")


class Archivo(Publico):
    """A finished file of the kit.

    marca: its freshness mark, eight digits that change with what is printed; a copy has that of its drawing.
    """

    ruta: str = Field(description="Dónde está, desde la raíz del sitio.")
    variante: str = Field(description="original, estatica, rellenable, mosaico, reducida, editable…")
    papel: str = Field(description="Papel, o formato de lo que no es PDF: carta, a4, 60x90, docx…")
    paginas: int = Field(description="Páginas; 0 en lo que no es PDF.")
    bytes: int
    sha256: str
    rellenable: bool = False
    etiquetado: bool = Field(default=True, description="Si lleva etiquetas para lectores de pantalla.")
    marca: str = Field(default="", description="Ocho cifras que cambian con lo impreso; van también en cada hoja.")
    mosaico: SiHay[Rejilla] = None
    letra_pt: SiHay[float] = None
    lectura_m: SiHay[float] = Field(default=None, description="Desde cuántos metros se lee el texto de un cartel.")
    detalle_m: SiHay[float] = Field(default=None, description="Desde cuántos se lee lo más chico de su dibujo.")

    @property
    def uso(self) -> Uso:
        return use_of(self.variante, self.papel)


class Imagen(Publico):
    """A picture; ``ancho`` and ``alto`` in pixels."""

    ruta: str
    ancho: int
    alto: int
    sha256: str


class Miniatura(Imagen):
    """Picture of a piece's first page, and a lighter copy for pages that show many."""

    chica: Imagen


class PiezaDelKit(Publico):
    """A piece and all its files."""

    id: str
    tipo: str
    titulo: str
    sesion: str | None
    guia: str | None
    idioma: str = "es"
    inventario: tuple[int, ...] = Field(description="Números del inventario que cubre.")
    archivos: tuple[Archivo, ...]
    miniatura: Miniatura | None


class DeAlgo(Publico):
    """What belongs to a session, to a guide or, with neither, to the whole package."""

    sesion: str | None
    guia: str | None

    @property
    def de(self) -> str:
        """«sesion-4», «guia-ciclo» or «paquete»."""
        return self.sesion or (f"guia-{self.guia}" if self.guia else WHOLE)


class Salidas(DeAlgo):
    """Files that belong to no piece."""

    archivos: tuple[Archivo, ...]


Maquina = Literal["oficina", "copisteria", "ploter", "partes"]
Tinta = Literal["color", "negro"]


class Tramo(Publico):
    """A piece among the pages of a print-ready PDF."""

    pieza: str
    desde: int = Field(description="Primera página, desde 1.")
    hasta: int
    hojas: int = Field(description="Hojas de papel de una copia.")
    copias: int = Field(description="Copias para el grupo de los supuestos.")


class Trabajo(Publico):
    """What one machine prints of a bundle, in colour or not."""

    uso: Maquina = Field(description="La máquina; «partes» son los pliegos en hojas carta, para quien no tiene plóter.")
    hojas: int = Field(description="Hojas de papel con todas las copias, para el grupo de los supuestos.")
    tramos: tuple[Tramo, ...]


class Entero(Publico):
    """A print-ready PDF of a bundle: a job of a machine in colour or in black and white."""

    ruta: str
    bytes: int
    sha256: str
    uso: Maquina
    tinta: Tinta
    paginas: int
    etiquetado: bool


class Listado(Publico):
    """A list of a bundle: what to buy, what to order, or all of it as a spreadsheet."""

    lista: str
    formato: str
    ruta: str
    bytes: int
    sha256: str
    paginas: SiHay[int] = None

    @property
    def nombre(self) -> str:
        return self.lista


class Maletin(DeAlgo):
    """All the files of a session, of a guide or of the package in one ZIP, and what prints all at once."""

    ruta: str
    bytes: int
    sha256: str
    archivos: int = Field(description="Cuántos archivos lleva.")
    piezas: int = Field(description="De cuántas piezas.")
    trabajos: tuple[Trabajo, ...] = ()
    pdfs: tuple[Entero, ...]
    listas: tuple[Listado, ...]

    @property
    def descargas(self) -> tuple[Entero | Listado, ...]:
        """What can be had apart from the ZIP."""
        return (*self.pdfs, *self.listas)


class Kit(Publico):
    """The whole index of the kit."""

    piezas: tuple[PiezaDelKit, ...]
    salidas: tuple[Salidas, ...] = ()
    maletines: tuple[Maletin, ...] = ()
