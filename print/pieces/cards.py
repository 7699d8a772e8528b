"""Cards, eight on a sheet: where each goes on both faces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.audit.kit.cards import card, sizes
from macros.model import Tarjetas
from macros.words.markup import plain
from print.engine.findings import Finding
from print.jobs import Job
from print.pieces.making import GREYS, Making, faulty
from print.sheets.cuts import cut_marks, top_of
from print.sheets.papers import CARTA_MM

CARD_MM = (90.0, 62.0)
A_SHEET = 8


def jobs(pieza: Tarjetas, making: Making) -> list[Job]:
    cards = [card(making.paquete, t, i) for i, t in enumerate(pieza.tarjetas)]
    pliegos = sheets(cards)
    backs = [bool(c["reverso"] or c["experiencia"]) for c in cards]
    caras = 2 if any(backs) else 1
    context = {"pliegos": pliegos, "marcas_de_corte": card_cuts(), "letra": sizes(cards), "caras": caras}
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


def card_cuts() -> list[dict[str, Any]]:
    """Cut marks outside the cards, plus faint crosses where four cards meet; symmetric, so both faces agree."""
    return cut_marks(*CARTA_MM, *CARD_MM, 2, 4)
