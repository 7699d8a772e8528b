"""Terms of the glossary in a page: linked once, the longest first, and never where a link would be in the way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from macros.model import Paquete, Termino
from macros.site.finished import read, written
from macros.site.linking import forms, link_terms


def term(name: str, *synonyms: str) -> Termino:
    id_ = re.sub(r"[^a-z0-9]+", "-", name.lower().translate(str.maketrans("áéíóúñ", "aeioun"))).strip("-")
    return Termino(id=id_, termino=name, sinonimos=synonyms, definicion="Algo.")


TERMS = [
    term("Alianza", "alianzas"),
    term("Alianza estratégica", "alianzas estratégicas"),
    term("Recurso", "recursos", "bien", "bienes"),
    term("Misión", "misiones"),
    term("Red", "redes"),
    term("Las 5 R", "5R"),
    term("Memorando (MoU)", "memorandos", "carta de intención"),
    term("Año"),
]


def linked(text: str) -> list[tuple[str, str]]:
    """(id, words) of each link made in ``text``."""
    found = re.findall(r'<a class="termino" href="([^"]*)">(.*?)</a>', link_terms(text, TERMS), re.DOTALL)
    return [(href.removeprefix("glosario.html#"), words) for href, words in found]


def test_name_plural_and_acronym_lead_to_the_term_and_other_synonyms_do_not() -> None:
    assert forms(TERMS[1]) == ["Alianza estratégica", "alianzas estratégicas"]
    assert forms(TERMS[2]) == ["Recurso", "recursos"]
    assert forms(TERMS[3]) == ["Misión", "misiones"]
    assert forms(TERMS[5]) == ["5 R"]
    assert forms(TERMS[6]) == ["Memorando", "MoU", "memorandos"]


def test_longest_first_and_only_the_first_time() -> None:
    text = "<p>Las alianzas estratégicas y la alianza.</p><p>Una Alianza Estratégica, dos alianzas.</p>"
    assert linked(text) == [("alianza-estrategica", "alianzas estratégicas"), ("alianza", "alianza")]


@pytest.mark.parametrize(
    "text",
    [
        '<h2 id="red">La red</h2>',
        "<h1>Red</h1>\n\nmás",
        "<h3>Red</h3>",
        '<a href="x.html">la <b>red</b></a>',
        '<p class="paso__titulo">Red <span>y red</span></p>',
        '<p title="red">nada</p>',
        "<summary>Red</summary>",
        "<label>Red <input></label>",
        "<code>red</code>",
        "<!-- la red -->",
        "<table><tr><th>Red</th></tr></table>",
        "<p>enredo, redada, sobrered, el ano, la mision</p>",
        "<p>&red;</p>",
    ],
)
def test_where_nothing_is_linked(text: str) -> None:
    assert link_terms(text, TERMS) == text


def test_after_what_is_skipped_linking_goes_on() -> None:
    page = "<h3>red</h3>\n<ul><li>uno<li>dos</ul><p>Una <strong>red</strong>, un\naño. <br>5 R</p>\n"
    assert linked(page) == [("red", "red"), ("ano", "año"), ("las-5-r", "5 R")]


def test_links_start_at_the_site_s_root() -> None:
    assert '"../glosario.html#red"' in link_terms("<p>red</p>", TERMS, "../")
    assert link_terms("<p>red</p>", []) == "<p>red</p>"


@given(
    st.lists(st.sampled_from(["red ", "alianza ", "<p>", "</p>", "<h2>", "</h2>", "<b>red</b>", "&lt;", "x", "<br>"]))
)
def test_taking_the_links_out_gives_the_text_back(parts: list[str]) -> None:
    text = "".join(parts)
    out = link_terms(text, TERMS)
    assert re.sub(r'<a class="termino" [^>]*>(.*?)</a>', r"\1", out) in (text, written(read(text)))
    assert out.count('class="termino"') <= len(TERMS)


# ---- the built site ------------------------------------------------------------------------------


def test_pages_link_each_term_once_and_to_its_place(site: Path, paquete: Paquete) -> None:
    glossary = BeautifulSoup((site / "glosario.html").read_text(encoding="utf-8"), "lxml")
    known = {str(t["id"]) for t in glossary.find_all(id=True)}
    seen = 0
    for name in [f"sesiones/{i}" for i in paquete.sesiones] + [f"libro/{i}" for i in paquete.secciones]:
        tree = BeautifulSoup((site / f"{name}.html").read_text(encoding="utf-8"), "lxml")
        ids = [str(a["href"]).removeprefix("../glosario.html#") for a in tree.select("a.termino")]
        assert len(ids) == len(set(ids)), name
        assert set(ids) <= known & set(paquete.terminos), name
        assert tree.select("h1 a.termino, h2 a.termino, h3 a.termino, nav a.termino") == []
        seen += len(ids)
    assert seen > 15
