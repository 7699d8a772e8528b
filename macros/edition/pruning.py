"""What an edition leaves out, and all that spoke of it: names in lists, optional fields, what cannot do without it.

Reads the model's annotations (``references``), so that a new field that points at something needs no rule here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from macros.edition.tree import Nodo
from macros.kept import Kept
from macros.model import Modelo
from macros.reading.references import all_references, models_in
from macros.reading.yaml_file import Documento, Path_


@dataclass
class Leido:
    """A file of data: its kind, the id of what it holds (empty for a list of things), its model, and its tree."""

    kind: str
    id: str
    path: Path
    doc: Documento
    model: type[Modelo] | None
    top: str
    """Field with the list, in a file that holds many things."""
    tree: Nodo

    def values(self) -> Iterator[tuple[Nodo, Any]]:
        """The things in the file: node and plain data."""
        if not self.top:
            yield self.tree, self.tree.plain()
            return
        listed = self.tree.get(self.top)
        for node in list(listed.children()) if listed else ():
            yield node, node.plain()


Ids = dict[str, set[str]]


def prune(files: Iterable[Leido], out: Ids, kept: Kept) -> None:
    """Take out of ``files`` every mention of the ids in ``out``, by kind; it grows where a file cannot do without."""
    files = list(files)
    while True:
        before = sum(map(len, out.values()))
        for f in files:
            if f.model is None or f.id in out.get(f.kind, ()):
                continue
            for node, value in f.values():
                _prune_one(f, node, value, out, kept)
        if sum(map(len, out.values())) == before:
            return


def forget_blocks(
    files: Iterable[Leido], gone: set[tuple[str, str]], moved: Mapping[tuple[str, str], str] = MappingProxyType({})
) -> None:
    """Take out of the guides the bridges to blocks (session, id) that the edition leaves out of its sessions.

    ``moved`` gives the session of a block that is given on another day: its bridges lead there.
    """
    if not gone and not moved:
        return
    for f in files:
        parts = f.tree.get("partes") if f.kind == "guia" else None
        for part in parts.children() if parts else ():
            bridges = part.get("puentes")
            for bridge in list(bridges.children()) if bridges else ():
                there = (str(bridge.scalar("sesion")), str(bridge.scalar("bloque")))
                if there in moved:
                    bridge.valor["sesion"].valor = moved[there]
                elif there in gone:
                    bridge.remove()


def _prune_one(f: Leido, root: Nodo, value: Any, out: Ids, kept: Kept) -> None:
    assert f.model is not None
    found = kept.of("ids", value, partial(all_references, f.model, value), f.model, ())
    named = [p for p, ref, id_ in found if id_ in out.get(ref.a, ())]
    for node, path in [(_at(root, p), p) for p in named]:
        if _still_there(node, root):
            _take_out(f, root, node, path, out)


def _take_out(f: Leido, root: Nodo, node: Nodo, path: Path_, out: Ids) -> None:
    """Remove ``node``; where what holds it makes no sense without it, remove that, and so on upwards."""
    assert f.model is not None
    holder = node.padre
    in_list = isinstance(path[-1], int)
    if holder is None or in_list or not _essential(_models_at(f.model, path[:-1]), holder.plain(), str(path[-1])):
        node.remove()
    elif holder is not root:
        _take_out(f, root, holder, path[:-1], out)
    elif f.top:
        holder.remove()
    else:
        out.setdefault(f.kind, set()).add(f.id)


def _still_there(node: Nodo, root: Nodo) -> bool:
    while node is not root:
        if node.padre is None or not any(n is node for n in node.padre.children()):
            return False
        node = node.padre
    return True


def _at(node: Nodo, path: Path_) -> Nodo:
    for part in path:
        node = node.valor[part]
    return node


def _models_at(model: type[BaseModel], path: Path_) -> list[type[BaseModel]]:
    current: list[type[BaseModel]] = [model]
    for part in path:
        if isinstance(part, str):
            current = [m for c in current if part in c.model_fields for m in models_in(c.model_fields[part].annotation)]
    return current


def _essential(models: list[type[BaseModel]], value: Any, name: str) -> bool:
    """Whether ``value`` makes no sense without its field ``name``."""
    models = [m for m in models if name in m.model_fields]
    rest = {k: v for k, v in value.items() if k != name}
    if any(_valid(m, rest) for m in models):
        return False
    return any(_valid(m, value) for m in models) or all(m.model_fields[name].is_required() for m in models)


def _valid(model: type[BaseModel], value: Any) -> bool:
    try:
        model.model_validate(value)
    except ValidationError:
        return False
    return True
