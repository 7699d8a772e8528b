"""Runs a module as a program that ends when whoever started it does: ``python -m commands.attached MODULE ARGUMENTS``.

Its standard input is a pipe that the other end only holds open. When that one is gone, however it ended, so is this.
"""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path


def run(words: list[str], folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a module in ``folder`` and wait for it; what it says comes back as text."""
    theirs, ours = os.pipe()
    try:
        return subprocess.run(
            [sys.executable, "-m", "commands.attached", *words], cwd=folder, env=dict(environment), stdin=theirs,
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
    finally:
        os.close(theirs)
        os.close(ours)


def _end_with_input() -> None:
    os.read(0, 1)  # not sys.stdin: a thread that waits there cannot be left behind when the program ends
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_input, daemon=True).start()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
