"""A companion guide: another source made as usable as the package, from ``data/guias/<id>.yml``."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints, model_validator

from macros.model.base import (
    RENGLONES,
    Celda,
    Icono,
    Id,
    Lista,
    Modelo,
    RefCaso,
    RefFuente,
    RefPieza,
    RefSeccion,
    RefSesion,
    Texto,
    falta,
)

Corto = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Puntaje = Annotated[int, Field(ge=0, le=99)]
"""Points of the self-assessment."""


class Elemento(Modelo):
    """One item of a list that the source counts: a trait, a value, a risk, a lesson."""

    nombre: ClassVar[str] = "un elemento"
    id: Id = Field(description="Nombre corto, para enlazarlo.", examples=["propositos-claros"])
    titulo: Corto = Field(description="Nombre del elemento.", examples=["Propósitos claros"])
    texto: Texto | None = Field(default=None, description="Una a tres frases.")
    puntos: Lista[Texto] = Field(default=(), description="Lista de puntos.")
    ejemplo: Texto | None = Field(default=None, description="Un ejemplo inventado, que dice que lo es.")


class TablaGuia(Modelo):
    """A table to read."""

    nombre: ClassVar[str] = "una tabla de la guía"
    titulo: Texto = Field(description="De qué trata la tabla.")
    columnas: Lista[Texto] = Field(description="Encabezados.")
    renglones: Lista[Lista[Celda]] = Field(description="Renglones: una lista por renglón.")

    @model_validator(mode="after")
    def _complete_rows(self) -> TablaGuia:
        if any(len(row) != len(self.columnas) for row in self.renglones):
            raise falta("renglones", RENGLONES)
        return self


class Apartado(Modelo):
    """A heading inside a part, with its words, its list and its table."""

    nombre: ClassVar[str] = "un apartado de la guía"
    id: Id = Field(description="Nombre corto, único en la guía.", examples=["consideraciones"])
    titulo: Corto = Field(description="Título.", examples=["Qué considerar"])
    texto: Lista[Texto] = Field(default=(), description="Párrafos.")
    elementos: Lista[Elemento] = Field(default=(), description="Lista con nombre y texto.")
    numerados: bool = Field(default=False, description="true: los elementos llevan número.")
    tabla: TablaGuia | None = Field(default=None, description="Una tabla para leer.")
    pregunta: Texto | None = Field(default=None, description="Pregunta para el equipo.")


class Puente(Modelo):
    """Where this part helps elsewhere: a session (or one of its blocks), or a section of the workbook."""

    nombre: ClassVar[str] = "un puente"
    sesion: RefSesion | None = Field(default=None, description="Sesión a la que ayuda.", examples=["sesion-3"])
    bloque: Id | None = Field(default=None, description="Bloque de esa sesión.", examples=["ruta-critica"])
    seccion: RefSeccion | None = Field(default=None, description="Sección del Libro de Trabajo.", examples=["mapeo"])
    ida: Texto = Field(
        description="En la página de la guía: qué encuentra allá quien sigue el enlace, en una frase.",
        examples=["Ahí se escribe la primera ruta."],
    )
    vuelta: Texto = Field(
        description="En la página de la sesión o de la sección: qué le da la guía, en una frase.",
        examples=["Da dos pruebas para afinar el propósito."],
    )

    @model_validator(mode="after")
    def _one_end(self) -> Puente:
        if (self.sesion is None) == (self.seccion is None) or (self.bloque is not None and self.sesion is None):
            raise falta("puente", "lleva «sesion» (y «bloque», si hace falta) o «seccion». Deja solo una de las dos.")
        if self.ida == self.vuelta:
            raise falta(
                "puente_igual", "dice lo mismo en «ida» y en «vuelta». Escribe en cada una lo que hay en la otra."
            )
        return self


class ParteGuia(Modelo):
    """A part of a guide; ``paso`` numbers those that are steps or phases of an order."""

    nombre: ClassVar[str] = "una parte de la guía"
    id: Id = Field(description="Nombre corto, único en la guía.", examples=["proposito"])
    paso: Annotated[int, Field(ge=1, le=20)] | None = Field(
        default=None, description="Número del paso o de la fase, si es uno.", examples=[1]
    )
    titulo: Corto = Field(description="Título.", examples=["Identificar el propósito"])
    texto: Lista[Texto] = Field(default=(), description="Párrafos.")
    elementos: Lista[Elemento] = Field(default=(), description="Lista con nombre y texto.")
    numerados: bool = Field(default=False, description="true: los elementos llevan número.")
    tabla: TablaGuia | None = Field(default=None, description="Una tabla para leer.")
    apartados: Lista[Apartado] = Field(default=(), description="Apartados en orden.")
    ejemplo: Texto | None = Field(default=None, description="Un ejemplo inventado, que dice que lo es.")
    pregunta: Texto | None = Field(default=None, description="Pregunta para el equipo.")
    dibujo: RefPieza | None = Field(default=None, description="Pieza de tipo diagrama que se muestra aquí.")
    casos: Lista[RefCaso] = Field(default=(), description="Casos que se cuentan aquí.")
    autoevaluacion: bool = Field(default=False, description="true: aquí va la autoevaluación de la guía.")
    piezas: Lista[RefPieza] = Field(default=(), description="Piezas del kit para trabajar esta parte.")
    puentes: Lista[Puente] = Field(default=(), description="Dónde más ayuda.")
    fuentes: Lista[RefFuente] = Field(default=(), description="De dónde sale la idea.")


class Criterio(Modelo):
    """Something to score."""

    nombre: ClassVar[str] = "un criterio"
    id: Id = Field(description="Nombre corto, único en la autoevaluación.", examples=["vision-compartida"])
    titulo: Corto = Field(description="Nombre corto del criterio.", examples=["Visión compartida"])
    texto: Texto = Field(description="Lo que se observa, en una frase afirmativa.")


class Dimension(Modelo):
    """Criteria that are scored together: one axis of the radar."""

    nombre: ClassVar[str] = "una dimensión"
    id: Id = Field(description="Nombre corto.", examples=["gobernanza"])
    titulo: Corto = Field(description="Nombre de la dimensión.")
    texto: Texto = Field(description="De qué trata, en una frase.")
    criterios: Lista[Criterio] = Field(description="Criterios en orden.")


class Grado(Modelo):
    """A value of the scale."""

    nombre: ClassVar[str] = "un grado de la escala"
    valor: Puntaje = Field(description="Puntos.", examples=[0])
    titulo: Corto = Field(description="Cómo se llama.", examples=["Todavía no"])
    texto: Texto | None = Field(default=None, description="Cuándo se elige.")


class Lectura(Modelo):
    """How to read a result, from ``desde`` per cent on."""

    nombre: ClassVar[str] = "una lectura"
    desde: Annotated[int, Field(ge=0, le=100)] = Field(description="Porcentaje desde el que vale.", examples=[0])
    titulo: Corto = Field(description="En corto.", examples=["Empezando"])
    texto: Texto = Field(description="Qué conviene hacer.")


class Autoevaluacion(Modelo):
    """A scored check of a group by itself, on paper and on the page."""

    nombre: ClassVar[str] = "una autoevaluación"
    titulo: Corto = Field(description="Título.")
    instruccion: Lista[Texto] = Field(description="Cómo se contesta.")
    escala: Annotated[Lista[Grado], Field(min_length=3, max_length=6)] = Field(description="Grados, de menos a más.")
    dimensiones: Annotated[Lista[Dimension], Field(min_length=3, max_length=8)] = Field(
        description="Dimensiones en orden."
    )
    lecturas: Lista[Lectura] = Field(description="Cómo leer el resultado, de menos a más; la primera dice desde: 0.")
    nota: Texto | None = Field(default=None, description="Lo que el puntaje no dice.")


class FichaNavegacion(Modelo):
    """The seven headings of a navigation sheet: what a resource is, in one page."""

    nombre: ClassVar[str] = "una ficha de navegación"
    quienes: Texto = Field(description="Quiénes están detrás del recurso y a quién sirve.")
    que_es: Texto = Field(description="De qué se trata.")
    objetivo: Texto = Field(description="Para qué se usa.")
    fundamentos: Lista[Texto] = Field(description="Ideas en las que se apoya.")
    metodo: Lista[Texto] = Field(description="Cómo se trabaja, paso a paso.")
    areas: Lista[Texto] = Field(description="En qué asuntos o momentos sirve.")
    ejemplos: Lista[Texto] = Field(description="Ejemplos concretos; los inventados dicen que lo son.")


class Guia(Modelo):
    """A companion guide."""

    nombre: ClassVar[str] = "una guía"
    id: Id = Field(description="Igual al nombre del archivo.", examples=["ciclo"])
    numero: Annotated[int, Field(ge=1, le=99)] = Field(description="Orden entre las guías.", examples=[1])
    clave: Texto = Field(description="Clave de su fuente en los créditos.", examples=["FN"])
    titulo: Corto = Field(description="Título.", examples=["Ciclo de las alianzas"])
    icono: Icono | None = Field(
        default=None, description="Dibujo chico que la distingue; se ven en la página «Identidad».", examples=["sync"]
    )
    resumen: Texto = Field(description="Dos o tres frases para quien duda si le sirve.")
    cuando: Texto = Field(description="Cuándo conviene usarla, en una o dos frases.")
    origen: Lista[Texto] = Field(description="De qué documento y programa viene, y qué se cambió.")
    unidad: Literal["paso", "fase", "parte"] = Field(
        default="parte", description="Cómo se llaman sus partes numeradas.", examples=["paso"]
    )
    partes: Lista[ParteGuia] = Field(description="Partes en orden.")
    autoevaluacion: Autoevaluacion | None = Field(default=None, description="Autoevaluación, si la tiene.")
    ficha: FichaNavegacion = Field(description="La guía contada en una página.")
    fuentes: Lista[RefFuente] = Field(description="Fuentes de la guía.")
