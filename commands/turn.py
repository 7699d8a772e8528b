"""One order at a time in a folder: who builds holds a lock that the system takes back when its process ends."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.limits import LONGEST_WAIT_S

if TYPE_CHECKING:
    from filelock import FileLock

EVERY_S = 0.2


class Busy(Exception):
    """Another order did not end in time; ``str()`` says which."""


class Turn:
    """The turn of ``orden`` in the folder ``out``; use it in a ``with``, or ``take`` and ``leave`` it."""

    def __init__(self, out: Path, orden: str, tell: Callable[[str], None], patience: float = LONGEST_WAIT_S) -> None:
        self.out, self.orden, self.tell, self.patience = out, orden, tell, patience
        self.waited = False
        """Whether another order was at work meanwhile: what was read before may be old."""
        self._who = out / "candado.json"
        self._lock: FileLock | None = None

    def take(self) -> bool:
        """Take the turn if it is free; who waits is told once who has it."""
        if self._lock is None:
            from filelock import FileLock, Timeout  # an order that only tells its help waits for no library

            self.out.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.out / "candado")
            try:
                lock.acquire(blocking=False)
            except Timeout:
                if not self.waited:
                    self.waited = True
                    self.tell(f"Espero a que termine {self._holder()}. Si se quedó abierta, ciérrala con Ctrl+C.")
                return False
            self._lock = lock
            now = {"orden": self.orden, "pid": os.getpid(), "desde": datetime.now().strftime("%H:%M")}
            self._who.write_text(json.dumps(now), encoding="utf-8")
        return True

    def leave(self) -> None:
        """Let others work."""
        if self._lock is not None:
            self._who.unlink(missing_ok=True)
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Turn:
        began = time.monotonic()
        while not self.take():
            if time.monotonic() - began > self.patience:
                raise Busy(f"Sigue trabajando {self._holder()}. Ciérrala y repite esta orden: no se cambió nada.")
            time.sleep(EVERY_S)
        return self

    def __exit__(self, *error: object) -> None:
        self.leave()

    def _holder(self) -> str:
        """«construir» (proceso 4312, desde las 14:03)."""
        try:
            who: dict[str, Any] = json.loads(self._who.read_text(encoding="utf-8"))
            return f"«{who['orden']}» (proceso {who['pid']}, desde las {who['desde']}), que trabaja en esta carpeta"
        except (OSError, ValueError, KeyError, TypeError):
            return "otra orden que trabaja en esta carpeta"
