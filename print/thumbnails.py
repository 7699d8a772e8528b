"""Picture of a PDF's page, for the site."""

from __future__ import annotations

import io

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
