"""Finished PDFs in memory: open them, and save them so that the same input gives the same bytes."""

from __future__ import annotations

import io

import pikepdf

BOXES = ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox")


def opened(pdf: bytes) -> pikepdf.Pdf:
    """A document to read or change; use it in a ``with``."""
    return pikepdf.open(io.BytesIO(pdf))


def to_bytes(pdf: pikepdf.Pdf) -> bytes:
    """``pdf`` as bytes: no date, and an identifier that follows from the contents."""
    buffer = io.BytesIO()
    pdf.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return buffer.getvalue()


def frame(page: pikepdf.Page, x: float, y: float, width: float, height: float) -> None:
    """Give ``page`` the frame that begins at (x, y); lengths in points."""
    box = pikepdf.Array([round(v, 3) for v in (x, y, x + width, y + height)])
    for name in BOXES:
        if name == "/MediaBox" or name in page.obj:
            page.obj[name] = box
