"""A table already filled in: heads on a tint, names of the rows in bold, and lines between."""

from __future__ import annotations

from macros.diagrams.letters import width
from macros.diagrams.lienzo import APOYO, DETALLE, Lienzo, tall
from macros.model.piezas.dibujo import Matriz

MARGEN = 9.0
NOMBRE = 1.15
"""How much wider the first column is than the others."""


def draw(lienzo: Lienzo, d: Matriz) -> None:
    t = lienzo.tonos
    unit = (lienzo.ancho - 4) / (len(d.columnas) - 1 + NOMBRE)
    widths = [unit * NOMBRE, *[unit] * (len(d.columnas) - 1)]
    lefts = [2 + sum(widths[:i]) for i in range(len(widths))]
    room = [w - 2 * MARGEN for w in widths]
    em = APOYO if all(width(c, APOYO, 700) <= r for c, r in zip(d.columnas, room, strict=True)) else DETALLE
    head = max(tall(c, r, em, True) for c, r in zip(d.columnas, room, strict=True)) + 2 * MARGEN
    needs = [
        max(tall(c, r, DETALLE, not i) for i, (c, r) in enumerate(zip(row, room, strict=True))) for row in d.renglones
    ]
    spare = max(0.0, lienzo.alto - 4 - head - sum(needs) - 2 * MARGEN * len(needs)) / len(needs)
    heights = [n + 2 * MARGEN + min(spare, 40.0) for n in needs]
    bottom = 2 + head + sum(heights)
    lienzo.cuadro(2, 2, lienzo.ancho - 4, bottom - 2, radio=6)
    lienzo.cuadro(2, 2, lienzo.ancho - 4, head, fondo=t.fondo, radio=6)
    for left, words, wide in zip(lefts, d.columnas, room, strict=True):
        high = tall(words, wide, em, True)
        lienzo.parrafo(
            words, left + MARGEN, 2 + (head - high) / 2, ancho=wide, em=em, clase="apoyo" if em >= APOYO else "detalle",
            negra=True, color=t.principal,
        )  # fmt: skip
    y = 2 + head
    for row, height, need in zip(d.renglones, heights, needs, strict=True):
        if y > 2 + head:
            lienzo.linea(f"M2 {y:.1f}H{lienzo.ancho - 2:.1f}")
        for i, (words, left, wide) in enumerate(zip(row, lefts, room, strict=True)):
            lienzo.parrafo(
                words, left + MARGEN, y + (height - need) / 2, ancho=wide, em=DETALLE, clase="detalle", negra=not i
            )
        y += height
    for left in lefts[1:]:
        lienzo.linea(f"M{left:.1f} 2V{bottom:.1f}")
