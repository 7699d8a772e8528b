"""Words of the freshness mark and of the copies of each sheet, from the part ``copias:`` of ``data/rotulos.yml``."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Modelo, Texto


class RotulosCopias(Modelo):
    """Words that the copies of a printed piece carry, and what is said of them."""

    nombre: ClassVar[str] = "los rótulos de las copias"
    marca: Texto
    ayuda: Texto
    codigo: Texto
    tamano_carta: Texto
    sitio_de_muestra: Texto
