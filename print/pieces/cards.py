"""Cards, eight on a sheet: where each goes on both faces, and how large its letters can be.

All the cards of a deck have letters of the same size on each face: the largest at which every one of them fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.diagrams.letters import width, wrap
from macros.model import Paquete, Tarjetas
from macros.model.piezas.pieza import Tarjeta
from macros.words.markup import plain
from print.engine.findings import Finding
from print.jobs import Job
from print.pieces.making import GREYS, Making, faulty
from print.sheets.cuts import cut_marks, top_of
from print.sheets.papers import CARTA_MM, PT

CARD_MM = (90.0, 62.0)
A_SHEET = 8
EXPERIENCE_LINES = 2
GROWTH = (1.5, 1.4, 1.3, 1.2, 1.1, 1.0)
"""How many times its least size a deck's letters may have."""
ROOM_MM = 76.0 * 0.97
"""Width for words; a little less, because kerning and hyphens are not counted."""
ICON_MM, LEAST_HEAD_MM = 13.0, 11.0
"""Width that an icon takes from the title, and the least height of a title beside one."""
FRONT_MM, BACK_MM = 47.0, 51.0
"""Height for words: the foot of the front has the piece's name."""
FRONT_PT, BACK_PT = (17.0, 11.5), (10.0, 10.5)
"""Least sizes of title and text."""
FRONT_LINE_MM, BACK_LINE_MM = 4.3, 0.8
"""Between title and text."""
LABEL_PT, LABEL_MM, WRITING_MM = 10.0, 1.2, 7.4
"""The question about one's own experience on the back: size, space above, and height of each line to write on."""
TITLE_LEADING, TEXT_LEADING = 1.1, 1.27
_BOLDER = 1.06
"""The titles' letters are bolder, and so wider, than the boldest that ``macros.diagrams.letters`` knows."""


def jobs(pieza: Tarjetas, making: Making) -> list[Job]:
    cards = [card(making.paquete, t, i) for i, t in enumerate(pieza.tarjetas)]
    pliegos = sheets(cards)
    backs = [bool(c["reverso"] or c["experiencia"]) for c in cards]
    caras = 2 if any(backs) else 1
    context = {"pliegos": pliegos, "marcas_de_corte": marks(), "letra": sizes(cards), "caras": caras}
    pages = caras * len(pliegos)
    job = making.job(pieza, "tarjetas", "carta", "estatica", context, page="tarjetas", pages=pages, copies=GREYS)
    return [faulty(job, empty(cards) if caras == 2 else [])]


def empty(cards: Sequence[dict[str, Any]]) -> list[Finding]:
    """Cards whose back says nothing in a deck that is printed on both sides."""
    return [
        Finding(
            f"tarjetas/{c['indice']}",
            f"el reverso de la tarjeta {c['numero']}, «{plain(c['titulo'])[:40]}», sale sin nada. Dale «reverso», o "
            "quita el de todas y se imprimen por un lado.",
            "reverso-vacio",
        )
        for c in cards
        if not (c["reverso"] or c["experiencia"])
    ]


def card(paquete: Paquete, t: Tarjeta, index: int) -> dict[str, Any]:
    """The words of a card: its own, or those of a term of the glossary with its example on the back."""
    if t.termino is None:
        return {
            "indice": index, "numero": index + 1, "titulo": t.titulo, "texto": t.texto or "",
            "reverso": t.reverso or "", "experiencia": "", "lineas": 0, "icono": t.icono,
        }  # fmt: skip
    term = paquete.terminos[t.termino]
    asked = f"{paquete.rotulos.kit.nuestra_experiencia} {term.experiencia}" if term.experiencia else ""
    return {
        "indice": index, "numero": index + 1, "titulo": term.termino, "texto": term.definicion,
        "reverso": term.ejemplo or "", "experiencia": asked, "lineas": EXPERIENCE_LINES,
        "icono": t.icono or term.icono,
    }  # fmt: skip


def sheets(cards: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """``cards`` in sheets, each card with its place."""
    return [
        [c | place(i) for i, c in enumerate(cards[start : start + A_SHEET])] for start in range(0, len(cards), A_SHEET)
    ]


def place(i: int) -> dict[str, float]:
    """Place of card ``i`` on its sheet (mm), and of its back, mirrored for turning over the long edge."""
    (w, h), (wide, high) = CARD_MM, CARTA_MM
    left, top = (wide - 2 * w) / 2, top_of(high, 4 * h)
    col, row = i % 2, i // 2
    return {"x": round(left + col * w, 3), "y": round(top + row * h, 3), "x_reverso": round(left + (1 - col) * w, 3)}


def marks() -> list[dict[str, Any]]:
    """Cut marks outside the cards, plus faint crosses where four cards meet; symmetric, so both faces agree."""
    return cut_marks(*CARTA_MM, *CARD_MM, 2, 4)


def sizes(cards: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Size in points of title and text on both faces: the largest at which every card of the deck fits."""
    front = _largest([(_front(c, k) <= FRONT_MM, k) for k in GROWTH for c in cards])
    back = _largest([(_back(c, k) <= BACK_MM, k) for k in GROWTH for c in cards])
    return {
        "titulo": round(FRONT_PT[0] * front, 1),
        "texto": round(FRONT_PT[1] * front, 1),
        "titulo_reverso": round(BACK_PT[0] * back, 1),
        "texto_reverso": round(BACK_PT[1] * back, 1),
    }


def _largest(fits: Sequence[tuple[bool, float]]) -> float:
    too_large = {k for good, k in fits if not good}
    return max((k for k in GROWTH if k not in too_large), default=1.0)


def _front(card: dict[str, Any], growth: float) -> float:
    title, text = (size * growth for size in FRONT_PT)
    room = ROOM_MM - (ICON_MM if card["icono"] else 0)
    head = _height(card["titulo"], title, TITLE_LEADING, 700, room)
    return max(head, LEAST_HEAD_MM if card["icono"] else 0) + FRONT_LINE_MM + _height(card["texto"], text)


def _back(card: dict[str, Any], growth: float) -> float:
    title, text = (size * growth for size in BACK_PT)
    tall = _height(card["titulo"], title, TITLE_LEADING, 700) + BACK_LINE_MM + _height(card["reverso"], text)
    if card["experiencia"]:
        tall += LABEL_MM + _height(card["experiencia"], LABEL_PT, TEXT_LEADING, 700) + WRITING_MM * card["lineas"]
    return tall


def _height(text: str, points: float, leading: float = TEXT_LEADING, weight: int = 400, room: float = ROOM_MM) -> float:
    """Height in mm of ``text`` set at ``points``; infinite where a word is wider than the card."""
    em = points / PT * (_BOLDER if weight == 700 else 1.0)
    words = plain(text)
    if any(width(word, em, weight) > room for word in words.split()):
        return float("inf")
    return len(wrap(words, room, em, weight)) * points / PT * leading
