"""What a drawing shows: words and their order. The shapes are made by ``macros.diagrams``."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.base import Lista, Modelo, Texto


class Parte(Modelo):
    """A box of a drawing: a name of few words and a line that explains it."""

    nombre: ClassVar[str] = "una parte del dibujo"
    titulo: Texto = Field(description="Nombre, en tres palabras o menos.", examples=["Debida diligencia"])
    texto: Texto | None = Field(default=None, description="Aclaración en letra más chica.")
    porcentaje: Annotated[int, Field(ge=1, le=100)] | None = Field(
        default=None, description="Parte del total que le toca, en escalones."
    )


class Grupo(Modelo):
    """Steps that go together."""

    nombre: ClassVar[str] = "un grupo de pasos"
    titulo: Texto = Field(description="Para qué son esos pasos.", examples=["Para decidir"])
    pasos: Lista[Parte] = Field(description="Pasos en orden.")


class Puerta(Modelo):
    """The decision between two groups of steps."""

    nombre: ClassVar[str] = "la puerta"
    titulo: Texto = Field(description="Cómo se llama la decisión.", examples=["La puerta"])
    opciones: Lista[Texto] = Field(description="Respuestas posibles.", examples=[["sí", "no"]])


class Camino(Modelo):
    """Two groups of steps with a decision between them, and the way back to the first step."""

    nombre: ClassVar[str] = "un camino"
    antes: Grupo = Field(description="Pasos antes de la decisión.")
    puerta: Puerta = Field(description="La decisión.")
    despues: Grupo = Field(description="Pasos después de la decisión.")
    regreso: Texto = Field(description="Letrero de la flecha que vuelve al primer paso.")


class Anillo(Modelo):
    """A ring of a map and the line that draws it, so that nobody needs colours to tell rings apart."""

    nombre: ClassVar[str] = "un anillo"
    titulo: Texto = Field(description="Tipo de relación.", examples=["Fuerte"])
    linea: Literal["doble", "continua", "cortada", "zigzag"] = Field(description="Con qué línea se dibuja.")


class Senal(Modelo):
    """An entry of the legend."""

    nombre: ClassVar[str] = "una señal"
    signo: Annotated[str, Field(min_length=1, max_length=2)] = Field(description="Signo: uno o dos caracteres.")
    marco: Literal["circulo", "cuadrado", "ninguno"] = Field(default="ninguno", description="Lo que rodea al signo.")
    texto: Texto = Field(description="Qué quiere decir.", examples=["nos acerca"])


class Mapa(Modelo):
    """Rings around a centre, cut in wedges: a base on which notes are pasted."""

    nombre: ClassVar[str] = "un mapa"
    centro: Texto = Field(description="Quién está en el centro.", examples=["Nuestra OSC"])
    anillos: Annotated[Lista[Anillo], Field(min_length=2, max_length=4)] = Field(
        description="Anillos, de adentro hacia afuera."
    )
    sectores: Annotated[Lista[Texto], Field(min_length=3, max_length=10)] = Field(
        description="Rebanadas, en el sentido del reloj."
    )
    leyenda: Lista[Senal] = Field(default=(), description="Signos que se escriben en las notas.")
    datos: Lista[Texto] = Field(default=(), description="Letreros con raya para escribir.", examples=[["Fecha"]])
    nota: Lista[Texto] = Field(default=(), description="Lo que se escribe en cada nota adhesiva.")


class Racimo(Modelo):
    """Parts around a centre: some above, the rest below."""

    nombre: ClassVar[str] = "un racimo"
    centro: Texto = Field(description="Lo que une a las partes.")
    partes: Annotated[Lista[Parte], Field(min_length=2, max_length=8)] = Field(description="Partes en orden.")
    arriba: Annotated[int, Field(ge=1, le=4)] = Field(description="Cuántas van arriba del centro.", examples=[3])
    letrero_arriba: Texto | None = Field(default=None, description="Qué tienen en común las de arriba.")
    letrero_abajo: Texto | None = Field(default=None, description="Qué tienen en común las de abajo.")
    numeradas: bool = Field(default=False, description="true: con números.")


class Escalones(Modelo):
    """Steps one after the other, each as long as its share of the whole."""

    nombre: ClassVar[str] = "unos escalones"
    partes: Annotated[Lista[Parte], Field(min_length=2, max_length=6)] = Field(
        description="Escalones en orden, cada uno con su porcentaje."
    )

    @model_validator(mode="after")
    def _whole(self) -> Escalones:
        if sum(p.porcentaje or 0 for p in self.partes) != 100 or any(p.porcentaje is None for p in self.partes):
            raise PydanticCustomError("escalones", "cada escalón lleva «porcentaje» y todos suman 100")
        return self


class Dibujo(Modelo):
    """One drawing, of one of the forms that ``macros.diagrams`` knows."""

    nombre: ClassVar[str] = "un dibujo"
    camino: Camino | None = Field(default=None, description="Pasos, una decisión y más pasos.")
    mapa: Mapa | None = Field(default=None, description="Anillos alrededor de un centro, para pegar notas.")
    racimo: Racimo | None = Field(default=None, description="Partes alrededor de un centro.")
    escalones: Escalones | None = Field(
        default=None, description="Partes en orden, con un porcentaje cada una. Los porcentajes suman 100."
    )

    @model_validator(mode="after")
    def _one_form(self) -> Dibujo:
        if sum(f is not None for f in (self.camino, self.mapa, self.racimo, self.escalones)) != 1:
            raise PydanticCustomError("forma", "lleva «camino», «mapa», «racimo» o «escalones», una sola")
        return self
