"""What a page may load and run: our own files and nothing that stands in the page itself, by http and from a folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from test_browser import base, browser, page

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador
POLICY = re.compile(r'<meta http-equiv="?Content-Security-Policy"? content="([^"]+)"')
KINDS = (
    "index.html", "sesiones/sesion-4.html", "kit.html", "kit/s1-ventajas.html", "guias/ciclo.html", "glosario.html",
    "paquete/ruta.html", "decisiones.html", "sala/sesion-4.html", "imprimir/sesion-4.html", "404.html",
)  # fmt: skip
"""A page of each kind."""
OWN = "adaptar/taller.html"
"""The workshop runs Python in the page: it has a policy of its own."""


def test_every_page_has_the_policy_before_anything_it_loads(site: Path) -> None:
    seen = set()
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        found = POLICY.findall(html)
        assert len(found) == 1, path
        if path.relative_to(site).as_posix() == OWN:
            continue
        seen.add(found[0])
        before = html[: html.index("Content-Security-Policy")]
        assert not re.search(r"<(script|style|img)\b|<link[^>]*stylesheet", before), path
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style\b|<iframe|<object|<embed", html), path
        assert not re.search(r"<[^>]+\son[a-z]+=|[\"'=]\s*javascript:", html), path
    assert len(seen) == 1 and len(list(site.rglob("*.html"))) > 300
    rules = dict(rule.strip().split(" ", 1) for rule in seen.pop().split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self' file:"
    assert not any("http" in words or "*" in words or "eval" in words for words in rules.values())


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_pages_of_every_kind_break_no_rule(page: Any, base: str, site: Path, scheme: str) -> None:
    root = base if scheme == "http" else site.as_uri() + "/"
    for name in KINDS if scheme == "http" else KINDS[:-1]:  # 404 is shown by a server alone
        page.goto(root + name, wait_until="load")  # what breaks a rule is an error, and the page fails on it
        assert page.evaluate("document.documentElement.className") == "js"


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_what_is_written_into_a_page_does_not_run_nor_ask_outside(
    browser: Any, base: str, site: Path, scheme: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("response", lambda r: asked.append(r.url))
    page.goto((base if scheme == "http" else site.as_uri() + "/") + "sesiones/sesion-4.html")
    broken = page.evaluate(
        """() => new Promise(done => {
          const told = new Set();
          addEventListener("securitypolicyviolation", e => {
            told.add(e.effectiveDirective);
            if (told.size === 5) done([...told].sort());
          });
          const put = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more));
          put("script", {textContent: "window.corrio = true"});
          put("img", {src: "https://otro.example/a.png"});
          put("iframe", {src: "https://otro.example/"});
          put("style", {textContent: "body { display: none }"});
          document.body.insertAdjacentHTML("beforeend", "<button onclick='window.corrio = true'>x</button>");
          setTimeout(() => done([...told].sort()), 4000);
        })"""
    )
    assert broken == ["frame-src", "img-src", "script-src-attr", "script-src-elem", "style-src-elem"]
    assert page.evaluate("window.corrio") is None and not [u for u in asked if "otro.example" in u]
    context.close()
