"""Pages of the companion guides: one guide whole, their cards, the table of bridges, and all the navigation sheets."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros.plan import scores
from macros.diagrams import Lienzo, radar, sketch, svg
from macros.model import Guia, Puentes
from macros.model.puentes import PasoVista, Vista
from macros.plan.navigation_sheet import sheet, sheet_of
from macros.plan.day.schedule import total
from macros.site.views.contexto import Contexto, pick
from macros.site.views.dibujo import TONOS, diagrama
from macros.site.views.kit import files_of


def guia(ctx: Contexto, id_: str) -> str:
    """A guide: each part with its lists, tables, drawing, pieces, bridges and sources; then its navigation sheet.

    Each item of its lists has its id as anchor.
    """
    g = pick(ctx.paquete.guias, id_)
    shown: set[str] = set()
    new: dict[str, list[str]] = {}
    for parte in g.partes:
        shown |= {parte.dibujo} if parte.dibujo else set()
        new[parte.id] = [i for i in dict.fromkeys(parte.piezas) if i not in shown]
        shown.update(parte.piezas)
    return _render(
        ctx,
        "guia",
        g=g,
        dibujos={x.id: Markup(diagrama(ctx, x.dibujo).strip()) for x in g.partes if x.dibujo},
        nuevas=new,
        piezas=ctx.paquete.guide_pieces(g),
        agendas=[(s, total(s)) for s in ctx.paquete.guide_sessions(g)],
        archivos=files_of(ctx),
        prueba=_scored(ctx, g) if g.autoevaluacion else None,
        ficha=sheet_of(ctx.paquete, "guia", g.id),
    )


def guias(ctx: Contexto) -> str:
    """The guides as cards, in order, each with when to use it."""
    return _render(ctx, "guias")


def fichas(ctx: Contexto) -> str:
    """All the navigation sheets: guides, sessions, annexes."""
    there: dict[str, Iterable[str]] = {
        "guia": ctx.paquete.guias,
        "sesion": ctx.paquete.sesiones,
        "anexo": ctx.paquete.anexos,
    }
    found = {kind: [sheet_of(ctx.paquete, kind, id_) for id_ in ids] for kind, ids in there.items()}
    groups = {kind: [(p, sheet(ctx.paquete, p.de)) for p in pieces if p] for kind, pieces in found.items()}
    return _render(ctx, "fichas", grupos=groups, archivos=files_of(ctx))


def puentes(ctx: Contexto) -> str:
    """The views of an alliance's life side by side: a table whose cells lead to each step, and the drawing."""
    x = ctx.paquete.puentes
    if x is None:
        raise ValueError("falta data/puentes.yml: sin él no hay página de puentes.")
    rows = [[_cell(ctx, x, v, i) for v in x.vistas] for i in range(len(x.momentos))]
    return _render(ctx, "puentes", x=x, renglones=rows, dibujo=Markup(diagrama(ctx, x.dibujo).strip()))


def _render(ctx: Contexto, template: str, **values: object) -> str:
    return ctx.render(template, rg=ctx.paquete.rotulos.guias, **values)


# ---- self-assessment ----------------------------------------------------------------------------


def _scored(ctx: Contexto, g: Guia) -> dict[str, Any]:
    """What the form needs: the empty radar with the corners of each axis, highest totals, words for the script."""
    x = g.autoevaluacion
    assert x is not None
    r = ctx.paquete.rotulos.guias.autoevaluacion
    drawing = scores.radar(x)
    assert drawing.radar is not None
    canvas = Lienzo(*radar.HOJA)
    axes = range(len(x.dimensiones))
    words = r.radar_equivalente.replace("{ejes}", ", ".join(d.titulo for d in x.dimensiones))
    words = words.replace("{anillos}", ", ".join(scores.RINGS))
    return {
        "x": x,
        "rad": Markup(svg(sketch(drawing, tonos=TONOS, medidas=radar.HOJA), words)),
        "ejes": json.dumps([[round(v, 1) for v in radar.corner(canvas, drawing.radar, i, 1)] for i in axes]),
        "centro": json.dumps([round(v, 1) for v in radar.centre(canvas, drawing.radar)[:2]]),
        "maximos": {d.id: scores.highest(x, d) for d in x.dimensiones},
        "maximo": scores.highest(x),
        "textos": {"faltan": r.faltan, "falta_uno": r.falta_uno, "completo": r.completo, "borrado": r.borrado},
    }


# ---- bridges ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Celda:
    """A cell of the table: how many rows it takes, and its steps as addresses from the site's root with words."""

    renglones: int
    pasos: list[dict[str, str]]


def _cell(ctx: Contexto, x: Puentes, vista: Vista, row: int) -> Celda | None:
    """The cell that begins in ``row``; None below one that takes several rows."""
    order = [m.id for m in x.momentos]
    starts = [s for s in vista.pasos if order.index(s.momento) == row]
    if starts:
        rows = order.index(starts[0].hasta or starts[0].momento) - row + 1
        return Celda(rows, [_step(ctx, vista, s) for s in starts])
    covered = any(order.index(s.momento) < row <= order.index(s.hasta or s.momento) for s in vista.pasos)
    return None if covered else Celda(1, [])


def _step(ctx: Contexto, vista: Vista, paso: PasoVista) -> dict[str, str]:
    """Address (from the site's root) and words of a step of the table."""
    if vista.guia:
        g = ctx.paquete.guias[vista.guia]
        parte = next(p for p in g.partes if p.id == paso.parte)
        name = getattr(ctx.paquete.rotulos.guias, g.unidad)
        return {"href": f"guias/{g.id}.html#{parte.id}", "texto": f"{name} {parte.paso}. {parte.titulo}"}
    section = ctx.paquete.secciones[vista.seccion or ""]
    part = next(p for p in section.partes if p.id == paso.parte)
    return {"href": f"libro/{section.id}.html#{part.id}", "texto": part.titulo}
