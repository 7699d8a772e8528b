"""What every model of the data shares: strictness, Spanish names, and typed references by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

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


Lista = Annotated[tuple[T, ...], Field(strict=False)]
"""A list in the YAML; a tuple here, so that the model cannot change."""

Texto = Annotated[str, StringConstraints(min_length=1, max_length=3000)]
Celda = Annotated[str, StringConstraints(max_length=3000)]
"""Words of a table's cell; empty where somebody will write."""
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Icono = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""Name of an icon; that it exists is a rule of the audit."""
Minutos = Annotated[int, Field(ge=1, le=600)]
"""Whole minutes."""
Hora = Annotated[str, StringConstraints(pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$")]
"""Clock time of a day, ``9:00`` or ``09:00``."""
Cantidad = Annotated[int, Field(ge=1, le=999)]
Lapso = Annotated[int, Field(ge=0, le=600)]
"""Minutes as a source states them; 0 where it states none."""

RefPieza = Annotated[Id, Ref("pieza")]
RefSesion = Annotated[Id, Ref("sesion")]
RefCaso = Annotated[Id, Ref("caso")]
RefTermino = Annotated[Id, Ref("termino")]
RefArticulo = Annotated[Id, Ref("articulo")]
RefFuente = Annotated[Id, Ref("referencia")]
RefSeccion = Annotated[Id, Ref("seccion")]
RefGuia = Annotated[Id, Ref("guia")]
