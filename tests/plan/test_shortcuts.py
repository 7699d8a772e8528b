"""Roads of whoever has part of the way walked: the data, the sheet that repeats them and the agendas they lead to."""

from __future__ import annotations

from typing import get_args

import pytest

from macros.model import Hoja, Paquete
from macros.model.sesion import Camino
from macros.plan.day.schedule import total
from macros.plan.shortcuts import WITH_MAP, saved, told, way
from macros.words.spans import spoken

WAYS = get_args(Camino)
AGENDAS = {"recuperacion": "recuperacion", "sesion-2-con-mapa": "creacion", "cierre": "cierre", "seguimiento": "cierre"}


@pytest.mark.parametrize("camino", WAYS)
def test_a_way_goes_over_every_activity(paquete: Paquete, camino: str) -> None:
    tramos = way(paquete, camino)
    assert {t.bloque.tipo for t in tramos} == {"actividad"}
    assert any(t.atajo for t in tramos) and any(t.atajo is None for t in tramos)
    assert 60 <= saved(tramos) == sum(t.bloque.duracion_min - t.minutos for t in tramos if t.atajo)
    there = {t.sesion.id for t in tramos}
    assert there == (set(dict(paquete.portada.rutas)[camino]) if camino != WITH_MAP else {"sesion-2"})


def test_going_over_is_shorter_than_doing_and_keeps_the_least_time(paquete: Paquete) -> None:
    seen = 0
    for s in paquete.sesiones.values():
        for b in s.bloques:
            for a in b.atajos:
                assert a.comprobar.endswith("."), (s.id, b.id)
                if a.duracion_min:
                    assert (b.minimo_min or 0) <= a.duracion_min < b.duracion_min, (s.id, b.id)
                seen += 1
    assert seen > 10


@pytest.mark.parametrize("camino", WAYS)
def test_the_sheet_says_the_same(paquete: Paquete, camino: str) -> None:
    sheet, r = paquete.piezas["paquete-recorridos"], paquete.rotulos.paquete
    assert isinstance(sheet, Hoja)
    [table] = [x.tabla for x in sheet.secciones if x.tabla and x.tabla.id == camino]
    tramos = way(paquete, camino)
    assert [tuple(row[:3]) for row in table.llenos] == [
        (f"Sesión {t.sesion.numero}: {t.bloque.titulo_corto}", told(t.atajo, r), t.atajo.comprobar)
        for t in tramos
        if t.atajo
    ]
    assert spoken(saved(tramos)) in table.titulo


@pytest.mark.parametrize(("id_", "momento"), AGENDAS.items())
def test_moments_without_a_session_have_an_agenda(paquete: Paquete, id_: str, momento: str) -> None:
    s = paquete.sesiones[id_]
    assert s.momento == momento and total(s) == s.duracion_declarada_min
    assert id_ not in paquete.package_sessions
    assert all(b.consejos for b in s.bloques if b.tipo == "actividad")
    assert any(p.tipo == "carta_descriptiva" for p in paquete.pieces_of(s))
    assert paquete.programa and momento in {m.id for m in paquete.programa.carta_general.momentos}
