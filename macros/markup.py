"""The one piece of markup that texts of ``data/`` may carry: ``**negritas**``."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def sentence(text: str) -> str:
    """``text`` with a full stop, unless it already ends in punctuation."""
    return text if text.rstrip()[-1:] in ".?!…:" else f"{text.rstrip()}."


def inline(text: str) -> Markup:
    """``text`` as safe HTML: everything escaped, ``**x**`` as <strong>."""
    return Markup(_BOLD.sub(r"<strong>\1</strong>", str(escape(text))))
