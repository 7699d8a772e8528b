"""The page of the frame: what stands around every session, moment by moment, with its pieces."""

from __future__ import annotations

from macros.plan.day.frame import LATER, meals
from macros.plan.day.schedule import copies
from macros.site.views.contexto import Contexto
from macros.site.views.kit import files_of


def marco(ctx: Contexto) -> str:
    """The frame whole. Raises ValueError where the data has none."""
    frame = ctx.paquete.marco
    if frame is None:
        raise ValueError("falta data/marco.yml: sin él no hay página del marco.")
    return ctx.render(
        "marco",
        x=frame,
        rm=ctx.paquete.rotulos.marco,
        archivos=files_of(ctx),
        copias_de=lambda material: sum(copies([material], ctx.paquete).values()),
        comidas=meals(ctx.paquete),
        horas=(ctx.paquete.portada.supuestos.hora_inicio, LATER),
    )
