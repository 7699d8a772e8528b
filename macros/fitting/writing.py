"""A proposal as changes of an edition: lines added to ``data/ediciones/<id>.yml``, which keeps all else it has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.fitting import NEW_BREAK, NEW_MEAL, Ajuste, split
from macros.problems import DataErrors, Problem
from macros.reading import Documento, read

EDITIONS = Path("data/ediciones")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_MINUTES = {"duracion_min", "duracion_declarada_min"}
_NOT_TEXT = {"true", "false", "null", "yes", "no", "on", "off"}
Change = dict[str, Any]


def changes(ajuste: Ajuste) -> list[Change]:
    """What the edition must say for the session to last what was asked; nothing for what stays as it was."""
    s = ajuste.sesion
    out: list[Change] = []
    if ajuste.pedido != s.duracion_declarada_min:
        out.append({"en": s.id, "campo": "duracion_declarada_min", "poner": ajuste.pedido})
    before = ""
    for part in ajuste.partes:
        b, place = part.bloque, f"{s.id}/{part.bloque.id}"
        if part.nuevo:
            fields = ("id", "tipo", "titulo", "titulo_corto", "duracion_min", "minimo_min")
            block = {f: getattr(b, f) for f in fields} | {"duracion_min": part.ahora}
            out.append({"en": f"{s.id}/{before}", "despues": block})
            continue
        if not part.ahora:
            out.append({"en": place, "quitar": True})
            continue
        before = b.id
        if part.ahora == part.antes:
            continue
        out.append({"en": place, "campo": "duracion_min", "poner": part.ahora})
        new = split([p.duracion_min for p in b.pasos], part.ahora) if b.pasos else ()
        for n, (paso, minutes) in enumerate(zip(b.pasos, new, strict=True), 1):
            if paso.duracion_min != minutes:
                out.append({"en": f"{place}/pasos/{n}", "campo": "duracion_min", "poner": minutes})
    return out


def write(root: Path, edicion: str, ajuste: Ajuste, version: str) -> tuple[Path, list[str]]:
    """Put the proposal into the edition's file, making it where there is none.

    Earlier minutes of the same session are replaced; comments and all other changes stay. Returns the file, and the
    addresses of other changes of that session, which may move its total. Raises DataErrors; then nothing is changed.
    """
    if not _ID.match(edicion):
        message = f"«{edicion}» no sirve de nombre. Usa letras minúsculas sin acento, números y guiones."
        raise DataErrors([Problem("--escribir", 0, 0, message, regla="valor")])
    path = root / EDITIONS / f"{edicion}.yml"
    if not path.parent.resolve().is_relative_to(root.resolve()):
        message = "la carpeta es un enlace que sale del proyecto. Pon aquí una copia."
        raise DataErrors([Problem(EDITIONS.as_posix(), 0, 0, message, regla="archivo")])
    if path.exists():
        doc = read(path, root)
        lines, other = _without_earlier(doc, ajuste)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        lines, other = _new(edicion, version), []
    at, indent = _end_of_changes(lines)
    text = "\n".join(lines[:at] + _block(ajuste, changes(ajuste), indent) + lines[at:]).rstrip("\n") + "\n"
    draft = path.with_name(f".{path.name}.nuevo")
    draft.write_text(text, encoding="utf-8")
    try:
        read(draft, root)  # what we leave behind can be read, or we leave nothing
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path, other


def _new(edicion: str, version: str) -> list[str]:
    name = edicion.replace("-", " ").capitalize()
    return [
        f"# Edición «{name}»: solo lo que cambia del paquete. La edita quien la prepara.",
        f"id: {_flow(edicion)}",
        f"titulo: {_flow(name)}",
        f'version: "{version}"',
    ]


def _block(ajuste: Ajuste, entries: list[Change], indent: str) -> list[str]:
    head = f"{indent}# {ajuste.sesion.id} en {ajuste.pedido} min, de la orden «ajustar»."
    return [head, *(f"{indent}- {_flow(e)}" for e in entries)] if entries else []


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


def _without_earlier(doc: Documento, ajuste: Ajuste) -> tuple[list[str], list[str]]:
    """Lines of the file without what an earlier adjustment of the session said, and its other changes."""
    if doc.problemas:
        raise DataErrors(doc.problemas)
    entries = doc.datos.get("cambios") if isinstance(doc.datos, dict) else None
    if entries is not None and not isinstance(entries, list):
        raise DataErrors([doc.problem(("cambios",), "se espera una lista. Escribe cada cambio con un guion.")])
    if entries and doc.position(("cambios", 0))[0] == doc.position(("cambios",), key=True)[0]:
        message = "los cambios están en un solo renglón. Escribe cada uno en el suyo, con un guion."
        raise DataErrors([doc.problem(("cambios",), message)])
    lines, gone, other = list(doc.lineas), set[int](), []
    mark = f"# {ajuste.sesion.id} en "
    for i, entry in enumerate(entries or ()):
        if not _of(entry, ajuste.sesion.id):
            continue
        if _replaced(entry, ajuste):
            gone |= set(_lines_of(doc, i))
        elif isinstance(entry, dict) and {"quitar", "antes", "despues", "agregar", "orden"} & set(entry):
            other.append(str(entry["en"]))
    gone |= {i for i, x in enumerate(lines) if x.strip().startswith(mark) and "de la orden «ajustar»" in x}
    return [line for i, line in enumerate(lines) if i not in gone], other


def _of(entry: Any, sesion: str) -> bool:
    where = entry.get("en") if isinstance(entry, dict) else None
    return isinstance(where, str) and (where == sesion or where.startswith(f"{sesion}/"))


def _replaced(entry: Change, ajuste: Ajuste) -> bool:
    """Whether a change is of the kind that adjusting writes."""
    added = entry.get("despues")
    if isinstance(added, dict):
        return str(added.get("id", "")).startswith((NEW_BREAK, NEW_MEAL))
    pauses = {f"{ajuste.sesion.id}/{b.id}" for b in ajuste.sesion.bloques if b.tipo != "actividad"}
    return entry.get("campo") in _MINUTES or (entry.get("quitar") is True and entry["en"] in pauses)


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
