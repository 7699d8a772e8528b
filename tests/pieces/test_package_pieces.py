"""What the pieces of the package repeat from elsewhere agrees with it."""

from __future__ import annotations

import re

import pytest

from macros.model import Hoja, Paquete
from macros.plan.day.schedule import total

AGENDAS = ("paquete-temario-creacion", "paquete-temario-trabajo")
HOURS = re.compile(r"Sesión (\d)\.\*\* (\d+) horas")


@pytest.mark.parametrize("id_", AGENDAS)
def test_agendas_for_participants_give_the_hours_of_each_session(paquete: Paquete, id_: str) -> None:
    piece = paquete.piezas[id_]
    assert isinstance(piece, Hoja)
    table = piece.secciones[0].tabla
    assert table
    told = {int(n): 60 * int(h) for row in table.llenos for n, h in HOURS.findall(row[0])}
    assert len(told) == len(table.llenos) == 3
    sessions = {s.numero: total(s) for s in paquete.sesiones.values()}
    assert {n: m for n, m in told.items() if n in sessions} == {n: m for n, m in sessions.items() if n in told}


def test_every_number_of_the_package_level_has_a_piece(paquete: Paquete) -> None:
    served = {n for p in paquete.piezas.values() if p.id.startswith("paquete-") for n in p.inventario}
    assert set(range(3, 21)) <= served
