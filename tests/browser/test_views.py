"""The page of a session in three views: what shows in each, links that keep working, a checklist that remembers."""

from __future__ import annotations

from typing import Any

import pytest
from test_browser import base, browser, page

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador
SESSION = "sesiones/sesion-4.html"


def test_each_view_shows_its_own_and_paper_shows_all(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    seen = {"preparar": "#lista", "facilitar": "#pitch", "saber": "#cambios"}
    for view in seen:
        page.click(f"button[data-vista={view}]")
        assert [v for v, p in seen.items() if page.is_visible(p)] == (
            [view] if view != "saber" else ["facilitar", "saber"]
        )
    assert page.is_visible(".procedencia") and not page.is_visible(".paso")
    page.emulate_media(media="print")
    assert all(page.is_visible(p) for p in (*seen.values(), ".paso", ".procedencia", "#antes-del-dia"))
    assert not page.is_visible("[data-vistas]") and not page.is_visible("[data-plegar]")


def test_activities_fold_and_links_open_them(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    page.click("button[data-vista=facilitar]")
    assert not page.is_visible("#pitch + .actividad .paso")
    button = page.locator("#pitch + .actividad [data-plegar]")
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    assert page.is_visible("#pitch + .actividad .paso") and button.get_attribute("aria-expanded") == "true"
    page.goto(base + "kit.html")
    page.goto(base + SESSION + "#influencia")
    assert page.is_visible("#influencia + .actividad .paso")
    page.evaluate("location.hash = '#cambios'")
    page.wait_for_selector("#cambios", state="visible")
    assert page.get_attribute("button[data-vista=saber]", "aria-pressed") == "true"


def test_the_page_is_short_enough_to_use_standing_up(page: Any, base: str) -> None:
    for width, height, most in ((768, 1024, 6), (360, 740, 14)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(base + SESSION)
        for view in ("preparar", "facilitar", "saber"):
            page.click(f"button[data-vista={view}]")
            assert page.evaluate("document.documentElement.scrollHeight") / height < most, (view, width)


def test_the_checklist_is_remembered(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    first = page.locator(".casillas input").first
    first.check()
    page.reload()
    assert page.locator(".casillas input").first.is_checked()
    assert page.locator(".casillas input:checked").count() == 1
    page.locator(".casillas input").first.uncheck()
    page.reload()
    assert page.locator(".casillas input:checked").count() == 0


def test_the_first_screen_tells_the_essential(page: Any, base: str) -> None:
    page.set_viewport_size({"width": 1024, "height": 900})
    page.goto(base + SESSION)
    entry = page.inner_text(".entrada")
    assert "4 h, 09:00 – 13:00" in entry and "18 personas" in entry and "Maletín" in entry


def test_without_scripts_everything_shows(browser: Any, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + SESSION)
    assert all(page.is_visible(p) for p in ("#lista", "#pitch", "#cambios", ".paso"))
    assert not page.is_visible("[data-vistas]")
    context.close()
