"""The site in a real browser: start hour, weight, keyboard, paper, colours."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from waiting import until

from macros.model import Paquete

pytestmark = pytest.mark.navegador
SESSION = "sesiones/sesion-1.html"
FIRST_LOAD_MAX = 100_000
"""Bytes of a first visit, each file compressed with gzip -9."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def base(site: Path) -> Iterator[str]:
    """Address of the built site on this machine, with its final slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser(chromium: Any) -> Any:
    return chromium


@pytest.fixture
def page(browser: Any, base: str) -> Iterator[Any]:
    """A page with an empty cache that fails on errors of scripts and on requests to other hosts."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="es-MX")
    page = context.new_page()
    page.asked, wrong = [], []
    page.on("request", lambda r: page.asked.append(r.url))
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    yield page
    context.close()
    assert wrong == []
    assert page.asked
    assert [u for u in page.asked if not u.startswith((base, "file:", "data:", "about:", "blob:"))] == []


def _times(page: Any) -> list[str]:
    return list(page.eval_on_selector_all("time[data-min]", "l => l.map(t => t.textContent)"))


def _first(page: Any, clock: str) -> None:
    """Waits until the day begins at that hour."""
    until(page, "t => document.querySelector('time[data-min]').textContent == t", arg=clock)


def test_start_hour_moves_every_time_and_is_remembered(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    before = _times(page)
    assert before[0] == "09:00" and len(before) > 20
    page.fill("#hora-inicio", "08:30")
    page.dispatch_event("#hora-inicio", "change")
    _first(page, "08:30")
    moved = _times(page)
    half = [f"{(int(t[:2]) * 60 + int(t[3:]) - 30) // 60:02d}:{(int(t[3:]) - 30) % 60:02d}" for t in before]
    assert moved == half
    until(page, "document.querySelector('[data-hora-aviso]').textContent.includes('16:30')")
    page.reload()
    _first(page, "08:30")
    assert _times(page) == moved
    assert page.input_value("#hora-inicio") == "08:30"
    page.click("[data-hora-original]")
    _first(page, "09:00")
    assert _times(page) == before
    page.reload()
    assert _times(page) == before
    assert not page.is_visible("[data-hora-original]")


def test_start_hour_past_midnight_and_emptied(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    page.fill("#hora-inicio", "22:00")
    page.dispatch_event("#hora-inicio", "change")
    _first(page, "22:00")
    assert "06:00" in _times(page)
    page.fill("#hora-inicio", "")
    page.dispatch_event("#hora-inicio", "change")
    _first(page, "09:00")


def test_times_stand_without_scripts(browser: Any, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + SESSION)
    assert "09:00" in page.inner_text(".agenda")
    context.close()


def test_keyboard_reaches_skip_link_and_start_hour(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    reached = []
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
        if reached[-1] == "hora-inicio":
            break
    assert reached[0].startswith("md-skip")
    assert reached[-1] == "hora-inicio"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_keyboard_opens_the_menu_of_a_narrow_screen(page: Any, base: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(base + SESSION)
    button = page.locator("button[for=__drawer]")
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.locator(".md-nav--primary a").first.is_visible()


# ---- weight, width, paper, accessibility -------------------------------------------------------


@pytest.mark.parametrize("name", ["index.html", SESSION])
def test_first_load_is_light(page: Any, base: str, site: Path, name: str) -> None:
    page.goto(base + name, wait_until="networkidle")
    files = [site / unquote(urlsplit(u).path.lstrip("/")) for u in page.asked]
    assert len(files) > 5
    weight = sum(len(gzip.compress(f.read_bytes(), 9)) for f in files)
    print(f"primera visita a {name}: {weight / 1000:.1f} kB en {len(files)} archivos")
    assert weight <= FIRST_LOAD_MAX


def test_paper_has_everything_open_and_no_menu(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details").count() > 5
    assert page.locator("details:not([open])").count() == 0
    assert not page.is_visible(".md-sidebar--primary") and not page.is_visible(".md-header")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0


def test_axe_sees_a_bad_page(page: Any, base: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.goto(base + SESSION)
    page.evaluate("document.querySelector('article').append(new Image())")
    assert [v["id"] for v in Axe().run(page).response["violations"]] == ["image-alt"]


def test_both_schemes_are_offered(page: Any, base: str, paquete: Paquete) -> None:
    page.goto(base + SESSION)
    page.locator(".md-header__option label:visible").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "oscuro"
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "oscuro"
    assert next(iter(paquete.sesiones)) in page.url
