"""The same drawing on another paper: only the page's frame changes, so tags, fields and letters stay as they are.

Letter and A4 differ by 6 mm in width and 18 mm in height. The margins of the Letter pages leave room for both.
"""

from __future__ import annotations

import io

import pikepdf

PT = 72 / 25.4
A4_MM = (210.0, 297.0)
_BOXES = ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox")


def on_a4(pdf: bytes) -> bytes:
    """``pdf`` with each page centred on A4, upright or on its side as it was drawn."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            left, bottom, right, top = (float(v) for v in page.mediabox)
            width, height = (n * PT for n in (A4_MM if top - bottom >= right - left else A4_MM[::-1]))
            x, y = (left + right - width) / 2, (bottom + top - height) / 2
            frame = pikepdf.Array([round(v, 3) for v in (x, y, x + width, y + height)])
            for name in _BOXES:
                if name == "/MediaBox" or name in page.obj:
                    page.obj[name] = frame
        buffer = io.BytesIO()
        document.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return buffer.getvalue()
