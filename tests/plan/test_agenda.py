"""Edited rows of an agenda as changes of an edition; a small reading of those changes shows that nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model import Paquete, Sesion
from macros.plan.agenda import STEP, AgendaError, Renglon, changes, rows


def applied(sesion: Sesion, entries: list[dict[str, Any]]) -> Sesion:
    """``sesion`` after the changes: as little as is needed to see what they say."""
    raw = sesion.model_dump(mode="json", exclude_defaults=True)
    for c in entries:
        _, *parts = c["en"].split("/")
        target: Any = raw
        for part in parts:
            if isinstance(target, list):
                target = target[int(part) - 1]
            elif part == "pasos":
                target = target["pasos"]
            else:
                target = next(b for b in target["bloques"] if b["id"] == part)
        if "campo" in c:
            if c.get("quitar"):
                target.pop(c["campo"], None)
            else:
                target[c["campo"]] = c["poner"]
        elif "quitar" in c:
            raw["bloques"].remove(target)
        elif "orden" in c:
            raw["bloques"].sort(key=lambda b: c["orden"].index(b["id"]))
        else:
            at = raw["bloques"].index(target) + ("despues" in c)
            raw["bloques"].insert(at, c.get("despues") or c["antes"])
    return Sesion.model_validate(raw)


def without_keys(agenda: list[Renglon]) -> list[Renglon]:
    return [replace(r, clave="") for r in agenda]


@pytest.fixture
def sesion(paquete: Paquete) -> Sesion:
    return paquete.sesiones["sesion-4"]


def test_nothing_edited_changes_nothing(paquete: Paquete) -> None:
    seen = 0
    for one in paquete.sesiones.values():
        assert changes(one, rows(one)) == []
        seen += len(rows(one))
    assert seen > 200


def test_a_duration_and_its_step(sesion: Sesion) -> None:
    edited = [replace(r, minutos=10) if r.clave in ("bienvenida", "bienvenida/1") else r for r in rows(sesion)]
    assert changes(sesion, edited) == [
        {"en": "sesion-4/bienvenida", "campo": "duracion_min", "poner": 10},
        {"en": "sesion-4/bienvenida/pasos/1", "campo": "duracion_min", "poner": 10},
        {"en": "sesion-4", "campo": "duracion_declarada_min", "poner": 245},
    ]


def test_blocks_removed_added_and_moved(sesion: Sesion) -> None:
    agenda = [r for r in rows(sesion) if not r.clave.startswith("pitch")]
    new = [Renglon("", "actividad", "Juego de acuerdos", 15), Renglon("", STEP, "Jugar", 15, "", "Reparte tarjetas.")]
    second = [Renglon("", "receso", "Pausa", 5)]
    cut = next(i for i, r in enumerate(agenda) if r.clave == "cafe")
    edited = [*second, *agenda[cut:], *new, *agenda[:cut]]
    result = applied(sesion, changes(sesion, edited))
    assert without_keys(rows(result)) == without_keys(
        [replace(r, titulo_corto=r.titulo_corto or (" ".join(r.titulo.split()[:5]) if r.tipo != STEP else ""))
         for r in edited]
    )  # fmt: skip
    assert result.duracion_declarada_min == sum(b.duracion_min for b in result.bloques)


def test_what_the_sheet_does_not_show_stays(sesion: Sesion) -> None:
    agenda = rows(sesion)
    first, second = (next(i for i, r in enumerate(agenda) if r.clave == f"networking/{n}") for n in (1, 2))
    agenda[first], agenda[second] = agenda[second], agenda[first]
    result = applied(sesion, changes(sesion, agenda))
    before = next(b for b in sesion.bloques if b.id == "networking")
    after = next(b for b in result.bloques if b.id == "networking")
    assert after.pasos == (before.pasos[1], before.pasos[0], *before.pasos[2:])
    assert after.materiales == before.materiales and after.consejos == before.consejos


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda a: [Renglon("", STEP, "Suelto", 5), *a], "antes del primer bloque"),
        (lambda a: [replace(a[0], tipo="pausa"), *a[1:]], "«pausa» no es un tipo"),
        (lambda a: [replace(a[0], titulo=""), *a[1:]], "falta el título"),
        (lambda a: [replace(a[0], clave="bienvenidos"), *a[1:]], "¿Quisiste decir «bienvenida»?"),
        (lambda a: [a[0], a[0], *a[1:]], "está dos veces"),
        (lambda a: [replace(a[0], minutos=50), *a[1:]], "sus pasos suman 5 min y el bloque dura 50"),
        (lambda a: [replace(a[0], clave="bienvenida/1"), *a[1:]], "un paso no puede volverse bloque"),
    ],
)
def test_rows_that_make_no_session(sesion: Sesion, change: Any, told: str) -> None:
    with pytest.raises(AgendaError) as e:
        changes(sesion, change(rows(sesion)))
    assert told in str(e.value)


@given(st.data())
def test_any_edit_comes_out_as_it_was_written(paquete: Paquete, data: st.DataObject) -> None:
    """Blocks in any order, some gone, some new, with other minutes: the changes say exactly that."""
    sesion = paquete.sesiones["sesion-4"]
    groups: list[list[Renglon]] = []
    for row in rows(sesion):
        groups.append([row]) if row.tipo != STEP else groups[-1].append(row)
    kept = data.draw(st.lists(st.sampled_from(groups), unique_by=lambda g: g[0].clave, min_size=1))
    edited: list[Renglon] = []
    for group in kept:
        if data.draw(st.booleans()):
            edited.append(Renglon("", "receso", f"Pausa {len(edited)}", 5, "Pausa"))
        steps = [replace(s, minutos=data.draw(st.integers(1, 20))) for s in group[1:]]
        edited += [replace(group[0], minutos=sum(s.minutos for s in steps) or 10), *steps]
    assert without_keys(rows(applied(sesion, changes(sesion, edited)))) == without_keys(edited)
