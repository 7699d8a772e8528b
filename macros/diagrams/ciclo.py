"""Phases around a ring: a row above from left to right, a row below from right to left, and arrows between them."""

from __future__ import annotations

from macros.diagrams.lienzo import APOYO, INTERLINEA, PRINCIPAL, Lienzo, tall
from macros.model.piezas.dibujo import Ciclo, ParteDibujo

HUECO = 64.0
"""Room between two cards, for an arrow."""
MARGEN = 13.0
RADIO = 21.0


def draw(lienzo: Lienzo, d: Ciclo) -> None:
    half = (len(d.partes) + 1) // 2
    above, below = d.partes[:half], d.partes[half:]
    card = (lienzo.ancho - HUECO * (half - 1)) / half
    need = [max(_height(p, card) for p in row) for row in (above, below)]
    middle = max(APOYO * INTERLINEA * 2 + 12, 84.0)
    extra = min(46.0, max(0.0, (lienzo.alto - sum(need) - middle - 6) / 2))
    heights = [n + extra for n in need]
    top, bottom = 3.0, lienzo.alto - heights[1] - 3
    if sum(heights) + middle + 6 > lienzo.alto:  # the guards tell it; drawn all the same, to be seen
        bottom = top + heights[0] + middle
    xs = [i * (card + HUECO) for i in range(half)]
    # A row of fewer cards stands in the middle.
    shift = (card + HUECO) * (half - len(below)) / 2
    places = [(x, top, heights[0]) for x in xs] + [(x + shift, bottom, heights[1]) for x in reversed(xs[: len(below)])]
    _ring(lienzo, places, card, half)
    for i, (p, (x, y, height)) in enumerate(zip(d.partes, places, strict=True)):
        _card(lienzo, p, i + 1, x, y, card, height)
    room = lienzo.ancho - card - 90
    at = (top + heights[0] + bottom) / 2 - tall(d.centro, room, APOYO, negra=True) / 2
    lienzo.parrafo(
        d.centro, lienzo.ancho / 2, at, ancho=room, em=APOYO, clase="apoyo", ancla="middle", negra=True,
        color=lienzo.tonos.acento,
    )  # fmt: skip


def _height(p: ParteDibujo, card: float) -> float:
    room = card - 2 * MARGEN
    explained = tall(p.texto, room, APOYO) + 6 if p.texto else 0.0
    return 2 * MARGEN + tall(p.titulo, room - 2 * RADIO - 8, PRINCIPAL, negra=True) + explained


def _card(lienzo: Lienzo, p: ParteDibujo, number: int, x: float, y: float, card: float, height: float) -> None:
    t, room = lienzo.tonos, card - 2 * MARGEN
    lienzo.cuadro(x + 1.5, y, card - 3, height, grueso=3, radio=18)
    at = y + (height - _height(p, card)) / 2 + MARGEN
    lienzo.numero(number, x + MARGEN + RADIO, at + PRINCIPAL * INTERLINEA / 2, RADIO)
    at = lienzo.parrafo(
        p.titulo, x + MARGEN + 2 * RADIO + 8, at, ancho=room - 2 * RADIO - 8, em=PRINCIPAL, clase="principal",
        negra=True, color=t.principal,
    )  # fmt: skip
    if p.texto:
        lienzo.parrafo(p.texto, x + MARGEN, at + 6, ancho=room, em=APOYO, clase="apoyo")


def _ring(lienzo: Lienzo, places: list[tuple[float, float, float]], card: float, half: int) -> None:
    """An arrow from the edge of each card to the next: along the rows, and down and up at the ends."""
    for i, (x, y, height) in enumerate(places):
        after = places[(i + 1) % len(places)]
        middle = y + height / 2
        if i < half - 1:
            _arrow(lienzo, x + card, middle, after[0], middle, "derecha")
        elif i == half - 1:
            # Down at the outer side of the wider row, where the centre leaves room.
            _arrow(lienzo, after[0] + card * 0.8, y + height, after[0] + card * 0.8, after[1], "abajo")
        elif i < len(places) - 1:
            _arrow(lienzo, x, middle, after[0] + card, middle, "izquierda")
        else:
            _arrow(lienzo, x + card * 0.2, y, x + card * 0.2, after[1] + after[2], "arriba")


def _arrow(lienzo: Lienzo, x: float, y: float, to_x: float, to_y: float, hacia: str) -> None:
    color = lienzo.tonos.acento
    dx, dy = {"derecha": (1, 0), "izquierda": (-1, 0), "abajo": (0, 1), "arriba": (0, -1)}[hacia]
    lienzo.linea(f"M{x + 5 * dx:.1f} {y + 5 * dy:.1f}L{to_x - 20 * dx:.1f} {to_y - 20 * dy:.1f}", color=color, grueso=6)
    lienzo.punta(to_x - 4 * dx, to_y - 4 * dy, hacia, lado=24, color=color)
