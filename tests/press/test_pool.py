"""Work shared out among processes: results in order, and a process that dies ends the build with a clear error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.problems import DataErrors
from print.engine.weasy import RenderError
from print.output import Output
from print.press import tasks
from print.press.pool import IN_PROCESS, Pool


def pool(root: Path, out: Path, workers: int) -> Pool:
    return Pool(Output(root, out, ""), workers, lambda done, total, name: None)


def test_results_come_in_the_order_of_what_was_asked(root: Path, tmp_path: Path) -> None:
    with pool(root, tmp_path, 2) as shared:
        assert list(shared.each(divmod, [(n, 3) for n in range(9)])()) == [divmod(n, 3) for n in range(9)]


def test_little_work_starts_no_process(root: Path, tmp_path: Path) -> None:
    with pool(root, tmp_path, 2) as shared:
        assert list(shared.each(os.getpid, [()] * IN_PROCESS)()) == [os.getpid()] * IN_PROCESS
        assert os.getpid() not in shared.each(os.getpid, [()] * (IN_PROCESS + 1))()


def test_a_process_that_dies_is_told(root: Path, tmp_path: Path) -> None:
    with pytest.raises(DataErrors, match="un proceso de impresión se detuvo"), pool(root, tmp_path, 2) as shared:
        list(shared.each(os._exit, [(1,)] * (IN_PROCESS + 1))())


def test_labels_of_tiles_that_do_not_come_out_name_their_template(root: Path, tmp_path: Path) -> None:
    with pytest.raises(RenderError, match=r"mosaico\.html\.j2.*no-existe"):
        tasks._overlay(
            '<!doctype html><html lang="es"><title>x</title><style>p { no-existe: 1 }</style><p>x</p></html>',
            Output(root, tmp_path, ""),
        )


def test_a_part_of_a_book_is_checked_as_it_is_drawn(root: Path, tmp_path: Path) -> None:
    page = '<!doctype html><html lang="es"><head><title>x</title></head><body><h1>a</h1>{}</body></html>'
    table = "<table><tr><th{}>a</th><td>b</td></tr></table>"
    told = []
    for inside in (table.format(' scope="row"'), table.format("")):
        drawn = tasks.draw_part(page.format(inside), False, Output(root, tmp_path, ""))
        assert drawn.rendered
        told.append({f.regla for f in drawn.rendered.hallazgos})
    assert told == [set(), {"pdf-ua"}]
