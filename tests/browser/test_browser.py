"""The site in a real browser: start hour, search, weight, width, keyboard, paper, accessibility."""

from __future__ import annotations

import gzip
import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from macros.model import Paquete

pytestmark = pytest.mark.navegador
SESSION = "sesiones/sesion-1.html"
FIRST_LOAD_MAX = 100_000
"""Bytes of a first visit, each file compressed with gzip -9."""
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGS = [
    f"--{name}"
    for name in (
        "headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
        "disable-component-update", "disable-sync",
    )
]  # fmt: skip
"""Nothing that talks to the network by itself."""


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
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        reason = "no hay Chromium en esta máquina (chromium, chromium-browser o google-chrome)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


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
    page.wait_for_function("t => document.querySelector('time[data-min]').textContent == t", arg=clock)


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
    page.wait_for_function("document.querySelector('[data-hora-aviso]').textContent.includes('16:30')")
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


ONE_TEMPLATE = ("kit/", "adaptar/reglas/")
"""Folders whose pages share one template, one page for each piece and for each rule: three of them tell of all."""


def _sample(site: Path) -> list[str]:
    """Every page that somebody writes, and the longest, the middle and the shortest of those made by one template."""
    pages = sorted(site.rglob("*.html"), key=lambda p: (p.stat().st_size, p))
    names = [p.relative_to(site).as_posix() for p in pages]
    # Pages without the theme have tests of their own (test_room, test_sheets).
    names = [n for n in names if not n.startswith(("sala/", "imprimir/"))]
    out = [n for n in names if not n.startswith(ONE_TEMPLATE) or n.endswith("/index.html")]
    for folder in ONE_TEMPLATE:
        made = [n for n in names if n.startswith(folder) and n not in out]
        assert len(made) > 40
        out += [made[0], made[len(made) // 2], made[-1]]
    return out


@pytest.mark.parametrize("width", [320, 360])
def test_no_page_moves_sideways(page: Any, base: str, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    names = _sample(site)
    assert len(names) > 50
    wide = []
    for name in names:
        page.goto(base + name)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(name)
    assert wide == []


def test_paper_has_everything_open_and_no_menu(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details").count() > 5
    assert page.locator("details:not([open])").count() == 0
    assert not page.is_visible(".md-sidebar--primary") and not page.is_visible(".md-header")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Any, base: str, site: Path, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # a colour half way to another has no contrast
    # The schemes differ in colours alone: every rule once, those of colour twice.
    # What passes is not gathered node by node: on the long pages that takes most of the time.
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if scheme == "dark":
        options["runOnly"] = ["color-contrast", "link-in-text-block"]
    names = _sample(site)
    assert len(names) > 50
    found = []
    for name in names:
        page.goto(base + name)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        assert page.evaluate("document.body.dataset.mdColorScheme") == {"light": "claro", "dark": "oscuro"}[scheme]
        for v in Axe().run(page, options=options).response["violations"]:
            found.append(f"{name}: {v['id']}: {v['nodes'][0]['html'][:120]}")
    assert found == []


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
