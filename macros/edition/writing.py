"""Changes added to an edition's file, ``data/ediciones/<id>.yml``, which keeps all else it has."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from macros.problems import DataErrors, Problem
from macros.reading.yaml_file import Documento, read

EDITIONS = Path("data/ediciones")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_NOT_TEXT = {"true", "false", "null", "yes", "no", "on", "off"}
Change = dict[str, Any]


def put(
    root: Path,
    edicion: str,
    version: str,
    sesion: str,
    entries: Sequence[Change],
    *,
    orden: str,
    nota: str,
    replaced: Callable[[Change], bool],
) -> tuple[Path, list[Change]]:
    """Write ``entries`` about a session into the edition's file, making it where there is none.

    ``nota`` is the comment above them; an earlier one of the same ``orden`` about ``sesion`` goes. Of what the file
    says of the session, what ``replaced`` says yes to goes too; comments and all other changes stay. Returns the file
    and those changes of the session that stayed. Raises DataErrors; then nothing is changed.
    """
    path = edition_path(root, edicion)
    lines: list[str]
    left: list[Change] = []
    if path.exists():
        lines, left = _without(read(path, root), sesion, orden, replaced)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = _new(edicion, version)
    if entries:
        at, indent = _end_of_changes(lines)
        block = [f"{indent}# {sesion} {nota}, de la orden «{orden}».", *(f"{indent}- {_flow(e)}" for e in entries)]
        lines[at:at] = block
    text = "\n".join(_no_empty_changes(lines)).rstrip("\n") + "\n"
    draft = path.with_name(f".{path.name}.nuevo")
    draft.write_text(text, encoding="utf-8")
    try:
        read(draft, root)  # what we leave behind can be read, or we leave nothing
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path, left


def edition_path(root: Path, edicion: str) -> Path:
    """File of an edition, there or not. Raises DataErrors for what can be no id, or a folder out of the project."""
    if not _ID.match(edicion):
        message = f"«{edicion}» no sirve de nombre. Usa letras minúsculas sin acento, números y guiones."
        raise DataErrors([Problem("EDICION", 0, 0, message, regla="valor")])
    path = root / EDITIONS / f"{edicion}.yml"
    if not path.parent.resolve().is_relative_to(root.resolve()):
        message = "la carpeta es un enlace que sale del proyecto. Pon aquí una copia."
        raise DataErrors([Problem(EDITIONS.as_posix(), 0, 0, message, regla="archivo")])
    return path


def _new(edicion: str, version: str) -> list[str]:
    name = edicion.replace("-", " ").capitalize()
    return [
        f"# Edición «{name}»: solo lo que cambia del paquete. La edita quien la prepara.",
        f"id: {_flow(edicion)}",
        f"titulo: {_flow(name)}",
        f'version: "{version}"',
    ]


def _flow(value: Any) -> str:
    """YAML on one line. Words are plain where nothing in them means something else, and quoted otherwise."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, str):
        plain = re.match(r"[A-Za-z][\w/-]*\Z", value) and value.lower() not in _NOT_TEXT
        return value if plain else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def _end_of_changes(lines: list[str]) -> tuple[int, str]:
    """Where a new change goes (index in ``lines``) and how far in; adds the field where it is missing."""
    key = next((i for i, line in enumerate(lines) if re.match(r"cambios\s*:", line)), None)
    if key is None:
        while lines and not lines[-1].strip():
            lines.pop()
        lines.append("cambios:")
        return len(lines), "  "
    lines[key] = re.sub(r"^(cambios\s*:)\s*\[\s*\]", r"\1", lines[key])
    end, indent = key + 1, "  "
    for i in range(key + 1, len(lines)):
        line = lines[i]
        if dash := re.match(r"( *)- ", line):
            indent = dash[1] if end == key + 1 else indent
        elif line.strip() and not line.startswith((" ", "#")):
            break
        if line.strip() and not line.lstrip().startswith("#"):
            end = i + 1
    return end, indent


def _no_empty_changes(lines: list[str]) -> list[str]:
    """Without a ``cambios:`` that holds nothing any more."""
    key = next((i for i, line in enumerate(lines) if re.match(r"cambios\s*:\s*$", line)), None)
    if key is None or any(re.match(r" *- ", line) for line in _until_next_key(lines, key)):
        return lines
    return [*lines[:key], "cambios: []", *lines[key + 1 :]]


def _until_next_key(lines: list[str], key: int) -> Iterator[str]:
    for line in lines[key + 1 :]:
        if line.strip() and not line.startswith((" ", "#", "-")):
            return
        yield line


def _without(
    doc: Documento, sesion: str, orden: str, replaced: Callable[[Change], bool]
) -> tuple[list[str], list[Change]]:
    """Lines of the file without the changes of the session that are replaced, and those of it that stay."""
    if doc.problemas:
        raise DataErrors(doc.problemas)
    entries = doc.datos.get("cambios") if isinstance(doc.datos, dict) else None
    if entries is not None and not isinstance(entries, list):
        raise DataErrors([doc.problem(("cambios",), "se espera una lista. Escribe cada cambio con un guion.")])
    if entries and doc.position(("cambios", 0))[0] == doc.position(("cambios",), key=True)[0]:
        message = "los cambios están en un solo renglón. Escribe cada uno en el suyo, con un guion."
        raise DataErrors([doc.problem(("cambios",), message)])
    lines, gone, left = list(doc.lineas), set[int](), []
    for i, entry in enumerate(entries or ()):
        if not _of(entry, sesion):
            continue
        if replaced(entry):
            gone |= set(_lines_of(doc, i))
        else:
            left.append(entry)
    mine = f"# {sesion} ", f"de la orden «{orden}»."
    gone |= {i for i, x in enumerate(lines) if x.strip().startswith(mine[0]) and x.strip().endswith(mine[1])}
    return [line for i, line in enumerate(lines) if i not in gone], left


def _of(entry: Any, sesion: str) -> bool:
    where = entry.get("en") if isinstance(entry, dict) else None
    return isinstance(where, str) and (where == sesion or where.startswith(f"{sesion}/"))


def _lines_of(doc: Documento, i: int) -> Iterator[int]:
    """Indexes of the lines that an entry takes: up to the first that stands no deeper than its dash."""
    first = doc.position(("cambios", i))[0] - 1
    dash = len(doc.lineas[first]) - len(doc.lineas[first].lstrip())
    yield first
    for j in range(first + 1, len(doc.lineas)):
        line = doc.lineas[j]
        if not line.strip() or len(line) - len(line.lstrip()) <= dash:
            return
        yield j
