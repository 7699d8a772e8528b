"""The sentence of a card keeps its figures, so that they follow the group of «Mi taller»."""

from __future__ import annotations

from macros.site.views.usos import first_sentence
from macros.words.said import Cifra, Dicho, live

GROUPS = Cifra("{grupos} grupos", "4", " grupos", datos=(("n", "grupos"),))
TEXT = Dicho("Para {grupos} grupos. Va en la pared.", ["Para ", GROUPS, ". Va en la pared."])


def test_the_first_sentence_keeps_its_figures() -> None:
    short = first_sentence(TEXT)
    assert short == "Para 4 grupos."
    assert live(short) == 'Para <span data-n="grupos" data-palabra=" grupos">4 grupos</span>.'


def test_a_sentence_without_figures_is_a_plain_text() -> None:
    assert first_sentence("Uno. Dos.") == "Uno."
    assert first_sentence(Dicho("Uno. Son {grupos} grupos.", ["Uno. Son ", GROUPS, "."])) == "Uno."


def test_a_cut_through_a_figure_leaves_its_words() -> None:
    cut = Dicho("¿{grupos} grupos! Sí", ["¿", GROUPS, "! Sí"])
    assert first_sentence(cut) == "¿4 grupos!"
