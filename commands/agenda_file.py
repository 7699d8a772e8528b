"""The order ``agenda``: a session's agenda as a spreadsheet, and what people changed in it as an edition's changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from macros.edition.writing import edition_path, put
from macros.loading import load
from macros.model import Paquete, Sesion
from macros.plan.agenda import AgendaError, Renglon, changes, speaks_of
from macros.problems import DataErrors, suggestion
from print.office.agenda_book import agenda_book, read_agenda
from print.output import save

FOLDER = Path("build/agendas")
WRITTEN = ".escritas"
"""Beside the agendas: the hash of each that was written, to know those that somebody edited."""
MANY = 500
SHOWN = 12
"""Changes that are told one by one; of more, only how many."""


class NotDone(Exception):
    """What could not be done and the remedy, in Spanish. Nothing was written."""


Ask = Callable[[str], bool]
"""Puts a question to the person; false where nobody answers."""


def export(
    root: Path, paquete: Paquete, sesion: str, edicion: str | None, archivo: Path | None, ask: Ask = lambda _: False
) -> Path:
    """Write the agenda of ``sesion``; returns the file. Raises NotDone.

    One that is there and is not as it was written is replaced only if ``ask`` says so: somebody edited it.
    """
    if sesion not in paquete.sesiones:
        raise NotDone(f"«{sesion}» no es una sesión.{suggestion(sesion, paquete.sesiones)}")
    name = f"agenda-{sesion}.xlsx"
    path = archivo or root / FOLDER / (edicion or "") / name
    if path.suffix.lower() != ".xlsx":
        raise NotDone(f"«{path.name}» no termina en .xlsx. Escribe, por ejemplo: --archivo {name}")
    book, note = agenda_book(paquete, paquete.sesiones[sesion]), root / FOLDER / WRITTEN
    try:
        written = note.read_text(encoding="utf-8").split() if note.is_file() else []
        there = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        now = hashlib.sha256(book).hexdigest()
        if there and there not in (*written, now) and not ask(f"{path.name} ya existe y tiene cambios. ¿La reemplazo?"):
            raise NotDone(
                f"{path.name} tiene cambios y no se tocó. Anótalos con --leer, "
                "o guarda la nueva en otro lugar con --archivo."
            )
        save(path, book)
        save(note, "\n".join([*(w for w in written if w != now), now][-MANY:]).encode())
    except OSError as e:
        raise NotDone(
            f"No se pudo escribir {path}: {e.strerror}. Ciérralo si está abierto, o elige otro nombre."
        ) from None
    return path


def import_(root: Path, archivo: Path, edicion: str) -> list[str]:
    """Write into the edition's file what an edited agenda says; returns what to tell. Raises NotDone and DataErrors."""
    path = edition_path(root, edicion)
    base, _ = load(root)
    now = load(root, edicion)[0] if path.exists() else base
    try:
        id_, start, numbered = read_agenda(archivo.read_bytes())
    except OSError as e:
        raise NotDone(f"No se pudo leer {archivo}: {e.strerror}. Revisa el nombre y la carpeta.") from None
    except AgendaError as e:
        raise _refused(archivo, [(row + 1, text) for row, text in e.faltas]) from None
    sesion, actual = _session(base, now, archivo, id_, edicion)
    rows = [row for _, row in numbered]
    try:
        entries = changes(sesion, rows, actual)
    except AgendaError as e:
        raise _refused(archivo, [(numbered[i][0] if numbered else 1, text) for i, text in e.faltas]) from None
    told = _start(now, actual, start, edicion)
    if rows_unchanged(rows, actual):
        return ["La agenda dice lo mismo que tu edición: no hay nada que anotar.", *told]
    before = path.read_bytes() if path.exists() else None
    stay = {b.id for b in sesion.bloques} & {row.clave for row in rows}
    put(
        root, edicion, base.portada.edicion.version, sesion.id, entries, orden="agenda", nota=f"según {archivo.name}",
        replaced=lambda entry: speaks_of(entry, sesion, stay),
    )  # fmt: skip
    try:
        load(root, edicion)
    except DataErrors:
        # Rows may make sense one by one and not with the rest of the package: what was there goes back.
        path.unlink() if before is None else save(path, before)
        raise
    many = len(entries)
    shown = entries if many <= SHOWN else []
    head = f"{'Quedó 1 cambio' if many == 1 else f'Quedaron {many} cambios'} de {sesion.id} en"
    head = f"{head} {path.relative_to(root).as_posix()}{':' if shown else '.'}"
    return [head, *(_said(e) for e in shown), *told]


def rows_unchanged(rows: list[Renglon], sesion: Sesion) -> bool:
    """Whether edited rows say what the session says already."""
    return not changes(sesion, rows)


def _session(base: Paquete, now: Paquete, archivo: Path, id_: str, edicion: str) -> tuple[Sesion, Sesion]:
    """The session of the sheet's name, as the package has it and as the edition does."""
    if id_ not in now.sesiones:
        known = ", ".join(now.sesiones)
        raise NotDone(
            f"{archivo.name}: la pestaña se llama «{id_}» y la edición «{edicion}» no tiene esa sesión. "
            f"La pestaña lleva el id de la sesión: {known}."
        )
    if id_ not in base.sesiones:
        where = f"data/ediciones/{edicion}/{id_}.yml"
        raise NotDone(f"«{id_}» es una sesión propia de la edición. Cámbiala en su archivo, por ejemplo {where}.")
    return base.sesiones[id_], now.sesiones[id_]


def _start(paquete: Paquete, sesion: Sesion, start: str, edicion: str) -> list[str]:
    """What to do about another start hour: it is of the edition or of a date, not of the session."""
    if not start or _minutes(start) == _minutes(paquete.start_of(sesion)):
        return []
    dated = any(f.hora_inicio for f in paquete.dates_of(sesion))
    where = "la fecha de esa sesión, en «fechas»" if dated else "«supuestos»"
    return [f'Ojo: la hora de inicio cambió a {start}. Anótala en {where}: hora_inicio: "{start}"']


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _refused(archivo: Path, faults: list[tuple[int, str]]) -> NotDone:
    """``faults``: row of the sheet from 1, and what is wrong there; row 1 stands for the whole file."""
    lines = [f"{archivo.name}{f', renglón {row}' if row > 1 else ''}: {text}" for row, text in faults]
    return NotDone("\n".join([*lines, "No se anotó nada."]))


def _said(entry: dict[str, object]) -> str:
    """A change in a few words."""
    where = str(entry["en"])
    if "campo" in entry:
        new = entry.get("poner")
        shown = f"«{new}»" if isinstance(new, str) and len(new) < 50 else str(new) if isinstance(new, int) else "cambió"
        return f"  {where}: {entry['campo']} {'se quita' if 'quitar' in entry else shown}"
    if "quitar" in entry:
        return f"  {where}: se quita"
    if "orden" in entry:
        return f"  {where}: otro orden"
    side = "despues" if "despues" in entry else "antes"
    block = entry[side]
    title = block["titulo"] if isinstance(block, dict) else ""
    return f"  {where}: «{title}» va {'después' if side == 'despues' else 'antes'}"
