"""Steps one under the other; a bar below each begins where the one before ended and is as long as its share."""

from __future__ import annotations

from macros.diagrams.letters import width
from macros.diagrams.lienzo import DETALLE, PRINCIPAL, Lienzo, tall
from macros.model.piezas.dibujo import Escalones, ParteDibujo

BARRA = 28.0
HUECO = 10.0
NUMERO = 58.0


def draw(lienzo: Lienzo, d: Escalones) -> None:
    need = [_height(p, lienzo.ancho) for p in d.partes]
    spare = max(0.0, lienzo.alto - sum(need) - HUECO * (len(need) - 1) - 4) / len(need)
    y, done = 2.0, 0
    for i, (p, height) in enumerate(zip(d.partes, need, strict=True)):
        _step(lienzo, p, i + 1, y, height + spare, done)
        done += p.porcentaje or 0
        y += height + spare + HUECO


def _room(p: ParteDibujo, ancho: float) -> float:
    return ancho - NUMERO - width("100 %", PRINCIPAL, 700) - 36


def _height(p: ParteDibujo, ancho: float) -> float:
    room = _room(p, ancho)
    words = tall(p.titulo, room, PRINCIPAL, negra=True)
    if p.texto:
        words += tall(p.texto, ancho - NUMERO - 24, DETALLE * 1.2) + 4
    return 8 + words + BARRA + 22


def _step(lienzo: Lienzo, p: ParteDibujo, number: int, y: float, height: float, done: int) -> None:
    t, ancho = lienzo.tonos, lienzo.ancho
    lienzo.cuadro(1, y, ancho - 2, height, borde=t.linea, grueso=1.4, radio=12)
    free = height - _height(p, ancho)
    at = y + 8 + free / 2
    lienzo.numero(number, 10 + NUMERO / 2 - 6, at + 23)
    lienzo.texto(
        f"{p.porcentaje} %", ancho - 14, at + 33, em=PRINCIPAL, clase="principal", lugar=ancho, ancla="end",
        negra=True, color=t.acento,
    )  # fmt: skip
    at = lienzo.parrafo(
        p.titulo, NUMERO + 10, at, ancho=_room(p, ancho), em=PRINCIPAL, clase="principal", negra=True, color=t.principal
    )
    if p.texto:
        lienzo.parrafo(p.texto, NUMERO + 10, at + 4, ancho=ancho - NUMERO - 24, em=DETALLE * 1.2, clase="detalle")
    _bar(lienzo, y + height - BARRA - 10, done, p.porcentaje or 0)


def _bar(lienzo: Lienzo, y: float, done: int, share: int) -> None:
    """The whole as an empty bar, what came before as a dotted line, and the share filled."""
    t, left, whole = lienzo.tonos, 12.0, lienzo.ancho - 24
    lienzo.cuadro(left, y, whole, BARRA, borde=t.linea, grueso=0.8, radio=4, fondo=t.fondo)
    x, long = left + whole * done / 100, whole * share / 100
    if done:
        lienzo.linea(f"M{left + 6} {y + BARRA / 2}H{x - 4:.1f}", trazos="2 7", grueso=1.6)
    lienzo.forma("rect", x=x, y=y, width=long, height=BARRA, rx=4, fill=t.principal)
