"""While serving, a slip in the data keeps the last good page and says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.problems import DataErrors
from macros.views import open_views


def test_last_good_data_is_kept_after_a_slip(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = base / "data" / "sesiones" / "taller.yml"
    good = session.read_text(encoding="utf-8")
    first = open_views(base).paquete
    session.write_text(good.replace("numero: 1", "numero: uno"), encoding="utf-8")
    assert open_views(base).paquete is first
    assert "data/sesiones/taller.yml:" in capsys.readouterr().err
    session.write_text(good, encoding="utf-8")
    assert open_views(base).paquete is not first


def test_a_first_load_that_fails_stops_the_build(base: Path) -> None:
    (base / "data" / "paquete.yml").unlink()
    with pytest.raises(DataErrors):
        open_views(base)
