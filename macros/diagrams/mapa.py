"""A base for notes: rings around a centre, each with its own line, cut in wedges that are named outside."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, radians, sin, sqrt

from macros.diagrams.letters import CAP_HEIGHT, width
from macros.diagrams.lienzo import APOYO, DETALLE, Lienzo, meet
from macros.model.piezas.dibujo import Anillo, Mapa, Senal

ANCHO, ALTO = 1180.0, 834.0
"""Two upright flipcharts side by side, less what one covers of the other, without their foot; in millimetres."""
ENCIMA = 20.0
"""How much of the first sheet the second one covers, in millimetres."""
NOTA = 76.0
CENTRO = 22.0
"""Size of the letters of what stands in the middle."""
ICONO = 24.0
"""Side of the icon of a wedge."""
ANILLO = 82.0
"""Width of a ring, in millimetres: a note of 76 mm fits between its lines."""
ORILLA = 30.0
TITULO = (ORILLA, 20.0, 330.0, 165.0)
"""Corner kept for the title, which is HTML (left, top, right, bottom)."""


def draw(lienzo: Lienzo, d: Mapa) -> None:
    t = lienzo.tonos
    cx, cy = lienzo.ancho / 2, lienzo.alto / 2
    inner = cy - 21 - ANILLO * len(d.anillos)
    outer = inner + ANILLO * len(d.anillos)
    slice_ = 360 / len(d.sectores)
    for i in range(len(d.sectores)):
        a = radians(90 - i * slice_)
        lienzo.linea(
            f"M{cx + inner * cos(a):.1f} {cy - inner * sin(a):.1f}L{cx + outer * cos(a):.1f} {cy - outer * sin(a):.1f}",
            grueso=1.1,
        )
    for i, ring in enumerate(d.anillos):
        _ring(lienzo, ring, cx, cy, inner + ANILLO * (i + 1))
    lienzo.forma("circle", cx=cx, cy=cy, r=inner, fill=t.papel, stroke=t.acento, stroke_width=3.6)
    _centre(lienzo, d.centro.split(), cx, cy)
    for i, ring in enumerate(d.anillos):
        _name(lienzo, ring, cx, cy, inner + ANILLO * (i + 1))
    _legend(lienzo, d.leyenda)
    _data(lienzo, d.datos)
    _note(lienzo, d.nota)
    for i, words in enumerate(d.sectores):
        icon = d.iconos[i] if d.iconos else None
        _sector(lienzo, words, icon, 90 - (i + 0.5) * slice_, slice_, cx, cy, outer)


# ---- rings --------------------------------------------------------------------------------------


def _ring(lienzo: Lienzo, ring: Anillo, cx: float, cy: float, r: float) -> None:
    color, thick = lienzo.tonos.principal, 2.4
    circles = {"doble": ((r - 2.4, ""), (r + 2.4, "")), "cortada": ((r, "18 11"),), "continua": ((r, ""),)}
    if ring.linea == "zigzag":
        teeth = round(2 * pi * r / 14) // 2 * 2
        points = []
        for i in range(teeth):
            a, at = 2 * pi * i / teeth, r + (3.4 if i % 2 else -3.4)
            points.append(f"{cx + at * cos(a):.1f} {cy + at * sin(a):.1f}")
        lienzo.forma(
            "path", d=f"M{'L'.join(points)}Z", fill="none", stroke=color, stroke_width=1.6, stroke_linejoin="round"
        )
        return
    for radius, dashes in circles[ring.linea]:
        more = {"stroke_dasharray": dashes} if dashes else {}
        lienzo.forma(
            "circle", cx=cx, cy=cy, r=radius, fill="none", stroke=color,
            stroke_width=1.6 if ring.linea == "doble" else thick, **more,
        )  # fmt: skip


def _centre(lienzo: Lienzo, lines: list[str], cx: float, cy: float) -> None:
    """What stands in the middle, right of the seam between the sheets: on the line it would be cut in two."""
    em, left = CENTRO, cx + ENCIMA / 2 + 4
    wide, tall = max(width(line, em, 700) for line in lines), len(lines) * em * 1.12
    top = cy - tall / 2
    lienzo.cuadro(left - 2, top - 3, wide + 8, tall + 6, borde=lienzo.tonos.papel, grueso=0.5, radio=10)
    for line in lines:
        top = lienzo.parrafo(
            line, left, top, ancho=wide + 1, em=em, clase="detalle", negra=True, color=lienzo.tonos.acento
        )


def _name(lienzo: Lienzo, ring: Anillo, cx: float, cy: float, r: float) -> None:
    """The ring's name on its line, right of the seam between the sheets."""
    long = width(ring.titulo, lienzo.detalle, 700)
    x = cx + ENCIMA / 2 + 8 + long / 2
    y = cy - sqrt(max(0.0, r * r - (x - cx) ** 2))  # a name wider than its ring is told by ``faults``, not by a crash
    lienzo.cuadro(x - long / 2 - 5, y - 12, long + 10, 24, borde=lienzo.tonos.papel, grueso=0.5, radio=12)
    lienzo.texto(
        ring.titulo, x, y + lienzo.detalle * CAP_HEIGHT / 2, em=lienzo.detalle, clase="detalle", lugar=ANILLO * 2,
        ancla="middle", negra=True, color=lienzo.tonos.principal,
    )  # fmt: skip


# ---- names of the wedges ------------------------------------------------------------------------


def _sector(
    lienzo: Lienzo, words: str, icon: str | None, middle: float, slice_: float, cx: float, cy: float, outer: float
) -> None:
    """The wedge's name outside the rings, its icon before it, as near to its middle as other words allow."""
    before = ICONO + 5 if icon else 0.0
    long, cap = width(words, APOYO, 700) + before, APOYO * CAP_HEIGHT
    options = list(_places(middle, slice_, cx, cy, outer + 7, long, cap))
    taken = [r.caja for r in lienzo.renglones] + [TITULO]
    free = [o for o in options if _inside(lienzo, o) and not any(meet(o, box, 8) for box in taken)]
    left, _, _, bottom = (free or options)[0]
    lienzo.icono(icon, left, bottom - (cap + ICONO) / 2, ICONO)
    lienzo.texto(
        words, left + before, bottom, em=APOYO, clase="apoyo", lugar=long + 1, negra=True, color=lienzo.tonos.tinta
    )


def _places(
    middle: float, slice_: float, cx: float, cy: float, r: float, long: float, cap: float
) -> Iterator[tuple[float, float, float, float]]:
    """Boxes that touch the outer ring from outside, from the middle of the wedge towards its sides."""
    for step in range(0, int(slice_ / 2), 2):
        for side in (1, -1):
            a = radians(middle + side * step)
            x, y = cx + r * cos(a), cy - r * sin(a)
            left = x if cos(a) > 0.12 else x - long if cos(a) < -0.12 else x - long / 2
            top = y - cap if sin(a) > 0.12 else y if sin(a) < -0.12 else y - cap / 2
            # Across the seam a name would be cut in two.
            if left < cx + ENCIMA / 2 + 3 and left + long > cx - ENCIMA / 2 - 3:
                left = cx + ENCIMA / 2 + 4 if _on_the_right(middle) else cx - ENCIMA / 2 - 4 - long
            yield left, top, left + long, top + cap


def _on_the_right(angle: float) -> bool:
    """Whether an angle (degrees, counterclockwise from the right) points to the right half."""
    return cos(radians(angle)) > -0.01


def _inside(lienzo: Lienzo, box: tuple[float, float, float, float]) -> bool:
    return box[0] >= ORILLA - 8 and box[1] >= 1 and box[2] <= lienzo.ancho - ORILLA + 8 and box[3] <= lienzo.alto - 1


# ---- corners ------------------------------------------------------------------------------------


def _legend(lienzo: Lienzo, signs: tuple[Senal, ...]) -> None:
    """Bottom left: the signs that are written on notes."""
    t, y = lienzo.tonos, lienzo.alto - 44 * len(signs) - 2
    for s in signs:
        cx, cy = ORILLA + 17, y + 20
        if s.marco == "circulo":
            lienzo.forma("circle", cx=cx, cy=cy, r=15.0, fill=t.papel, stroke=t.tinta, stroke_width=2.2)
        elif s.marco == "cuadrado":
            lienzo.cuadro(cx - 14, cy - 14, 28, 28, borde=t.tinta, grueso=2.2, radio=0)
        em = lienzo.detalle if len(s.signo) > 1 or s.marco != "ninguno" else APOYO
        lienzo.texto(
            s.signo, cx, cy + em * CAP_HEIGHT / 2, em=em, clase="detalle", lugar=34, ancla="middle", negra=True
        )
        lienzo.texto(
            s.texto, cx + 24, cy + lienzo.detalle * CAP_HEIGHT / 2, em=lienzo.detalle, clase="detalle", lugar=210
        )
        y += 44


def _data(lienzo: Lienzo, labels: tuple[str, ...]) -> None:
    """Top right: what tells this map from others, with a line to write on."""
    right, y = lienzo.ancho - ORILLA, 26.0
    left = right - 250
    for words in labels:
        long = width(words, DETALLE, 700)
        lienzo.texto(words, left, y + 14, em=DETALLE, clase="detalle", lugar=160, negra=True)
        lienzo.linea(f"M{left + long + 6:.1f} {y + 16}H{right}", grueso=1)
        y += 42


def _note(lienzo: Lienzo, words: tuple[str, ...]) -> None:
    """Bottom right: a note in its real size, with what is written on it."""
    if not words:
        return
    x, y = lienzo.ancho - ORILLA - NOTA, lienzo.alto - NOTA - 6
    lienzo.cuadro(
        x, y, NOTA, NOTA, borde=lienzo.tonos.linea, grueso=1.2, radio=1, trazos="5 4", fondo=lienzo.tonos.fondo
    )
    step = NOTA / len(words)
    for i, line in enumerate(words):
        lienzo.texto(line, x + 6, y + step * (i + 0.5) + 6, em=DETALLE, clase="detalle", lugar=NOTA - 8)
