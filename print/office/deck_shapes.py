"""Drawings and icons as shapes of a slide that can be edited: each SVG element becomes a native shape, in one group."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path

from macros.diagrams.iconos import SIDE, path_of
from macros.diagrams.lienzo import Trazo

EMU_MM = 36000
_SVG = "{http://www.w3.org/2000/svg}"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME = {"#0b5563": "tx2", "#a8480f": "accent2", "#14232b": "tx1", "#ffffff": "bg1", "#f2f6f6": "bg2"}
"""Colours of the package by the name that a theme gives them: another theme brings its own."""


class Outline(BasePen):  # type: ignore[misc]
    """Writes a path as the commands of a DrawingML geometry, in thousandths of a unit."""

    def __init__(self) -> None:
        super().__init__(None)
        self.parts: list[str] = []
        self.points: list[tuple[float, float]] = []

    def _put(self, name: str, *points: tuple[float, float]) -> None:
        """A command with its points; they are filled in once the box of the whole outline is known."""
        first = len(self.points)
        self.points += points
        inner = "".join(f'<a:pt x="{{{i}x}}" y="{{{i}y}}"/>' for i in range(first, len(self.points)))
        self.parts.append(f"<a:{name}>{inner}</a:{name}>")

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._put("moveTo", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._put("lnTo", pt)

    def _curveToOne(self, a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> None:
        self._put("cubicBezTo", a, b, c)

    def _closePath(self) -> None:
        self.parts.append("<a:close/>")

    def _endPath(self) -> None:
        pass


def add_icon(slide: Any, name: str, left: float, top: float, side: float, tone: str) -> None:
    """A decorative icon as a shape, at millimetres from the slide's top left corner."""
    shape = _freeform(slide.shapes, path_of(name), left, top, side / SIDE)
    _filled(shape, tone)
    _no_line(shape)
    decorative(shape)


def add_round(slide: Any, left: float, top: float, side: float, tone: str) -> None:
    """A decorative circle, at millimetres from the slide's top left corner."""
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Mm

    shape = slide.shapes.add_shape(MSO_SHAPE.OVAL, Mm(left), Mm(top), Mm(side), Mm(side))
    _filled(shape, tone)
    _no_line(shape)
    decorative(shape)


def add_drawing(slide: Any, trazo: Trazo, words: str, left: float, top: float, scale: float) -> None:
    """A drawing as one group of native shapes whose alternative text is ``words``."""
    from pptx.util import Mm

    group = slide.shapes.add_group_shape()
    root = ElementTree.fromstring(f'<svg xmlns="{_SVG[1:-1]}">{trazo.cuerpo}</svg>')
    for e in root:
        tag = e.tag.removeprefix(_SVG)
        if tag == "text":
            _text(group.shapes, e, left, top, scale)
        elif tag == "path":
            dx, dy = _moved(e.get("transform", ""))
            _styled(_freeform(group.shapes, e.get("d", ""), left + dx * scale, top + dy * scale, scale), e, scale)
        else:
            kind, *box = _box(e)
            x, y, w, h = (v * scale for v in box)
            shape = group.shapes.add_shape(_kind(kind), Mm(left + x), Mm(top + y), Mm(w), Mm(h))
            _styled(shape, e, scale)
            if kind == "rounded":
                shape.adjustments[0] = min(0.5, _number(e, "rx") * scale / min(w, h))
    group.name = "Dibujo"
    group._element.nvGrpSpPr.cNvPr.set("descr", words)


def _box(e: ElementTree.Element) -> tuple[str, float, float, float, float]:
    """Kind of shape, left, top, width and height of a rectangle, a circle or an ellipse."""
    if e.tag == f"{_SVG}rect":
        x, y, w, h = (_number(e, k) for k in ("x", "y", "width", "height"))
        return ("rounded" if _number(e, "rx") else "rect"), x, y, w, h
    rx, ry = (_number(e, "r") or _number(e, k) for k in ("rx", "ry"))
    return "oval", _number(e, "cx") - rx, _number(e, "cy") - ry, 2 * rx, 2 * ry


def decorative(shape: Any) -> None:
    """Tell screen readers to skip ``shape``."""
    from lxml import etree

    props = shape._element.nvSpPr.cNvPr
    props.set("descr", "")
    uri = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
    namespace = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    props.append(
        etree.fromstring(
            f'<a:extLst xmlns:a="{A}"><a:ext uri="{uri}">'
            f'<adec:decorative xmlns:adec="{namespace}" val="1"/></a:ext></a:extLst>'
        )
    )


def _freeform(shapes: Any, d: str, left: float, top: float, scale: float) -> Any:
    """A shape with the outline ``d``; its box is what the outline takes."""
    from lxml import etree
    from pptx.util import Mm

    pen = Outline()
    parse_path(d, pen)
    xs, ys = [p[0] for p in pen.points], [p[1] for p in pen.points]
    x0, y0 = min(xs), min(ys)
    wide, tall = max(max(xs) - x0, 0.01), max(max(ys) - y0, 0.01)
    box = (left + x0 * scale, top + y0 * scale, wide * scale, tall * scale)
    shape = shapes.add_shape(_kind("rect"), *(Mm(v) for v in box))
    names = {}
    for i, (x, y) in enumerate(pen.points):
        names[f"{i}x"], names[f"{i}y"] = round((x - x0) * 1000), round((y - y0) * 1000)
    body = "".join(pen.parts).format(**names)
    geometry = etree.fromstring(
        f'<a:custGeom xmlns:a="{A}"><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>'
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{round(wide * 1000)}" h="{round(tall * 1000)}">'
        f"{body}</a:path></a:pathLst></a:custGeom>"
    )
    old = shape._element.spPr.find(f"{{{A}}}prstGeom")
    shape._element.spPr.replace(old, geometry)
    return shape


def _text(shapes: Any, e: ElementTree.Element, left: float, top: float, scale: float) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Mm, Pt

    from macros.diagrams.letters import width

    words, em = e.text or "", _number(e, "font-size")
    weight = int(e.get("font-weight", "400"))
    # Other letters may be wider than ours: the box has room on both sides and the words stay where they were.
    long, slack = width(words, em, weight) * scale, 12.0
    anchor = e.get("text-anchor", "start")
    before = {"start": 0.0, "middle": long / 2, "end": long}[anchor]
    x = left + _number(e, "x") * scale - before - (slack if anchor != "start" else 0)
    y = top + (_number(e, "y") - em) * scale
    box = shapes.add_textbox(Mm(x), Mm(y), Mm(long + slack * (1 if anchor == "start" else 2)), Mm(em * scale * 1.3))
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    p = frame.paragraphs[0]
    p.alignment = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}[anchor]
    run = p.add_run()
    run.text = words
    # Nine tenths: usual letters are wider than Atkinson's at the same size.
    run.font.size = Pt(round(em * scale * 72 / 25.4 * 0.92, 1))
    run.font.bold, run.font.language_id = weight > 500, _spanish()
    _coloured(run.font, e.get("fill", "#14232b"))


def _spanish() -> Any:
    from pptx.enum.lang import MSO_LANGUAGE_ID

    return MSO_LANGUAGE_ID.MEXICAN_SPANISH


def _kind(name: str) -> Any:
    from pptx.enum.shapes import MSO_SHAPE

    return {"rect": MSO_SHAPE.RECTANGLE, "rounded": MSO_SHAPE.ROUNDED_RECTANGLE, "oval": MSO_SHAPE.OVAL}[name]


def _styled(shape: Any, e: ElementTree.Element, scale: float) -> None:
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Mm

    shape.shadow.inherit = False
    fill, stroke = e.get("fill", "#000000"), e.get("stroke", "none")
    if fill == "none":
        shape.fill.background()
    else:
        _filled(shape, fill)
    if stroke == "none":
        _no_line(shape)
        return
    _coloured(shape.line, stroke)
    shape.line.width = Mm(max(0.15, _number(e, "stroke-width") * scale))
    if e.get("stroke-dasharray", "none") != "none":
        shape.line.dash_style = MSO_LINE.DASH


def _filled(shape: Any, colour: str) -> None:
    _bare(shape)
    shape.fill.solid()
    _coloured(shape.fill, colour, "fore_color")


def _bare(shape: Any) -> None:
    """Without the theme's effects: some programs draw its shadow even where a shape says that it has none."""
    shape.shadow.inherit = False
    style = shape._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}style")
    if style is not None:
        shape._element.remove(style)


def _coloured(thing: Any, colour: str, attribute: str = "color") -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.dml import MSO_THEME_COLOR as T

    target = getattr(thing, attribute)
    named = {"tx1": T.TEXT_1, "tx2": T.TEXT_2, "bg1": T.BACKGROUND_1, "bg2": T.BACKGROUND_2, "accent2": T.ACCENT_2}
    if colour in THEME:
        target.theme_color = named[THEME[colour]]
    else:
        digits = colour.lstrip("#")
        target.rgb = RGBColor(*(int(digits[i : i + 2], 16) for i in (0, 2, 4)))  # type: ignore[no-untyped-call]


def _no_line(shape: Any) -> None:
    shape.line.fill.background()


def _moved(transform: str) -> tuple[float, float]:
    """The shift of a ``translate(x y)``."""
    if not transform.startswith("translate("):
        return 0.0, 0.0
    x, y = transform.removeprefix("translate(").removesuffix(")").split()
    return float(x), float(y)


def _number(e: ElementTree.Element, key: str) -> float:
    return float(e.get(key, 0) or 0)
