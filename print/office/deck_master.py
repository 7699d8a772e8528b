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
WORDS = 206.0
"""Width of the words of a slide beside its picture."""
COVER_WORDS = 186.0
FOOT = (MARGIN, 172.0, 220.0, 9.0)
NUMBER = (MARGIN + 250, 172.0, 40.0, 9.0)
FONT = "Calibri"
"""Letters that any computer has or replaces with others as wide; the theme may be changed."""
GROUNDS = {"portada": "tx2", "pregunta": "bg2"}
"""Colour of the theme behind covers and questions; elsewhere, the master's."""
FIRST_ID = 2147483700
"""Numbers of layouts begin high and none repeats."""
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
    kept["frase"] = cloned(presentation, kept["idea"], "Frase")
    _large(kept["frase"])
    for kind, name in (("lista", "Lista"), ("video", "Video")):
        kept[kind] = cloned(presentation, kept["idea"], name)
        _place(next(s for s in kept[kind].placeholders if s.placeholder_format.idx == 1), BODY)
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
        else:
            _apart(level, 9)


def _apart(level: Any, points: int) -> None:
    """Room above each paragraph of a text style."""
    from lxml import etree

    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    for old in level.findall(f"{{{a}}}spcBef"):
        level.remove(old)
    level.insert(0, etree.fromstring(f'<a:spcBef xmlns:a="{a}"><a:spcPts val="{points * 100}"/></a:spcBef>'))


def _ground(layout: Any, scheme: str) -> None:
    """Colour behind the slides of ``layout``; on the dark one, words are white."""
    from lxml import etree

    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"
    layout._element.cSld.insert(
        0,
        etree.fromstring(
            f'<p:bg xmlns:p="{p}" xmlns:a="{a}"><p:bgPr><a:solidFill><a:schemeClr val="{scheme}"/></a:solidFill>'
            "<a:effectLst/></p:bgPr></p:bg>"
        ),
    )


def _white(shape: Any) -> None:
    """Words of a place in white, for a dark ground."""
    from lxml import etree

    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    style = shape._element.txBody.find(f"{{{a}}}lstStyle")
    style.append(
        etree.fromstring(
            f'<a:lvl1pPr xmlns:a="{a}" marL="0" indent="0"><a:buNone/><a:defRPr><a:solidFill><a:schemeClr val="bg1"/>'
            "</a:solidFill></a:defRPr></a:lvl1pPr>"
        )
    )


def _large(layout: Any) -> None:
    """One sentence alone: larger, and without the point of a list."""
    from lxml import etree

    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    body = next(s for s in layout.placeholders if s.placeholder_format.idx == 1)
    body._element.txBody.find(f"{{{a}}}lstStyle").append(
        etree.fromstring(f'<a:lvl1pPr xmlns:a="{a}" marL="0" indent="0"><a:buNone/><a:defRPr sz="4000"/></a:lvl1pPr>')
    )


def cloned(presentation: Any, layout: Any, name: str) -> Any:
    """Another layout of the same master that begins as ``layout`` is."""
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT
    from pptx.parts.slide import SlideLayoutPart

    owner = presentation.slide_master.part
    package = presentation.part.package
    uri = package.next_partname("/ppt/slideLayouts/slideLayout%d.xml")
    part = SlideLayoutPart.load(uri, layout.part.content_type, package, layout.part.blob)
    part.relate_to(owner, RT.SLIDE_MASTER)
    listed = presentation.slide_master._element.sldLayoutIdLst
    entry = etree.SubElement(listed, f"{{{listed.nsmap['p']}}}sldLayoutId")
    entry.set("id", str(max(int(x.get("id", FIRST_ID)) for x in listed) + 1))
    entry.set(f"{{{listed.nsmap['r']}}}id", owner.relate_to(part, RT.SLIDE_LAYOUT))
    made = part.slide_layout
    made.name = name
    return made


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
    _letters(own, "titleStyle", 36, True, "tx2")
    _letters(own, "bodyStyle", 30, False, "tx1")
    _rule(own)


def _rule(own: Any, top: float = 50.0) -> None:
    """The short line of the accent's colour under every title, as part of the master or of a layout."""
    from lxml import etree

    x, y, w, h = (round(v * 36000) for v in (MARGIN, top, 34.0, 1.6))
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

    if kind in GROUNDS:
        _ground(layout, GROUNDS[kind])
    if kind == "portada":
        layout._element.set("showMasterSp", "0")
        _rule(layout, 108.0)
    for shape in list(layout.placeholders):
        what = shape.placeholder_format.type
        if what == P.DATE:
            shape._element.getparent().remove(shape._element)
        elif what == P.FOOTER:
            _place(shape, FOOT)
        elif what == P.SLIDE_NUMBER:
            _place(shape, NUMBER)
        elif what in (P.TITLE, P.CENTER_TITLE):
            # A title of one line and one of two end at the same height, over the line of the master.
            _place(shape, (MARGIN, 50.0, COVER_WORDS, 56.0) if kind == "portada" else TITLE)
            _left(shape, "b")
        elif what in (P.SUBTITLE, P.BODY, P.OBJECT):
            beside = (*BODY[:2], BODY[2] if kind == "dibujo" else WORDS, BODY[3])
            _place(shape, (MARGIN, 112.0, COVER_WORDS, 34.0) if kind == "portada" else beside)
            _left(shape, "t")
        if kind == "portada" and what in (P.TITLE, P.CENTER_TITLE, P.SUBTITLE, P.SLIDE_NUMBER):
            _white(shape)


def _left(shape: Any, anchor: str) -> None:
    """Undo what the library's template sets for itself: centred, grey, its own size."""
    a = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    frame = shape._element.txBody
    for style in frame.findall(f"{a}lstStyle"):
        for child in list(style):
            style.remove(child)
    frame.find(f"{a}bodyPr").set("anchor", anchor)


def numbered(slide: Any) -> None:
    """Show the number of the slide: the library leaves that place of the layout out."""
    for shape in slide.slide_layout.placeholders:
        if shape.placeholder_format.type is not None and "SLIDE_NUMBER" in str(shape.placeholder_format.type):
            slide.shapes._spTree.append(copy.deepcopy(shape._element))
