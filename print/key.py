"""The one cache key: what a finished file was made of. A file whose key is the same need not be made again.

Content comes from whoever asks. What shapes every file beside its content is counted here, whatever folder it stands
in: all our code, the fonts, the style sheet that loads them, and the version of every library installed.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import platform
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = ("macros", "print")
"""Packages whose code decides what is drawn and written."""


def key(*content: str, root: Path = ROOT) -> str:
    """Hash of ``content`` and of all else that decides what is made of it."""
    return hashlib.sha256("\0".join((foundation(root), *content)).encode()).hexdigest()


@functools.cache
def foundation(root: Path = ROOT) -> str:
    """Hash of everything that is not content: code, fonts and versions. ``root`` holds ``macros/`` and ``print/``."""
    digest = hashlib.sha256("\n".join(versions()).encode())
    for path in foundations(root):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def foundations(root: Path) -> list[Path]:
    """Files that shape every result, in any folder below the code."""
    found: Iterable[Path] = (p for name in CODE for p in (root / name).rglob("*") if p.is_file())
    return sorted(p for p in found if p.suffix in (".py", ".ttf") or p.name == "fuentes.css")


def versions() -> list[str]:
    """Python and every library installed beside it, «name version»; Pango's own is told by WeasyPrint's engine."""
    libraries = {f"{d.metadata['Name']} {d.version}" for d in importlib.metadata.distributions()}
    return [platform.python_version(), *sorted(libraries)]
