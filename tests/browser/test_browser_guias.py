"""The scored check of a guide in a real browser: by mouse and by keyboard, kept, printed, and without its script."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from test_browser import FIRST_LOAD_MAX, base, browser, page
from waiting import until

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador
ROUTE = "guias/comunidades.html"
CRITERIA = 18


def _answer(page: Any, *points: int) -> None:
    """Score the first criteria, in order."""
    for fieldset, value in zip(page.query_selector_all("[data-prueba] fieldset"), points, strict=False):
        fieldset.query_selector(f"input[value='{value}']").check()


def _rows(page: Any) -> list[list[str]]:
    """Points, percentage and reading of each row of the result, the total last."""
    script = """l => l.map(r => ['[data-puntos]', '[data-porcentaje]', '[data-lectura]']
        .map(s => r.querySelector(s).textContent))"""
    return list(page.eval_on_selector_all(".resultado [data-fila]", script))


def test_scores_add_up_and_are_drawn(page: Any, base: str) -> None:
    page.goto(base + ROUTE)
    assert page.inner_text("[data-cuenta]").startswith(f"{CRITERIA} ")
    _answer(page, *(3,) * 4, *(2,) * 4, *(1,) * 5, *(0,) * 5)
    rows = _rows(page)
    assert [r[:2] for r in rows] == [["12", "100"], ["8", "67"], ["5", "33"], ["0", "0"], ["25", "46"]]
    assert [r[2] for r in rows] == ["Camina sola", "Dando fruto", "Por sembrar", "Por sembrar", "Echando raíz"]
    assert page.locator(".escala__mia").count() == 1
    assert "Echando raíz" in page.inner_text(".escala__mia dt")
    # The polygon: each corner as far from the centre as its share.
    figure = page.locator("figure.radar")
    axes, centre = (page.evaluate("e => JSON.parse(e)", figure.get_attribute(f"data-{n}")) for n in ("ejes", "centro"))
    points = [tuple(map(float, p.split(","))) for p in figure.locator("polygon").get_attribute("points").split()]
    for (x, y), (ax, ay), share in zip(points, axes, (1, 8 / 12, 5 / 15, 0), strict=True):
        assert x == pytest.approx(centre[0] + (ax - centre[0]) * share, abs=0.2)
        assert y == pytest.approx(centre[1] + (ay - centre[1]) * share, abs=0.2)


def test_half_an_answer_tells_what_is_left(page: Any, base: str) -> None:
    page.goto(base + ROUTE)
    _answer(page, *(2,) * 5)
    rows = _rows(page)
    assert rows[0][:2] == ["8", "67"] and rows[1][0] == rows[-1][0] == "___"
    assert page.inner_text("[data-cuenta]").startswith("13 ")
    assert page.locator("figure.radar polygon").count() == 0
    assert page.locator(".radar__nuestro circle").count() == 1
    _answer(page, *(2,) * 17)
    assert re.match(r"1 criterio ", page.inner_text("[data-cuenta]"))


def test_answers_are_kept_on_this_device_and_can_be_erased(page: Any, base: str) -> None:
    page.goto(base + ROUTE)
    _answer(page, *(1,) * CRITERIA)
    page.reload()
    assert _rows(page)[-1][:2] == ["18", "33"]
    assert "solo en este equipo" in page.inner_text("[data-donde]")
    page.click("[data-prueba] button[type=reset]")
    until(page, "document.querySelectorAll('[data-prueba] input:checked').length === 0")
    assert _rows(page)[-1][0] == "___"
    page.reload()
    assert page.locator("[data-prueba] input:checked").count() == 0
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('prueba:')).length") == 0


def test_bears_foreign_words_and_a_browser_that_keeps_nothing(page: Any, base: str) -> None:
    page.goto(base + ROUTE)
    page.evaluate("localStorage.setItem('prueba:' + location.pathname, '{no')")
    page.reload()
    _answer(page, *(3,) * CRITERIA)
    assert _rows(page)[-1][:2] == ["54", "100"]
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('lleno'); };")
    page.reload()
    _answer(page, 0)
    assert "no deja guardar" in page.inner_text("[data-donde]")


def test_by_keyboard_alone(page: Any, base: str) -> None:
    page.goto(base + ROUTE)
    page.focus("[data-prueba] fieldset input")
    page.keyboard.press("Space")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    checked = page.eval_on_selector_all("[data-prueba] input:checked", "l => l.map(i => i.value)")
    assert checked[0] == "3" and len(checked) == 2


def test_targets_are_large_enough(page: Any, base: str) -> None:
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(base + ROUTE)
        boxes = page.eval_on_selector_all(
            "[data-prueba] label",
            "l => l.map(e => { const b = e.getBoundingClientRect(); return [b.width, b.height]; })",
        )
        assert len(boxes) == CRITERIA * 4
        assert min(min(b) for b in boxes) >= 44
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_button_prints(page: Any, base: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; };")
    page.goto(base + ROUTE)
    page.click("[data-imprimir]")
    assert page.evaluate("window.printed") is True


def test_without_its_script_it_is_a_form_to_print(browser: Any, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + ROUTE)
    assert page.locator("[data-prueba] input[type=radio]").count() == CRITERIA * 4
    assert page.is_visible("figure.radar svg") and page.locator("figure.radar polygon").count() == 0
    assert page.is_visible("[data-sin-programa] >> nth=0") and not page.is_visible("[data-imprimir]")
    assert page.locator(".resultado [data-puntos]").first.inner_text() == "___"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_once_it_is_answered(page: Any, base: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    page.goto(base + ROUTE)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    _answer(page, *(2,) * CRITERIA)
    found = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in Axe().run(page).response["violations"]]
    assert found == []


@pytest.mark.parametrize("name", [f"guias/{n}.html" for n in ("index", "ciclo", "webinar", "diez-pasos", "comunidades",
                                                               "puentes", "fichas")])  # fmt: skip
def test_pages_are_light_and_fit_a_phone(page: Any, base: str, site: Path, name: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(base + name, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    files = [site / unquote(urlsplit(u).path.lstrip("/")) for u in page.asked]
    weight = sum(len(gzip.compress(f.read_bytes(), 9)) for f in files)
    print(f"primera visita a {name}: {weight / 1000:.1f} kB en {len(files)} archivos")
    assert len(files) > 5 and weight <= FIRST_LOAD_MAX
