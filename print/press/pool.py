"""Work shared out among a few processes: drawing, finishing, office files and bundles. The longest goes first."""

from __future__ import annotations

import itertools
import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from macros.problems import DataErrors, Problem
from print.engine.weasy import isolate_fonts
from print.jobs import Job, Made
from print.output import Output
from print.press import tasks

if TYPE_CHECKING:
    from print.press.binding import Binding

T = TypeVar("T")
Progress = Callable[[int, int, str], None]
"""Called as (done, all, name of the piece)."""
IN_PROCESS = 4
"""Up to so many documents, starting processes costs more than it saves."""

AHEAD = 8
"""Tasks that wait for each process: while this one joins a book, they have enough to do."""


class Pool:
    """Processes for one build, started when there is enough to do; use it in a ``with``.

    With one worker everything is done in this process. A process that dies ends the build with a DataErrors.
    """

    def __init__(self, output: Output, workers: int, progress: Progress) -> None:
        self._output, self._workers, self._progress = output, workers, progress
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._executor:
            self._executor.shutdown(cancel_futures=True)
        if isinstance(error, BrokenProcessPool):
            message = "un proceso de impresión se detuvo (¿falta memoria?). Intenta otra vez."
            raise DataErrors([Problem("print", 0, 0, message)]) from None

    def start(self) -> None:
        """Start the processes now, while their work is still being prepared."""
        if self._workers > 1:
            for _ in range(self._workers):
                self._processes().submit(tasks.load)

    def make(self, jobs: list[Job]) -> Iterator[Made]:
        """Begin all the jobs; each one's result comes as it is done.

        Pages that break a rule before drawing are not drawn at all.
        """
        refused, fit = [], []
        for job in jobs:
            if findings := _lint(job):
                refused.append(Made(job.clave, job.pieza, hallazgos=findings))
            else:
                fit.append(job)
        ordered = sorted(fit, key=lambda j: (-len(j.html), j.ruta))
        alone = self._alone(sum(len(j.documents) for j in ordered))  # a book is as many as its parts
        works = self._here(ordered) if alone else self._shared_out(ordered)
        return itertools.chain(refused, self._told(works, len(ordered)))

    def each(self, function: Callable[..., T], several: Sequence[tuple[Any, ...]]) -> Callable[[], Iterator[T]]:
        """Begin ``function(*things)`` for each of ``several``; call what comes back for the results, in their order."""
        if self._alone(len(several)):
            return lambda: (function(*things) for things in several)
        futures = [self._processes().submit(function, *things) for things in several]
        return lambda: (future.result() for future in futures)

    def _told(self, works: Iterator[Made], count: int) -> Iterator[Made]:
        for i, made in enumerate(works):
            self._progress(i + 1, count, made.pieza)
            yield made

    def _alone(self, count: int) -> bool:
        """Whether so much work is done in this process."""
        return self._executor is None and (self._workers == 1 or count <= IN_PROCESS)

    def _processes(self) -> ProcessPoolExecutor:
        if self._executor is None:
            isolate_fonts(self._output.letras)
            self._executor = ProcessPoolExecutor(self._workers, _context(), tasks.start, (self._output,))
        return self._executor

    def _here(self, jobs: list[Job]) -> Iterator[Made]:
        for job in jobs:
            if job.libro is None:
                yield tasks.make(job, self._output)
                continue
            book = _binding(job, self._output)
            todo = book.begin()
            while todo:
                number, html = todo.pop(0)
                todo += book.take(number, tasks.draw_part(html, job.rellenable, self._output))
            yield tasks.complete(job, book.bound(), self._output)

    def _shared_out(self, jobs: list[Job]) -> Iterator[Made]:
        """A few tasks at a time are handed to the processes, so that what a book still needs goes before the rest."""
        processes = self._processes()
        waiting: deque[_Task] = deque()
        running: dict[Future[Any], _Task] = {}

        def hand_out() -> None:
            while waiting and len(running) < AHEAD * self._workers:
                task = waiting.popleft()
                running[processes.submit(task.function, *task.things)] = task

        def parts(book: Binding, documents: list[tuple[int, str]]) -> list[_Task]:
            return [
                _Task(tasks.draw_part, (html, book.job.rellenable, self._output), book, number)
                for number, html in documents
            ]

        def results() -> Iterator[Made]:
            while running:
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    task = running.pop(future)
                    if task.book is None:
                        hand_out()
                        yield future.result()
                        continue
                    waiting.extendleft(reversed(parts(task.book, task.book.take(task.number, future.result()))))
                    hand_out()
                    if task.book.complete:
                        # Joined here: this process is idle, and each of the others stays smaller.
                        drawn = task.book.bound()
                        waiting.appendleft(_Task(tasks.complete, (task.book.job, drawn, self._output)))
                        hand_out()

        for job in jobs:
            if job.libro is None:
                waiting.append(_Task(tasks.make, (job, self._output)))
            else:
                book = _binding(job, self._output)
                waiting.extend(parts(book, book.begin()))
        hand_out()
        return results()


@dataclass(frozen=True)
class _Task:
    """A call to make in a process; ``book`` and ``number`` say which part of which book it draws."""

    function: Callable[..., Any]
    things: tuple[Any, ...]
    book: Binding | None = None
    number: int = 0


def _lint(job: Job) -> list[Any]:
    from print.engine.lint import lint  # loads libraries that a build without changes needs not

    found = [f for i, html in enumerate(job.documents) for f in lint(html, level=min(i, 1))]
    return [*job.hallazgos, *found]


def _binding(job: Job, output: Output) -> Binding:
    from print.press.binding import Binding

    assert job.libro
    return Binding(job, job.libro, output)


def _context() -> Any:
    """How workers start: forked from a server that only loaded WeasyPrint, or spawned where there is no fork.

    A plain fork of this process can hang: earlier builds leave threads and Pango's locks behind.
    """
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["weasyprint", "print.press.finishing", "print.press.tasks"])
    return context
