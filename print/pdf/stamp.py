"""Stamp the freshness mark on finished pages: a QR code and a few letters, as shapes that screen readers skip.

The letters are outlines, so that a stamped file needs no other font; what they say stands in ``kit.json`` too.
"""

from __future__ import annotations

import functools
from typing import Any

import pikepdf
from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from print import FONTS
from print.sheets.papers import PT
from print.sheets.places import Place, Sello
from print.sheets.qr import qr_shapes

OWN, LANGUAGES = "AtkinsonHyperlegibleNext", "PaqueteLenguas"
"""Files of the kit's own face and of the one that has what it lacks."""
BOLD = 700
BOTTOM, TOP = -1, 2
"""Frame of written letters below and above the base line, in em: wider than any of them."""
LINE_BOX = (200, TOP, BOTTOM)
"""Frame of a line of letters: length, top and bottom, in em."""


def letters(words: str, weight: int = BOLD) -> bytes:
    """``words`` as shapes in a quiet grey, 1 unit an em, from the origin on; letters that the font lacks are left."""
    out, x, units = [], 0, font_of(weight)[2]
    for c in words:
        shapes, advance = letter(c, weight)
        out.append(b"1 0 0 1 %d 0 cm\n%s\nf" % (x, shapes) if shapes else b"1 0 0 1 %d 0 cm" % x)
        x = advance
    return f"0.27 g\n{1 / units:.6f} 0 0 {1 / units:.6f} 0 0 cm\n".encode() + b"\n".join(out) + b"\n"


def width(words: str, weight: int = BOLD) -> float:
    """How long ``words`` are, in em."""
    return sum(letter(c, weight)[1] for c in words) / float(font_of(weight)[2])


@functools.cache
def letter(c: str, weight: int) -> tuple[bytes, int]:
    """Outline of a letter and how far the next one is, in units of the font."""
    cmap, glyphs, units = font_of(weight)
    scale = 1.0
    if ord(c) not in cmap:
        cmap, glyphs, own = font_of(min(weight, BOLD), LANGUAGES)
        scale = units / own
    if ord(c) not in cmap:
        return b"", 0
    glyph = glyphs[cmap[ord(c)]]
    pen = _Pen(glyphs)
    glyph.draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
    return b"\n".join(pen.out), round(glyph.width * scale)


def stamp(
    pdf: pikepdf.Pdf, sello: Sello, mark: str, place: Place | None = None, *, foot: bool = False,
    code: tuple[Place, int] | None = None,
) -> None:  # fmt: skip
    """Put the mark on every page of ``pdf``.

    ``foot``: also edition and piece, for pages that do not say them. ``code``: a place of its own for the QR code, and
    how many pages there are from one code to the next.
    """
    place = place or sello.lugar
    at, step = code or (place, len(pdf.pages) if place.solo_primera else 1)
    n, shapes = qr_shapes(sello.direccion + mark)
    square = form(pdf, shapes, n, n)
    line = form(pdf, letters(said(sello, mark, foot=foot)), *LINE_BOX)
    for i, page in enumerate(pdf.pages):
        things = own_drawings(page)
        things["/Marca"] = line
        if i % step == 0:
            things["/Codigo"] = square
        x0, _, x1, _ = (float(v) for v in page.mediabox)
        over(pdf, page, marked(place, i, (at, n, x1 - x0) if i % step == 0 else None))


def said(sello: Sello, mark: str, *, foot: bool = False) -> str:
    """Words of the mark; ``foot``: also edition and piece."""
    return f"{sello.pie} · {sello.rotulo} {mark}" if foot else f"{sello.rotulo} {mark}"


def marked(place: Place, index: int, code: tuple[Place, int, float] | None) -> bytes:
    """Calls of /Marca and, with ``code``, of /Codigo: its place, its modules and the page's width in points."""
    drawing = b"q %s /Marca Do Q\n" % _cm(place.em, _left(place, index) * PT, place.base * PT)
    if code:
        at, n, across = code
        module = at.module(n)
        side = n * module
        x, y = across - (at.derecha + side) * PT, (at.arriba - side) * PT
        drawing += b"q %s /Codigo Do Q\n" % _cm(module, x, y)
    return drawing


def over(pdf: pikepdf.Pdf, page: pikepdf.Page, drawing: bytes) -> None:
    """Add ``drawing`` on top of a page, as an artifact; what was there keeps its own coordinates."""
    page.contents_add(pdf.make_stream(b"q\n"), prepend=True)
    page.contents_add(pdf.make_stream(b"\nQ\n" + artifact(drawing)))


def parted(page: pikepdf.Page) -> tuple[Any, bytes]:
    """What ``over`` found on a page, which must have been one stream, and what it put on top."""
    _, before, after = page.obj.Contents
    return before, after.read_bytes().removeprefix(b"\nQ\n")


def artifact(drawing: bytes) -> bytes:
    """``drawing`` as something that screen readers skip."""
    return b"/Artifact BMC\n" + drawing + b"EMC\n"


def _left(place: Place, index: int) -> float:
    return place.izquierda_par if place.izquierda_par and index % 2 else place.izquierda


def _cm(scale_mm: float, x: float, y: float) -> bytes:
    return f"{scale_mm * PT:.4f} 0 0 {scale_mm * PT:.4f} {x:.3f} {y:.3f} cm".encode()


def own_drawings(page: pikepdf.Page) -> Any:
    """The drawings that the page may call by name; pages may share them."""
    resources = page.obj.Resources
    if "/XObject" not in resources:
        resources.XObject = pikepdf.Dictionary()
    return resources.XObject


def form(pdf: pikepdf.Pdf, shapes: bytes, across: float, height: float, bottom: float = 0, left: float = 0) -> Any:
    """A drawing to call by name. Its frame reaches from (left, bottom) to (across, height)."""
    return pdf.make_indirect(
        pikepdf.Stream(
            pdf, shapes, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form,
            BBox=[left, bottom, across, height], Resources=pikepdf.Dictionary(),
        )
    )  # fmt: skip


@functools.cache
def font_of(weight: int, name: str = OWN) -> tuple[Any, Any, int]:
    """Letters by code point, their outlines and the units of an em, of a bundled face."""
    font = TTFont(FONTS / f"{name}-{weight}.ttf")
    return font.getBestCmap(), font.getGlyphSet(), font["head"].unitsPerEm


class _Pen(BasePen):  # type: ignore[misc]
    """Writes outlines as PDF operators."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.out: list[bytes] = []

    def _put(self, operator: str, *points: tuple[float, float]) -> None:
        numbers = " ".join(f"{x:g} {y:g}" for x, y in points)
        self.out.append(f"{numbers} {operator}".encode())

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._put("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._put("l", pt)

    def _curveToOne(self, a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> None:
        self._put("c", a, b, c)

    def _closePath(self) -> None:
        self.out.append(b"h")
