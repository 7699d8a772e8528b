"""Where a build writes. What is written is there whole or not at all, and what is kept for later can be proved."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path


@dataclass(frozen=True)
class Output:
    """The folder ``out`` of a build of the project in ``root``; ``cimiento``: all that shapes it beside its content."""

    root: Path
    out: Path
    cimiento: str

    @property
    def letras(self) -> Path:
        """Folder of the font library's own files."""
        return self.out / "letras"

    def save(self, ruta: str, data: bytes) -> None:
        """Write the finished file ``ruta``."""
        save(self.out / ruta, data)

    def keep(self, ruta: str, data: bytes) -> None:
        """Keep something half done for later builds."""
        save(self.out / ruta, self._proof(data) + data)

    def kept(self, ruta: str) -> bytes | None:
        """What was kept as ``ruta``; None if it is gone, is not whole, or was made by other code."""
        try:
            whole = (self.out / ruta).read_bytes()
        except OSError:
            return None
        data = whole[hashlib.sha256().digest_size :]
        return data if whole == self._proof(data) + data else None

    def forget_others(self, folder: str, used: Iterable[str]) -> None:
        """Drop what is kept in ``folder`` but for ``used``; a name that ends in «*» stands for all that begin so."""
        patterns = [*used]
        for path in (self.out / folder).glob("*"):
            name = f"{folder}/{path.name}"
            if path.is_file() and not any(fnmatchcase(name, pattern) for pattern in patterns):
                path.unlink()

    def _proof(self, data: bytes) -> bytes:
        return hashlib.sha256(self.cimiento.encode() + data).digest()


def save(path: Path, data: bytes) -> None:
    """Write a file whole: it appears under its name only once it is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(path.suffix + ".nuevo")
    new.write_bytes(data)
    new.replace(path)
