"""A session's agenda as rows, and what edited rows ask for when the session says something else by now."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from macros.model import Paquete, Sesion
from macros.plan.day.agenda import STEP, AgendaError, Renglon, check, keyed, rows, wanted


@pytest.fixture
def sesion(paquete: Paquete) -> Sesion:
    return paquete.sesiones["sesion-4"]


def test_every_row_has_a_key_of_its_own(paquete: Paquete) -> None:
    seen = 0
    for one in paquete.sesiones.values():
        keys = [r.clave for r in rows(one)]
        assert len(set(keys)) == len(keys) and all(keys)
        seen += len(keys)
    assert seen > 200


def test_new_rows_get_keys_and_the_others_keep_theirs(sesion: Sesion) -> None:
    agenda = [
        *rows(sesion),
        Renglon("", "actividad", "Bienvenida", 5),
        Renglon("", STEP, "Jugar", 5),
        Renglon("", STEP, "Jugar", 5),
    ]
    assert [r.clave for r in keyed(agenda)][-3:] == ["bienvenida-2", "bienvenida-2/jugar", "bienvenida-2/jugar-2"]
    assert keyed(rows(sesion)) == rows(sesion)


def test_what_was_not_edited_stays_as_it_is_now(sesion: Sesion) -> None:
    original = rows(sesion)
    edited = [replace(r, titulo="Llegada") if r.clave == "bienvenida" else r for r in original]
    now = [replace(r, minutos=7) if r.clave in ("bienvenida", "cafe") else r for r in original]
    out = {r.clave: r for r in wanted(original, edited, now)}
    assert (out["bienvenida"].titulo, out["bienvenida"].minutos, out["cafe"].minutos) == ("Llegada", 7, 7)
    assert list(out) == [r.clave for r in original]


def test_what_both_changed_is_told(sesion: Sesion) -> None:
    original = rows(sesion)
    edited = [replace(r, minutos=9) if r.clave == "cafe" else r for r in original]
    now = [replace(r, minutos=7) if r.clave == "cafe" else r for r in original]
    with pytest.raises(AgendaError, match="minutos dice ahora «7»"):
        wanted(original, edited, now)
    with pytest.raises(AgendaError, match="ya no está en la sesión"):
        wanted(original, edited, [r for r in original if r.clave != "cafe"])
    with pytest.raises(AgendaError, match="otros bloques o pasos"):
        wanted(original, original[1:], [r for r in original if r.clave != "cafe"])
    assert wanted(original, original, now) == now


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda a: [Renglon("", STEP, "Suelto", 5), *a], "antes del primer bloque"),
        (lambda a: [replace(a[0], tipo="pausa"), *a[1:]], "«pausa» no es un tipo"),
        (lambda a: [replace(a[0], titulo=""), *a[1:]], "falta el título"),
        (lambda a: [replace(a[0], clave="bienvenidos"), *a[1:]], "¿Quisiste decir «bienvenida»?"),
        (lambda a: [a[0], a[0], *a[1:]], "está dos veces"),
        (lambda a: [replace(a[0], minutos=50), *a[1:]], "sus pasos suman 5 min y el bloque dura 50"),
        (lambda a: [replace(a[0], clave="bienvenida/abrir-la-sesion"), *a[1:]], "un paso no puede volverse bloque"),
        (lambda a: [a[0], replace(a[1], texto=""), *a[2:]], "«Abrir la sesión» se quedó sin texto"),
        (lambda a: [r for r in a if r.clave != "networking"], "este paso es de «networking»"),
        (lambda a: [Renglon("", "actividad", "Otra cosa", 5)], "no queda ningún bloque"),
    ],
)
def test_rows_that_make_no_session(sesion: Sesion, change: Any, told: str) -> None:
    with pytest.raises(AgendaError) as e:
        check(rows(sesion), change(rows(sesion)))
    assert told in str(e.value)
