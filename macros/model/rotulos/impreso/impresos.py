"""Words of the sheets that a page prints with one's own figures, from ``taller: impresos:`` of ``data/rotulos.yml``."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Modelo, Texto


class RotulosImpresos(Modelo):
    """Names of the sheets, and what they say."""

    nombre: ClassVar[str] = "los rótulos de los impresos con tus datos"
    titulo: Texto
    es_para: Texto
    con_mis_datos: Texto
    abrir: Texto
    sin_programa: Texto
    cambiar: Texto
    imprimir: Texto
    al_calendario: Texto
    falta_fecha: Texto
    como_texto: Texto
    como_invitacion: Texto
    copiado: Texto
    copia_a_mano: Texto
    para_pegar: Texto
    corrida: Texto
    agenda: Texto
    pared_60x90: Texto
    pared_carta: Texto
    compras: Texto
    pedido: Texto
    maquinas: Texto
    m_archivo: Texto
    m_paginas: Texto
    m_con_hoja: Texto
    m_ahorras: Texto
    a_color: Texto
    a_mano: Texto
    sin_color: Texto
    hojas: Texto
    gafetes: Texto
    asistencia: Texto
    constancias: Texto
    hora: Texto
    actividad: Texto
    dura: Texto
    se_saca: Texto
    terminamos: Texto
    listo: Texto
    numero: Texto
    cuantos: Texto
    que: Texto
    nota: Texto
    prestado: Texto
    copias: Texto
    pieza: Texto
    tipo: Texto
    dos_caras: Texto
    nombre_de: Texto
    de_donde: Texto
    firma: Texto
    constancia: Texto
    constancia_texto: Texto
    facilita: Texto
    invita: Texto
    invita_nosotros: Texto
    invita_cierre: Texto
    cuando: Texto
    de_a: Texto
    lugar: Texto
    direccion: Texto
