"""Printable pieces: one class per ``tipo``; each holds words, templates hold layout."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from macros.model.base import (
    ANCHOS,
    RENGLONES,
    Celda,
    Icono,
    Id,
    Idioma,
    Lista,
    Modelo,
    Ref,
    RefCaso,
    RefFuente,
    RefGuia,
    RefSeccion,
    RefSesion,
    RefTermino,
    Texto,
    falta,
)
from macros.model.piezas.dibujo import Dibujo
from macros.model.piezas.documento import DocumentoPropio, TablaCalculada
from macros.model.piezas.plantilla import Plantilla, PlantillaDeHoja

Orientacion = Literal["vertical", "horizontal"]
Lineas = Annotated[int, Field(ge=1, le=40)]
Numero = Annotated[int, Field(ge=1, le=200)]
DEL_TIPO = "Tipo de la pieza: el nombre de su carpeta en data/piezas/."


class PiezaBase(Modelo):
    """What every piece says of itself."""

    nombre: ClassVar[str] = "una pieza"
    id: Id = Field(description="Igual al nombre del archivo.", examples=["s1-expectativas"])
    titulo: Texto = Field(description="Nombre de la pieza.", examples=["Qué esperamos de hoy"])
    inventario: Lista[Numero] = Field(description="Números del inventario que cubre.", examples=[[23]])
    sesion: RefSesion | None = Field(default=None, description="Sesión a la que pertenece.", examples=["sesion-1"])
    guia: RefGuia | None = Field(default=None, description="Guía a la que pertenece, si no es de una sesión.")
    idioma: Idioma | None = Field(
        default=None,
        description="Lengua en que está escrita, si no es español: su clave de dos o tres letras.",
        examples=["nah"],
    )
    icono: Icono | None = Field(default=None, description="Dibujo chico junto al título.", examples=["hammer-wrench"])
    para_que: Texto = Field(description="Para qué sirve y cuándo se usa, en una frase.")
    al_imprimir: Texto | None = Field(default=None, description="Consejo para imprimirla o prepararla.")
    viene_de: Texto | None = Field(
        default=None, description="De dónde salen los datos que se escriben.", examples=["la matriz 5R"]
    )
    va_a: Texto | None = Field(
        default=None, description="Dónde se usan después, y cómo pasan sin copiarlos.", examples=["el Plan de Alianzas"]
    )


# ---- rotafolio ---------------------------------------------------------------------------------


class Cabe(Modelo):
    """What a room must hold; the build measures the drawn box."""

    nombre: ClassVar[str] = "lo que cabe en un lugar"
    notas: Annotated[int, Field(ge=1, le=60)] | None = Field(default=None, description="Notas de 76 mm.", examples=[4])
    votos: Annotated[int, Field(ge=1, le=400)] | None = Field(
        default=None, description="Puntos para votar, de 30 × 27 mm.", examples=[54]
    )
    renglones: Annotated[int, Field(ge=1, le=20)] | None = Field(
        default=None, description="Renglones escritos con plumón, que se leen desde cinco metros.", examples=[2]
    )


class Espacio(Modelo):
    """Room to write, with an optional label; rooms share the free height of the sheet by ``peso``."""

    nombre: ClassVar[str] = "un espacio"
    rotulo: Texto | None = Field(default=None, description="Letrero arriba del espacio.", examples=["Nuestras ideas"])
    peso: Annotated[int, Field(ge=1, le=9)] = Field(default=1, description="Cuánto alto le toca frente a otros.")
    cabe: Cabe = Field(default=Cabe(renglones=2), description="Qué debe caber; sin él, dos renglones.")


class Columnas(Modelo):
    """A table to fill in: heads, then empty rows that share the free height."""

    nombre: ClassVar[str] = "una tabla por llenar"
    titulos: Lista[Texto] = Field(description="Encabezado de cada columna (de 2 a 6).")
    filas: Annotated[int, Field(ge=1, le=12)] = Field(description="Renglones vacíos.", examples=[6])
    anchos: Lista[Annotated[int, Field(ge=1, le=9)]] = Field(
        default=(), description="Ancho relativo de cada columna; sin él, iguales."
    )
    caben: Lista[Cabe] = Field(
        default=(),
        description="Qué debe caber en cada celda, por columna; sin él, dos renglones.",
        examples=[[{"notas": 1}]],
    )

    @model_validator(mode="after")
    def _widths(self) -> Columnas:
        if self.anchos and len(self.anchos) != len(self.titulos):
            raise falta("anchos", ANCHOS)
        if self.caben and len(self.caben) != len(self.titulos):
            raise falta("caben", "tiene en «caben» más o menos cosas que columnas. Escribe una por columna.")
        return self

    @property
    def held(self) -> tuple[Cabe, ...]:
        """What a cell of each column must hold."""
        return self.caben or (Cabe(renglones=2),) * len(self.titulos)


class ElTexto(Modelo):
    nombre: ClassVar[str] = "un texto del rotafolio"
    texto: Texto = Field(description="Una frase corta.")


class LaLista(Modelo):
    nombre: ClassVar[str] = "una lista del rotafolio"
    lista: Lista[Texto] = Field(description="Puntos cortos: 8 palabras o menos cada uno.")
    numerada: bool = Field(default=False, description="true: con números.")


class ElEspacio(Modelo):
    nombre: ClassVar[str] = "un espacio del rotafolio"
    espacio: Espacio = Field(description="Espacio en blanco para escribir o pegar notas.")


class LasColumnas(Modelo):
    nombre: ClassVar[str] = "una tabla del rotafolio"
    columnas: Columnas = Field(description="Tabla por llenar.")


class LaAgenda(Modelo):
    nombre: ClassVar[str] = "la agenda del rotafolio"
    agenda: RefSesion = Field(description="Sesión cuya agenda se muestra, con sus horas.", examples=["sesion-1"])
    desde: Id | None = Field(
        default=None, description="Primer bloque que se muestra; sin él, desde el principio.", examples=["comida"]
    )
    hasta: Id | None = Field(
        default=None, description="Último bloque que se muestra; sin él, hasta el final.", examples=["comida"]
    )
    sin_pausas: bool = Field(default=False, description="true: deja fuera recesos y comida, para que quepa.")


class LaPlantilla(Modelo):
    nombre: ClassVar[str] = "una plantilla del rotafolio"
    plantilla: Plantilla = Field(description="Dibujo con lugares para escribir o pegar notas. Toma el alto que queda.")


_ELEMENTOS = {
    "texto": ElTexto,
    "lista": LaLista,
    "espacio": ElEspacio,
    "columnas": LasColumnas,
    "agenda": LaAgenda,
    "plantilla": LaPlantilla,
}


def _either(names: Iterable[str]) -> str:
    """«texto, lista o espacio»."""
    *most, last = names
    return f"{', '.join(most)} o {last}"


def _element_tag(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else type(value).model_fields if isinstance(value, Modelo) else ()
    return next((f"·{k}" for k in _ELEMENTOS if k in keys), None)


Elemento = Annotated[
    Annotated[ElTexto, Tag("·texto")]
    | Annotated[LaLista, Tag("·lista")]
    | Annotated[ElEspacio, Tag("·espacio")]
    | Annotated[LasColumnas, Tag("·columnas")]
    | Annotated[LaAgenda, Tag("·agenda")]
    | Annotated[LaPlantilla, Tag("·plantilla")],
    Discriminator(
        _element_tag,
        custom_error_type="elemento",
        custom_error_message="{dice}",
        custom_error_context={"dice": f"debe llevar uno de estos: {_either(_ELEMENTOS)}. Escribe uno."},
    ),
]


class HojaRotafolio(Modelo):
    """One flipchart sheet: one printed page."""

    nombre: ClassVar[str] = "una hoja de rotafolio"
    titulo: Texto = Field(description="Lo que se lee desde el fondo del salón.", examples=["¿Qué esperamos de hoy?"])
    cuerpo: Lista[Elemento] = Field(description="Elementos de arriba abajo.")


class Rotafolio(PiezaBase):
    nombre: ClassVar[str] = "un rotafolio"
    tipo: Literal["rotafolio"] = Field(description=DEL_TIPO)
    orientacion: Orientacion = Field(default="vertical", description="vertical u horizontal.", examples=["vertical"])
    hojas: Lista[HojaRotafolio] = Field(description="Hojas en orden; cada una es una página.")

    @property
    def dibujable(self) -> bool:
        """Whether it comes as a sheet to draw from: words, boxes and tables, with room to write on every sheet."""
        return all(
            any(isinstance(e, ElEspacio | LasColumnas) for e in hoja.cuerpo)
            and not any(isinstance(e, LaAgenda | LaPlantilla) for e in hoja.cuerpo)
            for hoja in self.hojas
        )

    @property
    def a_mano(self) -> bool:
        """Whether anyone can draw it with a marker: titles, lines of words, blanks; no drawn template."""
        return not any(isinstance(e, LaPlantilla) for hoja in self.hojas for e in hoja.cuerpo)


# ---- hoja de trabajo y formato -----------------------------------------------------------------


Escritura = Literal["frase", "oracion", "nombre", "dato", "casilla"]
"""What is written in a place by hand; the build measures its room (``print.engine.fields``)."""
ESCRIBE = "frase, oracion (más larga), nombre (de persona), dato (número, fecha, sí o no) o casilla (se marca)."


class Campo(Modelo):
    """One thing to write down: a field of the fillable file, lines on paper."""

    nombre: ClassVar[str] = "un campo"
    id: Id = Field(description="Nombre corto, único en la hoja.", examples=["por-que"])
    rotulo: Texto = Field(description="Pregunta o letrero.", examples=["¿Por qué colaborar?"])
    ayuda: Texto | None = Field(default=None, description="Aclaración bajo el letrero.")
    lineas: Lineas = Field(default=1, description="Renglones para escribir.", examples=[4])
    escribe: Escritura | None = Field(
        default=None,
        description=f"Qué se escribe: {ESCRIBE} Sin él: una frase o, con dos renglones o más, una oración.",
        examples=["dato"],
    )

    @property
    def written(self) -> Escritura:
        """What is written in it."""
        return self.escribe or ("frase" if self.lineas == 1 else "oracion")


class Tabla(Modelo):
    """A table to fill in by hand or on screen."""

    nombre: ClassVar[str] = "una tabla"
    id: Id = Field(description="Nombre corto, único en la hoja.", examples=["actores"])
    titulo: Texto = Field(description="Qué se escribe en la tabla.")
    columnas: Lista[Texto] = Field(description="Encabezados.")
    llenos: Lista[Lista[Celda]] = Field(
        default=(),
        description="Renglones ya escritos: una lista por renglón. Un texto vacío deja una celda por llenar.",
        examples=[[["Guardar las hojas", "", ""]]],
    )
    filas: Annotated[int, Field(ge=0, le=30)] = Field(description="Renglones vacíos.", examples=[6])
    anchos: Lista[Annotated[int, Field(ge=1, le=9)]] = Field(
        default=(), description="Ancho relativo de cada columna; sin él, iguales.", examples=[[3, 1, 1]]
    )
    escribe: Lista[Escritura] = Field(
        default=(),
        description=f"Qué se escribe en cada columna: {ESCRIBE} Sin él, una frase en todas.",
        examples=[["frase", "nombre", "dato"]],
    )
    por: Literal["persona", "grupo", "aliado"] | None = Field(
        default=None,
        description="En el documento de texto lleva un renglón por cada persona, grupo o aliado, y no los de «filas».",
        examples=["persona"],
    )

    @model_validator(mode="after")
    def _complete_rows(self) -> Tabla:
        if self.anchos and len(self.anchos) != len(self.columnas):
            raise falta("anchos", ANCHOS)
        if self.escribe and len(self.escribe) != len(self.columnas):
            raise falta("escribe", "tiene en «escribe» más o menos cosas que columnas. Escribe una por columna.")
        if any(len(row) != len(self.columnas) for row in self.llenos):
            raise falta("renglones", RENGLONES)
        if any(not row[0] for row in self.llenos):
            raise falta("primera_celda", "tiene en «llenos» un renglón que empieza vacío. Escribe su primera celda.")
        return self

    @property
    def written(self) -> tuple[Escritura, ...]:
        """What is written in each of its columns."""
        return self.escribe or tuple("frase" for _ in self.columnas)

    def blank(self, column: int) -> bool:
        """Whether something is written in a column."""
        return self.filas > 0 or any(not row[column] for row in self.llenos)

    @property
    def complete(self) -> bool:
        """Whether it has nothing to fill in."""
        return not self.filas and all(cell for row in self.llenos for cell in row)


class SeccionHoja(Modelo):
    """A part of a worksheet: a heading, words, fields, a table."""

    nombre: ClassVar[str] = "una sección de la hoja"
    titulo: Texto = Field(description="Título de la sección.")
    texto: Texto | None = Field(default=None, description="Explicación breve.")
    puntos: Lista[Texto] = Field(default=(), description="Lista de puntos.")
    consejo: bool = Field(
        default=False,
        description="true: el texto y los puntos son para quien llena; en el documento de texto van al margen.",
    )
    campos: Lista[Campo] = Field(default=(), description="Lo que se llena.")
    tabla: Tabla | None = Field(default=None, description="Tabla por llenar.")
    plantilla: PlantillaDeHoja | None = Field(default=None, description="Dibujo con lugares para escribir.")
    referencias: Lista[RefFuente] = Field(
        default=(), description="Fuentes que se listan completas, con su dirección.", examples=[["austin-2000"]]
    )


EN_PANTALLA = "Páginas de la versión para llenar en pantalla, si no son las mismas que en papel."


class Hoja(PiezaBase):
    """A worksheet (``hoja``) or a form (``formato``), on Letter and A4, static and fillable."""

    nombre: ClassVar[str] = "una hoja de trabajo"
    tipo: Literal["hoja", "formato"] = Field(description=DEL_TIPO)
    orientacion: Orientacion = Field(default="vertical", description="vertical u horizontal.", examples=["vertical"])
    paginas: Annotated[int, Field(ge=1, le=12)] = Field(default=1, description="Páginas que debe ocupar.", examples=[1])
    paginas_en_pantalla: Annotated[int, Field(ge=1, le=12)] | None = Field(
        default=None, description=EN_PANTALLA, examples=[1]
    )
    instruccion: Texto = Field(description="Qué hacer con la hoja.")
    instruccion_a_la_vista: bool = Field(
        default=False,
        description="true: la lee quien contesta, como en una encuesta; si no, en el documento de texto va al margen.",
    )
    ejemplo: bool = Field(
        default=False, description="true: es un ejemplo inventado, ya lleno; sale también como documento de texto."
    )
    encabezado: Lista[Campo] = Field(default=(), description="Campos cortos de arriba: grupo, fecha…")
    secciones: Lista[SeccionHoja] = Field(description="Secciones en orden.")
    documento: DocumentoPropio | None = Field(
        default=None, description="Lo que la organización envía con su nombre: de ahí sale el documento de texto."
    )
    lista: Literal["tareas", "revision", "personas"] | None = Field(
        default=None,
        description="Si es una lista: de tareas (casilla, quién y cuándo), de revision (casilla) o de personas.",
        examples=["revision"],
    )
    repite: Annotated[int, Field(ge=1, le=4)] = Field(
        default=1, description="Cuántas veces sale en cada hoja de papel, para cortar.", examples=[3]
    )
    hoja_de_calculo: bool = Field(
        default=False, description="true: sus tablas salen también en una hoja de cálculo.", examples=["true"]
    )

    calculo: Lista[TablaCalculada] = Field(
        default=(),
        description="Lo mismo en una hoja de cálculo con listas para elegir y barras que siguen a las fechas.",
    )

    @model_validator(mode="after")
    def _tables_for_a_spreadsheet(self) -> Hoja:
        if self.hoja_de_calculo and not any(s.tabla for s in self.secciones):
            raise falta(
                "sin_tablas", "dice hoja_de_calculo: true y no lleva tablas. Quita ese renglón o agrega una tabla."
            )
        return self

    @property
    def has_blanks(self) -> bool:
        """Whether there is anything to fill in; a sheet only to be read has no fillable file."""
        tables = [s.tabla for s in self.secciones if s.tabla]
        return (
            bool(self.encabezado)
            or any(s.campos or s.plantilla for s in self.secciones)
            or any(not t.complete for t in tables)
        )


# ---- documento ---------------------------------------------------------------------------------

BLANK = re.compile(r"\{([a-z0-9-]+)\}")
"""A blank inside the words of a document: the id of one of its ``campos`` between braces."""


class Hueco(Modelo):
    """A blank of a document: a line on paper, a field on screen."""

    nombre: ClassVar[str] = "un hueco del documento"
    id: Id = Field(description="Nombre corto; el texto lo pone entre llaves.", examples=["lugar"])
    rotulo: Texto = Field(description="Qué se escribe en él.", examples=["Ciudad y estado"])
    ancho_mm: Annotated[int, Field(ge=10, le=240)] = Field(default=60, description="Largo de la raya, en milímetros.")
    lineas: Lineas = Field(default=1, description="Renglones; con más de uno, el hueco va solo en su párrafo.")


class TrozoDocumento(Modelo):
    """A part of a document: one paragraph, one list, one heading, or the lines to sign on."""

    nombre: ClassVar[str] = "un trozo del documento"
    titulo: Texto | None = Field(default=None, description="Un título.")
    texto: Texto | None = Field(default=None, description="Un párrafo; {id} pone un hueco.")
    puntos: Lista[Texto] = Field(default=(), description="Una lista; {id} pone un hueco.")
    opciones: Lista[Texto] = Field(default=(), description="Casillas para marcar.", examples=[["Sí", "No"]])
    firmas: Lista[Texto] = Field(default=(), description="Rayas para firmar, con lo que va debajo.")

    @model_validator(mode="after")
    def _one_thing(self) -> TrozoDocumento:
        if sum(bool(x) for x in (self.titulo, self.texto, self.puntos, self.opciones, self.firmas)) != 1:
            raise falta("trozo", "lleva una sola de estas: titulo, texto, puntos, opciones o firmas. Deja una.")
        return self

    @property
    def words(self) -> tuple[str, ...]:
        """All that may have blanks in it."""
        return tuple(x for x in (self.titulo, self.texto, *self.puntos, *self.opciones, *self.firmas) if x)


class Escrito(PiezaBase):
    """Something to hand over or to send: nothing of ours in its body, neither instructions nor mark nor licence."""

    nombre: ClassVar[str] = "un documento"
    tipo: Literal["documento"] = Field(description=DEL_TIPO)
    clase: Literal["carta", "constancia"] = Field(
        default="carta", description="carta (texto corrido) o constancia (centrada, con marco).", examples=["carta"]
    )
    orientacion: Orientacion = Field(default="vertical", description="vertical u horizontal.", examples=["vertical"])
    paginas: Annotated[int, Field(ge=1, le=4)] = Field(default=1, description="Páginas que debe ocupar.", examples=[1])
    paginas_en_pantalla: Annotated[int, Field(ge=1, le=4)] | None = Field(
        default=None, description=EN_PANTALLA, examples=[1]
    )
    encabezado: Texto | None = Field(
        default=None, description="Lo que se lee arriba, como título; sin él, el título de la pieza."
    )
    campos: Lista[Hueco] = Field(default=(), description="Los huecos que nombra el texto.")
    cuerpo: Annotated[Lista[TrozoDocumento], Field(min_length=1)] = Field(description="Trozos en orden.")

    @model_validator(mode="after")
    def _blanks_are_named(self) -> Escrito:
        named = [b for t in self.cuerpo for w in t.words for b in BLANK.findall(w)]
        known = [c.id for c in self.campos]
        wrong = sorted({b for b in named if b not in known or named.count(b) > 1 or known.count(b) > 1})
        wrong += [i for i in known if i not in named]
        if wrong:
            raise falta(
                "huecos",
                f"tiene huecos que no coinciden con «campos»: {', '.join(wrong)}. "
                "Escribe cada uno una vez en el texto, entre llaves, y una vez en «campos».",
            )
        return self


# ---- libro -------------------------------------------------------------------------------------

ParteLibro = Literal[
    "presentacion", "sesiones", "libro", "casos", "guias", "anexos",
    "glosario", "referencias", "creditos", "erratas", "notas",
]  # fmt: skip


class Libro(PiezaBase):
    """A whole book: it gathers what the rest of ``data/`` says, with contents, page numbers and inner links."""

    nombre: ClassVar[str] = "un libro"
    tipo: Literal["libro"] = Field(description=DEL_TIPO)
    subtitulo: Texto = Field(description="Una frase para la portada.")
    contenido: Lista[ParteLibro] = Field(
        description="Partes del libro, en orden.",
        examples=[["libro", "referencias", "notas"]],
    )
    indice: Annotated[int, Field(ge=1, le=3)] = Field(default=2, description="Niveles que muestra el contenido.")
    renglones: Annotated[int, Field(ge=0, le=12)] = Field(
        default=0, description="Renglones para escribir después de cada pregunta; 0 si es solo para leer.", examples=[4]
    )
    paginas_notas: Annotated[int, Field(ge=1, le=8)] = Field(default=1, description="Páginas de la parte «notas».")
    todas_las_referencias: bool = Field(default=False, description="true: también las que el libro no cita.")
    letreros: Lista[Texto] = Field(default=(), description="Lo que cada persona escribe en la portada.")


# ---- tarjetas ----------------------------------------------------------------------------------


class Tarjeta(Modelo):
    """A card: a term of the glossary, or its own words on both faces."""

    nombre: ClassVar[str] = "una tarjeta"
    termino: RefTermino | None = Field(default=None, description="Término del glosario.", examples=["confianza"])
    titulo: Texto | None = Field(default=None, description="Título del frente.")
    texto: Texto | None = Field(default=None, description="Texto del frente.")
    icono: Icono | None = Field(
        default=None, description="Dibujo chico del frente; un término trae el suyo.", examples=["equal"]
    )
    reverso: Texto | None = Field(default=None, description="Texto del reverso.")

    @model_validator(mode="after")
    def _one_origin(self) -> Tarjeta:
        if (self.termino is None) == (self.titulo is None):
            raise falta("uno_de", "lleva «termino», o bien «titulo» y «texto». Deja solo una de las dos cosas.")
        return self


class Tarjetas(PiezaBase):
    nombre: ClassVar[str] = "un juego de tarjetas"
    tipo: Literal["tarjetas"] = Field(description=DEL_TIPO)
    tarjetas: Lista[Tarjeta] = Field(description="Tarjetas en orden; caben 8 por hoja.")


# ---- fichas, carta descriptiva, presentación ---------------------------------------------------


class FichaCaso(PiezaBase):
    """A one-page sheet that tells a case."""

    nombre: ClassVar[str] = "una ficha"
    tipo: Literal["ficha"] = Field(description=DEL_TIPO)
    caso: RefCaso = Field(description="Caso que cuenta.", examples=["city-year-timberland"])


class CartaDescriptiva(PiezaBase):
    """The run sheet of a session, all of it computed from the session."""

    nombre: ClassVar[str] = "una carta descriptiva"
    tipo: Literal["carta_descriptiva"] = Field(description=DEL_TIPO)
    sesion: RefSesion = Field(description="Sesión que describe.", examples=["sesion-1"])


class Lamina(Modelo):
    """One slide: one idea."""

    nombre: ClassVar[str] = "una lámina"
    titulo: Texto = Field(description="La idea, en una línea o dos.")
    clase: Literal["portada", "idea", "pregunta", "video"] = Field(default="idea", description="Forma de la lámina.")
    texto: Texto | None = Field(default=None, description="Una o dos frases.")
    puntos: Lista[Texto] = Field(default=(), description="Hasta cinco puntos cortos.")
    notas: Texto = Field(description="Lo que dice quien presenta.")
    a_distancia: Texto | None = Field(default=None, description="Las notas por videollamada, si cambian.")
    mixta: Texto | None = Field(
        default=None, description="Las notas con una parte del grupo en el salón y otra en línea, si cambian."
    )
    pie: Texto | None = Field(default=None, description="Fuente, en corto.")
    icono: Icono | None = Field(
        default=None, description="Dibujo chico que acompaña la idea.", examples=["handshake-outline"]
    )
    plantilla: Plantilla | None = Field(
        default=None, description="Dibujo que explica la idea; toma el lugar de los puntos.", examples=["fraccion"]
    )
    archivo: Texto | None = Field(
        default=None, description="En clase «video», nombre del archivo que se proyecta.", examples=["caso.mp4"]
    )

    @model_validator(mode="after")
    def _picture_or_points(self) -> Lamina:
        if self.plantilla and self.puntos:
            raise falta("uno_de", "lleva «puntos» o «plantilla». Deja solo una de las dos cosas.")
        return self


class Presentacion(PiezaBase):
    nombre: ClassVar[str] = "una presentación"
    tipo: Literal["presentacion"] = Field(description=DEL_TIPO)
    seccion: RefSeccion | None = Field(default=None, description="Sección del Libro de Trabajo que resume.")
    laminas: Lista[Lamina] = Field(description="Láminas en orden.")


# ---- de las guías ------------------------------------------------------------------------------


class HojaAutoevaluacion(PiezaBase):
    """The self-assessment of a guide on paper, all of it taken from the guide."""

    nombre: ClassVar[str] = "una autoevaluación para imprimir"
    tipo: Literal["autoevaluacion"] = Field(description=DEL_TIPO)
    de_guia: RefGuia = Field(description="Guía que trae la autoevaluación.", examples=["comunidades"])
    paginas: Annotated[int, Field(ge=1, le=4)] = Field(default=2, description="Páginas que debe ocupar.")
    paginas_en_pantalla: Annotated[int, Field(ge=1, le=4)] | None = Field(
        default=None, description=EN_PANTALLA, examples=[1]
    )


class DeQueEs(Modelo):
    """What a navigation sheet tells about: one thing."""

    nombre: ClassVar[str] = "el recurso de una ficha de navegación"
    guia: RefGuia | None = Field(default=None, description="Guía.", examples=["ciclo"])
    sesion: RefSesion | None = Field(default=None, description="Sesión.", examples=["sesion-1"])
    anexo: Annotated[Id, Ref("anexo")] | None = Field(default=None, description="Anexo.", examples=["anexo-1"])

    @model_validator(mode="after")
    def _one_thing(self) -> DeQueEs:
        if sum(x is not None for x in (self.guia, self.sesion, self.anexo)) != 1:
            raise falta("recurso", "lleva «guia», «sesion» o «anexo». Escribe una, y solo una.")
        return self


class FichaNavegacionHoja(PiezaBase):
    """A page that tells what a guide, a session or an annex is, under seven headings; all of it computed."""

    nombre: ClassVar[str] = "una ficha de navegación para imprimir"
    tipo: Literal["ficha_navegacion"] = Field(description=DEL_TIPO)
    de: DeQueEs = Field(description="Qué recurso cuenta: una guía, una sesión o un anexo.")


# ---- carteles, etiquetas y diagramas -----------------------------------------------------------


class Letrero(Modelo):
    """A sign: a few words as large as the sheet allows, and a line below."""

    nombre: ClassVar[str] = "un letrero"
    texto: Texto = Field(description="Lo que se lee desde lejos: tres palabras o menos.", examples=["100 %"])
    linea: Texto | None = Field(default=None, description="Segundo renglón, más chico.", examples=["Por completo"])


class Cartel(PiezaBase):
    """Signs for the wall, one a page, on office paper."""

    nombre: ClassVar[str] = "un cartel"
    tipo: Literal["cartel"] = Field(description=DEL_TIPO)
    orientacion: Orientacion = Field(
        default="horizontal", description="vertical u horizontal.", examples=["horizontal"]
    )
    letreros: Lista[Letrero] = Field(description="Letreros en orden; cada uno es una página.")


Milimetros = Annotated[int, Field(ge=10, le=260)]


class RenglonEtiqueta(Modelo):
    """A line of a label: words, room to write, or boxes to tick."""

    nombre: ClassVar[str] = "un renglón de etiqueta"
    rotulo: Texto = Field(description="Letrero del renglón.", examples=["Me llamo"])
    raya: bool = Field(default=True, description="true: raya para escribir junto al letrero.")
    opciones: Lista[Texto] = Field(default=(), description="Casillas para marcar.", examples=[["participar"]])
    tamano: Literal["normal", "doble", "grande", "recuadro"] = Field(
        default="normal",
        description="normal (una frase), doble (una oración), grande (un nombre que se lee de lejos) o "
        "recuadro (lugar para un logo).",
    )


class Etiqueta(Modelo):
    """The drawing of a label; «{n}» is its number where the piece is numbered."""

    nombre: ClassVar[str] = "una etiqueta"
    grande: Texto | None = Field(default=None, description="Palabras grandes, al centro.", examples=["Grupo {n}"])
    pie: Texto | None = Field(default=None, description="Palabras chicas, bajo las grandes.", examples=["voto"])
    renglones: Lista[RenglonEtiqueta] = Field(default=(), description="Renglones del frente.")
    signos: Lista[Texto] = Field(default=(), description="Signos de la esquina, para rodear uno.")
    reverso: Lista[RenglonEtiqueta] = Field(default=(), description="Renglones del reverso.")


class Etiquetas(PiezaBase):
    """A sheet of small labels, all the same or in turn, with cut marks."""

    nombre: ClassVar[str] = "una hoja de etiquetas"
    tipo: Literal["etiquetas"] = Field(description=DEL_TIPO)
    ancho_mm: Milimetros = Field(description="Ancho de cada etiqueta, en milímetros.", examples=[90])
    alto_mm: Milimetros = Field(description="Alto de cada etiqueta, en milímetros.", examples=[62])
    columnas: Annotated[int, Field(ge=1, le=12)] = Field(description="Cuántas caben a lo ancho.", examples=[2])
    filas: Annotated[int, Field(ge=1, le=14)] = Field(description="Cuántas caben a lo alto.", examples=[4])
    forma: Literal["recta", "punto", "doblada"] = Field(
        default="recta",
        description="recta; punto (círculo); doblada (se para sobre la mesa y se lee por los dos lados).",
    )
    por_grupo: bool = Field(default=False, description="true: una etiqueta numerada por grupo; false: llena la hoja.")
    etiquetas: Lista[Etiqueta] = Field(description="Una, o varias que se turnan hasta llenar la hoja.")

    @property
    def por_hoja(self) -> int:
        """How many labels a sheet holds."""
        return self.columnas * self.filas


class Diagrama(PiezaBase):
    """A drawing for the wall and for the desk; its shapes are made by ``macros.diagrams``."""

    nombre: ClassVar[str] = "un diagrama"
    tipo: Literal["diagrama"] = Field(description=DEL_TIPO)
    orientacion: Orientacion = Field(default="vertical", description="vertical u horizontal.", examples=["vertical"])
    equivalente: Texto = Field(description="Lo mismo que el dibujo, dicho con palabras, para quien no lo ve.")
    dibujo: Dibujo = Field(
        description="Qué se dibuja: camino, mapa, racimo, escalones, ciclo, pasos, plano, radar, carriles o matriz."
    )

    @property
    def pliegos(self) -> int:
        """Flipchart sheets that the drawing takes: a map of rings needs two, side by side."""
        return 2 if self.dibujo.mapa else 1


Pieza = (
    Rotafolio
    | Hoja
    | Escrito
    | Tarjetas
    | FichaCaso
    | FichaNavegacionHoja
    | HojaAutoevaluacion
    | CartaDescriptiva
    | Presentacion
    | Cartel
    | Etiquetas
    | Diagrama
    | Libro
)
TIPOS: dict[str, type[Pieza]] = {
    "rotafolio": Rotafolio,
    "hoja": Hoja,
    "formato": Hoja,
    "documento": Escrito,
    "libro": Libro,
    "tarjetas": Tarjetas,
    "ficha": FichaCaso,
    "ficha_navegacion": FichaNavegacionHoja,
    "autoevaluacion": HojaAutoevaluacion,
    "carta_descriptiva": CartaDescriptiva,
    "presentacion": Presentacion,
    "cartel": Cartel,
    "etiquetas": Etiquetas,
    "diagrama": Diagrama,
}
"""Class for each value of ``tipo``."""
