"""A copy of a finished PDF in black and white: every colour becomes black, one of two greys, or white.

What it becomes follows from its contrast with white paper, so that nothing is lost on a cheap printer: what must be
read (contrast of 4.5 or more) turns black, lines (3 or more) and pale lines turn into greys that still print, tints
turn white, and white stays white. Only numbers of colour operators change; tags and letters stay.
"""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf

from macros.colours import contrast, luminance

BLACK, LINE, PALE, WHITE = 0.0, 0.35, 0.55, 1.0
"""Greys by name; ``LINE`` has a contrast of 7 with white, ``PALE`` of 3.4."""
_COLOUR = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)\b")


def grey_of(red: float, green: float, blue: float) -> float:
    """The grey that stands for a colour, from 0 (black) to 1 (white)."""
    against_paper = contrast(luminance(red, green, blue), 1.0)
    if against_paper >= 4.5:
        return BLACK
    if against_paper >= 3:
        return LINE
    return PALE if against_paper >= 1.3 else WHITE


def turn_grey(document: pikepdf.Pdf) -> None:
    """Take the colours out of all that ``document`` draws."""
    for page in document.pages:
        content = page.obj.get("/Contents")
        streams = content if isinstance(content, pikepdf.Array) else [content]
        for stream in streams:
            _recolour(stream)
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream):
            if thing.get("/Subtype") == "/Form" or thing.get("/PatternType") == 1:
                _recolour(thing)
            elif thing.get("/Subtype") == "/Image":
                _grey_picture(thing)
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            for key in ("/C0", "/C1"):  # ends of a gradient
                if key in thing and len(thing[key]) == 3:
                    thing[key] = pikepdf.Array([grey_of(*(float(v) for v in thing[key]))] * 3)


def _recolour(stream: Any) -> None:
    before = stream.read_bytes()
    after = _COLOUR.sub(_grey_operator, before)
    if after != before:
        stream.write(after)


def _grey_operator(match: re.Match[bytes]) -> bytes:
    grey = b"%g" % grey_of(*(float(match[i]) for i in (1, 2, 3)))
    return b"%s %s %s %s" % (grey, grey, grey, match[4])


def _grey_picture(stream: Any) -> None:
    """A picture keeps its size and its mask."""
    if stream.get("/ColorSpace") == "/DeviceGray" or stream.get("/ImageMask"):
        return
    picture = pikepdf.PdfImage(stream).as_pil_image().convert("L")
    if str(stream.get("/Filter")) == "/DCTDecode":
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=85)
        stream.write(buffer.getvalue(), filter=pikepdf.Name.DCTDecode)
    else:
        stream.write(picture.tobytes())
    stream.ColorSpace = pikepdf.Name.DeviceGray
    stream.BitsPerComponent = 8
