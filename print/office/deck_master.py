"""The master of a deck: theme, letters, and four layouts with real placeholders, so that another theme applies."""

from __future__ import annotations

import copy
import re
from typing import Any

from macros.model import Paquete
from print.office.look import colour

WIDE_MM, HIGH_MM = 338.67, 190.5
MARGIN = 24.0
TITLE = (MARGIN, 14.0, 254.0, 34.0)
BODY = (MARGIN, 56.0, 290.0, 104.0)
FOOT = (MARGIN, 172.0, 220.0, 9.0)
NUMBER = (MARGIN + 250, 172.0, 40.0, 9.0)
FONT = "Calibri"
"""Letters that any computer has or replaces with others as wide; the theme may be changed."""
LAYOUTS = {"portada": (0, "Portada"), "idea": (1, "Idea"), "pregunta": (2, "Pregunta"), "dibujo": (5, "Dibujo")}
"""For each kind of slide: its place in the library's template, and its name."""


def master(presentation: Any, paquete: Paquete) -> dict[str, Any]:
    """Give ``presentation`` its size, theme and layouts; returns the layout of each kind of slide."""
    from pptx.util import Mm

    presentation.slide_width, presentation.slide_height = Mm(WIDE_MM), Mm(HIGH_MM)
    own = presentation.slide_master
    _theme(own, paquete)
    kept = {kind: presentation.slide_layouts[i] for kind, (i, _) in LAYOUTS.items()}
    for layout in list(presentation.slide_layouts):
        if layout not in kept.values():
            presentation.slide_layouts.remove(layout)
    _master_places(own)
    for kind, layout in kept.items():
        layout.name = LAYOUTS[kind][1]
        _layout_places(kind, layout)
    return kept


def _theme(own: Any, paquete: Paquete) -> None:
    """Colours by their role and one family of letters, in the theme itself."""
    part = next(rel.target_part for rel in own.part.rels.values() if rel.reltype.endswith("/theme"))
    xml = part.blob.decode("utf-8")
    colours = {
        "dk1": "14232B", "lt1": "FFFFFF", "dk2": colour(paquete), "lt2": "F2F6F6", "accent1": colour(paquete),
        "accent2": _accent(paquete), "accent3": "7D8F96", "accent4": "44555E", "accent5": "B9C4C8", "accent6": "14232B",
        "hlink": colour(paquete), "folHlink": "44555E",
    }  # fmt: skip
    for name, value in colours.items():
        xml = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>', xml, flags=re.DOTALL
        )
    xml = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", xml)
    part._blob = xml.encode("utf-8")


def _accent(paquete: Paquete) -> str:
    own = paquete.portada.organizacion
    chosen = own.colores.acento if own and own.colores else None
    return chosen.lstrip("#").upper() if chosen else "A8480F"


def _place(shape: Any, box: tuple[float, float, float, float]) -> None:
    from pptx.util import Mm

    shape.left, shape.top, shape.width, shape.height = (Mm(v) for v in box)


def _letters(own: Any, style: str, size: int, bold: bool, scheme: str) -> None:
    """Size, weight and colour of the first levels of a text style of the master."""
    from lxml import etree

    a = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    styles = own._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}txStyles")
    for level in styles.find(f"{{http://schemas.openxmlformats.org/presentationml/2006/main}}{style}"):
        run = level.find(f"{a}defRPr")
        if run is None:
            continue
        depth = int(level.tag[len(a) + 3]) if level.tag.startswith(f"{a}lvl") else 1
        run.set("sz", str((size - 3 * (depth - 1)) * 100))
        run.set("b", "1" if bold else "0")
        run.set("lang", "es-MX")
        fill = run.find(f"{a}solidFill")
        if fill is not None:
            run.remove(fill)
        run.insert(0, etree.fromstring(f'<a:solidFill xmlns:a="{a[1:-1]}"><a:schemeClr val="{scheme}"/></a:solidFill>'))
        if style == "titleStyle":
            level.set("algn", "l")


def _master_places(own: Any) -> None:
    from pptx.enum.shapes import PP_PLACEHOLDER as P

    boxes = {
        P.TITLE: TITLE,
        P.BODY: BODY,
        P.FOOTER: FOOT,
        P.SLIDE_NUMBER: NUMBER,
        P.DATE: (MARGIN + 230, 172.0, 18.0, 9.0),
    }
    for shape in own.placeholders:
        _place(shape, boxes[shape.placeholder_format.type])
    _letters(own, "titleStyle", 38, True, "tx2")
    _letters(own, "bodyStyle", 30, False, "tx1")
    _rule(own)


def _rule(own: Any) -> None:
    """The short line of the accent's colour under every title, as part of the master."""
    from lxml import etree

    x, y, w, h = (round(v * 36000) for v in (MARGIN, 50.0, 34.0, 1.6))
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"
    own._element.cSld.spTree.insert(
        2,
        etree.fromstring(
            f'<p:sp xmlns:p="{p}" xmlns:a="{a}"><p:nvSpPr><p:cNvPr id="90" name="Filete"/><p:cNvSpPr/><p:nvPr/>'
            f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent2"/></a:solidFill>'
            "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        ),
    )


def _layout_places(kind: str, layout: Any) -> None:
    from pptx.enum.shapes import PP_PLACEHOLDER as P

    for shape in list(layout.placeholders):
        what = shape.placeholder_format.type
        if what == P.DATE:
            shape._element.getparent().remove(shape._element)
        elif what == P.FOOTER:
            _place(shape, FOOT)
        elif what == P.SLIDE_NUMBER:
            _place(shape, NUMBER)
        elif what in (P.TITLE, P.CENTER_TITLE):
            _place(shape, (MARGIN, 62.0, 250.0, 44.0) if kind == "portada" else TITLE)
            _left(shape)
        elif what in (P.SUBTITLE, P.BODY, P.OBJECT):
            _place(shape, (MARGIN, 110.0, 230.0, 30.0) if kind == "portada" else BODY)
            _left(shape)


def _left(shape: Any) -> None:
    """Undo what the library's template sets for itself: centred, grey, its own size."""
    a = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    frame = shape._element.txBody
    for style in frame.findall(f"{a}lstStyle"):
        for child in list(style):
            style.remove(child)
    frame.find(f"{a}bodyPr").set("anchor", "t")


def numbered(slide: Any) -> None:
    """Show the number of the slide: the library leaves that place of the layout out."""
    for shape in slide.slide_layout.placeholders:
        if shape.placeholder_format.type is not None and "SLIDE_NUMBER" in str(shape.placeholder_format.type):
            slide.shapes._spTree.append(copy.deepcopy(shape._element))
