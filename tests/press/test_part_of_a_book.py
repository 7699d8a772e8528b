"""A part of a book is checked by itself: it begins at level 2, since the book's title stands before it."""

from __future__ import annotations

from pathlib import Path

from print.engine.lint import lint
from print.output import Output
from print.press import tasks

PAGE = '<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Un libro</title></head><body>{}</body></html>'


def test_a_part_that_begins_at_level_two_is_good(root: Path, tmp_path: Path) -> None:
    output = Output(root, tmp_path, "prueba")
    html = PAGE.format("<h2>Capítulo</h2><p>Uno.</p><h3>Apartado</h3><p>Dos.</p>")
    assert lint(html, level=1) == []
    drawn = tasks.draw_part(html, False, output)
    assert drawn.error == "" and drawn.rendered and drawn.rendered.hallazgos == []


def test_the_lint_of_the_page_tells_a_skipped_level() -> None:
    assert [f.regla for f in lint(PAGE.format("<h2>Capítulo</h2><h4>Apartado</h4>"), level=1)] == ["html-encabezados"]
