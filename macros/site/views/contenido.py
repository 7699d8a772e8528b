"""Pages to read: the workbook, the cases, the glossary, the sources and the words of the front page."""

from __future__ import annotations

from markupsafe import Markup

from macros.plan.bridges import to_section
from macros.plan.lookups import alphabetical, supported
from macros.words.dates import spoken_day
from macros.site.generated import logo_route
from macros.plan.day.schedule import total
from macros.model import Sesion, Termino
from macros.site.views.contexto import Contexto, pick
from macros.site.views.dibujo import diagrama, figura


def libro(ctx: Contexto, id_: str) -> str:
    """A section of the workbook, with the steps that use it and the drawings of its parts."""
    seccion = pick(ctx.paquete.secciones, id_)
    used = supported(ctx.paquete.sesiones, id_)
    places = {p.id: Markup(diagrama(ctx, p.diagrama)) for p in seccion.partes if p.diagrama}
    own = {p.id: Markup(figura(p.figura)) for p in seccion.partes if p.figura}
    terms = alphabetical(ctx.paquete) if seccion.terminos else []
    return ctx.render(
        "libro", s=seccion, usos=used, terminos=terms, dibujos=places, figuras=own, guias=to_section(ctx.paquete, id_)
    )


def secciones(ctx: Contexto) -> str:
    """The sections of the workbook as cards, in order."""
    return ctx.render("secciones")


def casos(ctx: Contexto) -> str:
    """Every case; each has its id as anchor, and its printable sheet where there is one."""
    sheets = {p.caso: p.id for p in ctx.paquete.piezas.values() if p.tipo == "ficha"}
    return ctx.render("casos", fichas=sheets)


def glosario(ctx: Contexto) -> str:
    """All the terms in alphabetical order; each has its id as anchor."""
    return ctx.render("glosario", terminos=alphabetical(ctx.paquete))


def fuentes(ctx: Contexto) -> str:
    """Credits of the source documents and the list of references; each has its id as anchor."""
    return ctx.render("fuentes")


def portada(ctx: Contexto) -> str:
    """Title and one sentence of the package, and the way to its first session."""
    every = ctx.paquete.package_sessions or ctx.paquete.sesiones
    first: Sesion = next(iter(every.values()))
    totals = {s.id: total(s) for s in every.values()}
    return ctx.render(
        "portada", primera=first, camino=list(every.values()), totales=totals, logo=logo_route(ctx.paquete), dia=spoken_day
    )

