"""Pages of the audit: the plan in figures, and the rules that it is held against."""

from __future__ import annotations

from collections.abc import Callable

from macros.plan.figures import figures
from macros.model import Regla
from macros.problems import Problem
from macros.plan.process import hours
from macros.plan.day.schedule import pause_limit
from macros.words.spans import signed
from macros.site.views.contexto import Contexto, pick


def cifras(ctx: Contexto) -> str:
    """Hours, talk and practice, types of block, routes, questions, groups and current findings."""
    sesiones = tuple(ctx.paquete.package_sessions.values())
    routes = [(name, tuple(ctx.paquete.sesiones[i] for i in ids)) for name, ids in ctx.paquete.portada.rutas if ids]
    given, words = ctx.paquete.portada.supuestos, ctx.paquete.rotulos.auditoria
    return ctx.render(
        "cifras",
        ra=words,
        filas=[(s, figures([s])) for s in sesiones],
        todo=figures(sesiones),
        cada_una=[*((f"{words.sesion} {s.numero}", figures([s])) for s in sesiones), (words.total, figures(sesiones))],
        horas=hours(sesiones),
        rutas=[(name, chosen, hours(chosen)) for name, chosen in routes],
        limite=pause_limit(ctx.paquete),
        signo=signed,
        supuestos=given,
        menos=given.personas // given.grupos,
        mas=-(-given.personas // given.grupos),
        hallazgos=ctx.hallazgos,
        regla_de=_rule_of(ctx),
    )


def reglas(ctx: Contexto) -> str:
    """Every rule in a table, by when it is looked at."""
    rules = ctx.paquete.auditoria.reglas
    groups = {m: [r for r in rules if r.momento == m] for m in ("plan", "lectura", "impreso")}
    return ctx.render("reglas", ra=ctx.paquete.rotulos.auditoria, grupos=groups)


def regla(ctx: Contexto, id_: str) -> str:
    """One rule: what it looks at, why, what to do and an example; and what it finds now."""
    rule = pick({r.id: r for r in ctx.paquete.auditoria.reglas}, id_)
    found = [p for p in ctx.hallazgos if p.regla == id_]
    words = ctx.paquete.rotulos.auditoria
    return ctx.render("regla", ra=words, x=rule, hallazgos=found, regla_de=_rule_of(ctx))


def _rule_of(ctx: Contexto) -> Callable[[Problem], Regla]:
    return lambda problem: ctx.paquete.auditoria.rule(problem.regla)
