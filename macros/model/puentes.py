"""The same road told by several guides: moments of an alliance's life, and which step of each view belongs to which."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from macros.model.base import Id, Lista, Modelo, RefGuia, RefPieza, RefSeccion, Texto, falta


class Momento(Modelo):
    """A moment in the life of an alliance."""

    nombre: ClassVar[str] = "un momento de la alianza"
    id: Id = Field(description="Nombre corto, para enlazarlo.", examples=["encontrar-con-quien"])
    titulo: Texto = Field(description="Cómo se llama.", examples=["Encontrar con quién"])
    texto: Texto = Field(description="Qué pasa en él, en una frase.")


class PasoVista(Modelo):
    """A step of a view, at the moment where it begins; ``hasta`` where it takes several."""

    nombre: ClassVar[str] = "un paso de una mirada"
    parte: Id = Field(description="Id de la parte de la guía o de la sección que lo cuenta.", examples=["paso-1"])
    momento: Id = Field(description="Momento en el que empieza.", examples=["encontrar-con-quien"])
    hasta: Id | None = Field(default=None, description="Último momento que abarca, si son varios.")


class Vista(Modelo):
    """One way to tell the road: a guide, or a section of the workbook."""

    nombre: ClassVar[str] = "una mirada"
    titulo: Texto = Field(description="Cómo se llama.", examples=["Ruta Crítica"])
    guia: RefGuia | None = Field(default=None, description="Guía que la cuenta.", examples=["ciclo"])
    seccion: RefSeccion | None = Field(default=None, description="Sección del Libro de Trabajo que la cuenta.")
    dibujo: RefPieza | None = Field(
        default=None, description="Diagrama de tipo camino que dice cuántos pasos tiene, si es una sección."
    )
    para: Texto = Field(description="Cuándo conviene mirar por aquí, en una frase.")
    pasos: Lista[PasoVista] = Field(description="Todos sus pasos, en orden y una sola vez.")

    @model_validator(mode="after")
    def _one_origin(self) -> Vista:
        if (self.guia is None) == (self.seccion is None):
            raise falta("mirada", "lleva «guia» o «seccion». Escribe una de las dos, y solo una.")
        return self


class Puentes(Modelo):
    """``data/puentes.yml``."""

    nombre: ClassVar[str] = "los puentes"
    titulo: Texto = Field(description="Título de la página.")
    texto: Lista[Texto] = Field(description="Párrafos del principio.")
    momentos: Annotated[Lista[Momento], Field(min_length=2, max_length=9)] = Field(description="Momentos, en orden.")
    vistas: Annotated[Lista[Vista], Field(min_length=2, max_length=5)] = Field(description="Miradas, en orden.")
    dibujo: RefPieza = Field(description="Diagrama de tipo carriles que muestra lo mismo.")
    nota: Texto | None = Field(default=None, description="Qué conviene saber al comparar.")
