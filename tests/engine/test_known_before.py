"""What the audit says does not fit, without drawing, is what the drawn page says; and it says so close to the limit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from macros.audit.kit import cards, slides
from macros.audit.plan import Plan
from macros.model import Paquete, Presentacion, Tarjetas
from macros.model.base import Modelo
from macros.reading.origin import Origen
from print.engine.weasy import Engine
from print.pieces import Pages

PHRASE = "Cada quien cuenta qué busca, qué ofrece y qué no puede poner. "
"""Words that the deck's text is made of, again and again."""
APART = 0.25
"""By how much more text than the page holds the audit may be late."""


@pytest.fixture(scope="module")
def engine(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(root, tmp_path_factory.mktemp("letras"))


def first_of(paquete: Paquete, kind: type[Modelo]) -> Modelo:
    return next(p for p in paquete.piezas.values() if isinstance(p, kind))


def card(face: str) -> Callable[[Paquete, str], Tarjetas]:
    def make(paquete: Paquete, text: str) -> Tarjetas:
        deck = first_of(paquete, Tarjetas)
        assert isinstance(deck, Tarjetas)
        words = {"termino": None, "titulo": "Alianza", "texto": "Algo.", "reverso": "Algo.", "icono": None, face: text}
        return deck.model_copy(update={"tarjetas": (deck.tarjetas[0].model_copy(update=words),)})

    return make


def slide(paquete: Paquete, text: str) -> Presentacion:
    deck = first_of(paquete, Presentacion)
    assert isinstance(deck, Presentacion)
    words = {
        "titulo": "Una idea", "clase": "idea", "texto": text, "puntos": (), "icono": None, "plantilla": None,
        "pie": None,
    }  # fmt: skip
    return deck.model_copy(update={"laminas": (deck.laminas[0].model_copy(update=words),)})


@pytest.mark.parametrize(
    ("make", "check"),
    [(card("texto"), cards.room), (card("reverso"), cards.room), (slide, slides.fits)],
    ids=["frente", "reverso", "lámina"],
)
def test_told_before_it_is_drawn(
    engine: Engine,
    paquete: Paquete,
    origen: Origen,
    make: Callable[[Paquete, str], Tarjetas | Presentacion],
    check: Callable[[Plan], object],
) -> None:
    def with_(words: int) -> tuple[Paquete, Tarjetas | Presentacion]:
        text = " ".join((PHRASE * 40).split()[:words])
        piece = make(paquete, text)
        return paquete.model_copy(update={"piezas": {**paquete.piezas, piece.id: piece}}), piece

    def audited(words: int) -> bool:
        changed, _ = with_(words)
        return any(f.archivo for f in check(Plan(changed, origen)))  # type: ignore[attr-defined]

    def drawn(words: int) -> bool:
        changed, piece = with_(words)
        (job, *_) = Pages(changed).jobs(piece)
        page = engine.render(job.html)
        return any(f.regla == "texto-desborda" for f in page.hallazgos) or over_the_foot(page.pdf, piece.id)

    told, held = first(audited), first(drawn)
    assert held <= told <= held * (1 + APART), (held, told)


def over_the_foot(pdf: bytes, name: str) -> bool:
    """Whether the words of the first card reach the piece's name, which stands at its foot."""
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    boxes = [page.get_rect(i) for i in range(page.count_rects())]
    feet = [b for b in boxes if page.get_text_bounded(*b).strip() == name]
    words = [b for b in boxes if b not in feet and not page.get_text_bounded(*b).strip().isdigit()]
    return any(b[1] < feet[0][3] and b[3] > feet[0][1] for b in words) if feet else False


def first(says: Callable[[int], bool]) -> int:
    """The least number of words of which it says so."""
    low, high = 1, 400
    assert says(high) and not says(low)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if says(middle) else (middle, high)
    return high
