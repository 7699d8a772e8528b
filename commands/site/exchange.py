"""Put a finished site in the place of the old one at one stroke, and mend what an order that was cut short left.

The new site waits beside the old one, on the same disk, and both change places in one step of the system where it has
one (Linux), in two elsewhere. A note on the disk says that a change is going on, so that the next order can finish or
undo it. Where a folder cannot change places (it is a disk of its own), files take their places one by one.

Only what the project put there goes: each site has a list of its files. All else stays.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

LIST = ".archivos-del-paquete"
"""In a site: every file that the project put there, one a line."""
INSIDE, READY = ".paquete-nuevo", ".paquete-listo"
"""In a folder that cannot change places: the files that wait, and the note that they are whole."""
OURS = ("datos/paquete.json", "kit/kit.json")
"""What a site made before there were lists can be known by."""
CANNOT = {errno.EXDEV, errno.EBUSY, errno.EACCES, errno.EPERM, errno.ENOTEMPTY, errno.EEXIST}
"""A folder that is a disk of its own, or that the system holds: it cannot change places."""
AT_FDCWD, RENAME_EXCHANGE = -100, 2


class Clash(Exception):
    """The old place holds something of somebody else's where the new site has a file; ``str()`` says what to do."""


def swap(new: Path, destination: Path) -> None:
    """Put ``new`` in the place of ``destination``. Raises Clash, and then nothing has changed."""
    if destination.exists() and not destination.is_dir():
        raise Clash(f"{destination.name} es un archivo y ahí va la carpeta del sitio. Muévelo y repite la orden.")
    mend(destination)
    goal = destination.resolve()  # a link stays a link
    routes = sorted(p.relative_to(new).as_posix() for p in new.rglob("*") if p.is_file())
    old = _listed(goal, set(routes))
    _check(goal, set(routes), old, destination.name)
    (new / LIST).write_text("\n".join([*routes, LIST]) + "\n", encoding="utf-8")
    stage, gone, note = _names(goal)
    goal.parent.mkdir(parents=True, exist_ok=True)
    try:
        _bring(new, stage)
        if not goal.exists():
            stage.rename(goal)
            _flush(goal.parent)
            return
        _write(note, {"nuevo": _identity(stage)})
        _change_places(stage, goal, gone)
    except OSError as e:
        note.unlink(missing_ok=True)
        if e.errno not in CANNOT or not (goal.is_dir() and (stage.is_dir() or new.is_dir())):
            raise
        _one_by_one(stage if stage.is_dir() else new, goal, old)
        return
    mend(destination)


def mend(destination: Path) -> None:
    """Finish or undo a change that was cut short: afterwards ``destination`` is a whole site, the new or the old."""
    goal = destination.resolve()
    stage, gone, note = _names(goal)
    if (goal / READY).is_file():
        _settle(goal)
    shutil.rmtree(goal / INSIDE, ignore_errors=True)
    if not note.is_file():
        shutil.rmtree(stage, ignore_errors=True)
        return
    wanted = _read(note).get("nuevo")
    if not goal.exists():  # between the two steps
        if stage.is_dir() and _identity(stage) == wanted:
            stage.rename(goal)
        elif gone.is_dir():
            gone.rename(goal)
    if goal.is_dir() and _identity(goal) == wanted:
        if stage.is_dir() and not gone.exists():
            stage.rename(gone)
        if gone.is_dir():
            mine = _listed(gone, _list_of(goal) or set())
            for route in list(_foreign(gone, mine)):
                target = goal / route
                target.parent.mkdir(parents=True, exist_ok=True)
                if not target.exists():
                    (gone / route).rename(target)
            shutil.rmtree(gone, ignore_errors=True)
    shutil.rmtree(stage, ignore_errors=True)
    note.unlink()
    _flush(goal.parent)


def _names(goal: Path) -> tuple[Path, Path, Path]:
    """Beside ``goal``: where the new site waits, where the old one goes, and the note of a change."""
    return tuple(goal.with_name(f".{goal.name}-{x}") for x in ("nuevo", "anterior", "cambio"))  # type: ignore[return-value]


def _bring(new: Path, stage: Path) -> None:
    """Move ``new`` to ``stage``, whole on its disk before anything else happens."""
    try:
        new.rename(stage)
    except OSError as e:
        if e.errno != errno.EXDEV:
            raise
        shutil.copytree(new, stage)
        shutil.rmtree(new)
    _flush_files(stage)


def _change_places(stage: Path, goal: Path, gone: Path) -> None:
    if _exchange(stage, goal):
        stage.rename(gone)
        return
    goal.rename(gone)
    try:
        stage.rename(goal)
    except OSError:
        gone.rename(goal)
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL):  # an old system, or a disk that does not know how
        return False
    raise OSError(code, os.strerror(code), str(other))


def _one_by_one(new: Path, goal: Path, old: set[str]) -> None:
    """Bring the files of ``new`` into ``goal`` and then each to its place."""
    inside = goal / INSIDE
    shutil.rmtree(inside, ignore_errors=True)
    shutil.copytree(new, inside)
    _flush_files(inside)
    _write(goal / READY, {"viejos": sorted(old)})
    _settle(goal)
    shutil.rmtree(new, ignore_errors=True)


def _settle(goal: Path) -> None:
    inside, note = goal / INSIDE, goal / READY
    for path in sorted(p for p in inside.rglob("*") if p.is_file() and p.name != LIST):
        target = goal / path.relative_to(inside)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    if (inside / LIST).is_file():
        (inside / LIST).replace(goal / LIST)
    for route in set(_read(note).get("viejos", ())) - (_list_of(goal) or set()):
        path = goal / route
        path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # folders that are empty now
            for folder in path.relative_to(goal).parents:
                (goal / folder).rmdir() if folder.name else None
    shutil.rmtree(inside, ignore_errors=True)
    note.unlink()


def _listed(goal: Path, new: set[str]) -> set[str]:
    """Files of ``goal`` that the project put there.

    A site without a list, made before there were any, is all ours but for names at its top that ``new`` has not.
    """
    listed = _list_of(goal)
    if listed is not None:
        return listed
    if not any((goal / name).is_file() for name in OURS):
        return set()
    tops = {PurePosixPath(route).parts[0] for route in new}
    every = (p.relative_to(goal) for p in goal.rglob("*") if p.is_file())
    return {p.as_posix() for p in every if p.parts[0] in tops}


def _list_of(folder: Path) -> set[str] | None:
    try:
        return set((folder / LIST).read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError):
        return None


def _foreign(folder: Path, mine: set[str]) -> Iterator[str]:
    """What somebody else put below ``folder``: a file, or a whole folder where none of it is ours."""
    ours = {str(parent) for route in mine for parent in PurePosixPath(route).parents}

    def look(here: Path) -> Iterator[str]:
        for path in sorted(here.iterdir()):
            route = path.relative_to(folder).as_posix()
            if path.is_dir() and not path.is_symlink() and route in ours:
                yield from look(path)
            elif route not in mine:
                yield route

    if folder.is_dir():
        yield from look(folder)


def _check(goal: Path, new: set[str], old: set[str], name: str) -> None:
    """Raise Clash where somebody else's file stands in the way of a file or a folder of the new site."""
    folders = {str(parent) for route in new for parent in PurePosixPath(route).parents}
    for route in _foreign(goal, old):
        path = goal / route
        whole = path.is_dir() and not path.is_symlink()
        held = [p for p in path.rglob("*") if not p.is_dir()] if whole and route in folders else [path]
        for p in held:
            below = p.relative_to(goal).as_posix()
            if below in new or (below in folders and not whole):
                raise Clash(
                    f"{name}/{below} no lo puso el proyecto, y el sitio nuevo trae algo con ese nombre. "
                    f"Muévelo fuera de {name}/ y repite la orden."
                )


def _identity(folder: Path) -> list[int]:
    """What the disk knows a folder by, whatever its name is."""
    s = folder.stat()
    return [s.st_dev, s.st_ino]


def _write(path: Path, told: dict[str, Any]) -> None:
    with path.open("w", encoding="utf-8") as file:
        json.dump(told, file)
        file.flush()
        os.fsync(file.fileno())
    _flush(path.parent)


def _read(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _flush_files(folder: Path) -> None:
    """Wait until what is below ``folder`` is on the disk: a power cut must not leave empty files under good names."""
    if sys.platform != "win32":
        os.sync()  # one call for all: a hundred times faster than file by file
        return
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """The same for the names in a folder, where the system can."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(number)
    finally:
        os.close(number)
