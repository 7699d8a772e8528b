"""What to write instead: remedies that are read back as they are meant, made from what was typed."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from macros.reading.losses import quoted

_OTHER = re.compile(
    r"[-+]?\d+(\.\d+)?\Z|true\Z|false\Z|null\Z|~\Z|\Z|[-?:,\[\]{}#&*!|>'\"%@`]|.*(: |:\Z| #)", re.DOTALL
)
"""What YAML reads as something else than this text, where it stands without quotes."""
_HOUR = re.compile(
    r"(?P<h>\d{1,2})(?:\s*[:.,hH]\s*(?P<m>\d{2}))?\s*(?:h|hrs?\.?|horas?)?\s*(?P<half>[ap]\.?\s?m\.?)?\Z", re.IGNORECASE
)


class Numero(float):
    """A number whose digits, as they were typed, are not those that Python writes: ``2026.10``, ``9.30``."""

    escrito: str

    def __new__(cls, escrito: str) -> Numero:
        made = super().__new__(cls, escrito)
        made.escrito = escrito
        return made

    def __reduce__(self) -> tuple[type[Numero], tuple[str]]:
        return Numero, (self.escrito,)


def typed(given: Any) -> str:
    """``given`` as it stands in the file."""
    if isinstance(given, bool):
        return str(given).lower()
    return str(getattr(given, "escrito", given))


def as_yaml(value: Any, *, between: bool = False) -> str:
    """``value`` as one writes it in a file, ``between`` brackets or after a field's colon."""
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(as_yaml(v, between=True) for v in value) + "]"
    if not isinstance(value, str):
        return typed(value)
    if len(value) > 1 and value[0] == value[-1] == '"':  # an example that brings its quotes
        return value
    return quoted(value) if _OTHER.match(value) or (between and re.search(r"[\[\]{},]", value)) else value


def clock(text: str) -> str:
    """«9.30», «9 am», «21h» as an hour of the day; empty where it is none."""
    found = _HOUR.match(text.strip())
    if not found:
        return ""
    hour, minute, half = int(found["h"]), int(found["m"] or 0), (found["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"{hour}:{minute:02}" if hour < 24 and minute < 60 else ""


def fits(info: FieldInfo | None, value: Any, *, item: bool = False) -> bool:
    """Whether the field (or an item of its list) takes ``value``: a remedy that fails is none."""
    if info is None:
        return True
    try:
        wanted: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        TypeAdapter(wanted).validate_python([value] if item else value, strict=True)
    except ValidationError as e:
        return item and all(not error["loc"] for error in e.errors())
    return True
