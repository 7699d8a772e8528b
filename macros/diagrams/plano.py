"""Two axes and four quadrants: names in the corners, the rest is room to paste notes."""

from __future__ import annotations

from macros.diagrams.lienzo import APOYO, DETALLE, INTERLINEA, Lienzo
from macros.model.piezas.dibujo import Eje, ParteDibujo, Plano

EXPLICA = DETALLE * 1.2
EJE = APOYO * INTERLINEA + 12
"""Room for the words of an axis."""
MARGEN = 12.0


def draw(lienzo: Lienzo, d: Plano) -> None:
    left, bottom = EJE, lienzo.alto - EJE
    wide, high = (lienzo.ancho - left - 2) / 2, (bottom - 2) / 2
    for i, part in enumerate(d.cuadrantes):
        row, column = divmod(i, 2)
        _quadrant(lienzo, part, left + column * wide, 2 + row * high, wide, high)
    _across(lienzo, d.horizontal, left, left + 2 * wide, bottom)
    _upwards(lienzo, d.vertical, left, 2, bottom)


def _quadrant(lienzo: Lienzo, p: ParteDibujo, x: float, y: float, wide: float, high: float) -> None:
    t = lienzo.tonos
    lienzo.cuadro(x + 2, y + 2, wide - 4, high - 4, borde=t.linea, grueso=1.6, radio=6)
    at = lienzo.parrafo(
        p.titulo, x + MARGEN, y + 10, ancho=wide - 2 * MARGEN, em=APOYO, clase="apoyo", negra=True, color=t.principal
    )
    if p.texto:
        lienzo.parrafo(p.texto, x + MARGEN, at + 3, ancho=wide - 2 * MARGEN, em=EXPLICA, clase="detalle")


def _across(lienzo: Lienzo, axis: Eje, left: float, right: float, y: float) -> None:
    t = lienzo.tonos
    lienzo.linea(f"M{left:.1f} {y + 3:.1f}H{right - 12:.1f}", color=t.acento, grueso=4)
    lienzo.punta(right, y + 3, "derecha", lado=18)
    base, end = lienzo.alto - 6, (right - left) / 4
    lienzo.texto(axis.menos, left, base, em=EXPLICA, clase="detalle", lugar=end)
    lienzo.texto(
        axis.titulo, (left + right) / 2, base, em=APOYO, clase="apoyo", lugar=2 * end, ancla="middle", negra=True,
        color=t.acento,
    )  # fmt: skip
    lienzo.texto(axis.mas, right, base, em=EXPLICA, clase="detalle", lugar=end, ancla="end")


def _upwards(lienzo: Lienzo, axis: Eje, x: float, top: float, bottom: float) -> None:
    t = lienzo.tonos
    lienzo.linea(f"M{x - 3:.1f} {bottom:.1f}V{top + 12:.1f}", color=t.acento, grueso=4)
    lienzo.punta(x - 3, top, "arriba", lado=18)
    base, end = x - 14, (bottom - top) / 4
    lienzo.texto(axis.menos, base, bottom, em=EXPLICA, clase="detalle", lugar=end, parado=True)
    lienzo.texto(
        axis.titulo, base, (top + bottom) / 2, em=APOYO, clase="apoyo", lugar=2 * end, ancla="middle", negra=True,
        color=t.acento, parado=True,
    )  # fmt: skip
    lienzo.texto(axis.mas, base, top, em=EXPLICA, clase="detalle", lugar=end, ancla="end", parado=True)
