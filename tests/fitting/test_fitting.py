"""``ajustar``: rules of the fitting over random plans, the file it writes, and what the order tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import plans

from macros.fitting import NEW_BREAK, Ajuste, Imposible, fit, least_of, split
from macros.fitting.draft import GROWTH, STEP
from macros.fitting.writing import changes, write
from macros.model import Paquete, Sesion
from macros.plan.figures import figures, longest_stretch
from macros.plan.schedule import run, total
from macros.problems import DataErrors
from macros.reading.yaml_file import read


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


# ---- what is written -----------------------------------------------------------------------------------

EDITION = """\
# Nuestra edición.
id: biblioteca
titulo: Red de bibliotecas   # el nombre corto
version: "2026.1"
supuestos: {personas: 12}
cambios:
  # Un cambio nuestro.
  - en: sesion-4/pitch
    campo: titulo_corto
    poner: Discurso
  - {en: sesion-4/influencia, campo: duracion_min, poner: 44}   # de otra vez
  - en: sesion-4/cafe
    quitar: true
  - {en: sesion-5/inicio, campo: duracion_min, poner: 25}
# Aquí termina.
"""


@pytest.fixture
def proposal(paquete: Paquete) -> Ajuste:
    return fit(paquete.sesiones["sesion-4"], 180, 75)


def test_a_new_file_is_made(proposal: Ajuste, tmp_path: Path) -> None:
    path, other = write(tmp_path, "mi-red", proposal, "2026.1")
    assert path == tmp_path / "data/ediciones/mi-red.yml"
    assert other == []
    data = read(path, tmp_path).datos
    assert (data["id"], data["version"], data["cambios"]) == ("mi-red", "2026.1", changes(proposal))
    assert {"en": "sesion-4", "campo": "duracion_declarada_min", "poner": 180} in data["cambios"]
    assert {"en": "sesion-4/networking", "campo": "duracion_min", "poner": 30} in data["cambios"]
    assert {"en": "sesion-4/networking/pasos/2", "campo": "duracion_min", "poner": 9} in data["cambios"]
    [added] = [c for c in data["cambios"] if "despues" in c]
    assert added["en"] == "sesion-4/aliado-potencial"
    assert added["despues"]["id"] == f"{NEW_BREAK}-1"
    assert [p.name for p in path.parent.iterdir()] == ["mi-red.yml"]


def test_what_the_file_has_stays(proposal: Ajuste, tmp_path: Path) -> None:
    path = tmp_path / "data/ediciones/biblioteca.yml"
    path.parent.mkdir(parents=True)
    path.write_text(EDITION, encoding="utf-8")
    write(tmp_path, "biblioteca", proposal, "2026.1")
    text = path.read_text(encoding="utf-8")
    for kept in (
        "# Nuestra edición.",
        "# el nombre corto",
        "# Un cambio nuestro.",
        "# Aquí termina.",
        "poner: Discurso",
    ):
        assert kept in text
    data = read(path, tmp_path).datos
    assert data["supuestos"] == {"personas": 12}
    assert data["cambios"][:2] == [
        {"en": "sesion-4/pitch", "campo": "titulo_corto", "poner": "Discurso"},
        {"en": "sesion-5/inicio", "campo": "duracion_min", "poner": 25},
    ]
    assert data["cambios"][2:] == changes(proposal)


def test_writing_again_replaces(paquete: Paquete, proposal: Ajuste, tmp_path: Path) -> None:
    path, _ = write(tmp_path, "mi-red", proposal, "2026.1")
    once = path.read_text(encoding="utf-8")
    write(tmp_path, "mi-red", proposal, "2026.1")
    assert path.read_text(encoding="utf-8") == once
    longer = fit(paquete.sesiones["sesion-4"], 200, 120)
    write(tmp_path, "mi-red", longer, "2026.1")
    assert read(path, tmp_path).datos["cambios"] == changes(longer)
    five = fit(paquete.sesiones["sesion-5"], 400, 120)
    write(tmp_path, "mi-red", five, "2026.1")
    assert read(path, tmp_path).datos["cambios"] == changes(longer) + changes(five)


@pytest.mark.parametrize("start", ["cambios: []\n", "cambios:\n", "", "cambios:   # nada aún\nfacilitan: [Nombre]\n"])
def test_a_list_that_is_empty_or_missing(start: str, proposal: Ajuste, tmp_path: Path) -> None:
    path = tmp_path / "data/ediciones/x.yml"
    path.parent.mkdir(parents=True)
    path.write_text(f"id: x\n{start}", encoding="utf-8")
    write(tmp_path, "x", proposal, "2026.1")
    assert read(path, tmp_path).datos["cambios"] == changes(proposal)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cambios: [{en: a, quitar: true}]\n", "en un solo renglón"),
        ("cambios: texto\n", "se espera una lista"),
        ("cambios: [\n", "x.yml:"),
    ],
)
def test_a_file_that_cannot_be_extended_stays(text: str, told: str, proposal: Ajuste, tmp_path: Path) -> None:
    path = tmp_path / "data/ediciones/x.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataErrors, match=told):
        write(tmp_path, "x", proposal, "2026.1")
    assert path.read_text(encoding="utf-8") == text
    assert [p.name for p in path.parent.iterdir()] == ["x.yml"]


@pytest.mark.parametrize("name", ["../fuera", "Mi Red", "a/b", ".x", "", "ñ"])
def test_names_that_are_not_ids(name: str, proposal: Ajuste, tmp_path: Path) -> None:
    with pytest.raises(DataErrors, match="no sirve de nombre"):
        write(tmp_path, name, proposal, "2026.1")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["true", "no", "2027", "1e5"])
def test_names_that_yaml_would_read_as_something_else(name: str, proposal: Ajuste, tmp_path: Path) -> None:
    path, _ = write(tmp_path, name, proposal, "2026.1")
    assert read(path, tmp_path).datos["id"] == name


def test_other_changes_of_the_session_are_told(proposal: Ajuste, tmp_path: Path) -> None:
    path = tmp_path / "data/ediciones/x.yml"
    path.parent.mkdir(parents=True)
    path.write_text("id: x\ncambios:\n  - {en: sesion-4/pitch, quitar: true}\n", encoding="utf-8")
    _, other = write(tmp_path, "x", proposal, "2026.1")
    assert other == ["sesion-4/pitch"]
