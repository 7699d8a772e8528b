"""Which fields hold the id of something else. Reads the model's annotations, so that a new field needs no list here."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.model import Ref
from macros.reading.yaml_file import Path_

M = TypeVar("M")


def references(model: type[BaseModel], value: Any, base: Path_ = ()) -> Iterator[tuple[Path_, Ref, str]]:
    """Every id in ``value`` and what it should point at: (path, mark, id).

    ``value`` is data as it was read, checked by ``model`` or not: a wrong field hides no wrong id of another.
    """
    if not isinstance(value, dict):
        return
    for name, ref, models in _fields(model):
        if name in value:
            yield from _walk(value[name], ref, models, (*base, name))


def all_references(model: type[BaseModel], value: Any, base: Path_ = ()) -> list[tuple[Path_, Ref, str]]:
    """The same as a list, to be kept."""
    return list(references(model, value, base))


@functools.cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, Ref | None, tuple[type[BaseModel], ...]], ...]:
    """The fields of a model that hold an id at any depth: name, mark, and the models inside. Asked for every value."""
    out = []
    for name, info in model.model_fields.items():
        ref = next(iter(metadata_of(info, Ref)), None)
        models = tuple(m for m in models_in(info.annotation) if _refers(m))
        if ref is not None or models:
            out.append((name, ref, models))
    return tuple(out)


@functools.cache
def _refers(model: type[BaseModel]) -> bool:
    """Whether something inside a model may hold an id; a model that holds itself is looked at once."""
    todo, seen = [model], {model}
    while todo:
        for info in todo.pop().model_fields.values():
            if metadata_of(info, Ref):
                return True
            new = [m for m in models_in(info.annotation) if m not in seen]
            todo += new
            seen.update(new)
    return False


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """Model classes that an annotation names, however deep, in order."""
    found = [annotation] if isinstance(annotation, type) and issubclass(annotation, BaseModel) else []
    for arg in getattr(annotation, "__args__", ()):
        found += models_in(arg)
    return found


def _walk(
    value: Any, ref: Ref | None, models: tuple[type[BaseModel], ...], path: Path_
) -> Iterator[tuple[Path_, Ref, str]]:
    if isinstance(value, dict):
        for model in models:
            yield from references(model, value, path)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _walk(item, ref, models, (*path, i))
    elif ref is not None and isinstance(value, str):
        yield path, ref, value.strip()


def metadata_of(info: FieldInfo, kind: type[M]) -> list[M]:
    """The metadata of a kind on a field, however deep in its annotation, from the outside in."""
    found = [note for note in info.metadata if isinstance(note, kind)]
    todo = [info.annotation]
    while todo:
        annotation = todo.pop(0)
        found += [note for note in getattr(annotation, "__metadata__", ()) if isinstance(note, kind)]
        todo += getattr(annotation, "__args__", ())
    return found


def choices(info: FieldInfo | None) -> list[Any]:
    """The values that a field may have, where the model lists them."""
    found: list[Any] = []
    todo: list[Any] = [info.annotation] if info else []
    while todo:
        annotation = todo.pop(0)
        if get_origin(annotation) is Literal:
            found += get_args(annotation)
        else:
            todo += getattr(annotation, "__args__", ())
    return found
