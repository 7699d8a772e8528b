"""Words of the three views of a session's page, from ``taller: vistas:`` of ``data/rotulos.yml``."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Modelo, Texto


class RotulosVistas(Modelo):
    """Names of the views, and of the button that folds an activity."""

    nombre: ClassVar[str] = "los rótulos de las vistas"
    nombre_de: Texto
    preparar: Texto
    facilitar: Texto
    saber: Texto
    abrir: Texto
    cerrar: Texto
    modalidad: Texto
