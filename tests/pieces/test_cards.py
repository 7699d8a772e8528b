"""Letters of a deck of cards: as large as its longest card lets them be, the same on every card of a face."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from macros.audit.kit.cards import BACK_PT, FRONT_PT, GROWTH, sizes
from macros.audit.kit.cards import card as words_of
from macros.model import Paquete
from print.pieces import Pages

LEAST = {"titulo": 17.0, "texto": 11.5, "titulo_reverso": 10.0, "texto_reverso": 10.5}
MM = 72 / 25.4


def card(titulo: str = "Red", texto: str = "Una frase.", reverso: str = "", experiencia: str = "") -> dict[str, object]:
    return {
        "titulo": titulo, "texto": texto, "reverso": reverso, "experiencia": experiencia, "lineas": 2, "icono": None,
    }  # fmt: skip


def test_short_cards_have_large_letters() -> None:
    most = GROWTH[0]
    assert sizes([card()]) == {
        "titulo": FRONT_PT[0] * most,
        "texto": pytest.approx(FRONT_PT[1] * most, abs=0.06),
        "titulo_reverso": BACK_PT[0] * most,
        "texto_reverso": pytest.approx(BACK_PT[1] * most, abs=0.06),
    }


def test_one_long_card_holds_back_the_whole_face_and_not_the_other() -> None:
    made = sizes([card(), card(texto="Una palabra y otra. " * 14)])
    assert (made["titulo"], made["texto"]) == (LEAST["titulo"], LEAST["texto"])
    assert made["texto_reverso"] > LEAST["texto_reverso"]


def test_a_word_wider_than_the_card_counts() -> None:
    assert sizes([card(titulo="Corresponsabilidades")])["titulo"] < FRONT_PT[0] * GROWTH[0]


def test_room_to_write_on_the_back_counts() -> None:
    alone, asked = (sizes([card(reverso="Un ejemplo. " * 14, experiencia=x)]) for x in ("", "¿Qué hemos hecho?"))
    assert asked["texto_reverso"] < alone["texto_reverso"]


def test_what_is_measured_is_the_question_as_the_data_words_it(paquete: Paquete) -> None:
    deck = next(p for p in paquete.piezas.values() if p.id == "s1-tarjetas-conceptos")
    html = Pages(paquete).jobs(deck)[0].html
    assert paquete.rotulos.kit.nuestra_experiencia in html
    longer = paquete.rotulos.kit.model_copy(
        update={"nuestra_experiencia": "Escribe aquí lo que hemos vivido juntas: " * 3}
    )
    other = paquete.model_copy(update={"rotulos": paquete.rotulos.model_copy(update={"kit": longer})})
    measured = words_of(other, deck.tarjetas[0], 0)  # type: ignore[union-attr]
    assert measured["experiencia"].startswith(longer.nuestra_experiencia)


def test_texts_of_printed_cards_stay_above_the_foot(kit: Path) -> None:
    """The name of the piece stands 4 mm above the lower edge; no other words come near it."""
    for path in sorted(kit.glob("*tarjetas*/*-tarjetas*-carta.pdf")):
        if "blanco" in path.name:
            continue
        page = pypdfium2.PdfDocument(path)[0].get_textpage()
        boxes = [page.get_rect(i) for i in range(page.count_rects())]
        feet = [b for b in boxes if page.get_text_bounded(*b).strip() == path.parent.name]
        assert feet, path
        for left, bottom, right, top in feet:
            near = [b for b in boxes if b[0] < right + 40 * MM and b[2] > left and bottom - 1 < b[1] < top + 1.0 * MM]
            words = {page.get_text_bounded(*b).strip() for b in near} - {path.parent.name}
            assert all(w.isdigit() for w in words if w), (path, words)
