"""Picture of a PDF's page, for the site."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image


def picture(pdf: bytes, width_px: int, page: int = 0) -> Image.Image:
    """Page ``page`` (from 0) of ``pdf`` as an RGB image ``width_px`` wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        image: Image.Image = sheet.render(scale=width_px / sheet.get_width()).to_pil().convert("RGB")
        return image
    finally:
        document.close()


def thumbnail(pdf: bytes, width_px: int) -> tuple[bytes, int, int]:
    """The first page as WebP: bytes, width and height in pixels."""
    image = picture(pdf, width_px)
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=50, method=1)
    return buffer.getvalue(), image.width, image.height


def smaller(picture: Path, goal: Path, width_px: int) -> tuple[int, int]:
    """A light copy of a thumbnail for pages that show hundreds; made again only where ``picture`` is newer.

    Returns its width and height in pixels.
    """
    if goal.is_file() and goal.stat().st_mtime_ns >= picture.stat().st_mtime_ns:
        with Image.open(goal) as made:
            if made.width == width_px:
                return made.size
    with Image.open(picture) as image:
        size = (width_px, round(image.height * width_px / image.width))
        small = image.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    small.save(goal, "WEBP", quality=45, method=4)
    return small.size
