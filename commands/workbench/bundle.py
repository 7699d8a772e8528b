"""The page's own program: modules of ``taller/`` and CodeMirror in one file each, by esbuild."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from commands.workbench.tools import SOURCES, node

ENTRIES = ("pagina.js", "obrero.js")
"""The page's, and the worker's that runs Python."""


def bundle(root: Path, tools: Path, goal: Path) -> None:
    """Write the program into ``goal``. What esbuild refuses is a defect of ours: RuntimeError."""
    sources = root / SOURCES
    command = [
        *node(tools), str(tools / "node_modules" / "esbuild" / "bin" / "esbuild"),
        *(str(sources / name) for name in ENTRIES),
        "--bundle", "--minify", "--format=esm", "--target=chrome120,firefox120,safari17", "--charset=utf8",
        "--legal-comments=none", "--external:./pyodide.mjs", f"--outdir={goal}", "--log-level=error",
    ]  # fmt: skip
    # The modules of npm stand with the tools, not with the sources.
    env = {**os.environ, "NODE_PATH": str(tools / "node_modules")}
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise RuntimeError(f"esbuild no pudo unir el taller:\n{done.stderr}")
