"""The gallery's filters and the check of a sheet's mark, in a real browser."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from test_browser import FIRST_LOAD_MAX, base, browser, page
from waiting import until

from macros.model import Paquete
from macros.public.kit import Archivo
from macros.site.catalog import Catalogo
from macros.site.views import Views
from macros.site.views.contexto import Contexto, site_templates
from macros.site.views.usos import moments, uses

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador
ROOT = Path(__file__).resolve().parents[2]
ROUTE = "kit.html"
MARK, OTHER = "1a2b3c4d", "ffff0000"


def shown(page: Any) -> list[str]:
    return list(page.eval_on_selector_all(".galeria > li:not([hidden])", "l => l.map(x => x.id)"))


def told(page: Any) -> str:
    return str(page.inner_text("[data-galeria] [data-aviso]"))


def test_filters_choose_and_count(page: Any, base: str, paquete: Paquete) -> None:
    page.goto(base + ROUTE)
    assert len(shown(page)) == len(paquete.piezas)
    page.select_option("[name=sesion]", "3")
    wanted = {p.id for p in paquete.pieces_of(paquete.sesiones["sesion-3"])}
    assert set(shown(page)) == wanted and told(page).startswith(f"{len(wanted)} ")
    page.select_option("[name=tipo]", "rotafolio")
    flipcharts = {i for i in wanted if paquete.piezas[i].tipo == "rotafolio"}
    assert set(shown(page)) == flipcharts and len(flipcharts) > 2
    page.select_option("[name=momento]", "cierre")
    used = uses(paquete)
    closing = {i for i in flipcharts if "cierre" in moments(paquete.piezas[i], used.get(i, []))}
    assert set(shown(page)) == closing and closing < flipcharts
    page.click("[data-galeria] button[type=reset]")
    until(page, "document.querySelectorAll('.galeria > li[hidden]').length === 0")
    page.select_option("[name=papel]", "16x9")
    assert {paquete.piezas[i].tipo for i in shown(page)} == {"presentacion"}


def test_words_are_found_without_accents_and_nothing_is_told(page: Any, base: str) -> None:
    page.goto(base + ROUTE)
    page.fill("[name=palabra]", "ELEVATOR pitch")
    assert "s4-elevator-pitch" in shown(page) and len(shown(page)) < 10
    page.fill("[name=palabra]", "critica")
    assert "s3-ruta-critica" in shown(page)
    page.fill("[name=palabra]", "zzz")
    assert shown(page) == [] and "Quita un filtro" in told(page)
    assert page.get_attribute("[data-galeria] [data-aviso]", "role") == "status"


def test_the_address_keeps_the_filters(page: Any, base: str) -> None:
    page.goto(base + ROUTE)
    page.select_option("[name=sesion]", "2")
    page.fill("[name=palabra]", "matriz 5r")
    seen, address = shown(page), page.url
    assert "#sesion=2&palabra=matriz+5r" in address and seen
    page.goto(base + "index.html")
    page.goto(address)
    assert shown(page) == seen
    assert page.input_value("[name=palabra]") == "matriz 5r"
    page.evaluate("location.hash = '#tipo=libro'")
    until(page, "document.querySelector('[name=palabra]').value === ''")
    assert set(shown(page)) == {"guia-completa", "libro-de-trabajo"}
    page.evaluate("location.hash = '#s1-ventajas'")
    page.wait_for_selector("#s1-ventajas", state="visible")
    page.evaluate("location.hash = '#tipo=inventado&sesion=%'")
    until(page, "document.querySelector('[name=tipo]').value === ''")
    assert len(shown(page)) > 100


def test_keyboard_reaches_the_filters_and_no_target_is_small(page: Any, base: str) -> None:
    page.goto(base + ROUTE)
    page.focus("[name=palabra]")
    page.keyboard.type("gafetes")
    names = []
    for _ in range(5):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.name || document.activeElement.type"))
    assert names == ["sesion", "tipo", "papel", "momento", "reset"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('li').id") == "s2-gafetes"
    selector = "[data-galeria] :is(input, select, button), .galeria :is(h3, .bajar) a, .maletin :is(.boton, summary)"
    sizes = page.eval_on_selector_all(
        selector, "l => l.filter(x => x.offsetParent).map(x => Math.round(x.getBoundingClientRect().height))"
    )
    assert len(sizes) > 10 and min(sizes) >= 44


def test_filtering_moves_nothing_above_the_cards(page: Any, base: str) -> None:
    page.goto(base + ROUTE)
    where = "document.querySelector('.galeria').getBoundingClientRect().top + scrollY"
    before = page.evaluate(where)
    page.select_option("[name=tipo]", "hoja")
    page.fill("[name=palabra]", "zzz")
    assert page.evaluate(where) == before


def test_without_scripts_every_piece_is_listed(browser: Any, base: str, paquete: Paquete) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + ROUTE)
    assert len(page.query_selector_all(".galeria > li")) == len(paquete.piezas)
    assert page.is_visible("#s6-votos")
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_gallery_fits_and_is_light(browser: Any, base: str, site: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto(base + ROUTE, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    files = [site / unquote(urlsplit(u).path.lstrip("/")) for u in asked]
    weight = sum(len(gzip.compress(f.read_bytes(), 9)) for f in files)
    print(f"primera visita a {ROUTE} ({width} px): {weight / 1000:.1f} kB en {len(asked)} archivos")
    assert len(asked) > 5 and weight <= FIRST_LOAD_MAX
    context.close()


@pytest.fixture
def marked(site: Path, paquete: Paquete) -> Iterator[str]:
    """A page of a piece whose files have marks, beside the built ones."""
    files = tuple(
        Archivo(
            ruta=f"kit/s1-ventajas/s1-ventajas-{p}.pdf",
            variante="estatica",
            papel=p,
            paginas=1,
            bytes=10,
            marca=m,
            sha256="0",
        )
        for p, m in (("carta", MARK), ("a4", OTHER))
    )
    ctx = Contexto(paquete, Catalogo({"s1-ventajas": files}), site_templates(ROOT / "macros" / "site" / "plantillas"))
    text = Views(ctx).bind("pieza", lambda: "kit/prueba.html")("s1-ventajas")
    target = site / "kit" / "prueba-de-marcas.html"
    target.write_text(
        f'<!doctype html><html lang="es"><meta charset="utf-8"><link rel="icon" href="data:,"><body>{text}',
        encoding="utf-8",
    )
    yield f"kit/{target.name}"
    target.unlink()


def test_mark_of_a_sheet_is_compared(page: Any, base: str, marked: str) -> None:
    page.goto(f"{base}{marked}#{MARK}")
    status = "[data-al-dia]"
    assert page.get_attribute(status, "role") == "status"
    assert "está al día" in page.inner_text(status) and MARK in page.inner_text(status)
    page.evaluate("location.hash = '#00000000'")
    until(page, "document.querySelector('[data-al-dia]').textContent.includes('más nueva')")
    assert "00000000" in page.inner_text(status)
    assert page.get_attribute(f"{status} a", "href") == "#archivos"
    page.evaluate(f"location.hash = '#{OTHER.upper()}'")
    until(page, "document.querySelector('[data-al-dia]').textContent.includes('al día')")
    page.evaluate("location.hash = '#cuando'")
    until(page, "document.querySelector('[data-al-dia]').textContent === ''")
    assert MARK in page.inner_text("[data-marcas]")


def test_mark_without_scripts_can_be_compared_by_eye(browser: Any, base: str, marked: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}{marked}#00000000")
    assert MARK in page.inner_text("[data-marcas]") and "pie de tu hoja" in page.inner_text("[data-marcas]")
    context.close()
