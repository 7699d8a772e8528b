"""Which file of each piece goes into a print-ready PDF, on which pages, how many copies and sheets it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.model import Etiquetas, Paquete, Pieza
from macros.model.rotulos.tipos import ComoSeImprime
from macros.plan.uses import OFFICE_PAPER
from macros.public.kit import Archivo
from print.maletin.scope import Alcance

SLIDES_A_SHEET = 3
SCREEN = "16x9"
WANTED = {
    "imprenta": (("dibujalo", "carta"), ("original", "60x90"), ("estatica", "carta")),
    "oficina": (("dibujalo", "carta"), ("mosaico-40", "carta"), ("estatica", "carta")),
}
"""Variant and paper that each print-ready PDF prefers, best first."""
ONLY_BY_SESSION = ("oficina",)
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
    def hojas(self) -> int:
        """Sheets of paper for all the copies."""
        return -(-self.paginas // self.caras) * self.copias


@dataclass(frozen=True)
class Parada:
    """A print-ready PDF: ``uso`` is «imprenta» or «oficina»."""

    uso: str
    nombre: str
    partes: tuple[Impreso, ...]

    def sheets(self) -> dict[str, int]:
        """Sheets by paper, in order of first use."""
        out: dict[str, int] = {}
        for p in self.partes:
            out[p.papel] = out.get(p.papel, 0) + p.hojas
        return out


def plans(alcance: Alcance, files: Mapping[str, Sequence[Archivo]], paquete: Paquete) -> dict[str, Parada]:
    """The print-ready PDFs of ``alcance``, by use."""
    uses = [uso for uso in WANTED if not (alcance.entero and uso in ONLY_BY_SESSION)]
    return {uso: plan(alcance, uso, files, paquete) for uso in uses}


def plan(alcance: Alcance, uso: str, files: Mapping[str, Sequence[Archivo]], paquete: Paquete) -> Parada:
    """The print-ready PDF of ``alcance`` for a copy shop or an office; each piece once, in order of use."""
    parts, at = [], 1
    for pieza in alcance.piezas:
        archivo = choose(files.get(pieza.id, ()), uso)
        if archivo is None:
            continue
        slides = archivo.papel == SCREEN
        pages = -(-archivo.paginas // SLIDES_A_SHEET) if slides else archivo.paginas
        how = _how(pieza, archivo, paquete)
        backs = isinstance(pieza, Etiquetas) and any(e.reverso for e in pieza.etiquetas)
        parts.append(
            Impreso(
                pieza, archivo, alcance.cantidades.get(pieza.id, 1), at, at + pages - 1,
                how.papel, how.tinta, 1 if pages == 1 else 2 if backs else how.caras,
            )
        )  # fmt: skip
        at += pages
    return Parada(uso, f"{alcance.id}-{uso}.pdf", tuple(parts))


def choose(files: Sequence[Archivo], uso: str) -> Archivo | None:
    """The file that a print-ready PDF takes of a piece, by variant and paper; None where nothing can be printed."""
    for wanted in WANTED[uso]:
        for f in files:
            if (f.variante, f.papel) == wanted:
                return f
    left = [f for f in files if not f.rellenable and f.papel in ("carta", SCREEN)]
    return left[0] if left else None


def _how(pieza: Pieza, archivo: Archivo, paquete: Paquete) -> ComoSeImprime:
    on_office_paper = archivo.papel in OFFICE_PAPER
    poster = pieza.tipo in ("rotafolio", "diagrama")
    return paquete.rotulos.maletin.por_partes if poster and on_office_paper else paquete.rotulos.de_tipo(pieza.tipo)
