"""The office files of each piece: which there are, and making one only when something of it changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from macros.model import CartaDescriptiva, Escrito, Hoja, Paquete, Pieza, Sesion
from print.jobs import Archivo, Made
from print.key import key as cache_key
from print.output import save

VARIANT = "editable"


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
        sources = [paquete.referencias[i] for s in pieza.secciones for i in s.referencias]
        facts = repr([_common(paquete), pieza.model_dump_json(), [s.model_dump_json() for s in sources]])
        if pieza.tipo == "formato":
            yield _order(pieza, pieza.id, "docx", facts, partial(_form, paquete, pieza))
        if pieza.hoja_de_calculo:
            yield _order(pieza, pieza.id, "xlsx", facts, partial(_tables, paquete, pieza))
    elif isinstance(pieza, Escrito):
        facts = repr([_common(paquete), pieza.model_dump_json()])
        yield _order(pieza, pieza.id, "docx", facts, partial(_document, paquete, pieza))
    elif isinstance(pieza, CartaDescriptiva):
        sesion = paquete.sesiones[pieza.sesion]
        facts = repr([_common(paquete), pieza.model_dump_json(), _of_session(paquete, sesion)])
        yield _order(pieza, pieza.id, "docx", facts, partial(_run_sheet, paquete, pieza))
        yield _order(pieza, agenda_name(sesion), "xlsx", facts, partial(_agenda, paquete, sesion))


def agenda_name(sesion: Sesion) -> str:
    """«agenda-sesion-4», without its ending."""
    return f"agenda-{sesion.id}"


def _order(pieza: Pieza, name: str, kind: str, facts: str, hacer: Callable[[], bytes]) -> Encargo:
    key = cache_key(name, kind, facts)
    return Encargo(key, pieza.id, f"kit/{pieza.id}/{name}.{kind}", kind, hacer)


def _common(paquete: Paquete) -> str:
    """What every office file says: package, organisation, logo, fixed words."""
    p = paquete.portada
    logo = hashlib.sha256(paquete.logo.contenido).hexdigest() if paquete.logo else ""
    words = (paquete.rotulos.oficina.model_dump_json(), paquete.rotulos.kit.model_dump_json())
    return repr((p.titulo, p.edicion, p.organizacion, p.supuestos, logo, words))


def _of_session(paquete: Paquete, sesion: Sesion) -> str:
    used = sorted({m.articulo for m in paquete.materials_of(sesion) if m.articulo})
    pieces = [(x.id, x.titulo, x.tipo, getattr(x, "paginas", 0)) for x in paquete.pieces_of(sesion)]
    things = [paquete.articulos[i].model_dump_json() for i in used]
    marco = paquete.frame_of(sesion)
    frame = marco.model_dump_json() if marco else ""
    return repr((sesion.model_dump_json(), frame, paquete.start_of(sesion), pieces, things, paquete.portada.modalidad))


# The libraries are loaded only where something is made: a build without changes does not wait for them.


def _form(paquete: Paquete, pieza: Hoja) -> bytes:
    from print.office.form import form

    return form(paquete, pieza)


def _document(paquete: Paquete, pieza: Escrito) -> bytes:
    from print.office.document_form import document_form

    return document_form(paquete, pieza)


def _tables(paquete: Paquete, pieza: Hoja) -> bytes:
    from print.office.workbook import form_tables

    return form_tables(paquete, pieza)


def _run_sheet(paquete: Paquete, pieza: CartaDescriptiva) -> bytes:
    from print.office.run_sheet_form import run_sheet_form

    return run_sheet_form(paquete, pieza)


def _agenda(paquete: Paquete, sesion: Sesion) -> bytes:
    from print.office.agenda_book import agenda_book

    return agenda_book(paquete, sesion)
