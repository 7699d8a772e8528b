"""What each machine prints of a bundle: which file of each piece, on which pages, how many copies and sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.model import Etiquetas, Paquete, Pieza, Rotafolio
from macros.model.rotulos.impreso.tipos import ComoSeImprime
from macros.public.kit import Archivo, Maquina, Tinta, Trabajo, Tramo
from print.maletin.scope import Alcance

SLIDES_A_SHEET = 3
SCREEN = "16x9"
MACHINES: tuple[Maquina, ...] = ("oficina", "copisteria", "ploter", "partes")
"""Office printer, special papers, posters whole, and the same posters by parts for who has no plotter."""
POSTERS: dict[Maquina, tuple[str, str]] = {"ploter": ("original", "60x90"), "partes": ("mosaico-40", "carta")}
"""Variant and paper of a poster's file for each machine that prints posters."""
SHEET, BY_HAND = ("estatica", "carta"), ("dibujalo", "carta")
"""What is printed of most pieces, and of a flipchart that needs no plotter."""
ONLY_BY_SESSION: tuple[Maquina, ...] = ("partes",)
"""What the whole package leaves to its sessions and guides: with every poster in parts it would be 2,700 pages."""


@dataclass(frozen=True)
class Impreso:
    """A piece inside a print-ready PDF: pages ``desde`` to ``hasta`` (from 1); ``hojas`` counts all the copies."""

    pieza: Pieza
    archivo: Archivo
    copias: int
    desde: int
    hasta: int
    papel: str
    tinta: str
    caras: int

    @property
    def paginas(self) -> int:
        return self.hasta - self.desde + 1

    @property
    def hojas_por_copia(self) -> int:
        """Sheets of paper for one copy."""
        return -(-self.paginas // self.caras)

    @property
    def hojas(self) -> int:
        """Sheets of paper for all the copies."""
        return self.hojas_por_copia * self.copias


@dataclass(frozen=True)
class Parada:
    """What one machine prints, in one PDF in colour (``nombre``) and one in black and white."""

    uso: Maquina
    nombre: str
    partes: tuple[Impreso, ...]

    def nombre_en(self, tinta: Tinta) -> str:
        """Name of its PDF in colour or in black and white."""
        return self.nombre if tinta == "color" else self.nombre.replace(".pdf", "-sin-color.pdf")

    @property
    def hojas(self) -> int:
        """Sheets for all the copies of everything."""
        return sum(p.hojas for p in self.partes)

    def sheets(self) -> dict[str, int]:
        """Sheets by paper, in order of first use."""
        out: dict[str, int] = {}
        for p in self.partes:
            out[p.papel] = out.get(p.papel, 0) + p.hojas
        return out

    def told(self) -> Trabajo:
        """What ``kit.json`` says of it."""
        tramos = tuple(
            Tramo(pieza=p.pieza.id, desde=p.desde, hasta=p.hasta, hojas=p.hojas_por_copia, copias=p.copias)
            for p in self.partes
        )
        return Trabajo(uso=self.uso, hojas=self.hojas, tramos=tramos)


def stops(alcance: Alcance, files: Mapping[str, Sequence[Archivo]], paquete: Paquete) -> dict[Maquina, Parada]:
    """What each machine prints of ``alcance``; a machine without anything to print is left out."""
    uses = [uso for uso in MACHINES if not (alcance.entero and uso in ONLY_BY_SESSION)]
    every = {uso: stop(alcance, uso, files, paquete) for uso in uses}
    return {uso: parada for uso, parada in every.items() if parada.partes}


def stop(alcance: Alcance, uso: Maquina, files: Mapping[str, Sequence[Archivo]], paquete: Paquete) -> Parada:
    """What a machine prints of ``alcance``; each piece once, in order of use."""
    parts, at = [], 1
    for pieza in alcance.piezas:
        archivo = choose(pieza, files.get(pieza.id, ()), uso, paquete)
        if archivo is None:
            continue
        slides = archivo.papel == SCREEN
        pages = -(-archivo.paginas // SLIDES_A_SHEET) if slides else archivo.paginas
        how = _how(pieza, uso, paquete)
        backs = isinstance(pieza, Etiquetas) and any(e.reverso for e in pieza.etiquetas)
        parts.append(
            Impreso(
                pieza, archivo, alcance.cantidades.get(pieza.id, 1), at, at + pages - 1,
                how.papel, how.tinta, 1 if pages == 1 else 2 if backs else how.caras,
            )
        )  # fmt: skip
        at += pages
    return Parada(uso, f"{alcance.id}-{uso}.pdf", tuple(parts))


def choose(pieza: Pieza, files: Sequence[Archivo], uso: Maquina, paquete: Paquete) -> Archivo | None:
    """The file that a machine prints of a piece; None where another machine does, or nothing can be printed."""
    by = {(f.variante, f.papel): f for f in reversed(files)}
    if BY_HAND in by:
        return by[BY_HAND] if uso == "oficina" else None
    if POSTERS["ploter"] in by:
        return by.get(POSTERS[uso]) if uso in POSTERS else None
    mine = paquete.rotulos.de_tipo(pieza.tipo).maquina
    if uso != ("oficina" if mine in POSTERS else mine):  # a drawing that is for the table has no poster
        return None
    left = [f for f in files if not f.rellenable and f.papel in ("carta", SCREEN)]
    return by.get(SHEET) or (left[0] if left else None)


def _how(pieza: Pieza, uso: Maquina, paquete: Paquete) -> ComoSeImprime:
    if isinstance(pieza, Rotafolio) and pieza.dibujable:
        return paquete.rotulos.de_tipo("hoja")
    own = paquete.rotulos.de_tipo(pieza.tipo)
    return paquete.rotulos.maletin.por_partes if own.maquina in POSTERS and uso != "ploter" else own
