"""Lanes side by side: a row for each moment, a column for each lane, and its steps where they happen."""

from __future__ import annotations

from itertools import groupby

from macros.diagrams.lienzo import APOYO, DETALLE, Lienzo, tall
from macros.model.piezas.dibujo import Carril, Carriles, Parada

MOMENTO = 0.22
"""Part of the width for the column of moments."""
HUECO = 3.0
AIRE = 3.0


def draw(lienzo: Lienzo, d: Carriles) -> None:
    t, names = lienzo.tonos, lienzo.ancho * MOMENTO
    lane = (lienzo.ancho - names - 2) / len(d.carriles)
    head = max(tall(c.titulo, lane - 8, APOYO, negra=True) for c in d.carriles) + 8
    rows = _rows(d, names - 14, lane - HUECO, lienzo.alto - head - 4)
    tops = [head + 2 + sum(rows[:i]) for i in range(len(rows) + 1)]
    for i, words in enumerate(d.momentos):
        y, high = tops[i], rows[i]
        lienzo.cuadro(1, y + 1, lienzo.ancho - 2, high - 2, borde=t.linea, grueso=0.8, fondo=t.fondo, radio=6)
        at = y + (high - tall(words, names - 14, DETALLE, negra=True)) / 2
        lienzo.parrafo(words, 9, at, ancho=names - 14, em=DETALLE, clase="detalle", negra=True, color=t.principal)
    for i, c in enumerate(d.carriles):
        x = names + i * lane
        lienzo.parrafo(
            c.titulo, x + lane / 2, 2, ancho=lane - 8, em=APOYO, clase="apoyo", ancla="middle", negra=True,
            color=t.acento,
        )  # fmt: skip
        _stops(lienzo, c, x, lane - HUECO, tops)


def _rows(d: Carriles, names: float, wide: float, room: float) -> list[float]:
    """Height of each row: what its fullest cell asks for, then an equal part of what is left."""
    need = [tall(m, names, DETALLE, negra=True) + 2 * AIRE for m in d.momentos]
    for c in d.carriles:
        for (start, end), stops in _together(c):
            high = sum(_height(words, wide) for words in stops) + HUECO
            part = high / (end - start + 1)
            for row in range(start - 1, end):
                need[row] = max(need[row], part)
    spare = max(0.0, room - sum(need)) / len(need)
    return [n + spare for n in need]


def _together(c: Carril) -> list[tuple[tuple[int, int], list[str]]]:
    """The words of the steps that share their moments, numbered, in order."""

    def span(step: tuple[int, Parada]) -> tuple[int, int]:
        return step[1].momento, step[1].hasta or step[1].momento

    groups = groupby(enumerate(c.paradas, 1), key=span)
    return [(moments, [f"{n}. {s.titulo}" for n, s in some]) for moments, some in groups]


def _height(words: str, wide: float) -> float:
    return tall(words, wide - 8, DETALLE) + AIRE + HUECO


def _stops(lienzo: Lienzo, c: Carril, x: float, wide: float, tops: list[float]) -> None:
    for (start, end), stops in _together(c):
        top, bottom = tops[start - 1] + HUECO / 2 + 1, tops[end] - HUECO / 2 - 1
        spare = (bottom - top - sum(_height(words, wide) for words in stops)) / len(stops)
        for words in stops:
            high = _height(words, wide) + spare
            lienzo.cuadro(x + 1, top + 1, wide - 2, high - HUECO + 1, grueso=1.8, radio=6)
            lienzo.parrafo(
                words, x + wide / 2, top + (high - HUECO + 3 - tall(words, wide - 8, DETALLE)) / 2, ancho=wide - 8,
                em=DETALLE, clase="detalle", ancla="middle",
            )  # fmt: skip
            top += high
