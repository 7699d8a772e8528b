"""At 400 % of a screen of 1280 × 1024 nothing moves sideways or stands in the way, and «Mi taller» can be used."""

from __future__ import annotations

from typing import Any

import pytest
from test_browser import base, browser, page
from waiting import until

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador
WIDTH, HEIGHT = 320, 256
PAGES = ("index.html", "sesiones/sesion-4.html", "sala/sesion-4.html", "kit.html", "kit/s4-elevator-pitch.html",
         "imprimir/sesion-4.html")  # fmt: skip
COVERED_MAX = 0.3
"""Share of the screen's height over which something may stand still while the page moves below."""
COVERED = """() => {
    const still = e => { for (; e; e = e.parentElement) {
        const p = getComputedStyle(e).position;
        if (p === 'fixed' || p === 'sticky') return true;
    } return false; };
    let rows = 0;
    for (let y = 0; y < innerHeight; y++) if ([8, 160, 312].some(x => still(document.elementFromPoint(x, y)))) rows++;
    return rows / innerHeight;
}"""

ON_TOP = """() => {
    const e = document.activeElement, at = e.getBoundingClientRect();
    return document.elementFromPoint(at.x + at.width / 2, at.y + Math.min(at.height, 20) / 2) === e;
}"""


@pytest.fixture
def zoomed(page: Any) -> Any:
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    return page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_at_400_percent(zoomed: Any, base: str, name: str) -> None:
    zoomed.goto(base + name, wait_until="networkidle")
    places = []
    for share in (0, 0.3, 0.6, 1):
        zoomed.evaluate("s => scrollTo(0, s * (document.documentElement.scrollHeight - innerHeight))", share)
        zoomed.wait_for_timeout(100)
        places.append(zoomed.evaluate(COVERED))
    print(f"{name}: queda fijo {max(places):.0%}")
    assert max(places) <= COVERED_MAX
    assert zoomed.evaluate("document.documentElement.scrollWidth") <= WIDTH


def test_what_stands_in_the_way_is_seen(zoomed: Any, base: str) -> None:
    zoomed.goto(base + "index.html")
    zoomed.evaluate("document.querySelector('.md-header').style.cssText = 'position: sticky; height: 100px'")
    assert zoomed.evaluate(COVERED) > COVERED_MAX


def test_the_room_at_work_at_400_percent(zoomed: Any, base: str) -> None:
    zoomed.goto(base + "sala/sesion-4.html")
    for words in ("Empezar", "Pasar a lo que sigue"):
        zoomed.click(f"button:has-text('{words}')")
        until(zoomed, "document.querySelector('.reloj')")
        assert zoomed.evaluate("document.documentElement.scrollWidth") <= WIDTH
        assert zoomed.evaluate(COVERED) <= COVERED_MAX


def test_the_panel_at_400_percent(zoomed: Any, base: str) -> None:
    zoomed.goto(base + "sesiones/sesion-4.html")
    zoomed.click("[data-taller-abrir]")
    zoomed.wait_for_selector("dialog[open]")
    box = zoomed.locator("dialog").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= WIDTH and box["y"] >= 0 and box["y"] + box["height"] <= HEIGHT
    assert zoomed.evaluate("(d => d.scrollWidth - d.clientWidth)(document.querySelector('dialog'))") <= 0
    fields = zoomed.locator("dialog :is(input, textarea):not([type=file])")
    for i in range(fields.count()):
        fields.nth(i).focus()
        seen = fields.nth(i).bounding_box()
        assert seen["x"] >= box["x"] and seen["x"] + seen["width"] <= box["x"] + box["width"]
        # With the keyboard, what has the focus is on the screen, and nothing stands over it.
        assert zoomed.evaluate(ON_TOP)
    assert fields.count() > 9
    zoomed.fill("dialog [name=personas]", "22")
    zoomed.fill("dialog [name=grupos]", "5")
    zoomed.click("dialog button[type=submit]")
    until(zoomed, "document.querySelector('.taller--mio')")
    assert "22 personas en 5 grupos" in zoomed.inner_text("[data-taller]")
