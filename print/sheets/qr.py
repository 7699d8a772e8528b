"""The QR code of an address as shapes: for a finished PDF and for a page to be drawn."""

from __future__ import annotations

import functools
from typing import Any

import segno
from markupsafe import Markup, escape

from print.sheets.places import OFFICE_MODULE

MASK = 2
QUIET = b"0.2 g\n"
"""Dark enough for any camera, and lighter than what is to be read."""


@functools.lru_cache(maxsize=8)
def qr_shapes(address: str) -> tuple[int, bytes]:
    """Modules on a side, and the dark ones as PDF shapes in a square of that side (no quiet zone)."""
    # A fixed mask: to weigh all eight takes longer than all the rest, and readers undo any of them.
    rows = [list(row) for row in segno.make_qr(address, error="m", boost_error=False, mask=MASK).matrix]
    n = len(rows)
    out = []
    for y, row in enumerate(rows):
        x = 0
        while x < n:
            start = x
            while x < n and row[x]:
                x += 1
            if x > start:  # a little taller than a module, so that no viewer shows seams between rows
                out.append(f"{start} {n - y - 1} {x - start} 1.02 re")
            x += 1
    return n, QUIET + ("\n".join(out) + "\nf\n").encode()


def qr_svg(address: str, words: str) -> dict[str, Any]:
    """The code of ``address`` for a page to be drawn: ``svg``, whose title is ``words``, and ``lado_mm``, its side."""
    rows = segno.make_qr(address, error="m", boost_error=False, mask=MASK).matrix
    n = len(rows)
    dark = "".join(f"M{x} {y}h1v1.02h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on)
    side = round(n * OFFICE_MODULE, 2)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{side}mm" height="{side}mm" viewBox="0 0 {n} {n}">'
        f'<title>{escape(words)}</title><path d="{dark}" fill="#000000"/></svg>'
    )
    return {"svg": Markup(svg), "lado_mm": side}
