"""What every model of the data shares: strictness, Spanish names, and typed references by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

T = TypeVar("T")


class Modelo(BaseModel):
    """Base of every model: frozen, strict, and closed to unknown fields.

    ``nombre`` is how messages call it, with its article: «un bloque».
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True)
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
