"""Picture of a PDF's page, for the site."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image

GALLERY_PX = 120
"""Width of the pictures of the gallery."""
Thumbnail = tuple[bytes, int, int]
"""Bytes, width and height in pixels."""


def picture(pdf: bytes, width_px: int, page: int = 0) -> Image.Image:
    """Page ``page`` (from 0) of ``pdf`` as an RGB image ``width_px`` wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        image: Image.Image = sheet.render(scale=width_px / sheet.get_width()).to_pil().convert("RGB")
        return image
    finally:
        document.close()


def thumbnails(pdf: bytes, width_px: int) -> tuple[Thumbnail, Thumbnail]:
    """The first page as WebP, for its own page and, smaller and lighter, for the gallery, which shows hundreds."""
    image = picture(pdf, width_px)
    small = (GALLERY_PX, round(image.height * GALLERY_PX / image.width))
    return _webp(image, 50, 1), _webp(image.resize(small, Image.Resampling.LANCZOS), 45, 4)


def _webp(image: Image.Image, quality: int, effort: int) -> Thumbnail:
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=quality, method=effort)
    return buffer.getvalue(), image.width, image.height
