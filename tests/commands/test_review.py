"""``revisar`` answers at once where nothing changed, and never with an old answer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from commands import review as reviewing
from commands.review import KEPT, review
from macros import loading
from macros.loading import editions, load
from macros.problems import Problem
from macros.workbench import findings as looking

SESSION = "data/sesiones/taller.yml"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """What was really looked at, in order."""
    seen: list[str | None] = []
    real = looking.all_findings

    def findings(root: Path, reader: loading.Reader) -> tuple[list[Problem], dict[str, int]]:
        seen.append(None)
        return real(root, reader)

    monkeypatch.setattr(looking, "all_findings", findings)
    return seen


def harm(base: Path) -> None:
    path = base / SESSION
    text = path.read_text(encoding="utf-8")
    assert "\ntitulo: " in text
    path.write_text(text.replace("\ntitulo: ", "\ntitulito: ", 1), encoding="utf-8")


def test_the_same_data_are_read_once(base: Path, asked: list[str | None]) -> None:
    first = review(base)
    assert review(base) == first and asked == [None]


def test_findings_come_back_as_they_were(base: Path, asked: list[str | None]) -> None:
    harm(base)
    first = review(base)
    assert first[0] and review(base) == first and asked == [None]
    assert all(isinstance(p, Problem) for p in review(base)[0])


def test_every_change_is_seen(base: Path, asked: list[str | None]) -> None:
    assert review(base)[0] == []
    before = (base / SESSION).stat()
    harm(base)
    os.utime(base / SESSION, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert review(base)[0] != []
    (base / "data" / "sobra.txt").write_text("x", encoding="utf-8")
    review(base)
    assert asked == [None] * 3


def test_an_answer_that_is_not_whole_counts_as_none(base: Path, asked: list[str | None]) -> None:
    review(base)
    kept = base / "build" / KEPT
    for spoiled in (b"", b"x", kept.read_bytes()[:-2] + b"x}"):
        kept.write_bytes(spoiled)
        assert review(base)[0] == []
    assert len(asked) == 4


def test_other_code_asks_again(base: Path, asked: list[str | None], monkeypatch: pytest.MonkeyPatch) -> None:
    review(base)
    monkeypatch.setattr(reviewing, "foundation", lambda: "otro código")
    review(base)
    assert len(asked) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="quien administra escribe en todas partes")
def test_where_nothing_can_be_written_it_still_answers(base: Path) -> None:
    base.chmod(0o555)
    assert review(base)[0] == []


def test_editions_share_what_was_read(root: Path) -> None:
    """One reader for the package and its editions gives what each reading alone gives."""
    reader = reviewing._reader()
    assert editions(root)
    for edicion in (None, *editions(root)):
        assert load(root, edicion, reader)[0] == load(root, edicion)[0]


def test_help_and_an_answer_that_is_known_load_no_model(base: Path) -> None:
    """What takes a second to load: an order that does not need it does not wait for it."""
    review(base)
    for words in ("['construir', '--help']", "['revisar']"):
        code = (
            "import sys\nfrom commands import cli\n"
            f"try: cli.orders({words}, standalone_mode=False)\nexcept SystemExit as e: assert not e.code, e.code\n"
            "assert 'click' in sys.modules\n"
            "assert not {'pydantic', 'yaml', 'weasyprint', 'filelock', 'lxml'} & set(sys.modules), sys.modules.keys()"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=os.environ | {"PAQUETE_RAIZ": str(base)}, capture_output=True,
            text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
