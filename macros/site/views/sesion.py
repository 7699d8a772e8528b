"""Pages of the sessions: one session whole, the list of them, and the decisions behind their times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from markupsafe import Markup

from macros.plan.bridges import to_session
from macros.plan.day.frame import around
from macros.words.dates import spoken_day
from macros.model import Bloque, Paquete, Paso, Sesion
from macros.model.base import CAMPOS, Modalidad
from macros.words.modality import in_modality, way_of, ways
from macros.plan.navigation_sheet import sheet_of
from macros.plan.day.schedule import copies, run, total
from macros.plan.shortcuts import told
from macros.words.spans import to_clock, to_minutes
from macros.site.views.contexto import Contexto, pick
from macros.site.views.dibujo import diagrama
from macros.site.views.kit import files_of
from macros.words.group_sizes import groups_in_words


SHEETS = (
    "corrida", "agenda", "pared-60x90", "pared-carta", "compras", "pedido", "maquinas", "gafetes", "asistencia",
    "constancias",
)  # fmt: skip
"""Sheets that a page prints with one's own figures, as ``scripts/imprimir/hojas.js`` calls them."""


def sesion(ctx: Contexto, id_: str, *dibujos: str) -> str:
    """A whole session: facts, run of the day, each activity with all it needs, shopping list, changes.

    The pieces named in ``dibujos`` are drawn where they are first used, in the place of their card.
    """
    s = pick(ctx.paquete.sesiones, id_)
    here = way_of(s, ctx.paquete.portada.modalidad)
    said = {m: _in(ctx, m) for m in dict.fromkeys((here, *ways(s)))}
    start, given = ctx.paquete.start_of(s), ctx.paquete.portada.supuestos
    return ctx.render(
        "sesion",
        s=s,
        momentos=run(s, start),
        modos=tuple(said) if len(said) > 1 else (),
        modo=here,
        dicho=lambda *path: _grouped({m: _at(p.sesiones[id_], path) for m, p in said.items()}),
        alrededores=_grouped({m: around(p, p.sesiones[id_]) for m, p in said.items()}),
        listas=_grouped({m: _needed(p, id_) for m, p in said.items()}),
        rm=ctx.paquete.rotulos.marco,
        inicio=to_clock(to_minutes(start)),
        fin=to_clock(to_minutes(start) + total(s)),
        total=total(s),
        grupo=groups_in_words(given.personas, given.grupos, ctx.paquete.rotulos.taller.cifras),
        nuevas={b.id: _first_uses(b) for b in s.bloques},
        copias_de=lambda material: sum(copies([material], ctx.paquete).values()),
        archivos=files_of(ctx),
        dibujos={i: Markup(diagrama(ctx, i).strip()) for i in dibujos},
        dibujados=_first_places(s, dibujos),
        guias=to_session(ctx.paquete, s.id),
        ficha=sheet_of(ctx.paquete, "sesion", s.id),
        rg=ctx.paquete.rotulos.guias,
        rp=ctx.paquete.rotulos.paquete,
        atajo=told,
        fechas=ctx.paquete.dates_of(s),
        dia=spoken_day,
    )


T = TypeVar("T")
Modos = tuple[Modalidad, ...]


def _in(ctx: Contexto, m: Modalidad) -> Paquete:
    """The package in a modality."""
    known: Paquete = ctx.sabido.setdefault(("modalidad", m), in_modality(ctx.paquete, m))
    return known


def _grouped(said: Mapping[Modalidad, T]) -> list[tuple[Modos, T]]:
    """What each modality says, those that say the same together; the one of the page comes first."""
    out: list[tuple[list[Modalidad], T]] = []
    for m, value in said.items():
        same = next((modes for modes, other in out if other == value), None)
        if same is None:
            out.append(([m], value))
        else:
            same.append(m)
    return [(tuple(modes), value) for modes, value in out]


def _at(thing: Any, path: Sequence[str | int]) -> Any:
    """What stands at a path of a model; a step without its words of other modalities, which are those compared."""
    for part in path:
        thing = thing[part] if isinstance(part, int) else getattr(thing, part)
    return thing.model_copy(update=dict.fromkeys(CAMPOS.values())) if isinstance(thing, Paso) else thing


def _needed(paquete: Paquete, id_: str) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """How many of each piece to print, and of each article to get, for a session."""
    s = paquete.sesiones[id_]
    needed = copies(paquete.materials_of(s), paquete)
    prints = [(p.id, needed.get(p.id, 1)) for p in paquete.pieces_of(s)]
    return prints, [(i, n) for i, n in needed.items() if i in paquete.articulos]


def sala(ctx: Contexto, id_: str) -> str:
    """What the room of a session says before its program takes the page over."""
    return ctx.render("sala", s=pick(ctx.paquete.sesiones, id_), rs=ctx.paquete.rotulos.taller.sala)


def imprimir(ctx: Contexto, id_: str) -> str:
    """What the page of sheets says before its program takes it over."""
    return ctx.render(
        "imprimir", s=pick(ctx.paquete.sesiones, id_), rs=ctx.paquete.rotulos.taller.impresos, hojas=SHEETS
    )


def sesiones(ctx: Contexto) -> str:
    """The sessions as cards, in order."""
    return ctx.render("sesiones", totales={s.id: total(s) for s in ctx.paquete.sesiones.values()})


def decisiones(ctx: Contexto) -> str:
    """For each session, the minutes of the source beside ours and the reason of each change."""
    return ctx.render("decisiones", sesiones=[(s, total(s)) for s in ctx.paquete.sesiones.values()])


def _first_places(s: Sesion, ids: tuple[str, ...]) -> dict[str, str]:
    """Id of the block that uses each piece first, by piece. Raises ValueError for a piece that no step uses."""
    places: dict[str, str] = {}
    for b in s.bloques:
        for paso in b.pasos:
            for p in paso.piezas:
                places.setdefault(p, b.id)
    return {i: pick(places, i) for i in ids}


def _first_uses(bloque: Bloque) -> list[list[str]]:
    """For each step, the pieces that no earlier step of the block uses: shown whole; the others, by name."""
    seen: set[str] = set()
    out = []
    for paso in bloque.pasos:
        out.append([p for p in dict.fromkeys(paso.piezas) if p not in seen])
        seen.update(paso.piezas)
    return out
