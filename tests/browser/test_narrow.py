"""No page moves sideways on a narrow screen, nor at 400 % of a screen of 1280."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sampled import ALONE, sample
from test_browser import base, browser, page

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador
WIDTHS = (320, 360)
"""320 is what a screen of 1280 shows at 400 %."""


def test_no_page_moves_sideways(page: Any, base: str, site: Path) -> None:
    folders = [name for name in ALONE if name.endswith("/")]
    alone = [min(p.relative_to(site).as_posix() for p in (site / folder).glob("*.html")) for folder in folders]
    alone += [name for name in ALONE if name not in folders]
    wide, seen = [], 0
    for name in [*sample(site), *alone]:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if width == WIDTHS[0]:
                page.goto(base + name)
            seen += 1
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append(f"{name}: {width}")
    assert seen > 100 and wide == []


def test_a_page_that_moves_is_seen(page: Any, base: str) -> None:
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    page.goto(base + "index.html")
    page.evaluate("document.querySelector('article').style.width = '40rem'")
    assert page.evaluate("document.documentElement.scrollWidth") > WIDTHS[0]
