"""Content that sessions and pieces draw on: glossary, cases, workbook sections, references, items to buy."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from macros.model.base import ComoSeEscribe, Icono, Id, Lista, Modelo, RefFuente, RefPieza, Texto
from macros.model.piezas.dibujo import Dibujo

_ENLACE = r"^https?://\S+$"


class Termino(Modelo):
    """A term of the glossary; those with ``ejemplo`` and ``experiencia`` can be printed as concept cards."""

    nombre: ClassVar[str] = "un término del glosario"
    id: Id = Field(description="Nombre corto.", examples=["alianza-estrategica"])
    termino: Texto = Field(description="El término.", examples=["Alianza estratégica"])
    sinonimos: Lista[Texto] = Field(default=(), description="Otras formas de decirlo, plurales incluidos.")
    definicion: Annotated[str, StringConstraints(min_length=1, max_length=330)] = Field(
        description="Una o dos frases (330 letras como máximo, para que quepa en la tarjeta)."
    )
    ejemplo: Annotated[str, StringConstraints(min_length=1, max_length=260)] | None = Field(
        default=None, description="Un ejemplo inventado y breve (260 letras como máximo)."
    )
    experiencia: Annotated[str, StringConstraints(min_length=1, max_length=140)] | None = Field(
        default=None, description="Pregunta que abre la línea «nuestra experiencia» (140 letras como máximo)."
    )
    icono: Icono | None = Field(
        default=None, description="Dibujo chico de la tarjeta y del libro.", examples=["handshake-outline"]
    )
    fuentes: Lista[RefFuente] = Field(default=(), description="De dónde sale la idea.")


class Cifra(Modelo):
    """A figure that the source of a case gives."""

    nombre: ClassVar[str] = "una cifra"
    dato: Texto = Field(description="Qué se midió, dónde y cuándo.", examples=["Desnutrición infantil crónica, 2006"])
    valor: Texto = Field(description="El valor con su unidad.", examples=["29.5 %"])


class Caso(Modelo):
    """A real case of an alliance, told from a named source."""

    nombre: ClassVar[str] = "un caso"
    id: Id = Field(description="Igual al nombre del archivo.", examples=["city-year-timberland"])
    titulo: Texto = Field(description="La enseñanza, como título.")
    varias: bool = Field(default=False, description="true: nombra varias alianzas en vez de contar una.")
    aliados: Lista[Texto] = Field(
        description="Quiénes se aliaron; con «varias», cada alianza.",
        examples=[["City Year", "Timberland"]],
    )
    lugar: Texto = Field(description="Dónde.", examples=["Estados Unidos"])
    inicio: Texto | None = Field(default=None, description="Cuándo empezó, si la fuente lo dice.", examples=["1989"])
    situacion: Texto = Field(description="De dónde partían.")
    acuerdo: Texto | None = Field(default=None, description="Qué hicieron juntos, si la fuente lo dice.")
    aportes: Lista[Texto] = Field(default=(), description="Qué puso cada parte, si la fuente lo dice.")
    resultado: Texto | None = Field(default=None, description="Qué ganó cada parte, si la fuente lo dice.")
    que_falta: Texto | None = Field(default=None, description="Lo que la fuente no dice y por eso no se cuenta.")
    buscar: Lista[Texto] = Field(default=(), description="Cómo averiguarlo, o cómo hallar un caso propio.")
    cifras: Lista[Cifra] = Field(default=(), description="Cifras que da la fuente.")
    aprendizaje: Texto = Field(description="Qué enseña a otra organización.")
    preguntas: Lista[Texto] = Field(description="Preguntas para conversarlo.")
    fuentes: Lista[RefFuente] = Field(description="De dónde sale.")


class Figura(Modelo):
    """A drawing of a part's own; those that are pieces of the kit are named by ``diagrama``."""

    nombre: ClassVar[str] = "una figura"
    titulo: Texto = Field(description="Qué muestra.", examples=["Una matriz con dos actores"])
    equivalente: Texto = Field(description="Lo mismo que el dibujo, dicho con palabras, para quien no lo ve.")
    dibujo: Dibujo = Field(description="Qué se dibuja, como en un diagrama del kit.")


class ParteSeccion(Modelo):
    """One part of a workbook section."""

    nombre: ClassVar[str] = "una parte de la sección"
    id: Id = Field(description="Nombre corto, para enlazarla.", examples=["confianza"])
    titulo: Texto = Field(description="Título.", examples=["Confianza"])
    texto: Lista[Texto] = Field(description="Párrafos.")
    puntos: Lista[Texto] = Field(default=(), description="Lista de puntos.")
    ejemplo: Texto | None = Field(
        default=None, description="Un caso real con su fuente, o un ejemplo inventado que dice que lo es."
    )
    pregunta: Texto | None = Field(default=None, description="Pregunta para el equipo.")
    icono: Icono | None = Field(
        default=None, description="Dibujo chico junto al título.", examples=["handshake-outline"]
    )
    diagrama: RefPieza | None = Field(
        default=None, description="Pieza de tipo diagrama que explica la parte.", examples=["s3-diagrama-ruta"]
    )
    figura: Figura | None = Field(default=None, description="Un dibujo propio de la parte.")
    fuentes: Lista[RefFuente] = Field(default=(), description="De dónde sale la idea.")


class Seccion(Modelo):
    """A section of the Libro de Trabajo, from ``data/libro/<id>.yml``."""

    nombre: ClassVar[str] = "una sección del Libro de Trabajo"
    id: Id = Field(description="Igual al nombre del archivo.", examples=["principios"])
    numero: Texto = Field(description="Capítulo y sección.", examples=["2.1"])
    titulo: Texto = Field(description="Título.")
    proposito: Texto = Field(description="Para qué se lee.")
    terminos: bool = Field(default=False, description="true: muestra aquí los conceptos del glosario con ejemplo.")
    partes: Lista[ParteSeccion] = Field(default=(), description="Partes en orden.")
    fuentes: Lista[RefFuente] = Field(description="Fuentes de la sección.")


class Referencia(Modelo):
    """A bibliographic entry; its text carries over from the sources."""

    nombre: ClassVar[str] = "una referencia"
    id: Id = Field(description="Nombre corto.", examples=["austin-2000"])
    cita: Texto = Field(description="Cita corta para el texto.", examples=["Austin, 2000"])
    texto: Texto = Field(description="Entrada completa.")
    enlace: (
        Annotated[
            str,
            StringConstraints(pattern=_ENLACE),
            ComoSeEscribe(_ENLACE, "debe ser una dirección completa, que empieza con https://"),
        ]
        | None
    ) = Field(default=None, description="Dirección, si la fuente la da.")


class Articulo(Modelo):
    """Something to buy or borrow for a session."""

    nombre: ClassVar[str] = "un artículo"
    id: Id = Field(description="Nombre corto.", examples=["plumones"])
    articulo: Texto = Field(description="Nombre en singular o como se pide.", examples=["plumón de punta gruesa"])
    plural: Texto = Field(description="Nombre en plural.", examples=["plumones de punta gruesa"])
    nota: Texto | None = Field(default=None, description="Cómo elegirlo.")
    prestado: bool = Field(default=False, description="true si basta con conseguirlo prestado.")
    nombres: Lista[Texto] = Field(
        default=(),
        description="Cómo lo nombran los pasos. Si un paso lo nombra, tiene que estar en los materiales.",
        examples=[["plumón", "plumones"]],
    )
    con_equipo: bool = Field(
        default=False, description="true: lo que se cuenta por persona incluye al equipo que facilita.", examples=[True]
    )
    se_gasta: bool = Field(
        default=True,
        description="true: se usa y se acaba, y cada sesión pide más; false: lo mismo sirve en la sesión siguiente.",
        examples=[False],
    )
