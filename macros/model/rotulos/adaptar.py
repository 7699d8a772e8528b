"""Fixed words of the pages for people who adapt the package."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Lista, Modelo, Texto
from macros.model.piezas.plantilla import Plantilla


class FormaExplicada(Modelo):
    """A form of drawn template: what it is called, what it serves for, and one with its parts."""

    nombre: ClassVar[str] = "una forma de plantilla"
    llamada: Texto
    sirve: Texto
    ejemplo: Plantilla


class RotulosAdaptar(Modelo):
    """Words of the reference of fields."""

    nombre: ClassVar[str] = "los rótulos de adaptar"
    recibe: Texto
    archivos: Texto
    toda_pieza: Texto
    toda_pieza_texto: Texto
    plantillas_en_yaml: Texto
    plantillas: Lista[FormaExplicada]
