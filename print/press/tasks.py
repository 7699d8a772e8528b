"""What the processes of the pool do: draw documents, and turn what is drawn into finished files."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from print.engine.findings import Finding
from print.engine.weasy import Engine, RenderError
from print.jobs import Drawn, Job, Made

if TYPE_CHECKING:
    from print.orders import Encargo

_engine: Engine | None = None


def start(root: Path, cache: Path) -> None:
    """Prepare this process: one engine for all the documents it will get."""
    global _engine
    _engine = Engine(root, cache)
    # What is loaded by now stays for good: leaving it out of each collection saves time.
    gc.collect()
    gc.freeze()


def load() -> None:
    """Load what finishing needs: a process does it while it has nothing else to do."""
    import print.press.finishing  # noqa: F401


def draw(html: str, forms: bool) -> Drawn:
    """Draw one document."""
    assert _engine is not None, "tasks.start was not called"
    began = time.perf_counter()
    rendered, error = None, ""
    try:
        rendered = _engine.render(html, forms=forms)
    except RenderError as e:
        error = str(e)
    return Drawn(rendered, error, time.perf_counter() - began, peak_memory_kb())


def make(job: Job, out: Path) -> Made:
    """Draw the one document of ``job`` and write its files below ``out``."""
    return complete(job, draw(job.html, job.rellenable), out)


def complete(job: Job, drawn: Drawn, out: Path) -> Made:
    """Write the files of a job that is drawn already."""
    from print.press.finishing import finish  # loads libraries that drawing needs not

    try:
        return replace(finish(job, drawn, out, _overlay), memoria_kb=peak_memory_kb())
    except RenderError as e:
        return Made(job.clave, job.pieza, hallazgos=[Finding("", str(e), "dibujo")], segundos=drawn.segundos)


def write(orders: Sequence[Encargo], out: Path) -> list[Made]:
    """Make office files."""
    return [order.made(out) for order in orders]


def _overlay(html: str) -> bytes:
    """What goes over the sheets of a poster by parts."""
    drawn = draw(html, False)
    if drawn.rendered is None or drawn.rendered.hallazgos:
        reasons = [f.mensaje for f in drawn.rendered.hallazgos] if drawn.rendered else [drawn.error]
        raise RenderError(f"las hojas por partes (print/plantillas/mosaico.html.j2): {'; '.join(reasons)}")
    return drawn.rendered.pdf


def peak_memory_kb() -> int:
    """Largest memory of this process so far, in kB; 0 where the system does not tell (Windows)."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak
