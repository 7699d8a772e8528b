"""The fields of the model, told to people who edit: what each takes, in words, with an example out of the package."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.model import Modelo, Paquete, Ref, Rotulos
from macros.reading.kinds import NAMED
from macros.reading.references import models_in

LONGEST_EXAMPLE = 70
Examples = dict[tuple[str, str], str]


@dataclass(frozen=True)
class Campo:
    """One field as a row of a table. ``de`` names the model whose own fields it holds, empty for plain values."""

    nombre: str
    forma: str
    que_es: str
    ejemplo: str
    obligatorio: bool
    de: str = ""


def rows(model: type[Modelo], examples: Examples) -> list[Campo]:
    """The fields of ``model`` in order."""
    return [
        Campo(
            name,
            _form(info.annotation, info.metadata),
            info.description or "",
            _first(info) or examples.get((model.__name__, name), ""),
            info.is_required(),
            next((m.__name__ for m in models_in(info.annotation)), ""),
        )
        for name, info in model.model_fields.items()
    ]


def called(model: type[Modelo]) -> str:
    """What people call ``model``, with its article; ``llamada`` where ``nombre`` is a field of its own."""
    return str(getattr(model, "llamada", None) or model.nombre)


def reachable(model: type[Modelo]) -> list[type[Modelo]]:
    """``model`` and every model inside it, each once, in the order in which they are met."""
    found: list[type[Modelo]] = []
    todo: list[Any] = [model]
    while todo:
        one = todo.pop(0)
        if one not in found:
            found.append(one)
            todo += [m for info in one.model_fields.values() for m in models_in(info.annotation)]
    return found


def examples_of(paquete: Paquete) -> Examples:
    """A value of each field out of what the package holds: the first, or the shortest where the first is long."""
    out: Examples = {}
    for value in vars(paquete).values():
        for thing in value.values() if isinstance(value, dict) else [value]:
            for owner, field, said in _values(thing):
                kept = out.get((owner, field), "")
                if said and (not kept or len(said) < len(kept) > LONGEST_EXAMPLE):
                    out[(owner, field)] = said
    return {key: _cut(said) for key, said in out.items()}


def _values(thing: Any) -> Iterator[tuple[str, str, str]]:
    if isinstance(thing, Rotulos) or not isinstance(thing, BaseModel):
        return
    for name in type(thing).model_fields:
        value = getattr(thing, name)
        for item in value if isinstance(value, tuple) else (value,):
            yield from _values(item)
        yield type(thing).__name__, name, _plain(value)


def _first(info: FieldInfo) -> str:
    return _plain(info.examples[0]) if info.examples else ""


def _cut(said: str) -> str:
    return said if len(said) <= LONGEST_EXAMPLE else f"{said[: LONGEST_EXAMPLE - 1].rsplit(' ', 1)[0]}…"


def _plain(value: Any) -> str:
    """A value as it is written in YAML on one line; nothing for what takes several."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | str():
            return str(value)
        case list() | tuple() if value and all(isinstance(v, (int, str)) for v in value):
            return f"[{', '.join(map(str, value))}]"
        case list() | tuple() if value and isinstance(value[0], (list, tuple)):
            return f"[{_plain(value[0])}]"
    return ""


def _form(annotation: Any, metadata: Any = ()) -> str:
    """What a field takes, in words: «entero de 1 a 600», «lista de textos». What is written as it stands is in bold."""
    marks = list(metadata or ())
    while get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        marks += more
    for mark in marks:
        if isinstance(mark, Ref):
            return NAMED[mark.a].nombrada
        if isinstance(mark, FieldInfo):
            marks = [*marks, *mark.metadata]
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        parts = [_form(a, marks) for a in get_args(annotation) if a is not type(None)]
        return " o ".join(dict.fromkeys(parts))
    if origin is Literal:
        return " · ".join(f"**{value}**" for value in get_args(annotation))
    if origin in (tuple, list):
        return f"lista: {_form(get_args(annotation)[0])}"
    if isinstance(annotation, type) and issubclass(annotation, Modelo):
        return called(annotation)
    if annotation is bool:
        return "true o false"
    if annotation is int:
        return f"número entero{_range(marks)}"
    longest = _limit(marks, "max_length")
    return f"texto de hasta {longest} letras" if longest and longest < 1000 else "texto"


def _range(marks: list[Any]) -> str:
    low, high = _limit(marks, "ge"), _limit(marks, "le")
    return f" de {low} a {high}" if low is not None and high is not None else ""


def _limit(marks: list[Any], name: str) -> int | None:
    return next((getattr(m, name) for m in marks if getattr(m, name, None) is not None), None)
