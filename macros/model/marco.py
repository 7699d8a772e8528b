"""The frame of a real day, around the hours that a session declares: who arrives, how it opens, how it is closed."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from macros.model.base import Id, Lista, Minutos, Modelo, Palabras, RefFuente, RefPieza, Texto, falta
from macros.model.sesion import Material

Cuando = Literal["antes", "llegada", "apertura", "durante", "cierre", "salida", "seguimiento"]
FUERA: tuple[Cuando, ...] = ("llegada", "salida")
"""Moments with minutes of their own, before the session's start and after its end."""
DENTRO: tuple[Cuando, ...] = ("apertura", "cierre")
"""Moments that happen inside the first and the last activity of a session."""


class OtroMomento(Palabras):
    """How a moment of the frame goes in one modality."""

    nombre: ClassVar[str] = "lo que cambia de un momento del marco"
    titulo: Texto | None = Field(default=None, description="Nombre del momento.", examples=["Abrir la sala"])
    duracion_min: Minutos | None = Field(default=None, description="Minutos enteros, si son otros.", examples=[15])
    para_que: Texto | None = Field(default=None, description="Para qué sirve, en una frase.")
    pasos: Lista[Texto] | None = Field(default=None, description="Qué se hace, en orden.")


class MomentoMarco(Modelo):
    """One moment of the frame."""

    nombre: ClassVar[str] = "un momento del marco"
    id: Id = Field(description="Nombre corto, para enlazarlo.", examples=["llegada"])
    cuando: Cuando = Field(
        description="antes (días antes), llegada (minutos antes de empezar), apertura (en la primera actividad), "
        "durante, cierre (en la última actividad), salida (minutos después de terminar) o seguimiento (días después).",
        examples=["llegada"],
    )
    titulo: Texto = Field(description="Nombre del momento.", examples=["Llegada y registro"])
    duracion_min: Minutos | None = Field(
        default=None,
        description="Minutos enteros. En llegada y salida se suman alrededor de la sesión; en apertura y cierre ya "
        "están dentro de sus horas.",
        examples=[30],
    )
    para_que: Texto = Field(description="Para qué sirve, en una frase.")
    pasos: Lista[Texto] = Field(description="Qué se hace, en orden.")
    a_distancia: OtroMomento | None = Field(default=None, description="Lo que cambia por videollamada.")
    mixta: OtroMomento | None = Field(
        default=None, description="Lo que cambia con una parte del grupo en el salón y otra en línea."
    )
    materiales: Lista[Material] = Field(default=(), description="Lo que se imprime y lo que se consigue.")
    otras_piezas: Lista[RefPieza] = Field(
        default=(), description="Piezas que ayudan y no se cuentan para cada sesión.", examples=[["marco-informe"]]
    )

    @model_validator(mode="after")
    def _minutes_of_its_own(self) -> MomentoMarco:
        if (self.duracion_min is None) == (self.cuando in FUERA + DENTRO):
            raise falta(
                "marco_minutos",
                "lleva «duracion_min» si es llegada, apertura, cierre o salida. "
                "Agrégala, o quítala en los demás momentos.",
            )
        return self

    @property
    def piezas(self) -> tuple[str, ...]:
        """Ids of the pieces that the moment uses, each once: those that are counted first."""
        return tuple(dict.fromkeys([*(m.pieza for m in self.materiales if m.pieza), *self.otras_piezas]))


class DecisionMarco(Modelo):
    """Something that the frame decides and another group may decide otherwise."""

    nombre: ClassVar[str] = "una decisión del marco"
    id: Id = Field(description="Nombre corto, para enlazarla.", examples=["hora-de-comer"])
    titulo: Texto = Field(description="De qué se trata.", examples=["A qué hora se come"])
    texto: Lista[Texto] = Field(description="Qué se decidió, por qué y cómo cambiarlo.")


class Marco(Modelo):
    """``data/marco.yml``: what every session in person has around it."""

    nombre: ClassVar[str] = "el marco del día"
    titulo: Texto = Field(description="Título.", examples=["El marco del día"])
    texto: Lista[Texto] = Field(description="Para qué sirve, en uno o dos párrafos.")
    momentos: Annotated[Lista[MomentoMarco], Field(min_length=1)] = Field(description="Momentos en orden.")
    decisiones: Lista[DecisionMarco] = Field(default=(), description="Lo que se decidió y por qué.")
    fuentes: Lista[RefFuente] = Field(default=(), description="De dónde sale la idea.")

    def at(self, cuando: Cuando) -> tuple[MomentoMarco, ...]:
        """The moments of one kind, in order."""
        return tuple(m for m in self.momentos if m.cuando == cuando)

    @property
    def piezas(self) -> tuple[str, ...]:
        """Ids of all the pieces of the frame, in order of use, each once."""
        return tuple(dict.fromkeys(p for m in self.momentos for p in m.piezas))

    @property
    def materiales(self) -> tuple[Material, ...]:
        """All that is printed or got for one session."""
        return tuple(x for m in self.momentos for x in m.materiales)
