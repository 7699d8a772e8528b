"""Fixed words of the pages about the package, its annexes and its errata, from ``paquete:`` of ``data/rotulos.yml``."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Modelo, Texto


class RotulosPaquete(Modelo):
    """Words that these pages add to those of the rest of the site."""

    nombre: ClassVar[str] = "los rótulos del paquete"
    errata: Texto
    copia_archivada: Texto
    copia_archivada_de: Texto
    sitio_cerrado: Texto
    diagrama: Texto
    momento: Texto
    pct_original: Texto
    pct_edicion: Texto
    pct_nota: Texto
    sin_sesion: Texto
    sesiones: Texto
    sesion_pendiente: Texto
    ruta: Texto
    ruta_horas: Texto
    ruta_declara: Texto
    ruta_suma: Texto
    ruta_termina: Texto
    rec_titulo: Texto
    rec_gana: Texto
    rec_sesion: Texto
    rec_actividad: Texto
    rec_que: Texto
    rec_comprobar: Texto
    rec_hacer: Texto
    rec_repasar: Texto
    rec_saltar: Texto
    rec_atajo: Texto
    rec_intermedio: Texto
    rec_avanzado: Texto
    rec_con_mapa: Texto
    acompanan: Texto
    agendas_proceso: Texto
    ruta_tabla: Texto
    diag_preguntas: Texto
    diag_tabla: Texto
    diag_puntos: Texto
    diag_resultado: Texto
    diag_total: Texto
    diag_faltan: Texto
    diag_faltan_una: Texto
    diag_borrar: Texto
    diag_guardado: Texto
    diag_excepciones: Texto
    de_a: Texto
    plan_dato: Texto
    plan_que: Texto
    mes: Texto
    mes_si: Texto
    en_corto: Texto
    consejos: Texto
    anexo: Texto
    anexo_vacio: Texto
    anexo_ver_sesion: Texto
    anexo_ver_caso: Texto
    anexo_actividades: Texto
    anexo_piezas: Texto
    anexo_casos: Texto
    anexo_contiene: Texto
    err_totales: Texto
    err_diferencia: Texto
    err_titulo: Texto
    err_filtro: Texto
    err_familia: Texto
    err_todas: Texto
    err_t: Texto
    err_r: Texto
    err_m: Texto
    err_sesion: Texto
    err_buscar: Texto
    err_cuenta: Texto
    err_ninguna: Texto
