"""Axes from a centre with rings that say how far; ``corner`` tells where a share of an axis stands."""

from __future__ import annotations

from math import cos, pi, sin

from macros.diagrams.letters import CAP_HEIGHT, width
from macros.diagrams.lienzo import APOYO, DETALLE, Lienzo, tall
from macros.model.piezas.dibujo import Radar

HOJA = (620.0, 470.0)
"""Size of a radar that goes with words, on a page or a worksheet: millimetres, as if it were a poster."""
_FLAT = 0.35
"""An axis this close to level (by its sine) has its name beside its end, not above or below."""
_GAP = 8.0


def centre(lienzo: Lienzo, d: Radar) -> tuple[float, float, float]:
    """Centre and radius, as large as the names around it allow."""
    radius = min(lienzo.ancho, lienzo.alto) / 2
    for i, words in enumerate(d.ejes):
        dx, dy = _direction(i, d)
        if abs(dy) < _FLAT:
            longest = max(width(w, APOYO, 700) for w in words.split())
            radius = min(radius, (lienzo.ancho / 2 - longest - _GAP - 2) / abs(dx))
        else:
            name = tall(words, _room(lienzo, d), APOYO, negra=True)
            radius = min(radius, (lienzo.alto / 2 - name - _GAP - 2) / abs(dy))
    return lienzo.ancho / 2, lienzo.alto / 2, radius


def corner(lienzo: Lienzo, d: Radar, axis: int, share: float) -> tuple[float, float]:
    """Where ``share`` (0 to 1) of an axis stands; the axes follow clockwise from the first."""
    cx, cy, radius = centre(lienzo, d)
    x, y = _direction(axis, d)
    return cx + x * radius * share, cy + y * radius * share


def _direction(axis: int, d: Radar) -> tuple[float, float]:
    # Four axes stand on the corners of a square: their names have room above and below it.
    turn = 0.5 if len(d.ejes) % 4 == 0 else 0.0
    angle = 2 * pi * (axis + turn) / len(d.ejes)
    return sin(angle), -cos(angle)


def _room(lienzo: Lienzo, d: Radar) -> float:
    """Width of a name above or below: two of them may stand side by side."""
    if len(d.ejes) == 3:
        return lienzo.ancho * 0.7
    return lienzo.ancho / (2 if len(d.ejes) < 7 else 2.9) - 10


def draw(lienzo: Lienzo, d: Radar) -> None:
    t, n = lienzo.tonos, len(d.anillos)
    cx, cy, _ = centre(lienzo, d)
    for ring in range(1, n + 1):
        points = [corner(lienzo, d, i, ring / n) for i in range(len(d.ejes))]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"
        last = ring == n
        lienzo.forma(
            "path", d=path, fill="none", stroke=t.principal if last else t.linea, stroke_width=3 if last else 1.4
        )
    for i in range(len(d.ejes)):
        x, y = corner(lienzo, d, i, 1)
        lienzo.linea(f"M{cx:.1f} {cy:.1f}L{x:.1f} {y:.1f}", grueso=2.2)
        for ring in range(1, n + 1):
            px, py = corner(lienzo, d, i, ring / n)
            lienzo.forma("circle", cx=px, cy=py, r=4.0, fill=t.linea)
        _name(lienzo, d, i)
    for ring, words in enumerate(d.anillos, 1):
        _mark(lienzo, d, words, ring / n)


def _mark(lienzo: Lienzo, d: Radar, words: str, share: float) -> None:
    """The ring's words on its side between the last axis and the first."""
    (ax, ay), (bx, by) = corner(lienzo, d, len(d.ejes) - 1, share), corner(lienzo, d, 0, share)
    x, y, long = (ax + bx) / 2, (ay + by) / 2, width(words, DETALLE)
    lienzo.forma("rect", x=x - long / 2 - 3, y=y - 9.0, width=long + 6, height=18.0, fill=lienzo.tonos.papel)
    lienzo.texto(
        words, x, y + DETALLE * CAP_HEIGHT / 2, em=DETALLE, clase="detalle", lugar=long + 6, ancla="middle",
        color=lienzo.tonos.suave,
    )  # fmt: skip


def _name(lienzo: Lienzo, d: Radar, axis: int) -> None:
    words, (dx, dy) = d.ejes[axis], _direction(axis, d)
    x, y = corner(lienzo, d, axis, 1)
    if abs(dy) >= _FLAT:
        room = _room(lienzo, d)
        high, half = tall(words, room, APOYO, negra=True), min(room, width(words, APOYO, 700)) / 2
        # Outwards, so that it leaves room for the words of the rings.
        x = min(max(x + dx * half, half + 2), lienzo.ancho - half - 2)
        ancla, top = "middle", y - high - _GAP if dy < 0 else y + _GAP
    else:
        x += _GAP if dx > 0 else -_GAP
        room = lienzo.ancho - x - 2 if dx > 0 else x - 2
        ancla, top = "start" if dx > 0 else "end", y - tall(words, room, APOYO, negra=True) / 2
    lienzo.parrafo(
        words, x, top, ancho=room, em=APOYO, clase="apoyo", ancla=ancla, negra=True, color=lienzo.tonos.tinta
    )
