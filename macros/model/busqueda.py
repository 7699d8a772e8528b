"""How people ask for things, from ``data/sinonimos.yml``: everyday words, and words that are everywhere."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.base import Lista, Modelo, Texto


class Sinonimo(Modelo):
    """Everyday words for something that the package calls otherwise."""

    nombre: ClassVar[str] = "un sinónimo"
    palabras: Annotated[Lista[Texto], Field(min_length=1)] = Field(
        description="Cómo lo dice la gente, en singular.", examples=[["rompehielos", "dinámica de presentación"]]
    )
    busca: Annotated[Lista[Texto], Field(min_length=1)] = Field(
        description="Cómo se llama en el paquete: palabras de un título.", examples=[["Bienvenida"]]
    )


class Busqueda(Modelo):
    """``data/sinonimos.yml``."""

    nombre: ClassVar[str] = "las palabras de la búsqueda"
    comunes: Lista[Texto] = Field(description="Palabras que no cuentan al buscar.", examples=[["de", "la", "que"]])
    sinonimos: Lista[Sinonimo] = Field(description="Palabras de todos los días y a qué llevan.")
