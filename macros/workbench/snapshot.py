"""The package's files as they were read: what takes longest travels done, and is made again only where it changes."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

from macros.problems import DataErrors
from macros.reading.kinds import EDITIONS
from macros.reading.yaml_file import Documento, read


def snapshot(root: Path) -> bytes:
    """Every file of ``data/`` that can be read, but for the editions, by its route: for ``Reader``."""
    read_now: dict[str, Documento] = {}
    for path in sorted((root / "data").rglob("*.yml")):
        route = path.relative_to(root).as_posix()
        if route.startswith(f"data/{EDITIONS}/"):
            continue
        try:
            doc = read(path, root)
        except DataErrors:
            continue  # read again where it is asked for, and told there
        # The lines stand in the files themselves.
        read_now[route] = replace(doc, lineas=())
    return pickle.dumps(read_now, 5)


class Reader:
    """Reads a file of the project in ``root`` once: from a snapshot, from what it read before, or from the file."""

    def __init__(self, root: Path, held: bytes = b"") -> None:
        self.root = root
        self.docs: dict[Path, Documento] = {}
        for route, doc in (pickle.loads(held) if held else {}).items():
            path = root / route
            self.docs[path] = replace(doc, lineas=tuple(path.read_bytes().decode("utf-8-sig").split("\n")))

    def __call__(self, path: Path, root: Path) -> Documento:
        if path not in self.docs:
            self.docs[path] = read(path, root)
        return self.docs[path]

    def forget(self, path: Path) -> None:
        """``path`` changed."""
        self.docs.pop(path, None)
