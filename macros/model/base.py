"""What every model of the data shares: strictness, Spanish names, and typed references by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag, model_validator
from pydantic_core import PydanticCustomError

T = TypeVar("T")


class Modelo(BaseModel):
    """Base of every model: frozen, strict, and closed to unknown fields.

    ``nombre`` is how messages call it, with its article: «un bloque». What checks a model is made when something is
    first checked with it: most models are only parts of others, and their own would be made for nothing.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True, defer_build=True)
    nombre: ClassVar[str] = "un dato"


@dataclass(frozen=True)
class Ref:
    """Marks a field whose text is the id of something of kind ``a`` (of the registry ``macros.reading.kinds``)."""

    a: str


@dataclass(frozen=True)
class ComoSeEscribe:
    """Stands beside the pattern of a text and says in words what it asks for; ``id``: a right one can be worked out."""

    patron: str
    dice: str
    id: bool = False


@dataclass(frozen=True)
class EnMinutos:
    """Marks whole minutes: a span of time written in another way is worked out; its slips are of ``regla``."""

    regla: str = "duracion"


def falta(tipo: str, dice: str, *, regla: str = "", en: str = "", sujeto: str = "") -> PydanticCustomError:
    """The error of a rule that more than one value takes part in, with the sentence that tells it.

    ``dice`` comes after the field's name: what is wrong and what to write. In it, «{valor}» is what the field says,
    «{escribe}» its name ready to be written and «{ejemplo}» the model's example. ``sujeto`` takes the place of the
    name; ``en``: the field inside where it is told; ``regla``: whose rule it is.
    """
    return PydanticCustomError(tipo, "{dice}", {"dice": dice, "regla": regla, "en": en, "sujeto": sujeto})


Lista = Annotated[tuple[T, ...], Field(strict=False)]
"""A list in the YAML; a tuple here, so that the model cannot change."""

Texto = Annotated[str, StringConstraints(min_length=1, max_length=3000)]
Celda = Annotated[str, StringConstraints(max_length=3000)]
"""Words of a table's cell; empty where somebody will write."""
_CONTADO = r"^[^|]+\|[^|]+$"
Contado = Annotated[
    str,
    StringConstraints(pattern=_CONTADO, max_length=80),
    ComoSeEscribe(_CONTADO, "debe llevar la palabra en singular y en plural, con «|» en medio: grupo|grupos"),
]
"""A noun that goes with a number (``macros.words.counts``)."""
_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[
    str,
    StringConstraints(pattern=_ID, max_length=60),
    ComoSeEscribe(_ID, "solo lleva letras minúsculas sin acento ni ñ, números y guiones", id=True),
]
_IDIOMA = r"^[a-z]{2,3}(-[A-Z]{2})?$"
Idioma = Annotated[
    str,
    StringConstraints(pattern=_IDIOMA),
    ComoSeEscribe(_IDIOMA, "debe ser la clave de una lengua: dos o tres letras minúsculas, como nah, yua o en"),
]
"""A language as BCP 47 names it: ``nah``, ``yua``, ``en``, ``pt-BR``."""
Icono = Id
"""Name of an icon; that it exists is a rule of the audit."""
Minutos = Annotated[int, Field(ge=1, le=600), EnMinutos()]
"""Whole minutes."""
RENGLONES = "tiene un renglón con más o menos celdas que columnas. Escribe una por columna."
ANCHOS = "lleva en «anchos» un número por columna. Escribe los que faltan o quita «anchos»."
"""Sentences of rules that several tables share."""
_HORA = r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"
Hora = Annotated[str, StringConstraints(pattern=_HORA), ComoSeEscribe(_HORA, "debe ser una hora de 0:00 a 23:59")]
"""Clock time of a day, ``9:00`` or ``09:00``."""
Cantidad = Annotated[int, Field(ge=1, le=999)]
Lapso = Annotated[int, Field(ge=0, le=600), EnMinutos()]
"""Minutes as a source states them; 0 where it states none."""

RefPieza = Annotated[Id, Ref("pieza")]
RefSesion = Annotated[Id, Ref("sesion")]
RefCaso = Annotated[Id, Ref("caso")]
RefTermino = Annotated[Id, Ref("termino")]
RefArticulo = Annotated[Id, Ref("articulo")]
RefFuente = Annotated[Id, Ref("referencia")]
RefSeccion = Annotated[Id, Ref("seccion")]
RefGuia = Annotated[Id, Ref("guia")]

# ---- how a session is given -------------------------------------------------------------------
# What a thing says stands in its own fields, as it is said in person. Beside them, «a_distancia» and «mixta» hold only
# what is said otherwise, and «solo» names the ways in which a line or a material is of use (macros.words.modality).

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
