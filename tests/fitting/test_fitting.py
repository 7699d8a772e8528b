"""``ajustar``: rules of the fitting over random plans and over the package."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import plans

from macros.fitting import Imposible, fit, least_of, split
from macros.fitting.draft import GROWTH, STEP
from macros.model import Paquete, Sesion
from macros.plan.day.schedule import run, total
from macros.plan.figures import figures, longest_stretch


def held(s: Sesion, limit: int) -> bool:
    return longest_stretch(s.bloques) <= limit


# ---- random plans ------------------------------------------------------------------------------------


@given(plans(), st.integers(0, 23), st.integers(0, 59))
def test_totals_are_the_sum_of_the_blocks(s: Sesion, hour: int, minute: int) -> None:
    moments = run(s, f"{hour}:{minute:02d}")
    assert total(s) == sum(b.duracion_min for b in s.bloques) == moments[-1].hasta == figures([s]).suma
    assert [m.desde for m in moments[1:]] == [m.hasta for m in moments[:-1]]
    assert sum(figures([s]).tipos) == total(s)


@settings(max_examples=400)
@given(plans(), st.integers(1, 600), st.sampled_from([75, 120]))
def test_a_proposal_keeps_every_rule(s: Sesion, wish: int, limit: int) -> None:
    try:
        a = fit(s, wish, limit)
    except Imposible as e:
        assert e.pedido == wish
        assert e.minimo > 0
        return
    assert sum(p.ahora for p in a.partes) == wish
    assert {p.bloque.id for p in a.partes if not p.nuevo} == {b.id for b in s.bloques}
    for p in a.partes:
        if p.bloque.fijo:
            assert p.ahora == p.bloque.duracion_min
        if p.ahora:
            assert p.ahora >= least_of(p.bloque)
            assert not p.bloque.minimo_min or p.ahora >= p.bloque.minimo_min
        else:
            assert p.bloque.tipo != "actividad"
        if p.antes and p.bloque.tipo == "actividad":
            assert p.ahora <= max(p.antes, p.antes * GROWTH + STEP)
    assert longest_stretch([p.bloque.model_copy(update={"duracion_min": p.ahora}) for p in a.quedan]) <= limit
    meals = [p for p in a.quedan if p.bloque.tipo == "comida"]
    assert meals or wish <= 360


@given(plans(), st.sampled_from([75, 120]))
def test_asking_for_what_there_is_changes_nothing(s: Sesion, limit: int) -> None:
    meal = any(b.tipo == "comida" for b in s.bloques)
    ends = {s.bloques[0].tipo, s.bloques[-1].tipo} if s.bloques else set()
    if ends != {"actividad"} and any(b.tipo == "actividad" for b in s.bloques):
        return
    if not held(s, limit) or (total(s) > 360 and not meal) or total(s) > 600:
        return
    a = fit(s, total(s), limit)
    assert [p.ahora for p in a.partes] == [b.duracion_min for b in s.bloques]
    assert a.orden == ()


@given(st.lists(st.integers(1, 120), min_size=1, max_size=8), st.integers(1, 600))
def test_steps_add_up(steps: list[int], minutes: int) -> None:
    if minutes < len(steps):
        return
    new = split(steps, minutes)
    assert sum(new) == minutes
    assert min(new) >= 1
    if all(n % 5 == 0 for n in (*steps, minutes)) and minutes >= 5 * len(steps):
        assert all(n % 5 == 0 for n in new)
    assert split(steps, sum(steps)) == tuple(steps)


# ---- the package ---------------------------------------------------------------------------------------


def test_session_4_in_three_hours(paquete: Paquete) -> None:
    s = paquete.sesiones["sesion-4"]
    for limit, added in ((120, 0), (75, 1)):
        a = fit(s, 180, limit)
        assert sum(p.ahora for p in a.partes) == 180
        assert all(p.ahora % 5 == 0 for p in a.partes)
        assert len([p for p in a.partes if p.nuevo]) == added
        assert all(p.ahora <= p.antes or p.nuevo for p in a.partes)
    assert a.orden[0] == "networking"


def test_every_session_reaches_its_least_and_no_less(paquete: Paquete) -> None:
    tried = 0
    for s in paquete.package_sessions.values():
        with pytest.raises(Imposible) as e:
            fit(s, 60, 120)
        least = e.value.minimo
        assert sum(p.ahora for p in fit(s, least, 120).partes) == least
        with pytest.raises(Imposible):
            fit(s, least - 1, 120)
        tried += 1
    assert tried == 6


def test_a_block_longer_than_the_limit_is_named(paquete: Paquete) -> None:
    s = paquete.sesiones["sesion-3"]
    long = s.bloques[0].model_copy(update={"minimo_min": 90})
    with pytest.raises(Imposible) as e:
        fit(s.model_copy(update={"bloques": (long, *s.bloques[1:])}), 240, 75)
    assert e.value.largo == long


def test_nothing_begins_or_ends_with_a_break(paquete: Paquete) -> None:
    s = paquete.sesiones["sesion-1"]
    ids = [b.id for b in s.bloques]
    cut = s.model_copy(update={"bloques": s.bloques[: ids.index("caso")]})  # what is left ends in the meal
    assert cut.bloques[-1].tipo == "comida"
    a = fit(cut, 240, 120)
    assert a.quedan[-1].bloque.tipo == "actividad"
    assert sum(p.ahora for p in a.partes) == 240


def test_a_meal_at_the_end_is_not_the_meal_of_a_long_session(paquete: Paquete) -> None:
    s = paquete.sesiones["sesion-1"]
    last = sorted(s.bloques, key=lambda b: b.tipo == "comida")
    a = fit(s.model_copy(update={"bloques": tuple(last)}), 400, 120)
    kinds = [p.bloque.tipo for p in a.quedan]
    assert last[-1].tipo == "comida"
    assert "comida" in kinds[1:-1] and kinds[-1] == "actividad"
