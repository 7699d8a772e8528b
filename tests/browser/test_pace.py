"""What one presses answers in under 100 ms, on a machine four times slower than this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from test_browser import base, browser, page
from waiting import until

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador
SLOWER = 4
ANSWER_MAX_MS = 100.0
"""What our programs take to answer a key or a press, with the layout that they force.

Of several presses the quickest counts, since others work on the same machine; a fault that grows with what there is
(200 people, 40 groups, the largest there may be) slows all of them.
"""
TRIES = 4
MEASURED = """() => {
    window.__presses = [];
    new PerformanceObserver(list => list.getEntries().forEach(e => {
        if (e.interactionId) window.__presses.push([e.duration, e.processingEnd - e.processingStart]);
    })).observe({ type: "event", durationThreshold: 16, buffered: false });
}"""


@pytest.fixture
def slow(page: Any) -> Iterator[Any]:
    """The page, its processor four times slower."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})


def answers(page: Any, act: Callable[[int], None], ready: Callable[[int], None] = lambda _: None) -> float:
    """Milliseconds that the quickest of several answers took; ``ready`` comes before each press and is not measured."""
    page.evaluate(MEASURED)
    handled, painted = [], []
    for i in range(TRIES):
        ready(i)
        page.wait_for_timeout(300)
        page.evaluate("() => { window.__presses.length = 0; }")
        act(i)
        page.wait_for_timeout(500)
        seen = page.evaluate("window.__presses")
        handled.append(max((h for _, h in seen), default=0.0))
        painted.append(max((p for p, _ in seen), default=0.0))
    print(f"atender: {[round(x) for x in handled]} ms; hasta verlo: {painted} ms")
    return min(handled)


def test_my_workshop_answers_soon(slow: Any, base: str) -> None:
    slow.goto(base + "sesiones/sesion-4.html", wait_until="networkidle")

    def opened(_: int = 0) -> None:
        slow.click("[data-taller-abrir]")
        slow.wait_for_selector("dialog[open]")

    def typed(i: int) -> None:
        slow.locator("dialog [name=personas]").select_text()
        slow.keyboard.type(str(200 - i))

    def filled(i: int) -> None:
        opened()
        slow.fill("dialog [name=personas]", str(200 - i))
        slow.fill("dialog [name=grupos]", str(40 - i))

    def kept(i: int) -> None:
        slow.click("dialog button[type=submit]")
        until(slow, "n => document.querySelector('[data-taller]').textContent.includes(n)", f"{200 - i} personas")

    opened()
    assert answers(slow, typed) <= ANSWER_MAX_MS
    slow.keyboard.press("Escape")
    filled(9)
    kept(9)  # the first brings scripts and data
    assert answers(slow, kept, filled) <= ANSWER_MAX_MS


def test_the_figures_of_the_largest_group_are_soon_in_place(slow: Any, base: str) -> None:
    slow.goto(base + "sesiones/sesion-4.html", wait_until="networkidle")
    times = slow.evaluate(
        """async () => {
            const out = [];
            for (let i = 0; i < 6; i++) {
                Taller.keep("", { personas: 200 - i, grupos: 40 - i });
                const from = performance.now();
                await Taller.refresh();
                document.body.offsetHeight;
                out.push(performance.now() - from);
            }
            return out;
        }"""
    )
    print(f"poner las cifras: {[round(x) for x in times]} ms, la primera con programas y datos")
    assert min(times) <= ANSWER_MAX_MS


def test_the_room_answers_soon(slow: Any, base: str) -> None:
    slow.goto(base + "sala/sesion-4.html")
    slow.click("button:has-text('Empezar')")
    assert answers(slow, lambda _: slow.click("button:has-text('Necesito 5 min')")) <= ANSWER_MAX_MS
    assert answers(slow, lambda _: slow.click("button:has-text('Pasar a lo que sigue')")) <= ANSWER_MAX_MS


def test_a_slow_answer_is_seen(slow: Any, base: str) -> None:
    slow.goto(base + "sala/sesion-4.html")
    slow.click("button:has-text('Empezar')")
    # Work that grows with the square of what there is: 200 people against 200.
    slow.evaluate("""() => addEventListener("click", () => {
        let found = 0;
        for (let again = 0; again < 400; again++)
            for (let i = 0; i < 200; i++) for (let j = 0; j < 200; j++) found += String(i + again) < String(j) ? 1 : 0;
        document.body.dataset.found = found;
    })""")
    assert answers(slow, lambda _: slow.click("button:has-text('Necesito 5 min')")) > ANSWER_MAX_MS
