"""``medir``: what the plain loop draws, when a goal counts as reached, and the table that is kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import cli
from commands.measure import _documents, _sized_a4, one_word_less
from commands.measure.table import BEGIN, END, PAGE, Row, keep, machine, missed, table
from commands.measure.workshop import rows as workshop_rows
from macros.model import Paquete
from print.pieces import Pages


@pytest.mark.parametrize(("ratio", "told"), [(0.29, "sí"), (0.30, "sí"), (0.31, "NO")])
def test_a_goal_that_is_missed_says_so(ratio: float, told: str) -> None:
    assert Row("Kit", "1 s", ratio, "bucle", 0.30).cells[-1] == told
    assert table([Row("Kit", "1 s", ratio, "bucle", 0.30)]).endswith(told)


def test_a_ratio_worse_than_its_goal_by_a_third_is_found() -> None:
    rows = [Row("a", "", 0.39, "x", 0.30), Row("b", "", 0.41, "x", 0.30), Row("c", "", 9.0), Row("d", "9 s")]
    assert [r.nombre for r in missed(rows)] == ["b"]


def test_the_workshop_is_held_against_what_was_promised() -> None:
    told = {"listo": [5.0, 4.0, 2.5], "cambio": [0.1, 0.3, 0.9], "mb": 500.0}
    assert [(r.valor, r.cumple) for r in workshop_rows(told)] == [
        ("5.00 s", "sí"), ("2.50 s", "sí"), ("0.30 s", "sí"), ("500 MB", "NO"),
    ]  # fmt: skip
    late = {"listo": [9.0, 7.0, 5.0], "cambio": [0.7], "mb": 70.0}
    assert [r.cumple for r in workshop_rows(late)] == ["NO", "NO", "NO", "sí"]
    assert [r.ratio for r in missed(workshop_rows(late))] == [1.5, 5 / 3, 0.7 / 0.4]


def test_the_order_fails_where_one_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    for ratio, code in ((0.1, 0), (0.5, 1)):
        monkeypatch.setattr("commands.measure.measure", lambda *_, r=ratio: [Row("Kit", "1 s", r, "bucle", 0.30)])
        done = CliRunner().invoke(cli.orders, ["medir", "--comprobar"])
        assert done.exit_code == code, done.output
        assert ("Lejos de su meta: Kit" in done.output) is bool(code)


def test_the_table_takes_the_place_of_the_one_before(root: Path, tmp_path: Path) -> None:
    page = tmp_path / PAGE
    page.parent.mkdir(parents=True)
    shutil.copy(root / PAGE, page)
    before = page.read_text(encoding="utf-8")
    for name in ("Uno", "Dos"):
        keep(tmp_path, [Row(name, "1 s", 0.2, "bucle", 0.3)], "2026-11-26")
    after = page.read_text(encoding="utf-8")
    assert "| Dos | 1 s | 0.200 | bucle | ≤ 0.3 | sí |" in after and "| Uno |" not in after
    assert f"2026-11-26, {machine()}." in after
    outside = [text.split(BEGIN)[0] + text.split(END)[1] for text in (before, after)]
    assert outside[0] == outside[1]


def test_the_loop_draws_each_page_for_each_paper_and_the_labels_once(paquete: Paquete) -> None:
    pages = Pages(paquete)
    jobs = [j for id_ in ("s1-expectativas", "s1-cierre", "s1-ventajas") for j in pages.jobs(paquete.piezas[id_])]
    documents = _documents(jobs)
    labels = {html for j in jobs for m in j.mosaicos for html in m.htmls}
    assert len(labels) == 2 and [html for html, _ in documents if html in labels] == list(dict.fromkeys(
        html for j in jobs for m in j.mosaicos for html in m.htmls
    ))  # fmt: skip
    sheets = [j for j in jobs if j.a4_ruta]
    assert sheets and len(documents) == len(jobs) + len(labels) + len(sheets)
    assert all((_sized_a4(j.html), j.rellenable) in documents and "297mm" in _sized_a4(j.html) for j in sheets)


def test_the_edit_that_is_measured_takes_one_word_and_no_room(root: Path) -> None:
    for name in ("sesiones/sesion-1.yml", "piezas/rotafolio/s1-cierre.yml"):
        before = (root / "data" / name).read_text(encoding="utf-8")
        after = one_word_less(before)
        assert len(after.split()) == len(before.split()) - 1 and after.count("?") == before.count("?")
    with pytest.raises(ValueError, match="no question"):
        one_word_less("titulo: Cierre")
