"""The look of an edition: is its logo safe and sharp enough, can its colours be read? Reads the logo's file only."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from lxml import etree
from PIL import Image, UnidentifiedImageError

from macros import colours
from macros.limits import LOGO_PICTURE_BYTES, LOGO_PIXELS, LOGO_SVG_BYTES
from macros.model.edicion import Logo, Organizacion
from macros.problems import Problem
from macros.reading.yaml_file import Documento

BOX_MM = (60.0, 22.0)
"""Largest size at which a logo is printed: on the cover of a book."""
MIN_DPI = 150
_AT = ("organizacion", "logo")
_ACTIVE = {"script", "foreignObject", "iframe", "set", "animate", "animateMotion", "animateTransform", "handler"}
_OUTSIDE = re.compile(r"url\(\s*[\"']?(?!#)|@import|javascript:|expression\(", re.IGNORECASE)
_TYPES: dict[str, Literal["image/png", "image/jpeg"]] = {"PNG": "image/png", "JPEG": "image/jpeg"}


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
    logo, fault = _svg(content) if path.suffix == ".svg" else _picture(content, path.suffix)
    if fault:
        return None, [_problem(doc, f"{told}: {fault}")]
    assert logo is not None
    return logo.model_copy(update={"archivo": name}), []


def _problem(doc: Documento, message: str) -> Problem:
    return doc.problem(_AT, message, regla="logo")


def _svg(content: bytes) -> tuple[Logo | None, str]:
    """The drawing as it is, if nothing in it runs, loads or needs a letter of somebody's machine."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(content, parser).getroottree()
    except etree.XMLSyntaxError as e:
        return None, f"no es un SVG completo (renglón {e.lineno}). Usa uno exportado como «SVG simple»."
    root = tree.getroot()
    if tree.docinfo.internalDTD is not None:
        return None, "trae una declaración DOCTYPE. Usa uno exportado como «SVG simple» o borra ese renglón."
    if etree.QName(root).localname != "svg":
        return None, "no es un SVG. Usa un SVG o un PNG."
    for element in root.iter():
        if fault := _element(element):
            return None, f"renglón {element.sourceline}: {fault}"
    box = [float(x) for x in re.findall(r"-?[\d.]+", root.get("viewBox", ""))]
    if len(box) != 4 or min(box[2:]) <= 0:
        return None, "le falta «viewBox», que dice su forma. Usa uno exportado como «SVG simple»."
    return Logo(archivo="logo.svg", tipo="image/svg+xml", contenido=content, proporcion=box[2] / box[3]), ""


def _element(element: etree._Element) -> str:
    if not isinstance(element.tag, str):
        if isinstance(element, etree._ProcessingInstruction | etree._Entity):
            return "trae una instrucción que no es dibujo. Bórrala o usa uno exportado como «SVG simple»."
        return ""
    name = etree.QName(element).localname
    if name in _ACTIVE:
        return f"trae <{name}>, y un logotipo no lleva programas ni movimiento. Borra esa parte."
    if name in ("text", "tspan", "textPath"):
        return "trae letras que dependen de la computadora. Usa uno con el texto convertido en trazos."
    if name == "style" and _OUTSIDE.search(element.text or ""):
        return "su estilo pide algo de fuera. Quita «@import» y «url(…)»."
    for key, value in element.attrib.items():
        plain = etree.QName(key).localname
        if plain.lower().startswith("on"):
            return f"trae «{plain}», que es un programa. Quita ese atributo."
        inside = value.strip().startswith(("#", "data:image/png;base64,", "data:image/jpeg;base64,"))
        if plain in ("href", "src") and not inside:
            return f"pide «{value[:40]}», que está fuera del archivo. Quita esa referencia o incrusta la imagen."
        if plain not in ("href", "src") and _OUTSIDE.search(value):
            return f"«{plain}» pide algo de fuera. Quita esa referencia."
    return ""


def _picture(content: bytes, suffix: str) -> tuple[Logo | None, str]:
    try:
        with Image.open(io.BytesIO(content), formats=list(_TYPES)) as picture:
            width, height = picture.size
            kind = str(picture.format)
            if width * height > LOGO_PIXELS:
                return None, f"mide {width} × {height} puntos, demasiados. Escribe una versión más chica."
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None, "no es una imagen PNG o JPEG que se pueda abrir. Expórtala de nuevo y usa ese archivo."
    if (kind == "PNG") != (suffix == ".png"):
        right = ".png" if kind == "PNG" else ".jpg"
        return None, f"por dentro es {kind}. Cambia la terminación del archivo a «{right}»."
    w_mm, h_mm = fitted(width / height, *BOX_MM)
    dpi = width / (w_mm / 25.4)
    if dpi < MIN_DPI:
        need = round(w_mm / 25.4 * MIN_DPI + 0.5), round(h_mm / 25.4 * MIN_DPI + 0.5)
        return None, (
            f"mide {width} × {height} puntos y al imprimirse se vería borroso ({dpi:.0f} por pulgada; el mínimo es "
            f"{MIN_DPI}). Usa uno de {need[0]} × {need[1]} o más, o un SVG."
        )
    return Logo(archivo="logo", tipo=_TYPES[kind], contenido=content, proporcion=width / height), ""


def fitted(shape: float, width: float, height: float) -> tuple[float, float]:
    """Size of something ``shape`` times wider than high, as large as it fits in a box (same unit in and out)."""
    return (width, width / shape) if shape > width / height else (height * shape, height)


def _shown(ratio: float) -> str:
    """Two decimals, cut and not rounded: 4.499 must not look like 4.5."""
    return f"{int(ratio * 100) / 100:.2f}"
