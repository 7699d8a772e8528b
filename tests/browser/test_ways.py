"""A session in person, at a distance or mixed: the page and the room say the words of the one that is chosen."""

from __future__ import annotations

from typing import Any

import pytest
from test_browser import base, browser, page
from waiting import until

from macros.model import Paquete
from macros.plan.day.schedule import needs
from macros.words.modality import in_modality

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador
SESSION = "sesiones/sesion-4.html"
ROOM = "sala/sesion-4.html"
STEP = "#networking + .actividad .paso >> nth=1"
SAID = {
    "presencial": "Con menos de cuatro grupos",
    "a-distancia": "Cada una recibe una página",
    "mixta": "El grupo en línea toma",
}


def _choose(page: Any, way: str) -> None:
    page.check(f"[data-modalidades] input[value={way}]")


def _open_all(page: Any) -> None:
    page.click("button[data-vista=facilitar]")
    page.click("#networking + .actividad [data-plegar]")


def test_each_way_shows_its_words_and_no_others(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    _open_all(page)
    assert page.is_checked("[data-modalidades] input[value=presencial]")
    for way in ("a-distancia", "mixta", "presencial"):
        _choose(page, way)
        step = page.inner_text(STEP)
        assert [w for w, words in SAID.items() if words in step] == [way]
    _choose(page, "a-distancia")
    until(page, "document.getElementById('cafe').textContent.startsWith('Pausa larga')")
    assert "Pausa larga" in page.text_content("table.agenda")


def test_the_choice_is_remembered_here_and_in_the_room(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    _choose(page, "a-distancia")
    page.reload()
    _open_all(page)
    assert page.is_checked("[data-modalidades] input[value=a-distancia]")
    assert SAID["a-distancia"] in page.inner_text(STEP)
    page.goto(base + ROOM)
    page.wait_for_selector("#sala-modalidad")
    assert page.input_value("#sala-modalidad") == "a-distancia"
    assert "Pausa larga sin pantalla" in page.inner_text(".sigue")
    page.select_option("#sala-modalidad", "presencial")
    until(page, "!document.querySelector('.sigue').innerText.includes('Pausa larga')")
    page.goto(base + SESSION)
    assert page.is_checked("[data-modalidades] input[value=presencial]")


def test_what_is_not_needed_leaves_the_lists(page: Any, base: str, paquete: Paquete) -> None:
    page.goto(base + SESSION)
    page.click("button[data-vista=preparar]")
    for way in ("presencial", "a-distancia", "mixta"):
        _choose(page, way)
        there = in_modality(paquete, way)  # type: ignore[arg-type]
        wanted = needs(there.sesiones["sesion-4"], there)
        shown = page.eval_on_selector_all(
            "#lista + div [data-total]",
            "l => l.filter(x => x.offsetParent).map(x => [x.dataset.total, +x.textContent])",
        )
        assert dict(shown) == wanted, way
    assert "s2-gafetes" in wanted


def test_paper_has_the_chosen_one(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    _choose(page, "mixta")
    page.emulate_media(media="print")
    step = page.inner_text(STEP)
    assert [w for w, words in SAID.items() if words in step] == ["mixta"]
    assert not page.is_visible("[data-modalidades]")


def test_without_scripts_the_package_s_shows_and_the_others_can_be_read(browser: Any, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + SESSION)
    step = page.locator(STEP)
    assert SAID["presencial"] in step.inner_text() and SAID["mixta"] not in step.inner_text()
    step.locator("details[data-en=mixta] summary").click()
    assert SAID["mixta"] in step.inner_text()
    assert not page.is_visible("[data-modalidades]")
    context.close()
