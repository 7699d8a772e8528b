"""Drawn templates, by the name that YAML gives them: each draws its places and tells how much room they leave."""

from __future__ import annotations

from collections.abc import Callable

from macros.diagrams.escenas import centro, cruces, lugares, objetos, orden, ruta
from macros.diagrams.lienzo import Lienzo
from macros.model.piezas.plantilla import Forma, Plantilla

FORMAS: dict[Forma, Callable[[Lienzo, Plantilla], None]] = {
    "arbol": lugares.arbol,
    "balanza": cruces.balanza,
    "brujula": centro.brujula,
    "calendario": objetos.calendario,
    "diana": centro.diana,
    "embudo": orden.embudo,
    "escalera": orden.escalera,
    "fraccion": cruces.fraccion,
    "iceberg": lugares.iceberg,
    "maleta": objetos.maleta,
    "mesa": objetos.mesa,
    "montana": lugares.montana,
    "puente": cruces.puente,
    "puertas": objetos.puertas,
    "rueda": centro.rueda,
    "ruta": ruta.ruta,
    "semaforo": orden.semaforo,
    "sol": centro.sol,
    "tiempo": orden.tiempo,
    "velero": lugares.velero,
}


def draw(lienzo: Lienzo, plantilla: Plantilla) -> None:
    """Draw ``plantilla`` on the whole sheet."""
    FORMAS[plantilla.forma](lienzo, plantilla)
