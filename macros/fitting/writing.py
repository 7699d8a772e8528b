"""A proposal as changes of an edition."""

from __future__ import annotations

from pathlib import Path

from macros.edition.writing import Change, put
from macros.fitting import NEW_BREAK, NEW_MEAL, Ajuste, split

_MINUTES = {"duracion_min", "duracion_declarada_min"}


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
    path, left = put(
        root, edicion, version, ajuste.sesion.id, changes(ajuste), orden="ajustar", nota=f"en {ajuste.pedido} min",
        replaced=lambda entry: _replaced(entry, ajuste),
    )  # fmt: skip
    return path, [str(e["en"]) for e in left if {"quitar", "antes", "despues", "agregar", "orden"} & set(e)]


def _replaced(entry: Change, ajuste: Ajuste) -> bool:
    """Whether a change is of the kind that adjusting writes."""
    added = entry.get("despues")
    if isinstance(added, dict):
        return str(added.get("id", "")).startswith((NEW_BREAK, NEW_MEAL))
    pauses = {f"{ajuste.sesion.id}/{b.id}" for b in ajuste.sesion.bloques if b.tipo != "actividad"}
    return entry.get("campo") in _MINUTES or (entry.get("quitar") is True and entry["en"] in pauses)
