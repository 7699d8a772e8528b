"""Templates and styles: what every page to be drawn is made with."""

from __future__ import annotations

import functools

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.words.markup import inline, sentence
from print import STYLES, TEMPLATES


@functools.cache
def environment() -> Environment:
    """Jinja with our filters. Shared, so that templates compile once; an edited template is noticed by its date."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["inline"] = inline
    env.filters["sentence"] = sentence
    return env


def styles(*names: str) -> str:
    """Style sheets one after the other, in the house order (fonts are parsed once per process by the engine)."""
    return "\n".join((STYLES / f"{name}.css").read_text(encoding="utf-8") for name in names)
