"""The checked model of the data. Imports nothing of the project but itself."""

from macros.model.auditoria import DE_VISTA, RULE_IDS, Auditoria, Regla
from macros.model.base import Modelo, Ref
from macros.model.busqueda import Busqueda
from macros.model.contenido import Articulo, Caso, ParteSeccion, Referencia, Seccion, Termino
from macros.model.guia import Guia
from macros.model.marco import Marco
from macros.model.paquete import Paquete, Portada
from macros.model.piezas.pieza import (
    TIPOS,
    CartaDescriptiva,
    Cartel,
    Diagrama,
    Escrito,
    Etiquetas,
    FichaCaso,
    FichaNavegacionHoja,
    Hoja,
    HojaAutoevaluacion,
    Libro,
    Pieza,
    PiezaBase,
    Presentacion,
    Rotafolio,
    Tarjetas,
)
from macros.model.programa import Anexo, Errata, Programa
from macros.model.puentes import Puentes
from macros.model.rotulos.sitio import Rotulos
from macros.model.sesion import Bloque, Material, Paso, Sesion

__all__ = [
    "DE_VISTA",
    "RULE_IDS",
    "TIPOS",
    "Anexo",
    "Articulo",
    "Auditoria",
    "Bloque",
    "Busqueda",
    "CartaDescriptiva",
    "Cartel",
    "Caso",
    "Diagrama",
    "Errata",
    "Escrito",
    "Etiquetas",
    "FichaCaso",
    "FichaNavegacionHoja",
    "Guia",
    "Hoja",
    "HojaAutoevaluacion",
    "Libro",
    "Marco",
    "Material",
    "Modelo",
    "Paquete",
    "ParteSeccion",
    "Paso",
    "Pieza",
    "PiezaBase",
    "Portada",
    "Presentacion",
    "Programa",
    "Puentes",
    "Ref",
    "Referencia",
    "Regla",
    "Rotafolio",
    "Rotulos",
    "Seccion",
    "Sesion",
    "Tarjetas",
    "Termino",
]
