"""The whole package: what ``data/`` says once it has been checked."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from macros.model.auditoria import Auditoria
from macros.model.base import ComoSeEscribe, Hora, Id, Lista, Modalidad, Modelo, RefArticulo, RefSesion, Texto
from macros.model.busqueda import Busqueda
from macros.model.contenido import Articulo, Caso, Referencia, Seccion, Termino
from macros.model.edicion import Fecha, Logo, Organizacion, Sitio, Version
from macros.model.guia import Guia
from macros.model.marco import Marco
from macros.model.piezas.pieza import Pieza
from macros.model.programa import Anexo, Errata, Programa
from macros.model.puentes import Puentes
from macros.model.rotulos.sitio import Rotulos
from macros.model.sesion import Material, Sesion

_ENTERO = r"^\d+$"


class Edicion(Modelo):
    """Who publishes this edition."""

    nombre: ClassVar[str] = "la edición"
    id: Id = Field(description="Nombre corto.", examples=["base"])
    titulo: Texto = Field(description="Cómo se llama.", examples=["Edición base"])
    version: Version = Field(description="Año y número, entre comillas.", examples=['"2026.1"'])
    sitio: Sitio = Field(
        description="Dirección pública del sitio: empieza con https:// y termina con una diagonal. "
        "A ella llevan los códigos QR de las hojas.",
        examples=["https://alianzas.example/"],
    )

    @property
    def es_muestra(self) -> bool:
        """Whether ``sitio`` is still the sample address: the ending ``.example`` is reserved and belongs to nobody."""
        return self.sitio.split("/")[2].endswith(".example")


class Supuestos(Modelo):
    """Numbers from which copies, purchases and clock times are computed."""

    nombre: ClassVar[str] = "los supuestos"
    personas: Annotated[int, Field(ge=2, le=200)] = Field(description="Personas participantes.", examples=[18])
    grupos: Annotated[int, Field(ge=1, le=40)] = Field(description="Grupos pequeños.", examples=[4])
    aliados: Annotated[int, Field(ge=1, le=20)] = Field(description="Aliados con los que se trabaja.", examples=[3])
    equipo: Annotated[int, Field(ge=0, le=20)] = Field(
        default=0, description="Quienes facilitan y apoyan: también comen y toman café.", examples=[2]
    )
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
    numero: Annotated[
        str, StringConstraints(pattern=_ENTERO), ComoSeEscribe(_ENTERO, "debe ser un número, entre comillas")
    ] = Field(description="Número, entre comillas.", examples=['"1"'])
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
    modalidad: Modalidad = Field(
        default="presencial", description="presencial, a-distancia o mixta.", examples=["a-distancia"]
    )
    organizacion: Organizacion | None = Field(default=None, description="Quién da las sesiones.")
    fechas: Lista[Fecha] = Field(default=(), description="Cuándo se da cada sesión.")
    facilitan: Lista[Texto] = Field(
        default=(), description="Nombres de quienes facilitan.", examples=[["Nombre y apellido"]]
    )
    solo_presencial: Lista[RefArticulo] = Field(
        default=(), description="Artículos que sobran cuando todo es a distancia.", examples=[["proyector"]]
    )


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
    puentes: Puentes | None = None
    busqueda: Busqueda | None = None
    marco: Marco | None = None
    """What every session in person has around its hours."""
    escritas: dict[str, Sesion] = Field(default_factory=dict)
    """The sessions as their files say them, with the words of every modality; ``sesiones`` has those of one."""
    marco_escrito: Marco | None = None
    """The frame, in the same way."""

    def frame_of(self, sesion: Sesion) -> Marco | None:
        """The frame of a session; None for what is only at a distance, and for the small meetings of the process."""
        return self.marco if sesion.momento is None and "presencial" in sesion.modalidades else None

    def materials_of(self, sesion: Sesion) -> list[Material]:
        """All that a session prints or gets: what its blocks ask for, then what its frame does."""
        return [*(m for b in sesion.bloques for m in b.materiales), *self.frame_materials(sesion)]

    def frame_materials(self, sesion: Sesion) -> tuple[Material, ...]:
        """What its frame asks for; a session of a guide takes it from the package, so that no bundle has it twice."""
        marco = self.frame_of(sesion)
        return marco.materiales if marco and sesion.guia is None else ()

    @property
    def package_sessions(self) -> dict[str, Sesion]:
        """The sessions that totals, routes and books count: not those that belong to a guide."""
        return {i: s for i, s in self.sesiones.items() if s.guia is None and s.momento is None}

    @property
    def process_sessions(self) -> list[Sesion]:
        """The agendas that go with a moment of the process, in order."""
        return [s for s in self.sesiones.values() if s.momento is not None]

    def guide_sessions(self, guia: Guia) -> list[Sesion]:
        """The agendas of a guide, in the order of the package."""
        return [s for s in self.sesiones.values() if s.guia == guia.id]

    def guide_pieces(self, guia: Guia) -> list[Pieza]:
        """Pieces of a guide in order of use: as its parts name them, then its agendas, then the rest by number."""
        named = [i for parte in guia.partes for i in (*([parte.dibujo] if parte.dibujo else []), *parte.piezas)]
        named += [p.id for s in self.guide_sessions(guia) for p in self.pieces_of(s)]
        own = sorted((p for p in self.piezas.values() if p.guia == guia.id), key=lambda p: (p.inventario, p.id))
        return [self.piezas[i] for i in dict.fromkeys([*named, *(p.id for p in own)])]

    logo: Logo | None = None
    """The logo of the organisation, already checked."""
    fuera: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of what the package has and this edition leaves out."""
    antes: dict[str, dict[str, tuple[int, int]]] = Field(default_factory=dict)
    """Where each block and step of a session begins and how long it lasts, as the package has it under an edition."""

    def start_of(self, sesion: Sesion) -> str:
        """Clock time at which a session begins: that of its date, or the one supposed for all."""
        dated = (f.hora_inicio for f in self.portada.fechas if f.sesion == sesion.id and f.hora_inicio)
        return next(dated, self.portada.supuestos.hora_inicio)

    def dates_of(self, sesion: Sesion) -> list[Fecha]:
        """When a session is given, in the order in which the edition says it."""
        return [f for f in self.portada.fechas if f.sesion == sesion.id]

    def pieces_of(self, sesion: Sesion) -> list[Pieza]:
        """Pieces of a session in order of use: as its blocks name them, the rest by number, its frame's."""
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
        marco = self.frame_of(sesion) if sesion.guia is None else None
        order = dict.fromkeys([*first, *used, *(p.id for p in own), *(marco.piezas if marco else ())])
        return [self.piezas[i] for i in order]
