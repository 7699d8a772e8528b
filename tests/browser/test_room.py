"""La sala in a real browser with a clock that we move: a day that runs late ends on time, and nothing is lost."""

from __future__ import annotations

import datetime
import gzip
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from test_browser import base, browser, page

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador
ROOM_MAX = 150_000
"""Bytes of the first visit to a room."""


def _at(page: Any, hour: int, minute: int = 0) -> None:
    """The clock of the page, stopped at an hour of the machine's own zone."""
    page.clock.install(time=datetime.datetime(2026, 12, 1, hour, minute))


def _on(page: Any, minutes: int) -> None:
    page.clock.fast_forward(minutes * 60_000)
    page.clock.run_for(1100)


def _rows(page: Any) -> list[list[str]]:
    cells = "l => l.map(r => [...r.children].map(c => c.textContent))"
    return list(page.eval_on_selector_all(".sigue tr", cells))


def _open(page: Any, root: str, name: str = "sesion-4") -> None:
    page.goto(root + f"sala/{name}.html")
    page.wait_for_selector("text=Empezar")


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_twelve_minutes_late_still_ends_on_time(page: Any, base: str, site: Path, scheme: str) -> None:
    _at(page, 9)
    _open(page, base if scheme == "http" else site.as_uri() + "/")
    page.click("button:has-text('Empezar')")
    assert "Vas a tiempo" in page.inner_text(".estado")
    _on(page, 5)
    page.click("text=Pasar a lo que sigue")
    assert "Quedan 30 min" in page.inner_text(".reloj")
    _on(page, 42)
    assert "Te pasaste 12 min" in page.inner_text(".reloj")
    assert page.inner_text(".fin") == "Terminan a las 13:00."
    shorter = [r for r in _rows(page) if "eran" in r[2]]
    assert len(shorter) >= 2 and not any("se quita" in r[2] for r in _rows(page))
    page.click("text=Pasar a lo que sigue")
    page.reload()
    page.wait_for_selector(".reloj")
    assert page.inner_text("#ahora-titulo").startswith("Parte 2") and page.inner_text(".fin") == "Terminan a las 13:00."


def test_forty_late_says_what_to_leave_out_and_what_is_impossible_what_to_drop(page: Any, base: str) -> None:
    _at(page, 9)
    _open(page, base)
    page.click("button:has-text('Empezar')")
    for minutes in (5, 30, 45):
        _on(page, minutes)
        page.click("text=Pasar a lo que sigue")
    _on(page, 80)
    assert "Te pasaste 40 min" in page.inner_text(".reloj") and page.inner_text(".fin") == "Terminan a las 13:00."
    advice = page.inner_text(".recortes")
    assert "Ganas 6 min" in advice and "Para que quepa" in advice
    page.click(".recortes button:has-text('Lo haré así') >> nth=0")
    assert "Mejor completo" in page.inner_text(".recortes") and page.inner_text(".fin") == "Terminan a las 13:00."
    _on(page, 30)
    assert "No alcanza ni con lo mínimo" in page.inner_text(".recortes--urge")
    page.click(".recortes--urge button:has-text('Dejarla fuera') >> nth=0")
    assert page.locator(".recortes--urge").count() == 0 and page.inner_text(".fin") == "Terminan a las 13:00."
    assert "quedó fuera" in page.inner_text(".recortes")


def test_the_meal_keeps_its_hour(page: Any, base: str) -> None:
    _at(page, 9)
    _open(page, base, "sesion-1")
    meal = next(r[0] for r in _rows(page) if r[1] == "Comida")
    page.click("button:has-text('Empezar')")
    _on(page, int(page.evaluate("Taller.recall('sala:sesion-1:1').ahora.min")) + 15)
    rows = _rows(page)
    assert next(r[0] for r in rows if r[1] == "Comida") == meal
    after = [r for r in rows if r[0] > meal]
    assert len(after) > 2 and not any("eran" in r[2] for r in after)


def test_a_few_minutes_more_two_rooms_and_the_report(page: Any, base: str, tmp_path: Path) -> None:
    _at(page, 16)
    _open(page, base, "webinar")
    page.fill("#sala-hora", "16:00")
    page.dispatch_event("#sala-hora", "change")
    page.click("button:has-text('Empezar')")
    page.click("text=Necesito 5 min más")
    assert "Quedan 7 min" in page.inner_text(".reloj")
    page.click("text=Ir a la sala 2")
    page.wait_for_selector("button:has-text('Empezar')")
    assert page.inner_text("h1") == "La sala 2"
    page.click("text=Ir a la sala 1")
    page.wait_for_selector("text=Quedan 7 min")
    for _ in range(12):
        if page.locator("text=Pasar a lo que sigue").count() == 0:
            break
        _on(page, 6)
        page.click("text=Pasar a lo que sigue")
    assert page.inner_text(".ahora h2") == "La sesión terminó"
    with page.expect_download() as download:
        page.click("text=Bajar como cambios")
    target = tmp_path / "cambios.yml"
    download.value.save_as(target)
    text = target.read_text(encoding="utf-8")
    assert "en: webinar/bienvenida, campo: duracion_min, poner: 6" in text and "duracion_declarada_min" in text
    page.click("text=Volver a lo anterior")
    assert page.locator("text=Pasar a lo que sigue").count() == 1


def test_projector_shows_one_thing_that_fills_it(page: Any, base: str) -> None:
    _at(page, 9)
    _open(page, base)
    page.click("button:has-text('Empezar')")
    with page.expect_popup() as popup:
        page.click("text=Ventana para proyectar")
    second = popup.value
    second.wait_for_selector(".proyector__texto", state="attached")
    page.click(".paso button:has-text('Proyectar') >> nth=0")
    second.wait_for_selector(".proyector__texto:has-text('¿')")
    size = second.evaluate("parseFloat(document.querySelector('.proyector__texto').style.fontSize)")
    assert size > 40
    assert second.evaluate(
        "(e => e.scrollHeight <= e.clientHeight + 1 && e.scrollWidth <= e.clientWidth + 1)"
        "(document.querySelector('.proyector__texto'))"
    )
    page.click("text=Proyectar la agenda")
    second.wait_for_selector(".proyector__texto li:nth-child(4)")
    page.click("text=Pantalla en negro")
    second.wait_for_selector("body.proyector--negro")
    second.keyboard.press("PageDown")  # a remote presenter
    second.wait_for_selector(".proyector__texto:has-text('¿')")


@pytest.mark.parametrize("width", [320, 1024])
def test_room_holds_axe_width_and_weight(page: Any, base: str, site: Path, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": width, "height": 800})
    page.goto(base + "sala/sesion-2.html", wait_until="networkidle")
    files = [site / unquote(urlsplit(u).path.lstrip("/")) for u in dict.fromkeys(page.asked)]
    weight = sum(len(gzip.compress(f.read_bytes(), 9)) for f in files)
    print(f"primera visita a la sala: {weight / 1000:.1f} kB en {len(files)} archivos")
    assert len(files) > 10 and weight <= ROOM_MAX
    page.fill("#sala-hora", "00:00")
    page.dispatch_event("#sala-hora", "change")
    page.click("button:has-text('Empezar')")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert [v["id"] for v in Axe().run(page).response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("words", ["5", "{}", '"hola"', '{"inicio": "", "hechos": 3}'])
def test_other_words_under_our_name_do_not_stop_the_room(page: Any, base: str, words: str) -> None:
    _open(page, base)
    page.evaluate("w => { Taller.recall = part => part.startsWith('sala:') ? JSON.parse(w) : null; }", words)
    assert (
        page.evaluate(
            "s => Taller.session(s).then(s => new Taller.Room(s, 'sala:x:1', 120).view(0).quedan)", "sesion-4"
        )
        == 0
    )


def test_a_break_that_nobody_planned_is_a_break_after_it_ended(page: Any, base: str) -> None:
    _open(page, base)
    since, told, back, again = page.evaluate(
        """() => Promise.all([Taller.session("sesion-4"), Taller.things()]).then(([s, hay]) => {
            const room = new Taller.Room(s, "sala:x:1", 120), first = s.bloques[0];
            const bloque = { id: "pausa-ajuste-1", tipo: "receso", titulo: "", titulo_corto: "", duracion_min: 10,
                minimo_min: 10, fijo: false, ahorra_min: 0, pasos: [], materiales: [], piezas: [] };
            room.e.empezo = 1;
            room.e.hechos = [{ id: first.id, desde: 0, hasta: 50 * 60000, titulo: "" }];
            room.e.ahora = { id: bloque.id, desde: 50 * 60000, min: 10, bloque };
            room.next(60 * 60000);
            const since = room.since(60 * 60000), told = Taller.sideBySide(room, hay.rotulos.sala).pop();
            room.back();
            return [since, told.titulo, room.block(room.e.ahora.id).tipo, room.e.ahora.min];
        })"""
    )
    assert since == 0 and told == "Pausa" and back == "receso" and again == 10
