"""The pages about the package itself, from ``data/programa.yml``; the annexes and the list of errata.

Sessions of the original are named here by number, not by id: they are facts about the source, and an edition may leave
some out. What an edition does ship stands in ``paquete.yml``.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints, model_validator

from macros.model.base import (
    RENGLONES,
    ComoSeEscribe,
    Id,
    Lista,
    Modelo,
    Ref,
    RefCaso,
    RefFuente,
    RefPieza,
    Texto,
    falta,
)
from macros.model.sesion import Nivel

RefErrata = Annotated[Texto, Ref("errata")]
NumeroSesion = Annotated[int, Field(ge=1, le=99)]
NumeroInventario = Annotated[int, Field(ge=1, le=200)]
Puntos = Annotated[int, Field(ge=0, le=99)]
"""Points of the diagnosis."""
Porcentaje = Annotated[int, Field(ge=0, le=100)]


_CLAVE = r"^[TRM][0-9]{1,2}$"


class Errata(Modelo):
    """Something the source leaves wrong or open, and what this edition does about it."""

    nombre: ClassVar[str] = "una errata"
    id: Annotated[str, StringConstraints(pattern=_CLAVE), ComoSeEscribe(_CLAVE, "debe ser T, R o M y un número")] = (
        Field(
            description="Clave: T (tiempos), R (referencias) o M (términos y contenido), y un número.", examples=["T1"]
        )
    )
    donde: Texto = Field(description="En qué parte del original.", examples=["Anexo 3"])
    original: Texto = Field(description="Qué dice el original.")
    edicion: Texto = Field(description="Qué hace esta edición.")
    razon: Texto = Field(description="Por qué.")
    sesiones: Lista[NumeroSesion] = Field(default=(), description="Números de las sesiones a las que toca.")


class Anexo(Modelo):
    """What one annex of the source holds, from ``data/anexos/<id>.yml``. Its sessions follow from the blocks."""

    nombre: ClassVar[str] = "un anexo"
    id: Id = Field(description="Igual al nombre del archivo.", examples=["anexo-1"])
    numero: Annotated[int, Field(ge=1, le=99)] = Field(description="Número del anexo.", examples=[1])
    clave: Texto = Field(description="Cómo lo llaman las sesiones en «anexo».", examples=["I"])
    titulo: Texto = Field(description="De qué trata.")
    resumen: Texto = Field(description="Una o dos frases que dicen qué reúne.")
    texto: Lista[Texto] = Field(default=(), description="Párrafos.")
    piezas: Lista[RefPieza] = Field(default=(), description="Piezas que van aquí además de las de sus actividades.")
    inventario: Lista[NumeroInventario] = Field(
        default=(), description="Números de inventario: toda pieza que cubra uno de ellos va aquí."
    )
    casos: Lista[RefCaso] = Field(default=(), description="Casos que van aquí.")


# ---- data/programa.yml ---------------------------------------------------------------------------


class Punto(Modelo):
    """A title with its words."""

    nombre: ClassVar[str] = "un punto"
    titulo: Texto = Field(description="Título.")
    texto: Texto = Field(description="Una o dos frases.")


class Apartado(Modelo):
    """A part of the pages of the package; each kind adds its own fields."""

    nombre: ClassVar[str] = "un apartado del programa"
    titulo: Texto = Field(description="Título.")
    inventario: Lista[NumeroInventario] = Field(default=(), description="Números del inventario que cubre.")
    texto: Lista[Texto] = Field(default=(), description="Párrafos.")
    puntos: Lista[Texto] = Field(default=(), description="Lista de puntos.")
    nota: Texto | None = Field(default=None, description="Nota al final.")
    defecto: RefErrata | None = Field(default=None, description="Errata que explica la nota.", examples=["T13"])
    fuentes: Lista[RefFuente] = Field(default=(), description="De dónde sale.")


class Origen(Apartado):
    nombre: ClassVar[str] = "el origen del paquete"
    aviso: Apartado = Field(description="Errata que conviene saber desde el principio.")
    creditos: Apartado = Field(description="A quién dar crédito.")


class Diagrama(Modelo):
    nombre: ClassVar[str] = "el diagrama de las partes"
    nota: Texto = Field(description="De dónde sale el diagrama.")
    defecto: RefErrata | None = Field(default=None, description="Errata que explica la nota.")
    centro: Texto = Field(description="Lo que va en medio.")
    partes: Lista[Punto] = Field(description="Partes, en orden.")
    equivalente: Texto = Field(description="El diagrama, dicho con palabras.")


class Conformacion(Apartado):
    nombre: ClassVar[str] = "la conformación del paquete"
    capas: Lista[Punto] = Field(description="Formas de leerlo, de lo general a lo concreto.")
    diagrama: Diagrama = Field(description="Partes del paquete.")
    trae: Apartado = Field(description="Qué trae cada módulo.")


class Beneficio(Modelo):
    nombre: ClassVar[str] = "un beneficio"
    id: Id = Field(description="Nombre corto, para enlazarlo.")
    titulo: Texto = Field(description="Qué se gana.")
    texto: Lista[Texto] = Field(description="Párrafos.")
    fuentes: Lista[RefFuente] = Field(default=(), description="De dónde sale.")


class Beneficios(Apartado):
    nombre: ClassVar[str] = "los beneficios"
    lista: Lista[Beneficio] = Field(description="Beneficios, en orden.")


class Objetivos(Apartado):
    nombre: ClassVar[str] = "los objetivos"
    general: Punto = Field(description="Objetivo general.")
    especificos: Apartado = Field(description="Objetivos específicos.")


class Componente(Modelo):
    nombre: ClassVar[str] = "un componente"
    id: Id = Field(description="Nombre corto.", examples=["creacion"])
    numero: Annotated[int, Field(ge=1, le=9)] = Field(description="Lugar en el proceso.")
    titulo: Texto = Field(description="Cómo se llama.")
    texto: Texto = Field(description="Qué se hace en él.")


class Componentes(Apartado):
    nombre: ClassVar[str] = "los componentes"
    lista: Lista[Componente] = Field(description="Componentes, en orden.")
    equivalente: Texto = Field(description="El dibujo de los componentes, dicho con palabras.")
    modalidades: Texto = Field(description="Cómo se llaman en persona y a distancia.")


class MomentoProceso(Apartado):
    """One stage of the general chart; ``sesiones`` are numbers, in the order of the package."""

    nombre: ClassVar[str] = "un momento del proceso"
    id: Id = Field(description="Igual al del componente.", examples=["creacion"])
    porcentaje: Porcentaje = Field(description="Parte del proceso según el original.", examples=[30])
    modalidad: Texto | None = Field(default=None, description="Cómo se da.")
    objetivo: Texto | None = Field(default=None, description="Para qué es.")
    sesiones: Lista[NumeroSesion] = Field(default=(), description="Números de sus sesiones; vacío si no tiene.")


class CartaGeneral(Apartado):
    nombre: ClassVar[str] = "la carta descriptiva general"
    momentos: Lista[MomentoProceso] = Field(description="Momentos, en orden.")


class NivelRuta(Modelo):
    """A level; its sessions are those of ``rutas`` in ``paquete.yml``."""

    nombre: ClassVar[str] = "un nivel"
    id: Nivel = Field(description="Qué nivel es.")
    titulo: Texto = Field(description="Cómo se llama.")
    para: Texto = Field(description="Para qué organización es.")
    termina_con: Texto = Field(description="Producto final de su ruta.")


class Niveles(Apartado):
    nombre: ClassVar[str] = "los niveles"
    lista: Lista[NivelRuta] = Field(description="Niveles, en orden.")
    nota_rutas: Texto = Field(description="Qué tienen en común las rutas.")
    con_mapa: Punto = Field(description="Qué hace la organización que ya tiene su mapa del sistema.")


class Opcion(Modelo):
    nombre: ClassVar[str] = "una respuesta"
    valor: Puntos = Field(description="Cuánto suma.", examples=[2])
    texto: Texto = Field(description="Cómo se dice.")


class PreguntaNivel(Modelo):
    nombre: ClassVar[str] = "una pregunta del diagnóstico"
    id: Id = Field(description="Nombre corto.", examples=["plan"])
    texto: Texto = Field(description="La pregunta.")


class Resultado(Modelo):
    """The route for totals from ``desde`` to ``hasta`` points, both included."""

    nombre: ClassVar[str] = "un resultado del diagnóstico"
    nivel: Nivel = Field(description="Nivel que resulta.")
    desde: Puntos = Field(description="Total más bajo.", examples=[7])
    hasta: Puntos = Field(description="Total más alto.", examples=[11])
    titulo: Texto = Field(description="Nombre de la ruta.")
    texto: Texto = Field(description="Qué hacer.")


class Excepcion(Modelo):
    """Advice for a special total: a question that adds 0 (in one level or in all), or one point from another."""

    nombre: ClassVar[str] = "una excepción del diagnóstico"
    si: Texto = Field(description="Cuándo vale, con palabras.")
    entonces: Texto = Field(description="Qué hacer.")
    pregunta: Id | None = Field(default=None, description="Pregunta que suma 0.", examples=["plan"])
    nivel: Nivel | None = Field(default=None, description="Nivel en el que vale; sin él, en todos.")
    en_el_borde: bool = Field(default=False, description="true: vale si el total queda a un punto de otra ruta.")


class Diagnostico(Apartado):
    nombre: ClassVar[str] = "el diagnóstico"
    instruccion: Texto = Field(description="Cómo se suman los puntos.")
    opciones: Lista[Opcion] = Field(description="Respuestas posibles.")
    preguntas: Lista[PreguntaNivel] = Field(description="Preguntas, en orden.")
    resultados: Lista[Resultado] = Field(description="Rutas, de 0 al total más alto, sin huecos.")
    excepciones: Lista[Excepcion] = Field(default=(), description="Casos especiales.")
    ejemplo: Texto = Field(description="Un ejemplo inventado.")

    @property
    def maximo(self) -> int:
        """Highest total."""
        return len(self.preguntas) * max(o.valor for o in self.opciones)

    @model_validator(mode="after")
    def _whole(self) -> Diagnostico:
        points = [n for r in self.resultados for n in range(r.desde, r.hasta + 1)]
        if not self.opciones or points != list(range(self.maximo + 1)):
            raise falta("puntos", "deja puntos sin resultado, o los da dos veces. Corrige «desde» y «hasta».")
        known = {p.id for p in self.preguntas}
        if any(e.pregunta and e.pregunta not in known for e in self.excepciones):
            raise falta(
                "pregunta", "tiene una excepción de una pregunta que no existe. Escribe el id de una de las suyas."
            )
        return self


class CampoPlan(Modelo):
    nombre: ClassVar[str] = "un dato del plan de trabajo"
    id: Id = Field(description="Nombre corto.")
    titulo: Texto = Field(description="Cómo se llama.")
    texto: Texto = Field(description="Qué se escribe.")


class RenglonGantt(Modelo):
    """One activity of the Gantt chart; ``meses`` counts from 1."""

    nombre: ClassVar[str] = "un renglón de la tabla de Gantt"
    actividad: Texto = Field(description="Qué se hace.")
    responsables: Texto = Field(description="Quién responde.")
    equipo: Texto = Field(description="Quién está presente.")
    producto: Texto = Field(description="Qué se entrega.")
    meses: Lista[Annotated[int, Field(ge=1, le=24)]] = Field(description="Meses en los que ocurre.", examples=[[1, 2]])


class Gantt(Apartado):
    nombre: ClassVar[str] = "la tabla de Gantt"
    columnas: Lista[Texto] = Field(description="Encabezados, sin los meses.")
    meses: Annotated[int, Field(ge=1, le=24)] = Field(description="Cuántos meses.", examples=[3])
    ejemplo: Texto = Field(description="De qué es ejemplo.")
    renglones: Lista[RenglonGantt] = Field(description="Actividades, en orden.")
    consejos: Lista[Texto] = Field(default=(), description="Consejos.")


class PlanDeTrabajo(Apartado):
    nombre: ClassVar[str] = "el plan de trabajo"
    campos: Lista[CampoPlan] = Field(description="Datos que lleva.")
    gantt: Gantt = Field(description="Ejemplo en el calendario.")


class PorQue(Apartado):
    nombre: ClassVar[str] = "por qué aliarse"
    sistema: Apartado = Field(description="La mirada de sistema.")


class Consideracion(Modelo):
    nombre: ClassVar[str] = "un cuidado"
    id: Id = Field(description="Nombre corto, para enlazarlo.")
    titulo: Texto = Field(description="Título.")
    texto: Texto = Field(description="De qué cuidarse.")
    en_corto: Texto = Field(description="Lo mismo, en una frase.")
    fuentes: Lista[RefFuente] = Field(default=(), description="De dónde sale.")


class Consideraciones(Apartado):
    nombre: ClassVar[str] = "los cuidados"
    lista: Lista[Consideracion] = Field(description="Cuidados, en orden.")


class Perfiles(Apartado):
    nombre: ClassVar[str] = "los perfiles"
    lista: Lista[Apartado] = Field(description="A quién invitar, por bloque de sesiones.")


class EnlacesColeccion(Apartado):
    nombre: ClassVar[str] = "los temas que remiten a otro paquete"
    columnas: Lista[Texto] = Field(description="Encabezados.")
    renglones: Lista[Lista[Texto]] = Field(description="Renglones: una lista por renglón.")
    sesiones: Lista[NumeroSesion] = Field(default=(), description="Sesión de cada renglón, en el mismo orden.")

    @model_validator(mode="after")
    def _complete_rows(self) -> EnlacesColeccion:
        if any(len(row) != len(self.columnas) for row in self.renglones):
            raise falta("renglones", RENGLONES)
        return self


class Coleccion(Apartado):
    nombre: ClassVar[str] = "la colección"
    nota_temas: Texto = Field(description="De dónde salen los temas.")
    paquetes: Lista[Punto] = Field(description="Paquetes de la misma colección.")
    enlaces: EnlacesColeccion = Field(description="Temas que remiten a otro paquete.")


class GrupoReferencias(Modelo):
    nombre: ClassVar[str] = "un grupo de referencias"
    titulo: Texto = Field(description="Qué clase de obras son.")
    ids: Lista[RefFuente] = Field(description="Referencias, en orden.")


class ListaReferencias(Apartado):
    nombre: ClassVar[str] = "la lista de referencias"
    dominios_cerrados: Lista[Texto] = Field(
        default=(), description="Sitios que ya no existen.", examples=[["usaid.gov"]]
    )
    grupos: Lista[GrupoReferencias] = Field(description="Grupos, en orden.")


class Programa(Modelo):
    """``data/programa.yml``: what the pages about the package say."""

    nombre: ClassVar[str] = "el programa"
    programa: Origen = Field(description="De dónde viene y a quién dar crédito.")
    conformacion: Conformacion = Field(description="Cómo está armado.")
    beneficios: Beneficios = Field(description="Qué gana una OSC.")
    objetivos: Objetivos = Field(description="Qué se busca.")
    componentes: Componentes = Field(description="Los componentes del proceso.")
    carta_general: CartaGeneral = Field(description="El proceso completo, con sus porcentajes.")
    niveles: Niveles = Field(description="Niveles y rutas.")
    diagnostico: Diagnostico = Field(description="Preguntas para elegir ruta.")
    plan_de_trabajo: PlanDeTrabajo = Field(description="Cómo hacer un plan de trabajo.")
    por_que: PorQue = Field(description="Por qué formar alianzas.")
    consideraciones: Consideraciones = Field(description="Cuidados al formar una alianza.")
    perfiles: Perfiles = Field(description="A quién invitar.")
    materiales: Apartado = Field(description="Qué llevar.")
    carta_descriptiva: Apartado = Field(description="Qué es una carta descriptiva.")
    coleccion: Coleccion = Field(description="Los otros paquetes.")
    referencias: ListaReferencias = Field(description="Obras para seguir leyendo.")
