"""Templates and styles: what every page to be drawn is made with."""

from __future__ import annotations

import functools

from jinja2 import Environment

from macros.words import templates
from macros.words.markup import inline, sentence
from print import STYLES, TEMPLATES


@functools.cache
def print_templates() -> Environment:
    """The templates of the prints. Shared: templates compile once; an edited one is noticed by its date."""
    return templates.environment(TEMPLATES, inline=inline, sentence=sentence)


def styles(*names: str) -> str:
    """Style sheets one after the other, in the house order (fonts are parsed once per process by the engine)."""
    return "\n".join((STYLES / f"{name}.css").read_text(encoding="utf-8") for name in names)
