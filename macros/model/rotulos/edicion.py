"""Fixed words about an organisation's own edition, on pages and prints."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.base import Lista, Modelo, Texto


class RotulosNovedades(Modelo):
    """Sentences about what is new in the package, with {que}, {donde}, {minutos}, {antes} and {ahora}."""

    nombre: ClassVar[str] = "los rótulos de las novedades"
    titulo: Texto
    nada: Texto
    paquete: Texto
    sesion_nueva: Texto
    sesion_fuera: Texto
    dura_mas: Texto
    dura_menos: Texto
    bloque_nuevo: Texto
    bloque_fuera: Texto
    otro_orden: Texto
    otro_nombre: Texto
    paso_nuevo: Texto
    paso_fuera: Texto
    paso_cambio: Texto
    pregunta_nueva: Texto
    pregunta_fuera: Texto
    consejos: Texto
    materiales: Texto
    preparacion: Texto
    productos: Texto
    renglon_nuevo: Texto
    renglon_fuera: Texto
    pieza_nueva: Texto
    pieza_fuera: Texto
    pieza_cambio: Texto


class RotulosCambios(Modelo):
    """The page that sets an edition's changes beside the package."""

    nombre: ClassVar[str] = "los rótulos de los cambios de una edición"
    titulo: Texto
    explica: Texto
    mirada: Texto
    mirada_nota: Texto
    perdidos: Texto
    perdidos_nota: Texto
    ya: Texto
    ya_nota: Texto
    solos: Texto
    solos_nota: Texto
    nada: Texto
    donde: Texto
    renglon: Texto
    antes: Texto
    lo_tuyo: Texto
    ahora: Texto
    vacio: Texto


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
    dia_de_sesion: Texto = Field(description="Un día de una sesión que se da en varios, con {numero} y {dia}.")
    fecha: Texto = Field(description="Cómo se escribe un día, con {semana}, {dia}, {mes} y {anio}.")
    semana: Annotated[Lista[Texto], Field(min_length=7, max_length=7)] = Field(description="Días, desde el lunes.")
    meses: Annotated[Lista[Texto], Field(min_length=12, max_length=12)] = Field(description="Meses, desde enero.")
    novedades: RotulosNovedades
    cambios: RotulosCambios
