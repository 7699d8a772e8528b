"""A session: its blocks in order, each with steps, advice, materials and products."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from macros.model.base import (
    A_DISTANCIA,
    MIXTA,
    RENGLONES,
    Cantidad,
    Icono,
    Id,
    Lapso,
    Linea,
    Lista,
    Minutos,
    Modalidad,
    Modelo,
    Palabras,
    Ref,
    RefArticulo,
    RefGuia,
    RefPieza,
    RefSeccion,
    RefSesion,
    Solo,
    Texto,
    falta,
)

Nivel = Literal["basico", "intermedio", "avanzado"]
Por = Literal["persona", "grupo", "aliado", "sesion"]
Modo = Literal["exposicion", "plenaria", "grupos", "individual"]
Camino = Literal["intermedio", "avanzado", "con-mapa"]
"""Who may take a short cut: a level, or an organisation that already has its map of the system."""
Momento = Literal["recuperacion", "creacion", "trabajo", "cierre"]
"""Moments of the process, by the id of their component."""


class FuenteBloque(Modelo):
    """Row of the source's timetable that a block comes from."""

    nombre: ClassVar[str] = "la fuente de un bloque"
    anexo: Texto = Field(description="Anexo del documento original.", examples=["I"])
    fila: Annotated[int, Field(ge=1, le=99)] = Field(
        description="Renglón de la tabla del anexo, contando desde 1 e incluyendo los recesos.", examples=[1]
    )
    duracion_min: Lapso | None = Field(
        default=None, description="Minutos que da el original; se omite si no da ninguno.", examples=[60]
    )


class FuenteSesion(Modelo):
    """What the source declares for the whole session, and what its rows add up to."""

    nombre: ClassVar[str] = "la fuente de una sesión"
    duracion_declarada_min: Lapso = Field(description="Minutos que declara el original.", examples=[480])
    duracion_sumada_min: Lapso = Field(description="Minutos que suman los renglones del original.", examples=[420])


class Decision(Modelo):
    """A difference between this edition and the source, with its reason."""

    nombre: ClassVar[str] = "una decisión"
    defecto: Annotated[Texto, Ref("errata")] | None = Field(
        default=None, description="Clave del defecto del original, si la tiene.", examples=["T1"]
    )
    original: Texto = Field(description="Qué dice el original.", examples=["La sesión no tiene comida."])
    edicion: Texto = Field(description="Qué hace esta edición.", examples=["Agrega 45 minutos de comida."])
    razon: Texto = Field(description="Por qué.", examples=["Ocho horas sin comer no se sostienen."])


class PalabrasMaterial(Palabras):
    """How many of a material, and for whom, in one modality."""

    nombre: ClassVar[str] = "lo que cambia de un material"
    cantidad: Cantidad | None = Field(default=None, description="Cuántos.", examples=[1])
    por: Por | None = Field(default=None, description="Para quién se cuenta.", examples=["sesion"])
    cada: Cantidad | None = Field(default=None, description="Uno alcanza para cuántos.", examples=[12])
    repuesto: Annotated[int, Field(ge=0, le=99)] | None = Field(
        default=None, description="Cuántos más, de repuesto.", examples=[0]
    )
    nota: Texto | None = Field(default=None, description="Aclaración breve.", examples=["se manda por correo"])


class Material(Modelo):
    """Something a block needs: a purchase (``articulo``) or a printed piece (``pieza``), and how many."""

    nombre: ClassVar[str] = "un material"
    articulo: RefArticulo | None = Field(default=None, description="Id de data/materiales.yml.", examples=["plumones"])
    pieza: RefPieza | None = Field(default=None, description="Id de una pieza del kit.", examples=["s1-ventajas"])
    cantidad: Cantidad = Field(default=1, description="Cuántos.", examples=[4])
    por: Por = Field(
        description="Para quién se cuenta: por persona, grupo, aliado, o una sola vez en la sesión.", examples=["grupo"]
    )
    cada: Cantidad = Field(
        default=1, description="Uno alcanza para cuántos: 12 pide uno por cada 12 personas.", examples=[12]
    )
    repuesto: Annotated[int, Field(ge=0, le=99)] = Field(
        default=0, description="Cuántos más, de repuesto, sea cual sea el grupo.", examples=[2]
    )
    nota: Texto | None = Field(default=None, description="Aclaración breve.", examples=["de cuatro colores"])
    a_distancia: PalabrasMaterial | None = Field(default=None, description="Cuántos a distancia, si son otros.")
    mixta: PalabrasMaterial | None = Field(default=None, description="Cuántos en modalidad mixta, si son otros.")
    solo: Solo

    @model_validator(mode="after")
    def _one_thing(self) -> Material:
        if (self.articulo is None) == (self.pieza is None):
            raise falta("uno_de", "lleva «articulo» o «pieza». Escribe uno de los dos, y solo uno.", regla="material")
        return self


class Turnos(Modelo):
    """Turns to speak in a step, one after the other: each person's, each group's or each ally's."""

    nombre: ClassVar[str] = "los turnos"
    por: Por = Field(description="Quién toma turno: persona, grupo, aliado o sesion.", examples=["grupo"])
    cantidad: Cantidad = Field(default=1, description="Turnos de cada quien.", examples=[1])
    minutos: Annotated[float, Field(gt=0, le=60)] | None = Field(
        default=None, description="Minutos de un turno; sin él, los de «ritmo» en data/auditoria.yml.", examples=[3]
    )


class Celdas(Modelo):
    """Cells of a table that a step fills."""

    nombre: ClassVar[str] = "las celdas"
    por: Por = Field(description="De qué depende cuántas son: persona, grupo, aliado o sesion.", examples=["aliado"])
    cantidad: Cantidad = Field(description="Celdas por cada uno.", examples=[4])
    a_la_vez: bool = Field(
        default=False, description="true: cada grupo llena las suyas al mismo tiempo; se cuentan las de un grupo."
    )


class Reparto(Modelo):
    """Parts of the work of a step that are handed out among the groups: sheets, topics, questions."""

    nombre: ClassVar[str] = "el reparto"
    partes: Cantidad = Field(description="Cuántas partes se reparten entre los grupos.", examples=[8])
    minutos: Annotated[float, Field(gt=0, le=60)] = Field(description="Minutos que pide cada parte.", examples=[10])
    se_repite: bool = Field(default=False, description="true: con más grupos que partes, dos toman la misma.")


class Atajo(Modelo):
    """What a group that already has part of the way walked may do with a block: go over it, or skip it."""

    nombre: ClassVar[str] = "un atajo"
    para: Lista[Camino] = Field(
        description="Para quién: intermedio, avanzado o con-mapa (la OSC que ya tiene su mapa del sistema).",
        examples=[["intermedio", "avanzado"]],
    )
    que: Literal["repasar", "saltar"] = Field(
        description="repasar: se hace en menos minutos; saltar: no se hace.", examples=["repasar"]
    )
    duracion_min: Minutos | None = Field(
        default=None, description="Minutos del repaso; no va al saltar.", examples=[20]
    )
    comprobar: Texto = Field(
        description="Cómo se sabe que se puede: una pregunta o una prueba breve.",
        examples=["Tres personas explican lo mismo con sus palabras."],
    )

    @model_validator(mode="after")
    def _minutes(self) -> Atajo:
        if (self.que == "repasar") != (self.duracion_min is not None):
            raise falta(
                "atajo", "lleva «duracion_min» si dice «repasar», y no lo lleva si dice «saltar». Agrégalo o quítalo."
            )
        return self


class PalabrasPaso(Palabras):
    """How a step goes in one modality."""

    nombre: ClassVar[str] = "lo que cambia de un paso"
    titulo: Texto | None = Field(default=None, description="Qué se hace.", examples=["Hablar ante el grupo"])
    modo: Modo | None = Field(default=None, description="Quién trabaja, si es otro.", examples=["individual"])
    texto: Texto | None = Field(default=None, description="Cómo se hace.", examples=["Abre una sala por grupo."])
    preguntas: Lista[Texto] | None = Field(
        default=None, description="Preguntas, si son otras.", examples=[["¿Qué escribió tu grupo?"]]
    )


def _step_words(value: Any) -> str:
    return "·titulo" if isinstance(value, (dict, PalabrasPaso)) else "·"


OtroPaso = Annotated[Annotated[Texto, Tag("·")] | Annotated[PalabrasPaso, Tag("·titulo")], Discriminator(_step_words)]
"""The step's text in a modality, or the fields that differ."""


class Paso(Modelo):
    """One step of an activity."""

    nombre: ClassVar[str] = "un paso"
    titulo: Texto = Field(description="Qué se hace, en pocas palabras.", examples=["Ronda de presentación"])
    duracion_min: Minutos = Field(description="Minutos enteros.", examples=[20])
    modo: Modo | None = Field(
        default=None,
        description="Quién trabaja: exposicion (habla quien facilita), plenaria, grupos o individual.",
        examples=["grupos"],
    )
    turnos: Turnos | None = Field(default=None, description="Turnos para hablar, uno tras otro.")
    celdas: Celdas | None = Field(default=None, description="Celdas de una tabla que se llenan.")
    reparto: Reparto | None = Field(default=None, description="Partes del trabajo que se reparten entre los grupos.")
    movimiento: bool = Field(
        default=False,
        description="true: la gente se acerca a la pared, cambia de lugar o se pone de pie; también desde la silla.",
    )
    texto: Texto = Field(description="Cómo se hace.", examples=["Cada persona dice su nombre y su función."])
    a_distancia: OtroPaso | None = Field(
        default=None, description=A_DISTANCIA, examples=["Cada persona escribe su nombre y su función en el chat."]
    )
    mixta: OtroPaso | None = Field(
        default=None, description=MIXTA, examples=["Empieza quien está en línea; después, quien está en el salón."]
    )
    preguntas: Lista[Texto] = Field(default=(), description="Preguntas para el grupo.")
    piezas: Lista[RefPieza] = Field(default=(), description="Piezas del kit que se usan en este paso.")
    secciones: Lista[RefSeccion] = Field(default=(), description="Secciones del Libro de Trabajo que lo sustentan.")


class Recorte(Modelo):
    """What to leave out of a block when time runs out, and the minutes that it saves."""

    nombre: ClassVar[str] = "un recorte"
    ahorra_min: Lapso = Field(
        description="Minutos que se ganan; 0 si no se acorta y el texto solo dice cómo cuidarlo.", examples=[6]
    )
    texto: Texto = Field(
        description="Qué se deja fuera y qué no.", examples=["Que hablen dos personas en lugar de cuatro."]
    )
    a_distancia: Texto | None = Field(default=None, description="Qué se deja fuera por videollamada, si es otra cosa.")
    mixta: Texto | None = Field(
        default=None,
        description="Qué se deja fuera en modalidad mixta, si es otra cosa.",
        examples=["Deja el cierre para el chat."],
    )


class Consejos(Modelo):
    """Advice for the person who facilitates."""

    nombre: ClassVar[str] = "los consejos"
    decir: Lista[Linea] = Field(description="Frases que sirven para decirlas tal cual.")
    cuidar: Lista[Linea] = Field(description="Señales que conviene vigilar y qué hacer.")
    a_distancia: Lista[Texto] = Field(description="Cómo se hace por videollamada.")
    mixta: Lista[Texto] = Field(
        default=(), description="Cómo se hace con una parte del grupo en el salón y otra en línea."
    )
    si_falta_tiempo: Recorte | None = Field(default=None, description="Qué recortar primero.")


class Ejemplo(Modelo):
    """A worked example: words, a table, or both. Invented ones say so."""

    nombre: ClassVar[str] = "un ejemplo"
    titulo: Texto = Field(description="De qué es ejemplo.", examples=["Matriz con dos actores"])
    texto: Lista[Texto] = Field(default=(), description="Párrafos.")
    columnas: Lista[Texto] = Field(default=(), description="Encabezados, si lleva tabla.")
    renglones: Lista[Lista[Texto]] = Field(default=(), description="Renglones: una lista por renglón.")

    @model_validator(mode="after")
    def _complete_rows(self) -> Ejemplo:
        if any(len(row) != len(self.columnas) for row in self.renglones):
            raise falta("renglones", RENGLONES)
        return self


class Insumo(Modelo):
    """Something a session needs that was made before it."""

    nombre: ClassVar[str] = "un insumo"
    texto: Texto = Field(description="Qué se necesita.", examples=["El mapa del sistema actual."])
    sesion: RefSesion | None = Field(
        default=None, description="Sesión que lo produce, si es una.", examples=["sesion-2"]
    )
    opcional: bool = Field(default=False, description="true: la sesión también se puede dar sin él.")


class PalabrasBloque(Palabras):
    """What an activity, a break or a meal is called, and what for, in one modality."""

    nombre: ClassVar[str] = "lo que cambia de un bloque"
    titulo: Texto | None = Field(default=None, description="Nombre completo.", examples=["Pausa sin pantalla"])
    titulo_corto: Texto | None = Field(default=None, description="Nombre para la agenda.", examples=["Pausa"])
    objetivo: Texto | None = Field(
        default=None, description="Para qué sirve.", examples=["Caminen un poco. La cámara se queda apagada."]
    )


class Bloque(Modelo):
    """One stretch of a session: an activity, a break or a meal."""

    nombre: ClassVar[str] = "un bloque"
    id: Id = Field(description="Nombre corto, sin acentos ni espacios.", examples=["presentacion"])
    tipo: Literal["actividad", "receso", "comida"] = Field(
        description="actividad, receso o comida.", examples=["actividad"]
    )
    titulo: Texto = Field(description="Nombre completo.", examples=["Presentación y bienvenida"])
    titulo_corto: Texto = Field(description="Nombre para la agenda de pared: 5 palabras o menos.", examples=["Inicio"])
    icono: Icono | None = Field(default=None, description="Dibujo chico de la actividad.", examples=["hammer-wrench"])
    duracion_min: Minutos = Field(description="Minutos enteros.", examples=[60])
    minimo_min: Minutos | None = Field(
        default=None, description="Menos minutos que estos y el bloque pierde su sentido.", examples=[40]
    )
    fijo: bool = Field(default=False, description="true: la orden «ajustar» no le cambia la duración.")
    fuente: FuenteBloque | None = Field(default=None, description="De qué renglón del original viene.")
    objetivo: Texto | None = Field(default=None, description="Para qué sirve.")
    a_distancia: PalabrasBloque | None = Field(default=None, description="Cómo se llama a distancia, si es distinto.")
    mixta: PalabrasBloque | None = Field(default=None, description="Cómo se llama en modalidad mixta, si es distinto.")
    pasos: Lista[Paso] = Field(default=(), description="Pasos en orden.")
    ejemplos: Lista[Ejemplo] = Field(default=(), description="Ejemplos resueltos.")
    consejos: Consejos | None = Field(default=None, description="Consejos de facilitación.")
    atajos: Lista[Atajo] = Field(default=(), description="Qué hace con él quien ya tiene camino andado.")
    materiales: Lista[Material] = Field(default=(), description="Lo que se necesita.")
    productos: Lista[Linea] = Field(default=(), description="Lo que queda hecho al terminar.")

    @property
    def piezas(self) -> list[str]:
        """Ids of the pieces that it uses, in order of use, each once."""
        used = [p for paso in self.pasos for p in paso.piezas]
        return list(dict.fromkeys([*used, *(m.pieza for m in self.materiales if m.pieza)]))

    def shortcut(self, camino: str) -> Atajo | None:
        """What whoever takes that way (a level, or «con-mapa») may do with the block; None where it is done whole."""
        return next((a for a in self.atajos if camino in a.para), None)


class Sesion(Modelo):
    """One session of the package, from ``data/sesiones/<id>.yml``."""

    nombre: ClassVar[str] = "una sesión"
    id: Id = Field(description="Igual al nombre del archivo.", examples=["sesion-1"])
    numero: Annotated[int, Field(ge=1, le=99)] = Field(description="Número de la sesión.", examples=[1])
    icono: Icono | None = Field(
        default=None, description="Dibujo chico que la distingue; se ven en la página «Identidad».", examples=["sprout"]
    )
    nombre_corto: Texto | None = Field(
        default=None, description="Cómo se le dice en vez de «Sesión» y su número.", examples=["Webinar"]
    )
    guia: RefGuia | None = Field(
        default=None, description="Guía a la que pertenece, si no es una de las sesiones del paquete."
    )
    momento: Momento | None = Field(
        default=None,
        description="Momento del proceso al que acompaña, si no es una de las seis: no cuenta en totales ni en rutas.",
        examples=["cierre"],
    )
    titulo: Texto = Field(description="Título de la sesión.", examples=["Qué es una alianza estratégica"])
    objetivo: Texto = Field(description="Lo que el grupo logra.", examples=["Construir una idea común de alianza."])
    resumen: Texto = Field(description="Dos o tres frases para quien duda si esta sesión le sirve.")
    te_llevas: Texto | None = Field(
        default=None,
        description="Qué se lleva el grupo, en diez palabras o menos.",
        examples=["Su Ruta Crítica y sus criterios"],
    )
    niveles: Lista[Nivel] = Field(
        description="Niveles para los que sirve; lista vacía si está fuera de las rutas.", examples=[["basico"]]
    )
    modalidades: Lista[Modalidad] = Field(description="Cómo se puede dar: presencial, a-distancia, mixta o varias.")
    duracion_declarada_min: Minutos = Field(description="Minutos que dura la sesión completa.", examples=[480])
    anexo: Texto | None = Field(
        default=None, description="Anexo del original que la describe, si está en uno.", examples=["I"]
    )
    fuente: FuenteSesion | None = Field(
        default=None,
        description="Los tiempos del original; solo falta en agendas de guías y del proceso.",
    )
    insumos: Lista[Insumo] = Field(default=(), description="Lo que se trae de antes.")
    perfiles: Lista[Texto] = Field(description="A quiénes se convoca.")
    preparacion: Lista[Linea] = Field(description="Lo que se hace antes del día.")
    bloques: Lista[Bloque] = Field(description="Actividades, recesos y comida, en orden.")
    productos: Lista[Linea] = Field(description="Lo que la organización se lleva.")
    decisiones: Lista[Decision] = Field(default=(), description="Diferencias con el original y su razón.")

    @model_validator(mode="after")
    def _timed(self) -> Sesion:
        if self.fuente is None and self.guia is None and self.momento is None:
            raise falta(
                "fuente_falta",
                "no dice los tiempos del original. "
                "Escribe: fuente: {duracion_declarada_min: 240, duracion_sumada_min: 240}",
            )
        return self

    @property
    def usual(self) -> Modalidad:
        """The modality whose words stand in its own fields: in person, where it is given so."""
        return "presencial" if "presencial" in self.modalidades or not self.modalidades else self.modalidades[0]

    @property
    def original(self) -> FuenteSesion:
        """The times of the source, of a session that has them."""
        assert self.fuente is not None
        return self.fuente

    def called(self, word: str) -> str:
        """How people name the session: ``word`` («Sesión») and its number, or its own short name."""
        return self.nombre_corto or f"{word} {self.numero}"
