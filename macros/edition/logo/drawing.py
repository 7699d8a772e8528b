"""A logo drawn as SVG, copied: the copy has only shapes, colours and references that are known, in a bounded number.

Allowed by name, not forbidden by name: what SVG or CSS may gain tomorrow stays out. What draws and cannot be kept is
told with its line; what only its editor needs is left behind. (``nh3`` reads HTML: it knows neither namespaces nor how
much a ``use`` repeats, and tells no line.)
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from lxml import etree

from macros.edition.logo.paint import INSIDE, LOOKS, SIMPLE, DrawingError, declared, looked, style_rules

SVG, XLINK, XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/1999/xhtml"
MOST = 20_000
"""Shapes that a drawing may have once each ``use`` stands for what it repeats."""
A_SHAPE = 50
"""Letters of a path that count as one more shape."""
DEEPEST = 40
"""References that may lead one to the next."""
LARGEST = 1e6
"""No length is longer than this: places far away are drawn at a cost and seen by nobody."""
_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image", "use"}
_GROUPS = {"svg", "g", "defs", "symbol", "clipPath", "mask", "linearGradient", "radialGradient", "stop"}
_KEPT = _SHAPES | _GROUPS | {"style", "title", "desc"}
_LEFT = {"metadata"}
"""Of SVG, but nothing that is drawn."""
_RUN = {"script", "set", "animate", "animateMotion", "animateTransform", "handler"}
_LETTERS = {"text", "tspan", "textPath", "tref", "font"}
_NUMBERS = {
    "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "width", "height", "offset",
    "viewBox", "points", "pathLength",
}  # fmt: skip
_WORDS = {
    "id", "class", "preserveAspectRatio", "gradientUnits", "spreadMethod", "clipPathUnits", "maskUnits",
    "maskContentUnits",
}  # fmt: skip
_MOVES = {"transform", "gradientTransform"}
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")
_LENGTH = re.compile(rf"{_NUMBER.pattern}(?:px|pt|mm|cm|in|em|%)?")
_MOVE = re.compile(r"(?:matrix|translate|scale|rotate|skewX|skewY)\(([^()]*)\)")
_STEP = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2}
"""Numbers that each step of a path takes; an arc's may stand without blanks, and «z» takes none."""
_WORD = re.compile(r"[\w .:-]*")
_URL = re.compile(r"url\(\s*[\"']?(#[\w.:-]+)[\"']?\s*\)")
_PICTURE = re.compile(r"data:image/(png|jpeg);base64,([A-Za-z0-9+/=\s]+)")


def drawing(content: bytes) -> tuple[bytes, float]:
    """A safe copy of an SVG and its shape (width over height). Raises DrawingError."""
    root = _root(content)
    box = _numbers(root.get("viewBox", ""))
    if len(box) != 4 or min(box[2:]) <= 0:
        raise DrawingError(f"le falta «viewBox», que dice su forma. {SIMPLE}")
    copy = _copy(root, None)
    assert copy is not None
    _bounded(copy)
    return etree.tostring(copy, encoding="utf-8"), box[2] / box[3]


def _root(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(content, parser).getroottree()
    except etree.XMLSyntaxError as e:
        raise DrawingError(f"no es un SVG completo (renglón {e.lineno}). {SIMPLE}") from None
    if tree.docinfo.internalDTD is not None:
        raise DrawingError("trae una declaración DOCTYPE. Usa uno exportado como «SVG simple» o borra ese renglón.")
    root = tree.getroot()
    if root.tag != f"{{{SVG}}}svg":
        raise DrawingError("no es un SVG. Usa un SVG o un PNG.")
    before = root.getprevious()
    if before is not None and not isinstance(before, etree._Comment):
        raise DrawingError("renglón 1: trae una instrucción que no es dibujo. Bórrala o usa uno como «SVG simple».")
    return root


def _copy(element: etree._Element, parent: etree._Element | None) -> etree._Element | None:
    """The element with what is kept of it, below ``parent``; None for what is left behind."""
    line = f"renglón {element.sourceline}:"
    if isinstance(element, etree._Comment):
        return None
    if not isinstance(element.tag, str):
        raise DrawingError(f"{line} trae una instrucción que no es dibujo. Bórrala o usa uno como «SVG simple».")
    name, space = etree.QName(element).localname, etree.QName(element).namespace
    if (space not in (SVG, XHTML) and space) or name in _LEFT:
        return None  # notes of the program that drew it
    if name in _LETTERS:
        raise DrawingError(
            f"{line} trae letras que dependen de la computadora. Usa uno con el texto convertido en trazos."
        )
    if name in _RUN:
        raise DrawingError(f"{line} trae <{name}>, y un logotipo no lleva programas ni movimiento. Borra esa parte.")
    if space != SVG or name not in _KEPT:
        raise DrawingError(f"{line} trae <{name}>, que no es un dibujo sencillo. Borra esa parte. {SIMPLE}")
    tag = f"{{{SVG}}}{name}"
    copy = etree.Element(tag, nsmap={None: SVG}) if parent is None else etree.SubElement(parent, tag)
    for key, value in element.attrib.items():
        if kept := _attribute(name, etree.QName(key), str(value), line):
            copy.set(*kept)
    if name == "style":
        copy.text = style_rules(element.text or "", line)
    elif name in ("title", "desc"):
        copy.text = element.text
    else:
        for child in element:
            _copy(child, copy)
    return copy


def _attribute(name: str, key: etree.QName, value: str, line: str) -> tuple[str, str] | None:
    """Name and value to keep; None for what changes nothing that is drawn."""
    plain = key.localname
    if key.namespace not in (None, XLINK):
        return None
    if plain.lower().startswith("on"):
        raise DrawingError(f"{line} trae «{plain}», que es un programa. Quita ese atributo.")
    if plain in ("href", "src"):
        return "href", _reference(name, value.strip(), line)
    if key.namespace or (name in ("style", "title", "desc") and plain != "id"):
        return None
    if plain == "style":
        return plain, declared(value, line)
    if plain == "d" and _near(value) and _is_path(value):
        return plain, value
    if plain in _NUMBERS and _near(value) and _blank(_LENGTH.sub("", value)):
        return plain, value
    if plain in _MOVES and _near(value) and _blank(_MOVE.sub(lambda m: _NUMBER.sub("", m[1]), value)):
        return plain, value
    if plain in _WORDS and _WORD.fullmatch(value):
        return plain, value
    if plain in LOOKS:
        return plain, looked(value, plain, line)
    if plain in _NUMBERS | _MOVES | _WORDS | {"d"}:
        raise DrawingError(f"{line} «{plain}» no se entiende: «{value.strip()[:30]}». {SIMPLE}")
    return None


def _reference(name: str, value: str, line: str) -> str:
    if name != "image" and INSIDE.fullmatch(value):
        return value
    found = _PICTURE.fullmatch(value) if name == "image" else None
    if found:
        from macros.edition.logo.picture import PictureError, picture

        try:
            data, kind, _ = picture(base64.b64decode(found[2], validate=False))
        except (PictureError, binascii.Error):
            raise DrawingError(f"{line} trae una imagen que no se puede abrir. Quítala.") from None
        return f"data:{kind};base64,{base64.b64encode(data).decode()}"
    raise DrawingError(
        f"{line} pide «{value[:40]}», que está fuera del archivo. Quita esa referencia o incrusta la imagen."
    )


# ---- how much it draws ---------------------------------------------------------------------------


def _numbers(text: str) -> list[float]:
    return [float(x) for x in _NUMBER.findall(text)]


def _near(text: str) -> bool:
    return all(abs(x) <= LARGEST for x in _numbers(text))


def _blank(text: str) -> bool:
    return not text.strip(" ,\t\r\n")


def _is_path(text: str) -> bool:
    """Whether a path begins by going somewhere and each step has the numbers that it takes."""
    steps = _STEP.findall(text)
    if not _blank(_STEP.sub("", text)) or (steps and steps[0][0] not in "Mm"):
        return False
    return all(
        _blank(_NUMBER.sub("", rest)) and len(_NUMBER.findall(rest)) % _TAKES.get(name.lower(), 1) == 0
        for name, rest in steps
    )


def _bounded(root: etree._Element) -> None:
    """Raises DrawingError where references go round or repeat too much."""
    named = {str(e.get("id")): e for e in root.iter() if e.get("id")}
    counted: dict[etree._Element, int] = {}
    too_much = DrawingError(f"repite sus formas demasiadas veces (<use> dentro de <use>). {SIMPLE}")

    def count(element: etree._Element, deep: int, above: frozenset[etree._Element]) -> int:
        if element in counted:
            return counted[element]
        if element in above or deep > DEEPEST:
            raise too_much
        inside = above | {element}
        total = 1 + len(element.get("d", "") + element.get("points", "")) // A_SHAPE
        for child in element:
            total += count(child, deep, inside)
        for id_ in _references(element):
            if id_ in named:
                total += count(named[id_], deep + 1, inside)
        if total > MOST:
            raise too_much
        counted[element] = total
        return total

    count(root, 0, frozenset())


def _references(element: etree._Element) -> Iterator[str]:
    """Ids that an element takes its shape or its paint from."""
    href = element.get("href", "")
    if href.startswith("#"):
        yield href[1:]
    for value in [v for k, v in element.attrib.items() if k != "href"] + [element.text or ""]:
        for found in _URL.findall(str(value)):
            yield found[1:]
