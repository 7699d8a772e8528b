"""Icons that the data asks for and that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from macros.audit.plan import Findings, Plan
from macros.diagrams.iconos import names
from macros.model import Presentacion
from macros.problems import suggestion
from macros.reading.yaml_file import Path_


def icons(plan: Plan) -> Findings:
    """Every ``icono`` names one of the icons at hand. Nothing is told where no icons are installed."""
    known = names()
    for kind, id_, path, name in _named(plan) if known else ():
        if name not in known:
            hint = suggestion(name, known) or " La página «Identidad» muestra los que se usan."
            yield plan.finding("icono-desconocido", kind, id_, path, f"no hay un icono «{name}».{hint}")


def _named(plan: Plan) -> Iterator[tuple[str, str, Path_, str]]:
    for sesion in plan.paquete.sesiones.values():
        if sesion.icono:
            yield "sesion", sesion.id, ("icono",), sesion.icono
    for guia in plan.paquete.guias.values():
        if guia.icono:
            yield "guia", guia.id, ("icono",), guia.icono
    for pieza in plan.paquete.piezas.values():
        if isinstance(pieza, Presentacion):
            for i, slide in enumerate(pieza.laminas):
                if slide.icono:
                    yield "pieza", pieza.id, ("laminas", i, "icono"), slide.icono
