"""``python -m commands ORDEN``: what ``kit.py`` hands over to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

OURS = ("commands", "macros", "print")
ENTRANCE, MENDED = "PAQUETE_ENTRADA", "PAQUETE_REPARADO"
"""Environment variables: the Python that ran ``kit.py``; that it was asked to mend the environment already."""


def mend(name: str) -> None:
    """A library is damaged, as ``name`` tells: let ``kit.py`` look at every file of ``.venv``, and begin again."""
    print(f"Falta algo de «{name}» en .venv: lo instalo de nuevo.", file=sys.stderr, flush=True)
    for stamp in Path(sys.prefix).glob(".instalado-*"):
        stamp.unlink()
    words = [os.environ[ENTRANCE], str(Path(__file__).resolve().parent.parent / "kit.py"), *sys.argv[1:]]
    sys.exit(subprocess.run(words, env={**os.environ, MENDED: "1"}, check=False).returncode)


if __name__ == "__main__":
    try:
        from commands.cli import main

        main()
    except ImportError as e:
        ours = (e.name or "").split(".")[0] in OURS
        if ours or ENTRANCE not in os.environ or MENDED in os.environ or sys.prefix == sys.base_prefix:
            raise
        mend(e.name or str(e))
