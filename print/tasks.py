"""What the processes of the pool do: draw HTML and nothing else, so that each stays small."""

from __future__ import annotations

import gc
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from print.engine import Engine, Rendered, RenderError

_engine: Engine | None = None


@dataclass(frozen=True)
class Drawn:
    """A drawn document or the reason why there is none; seconds it took and the process's peak memory in kB."""

    rendered: Rendered | None
    error: str
    segundos: float
    memoria_kb: int


def start(root: Path, cache: Path) -> None:
    """Prepare this process: one engine for all the documents it will get."""
    global _engine
    _engine = Engine(root, cache)
    # What is loaded by now stays for good: leaving it out of each collection saves time.
    gc.collect()
    gc.freeze()


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


def peak_memory_kb() -> int:
    """Largest memory of this process so far, in kB; 0 where the system does not tell (Windows)."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak
