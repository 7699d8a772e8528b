"""Two sides and what is between them: a bridge, a scale, a fraction."""

from __future__ import annotations

from macros.diagrams.escenas.zonas import AIRE, GRUESO, box, height_of, label, room, size_of, words_width
from macros.diagrams.lienzo import APOYO, PRINCIPAL, Lienzo, path
from macros.model.piezas.plantilla import Plantilla


def puente(lienzo: Lienzo, d: Plantilla) -> None:
    """The two first parts are the shores; the rest, the deck that joins them. ``centro`` is the water below."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    left, right, *deck = d.partes
    shore, top = w * 0.31, h * 0.02
    floor = top + h * (0.40 if len(deck) <= 2 else 0.46)
    rows = [deck[i : i + 2] for i in range(0, len(deck), 2)]
    tall = (floor - top) / len(rows)
    for i, row in enumerate(rows):
        for j, parte in enumerate(row):
            wide = w / len(row)
            box(lienzo, parte, j * wide + 2, top + i * tall, wide - 4, tall - 3, d.notas, borde=t.principal)
    # The deck, its arch and the two shores that carry it.
    lienzo.linea(f"M0 {floor:.1f}H{w:.1f}", color=t.acento, grueso=7)
    spring = floor + (h - floor) * 0.55
    lienzo.linea(
        path("M", shore, spring, "C", shore, floor + 4, w - shore, floor + 4, w - shore, spring),
        color=t.acento, grueso=5,
    )  # fmt: skip
    for k in range(1, 6):
        x = shore + (w - 2 * shore) * k / 6
        u = k / 6
        y = (
            (1 - u) ** 3 * spring
            + 3 * (1 - u) ** 2 * u * (floor + 4)
            + 3 * (1 - u) * u**2 * (floor + 4)
            + u**3 * spring
        )
        lienzo.linea(f"M{x:.1f} {floor:.1f}V{y:.1f}", color=t.linea, grueso=1.6)
    for x0, parte, edge in ((0.0, left, shore), (w - shore, right, w - shore)):
        lienzo.cuadro(x0 + 1, floor + 8, shore - 2, h - floor - 10, borde=t.principal, grueso=GRUESO, fondo=t.papel)
        box(lienzo, parte, x0 + 2, floor + 10, shore - 4, h - floor - 14, d.notas, marco=False)
        lienzo.linea(f"M{edge:.1f} {floor + 8:.1f}V{h - 4:.1f}", color=t.principal, grueso=4)
    x, wide = shore + 10, w - 2 * shore - 20
    for i, y in enumerate((spring + 24, h - 12)):
        waves = "".join(f"q{wide / 8:.1f} {(-9 if (k + i) % 2 else 9)} {wide / 4:.1f} 0" for k in range(4))
        lienzo.linea(f"M{x:.1f} {y:.1f}{waves}", color=t.linea, grueso=2)
    if d.centro:
        end = label(lienzo, d.centro, None, w / 2, spring + 34, wide, middle=True, color=t.suave)
        room(lienzo, d.centro, x, end + 3, wide, h - 18 - end, False)


def balanza(lienzo: Lienzo, d: Plantilla) -> None:
    """Two pans hung from a beam; ``centro`` is what is weighed."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    top = (height_of(d.centro, None, w * 0.8, PRINCIPAL) + 14) if d.centro else 12.0
    if d.centro:
        label(lienzo, d.centro, None, w / 2, 0, w * 0.8, middle=True, largest=PRINCIPAL, color=t.acento)
    beam, pans, wide = top + 16, top + 78, w * 0.455
    lienzo.linea(f"M{w / 2:.1f} {beam:.1f}V{h - 16:.1f}", color=t.principal, grueso=7)
    lienzo.forma(
        "path",
        d=path("M", w / 2 - 52, h - 4, "Q", w / 2, h - 44, w / 2 + 52, h - 4, "Z"),
        fill=t.principal,
    )
    lienzo.linea(f"M{wide / 2:.1f} {beam:.1f}H{w - wide / 2:.1f}", color=t.principal, grueso=8)
    lienzo.forma("circle", cx=w / 2, cy=beam, r=13.0, fill=t.papel, stroke=t.acento, stroke_width=5)
    for x, parte in ((0.0, d.partes[0]), (w - wide, d.partes[1])):
        middle = x + wide / 2
        lienzo.linea(
            f"M{middle:.1f} {beam:.1f}L{x + 10:.1f} {pans:.1f}M{middle:.1f} {beam:.1f}L{x + wide - 10:.1f} {pans:.1f}",
            color=t.linea, grueso=2.2,
        )  # fmt: skip
        lienzo.forma("circle", cx=middle, cy=beam, r=6.0, fill=t.acento)
        bottom = h - 56
        lienzo.cuadro(x, pans, wide, bottom - pans, borde=t.principal, grueso=GRUESO, radio=10)
        box(lienzo, parte, x + 2, pans + 2, wide - 4, bottom - pans - 4, d.notas, marco=False, largest=PRINCIPAL)
        lienzo.linea(
            f"M{x + 20:.1f} {bottom:.1f}Q{middle:.1f} {bottom + 44:.1f} {x + wide - 20:.1f} {bottom:.1f}",
            color=t.principal, grueso=GRUESO,
        )  # fmt: skip
    lienzo.fondo = max(lienzo.fondo, h - 4)


def fraccion(lienzo: Lienzo, d: Plantilla) -> None:
    """What adds over what divides: the last part stands below the bar; ``centro`` is the result."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    *over, under = d.partes
    if w > h * 1.5 and not any(p.texto for p in d.partes):
        _fraction_sideways(lienzo, d)
        return
    top = 0.0
    if d.centro:
        top = label(lienzo, f"{d.centro} =", None, 0, 0, w, largest=PRINCIPAL, color=t.acento) + AIRE
    # Where only a figure or a phrase is written, the room stands beside the name, and rows are as tall as their words.
    if d.notas:
        beside, size, gap, bar = 0.0, PRINCIPAL, 26.0, top + (h - top) * 0.72
        tall = (bar - top - 14 - gap * (len(over) - 1)) / len(over)
    else:
        beside, size, gap = 0.64, APOYO, 17.0
        inner = w * beside - 2 * AIRE
        tall = max(height_of(p.titulo, p.texto, inner) for p in over) + 2 * AIRE
        bar = top + tall * len(over) + gap * (len(over) - 1) + 12
    for i, parte in enumerate(over):
        y = top + i * (tall + gap)
        box(lienzo, parte, 0, y, w, tall, d.notas, borde=t.principal, largest=size, beside=beside)
        if i:
            lienzo.linea(f"M{w / 2 - 8:.1f} {y - gap / 2:.1f}h16m-8 -8v16", color=t.acento, grueso=5)
    lienzo.linea(f"M0 {bar:.1f}H{w:.1f}", color=t.acento, grueso=7)
    box(
        lienzo,
        under,
        w * 0.04,
        bar + 14,
        w * 0.92,
        h - bar - 16,
        d.notas,
        borde=t.principal,
        largest=APOYO,
        beside=beside,
    )


def _fraction_sideways(lienzo: Lienzo, d: Plantilla) -> None:
    """On a sheet that lies on its side what adds stands in a row, after the result and its sign."""
    w, h, t = lienzo.ancho, lienzo.alto, lienzo.tonos
    *over, under = d.partes
    left = 0.0
    if d.centro:
        name = f"{d.centro} ="
        em, _ = size_of(name, w * 0.3, PRINCIPAL)
        left = words_width(name, em) + 24
        label(lienzo, name, None, 0, h / 2 - em * 0.6, w * 0.3, largest=PRINCIPAL, color=t.acento)
    gap, bar = 46.0, h * 0.5
    wide = (w - left - gap * (len(over) - 1)) / len(over)
    size = min(size_of(p.titulo, wide - 2 * AIRE, APOYO)[0] for p in over)
    for i, parte in enumerate(over):
        x = left + i * (wide + gap)
        box(lienzo, parte, x, 2, wide, bar - 18, d.notas, borde=t.principal, largest=size)
        if i:
            lienzo.linea(f"M{x - gap / 2 - 10:.1f} {bar / 2 - 8:.1f}h20m-10 -10v20", color=t.acento, grueso=5)
    lienzo.linea(f"M{left:.1f} {bar:.1f}H{w:.1f}", color=t.acento, grueso=7)
    across = (w - left) * 0.7
    box(lienzo, under, left + (w - left - across) / 2, bar + 16, across, h - bar - 18, d.notas, borde=t.principal)
