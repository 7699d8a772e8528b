"""``revisar``: all that is wrong with the data, the plan and each edition. What did not change is not read twice.

The answer is kept below ``build/`` under the hash of every file of ``data/`` and of the code that reads them: it is
given again only while all of that is the same, and only if it is whole.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.builds import made_in
from macros.problems import Problem
from print.key import foundation, key
from print.output import Output

if TYPE_CHECKING:
    from macros.loading import Reader

KEPT = "revisado"
"""The last answer, below ``build/``."""


def review(root: Path, edicion: str | None = None) -> tuple[list[Problem], dict[str, int]]:
    """The findings, in order, and the minutes of each session. Without ``edicion``, also those of each edition."""
    data = root / "data"
    clave = key(str(edicion), _hash_of(data)) if data.is_dir() and not data.is_symlink() else ""
    shelf = Output(root, made_in(root), foundation())
    if clave and (kept := _recalled(shelf, clave)):
        return kept
    reader = _reader()
    from macros.workbench.findings import all_findings
    from macros.workbench.findings import findings as of_edition

    findings, totals = all_findings(root, reader) if edicion is None else of_edition(root, edicion, reader)
    if clave:
        told = {"clave": clave, "hallazgos": [asdict(p) for p in findings], "minutos": totals}
        with contextlib.suppress(OSError):  # where nothing can be written, it is read again next time
            shelf.keep(KEPT, json.dumps(told).encode("utf-8"))
    return findings, totals


def _reader() -> Reader:
    """Reads each file once, for the package and for every edition of it."""
    from macros.reading.yaml_file import Documento, read

    docs: dict[Path, Documento] = {}

    def reader(path: Path, root: Path) -> Documento:
        if path not in docs:
            docs[path] = read(path, root)
        return docs[path]

    return reader


def _hash_of(folder: Path) -> str:
    """Names and contents of everything below ``folder``, also of what cannot be read."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        file = path.is_file()
        name = path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
        digest.update(b"%b\0%d%d" % (name, path.is_symlink(), file))
        try:
            digest.update(hashlib.sha256(path.read_bytes()).digest() if file else b"")
        except OSError as e:
            digest.update(type(e).__name__.encode())
    return digest.hexdigest()


def _recalled(shelf: Output, clave: str) -> tuple[list[Problem], dict[str, int]] | None:
    data = shelf.kept(KEPT)
    told: dict[str, Any] = json.loads(data) if data else {}
    if told.get("clave") != clave:
        return None
    return [_problem(p) for p in told["hallazgos"]], told["minutos"]


def _problem(told: dict[str, Any]) -> Problem:
    cifras = tuple((name, value) for name, value in told["cifras"])
    return Problem(**told | {"cifras": cifras, "ruta": tuple(told["ruta"])})
