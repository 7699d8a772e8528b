"""The one piece of markup that texts of ``data/`` may carry: ``**negritas**``."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


_TYPED = re.compile(r"<strong>([a-z0-9_./-]+)</strong>")


def sentence(text: str) -> str:
    """``text`` with a full stop, unless it already ends in punctuation."""
    return text if text.rstrip()[-1:] in ".?!…:" else f"{text.rstrip()}."


def inline(text: str) -> Markup:
    """``text`` as safe HTML: everything escaped, ``**x**`` as <strong>."""
    return Markup(_BOLD.sub(r"<strong>\1</strong>", str(escape(text))))


def coded(text: str) -> Markup:
    """``inline`` where what is in bold and looks like a field, a value or a path is set as what one types."""
    return Markup(_TYPED.sub(r"<code>\1</code>", str(inline(text))))


def plain(text: str) -> str:
    """``text`` without its markup, for what knows no bold: names, letters to measure, files of plain text."""
    return text.replace("**", "")


def folded(text: str) -> str:
    """``text`` in lower case and without accents, to compare and to sort."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
