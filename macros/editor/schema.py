"""JSON Schema of each kind of file under ``data/``, so that an editor completes fields and marks what is wrong.

Made from the model, never by hand: ``python -m commands esquemas`` writes ``data/esquemas/*.json`` and the settings
that tie each file to its schema. What needs more than one file (ids, sums, order) only ``revisar`` can see.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macros.editor.fields import reachable
from macros.model import Modelo
from macros.reading.kinds import ESQUEMAS, SCHEMAS, Esquema

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that the YAML extensions of editors read best."""
FOLDER = f"data/{SCHEMAS}"
SETTINGS = ".vscode/settings.json"


def schema(kind: Esquema) -> dict[str, Any]:
    """The JSON Schema of one kind of file, with descriptions and examples in Spanish."""
    made = kind.modelo.model_json_schema()
    classes = {m.__name__: m for m in reachable(kind.modelo)}
    definitions = {name: _spanish(part, classes) for name, part in made.pop("$defs", {}).items()}
    body = _spanish(made, classes)
    if kind.lista:
        definitions[kind.modelo.__name__] = body
        body = {
            "type": "object",
            "additionalProperties": False,
            "required": [kind.lista],
            "properties": {kind.lista: {"type": "array", "items": {"$ref": f"#/$defs/{kind.modelo.__name__}"}}},
        }
    out = {"$schema": DRAFT, "title": _name(kind.modelo), **body}
    if definitions:
        out["$defs"] = definitions
    return out


def files() -> dict[str, str]:
    """Text by route below the root: each schema, and the editor's settings that tie files to schemas."""
    out = {f"{FOLDER}/{name}.json": _text(schema(kind)) for name, kind in ESQUEMAS.items()}
    ties = {f"./{FOLDER}/{name}.json": list(kind.patrones) for name, kind in ESQUEMAS.items()}
    out[SETTINGS] = _text({"yaml.schemas": ties, "files.encoding": "utf8", "files.eol": "\n", "editor.tabSize": 2})
    return out


def write(root: Path) -> list[str]:
    """Write what differs from ``files()``, drop schemas of kinds that are gone; returns the routes that changed."""
    wanted = files()
    changed = []
    for old in sorted((root / FOLDER).glob("*.json")):
        route = old.relative_to(root).as_posix()
        if route not in wanted:
            old.unlink()
            changed.append(route)
    for route, text in wanted.items():
        path = root / route
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(route)
    return changed


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _name(model: type[Modelo]) -> str:
    """«un bloque» → «Bloque»."""
    name = model.nombre.split(" ", 1)[-1]
    return name[:1].upper() + name[1:]


def _spanish(part: Any, classes: dict[str, type[Modelo]]) -> Any:
    """``part`` without what pydantic writes from English names and docstrings, and without «null» as a value."""
    if isinstance(part, list):
        return [_spanish(item, classes) for item in part]
    if not isinstance(part, dict):
        return part
    options = [o for o in part.get("anyOf", ()) if o != {"type": "null"}]
    if len(options) == 1:
        part = {**{k: v for k, v in part.items() if k != "anyOf"}, **options[0]}
    out: dict[str, Any] = {}
    for key, value in part.items():
        if key == "properties":
            out[key] = {name: _spanish(field, classes) for name, field in value.items()}
        elif key == "title" or (key == "default" and value in (None, [])):
            continue
        elif key in ("examples", "enum", "default"):
            out[key] = value
        else:
            out[key] = _spanish(value, classes)
    if "properties" in out:
        model = classes.get(str(part.get("title", "")))
        out.pop("description", None)
        if model is not None:
            out["title"] = _name(model)
    return out
