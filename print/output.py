"""Writing finished files: whole or not at all."""

from __future__ import annotations

from pathlib import Path


def save(path: Path, data: bytes) -> None:
    """Write a file whole: it appears under its name only once it is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(path.suffix + ".nuevo")
    new.write_bytes(data)
    new.replace(path)
