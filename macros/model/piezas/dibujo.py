"""What a drawing shows: words and their order. The shapes are made by ``macros.diagrams``."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from macros.model.base import RENGLONES, Icono, Lista, Modelo, Texto, falta


class ParteDibujo(Modelo):
    """A box of a drawing: a name of few words and a line that explains it."""

    nombre: ClassVar[str] = "una parte del dibujo"
    titulo: Texto = Field(description="Nombre, en tres palabras o menos.", examples=["Debida diligencia"])
    texto: Texto | None = Field(default=None, description="Aclaración en letra más chica.")
    icono: Icono | None = Field(default=None, description="Dibujo chico junto al número, en un racimo.")
    porcentaje: Annotated[int, Field(ge=1, le=100)] | None = Field(
        default=None, description="Parte del total que le toca, en escalones."
    )


class Grupo(Modelo):
    """Steps that go together."""

    nombre: ClassVar[str] = "un grupo de pasos"
    titulo: Texto = Field(description="Para qué son esos pasos.", examples=["Para decidir"])
    pasos: Lista[ParteDibujo] = Field(description="Pasos en orden.")


class Puerta(Modelo):
    """The decision between two groups of steps."""

    nombre: ClassVar[str] = "la puerta"
    titulo: Texto = Field(description="Cómo se llama la decisión.", examples=["La puerta"])
    opciones: Lista[Texto] = Field(description="Respuestas posibles.", examples=[["sí", "no"]])


class Camino(Modelo):
    """Two groups of steps with a decision between them, and the way back to the first step."""

    nombre: ClassVar[str] = "un camino"
    antes: Grupo = Field(description="Pasos antes de la decisión.")
    puerta: Puerta = Field(description="La decisión.")
    despues: Grupo = Field(description="Pasos después de la decisión.")
    regreso: Texto = Field(description="Letrero de la flecha que vuelve al primer paso.")


class Anillo(Modelo):
    """A ring of a map and the line that draws it, so that nobody needs colours to tell rings apart."""

    nombre: ClassVar[str] = "un anillo"
    titulo: Texto = Field(description="Tipo de relación.", examples=["Fuerte"])
    linea: Literal["doble", "continua", "cortada", "zigzag"] = Field(description="Con qué línea se dibuja.")


class Senal(Modelo):
    """An entry of the legend."""

    nombre: ClassVar[str] = "una señal"
    signo: Annotated[str, Field(min_length=1, max_length=2)] = Field(description="Signo: uno o dos caracteres.")
    marco: Literal["circulo", "cuadrado", "ninguno"] = Field(default="ninguno", description="Lo que rodea al signo.")
    texto: Texto = Field(description="Qué quiere decir.", examples=["nos acerca"])


class Mapa(Modelo):
    """Rings around a centre, cut in wedges: a base on which notes are pasted."""

    nombre: ClassVar[str] = "un mapa"
    centro: Texto = Field(description="Quién está en el centro.", examples=["Nuestra OSC"])
    anillos: Annotated[Lista[Anillo], Field(min_length=2, max_length=4)] = Field(
        description="Anillos, de adentro hacia afuera."
    )
    sectores: Annotated[Lista[Texto], Field(min_length=3, max_length=10)] = Field(
        description="Rebanadas, en el sentido del reloj."
    )
    iconos: Lista[Icono] = Field(
        default=(), description="Dibujo chico de cada rebanada, en el mismo orden.", examples=[["bank-outline"]]
    )
    leyenda: Lista[Senal] = Field(default=(), description="Signos que se escriben en las notas.")
    datos: Lista[Texto] = Field(default=(), description="Letreros con raya para escribir.", examples=[["Fecha"]])
    nota: Lista[Texto] = Field(default=(), description="Lo que se escribe en cada nota adhesiva.")

    @model_validator(mode="after")
    def _an_icon_each(self) -> Mapa:
        if self.iconos and len(self.iconos) != len(self.sectores):
            raise falta(
                "iconos", "lleva en «iconos» uno por cada sector, en el mismo orden. Agrega o quita los que falten."
            )
        return self


class Racimo(Modelo):
    """Parts around a centre: some above, the rest below."""

    nombre: ClassVar[str] = "un racimo"
    centro: Texto = Field(description="Lo que une a las partes.")
    partes: Annotated[Lista[ParteDibujo], Field(min_length=2, max_length=8)] = Field(description="Partes en orden.")
    arriba: Annotated[int, Field(ge=1, le=4)] = Field(description="Cuántas van arriba del centro.", examples=[3])
    letrero_arriba: Texto | None = Field(default=None, description="Qué tienen en común las de arriba.")
    letrero_abajo: Texto | None = Field(default=None, description="Qué tienen en común las de abajo.")
    numeradas: bool = Field(default=False, description="true: con números.")


class Escalones(Modelo):
    """Steps one after the other, each as long as its share of the whole."""

    nombre: ClassVar[str] = "unos escalones"
    partes: Annotated[Lista[ParteDibujo], Field(min_length=2, max_length=6)] = Field(
        description="Escalones en orden, cada uno con su porcentaje."
    )

    @model_validator(mode="after")
    def _whole(self) -> Escalones:
        if sum(p.porcentaje or 0 for p in self.partes) != 100 or any(p.porcentaje is None for p in self.partes):
            raise falta("escalones", "lleva «porcentaje» en cada parte, y todos suman 100. Cambia los que falten.")
        return self


class Ciclo(Modelo):
    """Phases around a ring: from each an arrow leads to the next, and from the last to the first."""

    nombre: ClassVar[str] = "un ciclo"
    centro: Texto = Field(description="Lo que da vueltas.", examples=["Una alianza"])
    partes: Annotated[Lista[ParteDibujo], Field(min_length=3, max_length=6)] = Field(description="Fases en orden.")


class Pasos(Modelo):
    """Numbered steps along a line."""

    nombre: ClassVar[str] = "unos pasos"
    partes: Annotated[Lista[ParteDibujo], Field(min_length=2, max_length=10)] = Field(description="Pasos en orden.")


class Eje(Modelo):
    """An axis of a plane: its name and its two ends."""

    nombre: ClassVar[str] = "un eje"
    titulo: Texto = Field(description="Qué mide.", examples=["Poder"])
    menos: Texto = Field(description="Extremo de abajo o de la izquierda.", examples=["poco"])
    mas: Texto = Field(description="Extremo de arriba o de la derecha.", examples=["mucho"])


class Plano(Modelo):
    """Two axes and four quadrants with room for notes."""

    nombre: ClassVar[str] = "un plano"
    horizontal: Eje = Field(description="Eje que va de izquierda a derecha.")
    vertical: Eje = Field(description="Eje que va de abajo arriba.")
    cuadrantes: Annotated[Lista[ParteDibujo], Field(min_length=4, max_length=4)] = Field(
        description="Arriba a la izquierda, arriba a la derecha, abajo a la izquierda y abajo a la derecha."
    )


class Radar(Modelo):
    """Axes from a centre, with rings that mark how far."""

    nombre: ClassVar[str] = "un radar"
    ejes: Annotated[Lista[Texto], Field(min_length=3, max_length=8)] = Field(
        description="Nombres de los ejes, en el sentido del reloj."
    )
    anillos: Annotated[Lista[Texto], Field(min_length=2, max_length=5)] = Field(
        description="Letrero de cada anillo, de adentro hacia afuera.", examples=[["25 %", "50 %", "75 %", "100 %"]]
    )


class Parada(Modelo):
    """A step of a lane, at a moment or along several; moments count from 1."""

    nombre: ClassVar[str] = "una parada"
    titulo: Texto = Field(description="Nombre del paso, muy corto.", examples=["Invitación"])
    momento: Annotated[int, Field(ge=1, le=9)] = Field(description="Momento en el que empieza.", examples=[2])
    hasta: Annotated[int, Field(ge=1, le=9)] | None = Field(default=None, description="Último momento, si son varios.")


class Carril(Modelo):
    """One of several ways to tell the same road."""

    nombre: ClassVar[str] = "un carril"
    titulo: Texto = Field(description="Cómo se llama esa mirada.", examples=["Ruta Crítica"])
    paradas: Lista[Parada] = Field(description="Pasos en orden.")


class Carriles(Modelo):
    """Lanes side by side, their steps aligned to the same moments."""

    nombre: ClassVar[str] = "unos carriles"
    momentos: Annotated[Lista[Texto], Field(min_length=2, max_length=9)] = Field(description="Momentos en orden.")
    carriles: Annotated[Lista[Carril], Field(min_length=2, max_length=5)] = Field(description="Carriles en orden.")

    @model_validator(mode="after")
    def _ordered(self) -> Carriles:
        for lane in self.carriles:
            before = (0, 0)
            for stop in lane.paradas:
                span = (stop.momento, stop.hasta or stop.momento)
                if span[1] < span[0] or span[1] > len(self.momentos) or not (span == before or span[0] > before[1]):
                    raise falta(
                        "carriles",
                        "tiene una parada fuera de orden o de un momento que no existe. Cámbialas de lugar: van por "
                        "«momento», y dos que se enciman llevan el mismo «momento» y «hasta».",
                    )
                before = span
        return self


class Matriz(Modelo):
    """A table filled in: what is compared, one a row, and what is looked at, one a column."""

    nombre: ClassVar[str] = "una matriz"
    columnas: Annotated[Lista[Texto], Field(min_length=2, max_length=6)] = Field(
        description="Encabezados; el primero es el de los renglones.", examples=[["Actor", "Rol", "Recurso"]]
    )
    renglones: Annotated[Lista[Lista[Texto]], Field(min_length=1, max_length=8)] = Field(
        description="Renglones: una lista con una celda por columna."
    )

    @model_validator(mode="after")
    def _cells(self) -> Matriz:
        if any(len(r) != len(self.columnas) for r in self.renglones):
            raise falta("celdas", RENGLONES)
        return self


class Dibujo(Modelo):
    """One drawing, of one of the forms that ``macros.diagrams`` knows."""

    nombre: ClassVar[str] = "un dibujo"
    camino: Camino | None = Field(default=None, description="Pasos, una decisión y más pasos.")
    mapa: Mapa | None = Field(default=None, description="Anillos alrededor de un centro, para pegar notas.")
    racimo: Racimo | None = Field(default=None, description="Partes alrededor de un centro.")
    escalones: Escalones | None = Field(
        default=None, description="Partes en orden, con un porcentaje cada una. Los porcentajes suman 100."
    )
    ciclo: Ciclo | None = Field(default=None, description="Fases que dan la vuelta.")
    pasos: Pasos | None = Field(default=None, description="Pasos numerados, uno tras otro.")
    plano: Plano | None = Field(default=None, description="Dos ejes y cuatro cuadrantes, para pegar notas.")
    radar: Radar | None = Field(default=None, description="Ejes desde un centro, para marcar qué tanto.")
    carriles: Carriles | None = Field(default=None, description="Varias miradas de un mismo camino, lado a lado.")
    matriz: Matriz | None = Field(default=None, description="Una tabla ya llena, para explicar cómo se llena.")

    @model_validator(mode="after")
    def _one_form(self) -> Dibujo:
        if sum(getattr(self, name) is not None for name in type(self).model_fields) != 1:
            raise falta("forma", f"lleva una sola de estas formas: {', '.join(Dibujo.model_fields)}. Escribe una.")
        return self
