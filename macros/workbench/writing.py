"""What the person changes on the bench: each gives the text that the edition's file would have."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from macros.edition.file import EditionFile, edition_path
from macros.edition.seen import Visto
from macros.loading import seen
from macros.plan.day.agenda import Renglon, check, keyed, rows
from macros.upkeep import own
from macros.upkeep.update import Puesta
from macros.upkeep.update import update as updated
from macros.workbench import changing
from macros.workbench.bench import Bench
from macros.workbench.rows import as_given, write_rows


def give(bench: Bench, ruta: Sequence[str], valor: Any) -> str:
    """The edition says ``valor`` of itself at ``ruta``; None takes it away."""
    file = EditionFile(bench.root, bench.edicion)
    own.give(file, ruta, valor)
    return file.text()


def item(bench: Bench, campo: str, sesion: str, valor: dict[str, Any] | None) -> str:
    """What a list of the edition (fechas, tiempos) says of a session; None takes it away."""
    file = EditionFile(bench.root, bench.edicion)
    file.rewrite(campo, lambda x: isinstance(x, dict) and x.get("sesion") == sesion, [valor] if valor else [])
    return file.text()


def change(bench: Bench, clase: str, id_: str, clave: int, valor: Any) -> str:
    """A value of a thing (``clave``: its place in ``look``) is another one; None takes it away."""
    row = bench.outline(clase, id_)[clave]
    file = EditionFile(bench.root, bench.edicion)
    changing.change(file, bench.done().doc, row, valor)
    return file.text()


def append(bench: Bench, en: str, campo: str, valor: Any) -> str:
    """A list gets one more item."""
    file = EditionFile(bench.root, bench.edicion)
    changing.append(file, en, campo, valor)
    return file.text()


def forget(bench: Bench, indices: Collection[int]) -> str:
    """Without the changes of those places in «cambios»."""
    file = EditionFile(bench.root, bench.edicion)
    items = file.entries()
    gone = [items[i] for i in indices]
    file.rewrite("cambios", lambda x: any(x is g for g in gone))
    return file.text()


def schedule(bench: Bench, sesion: str, wanted: Sequence[dict[str, Any]]) -> str:
    """The day of a session says what the rows do. Raises AgendaError and DataErrors."""
    current = as_given(bench.done().trees[("sesion", sesion)].plain(), bench.done().doc)
    target = [Renglon(**{**r, "preguntas": tuple(r["preguntas"])}) for r in wanted]
    check(rows(current), target)
    path, before = edition_path(bench.root, bench.edicion), bench.there[f"{bench.edicion}.yml"]
    try:
        bench.reader.forget(path)
        write_rows(bench.root, bench.edicion, current, keyed(target), "", bench.fresh)
        return path.read_text(encoding="utf-8")
    finally:
        path.write_bytes(before.encode())
        bench.reader.forget(path)


def update(bench: Bench) -> dict[str, Any]:
    """What ``actualizar`` would note: the text with what each change replaced, and what needs an eye."""
    done = _updated(bench, bench.done().vistos)
    noted = {v.indice for v in (*done.anotados, *done.nombrados)}
    return {"texto": done.file.text(), "anotados": len(noted), "pendientes": len(done.pendientes)}


def decide(bench: Bench, indice: int, por: str, valor: str | None) -> str:
    """What ``actualizar`` would write of one change that needs an eye, as the person decided it.

    ``por``: «mio», it stays; «suyo», the package's stays; «mezcla», it says ``valor``, written with both in view.
    """
    one = [v for v in bench.done().vistos if v.indice == indice]
    if por == "mezcla":
        file = EditionFile(bench.root, bench.edicion)
        file.set(indice, "poner", valor)
        file.set(indice, "decia", one[0].nuevo)
        return file.text()
    return _updated(bench, one, **{"mine" if por == "mio" else "theirs": [indice]}).file.text()


def _updated(bench: Bench, vistos: Sequence[Visto], **decided: Collection[int]) -> Puesta:
    meant = seen(bench.root, bench.edicion, positions=True, reader=bench.reader).vistos
    return updated(bench.root, bench.edicion, vistos, meant, vistos, **decided)
