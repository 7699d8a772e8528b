"""Words of «Llevar sin conexión», from ``taller: sin_conexion:`` of ``data/rotulos.yml``."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Modelo, Texto


class RotulosSinConexion(Modelo):
    """What the button and its notices say."""

    nombre: ClassVar[str] = "los rótulos de llevar sin conexión"
    titulo: Texto
    llevar: Texto
    guardando: Texto
    listo: Texto
    quitar: Texto
    quitado: Texto
    fallo: Texto
