"""Words of the search box, from ``buscar:`` of ``data/rotulos.yml``."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Modelo, Texto


class RotulosBuscar(Modelo):
    """What the search tells; ``{cuantos}`` and the like are filled in by the page."""

    nombre: ClassVar[str] = "los rótulos de la búsqueda"
    comenzar: Texto
    ninguno: Texto
    uno: Texto
    varios: Texto
    primeros: Texto
    tambien: Texto
