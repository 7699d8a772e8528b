"""An edition's changes: whether each remembers what it replaced."""

from __future__ import annotations

from macros.audit.plan import Findings, Plan


def notes(plan: Plan) -> Findings:
    """One finding for all the changes that do not say what they replace, at the first of them."""
    bare = [v for v in plan.origen.vistos if v.estado == "sin-nota"]
    if not bare:
        return
    id_ = plan.paquete.portada.edicion.id
    many = "un cambio no dice qué reemplaza" if len(bare) == 1 else f"{len(bare)} cambios no dicen qué reemplazan"
    yield plan.finding(
        "cambio-sin-nota", "edicion", "", ("cambios", bare[0].indice),
        f"{many}. Si el paquete cambia ahí, nadie lo notaría. "
        f"Escribe: python3 kit.py actualizar {id_} --escribir",
        cambios=len(bare),
    )  # fmt: skip


CHECKS = (notes,)
