"""Clock times, totals and copies."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model import Bloque, Material, Paquete, Sesion
from macros.schedule import copies, run, spoken, to_clock, to_minutes, total

SPANS = st.lists(st.integers(1, 600), min_size=1, max_size=20)
MINUTE_OF_DAY = st.integers(0, 1439)


def session_of(spans: list[int]) -> Sesion:
    common: dict[str, Any] = {"tipo": "actividad", "titulo": "Parte", "titulo_corto": "Parte"}
    blocks = [Bloque.model_validate({"id": f"b{i}", "duracion_min": m, **common}) for i, m in enumerate(spans)]
    return Sesion.model_construct(id="s", bloques=tuple(blocks))


@given(SPANS)
def test_total_is_the_sum(spans: list[int]) -> None:
    assert total(session_of(spans)) == sum(spans)


@given(SPANS, MINUTE_OF_DAY)
def test_run_has_no_gap_and_no_overlap(spans: list[int], start: int) -> None:
    sesion = session_of(spans)
    moments = run(sesion, to_clock(start))
    assert [m.bloque for m in moments] == list(sesion.bloques)
    assert moments[0].desde == 0
    assert moments[0].inicio == to_clock(start)
    assert all(before.hasta == after.desde for before, after in pairwise(moments))
    assert all(before.fin == after.inicio for before, after in pairwise(moments))
    assert all(m.hasta - m.desde == m.bloque.duracion_min for m in moments)
    assert moments[-1].hasta == total(sesion)


@given(st.integers(0, 10_000))
def test_clock_goes_round_at_midnight(minutes: int) -> None:
    assert to_minutes(to_clock(minutes)) == minutes % 1440


@pytest.mark.parametrize(("clock", "minutes"), [("9:00", 540), ("09:00", 540), ("0:00", 0), ("23:59", 1439)])
def test_clock_times(clock: str, minutes: int) -> None:
    assert to_minutes(clock) == minutes
    assert to_clock(minutes) == f"{clock:0>5}"


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (75, "1 h 15 min"), (480, "8 h"), (1440, "24 h")]
)
def test_spoken(minutes: int, words: str) -> None:
    assert spoken(minutes) == words


def test_day_of_the_first_session(paquete: Paquete) -> None:
    moments = run(paquete.sesiones["sesion-1"], "8:30")
    assert (moments[0].inicio, moments[-1].fin) == ("08:30", "16:30")
    assert total(paquete.sesiones["sesion-1"]) == 480


def test_copies_take_the_largest_use(paquete: Paquete) -> None:
    uses: list[dict[str, Any]] = [
        {"pieza": "hoja", "por": "persona"},
        {"pieza": "hoja", "por": "grupo", "cantidad": 2},
        {"articulo": "cinta", "por": "sesion", "cantidad": 3},
        {"articulo": "papel", "por": "grupo", "cantidad": 4},
    ]
    materials = [Material.model_validate(u) for u in uses]
    assert copies(materials, paquete, personas=10, grupos=3) == {"hoja": 10, "cinta": 3, "papel": 12}
    n = paquete.portada.supuestos
    assert copies(materials, paquete) == {"hoja": max(n.personas, 2 * n.grupos), "cinta": 3, "papel": 4 * n.grupos}
    assert copies([], paquete) == {}
