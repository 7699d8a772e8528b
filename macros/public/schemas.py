"""JSON Schemas of the public files, published beside them in ``site/datos/``."""

from __future__ import annotations

import json
from typing import Any

from macros.public.base import Publico
from macros.public.kit import Kit
from macros.public.paquete import PaquetePublico

DRAFT = "https://json-schema.org/draft/2020-12/schema"
PUBLIC: dict[str, tuple[type[Publico], str]] = {
    "kit": (Kit, "kit.json: los archivos del kit"),
    "paquete": (PaquetePublico, "paquete.json: el paquete"),
}
"""Model and title of each public file, by the name of its schema."""


def schemas() -> dict[str, str]:
    """Text of each schema, by route below ``site/``."""
    return {f"datos/{name}.schema.json": _text(model, title) for name, (model, title) in PUBLIC.items()}


def _text(model: type[Publico], title: str) -> str:
    made = {"$schema": DRAFT, "title": title, **_open(model.model_json_schema())}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _open(part: Any) -> Any:
    """Without what is said in English to who programs, and open to the fields that may be added."""
    if isinstance(part, list):
        return [_open(item) for item in part]
    if not isinstance(part, dict):
        return part
    out = {key: _open(value) for key, value in part.items() if key != "additionalProperties" or value is not False}
    if "properties" in out and not isinstance(out["properties"].get("type"), str):
        out.pop("description", None)
        out.pop("title", None)
        out["properties"] = {
            name: {k: v for k, v in field.items() if k != "title"} if isinstance(field, dict) else field
            for name, field in out["properties"].items()
        }
    return out
