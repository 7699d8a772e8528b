"""Fixed words of the pages for people who adapt the package."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Modelo, Texto


class RotulosAdaptar(Modelo):
    """Words of the reference of fields."""

    nombre: ClassVar[str] = "los rótulos de adaptar"
    recibe: Texto
    archivos: Texto
    toda_pieza: Texto
    toda_pieza_texto: Texto
