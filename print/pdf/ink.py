"""How much ink a page takes: the share of its area that would be black if all its darkness were gathered."""

from __future__ import annotations

import pypdfium2
from PIL import ImageStat

WIDTH_PX = 240


def shares(pdf: bytes) -> list[float]:
    """Ink of each page of ``pdf``, from 0 (white) to 1 (all black)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_share(sheet) for sheet in document]
    finally:
        document.close()


def _share(sheet: pypdfium2.PdfPage) -> float:
    image = sheet.render(scale=WIDTH_PX / sheet.get_width(), grayscale=True).to_pil().convert("L")
    return float(1 - ImageStat.Stat(image).mean[0] / 255)
