"""What earlier builds made and can still be used: each thing by its key, and only while its files prove themselves.

A file proves itself by its hash. That is asked again when size, dates or place on the disk are not those of the last
time it was asked, and always where ``CI`` is set. Each thing is noted as soon as it is made, so that a build that is
cut short loses none of its work. A note that cannot be read counts as not there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from print.output import save

FOUNDATION = "cimiento"
SEEN = 4
"""Of a file: size, time of change, time of change of what the disk knows of it, and its number there."""


class Memory:
    """Notes of the folder ``out``, good for one ``foundation``; use it in a ``with``."""

    def __init__(self, out: Path, foundation: str) -> None:
        self.out, self.foundation = out, foundation
        self.path = out / "hecho.jsonl"
        self.strict = bool(os.environ.get("CI"))
        self.asked: set[str] = set()
        """Keys that this build asked for."""
        self._notes: dict[str, dict[str, Any]] = {}
        self._fresh = False
        """Whether the file of notes is as ``_notes`` is."""
        self._read()

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *error: object) -> None:
        self._write()

    def __bool__(self) -> bool:
        return bool(self._notes)

    def recall(self, clave: str) -> dict[str, Any] | None:
        """What was remembered as ``clave``, if its files are all there as they were made."""
        self.asked.add(clave)
        note = self._notes.get(clave)
        if note is None:
            return None
        for ruta, (huella, seen) in note["archivos"].items():
            now = _seen(self.out / ruta)
            if now is None or now[0] != seen[0]:
                return None
            if now != seen or self.strict:
                if hash_of(self.out / ruta) != huella:
                    return None
                note["archivos"][ruta] = [huella, now]
                self._fresh = self._fresh and now == seen
        return dict(note["dicho"])

    def remember(self, clave: str, told: Mapping[str, Any], hashes: Mapping[str, str]) -> None:
        """Note what was made as ``clave``: what to tell of it, as JSON, and the hash of each of its files."""
        files = {ruta: [huella, _seen(self.out / ruta)] for ruta, huella in hashes.items()}
        note = {"clave": clave, "dicho": json.loads(json.dumps(told)), "archivos": files}
        self.asked.add(clave)
        self._notes[clave] = note
        if not self._fresh:
            self._write()
        with self.path.open("a", encoding="utf-8") as file:
            file.write(_line(note))

    def files(self) -> dict[str, str]:
        """The hash of every file of what this build asked for, by its route."""
        return {
            ruta: huella
            for clave, note in self._notes.items()
            if clave in self.asked
            for ruta, (huella, _) in note["archivos"].items()
        }

    def alone(self, clave: str) -> bool:
        """Whether ``kit/`` holds the files remembered as ``clave`` and no other."""
        there = {p.relative_to(self.out).as_posix() for p in (self.out / "kit").glob("**/*") if p.is_file()}
        return there == set(self._notes[clave]["archivos"])

    def forget_others(self) -> None:
        """Drop the notes that this build did not ask for, and the files below ``kit/`` that no note is left for."""
        if others := set(self._notes) - self.asked:
            self._notes = {k: v for k, v in self._notes.items() if k not in others}
            self._fresh = False
        keep = {ruta for note in self._notes.values() for ruta in note["archivos"]} | {"kit/kit.json"}
        for path in (self.out / "kit").glob("**/*"):
            if path.is_file() and path.relative_to(self.out).as_posix() not in keep:
                path.unlink()

    def _read(self) -> None:
        try:
            lines = self.path.read_text(encoding="utf-8", errors="replace").split("\n")
        except OSError:
            return
        if not lines or lines[0] != self._head():
            return
        self._fresh = True
        for line in filter(None, lines[1:]):
            if note := _note(line):
                self._notes[note["clave"]] = note
            else:
                self._fresh = False

    def _write(self) -> None:
        if not self._fresh:
            lines = [self._head() + "\n", *map(_line, self._notes.values())]
            save(self.path, "".join(lines).encode("utf-8"))
            self._fresh = True

    def _head(self) -> str:
        return json.dumps({FOUNDATION: self.foundation})


def hash_of(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _line(note: dict[str, Any]) -> str:
    """A note as a line of the file, behind a hash of it."""
    text = json.dumps(note, ensure_ascii=False)
    return f"{hashlib.sha256(text.encode('utf-8')).hexdigest()} {text}\n"


def _note(line: str) -> dict[str, Any] | None:
    """The note of a line; None where it is not one, or not as it was written."""
    try:
        proof, _, text = line.partition(" ")
        if proof != hashlib.sha256(text.encode("utf-8")).hexdigest():
            return None
        note = json.loads(text)
        whole = isinstance(note["clave"], str) and isinstance(note["dicho"], dict)
        for ruta, (huella, seen) in note["archivos"].items():
            whole &= isinstance(ruta, str) and isinstance(huella, str) and len(seen) == SEEN
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return note if whole else None


def _seen(path: Path) -> list[int] | None:
    try:
        s = path.stat()
    except OSError:
        return None
    return [s.st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino]
