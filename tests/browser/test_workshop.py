"""«Mi taller» in a real browser: figures follow, are kept, travel, and nothing is lost with bad input."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from test_browser import FIRST_LOAD_MAX, base, browser, page
from waiting import until

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador
SESSION = "sesiones/sesion-4.html"
Fill = Callable[..., None]


@pytest.fixture
def fill(page: Any) -> Fill:
    """Opens the panel, fills it in and keeps it."""

    def act(**fields: str) -> None:
        page.click("[data-taller-abrir]")
        page.wait_for_selector("dialog[open]")
        for name, value in fields.items():
            page.fill(f"dialog [name={name}]", value)
        page.click("dialog button[type=submit]")

    return act


def _kept(page: Any) -> None:
    page.wait_for_selector("dialog[open]", state="hidden")
    until(page, "document.querySelector('.taller--mio')")


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_every_figure_follows_and_lasts(page: Any, base: str, site: Path, fill: Fill, scheme: str) -> None:
    root = base if scheme == "http" else site.as_uri() + "/"
    page.goto(root + SESSION)
    assert "18 personas en 4 grupos" in page.inner_text("[data-taller]")
    fill(personas="22", grupos="5", inicio="09:30")
    _kept(page)
    told = "22 personas en 5 grupos: dos de 5 y tres de 4"
    for _ in range(2):  # and after a reload
        until(page, "document.querySelector('.agenda time').textContent == '09:30'")
        assert told in page.inner_text("[data-taller]") and page.inner_text("[data-grupo]") == told
        cells = {i: page.inner_text(f"[data-total='{i}']") for i in ("s4-elevator-pitch", "servicio-cafe", "plumones")}
        assert cells == {"s4-elevator-pitch": "22", "servicio-cafe": "24", "plumones": "22"}
        assert page.inner_text("[data-total=s2-gafetes]") == "3"
        assert page.input_value("#hora-inicio") == "09:30"
        warning = page.inner_text("#pitch ~ .actividad .no-cabe")
        assert "5 turnos" in warning and "alcanzan 4" in warning and "Que hable una persona por grupo" in warning
        page.reload()
    # The page of a piece tells the same hour and the same copies.
    page.goto(root + "kit/s4-elevator-pitch.html")
    page.wait_for_selector(".taller--mio")
    assert page.inner_text("[data-total=s4-elevator-pitch]") == "22"
    assert page.inner_text("tr[data-sesion] time") == "10:50"
    page.goto(root + "index.html")
    page.wait_for_selector(".taller--mio")


def test_a_group_too_large_says_so_everywhere(page: Any, base: str, fill: Fill) -> None:
    page.goto(base + "index.html")
    fill(personas="27", grupos="3")
    _kept(page)
    assert "grupos es de un" in page.inner_text(".no-cabe") or "tamaño que funciona" in page.inner_text(".no-cabe")
    assert "Prueba con 6 grupos" in page.inner_text(".no-cabe")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("personas", "0", "de 2 a 200"), ("personas", "1", "de 2 a 200"), ("personas", "500", "de 2 a 200"),
        ("personas", "doce", "de 2 a 200"), ("personas", "-3", "de 2 a 200"),
        ("grupos", "30", "más grupos que personas"),
        ("aliados", "", "de 1 a 20"), ("equipo", "2.5", "de 0 a 20"),
    ],
)  # fmt: skip
def test_bad_input_is_told_and_nothing_is_lost(
    page: Any, base: str, fill: Fill, field: str, value: str, told: str
) -> None:
    page.goto(base + SESSION)
    fill(personas="22", grupos="5")
    _kept(page)
    fill(lugar="Biblioteca", **{field: value})
    assert told in page.inner_text(f"dialog .campo--{field}")
    assert page.evaluate("document.activeElement.name") == field
    assert page.input_value("dialog [name=lugar]") == "Biblioteca"
    assert page.evaluate("Taller.record().personas") == 22


def test_link_and_file_carry_it(page: Any, base: str, browser: Any, fill: Fill, tmp_path: Path) -> None:
    page.goto(base + SESSION)
    fill(personas="22", grupos="5", lugar="Casa Ñandú <b>", participantes="Ana\n\n Beto  Ruiz \n")
    _kept(page)
    link = page.evaluate("Taller.link(Taller.record())")
    page.click("[data-taller-abrir]")
    page.click("dialog summary")
    with page.expect_download() as download:
        page.click("dialog >> text=Bajar un archivo")
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    sent = json.loads(saved.read_text(encoding="utf-8"))
    assert sent["datos"]["participantes"] == ["Ana", "Beto Ruiz"] and saved.name == "mi-taller.json"
    other = browser.new_context(locale="es-MX").new_page()
    other.goto(link)
    other.wait_for_selector(".taller--mio")
    assert other.evaluate("Taller.record()") == {k: v for k, v in sent["datos"].items() if k != "participantes"}
    assert "#" not in other.url
    # Somebody who has figures of her own is asked first.
    other.evaluate("Taller.keep('', {personas: 9, grupos: 3})")
    other.goto(base + "index.html")
    other.goto(link)
    other.click("text=Conservar los míos")
    assert other.evaluate("Taller.record().personas") == 9
    other.click("[data-taller-abrir]")
    other.click("dialog summary")
    other.set_input_files("dialog input[type=file]", saved)
    other.click("text=Usar estos datos")
    until(other, "Taller.record().personas === 22")
    assert other.evaluate("Taller.record().participantes") == ["Ana", "Beto Ruiz"]
    other.context.close()


def test_what_comes_broken_or_from_another_edition(page: Any, base: str, tmp_path: Path) -> None:
    page.goto(base + SESSION + "#taller=%%%")
    page.wait_for_selector("text=El enlace está incompleto")
    assert page.evaluate("Taller.record()") == {}
    parcel = {"taller": 1, "edicion": "red-x", "datos": {"personas": 900, "grupos": 6, "inicio": "25:00", "otro": 1}}
    bad = tmp_path / "mal.json"
    bad.write_text("{}", encoding="utf-8")
    other = tmp_path / "otra.json"
    other.write_text(json.dumps(parcel), encoding="utf-8")
    page.click("[data-taller-abrir]")
    page.click("dialog summary")
    page.set_input_files("dialog input[type=file]", bad)
    page.wait_for_selector("text=Ese archivo no es de «Mi taller»")
    page.set_input_files("dialog input[type=file]", other)
    page.wait_for_selector("text=otra edición del paquete («red-x»)")
    page.click("text=Usar estos datos")
    until(page, "Taller.record().grupos === 6")
    assert page.evaluate("Taller.record()") == {"grupos": 6}


def test_forgetting_says_what_goes(page: Any, base: str, fill: Fill) -> None:
    page.goto(base + SESSION)
    fill(personas="22", participantes="Ana")
    _kept(page)
    page.click("[data-taller-abrir]")
    page.click("dialog summary")
    page.click("text=Olvidar mis datos")
    assert "lista de participantes" in page.inner_text(".panel__aviso")
    page.click("text=Conservarlos")
    assert page.evaluate("Taller.record().personas") == 22
    page.click("text=Olvidar mis datos")
    page.click("text=Sí, borrarlos")
    page.wait_for_selector(".taller--mio", state="detached")
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('taller:'))") == []
    assert page.inner_text("[data-total=s4-elevator-pitch]") == "18" and page.locator(".no-cabe").count() == 0


def test_dead_storage_still_works_and_says_so(page: Any, base: str, fill: Fill) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new DOMException('lleno'); };"
    )
    page.goto(base + SESSION)
    fill(personas="22", grupos="5")
    page.wait_for_selector("text=no deja guardar")
    page.keyboard.press("Escape")
    assert page.inner_text("[data-total=s4-elevator-pitch]") == "22"


@pytest.mark.parametrize("width", [320, 1440])
def test_panel_holds_axe_and_width(page: Any, base: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": width, "height": 700})
    page.emulate_media(reduced_motion="reduce")
    page.goto(base + SESSION)
    page.click("[data-taller-abrir]")
    page.wait_for_selector("dialog[open]")
    page.fill("[name=personas]", "x")
    page.click("dialog button[type=submit]")
    page.click("dialog summary")
    assert page.evaluate("document.querySelector('dialog').scrollWidth") <= width
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []


@pytest.mark.parametrize("name", ["index.html", "kit.html", "sesiones/sesion-2.html", "kit/s4-elevator-pitch.html"])
def test_first_load_is_light(page: Any, base: str, site: Path, name: str) -> None:
    page.goto(base + name, wait_until="networkidle")
    files = [site / unquote(urlsplit(u).path.lstrip("/")) for u in dict.fromkeys(page.asked)]
    weight = sum(len(gzip.compress(f.read_bytes(), 9)) for f in files)
    print(f"primera visita a {name}: {weight / 1000:.1f} kB en {len(files)} archivos")
    assert len(files) > 5 and weight <= FIRST_LOAD_MAX


def test_first_load_with_figures_of_ones_own_is_light(page: Any, base: str, site: Path, fill: Fill) -> None:
    page.goto(base + "sesiones/sesion-2.html")
    fill(personas="22", grupos="5")
    _kept(page)
    page.asked.clear()
    page.reload(wait_until="networkidle")
    files = [site / unquote(urlsplit(u).path.lstrip("/")) for u in dict.fromkeys(page.asked)]
    weight = sum(len(gzip.compress(f.read_bytes(), 9)) for f in files)
    print(f"con datos propios: {weight / 1000:.1f} kB en {len(files)} archivos")
    assert len(files) > 10 and weight <= FIRST_LOAD_MAX


def test_letters_move_nobody_and_search_lives_without_storage(page: Any, base: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('lleno'); };")
    page.goto(base + "paquete/ruta.html")
    page.locator("[data-diagnostico] input").first.focus()
    for key in "nps,./f":
        page.keyboard.press(key)
    assert page.url.endswith("paquete/ruta.html")
    assert page.evaluate("document.activeElement.type") == "radio"
    page.click("[name=query]")
    until(page, "document.querySelector('.md-search-result__meta').textContent.includes('comenzar')")
