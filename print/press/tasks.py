"""What the processes of the pool do: draw documents, and turn what is drawn into finished files."""

from __future__ import annotations

import functools
import gc
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from print.engine.findings import Finding, stopping
from print.engine.weasy import Engine, RenderError
from print.jobs import Drawn, Job, Made
from print.output import Output
from print.press.attached import end_with_parent

if TYPE_CHECKING:
    from print.orders import Encargo


SELDOM = (100_000, 20, 20)
"""How many things are made before the collector looks at the youngest, the young and the old ones."""


@functools.lru_cache(maxsize=1)
def engine(root: Path, letras: Path) -> Engine:
    """The engine of this process: one for all the documents of a project."""
    made = Engine(root, letras)
    # What is loaded by now stays for good, and a page is laid out of many small things that live as long as it does:
    # to look for what can go a hundred times less often takes a tenth of the time of drawing, and 10 MB.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    return made


def start(output: Output) -> None:
    """Prepare a process of the pool, which ends when the one that asked for it does."""
    end_with_parent()
    engine(output.root, output.letras)


def load() -> None:
    """Load what finishing needs: a process does it while it has nothing else to do."""
    import print.press.finishing  # noqa: F401


def draw(html: str, forms: bool, output: Output) -> Drawn:
    """Draw one document."""
    began = time.perf_counter()
    rendered, error = None, ""
    try:
        rendered = engine(output.root, output.letras).render(html, forms=forms)
    except RenderError as e:
        error = str(e)
    return Drawn(rendered, error, time.perf_counter() - began, peak_memory_kb())


def draw_part(html: str, forms: bool, output: Output) -> Drawn:
    """Draw one part of a book and check its tags: to check those of a whole book at once takes 270 MB."""
    from print.press.finishing import not_accessible

    drawn = draw(html, forms, output)
    if drawn.rendered is None or stopping(drawn.rendered.hallazgos):
        return drawn
    found = [*drawn.rendered.hallazgos, *not_accessible(drawn.rendered.pdf, part=True)]
    return replace(drawn, rendered=replace(drawn.rendered, hallazgos=found), memoria_kb=peak_memory_kb())


def make(job: Job, output: Output) -> Made:
    """Draw the one document of ``job`` and write its files."""
    return complete(job, draw(job.html, job.rellenable, output), output)


def complete(job: Job, drawn: Drawn, output: Output) -> Made:
    """Write the files of a job that is drawn already."""
    from print.press.finishing import finish  # loads libraries that drawing needs not

    try:
        return replace(
            finish(job, drawn, output, functools.partial(_overlay, output=output)), memoria_kb=peak_memory_kb()
        )
    except RenderError as e:
        return Made(job.clave, job.pieza, hallazgos=[Finding("", str(e), "dibujo")], segundos=drawn.segundos)


def write(orders: Sequence[Encargo], output: Output) -> list[Made]:
    """Make office files."""
    return [order.made(output.out) for order in orders]


def _overlay(html: str, output: Output) -> bytes:
    """What goes over the sheets of a poster by parts."""
    drawn = draw(html, False, output)
    if drawn.rendered is None or drawn.rendered.hallazgos:
        reasons = [f.dicho for f in drawn.rendered.hallazgos] if drawn.rendered else [drawn.error]
        raise RenderError(f"las hojas por partes (print/plantillas/mosaico.html.j2): {'; '.join(reasons)}")
    return drawn.rendered.pdf


def peak_memory_kb() -> int:
    """Largest memory of this process so far, in kB; 0 where the system does not tell (Windows)."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak
