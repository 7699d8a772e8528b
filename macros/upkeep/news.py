"""What is new in a package, from two versions of its data and in the words of who facilitates: not from its history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.model import Bloque, Paquete, Paso, Sesion
from macros.model.rotulos.edicion import RotulosNovedades
from macros.model.sesion import Consejos
from macros.plan.day.schedule import total
from macros.words.said import as_planned, planned


@dataclass(frozen=True)
class Novedad:
    """One thing that changed: of which session (its id; empty for the package), and the sentence."""

    sesion: str
    texto: str


def news(before: Paquete, now: Paquete) -> list[Novedad]:
    """What changed for who gives the sessions of ``now``, in their order; the rest of the package at the end."""
    r = now.rotulos.edicion.novedades
    out: list[Novedad] = []
    for id_, s in now.sesiones.items():
        name = s.called(now.rotulos.kit.sesion)
        old = before.sesiones.get(id_)
        if old is None:
            out.append(Novedad(id_, r.sesion_nueva.format(nombre=name, titulo=s.titulo)))
        else:
            out += [Novedad(id_, text) for text in _session(r, old, s)]
    for id_, s in before.sesiones.items():
        if id_ not in now.sesiones and ("sesion", id_) not in now.fuera:
            out.append(Novedad("", r.sesion_fuera.format(nombre=s.called(now.rotulos.kit.sesion), titulo=s.titulo)))
    for text in _named(r.pieza_nueva, r.pieza_fuera, r.pieza_cambio, before.piezas, now.piezas, now.fuera):
        out.append(Novedad("", text))
    return out


def _session(r: RotulosNovedades, old: Sesion, new: Sesion) -> Iterator[str]:
    if difference := total(new) - total(old):
        yield (r.dura_mas if difference > 0 else r.dura_menos).format(que=new.titulo, minutos=abs(difference))
    blocks = {b.id: b for b in old.bloques}
    for b in new.bloques:
        if b.id not in blocks:
            yield r.bloque_nuevo.format(que=b.titulo, minutos=b.duracion_min)
        else:
            yield from _block(r, blocks[b.id], b)
    for b in old.bloques:
        if b.id not in {x.id for x in new.bloques}:
            yield r.bloque_fuera.format(que=b.titulo)
    order = [b.id for b in old.bloques if b.id in {x.id for x in new.bloques}]
    if order != [b.id for b in new.bloques if b.id in blocks]:
        yield r.otro_orden.format(que=new.titulo)
    for label, name in ((r.preparacion, "preparacion"), (r.productos, "productos")):
        yield from _lines(r, label, getattr(old, name), getattr(new, name))


def _block(r: RotulosNovedades, old: Bloque, new: Bloque) -> Iterator[str]:
    if old.titulo != new.titulo:
        yield r.otro_nombre.format(antes=old.titulo, ahora=new.titulo)
    if difference := new.duracion_min - old.duracion_min:
        yield (r.dura_mas if difference > 0 else r.dura_menos).format(que=new.titulo, minutos=abs(difference))
    steps: dict[str, Paso] = {p.titulo: p for p in old.pasos}
    for p in new.pasos:
        was = steps.get(p.titulo)
        if was is None:
            yield r.paso_nuevo.format(que=p.titulo, donde=new.titulo)
            continue
        if planned(was.texto) != planned(p.texto):
            yield r.paso_cambio.format(que=p.titulo, donde=new.titulo)
        yield from _asked(r, was, p)
    for title in steps:
        if title not in {p.titulo for p in new.pasos}:
            yield r.paso_fuera.format(que=title, donde=new.titulo)
    if _as_written(old.consejos) != _as_written(new.consejos):
        yield r.consejos.format(donde=new.titulo)
    if old.materiales != new.materiales:
        yield r.materiales.format(donde=new.titulo)


def _asked(r: RotulosNovedades, was: Paso, p: Paso) -> Iterator[str]:
    """Questions that came and went; other figures in one make it no other question."""
    before, now = set(map(planned, was.preguntas)), set(map(planned, p.preguntas))
    yield from (r.pregunta_nueva.format(donde=p.titulo, que=q) for q in p.preguntas if planned(q) not in before)
    yield from (r.pregunta_fuera.format(donde=p.titulo, que=q) for q in was.preguntas if planned(q) not in now)


def _as_written(advice: Consejos | None) -> Any:
    """Advice without the figures of the plan: other minutes are told once, where they change."""
    return as_planned(advice.model_dump()) if advice else None


def _lines(r: RotulosNovedades, label: str, old: Iterable[str], new: Iterable[str]) -> Iterator[str]:
    before, now = list(map(planned, old)), list(map(planned, new))
    yield from (r.renglon_nuevo.format(donde=label, que=x.replace("**", "")) for x in now if x not in before)
    yield from (r.renglon_fuera.format(donde=label, que=x.replace("**", "")) for x in before if x not in now)


def _named(
    fresh: str, gone: str, changed: str, old: Mapping[str, Any], new: Mapping[str, Any], out: frozenset[tuple[str, str]]
) -> Iterator[str]:
    for id_, thing in new.items():
        if id_ not in old:
            yield fresh.format(que=thing.titulo)
        elif old[id_] != thing:
            yield changed.format(que=thing.titulo)
    for id_, thing in old.items():
        if id_ not in new and ("pieza", id_) not in out:
            yield gone.format(que=thing.titulo)
