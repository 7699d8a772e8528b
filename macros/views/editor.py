"""Help for people who edit the data: the fields of each thing, straight from the model that checks them."""

from __future__ import annotations

from collections.abc import Mapping

from macros.model import Bloque, Material, Modelo, Paso, Sesion
from macros.views.contexto import Contexto, pick

MODELS: Mapping[str, type[Modelo]] = {"sesion": Sesion, "bloque": Bloque, "paso": Paso, "material": Material}


def campos(ctx: Contexto, name: str) -> str:
    """Table of the fields of a model: name, what it is, an example, and whether it may be left out."""
    fields = pick(MODELS, name).model_fields
    rows = [
        (field, info.description or "", _example(info.examples), info.is_required()) for field, info in fields.items()
    ]
    return ctx.render("campos", filas=rows, nombre=name)


def _example(examples: list[object] | None) -> str:
    if not examples:
        return ""
    first = examples[0]
    return f"[{', '.join(map(str, first))}]" if isinstance(first, list) else str(first)
