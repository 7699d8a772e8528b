"""A document that an organisation sends with its own name: only what its readers are meant to read."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from macros.model.base import Lista, Modelo, Texto, falta


class ColumnaCalculada(Modelo):
    """A column of a sheet that computes."""

    nombre: ClassVar[str] = "una columna de la hoja de cálculo"
    titulo: Texto = Field(description="Encabezado.", examples=["Empieza"])
    ancho: Annotated[int, Field(ge=4, le=80)] = Field(default=16, description="Ancho, en letras.", examples=[30])
    clase: Literal["texto", "numero", "fecha", "opcion", "lista"] = Field(
        default="texto",
        description="Qué se escribe: texto, numero, fecha, una opcion de las de «opciones», o algo de una lista que el "
        "equipo escribe aparte.",
        examples=["opcion"],
    )
    opciones: Lista[Texto] = Field(
        default=(),
        description="De qué se elige, o con qué empieza la lista.",
        examples=[["Corto plazo", "Largo plazo"]],
    )


class TablaCalculada(Modelo):
    """A sheet that computes: lists to choose from and, between two dates, bars on a calendar of weeks."""

    nombre: ClassVar[str] = "una hoja que calcula"
    titulo: Texto = Field(description="Nombre de la hoja.", examples=["Calendario"])
    instruccion: Texto = Field(description="Cómo se usa, en una o dos frases.")
    columnas: Lista[ColumnaCalculada] = Field(description="Columnas, de izquierda a derecha.")
    renglones: Annotated[int, Field(ge=1, le=200)] = Field(description="Renglones por llenar.", examples=[30])
    semanas: Annotated[int, Field(ge=0, le=60)] = Field(
        default=0,
        description="Semanas del calendario a la derecha: se llenan entre las dos primeras fechas.",
        examples=[26],
    )

    @model_validator(mode="after")
    def _bars_need_dates(self) -> TablaCalculada:
        if self.semanas and sum(c.clase == "fecha" for c in self.columnas) < 2:
            raise falta(
                "sin_fechas", "lleva «semanas» y no dos columnas de clase fecha. Agrega la de inicio y la de fin."
            )
        return self


class PorLlenar(Modelo):
    """Something to write, with grey words that go away when one types over them."""

    nombre: ClassVar[str] = "un lugar por llenar"
    rotulo: Texto = Field(description="Cómo se llama, en letra negra.", examples=["Objetivo"])
    pista: Texto | None = Field(
        default=None, description="Qué se escribe ahí.", examples=["El cambio que buscan las partes, en una frase."]
    )
    escrito: Texto | None = Field(
        default=None, description="Lo que ya está escrito, en un ejemplo.", examples=["Que veinte jóvenes se formen."]
    )


class TablaDocumento(Modelo):
    """A table that grows: one row for each thing there is."""

    nombre: ClassVar[str] = "una tabla del documento"
    columnas: Lista[Texto] = Field(description="Encabezados.", examples=[["Plazo", "Qué se hará", "Indicador"]])
    llenos: Lista[Lista[str]] = Field(
        default=(),
        description="Renglones ya escritos; un texto vacío deja una celda por llenar.",
        examples=[[["Corto plazo", "", ""]]],
    )
    filas: Annotated[int, Field(ge=0, le=20)] = Field(default=0, description="Renglones por llenar.", examples=[3])
    anchos: Lista[Annotated[int, Field(ge=1, le=9)]] = Field(default=(), description="Ancho relativo de cada columna.")


class ParteDocumento(Modelo):
    """A part with its heading. «[…]» inside a text is a place to write; ``ayuda`` goes to a comment in the margin."""

    nombre: ClassVar[str] = "una parte del documento"
    titulo: Texto | None = Field(
        default=None,
        description="Encabezado; sin él, sigue a lo anterior. «{n}» es su número si se repite.",
        examples=["Aliado {n}"],
    )
    nivel: Annotated[int, Field(ge=1, le=3)] = Field(default=1, description="1, parte; 2, apartado.", examples=[2])
    veces: Annotated[int, Field(ge=1, le=6)] = Field(default=1, description="Cuántas veces se repite.", examples=[3])
    pagina_nueva: bool = Field(default=False, description="true: empieza en otra página.")
    textos: Lista[Texto] = Field(
        default=(),
        description="Párrafos. Lo que va entre corchetes se escribe encima.",
        examples=[["Este plan lo hizo el equipo de [nombre de la organización]."]],
    )
    puntos: Lista[Texto] = Field(default=(), description="Lista de puntos.")
    datos: Lista[PorLlenar] = Field(default=(), description="Datos cortos, en una tabla de dos columnas.")
    por_llenar: Lista[PorLlenar] = Field(default=(), description="Lo que se escribe, cada cosa con su nombre.")
    tabla: TablaDocumento | None = Field(default=None, description="Tabla por llenar.")
    ayuda: Texto | None = Field(default=None, description="Consejo para quien lo llena: sale como comentario.")


class DocumentoPropio(Modelo):
    """The whole document: cover, contents, parts, signatures."""

    nombre: ClassVar[str] = "un documento para enviar"
    titulo: Texto = Field(description="Título de la portada.", examples=["Plan de Alianzas Estratégicas"])
    portada: Lista[Texto] = Field(
        default=(),
        description="Lo que se escribe en la portada, de arriba abajo; sin ella, empieza por el título.",
        examples=[["Nombre de la organización", "Periodo"]],
    )
    indice: bool = Field(default=True, description="false: sin índice.")
    partes: Lista[ParteDocumento] = Field(description="Partes en orden.")
    firmas: Annotated[int, Field(ge=0, le=6)] = Field(
        default=0, description="Cuántas partes firman al final.", examples=[2]
    )
