"""Build ``site/`` next to the good one and put it in its place only when it is whole."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from commands import attached
from commands.site.exchange import Clash, mend, swap
from commands.workbench import deliver, leave_out
from macros.builds import EDITION, made_in
from macros.problems import DataErrors, Problem
from macros.site.publishing import PublishError, prove_kit

__all__ = ["build_site", "environment", "mend", "site_of", "tree_size"]


def site_of(root: Path, edicion: str | None) -> Path:
    """Folder of the finished site: an edition has its own, so that the package's stays."""
    return root / (f"site-{edicion}" if edicion else "site")


def build_site(
    root: Path,
    destination: Path,
    edicion: str | None = None,
    more: Mapping[str, str] | None = None,
    taller: Path | None = None,
) -> None:
    """Run MkDocs in strict mode and swap the result in for ``destination``. Raises DataErrors when it fails.

    ``more`` is added to the environment of MkDocs (``macros.plan.day.assumptions``). ``taller``: the tools that the editing
    workshop is made with; without them its page says that it is not there.
    """
    if leaving := links_that_leave(root):
        raise DataErrors(leaving)
    new = made_in(root, edicion) / "sitio-nuevo"
    shutil.rmtree(new, ignore_errors=True)
    new.parent.mkdir(parents=True, exist_ok=True)
    result = attached.run(
        ["mkdocs", "build", "--strict", "--site-dir", str(new)], root, environment(edicion) | dict(more or {})
    )
    if result.returncode != 0 or not (new / "index.html").is_file():
        shutil.rmtree(new, ignore_errors=True)
        detail = _told(result.stdout + result.stderr)
        message = f"MkDocs no pudo armar el sitio; el anterior queda como estaba.\n{detail}"
        raise DataErrors([Problem("docs", 0, 0, message, regla="sitio")])
    if taller is None:
        leave_out(new)
    else:
        deliver(root, new, taller)
    try:
        prove_kit(new)
        swap(new, destination)
    except (PublishError, Clash) as e:
        shutil.rmtree(new, ignore_errors=True)
        raise DataErrors([Problem(destination.name, 0, 0, str(e), regla="sitio")]) from None


def links_that_leave(root: Path) -> list[Problem]:
    """Links of ``docs/`` to somewhere outside the project: what they show would be published."""
    message = "es un enlace que sale de la carpeta del proyecto. Pon aquí una copia del archivo."
    outside = (p for p in sorted((root / "docs").rglob("*")) if p.is_symlink() and not _inside(p, root))
    return [Problem(p.relative_to(root).as_posix(), 0, 0, message, regla="archivo") for p in outside]


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a loop
        return False


def environment(edicion: str | None) -> dict[str, str]:
    """Environment for MkDocs; the edition is told in it, and read by ``macros`` alone."""
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", EDITION: edicion or ""}


def _told(output: str) -> str:
    """What MkDocs said went wrong. It runs without ``--quiet``, which would also keep ``--strict`` from counting."""
    output = re.sub(r"```\nTraceback.*?```", "", output, flags=re.DOTALL)
    return "\n".join(line for line in output.splitlines() if line.strip() and not line.startswith("INFO"))


def tree_size(folder: Path) -> int:
    """Bytes of all the files below ``folder``."""
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
