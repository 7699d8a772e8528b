"""Things one knows from the room: doors, a table with chairs, a suitcase, a calendar."""

from __future__ import annotations

from macros.diagrams.escenas.zonas import AIRE, GRUESO, box, height_of, label, room
from macros.diagrams.lienzo import PRINCIPAL, Lienzo
from macros.model.piezas.plantilla import Plantilla


def puertas(lienzo: Lienzo, d: Plantilla) -> None:
    """Doors side by side, in two rows where there are four: each answer has its own."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    n = len(d.partes)
    cols = 2 if n in (2, 4) else n
    rows = -(-n // cols)
    wide, tall = w / cols, h / rows
    for i, parte in enumerate(d.partes):
        x, y = (i % cols) * wide + 8, (i // cols) * tall + 4
        across, high = wide - 16, tall - 14
        arch = min(34.0, across * 0.2)
        lienzo.forma(
            "path", d=f"M{x:.1f} {y + high:.1f}V{y + arch:.1f}Q{x + across / 2:.1f} {y - arch * 0.6:.1f} "
            f"{x + across:.1f} {y + arch:.1f}V{y + high:.1f}", fill=t.papel, stroke=t.principal, stroke_width=5,
        )  # fmt: skip
        lienzo.linea(f"M{x - 8:.1f} {y + high:.1f}H{x + across + 8:.1f}", color=t.acento, grueso=5)
        lienzo.forma("circle", cx=x + across - 15, cy=y + high * 0.55, r=7.0, fill=t.acento)
        inner = across - 2 * AIRE - 10
        end = label(lienzo, parte.titulo, parte.texto, x + across / 2, y + arch + 4, inner, middle=True)
        room(lienzo, parte.titulo, x + AIRE, end + 3, across - 2 * AIRE - 18, y + high - end - 8, d.notas)
    lienzo.fondo = max(lienzo.fondo, h - 8)


def mesa(lienzo: Lienzo, d: Plantilla) -> None:
    """A table seen from above: who sits, and which chairs are empty. ``centro`` is what is talked about."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    n = len(d.partes)
    left = [d.partes[i] for i in range(0, n, 2)]
    right = [d.partes[i] for i in range(1, n, 2)]
    wide = w * 0.335
    tx, tw = wide + 14, w - 2 * wide - 28
    lienzo.cuadro(tx, h * 0.08, tw, h * 0.84, borde=t.principal, grueso=5, radio=70, fondo=t.fondo)
    if d.centro:
        tall = height_of(d.centro, None, tw - 16)
        label(lienzo, d.centro, None, w / 2, h / 2 - tall / 2, tw - 16, middle=True, color=t.principal)
    for side, parts in ((0, left), (1, right)):
        tall = h / len(parts)
        for i, parte in enumerate(parts):
            x = 10.0 if side == 0 else w - wide - 10
            y = i * tall + 6
            dashes = "12 8" if parte.falta else ""
            box(
                lienzo,
                parte,
                x,
                y,
                wide,
                tall - 14,
                d.notas,
                borde=t.acento if parte.falta else t.principal,
                trazos=dashes,
            )
            back = x - 7 if side == 0 else x + wide + 7
            lienzo.linea(f"M{back:.1f} {y + 14:.1f}V{y + tall - 28:.1f}", color=t.principal, grueso=6, trazos=dashes)


def maleta(lienzo: Lienzo, d: Plantilla) -> None:
    """A suitcase with a compartment for each thing one takes along."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    top = 54.0
    lienzo.linea(
        f"M{w * 0.38:.1f} {top:.1f}V26Q{w * 0.38:.1f} 6 {w * 0.38 + 20:.1f} 6H{w * 0.62 - 20:.1f}Q{w * 0.62:.1f} 6 "
        f"{w * 0.62:.1f} 26V{top:.1f}", color=t.principal, grueso=9,
    )  # fmt: skip
    lienzo.cuadro(3, top, w - 6, h - top - 14, borde=t.principal, grueso=6, radio=30)
    for x in (w * 0.12, w * 0.88):
        lienzo.forma("rect", x=x - 16, y=h - 13, width=32, height=11, rx=4, fill=t.principal)
    tall = (h - top - 22) / len(d.partes)
    for i, parte in enumerate(d.partes):
        y = top + 4 + i * tall
        if i:
            lienzo.linea(f"M6 {y:.1f}H{w - 6:.1f}", color=t.principal, grueso=GRUESO)
            lienzo.cuadro(w / 2 - 20, y - 9, 40, 18, borde=t.acento, grueso=GRUESO, radio=4)
        box(
            lienzo,
            parte,
            14,
            y + (10 if i else 2),
            w - 28,
            tall - (14 if i else 6),
            d.notas,
            marco=False,
            largest=PRINCIPAL,
        )
    lienzo.fondo = max(lienzo.fondo, h - 2)


def calendario(lienzo: Lienzo, d: Plantilla) -> None:
    """A sheet of a calendar: a cell for each span of time, in order."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    n = len(d.partes)
    cols = 1 if n <= 3 else 2 if n <= 8 else 3
    rows = -(-n // cols)
    top = 46.0
    lienzo.cuadro(2, 20, w - 4, h - 24, borde=t.principal, grueso=5, radio=12)
    lienzo.forma("rect", x=2, y=20, width=w - 4, height=top - 20, fill=t.fondo, stroke=t.principal, stroke_width=3)
    for k in range(6):
        x = w * (k + 0.5) / 6
        lienzo.linea(f"M{x:.1f} 4V34", color=t.acento, grueso=7)
    wide, tall = (w - 4) / cols, (h - top - 4) / rows
    for i, parte in enumerate(d.partes):
        x, y = 2 + (i % cols) * wide, top + (i // cols) * tall
        if i % cols:
            lienzo.linea(f"M{x:.1f} {y:.1f}V{y + tall:.1f}", color=t.linea, grueso=2)
        if i // cols and i % cols == 0:
            lienzo.linea(f"M2 {y:.1f}H{w - 2:.1f}", color=t.linea, grueso=2)
        box(lienzo, parte, x + 3, y, wide - 6, tall, d.notas, marco=False)
