"""What pages and prints look up alike: terms in order, pieces by number, activities by section, tables."""

from __future__ import annotations

from typing import Any

from macros.model import Bloque, Paquete, Pieza, Sesion, Termino
from macros.plan import process
from macros.words.markup import folded


def alphabetical(paquete: Paquete) -> list[Termino]:
    """The terms of the glossary as a dictionary has them: accents do not count."""
    return sorted(paquete.terminos.values(), key=lambda t: folded(t.termino))


def covering(paquete: Paquete, numbers: tuple[int, ...]) -> list[Pieza]:
    """The pieces that cover any of these numbers of the inventory."""
    return [p for p in paquete.piezas.values() if set(numbers) & set(p.inventario)]


def supported(sesiones: dict[str, Sesion], seccion: str) -> list[tuple[Sesion, Bloque]]:
    """(session, block) of each activity that a section of the workbook supports, each once."""
    return [(s, b) for s in sesiones.values() for b in s.bloques if any(seccion in paso.secciones for paso in b.pasos)]


def tables(paquete: Paquete) -> dict[str, Any]:
    """Shares of the process, routes of the levels and sessions by number, as templates name them."""
    programa = paquete.programa
    parts = process.shares(programa.carta_general.momentos, paquete) if programa else []
    return {
        "partes": parts,
        "pct_nota": process.percentage_note(parts, paquete.rotulos.paquete.pct_nota),
        "rutas": process.routes(programa.niveles.lista, paquete) if programa else [],
        "por_numero": {s.numero: s for s in paquete.package_sessions.values()},
    }
