"""Words of «Mi taller», where a person puts the figures of her own group, from the part ``taller:`` of rotulos.yml.

What stands between braces is filled in by the page: ``{personas}``, ``{grupos}``.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.base import Lista, Modelo, Texto
from macros.model.rotulos.impreso.impresos import RotulosImpresos
from macros.model.rotulos.pantalla.sala import RotulosSala
from macros.model.rotulos.pantalla.sin_conexion import RotulosSinConexion
from macros.model.rotulos.pantalla.vistas import RotulosVistas


class RotulosCifras(Modelo):
    """A group as people say it, and what a figure is for."""

    nombre: ClassVar[str] = "los rótulos de las cifras"
    numeros: Annotated[Lista[Texto], Field(min_length=12, max_length=12)] = Field(
        description="Los números con letra, del uno al doce, como se dicen de los grupos."
    )
    un_grupo: Texto
    en_grupos: Texto
    grupos_iguales: Texto
    de_tamano: Texto
    dos_tamanos: Texto
    empieza: Texto
    para: Texto
    regla: Texto
    que_hacer: Texto


class RotulosReglas(Modelo):
    """What a rule of the audit says to who facilitates, when the figures of her group break it."""

    nombre: ClassVar[str] = "los avisos de las reglas"
    grupos: Texto
    aliados: Texto
    reparto: Texto
    ritmo_celdas: Texto
    ritmo_turnos: Texto


class RotulosPanel(Modelo):
    """The form where she writes them."""

    nombre: ClassVar[str] = "los rótulos del panel"
    titulo: Texto
    abrir: Texto
    cambiar: Texto
    explica: Texto
    del_plan: Texto
    personas: Texto
    grupos: Texto
    aliados: Texto
    equipo: Texto
    equipo_ayuda: Texto
    fecha: Texto
    inicio: Texto
    lugar: Texto
    direccion: Texto
    facilitan: Texto
    organizacion: Texto
    participantes: Texto
    participantes_ayuda: Texto
    lista_distinta: Texto
    guardar: Texto
    cerrar: Texto
    guardado: Texto
    sin_guardar: Texto
    llevar: Texto
    enlace: Texto
    enlace_copiado: Texto
    enlace_a_mano: Texto
    archivo: Texto
    archivo_nombre: Texto
    traer: Texto
    olvidar: Texto
    olvidar_seguro: Texto
    olvidar_si: Texto
    olvidar_no: Texto
    olvidado: Texto
    olvidado_nada: Texto
    olvidar_sala: Texto
    recibido: Texto
    recibido_usar: Texto
    recibido_dejar: Texto
    otra_edicion: Texto
    enlace_roto: Texto
    archivo_roto: Texto
    error_rango: Texto
    error_grupos: Texto
    error_hora: Texto
    error_fecha: Texto
    modalidad: Texto


class RotulosTaller(Modelo):
    """Words of the pages that follow a person's own group."""

    nombre: ClassVar[str] = "los rótulos de Mi taller"
    cifras: RotulosCifras
    reglas: RotulosReglas
    panel: RotulosPanel
    sala: RotulosSala
    vistas: RotulosVistas
    sin_conexion: RotulosSinConexion
    impresos: RotulosImpresos
