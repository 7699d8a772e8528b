"""Pages of the audit: the plan in figures and one page for each rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from macros.model import RULE_IDS, Paquete
from macros.plan.figures import figures, longest_stretch
from macros.problems import Problem
from macros.site.generated import pages
from macros.site.views import open_views
from macros.site.views.contexto import Contexto


@pytest.fixture(scope="module")
def contexto(root: Path) -> Contexto:
    return open_views(root).contexto.at("adaptar/plan-en-cifras.html")


def page(contexto: Contexto, name: str, *args: str) -> html.HtmlElement:
    from macros.site.views import VIEWS

    return html.fromstring(f"<main>{VIEWS[name](contexto, *args)}</main>")


def test_every_rule_has_a_page(paquete: Paquete) -> None:
    made = {route for route in pages(paquete) if route.startswith("adaptar/reglas/")}
    assert made == {f"adaptar/reglas/{i}.md" for i in RULE_IDS}


def test_index_links_every_rule(contexto: Contexto) -> None:
    links = page(contexto, "reglas").xpath("//a[not(@class='headerlink')]/@href")
    assert sorted(links) == sorted(f"../adaptar/reglas/{i}.html" for i in RULE_IDS)


@pytest.mark.parametrize("id_", RULE_IDS)
def test_rule_page_says_what_to_do(id_: str, contexto: Contexto) -> None:
    made = page(contexto, "regla", id_)
    assert [code.text for code in made.xpath("//dl//code")] == [id_]
    assert made.xpath("//ul/li")


def test_figures_add_up(paquete: Paquete) -> None:
    sesiones = list(paquete.package_sessions.values())
    assert len(sesiones) == 6
    for s in sesiones:
        f = figures([s])
        assert sum(f.tipos) == f.suma == s.duracion_declarada_min
        assert sum(f.modos) + f.sin_modo == f.tipos[0]
        assert f.sin_modo == 0, f"{s.id}: every step says who works"
        assert f.minimo < f.suma
        assert f.seguido == longest_stretch(s.bloques) <= 120
        assert f.practica is not None
        assert 50 < f.practica < 100
    whole = figures(sesiones)
    assert whole.suma == 2220
    assert whole.preguntas == sum(figures([s]).preguntas for s in sesiones) > 200


def test_page_shows_sources_hours(contexto: Contexto) -> None:
    text = " ".join(page(contexto, "cifras").text_content().split())
    assert all(hours in text for hours in ("29 h 40 min", "25 h 50 min", "23 h 15 min", "34 h 25 min", "36 h", "37 h"))
    assert "Ninguno. Todas las reglas se cumplen." in text


def test_page_shows_findings_with_their_rule(contexto: Contexto) -> None:
    from dataclasses import replace

    finding = Problem("data/sesiones/x.yml", 7, 3, "dura <poco>.", regla="bajo-minimo", gravedad="aviso")
    made = page(replace(contexto, hallazgos=(finding,)), "cifras")
    [row] = made.xpath("//table[contains(@class, 'hallazgos')]/tbody/tr")
    assert row.xpath(".//a/@href") == ["../adaptar/reglas/bajo-minimo.html"]
    assert "dura <poco>." in row.text_content()
    assert "data/sesiones/x.yml, renglón 7" in row.text_content()


def test_bars_have_their_number_beside(contexto: Contexto) -> None:
    bars = page(contexto, "cifras").xpath("//*[local-name()='svg']")
    assert len(bars) == 14
    for bar in bars:
        assert bar.get("aria-hidden") == "true"
        assert any(c.isdigit() for c in bar.getparent().text_content())
