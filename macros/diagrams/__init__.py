"""Drawings as SVG, made from data alone: the site and the kit show the same one.

``sketch`` lays a drawing out on a sheet; ``svg`` wraps it as an image with its text equivalent; ``faults`` says what
would not be read, ``smallest`` how large its smallest letters are. Pure: nothing is read or written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import escape

from macros.diagrams import camino, carriles, ciclo, escalones, escenas, mapa, matriz, pasos, plano, racimo, radar
from macros.diagrams.lienzo import DETALLE, FAMILIA, Lienzo, Tonos, Trazo, faults, smallest
from macros.model.piezas.dibujo import Dibujo
from macros.model.piezas.plantilla import Plantilla

__all__ = ["Lienzo", "Tonos", "Trazo", "faults", "radar", "scene", "sketch", "smallest", "svg"]

VERTICAL, HORIZONTAL = (528.0, 706.0), (828.0, 404.0)
"""Room of a drawing under the title of a poster of 60 × 90 cm, upright and on its side, in millimetres."""


_FORMS: dict[str, Callable[[Lienzo, Any], None]] = {
    "camino": camino.draw,
    "mapa": mapa.draw,
    "racimo": racimo.draw,
    "escalones": escalones.draw,
    "ciclo": ciclo.draw,
    "pasos": pasos.draw,
    "plano": plano.draw,
    "radar": radar.draw,
    "carriles": carriles.draw,
    "matriz": matriz.draw,
}
"""What draws each form of a ``Dibujo``, by its field."""


def sketch(
    dibujo: Dibujo,
    *,
    horizontal: bool = False,
    tonos: Tonos | None = None,
    medidas: tuple[float, float] | None = None,
    detalle: float = DETALLE,
) -> Trazo:
    """Lay ``dibujo`` out at poster size, or at ``medidas`` (width and height, millimetres).

    ``detalle``: size of the smallest letters of a map, larger where it is shown small.

    A ``mapa`` has its own size: two upright sheets side by side.
    """
    size = medidas or ((mapa.ANCHO, mapa.ALTO) if dibujo.mapa else HORIZONTAL if horizontal else VERTICAL)
    sheet = Lienzo(*size, tonos or Tonos(), detalle)
    for name, draw in _FORMS.items():
        if form := getattr(dibujo, name):
            draw(sheet, form)
    return sheet.trazo()


def scene(plantilla: Plantilla, size: tuple[float, float], tonos: Tonos | None = None) -> Trazo:
    """Lay a template out on a room of ``size`` (width and height, millimetres)."""
    sheet = Lienzo(*size, tonos or Tonos())
    escenas.draw(sheet, plantilla)
    return sheet.trazo()


def svg(trazo: Trazo, equivalente: str, *, ancho_mm: float = 0.0, ventana: tuple[float, float] | None = None) -> str:
    """``trazo`` as an SVG image whose title is its text equivalent.

    ``ancho_mm`` fixes its width on paper; without it, the image takes the room there is. ``ventana`` (left, width)
    shows a strip of it.
    """
    left, wide = ventana or (0.0, trazo.ancho)
    size = ""
    if ancho_mm:
        size = f' width="{ancho_mm:.2f}mm" height="{ancho_mm * trazo.alto / wide:.2f}mm"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img"{size} '
        f'viewBox="{left:g} 0 {wide:g} {trazo.alto:g}" font-family="{FAMILIA}">'
        f"<title>{escape(equivalente)}</title>\n{trazo.cuerpo}\n</svg>"
    )
