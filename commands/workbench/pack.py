"""What the page's Python is given: Pyodide itself, the libraries, our own rooms, and the data already read."""

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import json
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from commands.workbench.tools import SOURCES, node
from macros.diagrams import iconos
from macros.loading import load
from macros.plan.icons_used import icons_used
from macros.workbench.snapshot import snapshot

RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
STARTED = "arranque.bin"
"""The memory of Python once begun, so that the page need not begin it."""
LIBRARIES = (
    "pydantic", "annotated-types", "typing-extensions", "typing-inspection", "PyYAML", "ruamel.yaml", "jinja2",
    "MarkupSafe", "Markdown",
)  # fmt: skip
"""Of the build's own environment, which the lock settled: the same versions that check the data here."""
NOT_NEEDED = ("pydantic/v1/", "pydantic/mypy.py", "pydantic/deprecated/parse.py")
ROOMS = (
    "words", "reading", "diagrams", "plan", "fitting", "model", "edition", "upkeep", "editor", "audit", "public",
    "workbench",
)  # fmt: skip
ALONE = (
    "problems",
    "kept",
    "colours",
    "builds",
    "limits",
    "loading",
    "site/__init__",
    "site/catalog",
    "site/generated",
)
PRINTS = (
    "__init__.py", "jobs.py", "key.py", "engine", "estilos", "fuentes", "office/__init__.py", "office/dateless.py",
    "office/look.py", "pages", "pieces", "plantillas", "screen/__init__.py", "screen/preview.py", "screen/running.py",
    "sheets", "spreadsheets/__init__.py", "spreadsheets/agenda_book.py", "spreadsheets/timetable.py",
    "spreadsheets/workbook.py",
)  # fmt: skip
"""What shows a sheet and writes an agenda, below ``print/``: it comes when the page is ready."""
PRINT_LIBRARIES = ("segno", "openpyxl", "et-xmlfile")
VIEWS = ("contexto", "dibujo", "kit", "sesion", "usos")
"""What draws a session's page; the other views and what they need stay at home."""
_DAY = (1980, 1, 1, 0, 0, 0)


def pack(root: Path, tools: Path, goal: Path, version: str) -> None:
    """Write everything into ``goal``; ``version`` is that of the package."""
    for name in RUNTIME:
        shutil.copyfile(tools / "node_modules" / "pyodide" / name, goal / name)
    wheels = sorted((tools / "ruedas").glob("*.whl"))
    parts = {
        "bibliotecas.zip": _zipped([*library_files(LIBRARIES), *_of_wheels(wheels)]),
        "taller.zip": _zipped(own_files(root)),
        "impresos.zip": _zipped([*library_files(PRINT_LIBRARIES), *print_files(root)]),
    }
    for name, files in parts.items():
        _made(root, tools, "compilar.mjs", files, goal / name)
    _made(root, tools, "arranque.mjs", (goal / "bibliotecas.zip").read_bytes(), goal / STARTED)
    (goal / "datos.zip").write_bytes(_zipped(_data(root)))
    first = (STARTED, "bibliotecas.zip", "taller.zip", "datos.zip")
    size = sum((goal / name).stat().st_size for name in (*RUNTIME, *first))
    # What the page must know before it asks for any of this. Steps: Python itself, and three parts.
    told = {"mb": round(size / 1e6), "pasos": len(first), "version": version}
    (goal / "indice.json").write_text(json.dumps(told), encoding="utf-8", newline="\n")


def _made(root: Path, tools: Path, script: str, source: bytes, goal: Path) -> None:
    """Write into ``goal`` what a script of the workshop makes of a ZIP, with the browser's own Python.

    Kept with the tools under the hash of both, in the place of the one before.
    """
    program = root / SOURCES / script
    key = hashlib.sha256(program.read_bytes() + source).hexdigest()[:16]
    kept = tools / "compilado" / f"{goal.stem}-{key}{goal.suffix}"
    if not kept.is_file():
        kept.parent.mkdir(exist_ok=True)
        for old in set(kept.parent.glob(f"{goal.stem}-*{goal.suffix}")) - {kept}:
            old.unlink(missing_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
            given, made = Path(folder, "fuente.zip"), Path(folder, "hecho")
            given.write_bytes(source)
            command = [*node(tools), str(program), str(tools / "node_modules" / "pyodide"), str(given), str(made)]
            done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
            if done.returncode:
                raise RuntimeError(f"no se pudo preparar {goal.name}:\n{done.stderr}")
            made.replace(kept)
    shutil.copyfile(kept, goal)


def library_files(names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for name in names:
        for file in importlib.metadata.files(name) or ():
            route = PurePosixPath(file).as_posix()
            if route.endswith(".py") and not route.startswith(("..", *NOT_NEEDED)):
                yield route, Path(str(file.locate())).read_bytes()


def _of_wheels(wheels: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if name.endswith((".py", ".so")):
                    yield name, archive.read(name)


def own_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Our own rooms, without the door to MkDocs and the one that opens every view."""
    yield "macros/__init__.py", b""
    yield "macros/site/views/__init__.py", b""
    yield "macros/diagrams/iconos.json", _icons(root)
    for name in (*ALONE, *(f"site/views/{view}" for view in VIEWS)):
        yield f"macros/{name}.py", (root / "macros" / f"{name}.py").read_bytes()
    for room in (*ROOMS, "site/plantillas"):
        for path in sorted((root / "macros" / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(root).as_posix(), path.read_bytes()


def print_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """The part of the kit that shows a sheet and writes an agenda, with its letters and their licences."""
    for name in PRINTS:
        path = root / "print" / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                yield file.relative_to(root).as_posix(), file.read_bytes()


def _icons(root: Path) -> bytes:
    """The names of all icons, and the shapes of those that the package uses."""
    used = {name for *_, name in icons_used(load(root)[0])} & iconos.names()
    told = {"nombres": sorted(iconos.names()), "trazos": {name: iconos.path_of(name) for name in sorted(used)}}
    return json.dumps(told).encode()


def _data(root: Path) -> Iterator[tuple[str, bytes]]:
    """The package's files, without anybody's edition, and the same as they were read."""
    for path in sorted((root / "data").rglob("*.yml")):
        route = path.relative_to(root).as_posix()
        if not route.startswith("data/ediciones/"):
            yield route, path.read_bytes()
    yield "leido.bin", snapshot(root)


def _zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP that is the same for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files:
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, content)
    return out.getvalue()
