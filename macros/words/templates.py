"""The one way to open a folder of templates, for pages of the site and for prints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.words.counts import counted
from macros.words.filling import filled


def environment(folder: Path, **filters: Callable[..., Any]) -> Environment:
    """Jinja with escaping on and no tolerance for undefined names; what ``filters`` adds is of who shows the pages."""
    env = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["cuantos"] = counted
    env.filters["llenar"] = filled
    env.filters.update(filters)
    return env
