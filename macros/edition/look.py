"""The look of an edition: is its logo safe and sharp enough, can its colours be read? Reads the logo's file only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros import colours
from macros.limits import LOGO_PICTURE_BYTES, LOGO_SVG_BYTES
from macros.model.edicion import Logo, Organizacion
from macros.problems import Problem
from macros.reading.yaml_file import Documento

BOX_MM = (60.0, 22.0)
"""Largest size at which a logo is printed: on the cover of a book."""
MIN_DPI = 150
OPENERS = {True: "lxml.etree", False: "PIL.Image"}
"""What opens a logo: a drawing, or a picture."""
_AT = ("organizacion", "logo")


def colour_problems(organizacion: Organizacion, doc: Documento) -> Iterator[Problem]:
    """A colour that cannot be read on white (nor white on it), with its ratio and the closest tone that can."""
    given = organizacion.colores
    for name in ("principal", "acento"):
        colour = getattr(given, name) if given else None
        if colour and (ratio := colours.ratio(colour, "#ffffff")) < colours.TEXT:
            better = colours.nearest(colour, ("#ffffff",), colours.TEXT)
            lines = "" if ratio >= colours.LINES else " Tampoco sirve para líneas, que piden 3."
            yield doc.problem(
                ("organizacion", "colores", name),
                f"«{name}» ({colour}) sobre blanco tiene un contraste de {_shown(ratio)} y se necesita 4.5 para leer."
                f'{lines} El tono más cercano que cumple: escribe {name}: "{better}"',
                regla="contraste",
            )


def read_logo(organizacion: Organizacion, folder: Path, doc: Documento) -> tuple[Logo | None, list[Problem]]:
    """The logo of an edition whose files are in ``folder``, or what is wrong with it."""
    name = organizacion.logo
    if name is None:
        return None, []
    path = folder / name
    told = f"data/ediciones/{folder.name}/{name}"
    if not path.is_file():
        return None, [_problem(doc, f"no existe {told}. Pon ahí el archivo del logotipo o quita «logo».")]
    if not path.resolve().is_relative_to(folder.resolve()):
        return None, [_problem(doc, f"{told} es un enlace que sale de su carpeta. Pon ahí una copia del archivo.")]
    limit = LOGO_SVG_BYTES if path.suffix == ".svg" else LOGO_PICTURE_BYTES
    if path.stat().st_size > limit:
        size, most = path.stat().st_size / 1000, limit / 1000
        return None, [
            _problem(doc, f"{told} pesa {size:.0f} kB y el máximo es {most:.0f} kB. Escribe una versión más ligera.")
        ]
    content = path.read_bytes()
    try:  # late: with libraries that only a logo needs, and a browser has not
        from macros.edition.logo.paint import DrawingError
        from macros.edition.logo.picture import PictureError

        __import__(OPENERS[path.suffix == ".svg"])
    except ModuleNotFoundError:
        message = f"{told} no se puede abrir aquí y no se revisó. Revisa tu edición en tu equipo o al publicarla."
        return None, [doc.problem(_AT, message, regla="logo", gravedad="aviso")]
    try:
        logo = _svg(content) if path.suffix == ".svg" else _picture(content, path.suffix)
    except (DrawingError, PictureError) as e:
        return None, [_problem(doc, f"{told}: {e}")]
    return logo.model_copy(update={"archivo": name}), []


def _problem(doc: Documento, message: str) -> Problem:
    return doc.problem(_AT, message, regla="logo")


def _svg(content: bytes) -> Logo:
    from macros.edition.logo.drawing import drawing

    copy, shape = drawing(content)
    return Logo(archivo="logo", tipo="image/svg+xml", contenido=copy, proporcion=shape)


def _picture(content: bytes, suffix: str) -> Logo:
    from macros.edition.logo.picture import PictureError, kind_of, picture

    kind = kind_of(content)
    if (kind == "PNG") != (suffix == ".png"):
        right = ".png" if kind == "PNG" else ".jpg"
        raise PictureError(f"por dentro es {kind}. Cambia la terminación del archivo a «{right}».")
    copy, tipo, (width, height) = picture(content)
    w_mm, h_mm = fitted(width / height, *BOX_MM)
    dpi = width / (w_mm / 25.4)
    if dpi < MIN_DPI:
        need = round(w_mm / 25.4 * MIN_DPI + 0.5), round(h_mm / 25.4 * MIN_DPI + 0.5)
        raise PictureError(
            f"mide {width} × {height} puntos y al imprimirse se vería borroso ({dpi:.0f} por pulgada; el mínimo es "
            f"{MIN_DPI}). Usa uno de {need[0]} × {need[1]} o más, o un SVG."
        )
    return Logo(archivo="logo", tipo=tipo, contenido=copy, proporcion=width / height)


def fitted(shape: float, width: float, height: float) -> tuple[float, float]:
    """Size of something ``shape`` times wider than high, as large as it fits in a box (same unit in and out)."""
    return (width, width / shape) if shape > width / height else (height * shape, height)


def _shown(ratio: float) -> str:
    """Two decimals, cut and not rounded: 4.499 must not look like 4.5."""
    return f"{int(ratio * 100) / 100:.2f}"
