"""A logo that is a picture, read once: turned as its camera says, in the colours of a screen, and written anew, so that
every output opens it and none gets what its file had besides."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from macros.limits import LOGO_PIXELS

Kind = Literal["image/png", "image/jpeg"]
WIDEST = 2400
"""Pixels: more than the largest print shows at 600 an inch."""
TYPES: dict[str, Kind] = {"PNG": "image/png", "JPEG": "image/jpeg"}
_FAULTS = (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError)


class PictureError(Exception):
    """The picture cannot be taken; ``str()`` says why, in Spanish."""


def kind_of(content: bytes) -> str:
    """PNG or JPEG, by what is inside. Raises PictureError."""
    return _opened(content)[1]


def picture(content: bytes) -> tuple[bytes, Kind, tuple[int, int]]:
    """The picture written anew, its type, and its size in pixels before any was left out. Raises PictureError."""
    image, kind = _opened(content)
    try:
        with _whole():
            image.load()
        image = ImageOps.exif_transpose(image)
        size = image.size
        image = _in_rgb(image)
    except _FAULTS:
        raise PictureError(_UNREADABLE) from None
    image.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    if kind == "JPEG":
        image.convert("RGB").save(out, "JPEG", quality=92, subsampling=0)
    else:
        image.save(out, "PNG", optimize=True)
    return out.getvalue(), TYPES[kind], size


_UNREADABLE = "no es una imagen PNG o JPEG que se pueda abrir. Expórtala de nuevo y usa ese archivo."


@contextmanager
def _whole() -> Iterator[None]:
    """A picture that is cut fails, also where WeasyPrint was loaded: it lets every picture of the program be cut."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _opened(content: bytes) -> tuple[Image.Image, str]:
    try:
        image: Image.Image = Image.open(io.BytesIO(content), formats=list(TYPES))
    except _FAULTS:
        raise PictureError(_UNREADABLE) from None
    width, height = image.size
    if width * height > LOGO_PIXELS:
        raise PictureError(f"mide {width} × {height} puntos, demasiados. Escribe una versión más chica.")
    return image, str(image.format)


def _in_rgb(image: Image.Image) -> Image.Image:
    """Eight bits a colour, red, green and blue; what is clear stays clear. No profile, no date, no place."""
    if image.mode.startswith("I") or image.mode == "F":  # sixteen bits of grey
        image = image.convert("I").point(lambda v: v / 257).convert("L")
    profile = image.info.get("icc_profile")
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if profile and not clear:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            image = turned or image
        except (ImageCms.PyCMSError, OSError):  # a profile for another kind of picture: colours as they are
            pass
    plain = image.convert("RGBA" if clear else "RGB")
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    return bare
