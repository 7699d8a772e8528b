"""Fixed words of the office files: documents and spreadsheets."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Id, Lista, Modelo, Texto


class RotulosOficina(Modelo):
    """Words of documents to edit and of the agenda's spreadsheet."""

    nombre: ClassVar[str] = "los rótulos de los archivos de oficina"
    tu_organizacion: Texto
    escribe_aqui: Texto
    licencia: Texto
    documento_indice: Texto
    documento_consejo: Texto
    documento_datos: Texto
    documento_logo: Texto
    documento_ejemplo: Texto
    documento_firmas: Texto
    documento_parte: Texto
    documento_nombre_cargo: Texto
    documento_firma: Texto
    documento_fecha: Texto
    documento_sobre: Texto
    documento_sobre_texto: Texto
    lamina_video: Texto
    lamina_archivo: Texto
    lamina_al_dia: Texto
    agenda: Texto
    clave_sesion: Texto
    edicion: Texto
    version: Texto
    ayuda: Texto
    clave: Texto
    tipo: Texto
    titulo: Texto
    titulo_corto: Texto
    minutos: Texto
    inicio: Texto
    fin: Texto
    pasos_suman: Texto
    horario: Texto
    tablero_espacio: Texto
    tablero_vacio: Texto
    tablero_tabla: Texto
    tablero_ayuda: Texto
    tablero_indice: Id
    tablero_textos: Id
    listas: Texto
    listas_texto: Texto
    texto: Texto
    preguntas: Texto
    empieza: Texto
    total: Texto
    instrucciones: Lista[Texto]
