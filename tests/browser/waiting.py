"""Waiting for something to hold in a page.

Playwright's own ``wait_for_function`` asks again with ``eval``, which the policy of our pages forbids.
"""

from __future__ import annotations

import time
from typing import Any

PATIENCE_S = 30.0


def until(page: Any, expression: str, arg: Any = None) -> None:
    """Wait until ``expression`` (or a function of ``arg``) is true in ``page``; fails after ``PATIENCE_S`` seconds."""
    asked = expression if arg is not None else f"!!({expression})"
    end = time.monotonic() + PATIENCE_S
    while not page.evaluate(asked, arg):
        assert time.monotonic() < end, f"no llegó a ser cierto: {expression}"
        page.wait_for_timeout(50)
