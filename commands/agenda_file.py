"""The order ``agenda``: a session's agenda as a spreadsheet, and what people changed in it as an edition's changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.edition.file import EditionFile, difference, edition_path
from macros.edition.parts import whole
from macros.edition.words import in_our_words
from macros.limits import AGENDA_BYTES
from macros.loading import load
from macros.model import Bloque, Paquete, Sesion
from macros.plan.day.agenda import AgendaError, Renglon, check, keyed, rows, unsaid, wanted
from macros.problems import suggestion
from macros.reading.yaml_file import read as read_yaml
from macros.words.said import as_planned
from macros.workbench.rows import same, write_rows
from print.output import save
from print.spreadsheets.agenda_book import SESSION_CELL, agenda_book
from print.spreadsheets.agenda_reading import Leida, read_agenda

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
    book, listed = agenda_book(paquete, paquete.sesiones[sesion]), root / FOLDER / WRITTEN
    try:
        written = listed.read_text(encoding="utf-8").split() if listed.is_file() else []
        there = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        now = hashlib.sha256(book).hexdigest()
        if there and there not in (*written, now) and not ask(f"{path.name} ya existe y tiene cambios. ¿La reemplazo?"):
            raise NotDone(
                f"{path.name} tiene cambios y no se tocó. Anótalos con --leer, "
                "o guarda la nueva en otro lugar con --archivo."
            )
        save(path, book)
        save(listed, "\n".join([*(w for w in written if w != now), now][-MANY:]).encode())
    except OSError as e:
        raise NotDone(
            f"No se pudo escribir {path}: {e.strerror}. Ciérralo si está abierto, o elige otro nombre."
        ) from None
    return path


def import_(root: Path, archivo: Path, edicion: str) -> list[str]:
    """Write into the edition's file what an edited agenda says; returns what to tell. Raises NotDone and DataErrors."""
    edition_path(root, edicion)
    return note(root, edicion, _read(archivo), archivo)


def note(root: Path, edicion: str, read: Leida, archivo: Path) -> list[str]:
    """The same for an agenda already read from ``archivo``."""
    there = edition_path(root, edicion).exists()
    base, _ = load(root)
    before = load(root, edicion)[0] if there else base
    numbered = list(read.renglones)
    sesion = _session(before, archivo, read, edicion, root)
    known = list(read.originales) or rows(sesion)
    edited = [row for _, row in numbered]
    if not read.originales:
        edited = unsaid(edited, known, rows(sesion, shown=True))
    try:
        check(known, edited)
        target = wanted(known, keyed(edited), rows(sesion))
    except AgendaError as e:
        raise _refused(archivo, [(numbered[i][0] if numbered else 1, text) for i, text in e.faltas]) from None
    if _divided(before, sesion.id) and _shape(rows(sesion)) != _shape(target):
        raise NotDone(
            f"{archivo.name}: los bloques, su orden y sus minutos salen de «partes», que reparte esta sesión en días. "
            f"Cámbialos ahí, en {edition_path(root, edicion).relative_to(root).as_posix()}. De un día, la hoja anota "
            "textos, títulos y preguntas. No se anotó nada."
        )
    target, others = _our_words(edition_path(root, edicion), root, rows(sesion), target)
    told = others + _start(before, sesion, read.inicio, edicion) + _stale(before, read, edicion)
    if same(rows(sesion), target):
        return ["La agenda dice lo mismo que tu edición: no hay nada que anotar.", *told]
    kept = EditionFile(root, edicion, base.portada.edicion.version)
    try:
        if kept.new:
            kept.save()
        nota = f"{sesion.id} según {archivo.name}, de la orden «agenda»."
        file, many = write_rows(root, edicion, sesion, target, nota)
        after = load(root, edicion)[0]
        if not same(rows(after.sesiones[sesion.id]), target) or not _untouched(before, after, sesion.id):
            raise NotDone(
                "estos cambios no se pueden anotar sin tocar otra cosa. Hazlos en dos veces: primero los textos, "
                "después los renglones que mueves o quitas. No se anotó nada."
            )
    except BaseException:
        kept.restore()
        raise
    name = file.path.relative_to(root).as_posix()
    head = f"{'Quedó 1 cambio' if many == 1 else f'Quedaron {many} cambios'} de {sesion.id} en {name}:"
    lines = [line for line in difference(kept.before, file.path.read_text(encoding="utf-8")) if line[:1] in "+-"]
    return [head, *(f"  {line}" for line in lines[:SHOWN]), *(["  …"] if len(lines) > SHOWN else []), *told]


def _our_words(
    path: Path, root: Path, now: Sequence[Renglon], target: Sequence[Renglon]
) -> tuple[list[Renglon], list[str]]:
    """The rows with what was typed in them as the edition says it («reemplazar»), and what to tell of that."""
    held = read_yaml(path, root).datos if path.exists() else {}
    rules = held.get("reemplazar") if isinstance(held, dict) else None
    if not rules:
        return list(target), []
    was = {r.clave: r for r in now}
    hits: dict[str, None] = {}

    def ours(new: str, old: Collection[str]) -> str:
        text, found = (new, []) if new in old else in_our_words(rules, new)
        hits.update(dict.fromkeys(found))
        return text

    out = []
    for r in target:
        b = was.get(r.clave)
        out.append(
            replace(
                r,
                titulo=ours(r.titulo, (b.titulo,) if b else ()),
                titulo_corto=ours(r.titulo_corto, (b.titulo_corto,) if b else ()),
                texto=ours(r.texto, (b.texto,) if b else ()),
                preguntas=tuple(ours(q, b.preguntas if b else ()) for q in r.preguntas),
            )
        )
    return out, [f"Donde escribiste «{x}» queda «{rules[x]}», como pide «reemplazar» en tu edición." for x in hits]


def _kept(bloque: Bloque) -> dict[str, Any]:
    """What a block says, but for what its cut saves: a time that fits the session makes it less, and gives way."""
    out: dict[str, Any] = _said(bloque)
    if cut := (out["consejos"] or {}).get("si_falta_tiempo"):
        cut["ahorra_min"] = 0
    return out


def _untouched(before: Paquete, after: Paquete, id_: str) -> bool:
    """Whether the other sessions, and what an agenda does not show of this one, are what they were."""
    others = [i for i in before.sesiones if i != id_]
    if any(i not in after.sesiones or _said(before.sesiones[i]) != _said(after.sesiones[i]) for i in others):
        return False
    one, two = before.sesiones[id_], after.sesiones[id_]
    shown = {"bloques": (), "duracion_declarada_min": 1}
    if _said(one.model_copy(update=shown)) != _said(two.model_copy(update=shown)):
        return False
    blocks = {b.id: b for b in two.bloques}
    return all(
        _kept(b)[name] == _kept(blocks[b.id])[name]
        for b in one.bloques
        if b.id in blocks
        for name in ("consejos", "ejemplos", "productos")
    )


def _divided(paquete: Paquete, id_: str) -> bool:
    """Whether a session is one of the days of another, or the first of several."""
    return any(i != id_ and whole(i) == whole(id_) for i in paquete.sesiones)


def _shape(agenda: list[Renglon]) -> list[tuple[str, str, int]]:
    """What a division decides of an agenda: its blocks and steps, in order, with their minutes."""
    return [(r.clave, r.tipo, r.minutos) for r in agenda]


def _said(thing: Bloque | Sesion) -> dict[str, Any]:
    """What a thing says, in the words of the data: the figures in them follow the minutes."""
    out: dict[str, Any] = as_planned(thing.model_dump())
    return out


def _read(archivo: Path) -> Leida:
    try:
        if not archivo.is_file():
            raise NotDone(f"no existe {archivo}. Revisa el nombre y la carpeta.")
        if archivo.stat().st_size > AGENDA_BYTES:
            raise NotDone(f"{archivo.name} pesa {archivo.stat().st_size / 1e6:.0f} MB y una agenda no llega a 2. "
                          "Guarda solo la hoja de la agenda como .xlsx.")  # fmt: skip
        return read_agenda(archivo.read_bytes(), archivo.name)
    except OSError:
        raise NotDone(f"no se puede abrir {archivo}. Ciérralo en tu hoja de cálculo y revisa sus permisos.") from None
    except AgendaError as e:
        raise _refused(archivo, [(row + 1, text) for row, text in e.faltas]) from None


def _session(now: Paquete, archivo: Path, read: Leida, edicion: str, root: Path) -> Sesion:
    """The session that the sheet names, as the edition has it."""
    id_ = read.sesion
    if id_ not in now.sesiones:
        known = ", ".join(now.sesiones)
        raise NotDone(
            f"{archivo.name}: en {SESSION_CELL} dice «{id_[:40]}» y la edición «{edicion}» no tiene esa sesión. "
            f"Escribe ahí el id de una de estas: {known}."
        )
    own = root / "data" / "ediciones" / edicion / "sesiones" / f"{id_}.yml"
    if own.is_file():
        raise NotDone(f"«{id_}» es una sesión propia de la edición. Cámbiala en {own.relative_to(root).as_posix()}.")
    return now.sesiones[id_]


def _stale(now: Paquete, read: Leida, edicion: str) -> list[str]:
    """What to say of a sheet that was handed out by something else than what it is written into."""
    ed = now.portada.edicion
    if read.version and (read.edicion, read.version) != (ed.id, ed.version):
        return [f"La hoja salió de «{read.edicion}» {read.version}: pasó a «{edicion}» solo lo que cambiaste."]
    return []


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
