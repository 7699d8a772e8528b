"""Draw many documents in a few processes, the longest first."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.problems import DataErrors, Problem
from print import tasks
from print.engine import Finding, isolate_fonts
from print.jobs import Job, Made

if TYPE_CHECKING:
    from print.binding import Binding

Progress = Callable[[int, int, str], None]
"""Called as (done, all, name of the piece)."""
IN_PROCESS = 2
"""Up to so many documents, starting processes costs more than it saves."""


def make(jobs: list[Job], root: Path, out: Path, workers: int, progress: Progress) -> Iterator[Made]:
    """Each job's result as it is done. Pages that break a rule before drawing are not drawn at all."""
    if not jobs:
        return
    from print.checks import lint  # here and below: these load libraries that a build without changes needs not

    isolate_fonts(out / "letras")
    fit = []
    for job in jobs:
        if findings := [
            *job.hallazgos,
            *(f for i, html in enumerate(job.documents) for f in lint(html, level=min(i, 1))),
        ]:
            yield Made(job.clave, job.pieza, hallazgos=findings)
        else:
            fit.append(job)
    ordered = sorted(fit, key=lambda j: (-len(j.html), j.ruta))
    if workers == 1 or len(ordered) <= IN_PROCESS:
        yield from _here(ordered, root, out, progress)
    else:
        yield from _in_pool(ordered, root, out, workers, progress)


class Single:
    """A job of one document, in the form of a ``Binding``."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.drawn: tasks.Drawn | None = None

    def begin(self) -> list[tuple[int, str]]:
        return [(0, self.job.html)]

    def take(self, number: int, drawn: tasks.Drawn) -> list[tuple[int, str]]:
        self.drawn = drawn
        return []

    def result(self) -> tasks.Drawn | None:
        return self.drawn


def _work(job: Job, out: Path) -> Single | Binding:
    if job.libro is None:
        return Single(job)
    from print.binding import Binding

    return Binding(job, job.libro, out)


def _here(jobs: list[Job], root: Path, out: Path, progress: Progress) -> Iterator[Made]:
    from print.finishing import finish

    tasks.start(root, out / "letras")
    for i, job in enumerate(jobs):
        overlays = []
        for html, _ in job.mosaicos:
            path = overlay_path(out, html)
            overlays.append(path.read_bytes() if path.is_file() else _keep(path, tasks.draw(html, False)))
        work = _work(job, out)
        todo = work.begin()
        while todo:
            number, html = todo.pop(0)
            todo += work.take(number, tasks.draw(html, job.rellenable))
        drawn = work.result()
        assert drawn is not None
        yield finish(job, drawn, overlays, out)
        progress(i + 1, len(jobs), job.pieza)


def _in_pool(jobs: list[Job], root: Path, out: Path, workers: int, progress: Progress) -> Iterator[Made]:
    try:
        with ProcessPoolExecutor(workers, _context(), tasks.start, (root, out / "letras")) as pool:
            yield from _shared_out(pool, jobs, out, workers, progress)
    except BrokenProcessPool:
        raise DataErrors(
            [Problem("print", 0, 0, "un proceso de impresión se detuvo (¿falta memoria?). Intenta otra vez.")]
        ) from None


def _shared_out(
    pool: ProcessPoolExecutor, jobs: list[Job], out: Path, workers: int, progress: Progress
) -> Iterator[Made]:
    pending: dict[Future[tasks.Drawn], tuple[Single | Binding, int]] = {}

    def submit(work: Single | Binding, documents: list[tuple[int, str]]) -> None:
        for number, html in documents:
            pending[pool.submit(tasks.draw, html, work.job.rellenable)] = (work, number)

    first, rest = jobs[:workers], jobs[workers:]
    for job in first:
        submit(work := _work(job, out), work.begin())
    overlays: dict[str, Future[tasks.Drawn]] = {}
    for html in {html: None for j in jobs for html, _ in j.mosaicos}:
        if not overlay_path(out, html).is_file():
            overlays[html] = pool.submit(tasks.draw, html, False)
    for job in rest:
        submit(work := _work(job, out), work.begin())
    from print.finishing import finish  # loads while the processes work

    made = 0
    while pending:
        done, _ = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            work, number = pending.pop(future)
            submit(work, work.take(number, future.result()))
            drawn = work.result()
            if drawn is None:
                continue
            job, sheets = work.job, []
            for html, _ in job.mosaicos:
                path = overlay_path(out, html)
                sheets.append(path.read_bytes() if path.is_file() else _keep(path, overlays[html].result()))
            made += 1
            yield finish(job, drawn, sheets, out)
            progress(made, len(jobs), job.pieza)


def _context() -> Any:
    """How workers start: forked from a server that only loaded WeasyPrint, or spawned where there is no fork.

    A plain fork of this process can hang: earlier builds leave threads and Pango's locks behind.
    """
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["weasyprint", "print.tasks"])
    return context


def overlay_path(out: Path, html: str) -> Path:
    """Labels and cut marks of a tiled poster are drawn once and kept for every poster and every later build."""
    return out / "mosaicos" / f"{sha256(html.encode()).hexdigest()[:24]}.pdf"


def _keep(path: Path, drawn: tasks.Drawn) -> bytes:
    from print.finishing import save

    if drawn.rendered is None or drawn.rendered.hallazgos:
        found = drawn.rendered.hallazgos if drawn.rendered else [Finding("", drawn.error, "dibujo")]
        raise DataErrors([Problem("print/plantillas/mosaico.html.j2", 0, 0, f.mensaje, regla=f.regla) for f in found])
    save(path, drawn.rendered.pdf)
    return drawn.rendered.pdf
