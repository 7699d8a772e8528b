"""Places of a slide to write in: what stands in brackets in the data is the prompt of a placeholder of its layout.

A program shows the prompt while one edits and nothing while one projects. Each slide with blanks has a layout of its
own, since a prompt belongs to the layout.
"""

from __future__ import annotations

import re
from typing import Any

from macros.model.piezas.pieza import Lamina
from print.office import deck_master as m

_WHOLE = re.compile(r"\[([^\[\]]+)\]")
MORE, FOOT, MEDIA = 13, 14, 15
"""Numbers of the places that are added: lines to write below those that stay, the source, the video."""
MORE_MM = (m.MARGIN, 128.0, 290.0, 34.0)
MEDIA_MM = (m.MARGIN + 50, 74.0, 190.0, 92.0)


def blank(line: str | None) -> str | None:
    """What is to be written in place of ``line``, where all of it stands in brackets."""
    found = _WHOLE.fullmatch(line.strip()) if line else None
    return found[1] if found else None


def lines_of(lamina: Lamina) -> tuple[list[str], list[str]]:
    """Lines that stay, and prompts of those to write."""
    lines = [x for x in (lamina.texto, *lamina.puntos) if x]
    return [x for x in lines if not blank(x)], [p for x in lines if (p := blank(x))]


def has_blanks(lamina: Lamina) -> bool:
    return any(blank(x) for x in (lamina.titulo, lamina.texto, *lamina.puntos, lamina.pie))


def own_layout(presentation: Any, base: Any, lamina: Lamina, number: int) -> Any:
    """A layout like ``base`` with the prompts of ``lamina``."""
    layout = m.cloned(presentation, base, f"{base.name} {number}")
    kept, asked = lines_of(lamina)
    title = blank(lamina.titulo)
    if title:
        _prompt(next(s for s in layout.placeholders if s.placeholder_format.idx == 0), [title])
    if asked and not kept:
        _prompt(next(s for s in layout.placeholders if s.placeholder_format.idx == 1), asked)
    elif asked:
        _add(layout, MORE, "body", MORE_MM, asked)
    if source := blank(lamina.pie):
        _add(layout, FOOT, "body", m.FOOT, [source], size=14)
    return layout


def add_media(layout: Any, words: str) -> None:
    """Room for a video, where one click puts it."""
    _add(layout, MEDIA, "media", MEDIA_MM, [words])


def _prompt(shape: Any, lines: list[str]) -> None:
    shape._element.nvSpPr.nvPr.find(f"{{{P}}}ph").set("hasCustomPrompt", "1")
    frame = shape.text_frame
    frame.text = lines[0]
    for line in lines[1:]:
        frame.add_paragraph().text = line


P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _add(layout: Any, idx: int, kind: str, box: tuple[float, ...], lines: list[str], *, size: int = 0) -> None:
    """A new place of ``layout`` at ``box``, in millimetres."""
    from pptx.oxml import parse_xml

    x, y, w, h = (round(v * 36000) for v in box)
    style = f'<a:lvl1pPr marL="0" indent="0"><a:buNone/><a:defRPr sz="{size * 100}"/></a:lvl1pPr>' if size else ""
    made = parse_xml(
        f'<p:sp xmlns:p="{P}" xmlns:a="{A}"><p:nvSpPr><p:cNvPr id="{80 + idx}" name="Por llenar {idx}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{idx}" hasCustomPrompt="1"/>'
        f'</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{style}</a:lstStyle><a:p/></p:txBody></p:sp>"
    )
    layout._element.cSld.spTree.append(made)
    shape = next(s for s in layout.placeholders if s.placeholder_format.idx == idx)
    shape.text_frame.text = lines[0]
    for line in lines[1:]:
        shape.text_frame.add_paragraph().text = line
