"""Arithmetic of people (N), groups (G) and allies (A), from ``supuestos`` of ``data/paquete.yml``."""

from __future__ import annotations

from macros.audit.plan import Check, Findings, Plan
from macros.model import Bloque, Etiquetas
from macros.words.counts import counted


def people(plan: Plan) -> Findings:
    """There are people for the groups, and groups are of a size that works."""
    given, size = plan.paquete.portada.supuestos, plan.auditoria.grupos
    n, g = given.personas, given.grupos
    low, high = n // g, -(-n // g)
    if size.minimo <= low and high <= size.maximo:
        return
    if g > n:
        told = f"hay {counted(g, 'grupo|grupos')} y {counted(n, 'persona|personas')}: sobran grupos."
    else:
        shown = f"{low}" if low == high else f"{low} o {high}"
        told = (
            f"con {counted(n, 'persona|personas')} en {counted(g, 'grupo|grupos')}, cada uno tiene {shown}; "
            f"funciona de {size.minimo} a {size.maximo}."
        )
    best = min(max(1, round(n / ((size.minimo + size.maximo) / 2))), 40)
    yield plan.finding(
        "grupos", "portada", "", ("supuestos", "grupos"), f"{told} Escribe grupos: {best}",
        personas=n, grupos=g, propuesta=best,
    )  # fmt: skip


def allies(plan: Plan) -> Findings:
    """Each ally has a group that works on it, where the package has pieces for each ally."""
    given = plan.paquete.portada.supuestos
    used = any(m.por == "aliado" for s in plan.sesiones for b in s.bloques for m in b.materiales)
    if used and given.aliados > given.grupos:
        yield plan.finding(
            "aliados", "portada", "", ("supuestos", "aliados"),
            f"hay {counted(given.aliados, 'aliado|aliados')} y {counted(given.grupos, 'grupo|grupos')}: "
            f"{given.aliados - given.grupos} se quedan sin quien "
            f"los trabaje. Escribe aliados: {given.grupos}, o forma más grupos.",
            aliados=given.aliados, grupos=given.grupos,
        )  # fmt: skip


def labels(plan: Plan) -> Findings:
    """A sheet that already holds one label for each group is not asked for once for each group."""
    for s in plan.sesiones:
        for i, b in enumerate(s.bloques):
            for j, m in enumerate(b.materiales):
                pieza = plan.paquete.piezas.get(m.pieza or "")
                if isinstance(pieza, Etiquetas) and pieza.por_grupo and m.por != "sesion":
                    yield plan.in_session(
                        "grupos", s, ("bloques", i, "materiales", j, "por"),
                        f"«{pieza.titulo}» ya trae una por grupo y aquí se pide un juego por {m.por}. "
                        "Escribe por: sesion",
                    )  # fmt: skip


def shares(plan: Plan) -> Findings:
    """Work that is handed out in parts gives each group its own, and the step has the minutes for it."""
    groups = plan.count("grupo")
    for s in plan.sesiones:
        for i, b in enumerate(s.bloques):
            for j, p in enumerate(b.pasos):
                if not p.reparto:
                    continue
                parts, each = p.reparto.partes, p.reparto.minutos
                most = -(-parts // groups)
                path = ("bloques", i, "pasos", j, "reparto")
                if groups > parts and not p.reparto.se_repite:
                    yield plan.in_session(
                        "reparto", s, path,
                        f"«{p.titulo}» reparte {counted(parts, 'parte|partes')} entre "
                        f"{counted(groups, 'grupo|grupos')}: {groups - parts} sin la suya. "
                        f"Forma {counted(parts, 'grupo|grupos')} para este paso, "
                        "o escribe se_repite: true si dos pueden tomar la misma.",
                        partes=parts, grupos=groups,
                    )  # fmt: skip
                elif most * each > p.duracion_min:
                    yield plan.in_session(
                        "reparto", s, path,
                        f"«{p.titulo}» da hasta {counted(most, 'parte|partes')} a un grupo, de {each:g} min, y dura "
                        f"{p.duracion_min}: "
                        f"hacen falta {most * each:g}. Quita partes, forma más grupos o dale más minutos.",
                        partes=parts, grupos=groups, hacen_falta=most * each, minutos=p.duracion_min,
                    )  # fmt: skip


def mixed(plan: Plan) -> Findings:
    """A block counts its groups in one way: a group for each ally, or the groups of the package."""
    for s in plan.sesiones:
        for i, b in enumerate(s.bloques):
            if {"grupo", "aliado"} <= _counted(b):
                yield plan.in_session(
                    "grupos-mezclados", s, ("bloques", i),
                    f"«{b.titulo}» cuenta unas cosas por grupo y otras por aliado. Si hay un grupo por aliado, escribe "
                    "por: aliado en sus piezas, turnos y celdas.",
                )  # fmt: skip


def _counted(bloque: Bloque) -> set[str]:
    """What pieces, turns and cells of a block are counted by."""
    of_steps = [x.por for p in bloque.pasos for x in (p.turnos, p.celdas) if x]
    return {*(m.por for m in bloque.materiales if m.pieza), *of_steps}


CHECKS: tuple[Check, ...] = (
    people,
    allies,
    labels,
    shares,
    mixed,
)
