"""Labels with places for values."""

from __future__ import annotations

import re

_PLACE = re.compile(r"\{(\w+)\}")


def filled(text: str, **values: object) -> str:
    """``text`` with each ``{nombre}`` that is among ``values`` replaced; all else stays as it was written.

    Not ``str.format``: a label is data, and «{dia.__class__}» would reach into the program.
    """
    return _PLACE.sub(lambda m: str(values[m[1]]) if m[1] in values else m[0], text)
