"""The browser that ``medir`` times the kit and the workshop in."""

from __future__ import annotations

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """Where Chromium stands on this machine; None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)
