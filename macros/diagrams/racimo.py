"""Parts around a centre: a row of cards above it, a row below, and a line from the centre to each."""

from __future__ import annotations

from macros.diagrams.lienzo import APOYO, DETALLE, INTERLINEA, PRINCIPAL, Lienzo, tall
from macros.model.piezas.dibujo import ParteDibujo, Racimo

EXPLICA = DETALLE * 1.2
"""Explanations where there is no room for the size that is read from 3 m."""
HUECO = 18.0
MARGEN = 12.0
RADIO = 20.0
"""Of the circle of a number, and of the one beside it with an icon."""
RAMA = 30.0
"""Height of the lines between the centre and the cards."""


def draw(lienzo: Lienzo, d: Racimo) -> None:
    above, below = d.partes[: d.arriba], d.partes[d.arriba :]
    t = lienzo.tonos
    label = APOYO * INTERLINEA + 4
    hub_room = lienzo.ancho * 0.8 - 40
    hub = tall(d.centro, hub_room, PRINCIPAL, negra=True) + 28
    labels = label * (bool(d.letrero_arriba) + bool(d.letrero_abajo))
    rows = [r for r in (above, below) if r]
    free = lienzo.alto - hub - labels - RAMA * len(rows) - 4
    em = APOYO if sum(_needs(lienzo, d, rows, APOYO)) <= free else EXPLICA
    needs = _needs(lienzo, d, rows, em)
    heights = [n + max(0.0, free - sum(needs)) / len(rows) for n in needs]
    y = 2.0
    if d.letrero_arriba:
        y = _label(lienzo, d.letrero_arriba, y)
    hub_top = y + heights[0] + RAMA
    _branches(lienzo, len(above), y + heights[0], hub_top)
    _row(lienzo, d, above, y, heights[0], em, above=True)
    if below:
        _branches(lienzo, len(below), hub_top + hub + RAMA, hub_top + hub)
    x = lienzo.ancho * 0.1
    lienzo.cuadro(x, hub_top, lienzo.ancho * 0.8, hub, borde=t.acento, grueso=3.6, radio=hub / 2)
    lienzo.cuadro(x + 6, hub_top + 6, lienzo.ancho * 0.8 - 12, hub - 12, borde=t.acento, grueso=1.2, radio=hub / 2 - 6)
    lienzo.parrafo(
        d.centro, lienzo.ancho / 2, hub_top + 14, ancho=hub_room, em=PRINCIPAL, clase="principal", ancla="middle",
        negra=True, color=t.acento,
    )  # fmt: skip
    if below:
        y = hub_top + hub + RAMA
        _row(lienzo, d, below, y, heights[1], em, above=False)
        if d.letrero_abajo:
            _label(lienzo, d.letrero_abajo, y + heights[1])


def _needs(lienzo: Lienzo, d: Racimo, rows: list[tuple[ParteDibujo, ...]], em: float) -> list[float]:
    """Height that the words of each row of cards ask for, with explanations of size ``em``."""
    return [max(_height(p, _card(lienzo, len(row)), d.numeradas, em) for p in row) for row in rows]


def _card(lienzo: Lienzo, n: int) -> float:
    return (lienzo.ancho - HUECO * (n - 1)) / n


def _room(card: float) -> float:
    return card - 2 * MARGEN


def _height(p: ParteDibujo, card: float, numbered: bool, em: float) -> float:
    room = _room(card)
    return (
        2 * MARGEN
        + (16 if numbered else 0)
        + tall(p.titulo, room, PRINCIPAL, negra=True)
        + (tall(p.texto, room, em) + 4 if p.texto else 0)
    )


def _row(
    lienzo: Lienzo, d: Racimo, parts: tuple[ParteDibujo, ...], y: float, height: float, em: float, above: bool
) -> None:
    t, card = lienzo.tonos, _card(lienzo, len(parts))
    number = 1 if above else d.arriba + 1
    kind = "apoyo" if em >= APOYO else "detalle"
    for i, p in enumerate(parts):
        x = i * (card + HUECO)
        lienzo.cuadro(x + 1, y, card - 2, height)
        at = y + (height - _height(p, card, d.numeradas, em)) / 2 + MARGEN
        if d.numeradas:
            edge = y + height if above else y
            at += 0 if above else 16
            aside = RADIO + 3 if p.icono else 0.0
            lienzo.numero(number + i, x + card / 2 - aside, edge)
            if p.icono:
                cx, side = x + card / 2 + aside, RADIO * 1.3
                lienzo.forma("circle", cx=cx, cy=edge, r=RADIO, fill=t.papel, stroke=t.acento, stroke_width=2.4)
                lienzo.icono(p.icono, cx - side / 2, edge - side / 2, side)
        room, middle = _room(card), x + card / 2
        at = lienzo.parrafo(
            p.titulo, middle, at, ancho=room, em=PRINCIPAL, clase="principal", ancla="middle", negra=True,
            color=t.principal,
        )  # fmt: skip
        if p.texto:
            lienzo.parrafo(p.texto, middle, at + 4, ancho=room, em=em, clase=kind, ancla="middle")


def _branches(lienzo: Lienzo, n: int, card_edge: float, hub_edge: float) -> None:
    """A curve from the centre to the middle of each card, with a dot where it touches the card."""
    card = _card(lienzo, n)
    for i in range(n):
        x = i * (card + HUECO) + card / 2
        from_x = lienzo.ancho / 2 + (x - lienzo.ancho / 2) * 0.72
        middle = (card_edge + hub_edge) / 2
        lienzo.linea(
            f"M{x:.1f} {card_edge:.1f}C{x:.1f} {middle:.1f} {from_x:.1f} {middle:.1f} {from_x:.1f} {hub_edge:.1f}",
            color=lienzo.tonos.acento, grueso=3,
        )  # fmt: skip
        lienzo.forma("circle", cx=x, cy=card_edge, r=5.0, fill=lienzo.tonos.acento)


def _label(lienzo: Lienzo, words: str, y: float) -> float:
    return 4 + lienzo.parrafo(
        words, lienzo.ancho / 2, y, ancho=lienzo.ancho, em=APOYO, clase="apoyo", ancla="middle", negra=True,
        color=lienzo.tonos.suave,
    )  # fmt: skip
