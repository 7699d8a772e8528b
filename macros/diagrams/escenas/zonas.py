"""What every template is made of: labels as large as their place allows, and boxes that say what room they leave."""

from __future__ import annotations

from macros.diagrams.letters import width, wrap
from macros.diagrams.lienzo import APOYO, DETALLE, INTERLINEA, PRINCIPAL, Lienzo, Zona
from macros.model.piezas.plantilla import ParteEscena

AIRE = 7.0
"""Room between the edge of a box and what is in it, in millimetres."""
GRUESO = 2.6
SIZES = ((PRINCIPAL, "principal", 1), (APOYO, "apoyo", 2), (DETALLE, "detalle", 4))
"""Sizes of a label, from the largest, with how many lines it may take in each."""


def size_of(words: str, room: float, largest: float = PRINCIPAL) -> tuple[float, str]:
    """The largest size (em, millimetres) in which ``words`` fit ``room`` without too many lines, and its class."""
    for em, kind, most in SIZES:
        lines = wrap(words, room, em, 700)
        if em <= largest and len(lines) <= most and all(len(wrap(w, room, em, 700)) == 1 for w in lines):
            widest = max(words_width(line, em) for line in lines)
            if widest <= room:
                return em, kind
    return DETALLE, "detalle"


def words_width(line: str, em: float) -> float:
    """Width of a line of bold letters, in millimetres."""
    return width(line, em, 700)


def label(
    lienzo: Lienzo, words: str, texto: str | None, x: float, y: float, room: float, *, middle: bool = False,
    largest: float = APOYO, color: str = "",
) -> float:  # fmt: skip
    """A name in bold and what it means below, from the top ``y``; ``x``: left edge, or middle. Returns its end."""
    em, kind = size_of(words, room, largest)
    anchor = "middle" if middle else "start"
    end = lienzo.parrafo(
        words, x, y, ancho=room, em=em, clase=kind, ancla=anchor, negra=True, color=color or lienzo.tonos.principal
    )
    if texto:
        end = lienzo.parrafo(
            texto, x, end + 1, ancho=room, em=DETALLE, clase="detalle", ancla=anchor, color=lienzo.tonos.suave
        )
    return end


def height_of(words: str, texto: str | None, room: float, largest: float = APOYO) -> float:
    """Height that ``label`` will take."""
    em, _ = size_of(words, room, largest)
    tall = len(wrap(words, room, em, 700)) * em * INTERLINEA
    return tall + (len(wrap(texto, room, DETALLE)) * DETALLE * INTERLINEA + 1 if texto else 0.0)


def room(lienzo: Lienzo, name: str, x: float, y: float, wide: float, tall: float, notes: bool) -> None:
    """Tell that there is room here, without drawing anything."""
    lienzo.zonas.append(Zona(name, (x, y, wide, tall), notes))


def box(
    lienzo: Lienzo, parte: ParteEscena, x: float, y: float, wide: float, tall: float, notes: bool, *,
    largest: float = APOYO, borde: str = "", trazos: str = "", marco: bool = True, radio: float = 8,
    beside: float = 0.0,
) -> None:  # fmt: skip
    """A box with its label on top; what is left below is room to write.

    ``beside``: the share of the width that the label takes, where the room stands to its right.
    """
    if marco:
        lienzo.cuadro(x, y, wide, tall, borde=borde or lienzo.tonos.linea, grueso=1.6, radio=radio, trazos=trazos)
    inner = (wide * beside if beside else wide) - 2 * AIRE
    end = label(lienzo, parte.titulo, parte.texto, x + AIRE, y + AIRE, inner, largest=largest)
    lienzo.fondo = max(lienzo.fondo, y + tall)
    if end > y + tall + 0.5:
        lienzo.apretados.append((parte.titulo, end - y - tall))
    if beside:
        left = x + wide * beside
        lienzo.linea(f"M{left:.1f} {y + AIRE:.1f}V{y + tall - AIRE:.1f}", grueso=1.2, trazos="4 4")
        room(lienzo, parte.titulo, left + 3, y + 3, x + wide - left - 6, tall - 6, notes)
        return
    room(lienzo, parte.titulo, x + AIRE / 2, end + 2, wide - AIRE, y + tall - end - 4, notes)
