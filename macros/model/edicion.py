"""An organisation's own edition: ``data/ediciones/<id>.yml`` holds only what differs from the package."""

from __future__ import annotations

import datetime
import warnings
import zoneinfo
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints, field_validator, model_validator

from macros.model.base import ComoSeEscribe, Hora, Id, Lista, Minutos, Modalidad, Modelo, RefSesion, Texto, falta
from macros.model.sesion import Nivel

_COLOR = r"^#[0-9a-fA-F]{6}$"
_VERSION = r"^\d{4}\.\d+$"
_SITIO = r"^https://[^\s/#?]+(/[^\s#?]*)?/$"
_DIA = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_LOGO = r"^[A-Za-z0-9][A-Za-z0-9._-]*\.(svg|png|jpg|jpeg)$"
Color = Annotated[
    str,
    StringConstraints(pattern=_COLOR),
    ComoSeEscribe(_COLOR, "debe ser un color: «#» y seis cifras o letras de la a a la f, entre comillas"),
]
"""A colour as six hexadecimal digits."""
Version = Annotated[
    str, StringConstraints(pattern=_VERSION), ComoSeEscribe(_VERSION, "debe ser año, punto y número, entre comillas")
]
Sitio = Annotated[
    str,
    StringConstraints(pattern=_SITIO, max_length=60),
    ComoSeEscribe(_SITIO, "debe ser una dirección que empieza con https:// y termina con una diagonal"),
]
"""Public address of the site."""


def _real_day(text: str) -> str:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        raise falta(
            "fecha", "{valor} y ese día no existe en el calendario. Escribe año-mes-día: {escribe}2027-02-10"
        ) from None
    return text


Dia = Annotated[
    str,
    StringConstraints(pattern=_DIA),
    ComoSeEscribe(_DIA, "debe ser año-mes-día, con guiones"),
    AfterValidator(_real_day),
]
"""A day of the calendar, ``2027-02-10``."""


def _known_zone(text: str) -> str:
    if text not in zoneinfo.available_timezones():
        raise falta("zona", "{valor} y no es una zona horaria. Escribe una, por ejemplo: {escribe}America/Tijuana")
    return text


Zona = Annotated[str, StringConstraints(max_length=40), AfterValidator(_known_zone)]
"""A time zone, as calendars call it."""


class Colores(Modelo):
    """The two colours of the organisation; the others of site and prints are worked out from them."""

    nombre: ClassVar[str] = "los colores"
    principal: Color | None = Field(
        default=None, description="Color de títulos, botones y encabezado.", examples=['"#1f4e79"']
    )
    acento: Color | None = Field(default=None, description="Color de los detalles.", examples=['"#9a3f12"'])

    @field_validator("principal", "acento", mode="before")
    @classmethod
    def _quoted(cls, value: Any) -> Any:
        if value is None:  # what follows «#» without quotes is a comment
            raise falta("color_vacio", "{valor}: después de «#», lo que no lleva comillas no cuenta.{ejemplo}")
        return value


with warnings.catch_warnings():
    # An organisation has a name of its own, over the one that messages give to the class; here «llamada» says that.
    warnings.filterwarnings("ignore", message='Field name "nombre"')

    class Organizacion(Modelo):
        """Who gives the sessions of this edition."""

        llamada: ClassVar[str] = "la organización"
        nombre: Texto = Field(description="Nombre de la organización.", examples=["Red de Bibliotecas del Valle"])  # type: ignore[misc]
        logo: (
            Annotated[
                str,
                StringConstraints(pattern=_LOGO),
                ComoSeEscribe(_LOGO, "debe ser el nombre del archivo, sin carpetas, y terminar en .svg, .png o .jpg"),
            ]
            | None
        ) = Field(
            default=None,
            description="Archivo del logotipo: SVG, PNG o JPEG. Va en data/ediciones/, en su carpeta.",
            examples=["logo.svg"],
        )
        contacto: Texto | None = Field(
            default=None, description="Correo, teléfono o dirección para preguntas.", examples=["talleres@red.example"]
        )
        colores: Colores | None = Field(default=None, description="Colores de la organización.")


class Fecha(Modelo):
    """When and where a session is given."""

    nombre: ClassVar[str] = "una fecha"
    sesion: RefSesion = Field(description="Sesión que se da ese día.", examples=["sesion-4"])
    dia: Dia = Field(description="Año, mes y día.", examples=["2027-02-10"])
    hora_inicio: Hora | None = Field(
        default=None, description="Hora de inicio ese día, si no es la de «supuestos».", examples=["16:00"]
    )
    lugar: Texto | None = Field(default=None, description="Dónde, o por qué medio.", examples=["Por videollamada"])
    direccion: Texto | None = Field(
        default=None, description="Cómo se llega: calle, número y colonia.", examples=["Calle 5 número 10, Centro"]
    )
    zona_horaria: Zona = Field(
        default="America/Mexico_City",
        description="De qué lugar es la hora, para los calendarios.",
        examples=["America/Tijuana"],
    )


class SupuestosPropios(Modelo):
    """Numbers of the package that this edition gives anew; what is left out stays."""

    nombre: ClassVar[str] = "los supuestos"
    personas: Annotated[int, Field(ge=2, le=200)] | None = Field(
        default=None, description="Personas participantes.", examples=[20]
    )
    grupos: Annotated[int, Field(ge=1, le=40)] | None = Field(
        default=None, description="Grupos pequeños.", examples=[5]
    )
    aliados: Annotated[int, Field(ge=1, le=20)] | None = Field(
        default=None, description="Aliados con los que se trabaja.", examples=[3]
    )
    equipo: Annotated[int, Field(ge=0, le=20)] | None = Field(
        default=None, description="Quienes facilitan y apoyan: también comen y toman café.", examples=[2]
    )
    hora_inicio: Hora | None = Field(default=None, description="Hora de inicio.", examples=["10:00"])


ACTIONS = ("poner", "quitar", "antes", "despues", "agregar", "orden")


class Cambio(Modelo):
    """One difference: where (``en``, ``campo``, ``pregunta``) and what is done there (one of ACTIONS)."""

    nombre: ClassVar[str] = "un cambio"
    en: Texto = Field(
        description="Qué se cambia: el id de una sesión o pieza y, tras una diagonal, lo que está adentro.",
        examples=["sesion-4/pitch"],
    )
    campo: Texto | None = Field(default=None, description="Campo que cambia.", examples=["duracion_min"])
    pregunta: Texto | None = Field(
        default=None,
        description="Pregunta que se cambia o se quita, tal como está escrita.",
        examples=["¿Qué ofrecemos?"],
    )
    poner: Any = Field(default=None, description="Lo que queda en su lugar.", examples=[30])
    quitar: Literal[True] | None = Field(default=None, description="true: se quita.", examples=["true"])
    antes: Any = Field(default=None, description="Lo que se agrega antes, en la misma lista.")
    despues: Any = Field(default=None, description="Lo que se agrega después, en la misma lista.")
    agregar: Any = Field(default=None, description="Lo que se agrega al final de la lista que dice «campo».")
    orden: Lista[Texto] | None = Field(
        default=None, description="Ids en su nuevo orden.", examples=[["apertura", "pitch"]]
    )

    decia: Any = Field(
        default=None,
        description="Lo que el paquete decía ahí. Lo anota la orden «actualizar», para avisarte si cambia.",
        examples=["Receso para café"],
    )

    @property
    def action(self) -> str:
        """Which of ACTIONS this change is."""
        return next(a for a in ACTIONS if getattr(self, a) is not None)

    @model_validator(mode="after")
    def _one_action(self) -> Cambio:
        given = [a for a in ACTIONS if getattr(self, a) is not None]
        if len(given) != 1:
            raise falta("cambio", "hace una sola cosa: poner, quitar, antes, despues, agregar u orden. Deja una.")
        if self.pregunta is not None and (given[0] not in ("poner", "quitar") or self.campo is not None):
            raise falta(
                "cambio_pregunta", "nombra una pregunta. Escribe con ella «poner: …» o «quitar: true», y quita «campo»."
            )
        if self.campo is not None and given[0] in ("antes", "despues"):
            raise falta("cambio_junto", "lleva «campo» con antes o despues. Quítalo y escribe en «en» junto a qué va.")
        return self


class Tiempo(Modelo):
    """How long a session lasts in this edition: its blocks are fitted each time, also after the package changes."""

    nombre: ClassVar[str] = "un tiempo"
    sesion: RefSesion = Field(description="Sesión a la que se le da otro tiempo.", examples=["sesion-4"])
    minutos: Minutos = Field(description="Lo que dura en total, con sus pausas.", examples=[180])
    pausa_cada: Minutos | None = Field(
        default=None,
        description="Lo más que se trabaja sin pausa; si no se dice, 120 minutos en persona y 75 a distancia.",
        examples=[75],
    )


class Division(Modelo):
    """One session given over several days: the ids of the blocks of each day."""

    nombre: ClassVar[str] = "una división en días"
    sesion: RefSesion = Field(description="Sesión que se da en varios días.", examples=["sesion-1"])
    minutos: Minutos | None = Field(default=None, description="Lo que dura cada día, con sus pausas.", examples=[150])
    pausa_cada: Minutos | None = Field(default=None, description="Lo más que se trabaja sin pausa.", examples=[75])
    dias: Annotated[Lista[Annotated[Lista[Id], Field(min_length=1)]], Field(min_length=2)] = Field(
        description="Un renglón por día, con los ids de sus bloques.", examples=[["presentacion", "ventajas"]]
    )


class EdicionPropia(Modelo):
    """``data/ediciones/<id>.yml``."""

    nombre: ClassVar[str] = "una edición"
    id: Id = Field(description="Igual al nombre del archivo.", examples=["red-de-bibliotecas"])
    titulo: Texto = Field(description="Cómo se llama la edición.", examples=["Edición de la Red de Bibliotecas"])
    version: Version = Field(description="Año y número, entre comillas.", examples=['"2026.1"'])
    sitio: Sitio | None = Field(
        default=None,
        description="Dirección pública del sitio: empieza con https:// y termina con una diagonal.",
        examples=["https://alianzas.example/"],
    )
    organizacion: Organizacion | None = Field(default=None, description="Quién da las sesiones.")
    nivel: Nivel | None = Field(default=None, description="Solo las sesiones de este nivel.", examples=["basico"])
    sesiones: Annotated[tuple[RefSesion, ...], Field(strict=False, min_length=1)] | None = Field(
        default=None, description="Solo estas sesiones, en este orden.", examples=[["sesion-4"]]
    )
    modalidad: Modalidad | None = Field(
        default=None, description="presencial, a-distancia o mixta.", examples=["a-distancia"]
    )
    supuestos: SupuestosPropios | None = Field(default=None, description="Números con los que se calcula.")
    fechas: Lista[Fecha] = Field(default=(), description="Cuándo se da cada sesión.")
    facilitan: Lista[Texto] = Field(
        default=(), description="Nombres de quienes facilitan.", examples=[["Nombre y apellido"]]
    )
    sin: Lista[Texto] = Field(
        default=(),
        description="Lo que no lleva: todas las guías o los anexos, uno de ellos por su id, o un tipo de pieza.",
        examples=[["guias", "anexo-3", "presentacion"]],
    )
    reemplazar: dict[str, str] = Field(
        default_factory=dict,
        description="Palabras que dicen de otra manera, en toda la edición. También sirven para su plural.",
        examples=["{OSC: asociación}"],
    )
    tiempos: Lista[Tiempo] = Field(
        default=(), description="Sesiones que duran otra cosa: los bloques se ajustan solos."
    )
    partes: Lista[Division] = Field(default=(), description="Sesiones que se dan en varios días.")
    cambios: Lista[Cambio] = Field(
        default=(), description="Lo que cambia en sesiones, piezas y textos, uno por renglón."
    )

    @model_validator(mode="after")
    def _one_choice(self) -> EdicionPropia:
        if self.nivel is not None and self.sesiones is not None:
            raise falta(
                "nivel_o_sesiones", "lleva «nivel» y «sesiones». Deja uno de los dos.", sujeto="la edición", en="nivel"
            )
        return self


class Logo(Modelo):
    """A logo already checked: its bytes, its type, and its shape (width over height)."""

    nombre: ClassVar[str] = "el logotipo"
    archivo: str
    tipo: Literal["image/svg+xml", "image/png", "image/jpeg"]
    contenido: bytes
    proporcion: float
