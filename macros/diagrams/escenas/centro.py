"""Around a centre: a target, a wheel, a sun, a compass."""

from __future__ import annotations

import math

from macros.diagrams.escenas.zonas import GRUESO, box, height_of, label, room, size_of, words_width
from macros.diagrams.lienzo import APOYO, PRINCIPAL, Lienzo
from macros.model.piezas.plantilla import Plantilla


def diana(lienzo: Lienzo, d: Plantilla) -> None:
    """Rings from the middle outwards; a fourth part is what stays out, below."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    rings, out = d.partes[:3], d.partes[3:]
    below = 150.0 if out else 0.0
    cy = (h - below) / 2
    big = min(w / 2, cy) - 3
    core = big * 0.36 if len(rings) == 3 else big * 0.5
    band = (big - core) / max(1, len(rings) - 1)
    for i in range(len(rings) - 1, -1, -1):
        lienzo.forma(
            "circle", cx=w / 2, cy=cy, r=core + band * i, fill=t.papel, stroke=t.acento if i == 0 else t.principal,
            stroke_width=5.0 if i == 0 else GRUESO, stroke_dasharray="none" if i < 2 else "14 8",
        )  # fmt: skip
    for i, parte in enumerate(rings):
        radius = core + band * i
        if i == 0:
            wide = core * 1.5
            end = label(lienzo, parte.titulo, parte.texto, w / 2, cy - core * 0.62, wide, middle=True, color=t.acento)
            side = core * 1.45
            room(lienzo, parte.titulo, w / 2 - side / 2, end + 2, side, cy + core * 0.72 - end, d.notas)
        else:
            em, _ = size_of(parte.titulo, big * 0.9, APOYO)
            # As far below the ring as its curve asks for words this wide.
            sink = (words_width(parte.titulo, em) / 2) ** 2 / (2 * radius) + 8
            label(lienzo, parte.titulo, None, w / 2, cy - radius + min(sink, band * 0.5), big * 0.9, middle=True)
            # The widest free place of a ring is beside its centre.
            room(lienzo, parte.titulo, w / 2 + core + band * (i - 1), cy - band / 2, band, band, d.notas)
    lienzo.fondo = max(lienzo.fondo, cy + big)
    if out:
        box(lienzo, out[0], 0, h - below + 8, w, below - 8, d.notas, trazos="10 7")


def rueda(lienzo: Lienzo, d: Plantilla) -> None:
    """Equal slices around a hub."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    n = len(d.partes)
    rx, ry = w / 2 - 3, min(h / 2 - 3, w * 0.68)
    cx, cy = w / 2, h / 2
    hub = 58.0
    lienzo.forma("ellipse", cx=cx, cy=cy, rx=rx, ry=ry, fill=t.papel, stroke=t.principal, stroke_width=4)
    for i in range(n):
        a = math.tau * i / n - math.pi / 2
        lienzo.linea(
            f"M{cx + hub * math.cos(a):.1f} {cy + hub * math.sin(a):.1f}"
            f"L{cx + rx * math.cos(a):.1f} {cy + ry * math.sin(a):.1f}", color=t.principal, grueso=GRUESO,
        )  # fmt: skip
    for i, parte in enumerate(d.partes):
        a = math.tau * (i + 0.5) / n - math.pi / 2
        x, y = cx + rx * 0.62 * math.cos(a), cy + ry * 0.62 * math.sin(a)
        wide = min(rx * 0.86, 190.0) if n <= 5 else 150.0
        tall = height_of(parte.titulo, parte.texto, wide, PRINCIPAL)
        if d.notas:
            tall += 84
        top = y - tall / 2
        end = label(lienzo, parte.titulo, parte.texto, x, top, wide, middle=True, largest=PRINCIPAL)
        if d.notas:
            room(lienzo, parte.titulo, x - wide / 2, end + 2, wide, top + tall - end - 2, True)
    lienzo.forma("circle", cx=cx, cy=cy, r=hub, fill=t.papel, stroke=t.acento, stroke_width=5)
    if d.centro:
        tall = height_of(d.centro, None, hub * 1.7)
        label(lienzo, d.centro, None, cx, cy - tall / 2, hub * 1.7, middle=True, color=t.acento)
    lienzo.fondo = max(lienzo.fondo, cy + ry)


def sol(lienzo: Lienzo, d: Plantilla) -> None:
    """A centre that everything comes out of; notes go around it, over the rays."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    foot = d.partes
    below = 150.0 * len(foot)
    cx, cy = w / 2, (h - below) / 2
    core = 84.0 if foot else 104.0
    for i in range(16):
        a = math.tau * i / 16
        near, far = core + 16, core + (66 if i % 2 else 40)
        lienzo.linea(
            f"M{cx + near * math.cos(a):.1f} {cy + near * math.sin(a):.1f}"
            f"L{cx + far * math.cos(a):.1f} {cy + far * math.sin(a):.1f}", color=t.acento, grueso=5,
        )  # fmt: skip
    lienzo.forma("circle", cx=cx, cy=cy, r=core, fill=t.papel, stroke=t.acento, stroke_width=5)
    lienzo.forma("circle", cx=cx, cy=cy, r=core - 7, fill="none", stroke=t.acento, stroke_width=1.4)
    name = d.centro or ""
    tall = height_of(name, None, core * 1.6, PRINCIPAL)
    label(lienzo, name, None, cx, cy - tall / 2, core * 1.6, middle=True, largest=PRINCIPAL, color=t.acento)
    room(lienzo, f"{name}, arriba", 0, 0, w, cy - core - 70, d.notas)
    room(lienzo, f"{name}, abajo", 0, cy + core + 70, w, h - below - cy - core - 70, d.notas)
    lienzo.fondo = max(lienzo.fondo, h - below)
    for i, parte in enumerate(foot):
        box(lienzo, parte, 0, h - below + 8 + i * 150.0, w, 140.0, d.notas)


def brujula(lienzo: Lienzo, d: Plantilla) -> None:
    """A compass rose with a place at each quarter; ``centro`` is what guides."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    cx, cy = w / 2, h / 2
    half_w, half_h = w / 2 - 10, h / 2 - 10
    for i, parte in enumerate(d.partes):
        x = 0 if i % 2 == 0 else w / 2 + 10
        y = 0 if i < 2 else h / 2 + 10
        lienzo.cuadro(x + 1, y + 1, half_w - 2, half_h - 2, borde=t.linea, grueso=1.6)
        # The rose covers the inner corner: names stand away from it, and so does the room they leave.
        top = y + 8 if i < 2 else y + 8 + 84
        end = label(lienzo, parte.titulo, parte.texto, x + 10, top, half_w - 20)
        foot = y + half_h - (90 if i < 2 else 4)
        room(lienzo, parte.titulo, x + 6, end + 2, half_w - 12, foot - end, d.notas)
    core, long = 86.0, 140.0
    lienzo.forma("circle", cx=cx, cy=cy, r=core + 14, fill=t.papel, stroke="none")
    for k in range(4):
        a = math.tau * k / 4 - math.pi / 2
        tip = (cx + long * math.cos(a), cy + long * math.sin(a))
        for side, fill in ((-1, t.papel), (1, t.acento)):
            b = a + side * math.pi / 4
            base = (cx + core * 0.72 * math.cos(b), cy + core * 0.72 * math.sin(b))
            lienzo.forma(
                "path", d=f"M{tip[0]:.1f} {tip[1]:.1f}L{base[0]:.1f} {base[1]:.1f}L{cx:.1f} {cy:.1f}Z", fill=fill,
                stroke=t.acento, stroke_width=2.4 if side < 0 else 1.2, stroke_linejoin="round",
            )  # fmt: skip
    lienzo.forma("circle", cx=cx, cy=cy, r=core, fill=t.papel, stroke=t.principal, stroke_width=4)
    if d.centro:
        tall = height_of(d.centro, None, core * 1.7)
        label(lienzo, d.centro, None, cx, cy - tall / 2, core * 1.7, middle=True, color=t.principal)
