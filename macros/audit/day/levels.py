"""What comes before what: products that a session needs, and the sessions of each level."""

from __future__ import annotations

from collections.abc import Sequence

from macros.audit.plan import Check, Findings, Plan


def inputs(plan: Plan) -> Findings:
    """What a session needs is made earlier, in the order of the package and in each route that holds the session."""
    for s in plan.sesiones:
        for i, insumo in enumerate(s.insumos):
            if insumo.sesion is None or insumo.sesion not in plan.paquete.sesiones:
                continue  # none, or one that an edition leaves out: whoever chose that knows
            path = ("insumos", i, "sesion")
            if insumo.sesion == s.id or not _before(insumo.sesion, s.id, plan.paquete.portada.sesiones):
                what = "es esta misma" if insumo.sesion == s.id else "va después"
                yield plan.in_session(
                    "producto-antes", s, path,
                    f"la sesión usa lo que se hace en «{insumo.sesion}», que {what}. Quita el insumo o cambia el "
                    "orden.",
                )  # fmt: skip
                continue
            for name, route in plan.paquete.portada.rutas:
                lacks = insumo.sesion not in route
                if s.id not in route or (lacks and insumo.opcional) or _before(insumo.sesion, s.id, route):
                    continue
                why = "no está" if lacks else "va después"
                yield plan.in_session(
                    "producto-antes", s, path,
                    f"la sesión usa lo que se hace en «{insumo.sesion}», que {why} en la ruta «{name}». "
                    "Cambia la ruta, o escribe opcional: true si también se puede sin ello.",
                )  # fmt: skip


def levels(plan: Plan) -> Findings:
    """Each level that the package offers has sessions, and sessions and routes name the same levels."""
    offered = {n.id for n in plan.paquete.programa.niveles.lista} if plan.paquete.programa else set()
    left_out = any(kind == "sesion" for kind, _ in plan.paquete.fuera)  # an edition that does so knows
    for name, route in plan.paquete.portada.rutas:
        if not route and name in offered and not left_out:
            message = f"ninguna sesión sirve al nivel «{name}» y el diagnóstico lo recomienda. Agrega sus sesiones."
            yield plan.finding("nivel-sin-sesion", "portada", "", ("rutas", name), message)
        for s in plan.sesiones:
            if (s.id in route) == (name in s.niveles):
                continue
            if s.id in route:
                message = (
                    f"«{s.id}» está en la ruta «{name}» y no tiene ese nivel. Agrega aquí {name} o cambia la ruta."
                )
            else:
                message = (
                    f"la sesión dice servir al nivel «{name}» y no está en su ruta. Quita el nivel o agrega la sesión."
                )
            yield plan.in_session("nivel-ruta", s, ("niveles",), message)


def _before(first: str, then: str, order: Sequence[str]) -> bool:
    return first in order and then in order and order.index(first) < order.index(then)


CHECKS: tuple[Check, ...] = (
    inputs,
    levels,
)
