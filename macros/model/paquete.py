"""The whole package: what ``data/`` says once it has been checked."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from macros.model.auditoria import Auditoria
from macros.model.base import Hora, Id, Lista, Modelo, RefSesion, Texto
from macros.model.contenido import Articulo, Caso, Referencia, Seccion, Termino
from macros.model.guia import Guia
from macros.model.pieza import Pieza
from macros.model.programa import Anexo, Errata, Programa
from macros.model.rotulos import Rotulos
from macros.model.sesion import Sesion


class Edicion(Modelo):
    """Who publishes this edition."""

    nombre: ClassVar[str] = "la edición"
    id: Id = Field(description="Nombre corto.", examples=["base"])
    titulo: Texto = Field(description="Cómo se llama.", examples=["Edición base"])
    version: Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d+$")] = Field(
        description="Año y número, entre comillas.", examples=['"2026.1"']
    )


class Supuestos(Modelo):
    """Numbers from which copies, purchases and clock times are computed."""

    nombre: ClassVar[str] = "los supuestos"
    personas: Annotated[int, Field(ge=2, le=200)] = Field(description="Personas participantes.", examples=[18])
    grupos: Annotated[int, Field(ge=1, le=40)] = Field(description="Grupos pequeños.", examples=[4])
    aliados: Annotated[int, Field(ge=1, le=20)] = Field(description="Aliados con los que se trabaja.", examples=[3])
    hora_inicio: Hora = Field(description="Hora de inicio.", examples=["9:00"])


class Rutas(Modelo):
    """Sessions of each level, in order."""

    nombre: ClassVar[str] = "las rutas"
    basico: Lista[RefSesion] = Field(description="Sesiones del nivel básico.")
    intermedio: Lista[RefSesion] = Field(description="Sesiones del nivel intermedio.")
    avanzado: Lista[RefSesion] = Field(description="Sesiones del nivel avanzado.")


class Credito(Modelo):
    """A source document and how this edition uses it."""

    nombre: ClassVar[str] = "un crédito"
    clave: Texto = Field(description="Clave corta.", examples=["PS"])
    texto: Texto = Field(description="Título y autoría.")
    uso: Texto = Field(description="Qué se toma de ella.")


class Capitulo(Modelo):
    """Title of a chapter of the Libro de Trabajo that gathers several sections."""

    nombre: ClassVar[str] = "un capítulo"
    numero: Annotated[str, StringConstraints(pattern=r"^\d+$")] = Field(
        description="Número, entre comillas.", examples=['"1"']
    )
    titulo: Texto = Field(description="Título del capítulo.", examples=["De dónde partimos"])


class Portada(Modelo):
    """``data/paquete.yml``."""

    nombre: ClassVar[str] = "el paquete"
    titulo: Texto = Field(description="Título del paquete.")
    descripcion: Texto = Field(description="Una frase que dice qué es.")
    edicion: Edicion = Field(description="Quién publica esta edición.")
    supuestos: Supuestos = Field(description="Números con los que se calcula.")
    sesiones: Lista[RefSesion] = Field(description="Sesiones en orden.")
    libro: Lista[Id] = Field(description="Secciones del Libro de Trabajo en orden.")
    capitulos: Lista[Capitulo] = Field(default=(), description="Títulos de los capítulos que reúnen secciones.")
    rutas: Rutas = Field(description="Sesiones de cada nivel.")
    creditos: Lista[Credito] = Field(description="Documentos de origen.")


class Paquete(Modelo):
    """Everything, checked and immutable. Dictionaries keep the order of the package."""

    portada: Portada
    rotulos: Rotulos
    auditoria: Auditoria
    sesiones: dict[str, Sesion]
    piezas: dict[str, Pieza]
    casos: dict[str, Caso]
    terminos: dict[str, Termino]
    secciones: dict[str, Seccion]
    referencias: dict[str, Referencia]
    articulos: dict[str, Articulo]
    programa: Programa | None = None
    """What the pages about the package say; an edition may do without them."""
    erratas: dict[str, Errata] = Field(default_factory=dict)
    anexos: dict[str, Anexo] = Field(default_factory=dict)
    guias: dict[str, Guia] = Field(default_factory=dict)

    def pieces_of(self, sesion: Sesion) -> list[Pieza]:
        """Pieces of a session in order of use: as its blocks name them, then the rest by inventory number."""
        used = [
            p
            for bloque in sesion.bloques
            for p in (
                *(x for paso in bloque.pasos for x in paso.piezas),
                *(m.pieza for m in bloque.materiales if m.pieza),
            )
        ]
        own = sorted((p for p in self.piezas.values() if p.sesion == sesion.id), key=lambda p: (p.inventario, p.id))
        first = [p.id for p in own if p.tipo == "carta_descriptiva"]
        order = dict.fromkeys([*first, *used, *(p.id for p in own)])
        return [self.piezas[i] for i in order]
