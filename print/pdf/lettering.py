"""Words written on pages that are drawn already, as outlines: each letter is kept once and called by name."""

from __future__ import annotations

from typing import Any

import pikepdf

from print.pdf.stamp import BOTTOM, TOP, font_of, form, letter, over, own_drawings


class Lettering:
    """Collects the words of a page and puts them on it at once; screen readers skip them."""

    def __init__(self, pdf: pikepdf.Pdf, weight: int) -> None:
        self.pdf, self.weight = pdf, weight
        self.kept: dict[str, Any] = {}
        self.used: set[str] = set()
        self.drawing: list[bytes] = []

    def write(self, words: str, x: float, y: float, em: float) -> None:
        """``words`` from (x, y) on, the base line; ``em`` is their size. All in points."""
        scale = em / font_of(self.weight)[2]
        out = [b"q %.5f 0 0 %.5f %.3f %.3f cm" % (scale, scale, x, y)]
        ahead = 0
        for c in words:
            shape, advance = letter(c, self.weight)
            if shape:
                self._keep(c, shape, advance)
                if ahead:
                    out.append(b"1 0 0 1 %d 0 cm" % ahead)
                out.append(b"/%s Do" % _name(c).encode())
                ahead = 0
            ahead += advance
        self.drawing += [*out, b"Q"]

    def put_on(self, page: pikepdf.Page) -> None:
        """Put on ``page`` what was written since the page before."""
        if self.drawing:
            things = own_drawings(page)
            for c in sorted(self.used):
                things[f"/{_name(c)}"] = self.kept[c]
            over(self.pdf, page, b"\n".join(self.drawing) + b"\n")
        self.used, self.drawing = set(), []

    def _keep(self, c: str, shape: bytes, advance: int) -> None:
        self.used.add(c)
        if c not in self.kept:
            units = font_of(self.weight)[2]
            frame = (advance + units, TOP * units, BOTTOM * units, -units)
            self.kept[c] = form(self.pdf, b"0 g\n" + shape + b"\nf\n", *frame)


def _name(c: str) -> str:
    return f"Letra{ord(c)}"
