"""A road that winds down the sheet: stops on both sides, and gates where something is decided."""

from __future__ import annotations

import itertools

from macros.diagrams.escenas.zonas import box
from macros.diagrams.lienzo import Lienzo, path
from macros.model.piezas.plantilla import Plantilla


def ruta(lienzo: Lienzo, d: Plantilla) -> None:
    """Stops alternate on both sides of the road; a part with ``puerta`` has a gate before it.

    On a sheet that lies on its side the road goes from left to right.
    """
    if lienzo.ancho > lienzo.alto:
        _sideways(lienzo, d)
        return
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    n = len(d.partes)
    tall = h / n
    swing, middle = 34.0, w / 2
    points = [(middle + (swing if i % 2 == 0 else -swing), (i + 0.5) * tall) for i in range(n)]
    road = path("M", middle, 0.0, "C", middle, tall * 0.2, points[0][0], tall * 0.2, *points[0])
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        half = (y1 - y0) / 2
        road += path("C", x0, y0 + half, x1, y1 - half, x1, y1)
    road += path("V", h - 4)
    _paved(lienzo, road)
    side = w / 2 - swing - 34
    lanes = [n - n // 2, n // 2]
    for i, (parte, (x, y)) in enumerate(zip(d.partes, points, strict=True)):
        left = i % 2 == 0
        bx = 1.0 if left else w - side - 1
        # Boxes of one side share the whole height: the line leads from the stop to its box.
        high = h / lanes[0 if left else 1]
        top = (i // 2) * high + 3
        lienzo.linea(f"M{x:.1f} {y:.1f}H{(bx + side) if left else bx:.1f}", color=t.acento, grueso=3)
        box(lienzo, parte, bx, top, side, high - 10, d.notas, borde=t.principal)
        lienzo.numero(i + 1, x, y, 22)
        if parte.puerta:
            gate = i * tall
            gx = (points[i - 1][0] + x) / 2 if i else middle
            lienzo.linea(f"M{gx - 44:.1f} {gate:.1f}H{gx + 44:.1f}", color=t.acento, grueso=7)
            for post in (gx - 44, gx + 44):
                lienzo.linea(f"M{post:.1f} {gate - 16:.1f}V{gate + 16:.1f}", color=t.acento, grueso=7)
    lienzo.fondo = max(lienzo.fondo, h - 4)


def _sideways(lienzo: Lienzo, d: Plantilla) -> None:
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    n = len(d.partes)
    wide, swing, middle = w / n, 22.0, h / 2
    points = [((i + 0.5) * wide, middle + (swing if i % 2 == 0 else -swing)) for i in range(n)]
    road = path("M", 0.0, middle, "C", wide * 0.2, middle, wide * 0.2, points[0][1], *points[0])
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        half = (x1 - x0) / 2
        road += path("C", x0 + half, y0, x1 - half, y1, x1, y1)
    road += path("H", w)
    _paved(lienzo, road)
    tall = h / 2 - swing - 26
    lanes = [n - n // 2, n // 2]
    for i, (parte, (x, y)) in enumerate(zip(d.partes, points, strict=True)):
        above = i % 2 == 0
        across = w / lanes[0 if above else 1]
        left, top = (i // 2) * across + 4, 1.0 if above else h - tall - 1
        lienzo.linea(f"M{x:.1f} {y:.1f}V{top + tall if above else top:.1f}", color=t.acento, grueso=3)
        box(lienzo, parte, left, top, across - 8, tall, d.notas, borde=t.principal)
        lienzo.numero(i + 1, x, y, 22)
        if parte.puerta:
            gate = i * wide
            gy = (points[i - 1][1] + y) / 2 if i else middle
            lienzo.linea(f"M{gate:.1f} {gy - 44:.1f}V{gy + 44:.1f}", color=t.acento, grueso=7)
            for post in (gy - 44, gy + 44):
                lienzo.linea(f"M{gate - 16:.1f} {post:.1f}H{gate + 16:.1f}", color=t.acento, grueso=7)


def _paved(lienzo: Lienzo, road: str) -> None:
    """The road itself: its two edges, its surface and the line along its middle."""
    t = lienzo.tonos
    lienzo.linea(road, color=t.principal, grueso=44)
    lienzo.linea(road, color=t.fondo, grueso=38)
    lienzo.linea(road, color=t.principal, grueso=2.4, trazos="12 10")
