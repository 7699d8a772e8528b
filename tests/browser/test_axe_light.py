"""Accessibility of every page in the light colours, as axe sees it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sampled import sample, violations
from test_browser import base, browser, page

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador


def test_axe_finds_nothing_in_(page: Any, base: str, site: Path) -> None:
    assert violations(page, base, sample(site), "light") == []
