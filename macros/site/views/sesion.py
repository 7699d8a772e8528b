"""Pages of the sessions: one session whole, the list of them, and the decisions behind their times."""

from __future__ import annotations

from markupsafe import Markup

from macros.plan.bridges import to_session
from macros.plan.frame import around
from macros.words.dates import spoken_day
from macros.model import Bloque, Sesion
from macros.plan.navigation_sheet import sheet_of
from macros.plan.schedule import copies, run, total
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
    start, given = ctx.paquete.start_of(s), ctx.paquete.portada.supuestos
    needed = copies(ctx.paquete.materials_of(s), ctx.paquete)
    before, after = around(ctx.paquete, s)
    return ctx.render(
        "sesion",
        s=s,
        momentos=run(s, start),
        antes_marco=before,
        despues_marco=after,
        rm=ctx.paquete.rotulos.marco,
        inicio=to_clock(to_minutes(start)),
        fin=to_clock(to_minutes(start) + total(s)),
        total=total(s),
        grupo=groups_in_words(given.personas, given.grupos, ctx.paquete.rotulos.taller.cifras),
        nuevas={b.id: _first_uses(b) for b in s.bloques},
        copias_de=lambda material: sum(copies([material], ctx.paquete).values()),
        articulos={i: n for i, n in needed.items() if i in ctx.paquete.articulos},
        impresos={i: n for i, n in needed.items() if i in ctx.paquete.piezas},
        piezas=ctx.paquete.pieces_of(s),
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
