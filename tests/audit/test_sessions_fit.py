"""The six sessions can be done as written: cells, questions, wall, groups, and bodies that move. Facts of the plan."""

from __future__ import annotations

import pytest

from macros.audit import audit
from macros.audit.day.room import WALL
from macros.model import Paquete, Sesion
from macros.plan.day.walls import wall_cm
from macros.reading.origin import Origen

SIX = tuple(f"sesion-{n}" for n in range(1, 7))
MATRIX = ("roles", "recursos", "relaciones-reglas", "resultados")


def block_steps(s: Sesion, *ids: str) -> list:
    return [p for b in s.bloques if b.id in ids for p in b.pasos]


def test_no_rule_speaks_of_the_package(paquete: Paquete, origen: Origen) -> None:
    assert audit(paquete, origen) == []


def test_the_matrix_declares_its_ten_cells_for_each_group(paquete: Paquete) -> None:
    steps = block_steps(paquete.sesiones["sesion-2"], *MATRIX)
    cells = [p.celdas for p in steps if p.celdas]
    assert [(c.por, c.cantidad, c.a_la_vez) for c in cells] == [("grupo", 2, True)] * 5  # two actors, five columns
    assert all(p.duracion_min >= 10 for p in steps if p.celdas)


def test_questions_of_implementar(paquete: Paquete) -> None:
    steps = block_steps(paquete.sesiones["sesion-5"], "implementar-1", "implementar-2")
    asked = sum(len(p.preguntas) for p in steps)
    assert sum(p.duracion_min for p in steps) == 90
    assert asked == 16  # the source asks 17 in 60 minutes


def test_session_5_counts_groups_by_ally(paquete: Paquete) -> None:
    s = paquete.sesiones["sesion-5"]
    counted = {m.por for b in s.bloques for m in b.materiales} | {
        x.por for b in s.bloques for p in b.pasos for x in (p.turnos, p.celdas) if x
    }
    assert "aliado" in counted and "grupo" not in counted


@pytest.mark.parametrize("id_", SIX)
def test_who_moves_is_told_in_each_session(paquete: Paquete, id_: str) -> None:
    s = paquete.sesiones[id_]
    assert any(p.movimiento for b in s.bloques for p in b.pasos)
    assert s.bloques[0].tipo == s.bloques[-1].tipo == "actividad"


@pytest.mark.parametrize("id_", SIX)
def test_preparation_says_the_wall(paquete: Paquete, id_: str) -> None:
    s = paquete.sesiones[id_]
    told = [int(n) for line in s.preparacion for n in WALL.findall(line)]
    assert told and wall_cm(s, paquete) > 0
    assert max(told) * 100 >= wall_cm(s, paquete)
    assert max(told) * 100 < wall_cm(s, paquete) + 300  # nor a hall that nobody needs


def test_case_work_has_more_minutes_than_its_telling(paquete: Paquete) -> None:
    steps = {p.titulo: p for p in block_steps(paquete.sesiones["sesion-1"], "caso")}
    assert steps["Llevarlo a nuestra realidad"].duracion_min >= 25
    first = block_steps(paquete.sesiones["sesion-1"], "presentacion")
    assert any(p.modo in ("grupos", "individual") for p in first)
