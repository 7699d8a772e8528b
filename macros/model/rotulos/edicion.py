"""Fixed words about an organisation's own edition, on pages and prints."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.base import Lista, Modelo, Texto


class RotulosEdicion(Modelo):
    """Words beside the name, the contact, the dates and the people of an edition."""

    nombre: ClassVar[str] = "los rótulos de una edición"
    organiza: Texto
    contacto: Texto
    facilita: Texto
    cuando: Texto
    lugar: Texto
    modalidad: Texto
    presencial: Texto
    a_distancia: Texto
    mixta: Texto
    fecha: Texto = Field(description="Cómo se escribe un día, con {semana}, {dia}, {mes} y {anio}.")
    semana: Annotated[Lista[Texto], Field(min_length=7, max_length=7)] = Field(description="Días, desde el lunes.")
    meses: Annotated[Lista[Texto], Field(min_length=12, max_length=12)] = Field(description="Meses, desde enero.")
