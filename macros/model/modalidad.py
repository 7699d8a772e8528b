"""How a session is given (in person, at a distance, mixed), and the words that differ: those in person are the usual.

What a thing says stands in its own fields. Beside them, ``a_distancia`` and ``mixta`` hold only what is said otherwise;
``solo`` names the ways in which a line or a material is of use at all. ``macros.plan.modality`` chooses.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import Discriminator, Field, Tag, model_validator

from macros.model.base import Lista, Modelo, Texto, falta

Modalidad = Literal["presencial", "a-distancia", "mixta"]
MODALIDADES: tuple[Modalidad, ...] = get_args(Modalidad)
CAMPOS: dict[Modalidad, str] = {"a-distancia": "a_distancia", "mixta": "mixta"}
"""The field that holds the words of each way of giving a session but the usual one."""
Solo = Annotated[
    Lista[Modalidad],
    Field(
        default=(),
        description="Las modalidades en que hace falta; sin este campo, en todas.",
        examples=[["presencial", "mixta"]],
    ),
]


class Palabras(Modelo):
    """Fields that differ in one modality; those left out stay as they are in person."""

    nombre: ClassVar[str] = "las palabras de una modalidad"

    @model_validator(mode="after")
    def _something(self) -> Palabras:
        if not self.model_fields_set:
            names = ", ".join(type(self).model_fields)
            raise falta("palabras", f"no dice nada. Escribe abajo lo que cambia ({names}) o quítalo.")
        return self

    def given(self) -> dict[str, Any]:
        """The fields that it says."""
        return {name: getattr(self, name) for name in self.model_fields_set if getattr(self, name) is not None}


A_DISTANCIA = "Cómo se hace o se dice por videollamada: solo lo que cambia."
MIXTA = "Cómo se hace o se dice con una parte del grupo en el salón y otra en línea: solo lo que cambia."


class Renglon(Modelo):
    """A line that is said otherwise in some modality, or that serves only some of them."""

    nombre: ClassVar[str] = "un renglón"
    texto: Texto = Field(description="Qué dice en persona.", examples=["**Un día antes.** Imprime el maletín."])
    a_distancia: Texto | None = Field(default=None, description=A_DISTANCIA, examples=["Sube las hojas al tablero."])
    mixta: Texto | None = Field(default=None, description=MIXTA, examples=["Imprime el maletín y súbelo al tablero."])
    solo: Solo


def _line(value: Any) -> str:
    keys = value if isinstance(value, dict) else ()
    return "·texto" if isinstance(value, Renglon) or set(keys) & set(Renglon.model_fields) else "·"


Linea = Annotated[Annotated[Texto, Tag("·")] | Annotated[Renglon, Tag("·texto")], Discriminator(_line)]
"""A line of a list: a text, or a text with what other modalities say. Once a modality is chosen, always a text."""


def words_of(line: str | Renglon) -> str:
    """What a line says in person."""
    return line if isinstance(line, str) else line.texto
