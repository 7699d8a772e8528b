"""Clock times, totals and copies."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model import Bloque, Material, Paquete, Sesion
from macros.plan.day.schedule import copies, run, stretch, total
from macros.words.spans import signed, spoken, to_clock, to_minutes

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


def test_stretch_of_a_day() -> None:
    moments = run(session_of([60, 15, 45, 30]), "9:00")
    pause = moments[1].bloque.model_copy(update={"tipo": "receso"})
    moments[1] = replace(moments[1], bloque=pause)

    def times(*ends: str | None, **options: bool) -> list[str]:
        return [m.inicio for m in stretch(moments, *ends, **options)]

    assert times(None, None) == ["09:00", "10:00", "10:15", "11:00"]
    assert times(None, "b1") == ["09:00", "10:00"]
    assert times("b1", "b2") == ["10:00", "10:15"]
    assert times("b2", None) == ["10:15", "11:00"]
    assert times(None, "b2", pausas=False) == ["09:00", "10:15"]
    with pytest.raises(KeyError):
        times("b9", None)


def test_rows_of_the_source_add_up_to_its_total(paquete: Paquete) -> None:
    """Only rows of the session's own annex count: Session 2 also takes the rows of the mapping's annex."""
    timed = [s for s in paquete.sesiones.values() if s.fuente]
    own = {s.id: s.anexo or paquete.guias[s.guia or ""].clave for s in timed}
    sums = {
        s.id: sum(b.fuente.duracion_min or 0 for b in s.bloques if b.fuente and b.fuente.anexo == own[s.id])
        for s in timed
    }
    assert sums == {s.id: s.original.duracion_sumada_min for s in timed}
    assert list(sums.values()) == [420, 420, 270, 230, 440, 285, 57]  # source-defects, T1–T7 and T15
    mapping = [b.fuente for b in paquete.sesiones["sesion-2"].bloques if b.fuente and b.fuente.anexo == "3"]
    assert sum(f.duracion_min or 0 for f in mapping) == 295  # T4


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


@pytest.mark.parametrize(("minutes", "shown"), [(-60, "−1 h"), (45, "+45 min"), (0, "0 min"), (150, "+2 h 30 min")])
def test_a_difference_says_its_sign(minutes: int, shown: str) -> None:
    assert signed(minutes) == shown
