"""«Llevar sin conexión»: after the network is cut a session still opens, with its room, its sheets and its kit."""

from __future__ import annotations

from typing import Any

import pytest
from test_browser import base, browser, page
from waiting import until

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador
SESSION = "sesiones/sesion-4.html"


def test_a_session_is_taken_along_and_forgotten(browser: Any, base: str) -> None:
    context = browser.new_context(locale="es-MX")
    page = context.new_page()
    page.goto(base + SESSION)
    button = page.locator("[data-sin-conexion] button >> nth=0")
    button.scroll_into_view_if_needed()
    page.wait_for_selector("text=/Llevar sin conexión \\(\\d+\\.\\d MB\\)/")
    button.click()
    page.wait_for_selector("text=ya están en este navegador", timeout=60_000)
    until(page, "navigator.serviceWorker.controller")
    context.set_offline(True)
    for route, part in (
        (SESSION, "#pitch"), ("kit/s4-elevator-pitch.html", "h1"), ("index.html", "h1"),
        ("sala/sesion-4.html", ".reloj"), ("imprimir/sesion-4.html", "[data-listo]"),
    ):  # fmt: skip
        page.goto(base + route)
        page.wait_for_selector(part, state="attached")
    page.goto(base + SESSION)
    found = page.evaluate(
        "async () => (await fetch(document.querySelector('.maletin a[download]').href)).headers.get('content-type')"
    )
    assert found and "zip" in found
    context.set_offline(False)
    page.goto(base + SESSION)
    page.click("text=Quitarla de este navegador")
    page.wait_for_selector("text=Ya no ocupa lugar")
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(l => l.length)") == 0
    context.close()


def test_a_download_that_fails_leaves_nothing_half_done(browser: Any, base: str) -> None:
    context = browser.new_context(locale="es-MX")
    page = context.new_page()
    page.add_init_script(
        "const add = Cache.prototype.add; Cache.prototype.add = function (u) {"
        " return String(u).includes('/kit/') ? Promise.reject(new Error('lleno')) : add.call(this, u); };"
    )
    page.goto(base + SESSION)
    page.wait_for_selector("text=/Llevar sin conexión \\(/")
    page.click("[data-sin-conexion] button >> nth=0")
    page.wait_for_selector("text=no quedó nada a medias", timeout=60_000)
    assert page.evaluate("caches.keys()") == []
    context.close()
