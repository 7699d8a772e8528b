"""Pages about the package itself, its annexes and the errata of the source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

from macros.plan.lookups import covering, tables
from macros.plan import process, shortcuts
from macros.model import Pieza, Programa, Sesion
from macros.model.sesion import Camino
from macros.plan.navigation_sheet import sheet_of
from macros.plan.day.schedule import Momento, run, total
from macros.words.spans import signed
from macros.site.views.contexto import Contexto, pick
from macros.site.views.kit import files_of

PAGES = (
    "origen", "armado", "componentes", "carta_general", "beneficios", "por_que", "ruta", "plan", "preparar",
    "coleccion", "referencias",
)  # fmt: skip
"""Parts of ``data/programa.yml`` that make a page or part of one: a template each, ``paquete_<name>.html.j2``."""


@dataclass(frozen=True)
class Carta:
    """The blocks of a session that come from one annex; ``completa`` says whether the session itself does."""

    sesion: Sesion
    momentos: list[Momento]
    piezas: Sequence[Pieza]
    completa: bool
    minutos: int


def paquete(ctx: Contexto, name: str) -> str:
    """One page about the package."""
    pick(dict.fromkeys(PAGES), name)
    data = _programa(ctx)
    return _render(
        ctx,
        f"paquete_{name}",
        d=data,
        caminos={c: shortcuts.way(ctx.paquete, c) for c in get_args(Camino)},
        gana=shortcuts.saved,
        atajo=shortcuts.told,
        acompanan={
            m.id: [s for s in ctx.paquete.sesiones.values() if s.momento == m.id] for m in data.carta_general.momentos
        },
        **tables(ctx.paquete),
    )


def anexos(ctx: Contexto) -> str:
    """The annexes as cards, in order."""
    return _render(ctx, "anexos")


def anexo(ctx: Contexto, id_: str) -> str:
    """All that one annex of the source holds: charts of sessions, cases, pieces."""
    a = pick(ctx.paquete.anexos, id_)
    sheets = {p.caso: p.id for p in ctx.paquete.piezas.values() if p.tipo == "ficha"}
    return _render(
        ctx,
        "anexo",
        a=a,
        cartas=[_carta(ctx, s, {b.id for b in blocks}, a.clave) for s, blocks in process.blocks_of(a, ctx.paquete)],
        piezas=process.pieces_of(a, ctx.paquete),
        casos=[ctx.paquete.casos[i] for i in a.casos],
        fichas=sheets,
        ficha=sheet_of(ctx.paquete, "anexo", a.id),
        archivos=files_of(ctx),
    )


def erratas(ctx: Contexto) -> str:
    """Declared and summed hours of the source, then each errata with its key as anchor."""
    sesiones = list(ctx.paquete.package_sessions.values())
    every = ctx.paquete.sesiones.values()
    decided = {key: [s for s in every if any(d.defecto == key for d in s.decisiones)] for key in ctx.paquete.erratas}
    return _render(
        ctx,
        "erratas",
        sesiones=[(s, total(s)) for s in sesiones],
        horas=process.hours(sesiones),
        diferencia=signed,
        decididas=decided,
        numeros=sorted({n for e in ctx.paquete.erratas.values() for n in e.sesiones}),
    )


def _render(ctx: Contexto, template: str, **values: object) -> str:
    return ctx.render(template, rp=ctx.paquete.rotulos.paquete, piezas_de=_covering(ctx), **values)


def _programa(ctx: Contexto) -> Programa:
    if ctx.paquete.programa is None:
        raise ValueError("falta data/programa.yml: sin él no hay páginas del paquete.")
    return ctx.paquete.programa


def _covering(ctx: Contexto) -> Callable[[tuple[int, ...]], list[Pieza]]:
    """Function from inventory numbers to the pieces of the kit that cover them."""
    return lambda numbers: covering(ctx.paquete, numbers)


def _carta(ctx: Contexto, s: Sesion, ids: set[str], clave: str) -> Carta:
    moments = [m for m in run(s, ctx.paquete.start_of(s)) if m.bloque.id in ids]
    whole = s.anexo == clave
    charts = [p for p in ctx.paquete.pieces_of(s) if p.tipo == "carta_descriptiva"] if whole else []
    return Carta(s, moments, charts, whole, total(s) if whole else sum(m.bloque.duracion_min for m in moments))
