"""The office files of each piece: which there are, and making one only when something of it changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from macros.model import CartaDescriptiva, Hoja, Paquete, Pieza, Sesion
from print.jobs import Archivo, Made
from print.key import dump, key, narrowed
from print.output import save

P = TypeVar("P", Hoja, CartaDescriptiva)
VARIANT = "editable"
WORDS = ("kit", "oficina")
"""Families of fixed words that office files take from."""


@dataclass(frozen=True)
class Encargo:
    """One office file to make. ``clave``: hash of all that decides its bytes; ``papel``: docx or xlsx."""

    clave: str
    pieza: str
    ruta: str
    papel: str
    hacer: Callable[[], bytes]

    def made(self, out: Path) -> Made:
        """Make the file below ``out``."""
        data = self.hacer()
        save(out / self.ruta, data)
        digest = hashlib.sha256(data).hexdigest()
        archivo = Archivo(self.ruta, VARIANT, self.papel, 0, len(data), digest, etiquetado=False)
        return Made(self.clave, self.pieza, [archivo])


def office_files(paquete: Paquete, pieza: Pieza) -> Iterator[Encargo]:
    """Forms and run sheets as documents; the tables of some forms, and the agenda of a session, as spreadsheets."""
    if isinstance(pieza, Hoja):
        sources = {i: paquete.referencias[i] for s in pieza.secciones for i in s.referencias}
        seen = narrowed(paquete, WORDS, referencias=sources)
        if pieza.tipo == "formato":
            yield _order(seen, pieza, pieza.id, "docx", _form)
        if pieza.hoja_de_calculo:
            yield _order(seen, pieza, pieza.id, "xlsx", _tables)
    elif isinstance(pieza, CartaDescriptiva):
        sesion = paquete.sesiones[pieza.sesion]
        used = {m.articulo for b in sesion.bloques for m in b.materiales}
        things = {i: a for i, a in paquete.articulos.items() if i in used}
        pieces = {p.id: p for p in paquete.pieces_of(sesion)}
        alone = narrowed(paquete, WORDS, sesiones={sesion.id: sesion})
        seen = narrowed(paquete, WORDS, sesiones={sesion.id: sesion}, piezas=pieces, articulos=things)
        yield _order(seen, pieza, pieza.id, "docx", _run_sheet)
        yield _order(alone, pieza, agenda_name(sesion), "xlsx", _agenda)


def agenda_name(sesion: Sesion) -> str:
    """«agenda-sesion-4», without its ending."""
    return f"agenda-{sesion.id}"


def _order(seen: Paquete, pieza: P, name: str, kind: str, make: Callable[[Paquete, P], bytes]) -> Encargo:
    """The order of a file that ``make`` makes from ``seen`` and ``pieza`` alone: its key holds both, whole."""
    clave = key(name, kind, dump(seen, pieza))
    return Encargo(clave, pieza.id, f"kit/{pieza.id}/{name}.{kind}", kind, partial(make, seen, pieza))


# The libraries are loaded only where something is made: a build without changes does not wait for them.


def _form(paquete: Paquete, pieza: Hoja) -> bytes:
    from print.office.form import form

    return form(paquete, pieza)


def _tables(paquete: Paquete, pieza: Hoja) -> bytes:
    from print.office.workbook import form_tables

    return form_tables(paquete, pieza)


def _run_sheet(paquete: Paquete, pieza: CartaDescriptiva) -> bytes:
    from print.office.run_sheet_form import run_sheet_form

    return run_sheet_form(paquete, pieza)


def _agenda(paquete: Paquete, pieza: CartaDescriptiva) -> bytes:
    from print.office.agenda_book import agenda_book

    return agenda_book(paquete, paquete.sesiones[pieza.sesion])
