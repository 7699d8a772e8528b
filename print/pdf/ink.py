"""How much ink a page takes, as the share of its area that would be black if all were gathered, and where it is."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageStat

from print.sheets.papers import PT

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


@dataclass(frozen=True)
class Ink:
    """What is drawn where on a page: ``picture`` has a pixel a millimetre, white for what is drawn."""

    picture: Image.Image

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of all that is drawn; the whole page where nothing is."""
        return self.picture.getbbox() or (0, 0, *self.picture.size)

    def columns(self) -> list[float]:
        """Share of each millimetre of the width that is drawn on."""
        return self._profile((self.picture.width, 1))

    def rows(self) -> list[float]:
        """The same of the height."""
        return self._profile((1, self.picture.height))

    def blank(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether nothing is drawn in a part of the page."""
        return self.picture.crop((round(left), round(top), round(right), round(bottom))).getbbox() is None

    def _profile(self, size: tuple[int, int]) -> list[float]:
        return [v / 255 for v in self.picture.resize(size, Image.Resampling.BOX).tobytes()]


DARK = 200
"""A pixel lighter than this has nothing on it but a tint."""


def inks(pdf: bytes, scale: float) -> list[Ink]:
    """What is drawn on each page of ``pdf`` printed at ``scale``."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [Ink(_drawn(sheet, scale)) for sheet in document]
    finally:
        document.close()


def _drawn(sheet: pypdfium2.PdfPage, scale: float) -> Image.Image:
    wide, high = round(sheet.get_width() / PT * scale), round(sheet.get_height() / PT * scale)
    fine: Image.Image = sheet.render(scale=2 * scale / PT, grayscale=True).to_pil().convert("L")
    # Finer than a millimetre first: no thin line is lost.
    marked = fine.point([255 if v < DARK else 0 for v in range(256)])
    told: Image.Image = marked.resize((wide, high), Image.Resampling.BOX)
    return told.point([255 if v > 40 else 0 for v in range(256)])
