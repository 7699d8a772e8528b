"""``paquete.json``: the package as other programs read it. Minutes are whole numbers; clock times, ``HH:MM``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer

from macros.model import Anexo, Etiquetas, Guia, Material, Paquete, Paso, Sesion
from macros.model.auditoria import Ritmo, TamanoGrupos
from macros.model.base import MODALIDADES, Modalidad
from macros.model.edicion import Fecha, Organizacion
from macros.model.paquete import Edicion, Rutas, Supuestos
from macros.model.sesion import Atajo, Celdas, FuenteBloque, FuenteSesion, Reparto, Turnos
from macros.plan.day.frame import around
from macros.plan.day.schedule import PAUSE_EVERY_MIN, PAUSE_ONLINE_MIN, Momento, copies, pause_limit, run, total
from macros.plan.process import sessions_of
from macros.public.base import Publico, SiHay, SinVacios
from macros.words.modality import in_modality, way_of, ways


class EdicionPublica(Edicion):
    """Who publishes the edition, for whom and when."""

    modalidad: Modalidad
    organizacion: SinVacios[Organizacion] | None
    facilitan: tuple[str, ...]
    fechas: tuple[SinVacios[Fecha], ...]


class PasoPublico(Publico):
    """A step of an activity: what it takes and who works."""

    titulo: str
    duracion_min: int
    modo: str | None
    turnos: SiHay[Turnos] = None
    celdas: SiHay[Celdas] = None
    reparto: SiHay[Reparto] = None


class MaterialPublico(Material):
    """``total`` counts for the people and groups that the package supposes."""

    total: int


OF_THE_DATA = {"a_distancia", "mixta", "solo"}
"""What a material says of other modalities: here it stands among what these need."""
MaterialContado = Annotated[
    MaterialPublico, PlainSerializer(lambda m: m.model_dump(mode="json", exclude_none=True, exclude=OF_THE_DATA))
]


class BloquePublico(Publico):
    """A stretch of a session with its clock times."""

    id: str
    tipo: Literal["actividad", "receso", "comida"]
    titulo: str
    titulo_corto: str
    inicio: str = Field(description="Hora de reloj, HH:MM.")
    fin: str = Field(description="Hora de reloj, HH:MM.")
    duracion_min: int
    minimo_min: int | None
    fijo: bool
    ahorra_min: int = Field(description="Minutos que se ganan con su recorte; 0 si no tiene.")
    pasos: tuple[PasoPublico, ...]
    fuente: FuenteBloque | None = Field(description="Renglón del original del que viene.")
    preguntas: tuple[str, ...]
    atajos: tuple[Atajo, ...] = Field(description="Qué hace con él quien ya tiene camino andado.")
    materiales: tuple[MaterialContado, ...]
    productos: tuple[str, ...]
    piezas: tuple[str, ...] = Field(description="Piezas que usa, en orden de uso.")


class MomentoPublico(Publico):
    """A moment of the frame outside a session's hours; ``desde`` and ``hasta``, in minutes after it begins."""

    id: str
    titulo: str
    inicio: str = Field(description="Hora de reloj, HH:MM.")
    fin: str = Field(description="Hora de reloj, HH:MM.")
    desde: int
    hasta: int


class MarcoPublico(Publico):
    """What stands around a session: arrival and leaving, and what the frame asks for."""

    momentos: tuple[MomentoPublico, ...]
    materiales: tuple[MaterialContado, ...]


class SesionPublica(Publico):
    """A session with its blocks, their clock times and what they need."""

    id: str
    numero: int
    titulo: str
    guia: str | None
    momento: str | None = Field(description="Momento del proceso al que acompaña.")
    niveles: tuple[str, ...]
    modalidades: tuple[str, ...]
    duracion_declarada_min: int
    duracion_min: int = Field(description="Lo que suman sus bloques.")
    fuente: FuenteSesion | None
    bloques: tuple[BloquePublico, ...]
    piezas: tuple[str, ...]
    marco: MarcoPublico | None = Field(description="Lo que la rodea, si se da en persona.")
    modalidad: Modalidad = Field(description="Modalidad de la que hablan estos datos.")
    otras: tuple[EnOtraModalidad, ...] = Field(description="Lo que cambia en las otras modalidades en que se da.")


class BloqueEnOtra(Publico):
    """What a block says otherwise in another modality; its minutes are the same."""

    id: str
    titulo: str
    titulo_corto: str
    pasos: tuple[PasoPublico, ...]
    preguntas: tuple[str, ...]
    materiales: tuple[MaterialContado, ...]
    productos: tuple[str, ...]
    piezas: tuple[str, ...]


class EnOtraModalidad(Publico):
    """A session as it is given in another modality: the blocks that change, its pieces and what stands around it."""

    modalidad: Modalidad
    bloques: tuple[BloqueEnOtra, ...]
    piezas: tuple[str, ...]
    marco: MarcoPublico | None


class AnexoPublico(Publico):
    id: str
    numero: int
    titulo: str
    sesiones: tuple[str, ...]


class ParteDeGuiaPublica(Publico):
    """``elementos``: ids of its items, its own and then those of its headings."""

    id: str
    paso: int | None
    titulo: str
    elementos: tuple[str, ...]


class GuiaPublica(Publico):
    id: str
    numero: int
    clave: str
    titulo: str
    partes: tuple[ParteDeGuiaPublica, ...]
    piezas: tuple[str, ...]


class ArticuloPublico(Publico):
    con_equipo: bool = Field(description="Si también cuenta a quienes facilitan y apoyan.")
    se_gasta: bool = Field(description="Si hace falta otra vez en cada sesión.")


class Calculo(Publico):
    """What quantities and times are computed with, so that a page counts as the prints do.

    A use needs ``cantidad`` × (people, groups, allies or 1, by ``por``; the team too where ``con_equipo``), one for
    every ``cada`` of them, + ``repuesto``, and by the sheet where ``por_hoja`` names the piece. Of several uses, the
    largest counts.
    """

    supuestos: Supuestos
    articulos: dict[str, ArticuloPublico]
    por_hoja: dict[str, int] = Field(description="Etiquetas que caben en cada hoja de estas piezas.")
    pausa_max_min: int
    pausas: dict[Modalidad, int] = Field(description="Lo más que se trabaja sin pausa, por modalidad.")
    ritmo: Ritmo
    grupos: TamanoGrupos


class PaquetePublico(Publico):
    """The whole file."""

    edicion: EdicionPublica
    sesiones: tuple[SesionPublica, ...]
    rutas: Rutas
    anexos: tuple[AnexoPublico, ...]
    guias: tuple[GuiaPublica, ...]
    calculo: Calculo


def interface(paquete: Paquete) -> PaquetePublico:
    """The public data of a package; clock times from its start hour."""
    portada = paquete.portada
    return PaquetePublico(
        edicion=EdicionPublica(
            **portada.edicion.model_dump(), modalidad=portada.modalidad, organizacion=portada.organizacion,
            facilitan=portada.facilitan, fechas=portada.fechas,
        ),
        sesiones=tuple(public_session(s, paquete, others(paquete)) for s in paquete.sesiones.values()),
        rutas=portada.rutas,
        anexos=tuple(_anexo(a, paquete) for a in paquete.anexos.values()),
        guias=tuple(_guia(g, paquete) for g in paquete.guias.values()),
        calculo=rules(paquete),
    )  # fmt: skip


def rules(paquete: Paquete) -> Calculo:
    """What quantities and times are computed with."""
    pieces = paquete.piezas.values()
    return Calculo(
        supuestos=paquete.portada.supuestos,
        articulos={
            a.id: ArticuloPublico(con_equipo=a.con_equipo, se_gasta=a.se_gasta) for a in paquete.articulos.values()
        },
        por_hoja={p.id: p.por_hoja for p in pieces if isinstance(p, Etiquetas) and not p.por_grupo},
        pausa_max_min=pause_limit(paquete),
        pausas={"presencial": PAUSE_EVERY_MIN, "a-distancia": PAUSE_ONLINE_MIN, "mixta": PAUSE_ONLINE_MIN},
        ritmo=paquete.auditoria.ritmo,
        grupos=paquete.auditoria.grupos,
    )


def _guia(guia: Guia, paquete: Paquete) -> GuiaPublica:
    parts = []
    for p in guia.partes:
        items = (*p.elementos, *(e for a in p.apartados for e in a.elementos))
        parts.append(ParteDeGuiaPublica(id=p.id, paso=p.paso, titulo=p.titulo, elementos=tuple(e.id for e in items)))
    pieces = tuple(p.id for p in paquete.guide_pieces(guia))
    return GuiaPublica(
        id=guia.id, numero=guia.numero, clave=guia.clave, titulo=guia.titulo, partes=tuple(parts), piezas=pieces
    )


def _anexo(anexo: Anexo, paquete: Paquete) -> AnexoPublico:
    sesiones = tuple(sessions_of(anexo, paquete))
    return AnexoPublico(id=anexo.id, numero=anexo.numero, titulo=anexo.titulo, sesiones=sesiones)


Others = Mapping[Modalidad, Paquete]
"""The package as it is given in each modality."""


def others(paquete: Paquete) -> Others:
    """The package in every modality."""
    return {m: in_modality(paquete, m) for m in MODALIDADES}


def public_session(sesion: Sesion, paquete: Paquete, en: Others) -> SesionPublica:
    """A session as other programs read it; ``en``: the package in every modality (``others``)."""
    here = way_of(sesion, paquete.portada.modalidad)
    return SesionPublica(
        id=sesion.id,
        numero=sesion.numero,
        titulo=sesion.titulo,
        guia=sesion.guia,
        momento=sesion.momento,
        niveles=sesion.niveles,
        modalidades=sesion.modalidades,
        duracion_declarada_min=sesion.duracion_declarada_min,
        duracion_min=total(sesion),
        fuente=sesion.fuente,
        bloques=tuple(_bloque(m, paquete) for m in run(sesion, paquete.start_of(sesion))),
        piezas=tuple(p.id for p in paquete.pieces_of(sesion)),
        marco=_frame(sesion, paquete),
        modalidad=here,
        otras=tuple(_other(sesion, m, paquete, en[m]) for m in ways(sesion) if m != here),
    )


def _other(sesion: Sesion, modalidad: Modalidad, here: Paquete, there: Paquete) -> EnOtraModalidad:
    said = there.sesiones[sesion.id]
    changed = (b for a, b in zip(_said(sesion, here), _said(said, there), strict=True) if a != b)
    return EnOtraModalidad(
        modalidad=modalidad,
        bloques=tuple(changed),
        piezas=tuple(p.id for p in there.pieces_of(said)),
        marco=_frame(said, there),
    )


def _said(sesion: Sesion, paquete: Paquete) -> list[BloqueEnOtra]:
    whole = (_bloque(m, paquete) for m in run(sesion, paquete.start_of(sesion)))
    return [BloqueEnOtra(**{name: getattr(b, name) for name in BloqueEnOtra.model_fields}) for b in whole]


def _frame(sesion: Sesion, paquete: Paquete) -> MarcoPublico | None:
    if paquete.frame_of(sesion) is None:
        return None
    moments = tuple(
        MomentoPublico(
            id=x.momento.id, titulo=x.momento.titulo, inicio=x.inicio, fin=x.fin, desde=x.desde, hasta=x.hasta
        )
        for side in around(paquete, sesion)
        for x in side
    )
    return MarcoPublico(
        momentos=moments, materiales=tuple(_material(m, paquete) for m in paquete.frame_materials(sesion))
    )


def _bloque(momento: Momento, paquete: Paquete) -> BloquePublico:
    b = momento.bloque
    return BloquePublico(
        id=b.id,
        tipo=b.tipo,
        titulo=b.titulo,
        titulo_corto=b.titulo_corto,
        inicio=momento.inicio,
        fin=momento.fin,
        duracion_min=b.duracion_min,
        minimo_min=b.minimo_min,
        fijo=b.fijo,
        ahorra_min=b.consejos.si_falta_tiempo.ahorra_min if b.consejos and b.consejos.si_falta_tiempo else 0,
        pasos=tuple(_paso(paso) for paso in b.pasos),
        fuente=b.fuente,
        preguntas=tuple(q for paso in b.pasos for q in paso.preguntas),
        atajos=b.atajos,
        materiales=tuple(_material(m, paquete) for m in b.materiales),
        productos=b.productos,
        piezas=tuple(b.piezas),
    )


def _paso(paso: Paso) -> PasoPublico:
    return PasoPublico(
        titulo=paso.titulo, duracion_min=paso.duracion_min, modo=paso.modo, turnos=paso.turnos, celdas=paso.celdas,
        reparto=paso.reparto,
    )  # fmt: skip


def _material(material: Material, paquete: Paquete) -> MaterialPublico:
    return MaterialPublico(**material.model_dump(), total=sum(copies([material], paquete).values()))
