"""Sessions that last something else in an edition (``tiempos``): fitted on the data as it stands, whatever it says now.

What the edition sets by itself is kept: a block whose minutes, or whose steps', it gives does not change.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError

from macros.edition.tree import Nodo
from macros.fitting import Ajuste, Imposible, fit, split, to_spare
from macros.model import Sesion
from macros.reading.yaml_file import Documento, Path_
from macros.words.spans import spoken

PAUSES = {"presencial": 120, "a-distancia": 75, "mixta": 75}
"""Longest stretch without a break, in minutes, by the modality of the edition."""


def read(tree: Nodo, doc: Documento) -> Sesion | None:
    """The session of a tree, with the blocks that the edition times by itself as fixed; None where it is no session."""
    try:
        sesion = Sesion.model_validate(tree.plain())
    except ValidationError:
        return None  # what is wrong is told where it stands, when all is checked
    listed = tree.get("bloques")
    fixed = {n.scalar("id") for n in (listed.children() if listed else ()) if _timed(n, doc)}
    bloques = tuple(b.model_copy(update={"fijo": True}) if b.id in fixed else b for b in sesion.bloques)
    return sesion.model_copy(update={"bloques": bloques})


def _timed(block: Nodo, doc: Documento) -> bool:
    steps = block.get("pasos")
    nodes = [block, *(steps.children() if steps else ())]
    minutes = [n.get("duracion_min") for n in nodes]
    return block.doc is doc or any(m is not None and m.doc is doc for m in minutes)


def pause_names(trees: Mapping[tuple[str, str], Nodo]) -> dict[str, str]:
    """What the labels call a break and a meal that nobody named, by their type; ``trees``: by kind and id."""
    words = trees.get(("rotulos", "rotulos"))
    for name in ("taller", "sala"):
        words = words.get(name) if words else None
    return {t: str(words.scalar(n)) for t, n in (("receso", "pausa"), ("comida", "comida")) if words}


def apply_times(tree: Nodo, minutos: int, limite: int, doc: Documento, ruta: Path_, nombres: Mapping[str, str]) -> str:
    """Fit the session of a tree to ``minutos``; ``ruta`` of ``doc`` asks for it. Returns why not, or nothing.

    ``nombres``: what added breaks are called, by their type.
    """
    sesion = read(tree, doc)
    if sesion is None:
        return ""
    try:
        ajuste = fit(sesion, minutos, limite, nombres)
    except Imposible as e:
        return refused(sesion, e)
    _write(tree, ajuste, doc, ruta)
    return ""


def _write(tree: Nodo, ajuste: Ajuste, doc: Documento, ruta: Path_) -> None:
    listed = tree.get("bloques")
    assert listed is not None
    by_id = {n.scalar("id"): n for n in listed.children()}
    out = []
    for part in ajuste.quedan:
        b = part.bloque
        if part.nuevo:
            fields = ("id", "tipo", "titulo", "titulo_corto", "minimo_min")
            block = {f: getattr(b, f) for f in fields} | {"duracion_min": part.ahora}
            out.append(Nodo(block, doc, ruta, listed))
            continue
        node = by_id[b.id]
        out.append(node)
        if part.ahora == part.antes:
            continue
        _less_to_spare(node, to_spare(part.ahora, b.minimo_min, len(b.pasos)), doc, ruta)
        node.set("duracion_min", part.ahora, doc, ruta)
        steps = node.get("pasos")
        if b.pasos and steps is not None:
            for step, minutes in zip(
                steps.children(), split([p.duracion_min for p in b.pasos], part.ahora), strict=True
            ):
                step.set("duracion_min", minutes, doc, ruta)
    listed.valor[:] = out
    declared = tree.get("duracion_declarada_min")
    if declared is None or declared.doc is not doc or declared.ruta[0] != "cambios":
        tree.set("duracion_declarada_min", ajuste.pedido, doc, ruta)


def _less_to_spare(block: Nodo, spare: int, doc: Documento, ruta: Path_) -> None:
    """What the advice says that a cut saves is no more than the block can give by now."""
    advice = block.get("consejos")
    cut = advice.get("si_falta_tiempo") if advice else None
    saves = cut.get("ahorra_min") if cut else None
    if cut is not None and saves is not None and isinstance(saves.valor, int) and saves.valor > max(spare, 0):
        cut.set("ahorra_min", max(spare, 0), doc, ruta)


def refused(s: Sesion, e: Imposible) -> str:
    """Why a session cannot last what is asked, and what it can."""
    head = f"«{s.id}» no se puede dar en {e.pedido} min"
    if e.largo:
        return f"{head}: «{e.largo.titulo}» dura más que lo que se aguanta sin pausa. Divídelo en dos bloques."
    if e.pedido < e.minimo:
        return (
            f"{head}: lo menos es {e.minimo} ({spoken(e.minimo)}). Escribe minutos: {e.minimo} o quita una actividad."
        )
    if e.pedido > e.maximo:
        return (
            f"{head}: con sus actividades alcanza para {e.maximo}. Escribe minutos: {e.maximo} o agrega una actividad."
        )
    return f"{head}: las pausas no dejan repartirlo. Escribe 5 o 10 minutos más."
