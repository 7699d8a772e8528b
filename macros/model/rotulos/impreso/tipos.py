"""All the words of each type of piece, in one place. Part ``tipos:`` of rotulos.yml."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.model.base import Icono, Modelo, Texto


class ComoSeImprime(Modelo):
    """What the copy shop is asked for."""

    nombre: ClassVar[str] = "cómo se imprime"
    papel: Texto = Field(description="Papel que se pide.", examples=["Bond, 60 × 90 cm"])
    tinta: Texto = Field(description="Color o negro.", examples=["Color"])
    caras: Annotated[int, Field(ge=1, le=2)] = Field(description="1: por una cara; 2: por las dos.", examples=[1])
    maquina: Literal["oficina", "copisteria", "ploter"] = Field(
        description="Dónde se imprime: impresora de oficina, copistería o plóter.", examples=["oficina"]
    )


class PalabrasTipo(ComoSeImprime):
    """What a type of piece is called, and how it is printed."""

    nombre: ClassVar[str] = "las palabras de un tipo de pieza"
    id: Annotated[str, Field(max_length=60)] = Field(
        description="El tipo, como lo dicen las piezas.", examples=["rotafolio"]
    )
    uno: Texto = Field(description="Nombre del tipo, en singular.", examples=["Rotafolio"])
    varios: Texto = Field(description="Nombre del tipo, en plural.", examples=["Rotafolios"])
    icono: Icono = Field(
        description="Dibujo chico del tipo; se ven en la página «Identidad».", examples=["bulletin-board"]
    )
    se_imprime: Texto = Field(
        description="En qué se imprime, en corto. «{hojas}» es el número de hojas carta de un rotafolio por partes.",
        examples=["carta o A4"],
    )


class PalabrasMomento(Modelo):
    """What a moment of the day is called: who works in a step, or a pause."""

    nombre: ClassVar[str] = "las palabras de un momento"
    id: Literal["exposicion", "plenaria", "grupos", "individual", "receso", "comida"] = Field(
        description="El momento, como lo dicen los pasos y los bloques.", examples=["grupos"]
    )
    llamado: Texto = Field(description="Cómo se le dice.", examples=["En grupos"])
    icono: Icono = Field(description="Dibujo chico del momento.", examples=["account-group-outline"])
