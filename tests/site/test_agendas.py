"""Guides run like sessions: agendas minute by minute, where to begin, a sheet for each step, orders for the group."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.audit.kit.pieces import of_guides
from macros.audit.plan import Plan
from macros.reading.origin import Origen
from macros.model import Paquete
from macros.plan.day.assumptions import assuming
from macros.plan.day.schedule import needs_of, total
from print.maletin.scope import scopes

AGENDAS = {"ciclo": 2, "webinar": 2, "diez-pasos": 4, "comunidades": 3}
FIRST = "por-donde-empezar"


def _page(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text(encoding="utf-8"), "lxml")


@pytest.mark.parametrize("guia", AGENDAS)
def test_each_guide_has_its_agendas(site: Path, paquete: Paquete, guia: str) -> None:
    g = paquete.guias[guia]
    agendas = paquete.guide_sessions(g)
    assert len(agendas) == AGENDAS[guia]
    links = {str(a["href"]) for a in _page(site, f"guias/{guia}.html").select('.agendas a[href^="../sesiones/"]')}
    assert links == {f"../sesiones/{s.id}.html" for s in agendas}
    for s in agendas:
        text = " ".join(_page(site, f"sesiones/{s.id}.html").get_text().split())
        asked = 0
        for b in (b for b in s.bloques if b.tipo == "actividad"):
            assert b.consejos and b.consejos.decir and b.consejos.cuidar and b.consejos.si_falta_tiempo, (s.id, b.id)
            assert b.consejos.decir[0] in text and b.consejos.si_falta_tiempo.texto in text, (s.id, b.id)
            asked += sum(len(paso.preguntas) for paso in b.pasos)
        assert asked > 5 and total(s) == s.duracion_declarada_min


def test_each_guide_says_where_to_begin(site: Path, paquete: Paquete) -> None:
    for g in paquete.guias.values():
        part = next(p for p in g.partes if p.id == FIRST)
        assert part.tabla and len(part.tabla.renglones) >= 3
        table = " ".join(cell for row in part.tabla.renglones for cell in row)
        assert [s.nombre_corto for s in paquete.guide_sessions(g) if str(s.nombre_corto) not in table] == [], g.id
        assert _page(site, f"guias/{g.id}.html").find("h2", id=FIRST)


def test_each_of_the_ten_steps_has_its_sheet(paquete: Paquete) -> None:
    steps = [p for p in paquete.guias["diez-pasos"].partes if p.paso]
    assert len(steps) == 10
    for p in steps:
        sheet = paquete.piezas[f"care-paso-{p.paso}"]
        assert sheet.tipo == "hoja" and sheet.id in p.piezas and sheet.titulo.startswith(f"Paso {p.paso}. ")


def test_pages_of_agendas_stand_in_the_menu_below_guides(site: Path, paquete: Paquete) -> None:
    menu = _page(site, "guias/index.html").select_one("nav.md-nav--primary")
    assert menu
    for s in paquete.sesiones.values():
        assert len(menu.select(f'a[href="../sesiones/{s.id}.html"]')) == 1, s.id
    section = next(li for li in menu.select("li.md-nav__item--nested") if "Agendas de las guías" in li.get_text())
    assert section.select_one('a[href="../sesiones/jornada-inicial.html"]')


# ---- orders for the group -------------------------------------------------------------------------


def test_the_order_of_a_guide_is_for_the_group(paquete: Paquete) -> None:
    for people, groups in ((18, 4), (12, 3), (30, 6)):
        mine = assuming(paquete, personas=people, grupos=groups)
        covers = {a.guia.id: a for a in scopes(mine) if a.guia}
        copies = covers["diez-pasos"].cantidades
        assert copies["care-encuesta"] == people and copies["care-riesgos"] == groups
        assert copies["care-poder-postura"] == 1 and copies["care-paso-1"] == groups
        assert covers["webinar"].cantidades["wb-valoracion"] == people
        for id_, cover in covers.items():
            alone = [p.id for p in cover.piezas if cover.cantidades[p.id] == 1]
            assert len(alone) < len(cover.piezas) / 2, f"{id_}: one of nearly everything for {people} people"
            assert {c.articulo.id for c in cover.compras} >= {"boligrafos", "servicio-cafe", "cronometro"} or (
                id_ == "webinar"
            )


def test_the_whole_package_buys_for_its_own_sessions(paquete: Paquete) -> None:
    whole = next(a for a in scopes(paquete) if a.entero)
    own = needs_of(paquete.package_sessions.values(), paquete)
    assert {c.articulo.id: c.cantidad for c in whole.compras} == {
        i: n for i, n in own.items() if i in paquete.articulos
    }
    assert whole.cantidades["care-encuesta"] == 18


def test_a_piece_that_no_agenda_asks_for_is_found(paquete: Paquete, origen: Origen) -> None:
    assert list(of_guides(Plan(paquete, origen))) == []
    less = {i: s for i, s in paquete.sesiones.items() if i != "taller-sostenibilidad"}
    found = list(of_guides(Plan(paquete.model_copy(update={"sesiones": less}), origen)))
    assert {p.mensaje.split("pieza: ")[1].split(",")[0] for p in found} == {
        "ca-autoevaluacion", "ca-costos-financiamiento", "ca-carta-3",
    }  # fmt: skip
    assert {p.regla for p in found} == {"pieza-sin-cantidad"}
