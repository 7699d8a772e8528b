"""``medir``: what the plain loop draws, with which fonts, and when a goal counts as reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.measure import Row, _documents, _sized_a4, _web_fonts
from macros.model import Paquete
from print.pieces import Pages


@pytest.mark.parametrize(("ratio", "told"), [(0.29, "sí"), (0.30, "sí"), (0.31, "NO")])
def test_a_goal_that_is_missed_says_so(ratio: float, told: str) -> None:
    assert str(Row("Kit", "1 s", ratio, "bucle", 0.30)).split()[-1] == told


def test_the_loop_draws_each_page_for_each_paper_and_the_labels_once(paquete: Paquete) -> None:
    pages = Pages(paquete)
    jobs = [j for id_ in ("s1-expectativas", "s1-cierre", "s1-ventajas") for j in pages.jobs(paquete.piezas[id_])]
    documents = _documents(jobs)
    labels = {m.html for j in jobs for m in j.mosaicos}
    assert len(labels) == 3 and [html for html, _ in documents if html in labels] == list(dict.fromkeys(
        m.html for j in jobs for m in j.mosaicos
    ))  # fmt: skip
    sheets = [j for j in jobs if j.a4_ruta]
    assert sheets and len(documents) == len(jobs) + len(labels) + len(sheets)
    assert all((_sized_a4(j.html), j.rellenable) in documents and "297mm" in _sized_a4(j.html) for j in sheets)


def test_the_loop_has_our_fonts_as_a_web_page_has_them(root: Path, tmp_path: Path) -> None:
    css = _web_fonts(root, tmp_path).read_text(encoding="utf-8")
    made = sorted(tmp_path.glob("*.woff2"))
    assert len(made) == len(list((root / "print" / "fuentes").glob("*.ttf")))
    assert all(path.read_bytes()[:4] == b"wOF2" and path.as_uri() in css for path in made)
    assert ".ttf" not in css
