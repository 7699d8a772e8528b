"""Two groups of steps with a decision between them, from top to bottom, and an arrow back to the first step."""

from __future__ import annotations

from macros.diagrams.letters import width
from macros.diagrams.lienzo import APOYO, DETALLE, INTERLINEA, PRINCIPAL, Lienzo, tall
from macros.model.piezas.dibujo import Camino, Grupo, ParteDibujo

CARRIL = 50.0
"""Width of the lane of the arrow that returns."""
MARGEN = 12.0
NUMERO = 54.0
HUECO = 25.0
"""Room between a group and the decision, for an arrow."""


def draw(lienzo: Lienzo, d: Camino) -> None:
    """Draw ``d`` to fill the sheet; what is left over makes the boxes taller."""
    ancho = lienzo.ancho - CARRIL
    boxes = [*d.antes.pasos, *d.despues.pasos]
    need = sum(_step_height(p, ancho) for p in boxes) + sum(_frame_height(g) for g in (d.antes, d.despues))
    gate = _gate_height(d, ancho)
    spare = max(0.0, lienzo.alto - need - gate - 2 * HUECO - 2)
    extra = min(22.0, spare / (len(boxes) + 2))
    y, first = _group(lienzo, d.antes, 1, 0.0, ancho, extra)
    y = _arrow(lienzo, ancho / 2, y)
    y = _gate(lienzo, d, y, ancho, gate + extra)
    y = _arrow(lienzo, ancho / 2, y)
    start = len(d.antes.pasos) + 1
    y, places = _group(lienzo, d.despues, start, y, ancho, extra)
    _return(lienzo, d.regreso, ancho, places[-1], first[0])


def _step_height(p: ParteDibujo, ancho: float) -> float:
    room = ancho - 4 * MARGEN - NUMERO
    detail = tall(p.texto, room, DETALLE) + 2 if p.texto else 0.0
    return 5 + tall(p.titulo, room, PRINCIPAL, negra=True) + detail + 6


def _frame_height(g: Grupo) -> float:
    return APOYO * INTERLINEA + 4 + MARGEN


def _group(
    lienzo: Lienzo, g: Grupo, number: int, y: float, ancho: float, extra: float
) -> tuple[float, list[tuple[float, float]]]:
    """Draws a group from ``y``; returns where it ends, and where the arrow may touch each step (right edge, middle)."""
    t = lienzo.tonos
    heights = [_step_height(p, ancho) + extra for p in g.pasos]
    total = _frame_height(g) + sum(heights)
    lienzo.cuadro(1, y + 1, ancho - 2, total - 2, borde=t.linea, grueso=1.2, fondo=t.fondo, radio=12)
    top = lienzo.parrafo(
        g.titulo, MARGEN + 4, y + 1, ancho=ancho - 3 * MARGEN, em=APOYO, clase="apoyo", negra=True, color=t.principal
    )
    top += 3
    places = []
    for i, (p, height) in enumerate(zip(g.pasos, heights, strict=True)):
        box = height - 6
        lienzo.cuadro(MARGEN, top, ancho - 2 * MARGEN, box)
        lienzo.numero(number + i, MARGEN * 2 + NUMERO / 2 - 8, top + box / 2)
        x, room = 2 * MARGEN + NUMERO, ancho - 4 * MARGEN - NUMERO
        words = tall(p.titulo, room, PRINCIPAL, negra=True) + (tall(p.texto, room, DETALLE) + 2 if p.texto else 0)
        at = top + (box - words) / 2
        at = lienzo.parrafo(p.titulo, x, at, ancho=room, em=PRINCIPAL, clase="principal", negra=True)
        if p.texto:
            lienzo.parrafo(p.texto, x, at + 2, ancho=room, em=DETALLE, clase="detalle", color=t.suave)
        places.append((ancho - MARGEN, top + box / 2))
        top += height
    return y + total, places


def _arrow(lienzo: Lienzo, x: float, y: float) -> float:
    lienzo.linea(f"M{x} {y:.1f}V{y + HUECO - 14:.1f}", color=lienzo.tonos.acento, grueso=4)
    lienzo.punta(x, y + HUECO - 2, "abajo", lado=16)
    return y + HUECO


def _pills(d: Camino, room: float) -> list[list[tuple[str, float]]]:
    """Rows of (option, width of its pill)."""
    rows: list[list[tuple[str, float]]] = [[]]
    for option in d.puerta.opciones:
        w = width(option, APOYO, 700) + 26
        if rows[-1] and sum(x for _, x in rows[-1]) + 12 * len(rows[-1]) + w > room:
            rows.append([])
        rows[-1].append((option, w))
    return rows


def _gate_height(d: Camino, ancho: float) -> float:
    return PRINCIPAL * INTERLINEA + 14 + len(_pills(d, ancho - 110)) * 41


def _gate(lienzo: Lienzo, d: Camino, y: float, ancho: float, alto: float) -> float:
    """A six-sided sign: the one shape with points, so that it is known without its colour."""
    t = lienzo.tonos
    middle, point = y + alto / 2, 34.0
    corners = [(2, middle), (point, y + 2), (ancho - point, y + 2), (ancho - 2, middle),
               (ancho - point, y + alto - 2), (point, y + alto - 2)]  # fmt: skip
    lienzo.forma(
        "path", d="M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in corners) + "Z", fill=t.papel, stroke=t.acento,
        stroke_width=4,
    )  # fmt: skip
    rows = _pills(d, ancho - 110)
    content = PRINCIPAL * INTERLINEA + len(rows) * 41
    at = lienzo.parrafo(
        d.puerta.titulo, ancho / 2, y + (alto - content) / 2, ancho=ancho - 110, em=PRINCIPAL, clase="principal",
        ancla="middle", negra=True, color=t.acento,
    )  # fmt: skip
    for row in rows:
        x = (ancho - sum(w for _, w in row) - 12 * (len(row) - 1)) / 2
        for option, w in row:
            lienzo.cuadro(x, at + 2, w, 36, borde=t.acento, grueso=1.6, radio=18)
            lienzo.texto(
                option, x + w / 2, at + 20 + APOYO * 0.334, em=APOYO, clase="apoyo", lugar=w, ancla="middle", negra=True
            )
            x += w + 12
        at += 41
    return y + alto


def _return(lienzo: Lienzo, words: str, ancho: float, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Dashed, because it is the one arrow that may not be taken."""
    t, x = lienzo.tonos, lienzo.ancho - CARRIL / 2 - 15
    lienzo.linea(
        f"M{start[0]:.1f} {start[1]:.1f}H{x - 10:.1f}Q{x:.1f} {start[1]:.1f} {x:.1f} {start[1] - 10:.1f}"
        f"V{end[1] + 10:.1f}Q{x:.1f} {end[1]:.1f} {x - 10:.1f} {end[1]:.1f}H{end[0] + 10:.1f}",
        color=t.acento, grueso=3.2, trazos="14 9",
    )  # fmt: skip
    lienzo.punta(end[0] + 1, end[1], "izquierda", lado=16)
    lienzo.texto(
        words, lienzo.ancho - 4, (start[1] + end[1]) / 2, em=APOYO, clase="apoyo", lugar=start[1] - end[1],
        ancla="middle", color=t.acento, negra=True, parado=True,
    )  # fmt: skip
