"""Which fields hold the id of something else. Reads the model's annotations, so that a new field needs no list here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from macros.model import Ref
from macros.reading.yaml_file import Path_


def references(model: type[BaseModel], value: Any, base: Path_ = ()) -> Iterator[tuple[Path_, Ref, str]]:
    """Every id in ``value`` and what it should point at: (path, mark, id).

    ``value`` is data as it was read, checked by ``model`` or not: a wrong field hides no wrong id of another.
    """
    if not isinstance(value, dict):
        return
    for name, info in model.model_fields.items():
        if name in value:
            ref = _ref_of(info.annotation, info.metadata)
            yield from _walk(value[name], ref, models_in(info.annotation), (*base, name))


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """Model classes that an annotation names, however deep, in order."""
    found = [annotation] if isinstance(annotation, type) and issubclass(annotation, BaseModel) else []
    for arg in getattr(annotation, "__args__", ()):
        found += models_in(arg)
    return found


def _walk(value: Any, ref: Ref | None, models: list[type[BaseModel]], path: Path_) -> Iterator[tuple[Path_, Ref, str]]:
    if isinstance(value, dict):
        for model in models:
            yield from references(model, value, path)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _walk(item, ref, models, (*path, i))
    elif ref is not None and isinstance(value, str):
        yield path, ref, value.strip()


def _ref_of(annotation: Any, metadata: Any) -> Ref | None:
    for mark in (*(metadata or ()), *getattr(annotation, "__metadata__", ())):
        if isinstance(mark, Ref):
            return mark
    for arg in getattr(annotation, "__args__", ()):
        if found := _ref_of(arg, ()):
            return found
    return _ref_of(annotation.__origin__, ()) if hasattr(annotation, "__metadata__") else None
