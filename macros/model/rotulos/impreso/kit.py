"""Fixed words of the printed pieces, from the part ``kit:`` of ``data/rotulos.yml``."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Contado, Lista, Modelo, Texto
from macros.model.rotulos.impreso.libro import RotulosLibro


class RotulosDibujalo(Modelo):
    """Words of the sheet that says how a flipchart is drawn by hand."""

    nombre: ClassVar[str] = "los rótulos de «dibújalo así»"
    encabezado: Texto
    hoja: Texto
    papel: Texto
    plumones: Texto
    medidas: Texto
    titulo: Texto
    raya: Texto
    texto: Texto
    lista: Texto
    cuadro: Texto
    rotulo: Texto
    renglones: Texto
    columnas: Texto
    encabezados: Texto


class RotulosKit(Modelo):
    """Words that templates of printed pieces use."""

    nombre: ClassVar[str] = "los rótulos del kit"
    creditos: Texto
    creditos_licencia: Texto
    pagina: Texto
    de: Texto
    a: Texto
    sesion: Texto
    hora: Texto
    actividad: Texto
    minutos: Texto
    min: Texto
    renglon: Texto
    caben: Texto
    viene_de: Texto
    va_a: Texto
    frente: Texto
    reverso: Texto
    doble_cara: Texto
    nuestra_experiencia: Texto
    caso: Texto
    aliados: Texto
    lugar: Texto
    inicio: Texto
    situacion: Texto
    acuerdo: Texto
    aportes: Texto
    resultado: Texto
    cifras: Texto
    aprendizaje: Texto
    alianzas: Texto
    quien_las_nombra: Texto
    que_falta: Texto
    buscar_caso: Texto
    para_conversar: Texto
    fuente: Texto
    carta_descriptiva: Texto
    objetivo: Texto
    duracion: Texto
    participan: Texto
    personas: Contado
    grupos: Contado
    lugar_y_fecha: Texto
    quien_facilita: Texto
    productos: Texto
    orden_del_dia: Texto
    responsable: Texto
    antes_del_dia: Texto
    insumos: Texto
    ejemplo: Texto
    metodologia: Texto
    se_usa: Texto
    para_decir: Texto
    para_cuidar: Texto
    a_distancia: Texto
    mixta: Texto
    si_falta_tiempo: Texto
    ganas: Texto
    notas: Texto
    para_imprimir: Texto
    calculado: Texto
    para_grupo: Texto
    para_cuantos: Texto
    con_tus_datos: Texto
    el_dia: Texto
    y_mas: Texto
    ejemplos_en: Texto
    se_saca: Texto
    listo: Texto
    copias: Texto
    pieza: Texto
    papel: Texto
    para_conseguir: Texto
    cuantos: Texto
    que: Texto
    prestado: Texto
    mas_renglones: Texto
    mosaico_titulo: Texto
    mosaico_pasos: Lista[Texto]
    mosaico_hojas: Texto
    mosaico_en_blanco: Texto
    en_palabras: Texto
    dibujalo: RotulosDibujalo
    cortar: Texto
    doblar: Texto
    fila: Texto
    columna: Texto
    libro: RotulosLibro
