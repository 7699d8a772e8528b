"""Labels that leave no room on their sheet for the cut marks and the words below, told before they are drawn."""

from __future__ import annotations

from macros.audit.plan import Check, Findings, Plan
from macros.model import Etiquetas

HIGH_MM, TOP_MM, BAND_MM = 279.4, 7.9, 23.4
"""Height of a Letter sheet; least room above for cut marks; room below for words and the freshness mark."""


def room(plan: Plan) -> Findings:
    """All the labels of a sheet stand on it."""
    for pieza in plan.paquete.piezas.values():
        if isinstance(pieza, Etiquetas) and (excess := pieza.alto_mm * pieza.filas - (HIGH_MM - TOP_MM - BAND_MM)) > 0:
            yield plan.finding(
                "hoja-llena", "pieza", pieza.id, ("alto_mm",),
                f"las etiquetas ocupan {excess:.0f} mm de más a lo alto de la hoja. "
                "Escribe un número menor en «alto_mm» o en «filas».",
                sobra_mm=round(excess),
            )  # fmt: skip


CHECKS: tuple[Check, ...] = (room,)
