"""Icons that the data asks for and that do not exist."""

from __future__ import annotations

from macros.audit.plan import Check, Findings, Plan
from macros.diagrams.iconos import names
from macros.plan.icons_used import icons_used
from macros.problems import suggestion


def icons(plan: Plan) -> Findings:
    """Every ``icono`` names one of the icons at hand. Nothing is told where no icons are installed."""
    known = names()
    for kind, id_, path, name in icons_used(plan.paquete) if known else ():
        if name not in known:
            hint = suggestion(name, known) or " La página «Identidad» muestra los que se usan."
            yield plan.finding("icono-desconocido", kind, id_, path, f"no hay un icono «{name}».{hint}")


CHECKS: tuple[Check, ...] = (icons,)
