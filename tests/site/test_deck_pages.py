"""The page of a deck on the site: what each slide shows and what is said with it, for who does not open the file."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from macros.model import Paquete, Presentacion
from macros.site.views import open_views


def spaced(words: str) -> str:
    return " ".join(words.replace("**", "").split())


def test_words_and_notes_of_every_slide_stand_on_the_page(root: Path, paquete: Paquete) -> None:
    shown, seen = open_views(root).bind("pieza", lambda: "kit/x.html"), 0
    for pieza in (p for p in paquete.piezas.values() if isinstance(p, Presentacion)):
        page = BeautifulSoup(shown(pieza.id), "lxml")
        told = page.select("ol.laminas > li")
        assert len(told) == len(pieza.laminas)
        for lamina, item in zip(pieza.laminas, told, strict=True):
            said = spaced(item.get_text(" "))
            drawn = lamina.plantilla.equivalente if lamina.plantilla else None
            for words in (lamina.titulo, lamina.texto, *lamina.puntos, lamina.notas, lamina.pie, drawn):
                seen += 1
                assert not words or spaced(words).replace(" ", "") in said.replace(" ", ""), (pieza.id, words)
    assert seen > 500
    other = next(p for p in paquete.piezas.values() if not isinstance(p, Presentacion))
    assert "laminas" not in shown(other.id)
