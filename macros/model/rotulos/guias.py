"""Fixed words of the guides, on pages and prints, from ``guias:`` of ``data/rotulos.yml``."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Modelo, Texto


class RotulosNavegacion(Modelo):
    """The seven headings of a navigation sheet, and the words around what is computed under them."""

    nombre: ClassVar[str] = "los rótulos de las fichas de navegación"
    titulo: Texto
    de_guia: Texto
    quienes: Texto
    que_es: Texto
    objetivo: Texto
    fundamentos: Texto
    metodo: Texto
    areas: Texto
    ejemplos: Texto
    fuente: Texto
    libro: Texto
    niveles: Texto
    modalidades: Texto
    productos: Texto
    sesiones: Texto
    caso: Texto
    ejemplo: Texto
    pieza: Texto
    mas: Texto
    en_paquete: Texto
    anexo_quienes: Texto
    anexo_objetivo: Texto
    anexo_fundamento: Texto
    sin_ejemplos: Texto


class RotulosAutoevaluacion(Modelo):
    """Words of a scored check."""

    nombre: ClassVar[str] = "los rótulos de las autoevaluaciones"
    escala: Texto
    criterio: Texto
    puntos: Texto
    de: Texto
    porcentaje: Texto
    lectura: Texto
    dimension: Texto
    total: Texto
    resultado: Texto
    radar: Texto
    radar_equivalente: Texto
    radar_papel: Texto
    lecturas: Texto
    faltan: Texto
    falta_uno: Texto
    completo: Texto
    borrar: Texto
    borrado: Texto
    imprimir: Texto
    guardado: Texto
    sin_guardar: Texto
    sin_programa: Texto
    grupo: Texto
    fecha: Texto
    acuerdo: Texto
    vacio: Texto


class RotulosGuias(Modelo):
    """Words that pages of the guides add to those of the rest of the site."""

    nombre: ClassVar[str] = "los rótulos de las guías"
    guia: Texto
    paso: Texto
    fase: Texto
    parte: Texto
    cuando: Texto
    origen: Texto
    en_las_guias: Texto
    ayuda_en: Texto
    piezas: Texto
    casos: Texto
    agendas: Texto
    agendas_todas: Texto
    maletin: Texto
    maletin_boton: Texto
    maletines: Texto
    ficha: Texto
    fuente_bloque: Texto
    momento: Texto
    tabla_puentes: Texto
    sin_paso: Texto
    ver_dibujo: Texto
    mirar_por: Texto
    autoevaluacion: RotulosAutoevaluacion
    navegacion: RotulosNavegacion
