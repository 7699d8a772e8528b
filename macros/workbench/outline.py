"""What can be adapted in one thing of the package, field by field: what it says, what the package says, and help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.edition.names import heading, name_of
from macros.edition.tree import Nodo
from macros.model import Ref
from macros.reading.references import choices, metadata_of, models_in
from macros.reading.yaml_file import Documento
from macros.upkeep.agenda import written

NOT_ADAPTED = {"id", "tipo", "fuente", "inventario", "numero", "clave", "anexo", "decisiones", "icono", "momento"}
"""Fields that say what a thing is or where it comes from; who needs them writes them in the file."""


@dataclass(frozen=True)
class Renglon:
    """One value. ``en`` and ``campo`` (or ``pregunta``) are its address in «cambios»; ``grupo``, what holds it.

    de: «paquete», «edicion», or «quitado» where the edition takes it away. antes: what the package says, None where it
    says nothing. forma: «texto», «numero», «si» or «opcion».
    """

    en: str
    campo: str
    grupo: tuple[str, ...]
    nombre: str
    ayuda: str
    valor: Any
    antes: Any
    de: str
    forma: str
    opciones: tuple[str, ...] = ()
    nodo: Nodo | None = None
    dueno: Nodo | None = None


def outline(id_: str, tree: Nodo, model: type[BaseModel], doc: Documento) -> list[Renglon]:
    """Every value of a thing that an edition may change, in the order of its file. ``doc``: the edition's file."""
    return list(_mapping(tree, [model], id_, (), doc))


def _mapping(
    node: Nodo, models: list[type[BaseModel]], en: str, grupo: tuple[str, ...], doc: Documento
) -> Iterator[Renglon]:
    for model_field, info in _fields(models, node):
        inner = node.get(model_field)
        if model_field in NOT_ADAPTED or metadata_of(info, Ref) or inner is None:
            continue
        help_ = info.description or ""
        if isinstance(inner.valor, dict):
            yield from _mapping(inner, models_in(info.annotation), f"{en}/{model_field}", (*grupo, model_field), doc)
        elif isinstance(inner.valor, list):
            yield from _list(inner, info, f"{en}/{model_field}", (*grupo, model_field), doc)
        else:
            yield _leaf(inner, node, en, model_field, grupo, model_field, help_, info, doc)


def _list(node: Nodo, info: FieldInfo, en: str, grupo: tuple[str, ...], doc: Documento) -> Iterator[Renglon]:
    gone = [n for n in node.primeros if n.quitado and n not in node.valor]
    for i, item in enumerate([*node.valor, *gone]):
        name = name_of(item, node.primeros if item in node.primeros else node.valor)
        at = f"{en}/{name}" if name else ""
        if isinstance(item.valor, dict):
            if item in gone:
                yield Renglon(at, "", grupo, heading(item), "", heading(item), item.original(), "quitado", "texto")
            else:
                title = str(item.scalar("titulo") or heading(item) or name or i + 1)
                yield from _mapping(item, models_in(info.annotation), at, (*grupo, title), doc)
        elif not isinstance(item.valor, list):
            field = grupo[-1]
            row = _leaf(item, node, at, "", grupo, field, info.description or "", info, doc)
            yield row if item not in gone else Renglon(**{**vars(row), "de": "quitado"})


def _leaf(
    node: Nodo, holder: Nodo, en: str, campo: str, grupo: tuple[str, ...], nombre: str, ayuda: str, info: FieldInfo,
    doc: Documento,
) -> Renglon:  # fmt: skip
    options = tuple(str(o) for o in choices(info)) if isinstance(node.valor, str) else ()
    shape = "si" if isinstance(node.valor, bool) else "numero" if isinstance(node.valor, int | float) else "texto"
    own = node.doc is doc
    before = node.original() if node.clave[0] is not doc and not _put_by(holder, doc) else None
    return Renglon(
        en, campo, grupo, nombre, ayuda, node.valor, before, "edicion" if own else "paquete",
        "opcion" if options else shape, options, node, holder,
    )  # fmt: skip


def written_in(sesion: Nodo, doc: Documento) -> list[set[int]]:
    """Of each row of a session's day (a block, then its steps), the changes of ``doc`` that say something in it."""
    out = []
    blocks = sesion.get("bloques")
    for block in blocks.children() if blocks else ():
        steps = block.get("pasos")
        inner = steps.children() if steps else []
        below = set().union(*(written(s, doc) for s in inner)) if block.doc is not doc else set()
        out += [written(block, doc) - below, *(written(s, doc) for s in inner)]
    return out


def _put_by(node: Nodo | None, doc: Documento) -> bool:
    """Whether a node stands inside something that the edition itself put."""
    while node is not None:
        if node.puesto or (node.doc is doc and node.padre is None):
            return True
        node = node.padre
    return False


def _fields(models: list[type[BaseModel]], node: Nodo) -> Iterator[tuple[str, FieldInfo]]:
    """Fields of the models that a mapping may be, in order, each once; of several models, those it fits best first."""
    keys = set(node.valor)
    done: set[str] = set()
    for model in sorted(models, key=lambda m: -len(keys & set(m.model_fields))):
        for name, info in model.model_fields.items():
            if name in keys and name not in done:
                done.add(name)
                yield name, info
