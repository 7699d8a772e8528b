"""Pictures inside a page of text: diagrams as a book shows them, and small icons as backgrounds."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from macros.diagrams import Trazo, iconos, sketch, svg
from macros.diagrams.lienzo import smallest
from macros.model import Diagrama
from macros.model.contenido import Figura
from macros.model.piezas.dibujo import Dibujo
from print.pages.tones import tones
from print.sheets.papers import PT

WIDE_MM, HIGH_MM = 165.9, 113.0
"""Most that a picture of a book takes: the width of its text, and a little less than half a page."""
MAP_LETTERS = 23.5
"""Smallest letters of a map in a book, in millimetres of its poster: it is shown at a seventh of its size."""
LEAST_PT = 8.0
"""Smallest letters that a picture of a book may have."""


def picture(pieza: Diagrama) -> Markup:
    """A diagram of the kit as an image for a book, with its text equivalent."""
    return _image(drawn(pieza.dibujo, pieza.orientacion == "horizontal"), pieza.equivalente)


def own_picture(figura: Figura) -> Markup:
    """The same for the drawing of a part's own."""
    return _image(drawn(figura.dibujo, True), figura.equivalente)


def drawn(dibujo: Dibujo, sideways: bool) -> Trazo:
    """A drawing laid out for a book: of a map, the rings alone, since nobody pastes notes on it."""
    if dibujo.mapa:
        rings = dibujo.mapa.model_copy(update={"datos": (), "nota": ()})
        return sketch(dibujo.model_copy(update={"mapa": rings}), tonos=tones(), detalle=MAP_LETTERS)
    return sketch(dibujo, horizontal=sideways, tonos=tones())


def width_mm(trazo: Trazo) -> float:
    """How wide a drawing stands in a book."""
    return min(WIDE_MM, HIGH_MM * trazo.ancho / trazo.alto)


def letters_pt(trazo: Trazo) -> float:
    """Size of its smallest letters there, in points."""
    return smallest([trazo]) * width_mm(trazo) / trazo.ancho * PT


def _image(trazo: Trazo, equivalente: str) -> Markup:
    return Markup(svg(trazo, equivalente, ancho_mm=width_mm(trazo)))


def icon(name: str) -> Markup:
    """A decorative icon as the value of a style: what stands in the background is no figure for screen readers."""
    image = iconos.svg(name, tones().acento)
    return Markup('url("data:image/svg+xml,{}")').format(quote(image))
