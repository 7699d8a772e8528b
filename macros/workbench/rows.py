"""Rows of an agenda that somebody edited, written into an edition's file as its changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.edition.file import EditionFile
from macros.edition.tree import Nodo
from macros.loading import Reader, seen
from macros.model import Sesion
from macros.plan.day.agenda import Renglon, rows
from macros.problems import DataErrors
from macros.reading.yaml_file import Documento, read
from macros.upkeep.agenda import AgendaWriter
from macros.words.modality import session_in, way_of

FITTED = (
    "la pausa «{}» sale de este renglón y no se le cambian las palabras. "
    "Agrega la tuya en «cambios», con «despues», junto al bloque que va antes."
)


def as_given(sesion: Any, doc: Documento) -> Sesion:
    """A session, from its data, in the words of the edition of ``doc``: who gives it by video call reads those."""
    written = Sesion.model_validate(sesion)
    return session_in(written, way_of(written, doc.datos.get("modalidad") or "presencial"))


def untimed(file: EditionFile, sesion: str) -> bool:
    """Take out the time that fits a session by itself; whether there was one."""

    def of_it(t: object) -> bool:
        return isinstance(t, dict) and t.get("sesion") == sesion

    if not any(of_it(t) for t in file.entries("tiempos")):
        return False
    file.rewrite("tiempos", of_it)
    return True


def write_rows(
    root: Path, edicion: str, sesion: Sesion, target: Sequence[Renglon], nota: str, reader: Reader = read
) -> tuple[EditionFile, int]:
    """Save what the rows ask for; where minutes or blocks change, the time that fits them by itself gives way.

    Returns the file and how many changes there are. ``nota``: the comment above new ones. Raises DataErrors.
    """
    file = EditionFile(root, edicion)
    now = {r.clave: r.minutos for r in rows(sesion)}
    timed = [r.minutos for r in target] != list(now.values()) or [r.clave for r in target] != list(now)
    if timed and untimed(file, sesion.id):
        file.save()
        file = EditionFile(root, edicion)
    done = seen(root, edicion, reader=reader)
    tree = done.trees[("sesion", sesion.id)]
    if put := _fitted_in(tree, done.doc, rows(sesion), target):
        if not untimed(file, sesion.id):
            raise DataErrors([done.doc.problem(put.ruta, FITTED.format(put.scalar("titulo")), regla="edicion")])
        file.save()
        file = EditionFile(root, edicion)
        done = seen(root, edicion, reader=reader)
        tree = done.trees[("sesion", sesion.id)]
    current = as_given(tree.plain(), done.doc)
    many = AgendaWriter(file, tree, done.doc, sesion.id).write(rows(current), target, nota)
    file.save()
    return file, many


def _fitted_in(tree: Nodo, doc: Documento, now: Sequence[Renglon], target: Sequence[Renglon]) -> Nodo | None:
    """A break that the asked time put by itself and that the rows want otherwise: no line holds its words."""
    was = {r.clave: r for r in now}
    other = {r.clave for r in target if r.clave in was and r != was[r.clave]}
    blocks = tree.get("bloques")
    put = (n for n in (blocks.children() if blocks else ()) if n.doc is doc and n.ruta[:1] != ("cambios",))
    return next((n for n in put if n.scalar("id") in other), None)


def same(one: Sequence[Renglon], other: Sequence[Renglon]) -> bool:
    """Whether two agendas say the same, whatever their steps are called."""
    return [replace(r, clave="") for r in one] == [replace(r, clave="") for r in other]
