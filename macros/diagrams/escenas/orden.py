"""One after another: a staircase, a funnel, a measured time, a traffic light."""

from __future__ import annotations

import math

from macros.diagrams.escenas.zonas import AIRE, GRUESO, box, label, room
from macros.diagrams.lienzo import APOYO, PRINCIPAL, Lienzo, path
from macros.model.piezas.plantilla import Plantilla


def escalera(lienzo: Lienzo, d: Plantilla) -> None:
    """Steps that climb to the right: the first part is the lowest."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    n = len(d.partes)
    tall, inset = h / n, min(46.0, w * 0.36 / n)
    for i, parte in enumerate(d.partes):
        y, x = h - (i + 1) * tall, i * inset
        lienzo.cuadro(x + 34, y + 2, w - x - 36, tall - 2, borde=t.principal, grueso=GRUESO, radio=2)
        box(lienzo, parte, x + 34, y + 2, w - x - 36, tall - 2, d.notas, marco=False)
        lienzo.linea(f"M{x:.1f} {y + tall:.1f}H{x + 34:.1f}V{y + 2:.1f}", color=t.acento, grueso=5)
    x, y = (n - 1) * inset + 17, tall * 0.5
    lienzo.linea(f"M{x:.1f} {h - (n - 1) * tall - 8:.1f}V{y:.1f}", color=t.acento, grueso=3, trazos="7 6")
    lienzo.punta(x, y - 12, "arriba", lado=14)


def embudo(lienzo: Lienzo, d: Plantilla) -> None:
    """Levels that narrow downwards, and what comes out."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    n = len(d.partes)
    spout = 44.0
    tall, narrow = (h - spout) / n, w * 0.27

    def edge(y: float) -> float:
        return narrow * y / (h - spout)

    for i, parte in enumerate(d.partes):
        y0, y1 = i * tall + 2, (i + 1) * tall - 5
        a, b = edge(y0), edge(y1)
        lienzo.forma(
            "path", d=f"M{a:.1f} {y0:.1f}H{w - a:.1f}L{w - b:.1f} {y1:.1f}H{b:.1f}Z", fill=t.papel,
            stroke=t.principal, stroke_width=GRUESO, stroke_linejoin="round",
        )  # fmt: skip
        inner = w - 2 * b - 2 * AIRE
        end = label(lienzo, parte.titulo, parte.texto, w / 2, y0 + AIRE, inner, middle=True)
        room(lienzo, parte.titulo, b + AIRE, end + 2, inner, y1 - end - 4, d.notas)
    lienzo.linea(f"M{w / 2:.1f} {h - spout + 2:.1f}V{h - 16:.1f}", color=t.acento, grueso=6)
    lienzo.punta(w / 2, h - 2, "abajo", lado=18)
    lienzo.fondo = max(lienzo.fondo, h - 2)


def tiempo(lienzo: Lienzo, d: Plantilla) -> None:
    """A strip whose parts are as long as they last, each tied to its box."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    sizes = [float(p.medida or 1) for p in d.partes]
    strip, x = 46.0, 118.0
    weights = [math.sqrt(s) for s in sizes]
    least = 1.0 / (len(sizes) * 1.12)
    shares = [max(v / sum(weights), least) for v in weights]
    shares = [s / sum(shares) for s in shares]
    at, box_at, gap = 2.0, 2.0, 9.0
    for parte, size, share in zip(d.partes, sizes, shares, strict=True):
        long = (h - 4) * size / sum(sizes)
        tall = (h - 4) * share
        lienzo.forma(
            "rect", x=1.4, y=at, width=strip, height=long, fill=t.papel, stroke=t.principal, stroke_width=GRUESO
        )
        middle, target = at + long / 2, box_at + (tall - gap) / 2
        lienzo.linea(
            path("M", strip + 4, middle, "C", strip + 40, middle, x - 42, target, x - 2, target),
            color=t.acento, grueso=3,
        )  # fmt: skip
        lienzo.forma("circle", cx=strip + 2, cy=middle, r=5.0, fill=t.acento)
        box(lienzo, parte, x, box_at, w - x - 2, tall - gap, d.notas, borde=t.principal, largest=PRINCIPAL)
        at, box_at = at + long, box_at + tall


def semaforo(lienzo: Lienzo, d: Plantilla) -> None:
    """Three lights, each with a sign of its own: stop, with care, go on."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    wide, tall = 122.0, h / 3
    lienzo.cuadro(2, 2, wide, h - 4, borde=t.principal, grueso=4, radio=34, fondo=t.fondo)
    signs = ("M-20 -20L20 20M20 -20L-20 20", "M0 -24V8M0 20V26", "M-24 2L-6 20L26 -20")
    for i, (parte, sign) in enumerate(zip(d.partes, signs, strict=True)):
        y = (i + 0.5) * tall
        lienzo.forma("circle", cx=2 + wide / 2, cy=y, r=44.0, fill=t.papel, stroke=t.acento, stroke_width=4)
        lienzo.forma(
            "path", d=sign, transform=f"translate({2 + wide / 2:.1f} {y:.1f})", fill="none", stroke=t.acento,
            stroke_width=7, stroke_linecap="round", stroke_linejoin="round",
        )  # fmt: skip
        box(lienzo, parte, wide + 18, i * tall + 4, w - wide - 20, tall - 8, d.notas, largest=APOYO)
