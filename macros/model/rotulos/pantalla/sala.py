"""Words of «La sala», the page to have open while facilitating, from ``taller: sala:`` of ``data/rotulos.yml``."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Modelo, Texto


class RotulosSala(Modelo):
    """What the room says and asks; what stands between braces is filled in by the page."""

    nombre: ClassVar[str] = "los rótulos de la sala"
    titulo: Texto
    abrir: Texto
    sin_programa: Texto
    empieza: Texto
    empezar: Texto
    faltan: Texto
    es_hora: Texto
    debio_empezar: Texto
    ahora: Texto
    quedan: Texto
    queda_poco: Texto
    pasaste: Texto
    siguiente: Texto
    regresar: Texto
    voy_tarde: Texto
    a_tiempo: Texto
    tarde: Texto
    adelante: Texto
    comida_tarde: Texto
    decir: Texto
    cuidar: Texto
    sacar: Texto
    sigue: Texto
    terminan: Texto
    antes: Texto
    se_quita: Texto
    se_agrega: Texto
    pausa: Texto
    comida: Texto
    para_que_quepa: Texto
    no_alcanza: Texto
    dejar_fuera: Texto
    dejar: Texto
    quedo_fuera: Texto
    volver_a_poner: Texto
    terminar_tarde: Texto
    aceptar: Texto
    ganas: Texto
    recorte_usar: Texto
    recorte_quitar: Texto
    proyector: Texto
    proyectar: Texto
    proyectar_agenda: Texto
    proyectar_cuenta: Texto
    proyectar_nada: Texto
    otra_sala: Texto
    otra_vez: Texto
    termino: Texto
    col_bloque: Texto
    col_plan: Texto
    col_real: Texto
    copiar: Texto
    copiado: Texto
    no_copiado: Texto
    bajar: Texto
    bajar_cambios: Texto
    informe_renglon: Texto
    informe_total: Texto
    informe_cambios: Texto
    sin_guardar: Texto
