"""Fixed words about the frame of a day, from the part ``marco:`` of ``data/rotulos.yml``."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Modelo, Texto


class RotulosCuando(Modelo):
    """When a moment of the frame happens."""

    nombre: ClassVar[str] = "los momentos del marco"
    antes: Texto
    llegada: Texto
    apertura: Texto
    durante: Texto
    cierre: Texto
    salida: Texto
    seguimiento: Texto


class RotulosMarco(Modelo):
    nombre: ClassVar[str] = "los rótulos del marco"
    alrededor: Texto
    dentro: Texto
    ver: Texto
    comida_titulo: Texto
    si_empieza: Texto
    cuando: RotulosCuando
