"""An edition brought up to date with the package: which changes apply, which need an eye, and what is written down."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from macros.edition.file import EditionFile
from macros.edition.seen import Visto

EYE = ("movido", "perdido", "posicion")
"""States that stop a build until somebody decides."""


@dataclass
class Puesta:
    """An edition's changes against the package, and the file with what an update would write."""

    vistos: Sequence[Visto]
    file: EditionFile
    anotados: list[Visto] = field(default_factory=list)
    """Changes that get their ``decia``."""
    nombrados: list[Visto] = field(default_factory=list)
    """Changes whose positions become names."""
    decididos: list[Visto] = field(default_factory=list)
    """Changes that needed an eye and got an answer."""

    @property
    def pendientes(self) -> list[Visto]:
        """What still needs an eye."""
        done = {v.indice for v in (*self.decididos, *self.nombrados)}
        return [v for v in self.vistos if v.estado in EYE and v.indice not in done]


def update(
    root: Path,
    edicion: str,
    vistos: Sequence[Visto],
    before: Sequence[Visto],
    names: Sequence[Visto],
    *,
    mine: Collection[int] = (),
    theirs: Collection[int] = (),
) -> Puesta:
    """What an update would write; nothing is written until ``file.save()``. Raises DataErrors.

    ``vistos``: the changes as they stand. ``before``: the same with positions allowed, against the package that they
    were written for; ``names``, against it and without positions. ``mine`` and ``theirs``: indexes of changes decided
    for the edition or for the package.
    """
    out = Puesta(vistos, EditionFile(root, edicion))
    known, better = {v.indice: v for v in before}, {v.indice: v.mejor for v in names}
    for v in vistos:
        if v.indice in theirs:
            out.decididos.append(v)
            continue
        if v.estado == "posicion":
            meant = known.get(v.indice)
            name = better.get(v.indice, "")
            if not name or meant is None or meant.estado in EYE:
                continue
            out.nombrados.append(v)
            out.file.set(v.indice, "en", name)
            v = meant
        if v.indice in mine and v.estado == "perdido" and v.mejor:
            out.decididos.append(v)
            out.file.set(v.indice, "en", v.mejor)
        elif v.indice in mine and v.estado == "movido":
            out.decididos.append(v)
            out.file.set(v.indice, "decia", v.nuevo)
        elif v.estado == "sin-nota":
            out.anotados.append(v)
            out.file.set(v.indice, "decia", v.nuevo)
    gone = set(theirs)
    if gone:
        items = out.file.entries()
        dropped = [items[i] for i in sorted(gone) if i < len(items)]
        out.file.rewrite("cambios", lambda item: any(item is d for d in dropped))
    return out
