"""Which pages tell of all, and what axe finds on them. Each scheme of colours has its own file of tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

ONE_TEMPLATE = ("kit/", "adaptar/reglas/")
"""Folders whose pages share one template, one page for each piece and for each rule: three of them tell of all."""
ALONE = ("sala/", "imprimir/", "adaptar/taller.html")
"""Pages without the theme."""
SCHEMES = {"light": "claro", "dark": "oscuro"}


def sample(site: Path) -> list[str]:
    """Every page that somebody writes, and the longest, the middle and the shortest of those made by one template.

    Pages without the theme have tests of their own (test_room, test_sheets, test_workbench_page).
    """
    pages = sorted(site.rglob("*.html"), key=lambda p: (p.stat().st_size, p))
    names = [p.relative_to(site).as_posix() for p in pages]
    names = [n for n in names if not n.startswith(ALONE)]
    out = [n for n in names if not n.startswith(ONE_TEMPLATE) or n.endswith("/index.html")]
    for folder in ONE_TEMPLATE:
        made = [n for n in names if n.startswith(folder) and n not in out]
        assert len(made) > 40
        out += [made[0], made[len(made) // 2], made[-1]]
    assert len(out) > 50
    return out


def violations(page: Any, base: str, names: list[str], scheme: str) -> list[str]:
    """What axe finds on the pages ``names`` in the colours of ``scheme``, «light» or «dark».

    The schemes differ in colours alone: every rule with the light one, those of colour with both.
    """
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # a colour half way to another has no contrast
    # What passes is not gathered node by node: on the long pages that takes most of the time.
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if scheme == "dark":
        options["runOnly"] = ["color-contrast", "link-in-text-block"]
    found = []
    for name in names:
        page.goto(base + name)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        assert page.evaluate("document.body.dataset.mdColorScheme") == SCHEMES[scheme]
        for v in Axe().run(page, options=options).response["violations"]:
            found.append(f"{name}: {v['id']}: {v['nodes'][0]['html'][:120]}")
    return found
