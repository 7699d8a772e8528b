"""Pages about the package, annexes and errata: their data, the figures they compute and what the site shows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import site_checks
from bs4 import BeautifulSoup
from pydantic import ValidationError

from macros.loading import load
from macros.model import Anexo, Errata, Paquete, Programa, Referencia, Sesion
from macros.model.programa import Diagnostico, MomentoProceso
from macros.plan.process import blocks_of, hours, pieces_of, routes, sessions_of, shares, unscheduled
from macros.plan.day.schedule import total
from macros.problems import DataErrors
from macros.reading.yaml_file import read
from macros.public.paquete import interface
from macros.words.citation import archived, formatted, is_closed

ERRATAS = {
    *(f"T{n}" for n in range(1, 16)),
    *(f"R{n}" for n in range(1, 17)),
    *(f"M{n}" for n in range(1, 18)),
}
"""Keys of the defects of the five sources."""
SAID = ("titulo", "texto", "puntos", "nota", "equivalente", "si", "entonces", "ejemplo", "en_corto")
"""Fields of ``programa.yml`` whose words a page shows as they are."""
PAGES = ["index", "armado", "beneficios", "por-que", "ruta", "plan", "preparar", "coleccion", "referencias"]


@pytest.fixture(scope="module")
def programa(paquete: Paquete) -> Programa:
    assert paquete.programa is not None
    return paquete.programa


def page(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / f"{name}.html").read_text(encoding="utf-8"), "lxml")


def words(tree: BeautifulSoup) -> str:
    return re.sub(r" (?=[,.;:?!])", "", " ".join(tree.get_text(" ").split()))


def sesion(paquete: Paquete, numero: int, minutos: int, **more: object) -> Sesion:
    """The first session under another number, cut to one block of so many minutes."""
    first = next(iter(paquete.sesiones.values()))
    block = first.bloques[0].model_copy(update={"duracion_min": minutos, **more})
    return first.model_copy(update={"id": f"sesion-{numero}", "numero": numero, "bloques": (block,), "decisiones": ()})


def with_sessions(paquete: Paquete, *sesiones: Sesion) -> Paquete:
    return paquete.model_copy(update={"sesiones": {s.id: s for s in sesiones}})


# ---- data ----------------------------------------------------------------------------------------


def test_counts_of_the_source(programa: Programa) -> None:
    assert [m.porcentaje for m in programa.carta_general.momentos] == [15, 30, 40, 15]
    assert [m.sesiones for m in programa.carta_general.momentos] == [(), (1, 2, 3), (4, 5, 6), ()]
    assert [c.id for c in programa.componentes.lista] == [m.id for m in programa.carta_general.momentos]
    assert len(programa.beneficios.lista) == 3 and len(programa.objetivos.especificos.puntos) == 3
    assert len(programa.consideraciones.lista) == 4 and len(programa.plan_de_trabajo.campos) == 5
    assert len(programa.coleccion.paquetes) == 12 and len(programa.coleccion.enlaces.renglones) == 3
    assert len(programa.diagnostico.preguntas) == 8 and programa.diagnostico.maximo == 16
    assert [len(g.ids) for g in programa.referencias.grupos] == [15, 2, 8, 5, 7, 4]


def test_every_errata_of_the_source_is_told(paquete: Paquete) -> None:
    assert set(paquete.erratas) == ERRATAS
    named = {d.defecto for s in paquete.sesiones.values() for d in s.decisiones if d.defecto}
    assert named and named <= ERRATAS


def test_wrong_keys_are_reported_with_their_line(copia: Path) -> None:
    for name, old, new, told in (
        ("programa.yml", "defecto: T13", "defecto: T31", "«T31» no es una errata"),
        ("programa.yml", "[austin-2000, ", "[austin-1999, ", "«austin-1999» no es una referencia"),
        ("sesiones/sesion-1.yml", "defecto: T1\n", "defecto: T99\n", "«T99» no es una errata"),
        ("anexos/anexo-2.yml", "[city-year-timberland", "[city-year", "«city-year» no es un caso"),
        ("erratas.yml", "id: M17", "id: 17M", "«id» dice «17M» y debe ser T, R o M y un número"),
        ("programa.yml", "hasta: 6", "hasta: 5", "«diagnostico» deja puntos sin resultado"),
    ):
        path = copia / "data" / name
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(DataErrors) as e:
            load(copia)
        path.write_text(text, encoding="utf-8")
        assert any(told in str(p) and f"data/{name}:" in str(p) for p in e.value.problems), told
    load(copia)


def test_an_edition_may_leave_these_files_out(copia: Path) -> None:
    for name in ("programa.yml", "erratas.yml"):
        (copia / "data" / name).unlink()
    sheets = list((copia / "data" / "piezas" / "ficha_navegacion").glob("nav-anexo-*.yml"))
    assert len(sheets) == 7
    for path in [*(copia / "data" / "anexos").iterdir(), *sheets]:
        path.unlink()
    paquete, _ = load(copia)
    assert (paquete.programa, paquete.erratas, paquete.anexos) == (None, {}, {})
    assert interface(paquete).plain()["anexos"] == []


@pytest.mark.parametrize(("first", "last"), [(0, 7), (0, 5), (1, 6)])
def test_results_of_the_diagnosis_leave_no_gap(root: Path, first: int, last: int) -> None:
    data = read(root / "data" / "programa.yml", root).datos["diagnostico"]
    Diagnostico.model_validate(data)
    data["resultados"][0] |= {"desde": first, "hasta": last}
    with pytest.raises(ValidationError, match="deja puntos sin resultado"):
        Diagnostico.model_validate(data)


def test_exceptions_of_the_diagnosis_name_its_questions(root: Path) -> None:
    data = read(root / "data" / "programa.yml", root).datos["diagnostico"]
    data["excepciones"][0]["pregunta"] = "otra"
    with pytest.raises(ValidationError, match="no existe"):
        Diagnostico.model_validate(data)


# ---- figures -------------------------------------------------------------------------------------


def test_shares_come_from_the_minutes(paquete: Paquete, programa: Programa) -> None:
    some = with_sessions(paquete, sesion(paquete, 1, 300), sesion(paquete, 4, 100))
    parts = shares(programa.carta_general.momentos, some)
    assert [p.porcentaje for p in parts] == [None, 75, 25, None]
    assert [p.pendientes for p in parts] == [(), (2, 3), (5, 6), ()]
    assert [p.minutos for p in parts] == [0, 300, 100, 0]
    assert unscheduled(parts) == (30, 960, round(960 * 30 / 70))


def test_unscheduled_without_sessions_divides_by_nothing() -> None:
    alone = MomentoProceso(id="x", titulo="X", porcentaje=15)
    assert unscheduled(shares([alone], Paquete.model_construct(sesiones={}))) == (15, 0, 0)


def test_hours_of_each_route(paquete: Paquete, programa: Programa) -> None:
    for route in routes(programa.niveles.lista, paquete):
        ids = dict(paquete.portada.rutas)[route.nivel.id]
        assert [s.id for s in route.sesiones] == list(ids)
        assert route.horas.edicion == sum(total(paquete.sesiones[i]) for i in ids) > 0
    two = hours([sesion(paquete, 1, 70), sesion(paquete, 2, 50)])
    assert (two.edicion, two.declaradas, two.sumadas) == (120, 960, 840)


def test_annexes_follow_the_sources_of_the_blocks(paquete: Paquete) -> None:
    third = {"anexo": "3", "fila": 1}
    fuente = next(iter(paquete.sesiones.values())).bloques[0].fuente
    assert fuente is not None
    other = sesion(paquete, 2, 30, fuente=fuente.model_copy(update=third))
    added = sesion(paquete, 3, 30, fuente=None)
    some = with_sessions(paquete, sesion(paquete, 1, 60), other, added)
    by_number = {a.numero: a for a in paquete.anexos.values()}
    assert [s.id for s, _ in blocks_of(by_number[1], some)] == ["sesion-1", "sesion-3"]
    assert sessions_of(by_number[3], some) == ["sesion-2"]
    assert sessions_of(by_number[5], some) == []
    assert sessions_of(by_number[2], some) == ["sesion-1"]
    assert [p.id for p in pieces_of(by_number[2], some)] == ["s1-caso-mexicano"]


def test_pieces_of_an_annex_come_by_inventory_number(paquete: Paquete) -> None:
    piece = paquete.piezas["s1-caso-mexicano"]
    some = Anexo(id="x", numero=9, clave="9", titulo="X", resumen="X", inventario=piece.inventario)
    assert piece in pieces_of(some, paquete)


def test_public_data_has_the_seven_annexes(paquete: Paquete) -> None:
    anexos = interface(paquete).plain()["anexos"]
    assert [a["numero"] for a in anexos] == [1, 2, 3, 4, 5, 6, 7]
    assert all(set(a) == {"id", "numero", "titulo", "sesiones"} for a in anexos)
    assert "sesion-1" in anexos[0]["sesiones"]


# ---- references ----------------------------------------------------------------------------------


def test_one_function_shows_every_reference(paquete: Paquete) -> None:
    x = Referencia(id="x", cita="A & B", texto="<i>", enlace="https://example.org/a?b=1&c=á")
    shown = str(formatted(x, paquete.rotulos))
    assert "<strong>A &amp; B.</strong> &lt;i&gt;" in shown
    assert shown.count("<a ") == 2
    assert 'href="https://web.archive.org/web/*/https://example.org/a?b=1&amp;c=%C3%A1"' in shown
    assert "<a " not in formatted(x.model_copy(update={"enlace": None}), paquete.rotulos)


def test_closed_sites_are_marked_and_not_linked(paquete: Paquete) -> None:
    x = Referencia(id="x", cita="A", texto="B", enlace="https://www.usaid.gov/x")
    shown = str(formatted(x, paquete.rotulos, ["usaid.gov"]))
    assert paquete.rotulos.paquete.sitio_cerrado in shown
    assert 'href="https://www.usaid.gov' not in shown and archived(x.enlace or "") in shown
    hosts = ("http://usaid.gov", "https://notusaid.gov/", "https://x.org/usaid.gov")
    assert [is_closed(a, ["usaid.gov"]) for a in hosts] == [True, False, False]


# ---- the built site ------------------------------------------------------------------------------


def test_pages_of_the_package_say_it_all(site: Path, root: Path) -> None:
    shown = " ".join(words(page(site, f"paquete/{name}")) for name in PAGES)
    seen = 0

    def walk(value: object) -> None:
        nonlocal seen
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in SAID or (
                    isinstance(inner, dict | list) and key not in ("fuentes", "ids", "dominios_cerrados")
                ):
                    walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        elif isinstance(value, str):
            seen += 1
            assert " ".join(value.split()) in shown, value

    data = dict(read(root / "data" / "programa.yml", root).datos)
    for name in ("conformacion", "beneficios", "objetivos", "componentes", "carta_general", "niveles", "diagnostico",
                 "plan_de_trabajo", "por_que", "consideraciones", "perfiles", "materiales", "carta_descriptiva",
                 "coleccion", "referencias", "programa"):  # fmt: skip
        part = dict(data[name])
        if name in ("conformacion", "plan_de_trabajo", "por_que", "consideraciones", "coleccion", "referencias"):
            part.pop("titulo")  # the page's own title says it its way
        if name == "niveles":
            part.pop("titulo")
        walk(part)
    assert seen > 150


def test_every_reference_offers_an_archived_copy(site: Path, paquete: Paquete, programa: Programa) -> None:
    tree = page(site, "paquete/referencias")
    addresses = [paquete.referencias[i].enlace for g in programa.referencias.grupos for i in g.ids]
    assert [str(a["href"]) for a in tree.select("a.archivo")] == [archived(a) for a in addresses if a]
    assert len(tree.select(".referencias li")) == 41


def test_diagnosis_works_as_a_table_without_scripts(site: Path, programa: Programa) -> None:
    tree = page(site, "paquete/ruta")
    assert len(tree.select("form[data-diagnostico] input[type=radio]")) == 24
    assert len(tree.select("fieldset > legend")) == 8
    assert len(tree.select("table.puntos tbody tr")) == len(programa.diagnostico.resultados)
    assert tree.select_one("[data-resultado][hidden]")


def test_percentages_stand_side_by_side(site: Path) -> None:
    rows = page(site, "paquete/armado").select("table.porcentajes tbody tr")
    assert [r.select("td")[0].get_text() for r in rows] == ["15 %", "30 %", "40 %", "15 %"]
    assert ["sin sesión" in r.select("td")[1].get_text() for r in rows] == [True, False, False, True]


def test_annex_pages_gather_their_sessions(site: Path, paquete: Paquete) -> None:
    for a in paquete.anexos.values():
        tree = page(site, f"anexos/{a.id}")
        gathered = blocks_of(a, paquete)
        asked = [q for _, blocks in gathered for b in blocks for paso in b.pasos for q in paso.preguntas]
        shown = words(tree)
        assert [q for q in asked if " ".join(q.replace("**", "").split()) not in shown] == []
        empty = not (gathered or a.casos or pieces_of(a, paquete))
        assert (paquete.rotulos.paquete.anexo_vacio in shown) == empty, a.id
    assert words(page(site, "anexos/anexo-2")).count(paquete.rotulos.kit.aprendizaje) == 3


def test_errata_page_has_every_key_and_can_be_filtered(site: Path, paquete: Paquete) -> None:
    tree = page(site, "decisiones")
    shown = words(tree)
    for e in paquete.erratas.values():
        row = tree.find(id=e.id.lower())
        assert row is not None, e.id
        holder = row.find_parent(class_="errata")
        assert holder is not None and holder["data-familia"] == e.id[0]
        assert str(holder["data-sesiones"]).split() == [str(n) for n in e.sesiones]
        assert all(" ".join(t.split()) in shown for t in (e.original, e.edicion, e.razon)), e.id
    assert tree.select_one("form[data-filtro][hidden]")


def test_synonyms_and_plurals_find_their_term_by_search(site: Path, paquete: Paquete) -> None:
    texts = {p[0]: f"{p[1]} {p[2]}" for p in site_checks.search_data(site)["partes"]}
    seen = 0
    for t in paquete.terminos.values():
        for form in (t.termino, *t.sinonimos):
            seen += 1
            assert form in texts[f"glosario.html#{t.id}"], form
    assert seen > 80


def test_errata_can_be_found_by_search(site: Path) -> None:
    assert "decisiones.html#t13" in {p[0] for p in site_checks.search_data(site)["partes"]}


def test_errata_key_has_a_form() -> None:
    with pytest.raises(ValidationError):
        Errata.model_validate({"id": "X1", "donde": "a", "original": "b", "edicion": "c", "razon": "d"})
