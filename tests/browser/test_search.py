"""The search in a real browser: it understands who facilitates, by http and from a folder, and it is quick."""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from test_browser import base, browser, page
from waiting import until

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador
SESSION = "sesiones/sesion-1.html"
META, ITEMS = ".md-search-result__meta", ".md-search-result__item > a"


class Search:
    """The search box of an open page."""

    def __init__(self, page: Any) -> None:
        self.page = page
        page.click("[name=query]")
        until(page, "window.Buscador && Buscador.index")

    def __call__(self, query: str) -> list[str]:
        """Addresses found below the site's root, best first."""
        self.page.fill("[name=query]", query)
        root = self.page.evaluate("new URL(document.querySelector('.md-logo').href).href.replace('index.html', '')")
        return [u.removeprefix(root) for u in self.page.eval_on_selector_all(ITEMS, "l => l.map(a => a.href)")]

    def pages(self, query: str) -> list[str]:
        """Pages found, best first, each once."""
        return list(dict.fromkeys(u.split("#")[0] for u in self(query)))

    def marks(self) -> set[str]:
        return set(self.page.eval_on_selector_all(".md-search-result__list mark", "l => l.map(m => m.textContent)"))


def _folded(word: str) -> str:
    """Without accents, with ñ."""
    text = unicodedata.normalize("NFD", word.lower()).replace("n\u0303", "ñ")
    return "".join(c for c in text if not unicodedata.combining(c))


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_accents_plurals_and_case_do_not_matter(page: Any, base: str, site: Path, scheme: str) -> None:
    page.goto((base if scheme == "http" else site.as_uri() + "/") + SESSION)
    search = Search(page)
    assert any("sesion-1" in u for u in search("participacion"))
    assert any(m.lower() == "participación" for m in search.marks())
    assert search("participación") == search("participacion") == search("PARTICIPACIÓN")
    assert search.pages("alianzas")[:3] == search.pages("alianza")[:3] != []
    assert search("zxqwv") == [] and "No encontramos" in page.inner_text(META)


def test_common_words_and_signs_do_not_count(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    search = Search(page)
    assert search("mapa de actores") == search("mapa actores") == search("el mapa de los actores")
    assert search("Materiales:") == search("materiales") != []
    assert search("mapa-") == search("mapa") == search("+mapa*")
    assert search('"debida diligencia"') == search("debida diligencia") != []
    assert search("la") != [] and search("¿?") == []


@pytest.mark.parametrize(
    ("query", "goal"),
    [
        ("rompehielos", "kit/s4-presentarnos.html"), ("zoom", "sesiones/webinar.html"), ("convenio", "kit/s5-mou.html"),
        ("minuta", "kit/care-agenda-minuta.html"), ("encuesta", "kit/ca-encuesta.html"),
        ("gafete", "kit/s2-gafetes.html"),
        ("dinámica", "sesiones/sesion-4.html"), ("post-it", "kit/s6-votos.html"), ("mou", "kit/s5-mou.html"),
        ("orden del día", "kit/s1-objetivos-agenda.html"), ("stakeholders", "kit/ca-inventario-actores.html"),
        ("foda", "kit/s6-diagnostico.html"), ("coffee break", "sesiones/sesion-1.html"), ("confiansa", "glosario.html"),
        ("debida diligencia", "kit/s5-debida-diligencia.html"), ("elevator pitch", "kit/s4-elevator-pitch.html"),
    ],
)  # fmt: skip
def test_everyday_words_lead_to_ours(page: Any, base: str, query: str, goal: str) -> None:
    page.goto(base + SESSION)
    search = Search(page)
    assert goal in search.pages(query)[:6]


def test_what_facilitators_read_comes_first(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    search = Search(page)
    for query in ("comida", "pausa", "objetivo", "agenda", "materiales", "rotafolio", "carta descriptiva", "actores"):
        first = search.pages(query)[:3]
        assert len(first) == 3 and not [u for u in first if u.startswith(("adaptar/", "desarrollo/"))], (query, first)


def test_every_accented_word_of_the_session_is_found(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    # What the page itself leaves out of the search, as the box to take the site along.
    page.evaluate("document.querySelectorAll('article [data-search-exclude]').forEach(x => x.remove())")
    words = {w.lower() for w in re.findall(r"\w+", page.inner_text("article")) if re.search("[áéíóúü]", w.lower())}
    Search(page)
    words = {w for w in words if not page.evaluate("w => Buscador.index.common[w] || false", _folded(w))}
    assert len(words) > 50
    found = page.evaluate(
        """words => Object.fromEntries(words.map(w => [w, Buscador.index.find(w).lista.map(g =>
             Buscador.index.pages[g.pagina][0])]))""",
        sorted(map(_folded, words)),
    )
    assert [w for w, places in found.items() if not any("sesion-1" in p for p in places)] == []


def test_the_letter_enye_is_kept(page: Any, base: str) -> None:
    page.goto(base + SESSION)
    Search(page)
    found = page.evaluate(
        """words => {
          const texts = ["Un año de trabajo y tres años más", "El ano es parte del cuerpo"];
          const index = new Buscador.Index({
            paginas: [["uno.html", "uno", 1], ["dos.html", "dos", 1]], comunes: [], sinonimos: [],
            partes: texts.map((t, i) => [["uno.html", "dos.html"][i], "x", t, i]),
          });
          return Object.fromEntries(words.map(w => [w, index.find(w).lista.map(g => index.pages[g.pagina][0])]));
        }""",
        ["año", "ano", "años", "trabajos"],
    )
    assert found == {"año": ["uno.html"], "años": ["uno.html"], "ano": ["dos.html"], "trabajos": ["uno.html"]}


def test_it_waits_until_it_is_wanted_and_then_is_quick(page: Any, base: str) -> None:
    page.goto(base + SESSION, wait_until="networkidle")
    assert not [u for u in page.asked if "busqueda" in u or "/buscar/" in u]
    start = time.monotonic()
    page.click("[name=query]")
    page.keyboard.type("m")
    page.wait_for_selector(ITEMS)
    took = time.monotonic() - start
    print(f"de la primera letra al primer resultado: {took:.2f} s")
    assert took < 1.5


def test_keys_lead_through_the_results(page: Any, base: str) -> None:
    page.goto(base + "kit.html")
    search = Search(page)
    first = search("gafetes")[0]
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.href").endswith(first)
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "query"
    page.keyboard.press("Escape")
    assert not page.evaluate("document.getElementById('__search').checked")
    page.click("[name=query]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/" + first)


def test_search_open_holds_axe_and_width(page: Any, base: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(reduced_motion="reduce")
    for width in (320, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(base + "kit.html")
        page.evaluate("document.getElementById('__search').click()")
        until(page, "window.Buscador && Buscador.index")
        page.fill("[name=query]", "mapa")
        page.wait_for_timeout(400)  # the theme's box opens little by little
        assert [v["id"] for v in Axe().run(page).response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
