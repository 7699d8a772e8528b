"""Help for people who edit the data: the fields of each thing, straight from the model that checks them."""

from __future__ import annotations

from typing import Any

from macros.editor.fields import Examples, called, examples_of, reachable, rows
from macros.model import Modelo, PiezaBase, Rotulos
from macros.reading.kinds import ESQUEMAS
from macros.site.views.contexto import Contexto, pick


def campos(ctx: Contexto, name: str) -> str:
    """Tables of the fields of a kind of file (a key of ``ESQUEMAS``) and of the things inside it."""
    kind = pick(ESQUEMAS, name)
    examples = examples_of(ctx.paquete)
    return ctx.render("campos", tablas=[_table(m, examples) for m in reachable(kind.modelo)])


def mesa(ctx: Contexto) -> str:
    """The editing workshop before its program runs, with the words that it shows."""
    r = ctx.paquete.rotulos
    words = r.mesa.model_dump(mode="json") | {"tipos": {t.id: t.varios for t in r.tipos}}
    return ctx.render("mesa", rm=r.mesa, palabras=words)


def todos_los_campos(ctx: Contexto) -> str:
    """Every kind of file with its fields; what several kinds share stands once, where it is met first."""
    # The fixed words are many and nobody looks for them here; what they show of other things stays.
    seen = {m.__name__ for m in reachable(Rotulos) if m.__module__.startswith(Rotulos.__module__.rpartition(".")[0])}
    examples = examples_of(ctx.paquete)
    sections = []
    for name, kind in ESQUEMAS.items():
        models = [m for m in reachable(kind.modelo) if m.__name__ not in seen]
        seen |= {m.__name__ for m in models}
        if models:
            tables = [_table(m, examples) for m in models]
            sections.append({"id": name, "modelo": kind.modelo, "patrones": kind.patrones, "tablas": tables})
    return ctx.render("todos_los_campos", secciones=sections, comunes=_table(PiezaBase, examples))


def _table(model: type[Modelo], examples: Examples) -> dict[str, Any]:
    """A model as a table; a type of piece leaves out what every piece says, which stands in a table of its own."""
    inherited = set(PiezaBase.model_fields) if issubclass(model, PiezaBase) and model is not PiezaBase else set()
    fields = [c for c in rows(model, examples) if c.nombre not in inherited]
    return {"clase": model.__name__, "nombre": called(model), "campos": fields}
