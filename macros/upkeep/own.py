"""What an edition says of itself (name, colours, numbers, lists), given, changed or taken away in its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.edition.file import EditionFile, dumped
from macros.model.edicion import EdicionPropia

ORDER = tuple(EdicionPropia.model_fields)
"""Fields of an edition as it is usually written: a new one goes below those before it."""


def give(file: EditionFile, path: Sequence[str], value: Any) -> None:
    """Make ``file`` say ``value`` at ``path`` (names of fields); None takes it away, and what is left empty with it."""
    held: Any = file.datos
    for depth, name in enumerate(path):
        if not isinstance(held, dict) or name not in held:
            if value is not None:
                _add(file, path[:depth], name, _wrapped(path[depth + 1 :], value))
            return
        held = held[name]
    if held == value:
        return
    if value is not None and held is not None:
        file.put(path, value)
        return
    if value is not None:  # «campo:» with nothing behind it
        _remove(file, path)
        _add(file, path[:-1], path[-1], value)
        return
    while len(path) > 1 and len(_at(file.datos, path[:-1])) == 1:
        path = path[:-1]
    _remove(file, path)


def _wrapped(path: Sequence[str], value: Any) -> Any:
    for name in reversed(path):
        value = {name: value}
    return value


def _at(held: Any, path: Sequence[str]) -> Any:
    for name in path:
        held = held[name]
    return held


def _pairs(file: EditionFile, path: Sequence[str]) -> tuple[Any, list[tuple[Any, Any]]]:
    node: Any = file.tree
    for name in path:
        node = next(v for k, v in node.value if k.value == name)
    return node, node.value


def _add(file: EditionFile, path: Sequence[str], name: str, value: Any) -> None:
    node, pairs = _pairs(file, path)
    if not isinstance(pairs, list) or not pairs:  # «organizacion:» with nothing behind it
        _remove(file, path)
        _add(file, path[:-1], path[-1], {name: value})
        return
    after = pairs[-1]
    if not path and name in ORDER:
        before = [p for p in pairs if p[0].value in ORDER[: ORDER.index(name)]]
        after = before[-1] if before else pairs[0]
    end = file.end(after[1])
    if node.flow_style:
        file.insert(end, f", {name}: {dumped(value)}")
        return
    indent = " " * pairs[0][0].start_mark.column
    file.insert(file.line_end(end), "".join(f"\n{line}" for line in _lines(name, value, indent)))


def _lines(name: str, value: Any, indent: str) -> list[str]:
    if isinstance(value, dict) and value:
        return [f"{indent}{name}:", *(x for k, v in value.items() for x in _lines(k, v, indent + "  "))]
    if isinstance(value, list) and value and all(isinstance(v, dict) for v in value):
        return [f"{indent}{name}:", *(f"{indent}  - {dumped(v)}" for v in value)]
    return [f"{indent}{name}: {dumped(value)}"]


def _remove(file: EditionFile, path: Sequence[str]) -> None:
    node, pairs = _pairs(file, path[:-1])
    at = next(i for i, (k, _) in enumerate(pairs) if k.value == path[-1])
    key, value = pairs[at]
    end = max(file.end(value), file.start.index(":", key.end_mark.index) + 1)
    if not node.flow_style:
        begin = file.start.rfind("\n", 0, key.start_mark.index) + 1
        file.insert(begin, "", min(file.line_end(end) + 1, len(file.start)))
    elif at + 1 < len(pairs):
        file.insert(key.start_mark.index, "", pairs[at + 1][0].start_mark.index)
    else:
        file.insert(file.end(pairs[at - 1][1]) if at else key.start_mark.index, "", end)
