"""The companion guides: each list of the sources counted on the built pages, bridges, sheets, scored check."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from macros.model import Diagrama, FichaNavegacionHoja, Paquete
from macros.plan import scores
from macros.plan.bridges import to_piece, to_section, to_session
from macros.plan.navigation_sheet import MOST, sheet, sheet_of
from macros.plan.process import hours, routes

COUNTS = {
    # FN
    ("ciclo", "rasgos"): 4,
    ("ciclo", "que-permiten"): 5,
    ("ciclo", "valores"): 5,
    ("ciclo", "el-ciclo"): 4,
    ("ciclo", "tres-logicas"): 3,
    ("ciclo", "siete-acciones"): 7,
    ("ciclo", "cuatro-habilidades"): 4,
    ("ciclo", "tres-niveles-de-conflicto"): 3,
    ("ciclo", "areas"): 6,
    # WB
    ("webinar", "alianza-poderosa"): 6,
    ("webinar", "que-duren"): 3,
    ("webinar", "lecciones"): 7,
    ("webinar", "directorio"): 8,
    # CARE
    ("diez-pasos", "tipos"): 8,
    ("diez-pasos", "filtros"): 2,
    ("diez-pasos", "marco-principios"): 6,
    ("diez-pasos", "relaciones-actividades"): 6,
    ("diez-pasos", "riesgos"): 6,
    ("diez-pasos", "lecciones"): 5,
    # CA
    ("comunidades", "quien-financia"): 4,
}
"""How many items each list of the sources has, by guide and by its part or heading."""
STEPS = {"ciclo": 4, "diez-pasos": 10, "comunidades": 6}


def _page(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text(encoding="utf-8"), "lxml")


def _items(tree: BeautifulSoup, heading: str) -> list[str]:
    """Ids of the items between an h2 and the next one."""
    start = tree.find("h2", id=heading)
    assert isinstance(start, Tag), heading
    out = []
    for tag in start.find_all_next(["h2", "li", "fieldset"]):
        if tag.name == "h2":
            break
        if tag.get("id"):
            out.append(str(tag["id"]))
    return out


def test_there_are_four_guides(paquete: Paquete) -> None:
    assert list(paquete.guias) == ["ciclo", "webinar", "diez-pasos", "comunidades"]
    assert [g.clave for g in paquete.guias.values()] == ["FN", "WB", "CARE", "CA"]
    assert {c.clave for c in paquete.portada.creditos} >= {g.clave for g in paquete.guias.values()}


@pytest.mark.parametrize(("guia", "parte"), COUNTS)
def test_each_list_of_the_sources_is_whole(site: Path, paquete: Paquete, guia: str, parte: str) -> None:
    g = paquete.guias[guia]
    lists = {x.id: x.elementos for p in g.partes for x in (p, *p.apartados)}
    own = [e.id for e in lists[parte]]
    assert len(own) == COUNTS[guia, parte]
    heading = _page(site, f"guias/{guia}.html").find(["h2", "h3"], id=parte)
    assert isinstance(heading, Tag)
    shown = heading.find_next(["ul", "ol"], class_="elementos")
    assert isinstance(shown, Tag)
    assert [li["id"] for li in shown.find_all("li", recursive=False)] == own


def test_seven_practices_each_with_three_answers(site: Path, paquete: Paquete) -> None:
    practices = next(p for p in paquete.guias["comunidades"].partes if p.id == "practicas").apartados
    assert len(practices) == 7
    tree = _page(site, "guias/comunidades.html")
    for a in practices:
        assert len(a.elementos) == 3 and tree.find("h3", id=a.id), a.id


@pytest.mark.parametrize("guia", STEPS)
def test_steps_are_numbered_on_the_page(site: Path, paquete: Paquete, guia: str) -> None:
    g = paquete.guias[guia]
    word = getattr(paquete.rotulos.guias, g.unidad)
    heads = [h.get_text() for h in _page(site, f"guias/{guia}.html").find_all("h2")]
    numbered = [h for h in heads if re.match(rf"{word} \d+\. ", h)]
    assert [int(h.split()[1].rstrip(".")) for h in numbered] == list(range(1, STEPS[guia] + 1))


def test_every_item_of_every_guide_has_its_place(site: Path, paquete: Paquete) -> None:
    seen = 0
    for g in paquete.guias.values():
        tree = _page(site, f"guias/{g.id}.html")
        for p in g.partes:
            wanted = [e.id for e in p.elementos] + [e.id for a in p.apartados for e in a.elementos]
            there = _items(tree, p.id)
            assert [i for i in wanted if there.count(i) != 1] == [], (g.id, p.id)
            seen += len(wanted)
            for a in p.apartados:
                assert tree.find("h3", id=a.id), (g.id, a.id)
            if p.dibujo:
                assert tree.find("figure", id=f"dibujo-{p.dibujo}")
    assert seen > 60


def test_eighteen_criteria_in_four_dimensions(site: Path, paquete: Paquete) -> None:
    x = paquete.guias["comunidades"].autoevaluacion
    assert x and [len(d.criterios) for d in x.dimensiones] == [4, 4, 5, 5]
    form = _page(site, "guias/comunidades.html").select_one("form[data-prueba]")
    assert form
    criteria = form.select("fieldset")
    assert len(criteria) == 18
    for f in criteria:
        assert len(f.select("input[type=radio]")) == len(x.escala) == 4 and f.find("legend")
    assert len(form.select(".resultado tbody tr")) == 4 and form.select_one("svg[role=img] title")


def test_ranges_of_points_leave_no_gap(paquete: Paquete) -> None:
    x = paquete.guias["comunidades"].autoevaluacion
    assert x and scores.highest(x) == 54
    for most in (scores.highest(x), *(scores.highest(x, d) for d in x.dimensiones)):
        ranges = scores.ranges(x, most)
        assert [p for _, a, b in ranges for p in range(a, b + 1)] == list(range(most + 1))
        for reading, first, last in ranges:
            fitting = [r for r in x.lecturas if round(100 * first / most) >= r.desde]
            assert fitting[-1] == reading and last >= first


# ---- bridges ------------------------------------------------------------------------------------


def test_bridges_lead_both_ways(site: Path, paquete: Paquete) -> None:
    there = back = 0
    for g in paquete.guias.values():
        tree = _page(site, f"guias/{g.id}.html")
        links = {str(a["href"]) for a in tree.select(".puentes a")}
        for p in g.partes:
            for b in p.puentes:
                where = f"sesiones/{b.sesion}.html" if b.sesion else f"libro/{b.seccion}.html"
                assert f"../{where}" + (f"#{b.bloque}" if b.bloque else "") in links
                there += 1
                answer = f"../guias/{g.id}.html#{p.id}"
                arrival = _page(site, where)
                assert answer in {str(a["href"]) for a in arrival.select(".puentes a")}, (g.id, p.id)
                assert _said(b.ida) in _told(tree) and _said(b.vuelta) in _told(arrival), (g.id, p.id)
                assert _said(b.vuelta) not in _told(tree), "the guide's page does not say what it gives to itself"
                back += 1
    assert there == back > 20
    helped = [s for s in paquete.package_sessions if to_session(paquete, s)]
    assert len(helped) == 6, "each session gets help from some guide"
    assert any(to_section(paquete, s) for s in paquete.secciones)


def _told(tree: BeautifulSoup) -> str:
    return " ".join(" ".join(li.get_text().split()) for li in tree.select(".puentes li"))


def _said(text: str) -> str:
    return " ".join(text.replace("**", "").split())


def test_pieces_of_guides_say_where_they_are_used(site: Path, paquete: Paquete) -> None:
    used = [i for i in paquete.piezas if to_piece(paquete, i)]
    assert len(used) > 40
    for id_ in used[:: len(used) // 8]:
        links = [str(a["href"]) for a in _page(site, f"kit/{id_}.html").select(".citas a")]
        for g, p in to_piece(paquete, id_):
            assert f"../guias/{g.id}.html#{p.id}" in links


def test_every_piece_of_a_guide_is_on_its_page(paquete: Paquete) -> None:
    for p in paquete.piezas.values():
        if p.guia and not isinstance(p, FichaNavegacionHoja):
            assert to_piece(paquete, p.id) or p.sesion or _in_session(paquete, p.id), f"{p.id}: no part names it"


def _in_session(paquete: Paquete, id_: str) -> bool:
    return any(id_ in [p.id for p in paquete.pieces_of(s)] for s in paquete.sesiones.values())


def test_table_of_bridges_has_each_step_once(site: Path, paquete: Paquete) -> None:
    x = paquete.puentes
    assert x and [len(v.pasos) for v in x.vistas] == [6, 4, 10, 6]
    tree = _page(site, "guias/puentes.html")
    rows = tree.select(".miradas tbody tr")
    assert len(rows) == len(x.momentos)
    links = [str(a["href"]) for a in tree.select(".miradas td a")]
    assert len(links) == len(set(links)) == 26
    for v in x.vistas:
        page = f"../guias/{v.guia}.html" if v.guia else f"../libro/{v.seccion}.html"
        assert [i for i in links if i.startswith(page)] == [f"{page}#{s.parte}" for s in v.pasos]
    # A rectangle: cells that take several rows leave no hole and no step outside.
    columns = len(x.vistas)
    assert sum(int(str(td.get("rowspan", 1))) for td in tree.select(".miradas tbody td")) == columns * len(rows)


def test_the_drawing_of_bridges_says_the_same(paquete: Paquete) -> None:
    x = paquete.puentes
    assert x
    pieza = paquete.piezas[x.dibujo]
    assert isinstance(pieza, Diagrama) and pieza.dibujo.carriles
    assert [len(c.paradas) for c in pieza.dibujo.carriles.carriles] == [len(v.pasos) for v in x.vistas]


# ---- navigation sheets ---------------------------------------------------------------------------


def test_everything_has_its_navigation_sheet(site: Path, paquete: Paquete) -> None:
    sheets = [p for p in paquete.piezas.values() if isinstance(p, FichaNavegacionHoja)]
    assert len(sheets) == 4 + 6 + 7
    told = 0
    for kind, ids, folder in (
        ("guia", list(paquete.guias), "guias"),
        ("sesion", list(paquete.package_sessions), "sesiones"),
        ("anexo", list(paquete.anexos), "anexos"),
    ):
        for id_ in ids:
            piece = sheet_of(paquete, kind, id_)
            assert piece, id_
            f = sheet(paquete, piece.de)
            assert all((f.quienes, f.que_es, f.objetivo, f.fundamentos, f.metodo, f.areas, f.ejemplos)), id_
            if kind != "guia":
                assert max(map(len, (f.fundamentos, f.metodo, f.areas, f.ejemplos))) <= MOST + 2
            page = _page(site, f"{folder}/{id_}.html")
            assert page.select_one(f'#en-una-pagina ~ div a[href$="kit/{piece.id}.html"]'), id_
            told += 1
    tree = _page(site, "guias/fichas.html")
    assert told == len(tree.select("details.consejo")) == 17
    assert all(len(d.select(".navegacion h3")) == 7 for d in tree.select("details.consejo"))


# ---- a session of a guide -------------------------------------------------------------------------


def test_webinar_is_a_session_that_no_total_counts(site: Path, paquete: Paquete) -> None:
    assert len(paquete.package_sessions) == 6 and list(paquete.sesiones)[:6] == list(paquete.package_sessions)
    s = paquete.sesiones["webinar"]
    assert s.guia == "webinar" and not s.niveles and s.anexo is None
    assert sum(b.duracion_min for b in s.bloques) == s.duracion_declarada_min == 60
    assert hours(list(paquete.package_sessions.values())).declaradas == 36 * 60
    assert paquete.programa
    for route in routes(paquete.programa.niveles.lista, paquete):
        assert s not in route.sesiones
    page = _page(site, "sesiones/webinar.html")
    h1 = page.find("h1")
    assert h1 and "Sesión 7" not in h1.get_text()
    assert page.select_one(".datos a[href='../guias/webinar.html']")
    guide = _page(site, "guias/webinar.html")
    assert guide.select_one("a[href='../sesiones/webinar.html']")
