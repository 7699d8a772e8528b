"""Where and when each piece is used, and how its files are called: what the gallery and the pages of pieces share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from macros.public.kit import Archivo
from macros.model import Paquete, Pieza, Sesion
from macros.model.marco import MomentoMarco
from macros.model.rotulos.impreso.galeria import RotulosGaleria
from macros.plan.day.schedule import Momento, run
from macros.words.filling import filled
from macros.words.said import head
from macros.plan.uses import MAIN, FORMATS, OFFICE_PAPER, USES, Uso

MOMENTS = ("antes", "inicio", "durante", "cierre", "despues")
_VARIANTS = ("dibujalo", "estatica", "original", "mosaico-40", "mosaico", "reducida")


@dataclass(frozen=True)
class Cita:
    """A piece in an activity: its session, its place in the day, and whether the day opens or closes with it."""

    sesion: Sesion
    momento: Momento
    cuando: str


def uses(paquete: Paquete) -> dict[str, list[Cita]]:
    """The activities that use each piece, in the order of the package, by piece id."""
    out: dict[str, list[Cita]] = {}
    for s in paquete.sesiones.values():
        moments = [m for m in run(s, paquete.start_of(s)) if m.bloque.tipo == "actividad"]
        for i, m in enumerate(moments):
            when = "inicio" if i == 0 else "cierre" if i == len(moments) - 1 else "durante"
            for id_ in m.bloque.piezas:
                out.setdefault(id_, []).append(Cita(s, m, when))
    return out


_OF_FRAME = {"llegada": "inicio", "apertura": "inicio", "salida": "cierre", "seguimiento": "despues"}
"""Where a moment of the frame falls among ``MOMENTS``; the others are called alike."""


def in_frame(paquete: Paquete, pieza: str) -> list[MomentoMarco]:
    """The moments of the frame that use a piece."""
    return [m for m in paquete.marco.momentos if pieza in m.piezas] if paquete.marco else []


def moments(pieza: Pieza, cited: Iterable[Cita], framed: Iterable[MomentoMarco] = ()) -> list[str]:
    """When a piece is used: run sheets and what no activity asks for, before; pieces of a guide, afterwards."""
    when = {c.cuando for c in cited} | {_OF_FRAME.get(m.cuando, m.cuando) for m in framed}
    if pieza.tipo == "carta_descriptiva":
        when = {"antes"}
    elif not when:
        when = {"despues" if pieza.guia else "antes"}
    return [m for m in MOMENTS if m in when]


def in_order(files: Iterable[Archivo]) -> list[Archivo]:
    """Files by use, then the plain ones first, then by paper."""

    def place(a: Archivo) -> tuple[int, int, int, str]:
        variant = _VARIANTS.index(a.variante) if a.variante in _VARIANTS else len(_VARIANTS)
        paper = OFFICE_PAPER.index(a.papel) if a.papel in OFFICE_PAPER else len(OFFICE_PAPER)
        return USES.index(a.uso), variant, paper, a.ruta

    return sorted(files, key=place)


def main_files(files: Iterable[Archivo]) -> list[Archivo]:
    """The first file of each main use."""
    first: dict[str, Archivo] = {}
    for a in in_order(files):
        if a.uso in MAIN:
            first.setdefault(f"{a.uso} {a.papel}" if a.uso == "editar" else a.uso, a)
    return list(first.values())


def paper_name(papel: str, r: RotulosGaleria) -> str:
    """A paper or a format of file as people call it; one without a label shows as it is."""
    if papel in FORMATS:
        return next((f.llamado for f in r.formatos if f.formato == papel), papel.upper())
    return str(getattr(r.papeles, {"60x90": "pliego", "16x9": "pantalla"}.get(papel, papel.replace("-", "_")), papel))


def file_name(a: Archivo, r: RotulosGaleria) -> str:
    """«Carta», «Carta, por partes», «A4, con letra grande»."""
    plain = a.variante in ("estatica", "original", "editable")
    variant = getattr(r.variantes, a.variante.replace("-", "_"), a.variante.replace("-", " "))
    return paper_name(a.papel, r) + ("" if plain else f", {variant}")


def read_from(a: Archivo, r: RotulosGaleria) -> str:
    """From how far a poster is read: its words and, where it has a drawing with smaller letters, those."""
    if a.lectura_m is None:
        return ""
    said = filled(r.lectura, metros=f"{a.lectura_m:g}")
    smaller = a.detalle_m is not None and a.detalle_m < a.lectura_m
    return said + (filled(r.lectura_detalle, metros=f"{a.detalle_m:g}") if smaller else "") + "."


def first_sentence(text: str) -> str:
    """The first sentence of a text, its figures too: what a card has room for. The piece's page has it whole."""
    end = re.search(r"(?<=[.?!…»]) (?=[A-ZÁÉÍÓÚÑ¿¡«])", text)
    return head(text, end.start()) if end else text
