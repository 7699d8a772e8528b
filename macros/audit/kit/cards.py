"""How large the letters of a deck of cards can be, and what surely does not fit on one, told before it is drawn.

All the cards of a deck have letters of the same size on each face: the largest at which every one of them fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.audit.plan import Check, Findings, Plan
from macros.diagrams.letters import PT, width, wrap
from macros.model import Paquete, Tarjetas
from macros.model.piezas.pieza import Tarjeta
from macros.words.markup import plain

EXPERIENCE_LINES = 2
GROWTH = (1.5, 1.4, 1.3, 1.2, 1.1, 1.0)
"""How many times its least size a deck's letters may have."""
WIDE_MM = 76.0
"""Width for words."""
ROOM_MM = WIDE_MM * 0.97
"""A little less, because kerning and hyphens are not counted."""
ICON_MM, LEAST_HEAD_MM = 13.0, 11.0
"""Width that an icon takes from the title, and the least height of a title beside one."""
FRONT_MM, BACK_MM = 47.0, 51.0
"""Height for words: the foot of the front has the piece's name."""
FOOT_MM = 52.0
"""Height at which the words of the front touch that name."""
FRONT_PT, BACK_PT = (17.0, 11.5), (10.0, 10.5)
"""Least sizes of title and text."""
FRONT_LINE_MM, BACK_LINE_MM = 4.3, 0.8
"""Between title and text."""
LABEL_PT, LABEL_MM, WRITING_MM = 10.0, 1.2, 7.4
"""The question about one's own experience on the back: size, space above, and height of each line to write on."""
TITLE_LEADING, TEXT_LEADING = 1.1, 1.27
BOLDER = 1.06
"""The titles' letters are bolder, and so wider, than the boldest that ``macros.diagrams.letters`` knows."""
CERTAIN = 1.05
"""Only what exceeds a face by more than this is told: widths here leave out kerning and hyphens."""


def room(plan: Plan) -> Findings:
    """No card says more than its faces hold at the least size of their letters."""
    for pieza in plan.paquete.piezas.values():
        if not isinstance(pieza, Tarjetas):
            continue
        for i, t in enumerate(pieza.tarjetas):
            words = card(plan.paquete, t, i)
            needs = (
                ("frente", _front(words, 1.0, WIDE_MM), FOOT_MM),
                ("reverso", _back(words, 1.0, WIDE_MM), BACK_MM),
            )
            for face, need, high in needs:
                if high * CERTAIN < need < float("inf"):  # a word too wide for it is told by itself
                    own = "texto" if face == "frente" else "reverso"
                    path = ("tarjetas", i, *((own,) if getattr(t, own) else ()))
                    yield plan.finding(
                        "texto-desborda", "pieza", pieza.id, path,
                        f"el {face} de «{plain(words['titulo'])[:50]}» pide unos {need:.0f} mm de alto y tiene "
                        f"{high:.0f}. Escribe menos, o reparte el texto en dos tarjetas.",
                        alto_mm=round(need), caben_mm=round(high),
                    )  # fmt: skip


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


def _front(card: dict[str, Any], growth: float, wide: float = ROOM_MM) -> float:
    title, text = (size * growth for size in FRONT_PT)
    room = wide - (ICON_MM if card["icono"] else 0)
    head = _height(card["titulo"], title, TITLE_LEADING, 700, room)
    return max(head, LEAST_HEAD_MM if card["icono"] else 0) + FRONT_LINE_MM + _height(card["texto"], text, room=wide)


def _back(card: dict[str, Any], growth: float, wide: float = ROOM_MM) -> float:
    title, text = (size * growth for size in BACK_PT)
    tall = _height(card["titulo"], title, TITLE_LEADING, 700, wide) + BACK_LINE_MM
    tall += _height(card["reverso"], text, room=wide)
    if card["experiencia"]:
        tall += LABEL_MM + _height(card["experiencia"], LABEL_PT, TEXT_LEADING, 700, wide) + WRITING_MM * card["lineas"]
    return tall


def _height(text: str, points: float, leading: float = TEXT_LEADING, weight: int = 400, room: float = ROOM_MM) -> float:
    """Height in mm of ``text`` set at ``points``; infinite where a word is wider than the card."""
    em = points / PT * (BOLDER if weight == 700 else 1.0)
    words = plain(text)
    if any(width(word, em, weight) > room for word in words.split()):
        return float("inf")
    return len(wrap(words, room, em, weight)) * points / PT * leading


CHECKS: tuple[Check, ...] = (room,)
