"""Shapes of a drawing that nothing but their colour tells apart: colour never says anything alone."""

from __future__ import annotations

from collections import defaultdict
from xml.etree import ElementTree

SHAPES = {"rect", "circle", "ellipse", "path", "line", "polyline", "polygon"}


def shapes_apart_by_colour(svg_body: str) -> list[str]:
    """What a drawing tells apart by colour alone, as messages; ``svg_body`` is what goes inside ``<svg>``.

    Two shapes of the same form, thickness and dashes in different colours. ``svg_body`` is our own, never a stranger's.
    """
    root = ElementTree.fromstring(f"<svg>{svg_body}</svg>")
    looks: dict[tuple[str | None, ...], set[tuple[str | None, ...]]] = defaultdict(set)
    for shape in (s for s in root.iter() if s.tag in SHAPES):
        filled = str(shape.get("fill", "") != "none")
        form = (shape.tag, filled, shape.get("stroke-width"), shape.get("stroke-dasharray"))
        looks[form].add((shape.get("stroke"), shape.get("fill")))
    return [
        f"solo el color distingue figuras del dibujo ({form[0]}: {' y '.join(sorted(map(str, colours)))}). "
        "Dales otra línea, otro grueso o un letrero."
        for form, colours in looks.items()
        if len(colours) > 1
    ]
