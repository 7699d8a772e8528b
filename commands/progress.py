"""How long work shows itself: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TextIO

BAR = 24
LINES_EVERY_S = 5.0


class Progress:
    """Callable as (done, all, name). On a terminal it redraws one line; elsewhere it prints one line now and then."""

    def __init__(self, what: str, *, stream: TextIO | None = None) -> None:
        self.what = what
        self.stream: TextIO = stream or sys.stderr
        self.tty = self.stream.isatty()
        self.last = 0.0

    def __call__(self, done: int, total: int, name: str) -> None:
        if self.tty:
            full = BAR * done // total
            bar = "█" * full + "·" * (BAR - full)
            end = "\n" if done == total else ""
            print(f"\r{self.what} {bar} {done}/{total} {name:<36.36}", end=end, file=self.stream, flush=True)
        elif done == total or time.monotonic() - self.last > LINES_EVERY_S:
            self.last = time.monotonic()
            print(f"{self.what}: {done} de {total}", file=self.stream, flush=True)
