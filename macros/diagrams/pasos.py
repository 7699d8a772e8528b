"""Numbered steps along a line: one column on an upright sheet, two on a sheet that lies on its side."""

from __future__ import annotations

from macros.diagrams.lienzo import APOYO, DETALLE, PRINCIPAL, Lienzo, tall
from macros.model.piezas.dibujo import ParteDibujo, Pasos

RADIO = 24.0
SANGRIA = 2 * RADIO + 16
"""Room for the number, left of the words."""
HUECO = 36.0
AIRE = 6.0
"""Least room between two steps."""


def draw(lienzo: Lienzo, d: Pasos) -> None:
    columns = 2 if lienzo.ancho > lienzo.alto else 1
    rows = -(-len(d.partes) // columns)
    wide = (lienzo.ancho - HUECO * (columns - 1)) / columns
    room = wide - SANGRIA - 4
    parts = [d.partes[i * rows : (i + 1) * rows] for i in range(columns)]
    most = max(sum(_height(p, room, APOYO) + AIRE for p in column) for column in parts)
    em = APOYO if most <= lienzo.alto - 4 else DETALLE
    tops: list[tuple[float, float]] = []
    for i, column in enumerate(parts):
        need = [_height(p, room, em) for p in column]
        spare = max(0.0, lienzo.alto - 4 - sum(need)) / max(1, len(column))
        step = max(AIRE, min(spare, 60.0))
        y = 2 + max(0.0, (lienzo.alto - 4 - sum(need) - step * len(column)) / 2)
        for height in need:
            tops.append((i * (wide + HUECO), y + (height + step) / 2))
            y += height + step
        lienzo.fondo = max(lienzo.fondo, y - step + AIRE / 2)
    _road(lienzo, tops, rows)
    for number, (p, (x, middle)) in enumerate(zip(d.partes, tops, strict=True), 1):
        _step(lienzo, p, number, x, middle, room, em)


def _words(p: ParteDibujo, room: float, em: float) -> float:
    return tall(p.titulo, room, PRINCIPAL, negra=True) + (tall(p.texto, room, em) + 1 if p.texto else 0.0)


def _height(p: ParteDibujo, room: float, em: float) -> float:
    return max(2 * RADIO, _words(p, room, em))


def _step(lienzo: Lienzo, p: ParteDibujo, number: int, x: float, middle: float, room: float, em: float) -> None:
    lienzo.numero(number, x + RADIO + 2, middle, RADIO)
    at = lienzo.parrafo(
        p.titulo, x + SANGRIA, middle - _words(p, room, em) / 2, ancho=room, em=PRINCIPAL, clase="principal",
        negra=True, color=lienzo.tonos.principal,
    )  # fmt: skip
    if p.texto:
        kind = "apoyo" if em >= APOYO else "detalle"
        lienzo.parrafo(p.texto, x + SANGRIA, at + 1, ancho=room, em=em, clase=kind)


def _road(lienzo: Lienzo, tops: list[tuple[float, float]], rows: int) -> None:
    """A line behind the numbers; from the foot of a column it goes up to the next one, with an arrow."""
    x = RADIO + 2
    columns = [tops[i : i + rows] for i in range(0, len(tops), rows)]
    for column in columns:
        lienzo.linea(
            f"M{column[0][0] + x:.1f} {column[0][1]:.1f}V{column[-1][1]:.1f}", color=lienzo.tonos.linea, grueso=5
        )
    if len(columns) > 1:
        lane, foot, head = columns[1][0][0] - HUECO / 2, columns[0][-1], columns[1][0]
        lienzo.linea(
            f"M{foot[0] + x:.1f} {foot[1]:.1f}V{lienzo.alto - 4:.1f}H{lane:.1f}V{head[1]:.1f}H{head[0] - 14:.1f}",
            color=lienzo.tonos.linea, grueso=5,
        )  # fmt: skip
        lienzo.punta(head[0], head[1], "derecha", lado=18, color=lienzo.tonos.linea)
