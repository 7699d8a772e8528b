"""The checked model with the same words added to every text that a person may write, found by walking the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from macros.model import Paquete
from macros.model.base import Ref
from macros.model.edicion import Organizacion

DRAWN = {"macros.model.piezas.dibujo"}
Add = Callable[[str, type], str]
"""From a text and the model that holds it to the text with something added."""
MARK = "\u00a7"
"""Not in any text of the project; stands where words were added."""


def _bound(notes: tuple[Any, ...]) -> bool:
    """Whether what a text may be is limited to a shape (an id, an hour, a colour) or to the id of something."""
    for note in notes:
        if isinstance(note, Ref) or getattr(note, "pattern", None):
            return True
        if getattr(note, "__dict__", {}).get("pattern"):
            return True
    return False


def _changed(value: Any, hint: Any, notes: tuple[Any, ...], add: Add, owner: type) -> Any:
    origin = get_origin(hint)
    if origin is Annotated:
        return _changed(value, get_args(hint)[0], (*notes, *get_args(hint)[1:]), add, owner)
    if isinstance(value, BaseModel):
        return everywhere(value, add)
    if origin in (Union, UnionType):
        for arm in get_args(hint):
            kind = get_args(arm)[0] if get_origin(arm) is Annotated else arm
            if (kind is str and isinstance(value, str)) or (
                get_origin(kind) in (tuple, dict) and not isinstance(value, str)
            ):
                return _changed(value, arm, notes, add, owner)
        return value
    if isinstance(value, str):
        return add(value, owner) if hint is str and value and not _bound(notes) else value
    if isinstance(value, tuple):
        arms = get_args(hint)
        kinds = [arms[0]] * len(value) if len(arms) == 2 and arms[1] is Ellipsis else list(arms)
        return tuple(_changed(v, k, (), add, owner) for v, k in zip(value, kinds, strict=True))
    if isinstance(value, Mapping):
        kind = get_args(hint)[1] if get_args(hint) else Any
        return {k: _changed(v, kind, (), add, owner) for k, v in value.items()}
    return value


def everywhere(model: Any, add: Add) -> Any:
    """A copy of ``model`` with ``add`` done to each free text of it and of what it holds."""
    owner = type(model)
    new = {
        name: _changed(value, info.annotation, tuple(info.metadata), add, owner)
        for name, info in type(model).model_fields.items()
        if (value := getattr(model, name)) is not None and name != "id"
    }
    return model.model_copy(update=new)


def texts(model: Any) -> Iterator[str]:
    """Every text of a model."""
    found: list[str] = []

    def keep(text: str, _: type) -> str:
        found.append(text)
        return text

    everywhere(model, keep)
    yield from found


def with_words(paquete: Paquete, words: str, drawn: str) -> Paquete:
    """The package with ``words`` in every text, and an organisation that says them too.

    Drawings have room for little: theirs get ``drawn``.
    """
    own = Organizacion.model_construct(nombre="Red", contacto="red@example.org", colores=None, logo=None)
    portada = paquete.portada.model_copy(update={"organizacion": own, "facilitan": ("Ana",)})
    whole = paquete.model_copy(update={"portada": portada})
    return everywhere(whole, lambda text, owner: f"{text} {MARK}{drawn if owner.__module__ in DRAWN else words}")
