"""One font program for all the parts of a joined document: each part brings its own subsets of the same few fonts.

The engine keeps the numbers of the glyphs when it makes a subset, so that one subset with the glyphs of all of them
serves every part; widths and texts of each part stay as they are.
"""

from __future__ import annotations

import functools
import io
from typing import Any

import pikepdf
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from print import FONTS

USED = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
"""Tables that a reader of the PDF needs; the text is set already, so what sets it can go."""


def share_fonts(pdf: pikepdf.Pdf) -> int:
    """Give ``pdf`` one program for each of our fonts; returns how many programs it replaced.

    A program that holds anything but glyphs of our font, at the same numbers, is left alone.
    """
    found: dict[str, list[tuple[Any, frozenset[int]]]] = {}
    for descriptor in _descriptors(pdf):
        name, glyphs = _contents(descriptor.FontFile2.read_bytes())
        if name:
            found.setdefault(name, []).append((descriptor, glyphs))
    replaced = 0
    for name, several in sorted(found.items()):
        if len(several) < 2:
            continue
        data = _subset(name, frozenset().union(*(glyphs for _, glyphs in several)))
        program = pdf.make_indirect(pikepdf.Stream(pdf, data, Length1=len(data)))
        for descriptor, _ in several:
            descriptor.FontFile2 = program
            replaced += 1
    return replaced


def _descriptors(pdf: pikepdf.Pdf) -> list[Any]:
    return [
        o
        for o in pdf.objects
        if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor" and "/FontFile2" in o
    ]


@functools.lru_cache(maxsize=4096)
def _contents(program: bytes) -> tuple[str, frozenset[int]]:
    """Which of our fonts ``program`` is a subset of, by its file («»: none), and the numbers of the glyphs it draws."""
    font = TTFont(io.BytesIO(program), lazy=True)
    drawn, parts = _drawn(font)
    for name, ours in _ours().items():
        right = frozenset(number for number, shape in drawn.items() if ours.get(number) == shape)
        # A mark that only serves to build letters («´» of «á») may stand at any number: ours brings it along.
        if right and set(drawn) - right <= parts:
            return name, right
    return "", frozenset()


def _drawn(font: TTFont) -> tuple[dict[int, Any], set[int]]:
    """Shape of each glyph that has one, by number; and the numbers of those that others are built of."""
    table, order = font["glyf"], font.getGlyphOrder()
    parts: set[int] = set()

    def shape(name: str) -> Any:
        glyph = table.glyphs[name]
        data = bytes(getattr(glyph, "data", b"")).rstrip(b"\0")
        if data[:1] < b"\x80" and not hasattr(
            glyph, "components"
        ):  # its number of contours is not negative: it is no composite
            return data
        glyph = table[name]
        parts.update(font.getGlyphID(c.glyphName) for c in glyph.components)
        return [(c.x, c.y, getattr(c, "transform", None), shape(c.glyphName)) for c in glyph.components]

    found = {i: shape(name) for i, name in enumerate(order)}
    return {i: s for i, s in found.items() if s}, parts


@functools.cache
def _ours() -> dict[str, dict[int, Any]]:
    """Shapes of our fonts, by file."""
    return {path.name: _drawn(TTFont(path))[0] for path in sorted(FONTS.glob("*.ttf"))}


@functools.lru_cache(maxsize=64)
def _subset(name: str, glyphs: frozenset[int]) -> bytes:
    font = TTFont(FONTS / name, recalcTimestamp=False)
    for table in [t for t in font.keys() if t not in (*USED, "GlyphOrder")]:  # noqa: SIM118 (a TTFont is no mapping)
        del font[table]
    options = Options(retain_gids=True, hinting=False, layout_features=[], notdef_outline=True, glyph_names=False)
    subsetter = Subsetter(options)
    blank = set(range(len(font.getGlyphOrder()))) - set(_ours()[name])  # spaces: they have a width to keep
    subsetter.populate(gids=sorted(glyphs | blank))
    subsetter.subset(font)
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()
