"""``ver``: MkDocs' live server, plus a watch that remakes the pieces an edit touches."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import click

from commands.progress import Progress
from commands.site import environment
from macros.audit import audit
from macros.catalog import made_in
from macros.loading import fingerprint, load
from macros.problems import DataErrors

CHECK_EVERY_S = 0.7


def serve(root: Path, port: int, edicion: str | None = None) -> None:
    """Serve the site on this machine until interrupted; errors in the data are shown and the last kit is kept."""
    _remake(root, edicion)
    stop = threading.Event()
    watcher = threading.Thread(target=_watch, args=(root, stop, edicion), daemon=True)
    watcher.start()
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    click.echo(f"Abre http://127.0.0.1:{port}/ en tu navegador. Para terminar, Ctrl+C.")
    try:
        subprocess.run(command, cwd=root, env=environment(edicion), check=False)
    finally:
        stop.set()


def _state(root: Path) -> tuple[object, ...]:
    layout = sorted(p for folder in ("plantillas", "estilos") for p in (root / "print" / folder).iterdir())
    return (fingerprint(root), tuple((p.name, p.stat().st_mtime_ns) for p in layout))


def _watch(root: Path, stop: threading.Event, edicion: str | None = None) -> None:
    seen = _state(root)
    while not stop.wait(CHECK_EVERY_S):
        now = _state(root)
        if now != seen:
            seen = now
            _remake(root, edicion)


def _remake(root: Path, edicion: str | None = None) -> None:
    from print.build import build

    began = time.monotonic()
    try:
        paquete, origen = load(root, edicion)
        findings = audit(paquete, origen)
        for finding in findings:
            click.echo(str(finding), err=True)
        outcome = build(paquete, origen, root, made_in(root, edicion), progress=Progress("Armando el kit"))
        if outcome.hechos:
            names = ", ".join(sorted({m.pieza for m in outcome.hechos}))
            click.echo(f"Kit al día en {time.monotonic() - began:.1f} s: {names[:200]}", err=True)
    except DataErrors as e:
        click.echo(str(e), err=True)
