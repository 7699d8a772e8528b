"""Places that everybody knows: a tree, an iceberg, a mountain, a boat."""

from __future__ import annotations

from macros.diagrams.escenas.zonas import AIRE, box, height_of, label, room
from macros.diagrams.lienzo import DETALLE, Lienzo, path
from macros.model.piezas.plantilla import Plantilla


def arbol(lienzo: Lienzo, d: Plantilla) -> None:
    """The first part is the crown (fruit), the second the trunk, the rest the roots."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    crown, trunk, *roots = d.partes
    top, ground = h * 0.40, h * 0.67
    _crown(lienzo, 24, 22, w - 48, top - 40)
    box(lienzo, crown, 32, 30, w - 64, top - 52, d.notas, marco=False)
    left, right = w * 0.27, w * 0.73
    for x, flare in ((left, -44), (right, 44)):
        lienzo.linea(
            f"M{x:.1f} {top:.1f}V{ground - 30:.1f}Q{x:.1f} {ground:.1f} {x + flare:.1f} {ground:.1f}",
            color=t.principal, grueso=4,
        )  # fmt: skip
    box(lienzo, trunk, left + 2, top + 3, right - left - 4, ground - top - 8, d.notas, marco=False)
    lienzo.linea(f"M0 {ground:.1f}H{left - 44:.1f}M{right + 44:.1f} {ground:.1f}H{w:.1f}", color=t.linea, grueso=2)
    wide = w / len(roots)
    for i, parte in enumerate(roots):
        middle = (i + 0.5) * wide
        start = left + (right - left) * (i + 0.5) / len(roots)
        lienzo.linea(
            path("M", start, ground, "C", start, ground + 18, middle, ground + 6, middle, ground + 26),
            color=t.acento, grueso=3,
        )  # fmt: skip
        box(lienzo, parte, i * wide + 3, ground + 26, wide - 6, h - ground - 28, d.notas, borde=t.acento, trazos="12 6")


def _crown(lienzo: Lienzo, x: float, y: float, wide: float, tall: float) -> None:
    """A cloud around a box: bumps of the same size along its four sides."""
    across, down = 6, 3
    a, b = wide / across, tall / down
    path = f"M{x:.1f} {y:.1f}"
    path += f"a{a * 0.55:.1f} {a * 0.36:.1f} 0 0 1 {a:.1f} 0" * across
    path += f"a{b * 0.3:.1f} {b * 0.52:.1f} 0 0 1 0 {b:.1f}" * down
    path += f"a{a * 0.55:.1f} {a * 0.26:.1f} 0 0 1 {-a:.1f} 0" * across
    path += f"a{b * 0.3:.1f} {b * 0.52:.1f} 0 0 1 0 {-b:.1f}" * down
    t = lienzo.tonos
    lienzo.forma("path", d=path + "Z", fill=t.papel, stroke=t.principal, stroke_width=4, stroke_linejoin="round")


def iceberg(lienzo: Lienzo, d: Plantilla) -> None:
    """What shows above the water, and what lies below, layer by layer."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    n = len(d.partes)
    sea = h * (0.41 if n == 2 else 0.34)
    tip = f"M{w * 0.2:.1f} {sea:.1f}L{w * 0.27:.1f} {sea * 0.42:.1f}L{w * 0.42:.1f} {sea * 0.2:.1f}L{w * 0.52:.1f} 3"
    tip += f"L{w * 0.66:.1f} {sea * 0.3:.1f}L{w * 0.75:.1f} {sea * 0.36:.1f}L{w * 0.82:.1f} {sea:.1f}Z"
    lienzo.forma("path", d=tip, fill=t.papel, stroke=t.principal, stroke_width=4, stroke_linejoin="round")
    hidden = f"M{w * 0.2:.1f} {sea:.1f}L3 {sea + (h - sea) * 0.18:.1f}L{w * 0.03:.1f} {sea + (h - sea) * 0.7:.1f}"
    hidden += f"L{w * 0.16:.1f} {h - 3:.1f}H{w * 0.85:.1f}L{w * 0.985:.1f} {sea + (h - sea) * 0.66:.1f}"
    hidden += f"L{w - 3:.1f} {sea + (h - sea) * 0.16:.1f}L{w * 0.82:.1f} {sea:.1f}"
    lienzo.linea(hidden, color=t.principal, grueso=4, trazos="16 9")
    waves = "".join(f"q{w / 32:.1f} {8 if k % 2 else -8} {w / 16:.1f} 0" for k in range(16))
    lienzo.linea(f"M0 {sea:.1f}{waves}", color=t.acento, grueso=3)
    above, *below = d.partes
    end = label(lienzo, above.titulo, above.texto, w * 0.51, sea * 0.34, w * 0.42, middle=True)
    room(lienzo, above.titulo, w * 0.26, end + 2, w * 0.5, sea - end - 12, d.notas)
    tall = (h - sea - 14) / len(below)
    for i, parte in enumerate(below):
        y = sea + 12 + i * tall
        end = label(lienzo, parte.titulo, parte.texto, w / 2, y + AIRE, w * 0.7, middle=True)
        room(lienzo, parte.titulo, w * 0.12, end + 2, w * 0.76, y + tall - end - 8, d.notas)
        if i:
            lienzo.linea(f"M{w * 0.06:.1f} {y - 3:.1f}H{w * 0.94:.1f}", color=t.linea, grueso=1.6, trazos="4 6")
    lienzo.fondo = max(lienzo.fondo, h - 3)


def montana(lienzo: Lienzo, d: Plantilla) -> None:
    """The way up: the last part is the top, the first the camp where one starts."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    n = len(d.partes)
    peak = (w * 0.36, h * 0.1)
    lienzo.forma(
        "path",
        d=path(
            "M", 2.0, h - 3, "L", w * 0.22, h * 0.22, *peak, w * 0.5, h * 0.19, w * 0.6, h * 0.16, w * 0.8, h * 0.28,
            w - 2, h - 3, "Z",
        ),
        fill=t.papel, stroke=t.principal, stroke_width=4, stroke_linejoin="round",
    )  # fmt: skip
    *way, summit = d.partes
    # The flag carries the name of the summit: no words would fit under the peak.
    wide = w - peak[0] - 6
    flag = height_of(summit.titulo, None, wide - 30) + 14
    lienzo.linea(f"M{peak[0]:.1f} {peak[1]:.1f}V1", color=t.acento, grueso=5)
    lienzo.forma(
        "path", d=path("M", peak[0], 2.0, "H", w - 4, "L", w - 22, 2 + flag / 2, w - 4, 2 + flag, "H", peak[0], "Z"),
        fill=t.papel, stroke=t.acento, stroke_width=3, stroke_linejoin="round",
    )  # fmt: skip
    label(lienzo, summit.titulo, None, peak[0] + 12, 9, wide - 30, color=t.acento)
    top = h * 0.24
    tall = (h - top) / n
    for i, parte in enumerate([summit, *reversed(way)]):
        y = top + i * tall
        inset = w * 0.22 * (1 - max(0.0, (y - h * 0.22) / (h * 0.78)))
        x = inset + 12
        end = y
        if i:
            lienzo.linea(f"M{inset:.1f} {y:.1f}H{w - inset:.1f}", color=t.linea, grueso=2, trazos="10 8")
            end = label(lienzo, parte.titulo, parte.texto, w / 2, y + AIRE, w - 2 * x, middle=True)
        elif parte.texto:
            end = lienzo.parrafo(
                parte.texto, w / 2, y, ancho=w - 2 * x, em=DETALLE, clase="detalle", ancla="middle", color=t.suave
            )
        room(lienzo, parte.titulo, x, end + 2, w - 2 * x, y + tall - end - 8, d.notas)
    lienzo.fondo = max(lienzo.fondo, h - 3)


def velero(lienzo: Lienzo, d: Plantilla) -> None:
    """A boat: what pushes it, where it goes, what holds it back, what it must not hit."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    sea = h * 0.52
    mast = w / 2
    lienzo.linea(f"M{mast:.1f} {h * 0.10:.1f}V{sea - 8:.1f}", color=t.principal, grueso=6)
    sail = (
        f"M{mast + 8:.1f} {h * 0.12:.1f}Q{mast + 96:.1f} {h * 0.3:.1f} {mast + 82:.1f} {sea - 34:.1f}H{mast + 8:.1f}Z"
    )
    jib = (
        f"M{mast - 8:.1f} {h * 0.18:.1f}Q{mast - 60:.1f} {h * 0.34:.1f} {mast - 62:.1f} {sea - 34:.1f}H{mast - 8:.1f}Z"
    )
    for shape in (sail, jib):
        lienzo.forma("path", d=shape, fill=t.papel, stroke=t.principal, stroke_width=4, stroke_linejoin="round")
    lienzo.forma(
        "path", d=f"M{mast - 96:.1f} {sea - 20:.1f}H{mast + 106:.1f}L{mast + 76:.1f} {sea + 26:.1f}H{mast - 70:.1f}Z",
        fill=t.fondo, stroke=t.principal, stroke_width=4, stroke_linejoin="round",
    )  # fmt: skip
    waves = "".join(f"q{w / 32:.1f} {9 if k % 2 else -9} {w / 16:.1f} 0" for k in range(16))
    lienzo.linea(f"M0 {sea + 10:.1f}{waves}", color=t.acento, grueso=3)
    wide = w / 2 - 106
    places = (
        (0.0, 0.0, wide, sea - 24), (w - wide, 0.0, wide, sea - 24),
        (0.0, sea + 44, w / 2 - 8, h - sea - 46), (w / 2 + 8, sea + 44, w / 2 - 8, h - sea - 46),
    )  # fmt: skip
    for parte, (x, y, across, tall) in zip(d.partes, places, strict=True):
        box(lienzo, parte, x + 1, y + 1, across - 2, tall, d.notas, trazos="10 7")
    x, y = mast - 44, sea + 58
    lienzo.linea(f"M{mast - 40:.1f} {sea + 26:.1f}L{x:.1f} {y:.1f}", color=t.linea, grueso=3)
    lienzo.linea(
        f"M{x:.1f} {y:.1f}v44M{x - 16:.1f} {y + 14:.1f}h32M{x - 22:.1f} {y + 24:.1f}q4 20 22 20q18 0 22 -20",
        color=t.principal, grueso=5,
    )  # fmt: skip
    lienzo.forma(
        "path", d=f"M{w - 108:.1f} {sea + 44:.1f}l20 -30l18 14l22 -34l34 50Z", fill=t.fondo, stroke=t.principal,
        stroke_width=4, stroke_linejoin="round",
    )  # fmt: skip
