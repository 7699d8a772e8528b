"""The short diagnosis and the filter of the errata in a real browser, and the weight of the new pages."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from test_browser import FIRST_LOAD_MAX, base, browser, page

from macros.model import Paquete

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador
ROUTE = "paquete/ruta.html"


def _answer(page: Any, *points: int) -> None:
    """Check one answer per question, in order."""
    for fieldset, value in zip(page.query_selector_all("[data-diagnostico] fieldset"), points, strict=False):
        fieldset.query_selector(f"input[value='{value}']").check()


def _told(page: Any) -> list[str]:
    """Levels whose result is in sight."""
    return list(page.eval_on_selector_all("[data-desde]:not([hidden])", "l => l.map(x => x.dataset.nivel)"))


def _advice(page: Any) -> list[str]:
    return list(page.eval_on_selector_all("[data-excepcion]:not([hidden])", "l => l.map(x => x.dataset.pregunta)"))


@pytest.mark.parametrize(
    ("points", "level", "advice"),
    [
        ((1, 0, 0, 0, 0, 0, 1, 0), "basico", []),
        ((0,) * 8, "basico", ["seguimiento"]),
        ((1, 1, 1, 1, 1, 0, 1, 0), "basico", [""]),
        ((2, 2, 2, 1, 1, 0, 1, 0), "intermedio", []),
        ((2, 2, 2, 0, 2, 0, 1, 0), "intermedio", ["presentarse"]),
        ((2, 2, 2, 2, 2, 2, 2, 0), "avanzado", ["plan"]),
        ((2,) * 8, "avanzado", []),
    ],
)
def test_diagnosis_tells_the_route(
    page: Any, base: str, points: tuple[int, ...], level: str, advice: list[str]
) -> None:
    page.goto(base + ROUTE)
    assert not page.is_visible("[data-resultado]")
    _answer(page, *points)
    assert _told(page) == [level]
    assert _advice(page) == advice
    assert page.inner_text("[data-total]").startswith(f"{sum(points)} ")


def test_diagnosis_counts_what_is_left_and_remembers(page: Any, base: str) -> None:
    page.goto(base + ROUTE)
    _answer(page, 2, 2, 2, 2, 2, 2, 2)
    assert page.inner_text("[data-total]").startswith("1 ") and _told(page) == []
    page.reload()
    assert page.inner_text("[data-total]").startswith("1 ")
    _answer(page, *(2,) * 8)
    page.reload()
    assert _told(page) == ["avanzado"]
    page.click("[data-diagnostico] button[type=reset]")
    page.wait_for_selector("[data-resultado]", state="hidden")
    page.reload()
    assert page.eval_on_selector_all("[data-diagnostico] input:checked", "l => l.length") == 0


def test_diagnosis_bears_foreign_words_under_its_key(page: Any, base: str) -> None:
    page.goto(base + ROUTE)
    page.evaluate("localStorage.setItem('diagnostico:/', '{no')")
    page.reload()
    _answer(page, *(0,) * 8)
    assert _told(page) == ["basico"]


def test_without_scripts_nothing_useless_shows(browser: Any, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + ROUTE)
    assert not page.is_visible("[data-resultado]") and page.is_visible("table.puntos")
    page.goto(base + "decisiones.html")
    assert not page.is_visible("[data-filtro]") and page.is_visible("#m17")
    context.close()


def _rows(page: Any) -> list[str]:
    return list(page.eval_on_selector_all(".errata:not([hidden]) h3", "l => l.map(x => x.id)"))


def test_errata_filter(page: Any, base: str, paquete: Paquete) -> None:
    page.goto(base + "decisiones.html")
    assert len(_rows(page)) == len(paquete.erratas)
    page.fill("[name=palabra]", "T1")
    assert _rows(page) == ["t1"]
    page.fill("[name=palabra]", "parentesis")
    assert _rows(page) == ["m6"]
    page.fill("[name=palabra]", "")
    page.select_option("[name=familia]", "R")
    page.select_option("[name=sesion]", "6")
    wanted = [i.lower() for i, e in paquete.erratas.items() if i[0] == "R" and 6 in e.sesiones]
    assert _rows(page) == wanted and len(wanted) > 2
    assert page.inner_text("[data-aviso]").startswith(f"{len(wanted)} ")
    page.evaluate("location.hash = '#t13'")
    page.wait_for_selector("#t13", state="visible")
    page.fill("[name=palabra]", "zzz")
    assert _rows(page) == [] and page.inner_text("[data-aviso]")


@pytest.mark.parametrize("name", [ROUTE, "paquete/armado.html", "paquete/referencias.html", "anexos/anexo-1.html",
                                  "anexos/anexo-3.html", "decisiones.html"])  # fmt: skip
def test_first_load_is_light(page: Any, base: str, site: Path, name: str) -> None:
    page.goto(base + name, wait_until="networkidle")
    files = [site / unquote(urlsplit(u).path.lstrip("/")) for u in page.asked]
    weight = sum(len(gzip.compress(f.read_bytes(), 9)) for f in files)
    print(f"primera visita a {name}: {weight / 1000:.1f} kB en {len(files)} archivos")
    assert len(files) > 5 and weight <= FIRST_LOAD_MAX
