"""The words of the built site and of the kit: readability, spelling, inclusive language, punctuation."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import spelling
from pagetext import attributes, blocks, drawn, foreign, language, nodes, parse, reading, words
from readability import measure
from style_checks import CHECKS

from macros.model import Paquete

AVERAGE_MIN, PAGE_MIN = 55, 50
"""INFLESZ; by this same count the source documents stand between 42 and 54."""
HARDER: dict[str, str] = {}
"""Pages that may read below ``PAGE_MIN``, each with its reason; one that no longer needs it fails."""


@dataclass
class Written:
    """All that was found, with the first place of each piece of text."""

    pages: dict[str, str] = field(default_factory=dict)
    """HTML of each page of the site."""
    texts: dict[str, str] = field(default_factory=dict)
    """Blocks and attributes, with the page or piece where each stands first."""
    nodes: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    others: dict[str, dict[str, str]] = field(default_factory=dict)
    """Words of the pieces in other languages, by language, with the first place of each."""

    def add(self, where: str, html: str) -> None:
        if (spoken := language(html)) != "es":
            for text in blocks(foreign(html)):
                for word in words(text):
                    self.others.setdefault(spoken, {}).setdefault(word, where)
            return
        tree = parse(html)
        for text in (*blocks(tree), *attributes(tree)):
            if text not in self.texts:
                self.texts[text] = where
                for word in words(text):
                    self.words.setdefault(word, f"{where}: {text[:80]}")
        for text in nodes(tree):
            self.nodes.setdefault(text, where)
        for word in (w for text in drawn(html) for w in words(text)):
            self.words.setdefault(word, f"{where}: dibujo")


@pytest.fixture(scope="module")
def written(site: Path, paquete: Paquete) -> Written:
    """Every page of the site, and the HTML of every piece before it is drawn."""
    from print.pieces import Pages
    from print.press.binding import MARK

    out = Written()
    for path in sorted(site.rglob("*.html")):
        out.pages[path.relative_to(site).as_posix()] = path.read_text(encoding="utf-8")
    for where, html in out.pages.items():
        out.add(where, html)
    pages = Pages(paquete)
    for pieza in paquete.piezas.values():
        for job in pages.jobs(pieza):
            out.add(pieza.id, MARK.sub("", job.html))
    return out


# ---- readability --------------------------------------------------------------------------------


def test_pages_read_well(written: Written) -> None:
    counted = {name: measure(reading(parse(html))) for name, html in written.pages.items()}
    scores = {name: r.score for name, r in counted.items() if r.words}
    assert len(scores) > 10
    assert sum(r.words for r in counted.values()) > 5000
    assert sum(scores.values()) / len(scores) >= AVERAGE_MIN
    below = {name for name, score in scores.items() if score < PAGE_MIN}
    assert below == HARDER.keys(), {name: round(scores[name]) for name in below ^ HARDER.keys()}


def test_readability_sees_bureaucratic_prose() -> None:
    """A sentence as the sources write them, and the same idea as this project does."""
    hard = [
        "La implementación de metodologías participativas orientadas al fortalecimiento institucional de las "
        "organizaciones posibilita la identificación de oportunidades estratégicas de colaboración intersectorial."
    ]
    plain = ["El grupo trabaja junto. Así ve con quién puede sumar fuerzas."]
    assert measure(hard).score < 30
    assert measure(plain).score > 80


def test_readability_counts_sentences() -> None:
    counted = measure(["Mide 7.6 cm. ¿Cabe? «Sí.» Va otra", "Y una más: con dos puntos"])
    assert (counted.sentences, counted.words) == (5, 12)


def test_reading_leaves_out_tables_and_downloads() -> None:
    page = (
        "<article><p>Uno <b>dos</b>.</p><table><tr><td><p>tres</p></table><ul class=descargas><li>cuatro</ul></article>"
    )
    assert reading(parse(page)) == ["Uno dos."]


# ---- spelling -----------------------------------------------------------------------------------


@pytest.fixture
def dictionary() -> None:
    if not spelling.available():
        if os.environ.get("CI"):
            pytest.fail(spelling.WHY_NOT)
        pytest.skip(spelling.WHY_NOT)


@pytest.mark.usefixtures("dictionary")
def test_words_are_spelt_well(written: Written) -> None:
    assert len(written.words) > 1000
    wrong = spelling.unknown(written.words, spelling.own_words())
    told = "\n".join(f"{w}  ({written.words[w]})" for w in wrong)
    assert not wrong, f"Corrígelas, o agrégalas a tests/words/palabras.txt:\n{told}"


@pytest.mark.usefixtures("dictionary")
def test_own_words_are_needed(written: Written) -> None:
    own = spelling.own_words()
    assert len(own) > 20
    idle = spelling.idle(written.words, own)
    assert not idle, f"Nadie las necesita; quítalas de tests/words/palabras.txt: {', '.join(idle)}"


def test_words_in_other_languages(written: Written) -> None:
    """A piece with ``idioma`` is checked with its dictionary; without one, the reason is printed."""
    assert "es" not in written.others
    for spoken, found in written.others.items():
        wrong, reason = spelling.misspelt(spoken, found)
        print(reason or f"{spoken}: {len(found)} palabras revisadas")
        assert not wrong, [(w, found[w]) for w in wrong]


def test_a_piece_in_another_language_is_checked_apart(tmp_path: Path, paquete: Paquete) -> None:
    from print.pieces import Pages

    sheet = paquete.piezas["s1-caso-mexicano"].model_copy(update={"idioma": "nah", "titulo": "Altepetl"})
    found = Written()
    for job in Pages(paquete).jobs(sheet):
        found.add("prueba", job.html)
    assert not found.words and "Altepetl" in found.others["nah"] and "Marca" not in found.others["nah"]
    wrong, reason = spelling.misspelt("nah", ["Altepetl"], tmp_path)
    assert wrong == [] and "«nah»" in reason and str(tmp_path) in reason
    (tmp_path / "nah.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "nah.dic").write_text("1\naltepetl\n", encoding="utf-8")
    assert spelling.misspelt("nah", ["altepetl", "altepetll"], tmp_path) == (["altepetll"], "")


def test_own_words_are_in_order() -> None:
    own = spelling.own_words()
    assert own == sorted(set(own), key=spelling.sort_key)
    assert all(re.fullmatch(r"[^\W\d_]+(?:['’][^\W\d_]+)*", w) for w in own)


@pytest.mark.usefixtures("dictionary")
@pytest.mark.parametrize("word", ["alianzza", "facilitacion", "organizacion", "haiga", "Mexico", "colavorar", "dezear"])
def test_spelling_sees_a_mistake(word: str) -> None:
    assert spelling.unknown([word], spelling.own_words()) == [word]


@pytest.mark.usefixtures("dictionary")
@pytest.mark.parametrize(
    "word", ["alianza", "Año", "anótala", "Escríbelas", "imprímelo", "hablarlas", "acuérdenlo", "fíjate"]
)
def test_spelling_knows_verbs_with_pronouns(word: str) -> None:
    assert spelling.unknown([word], []) == []


@pytest.mark.usefixtures("dictionary")
def test_an_idle_own_word_is_seen() -> None:
    assert spelling.idle(["Gantt", "webinar"], ["Gantt", "alianza", "webinar", "zzz"]) == ["alianza", "zzz"]


# ---- inclusive language and punctuation ---------------------------------------------------------

BAD = {
    "inclusive": [
        "los/as participantes", "el/la responsable", "cada facilitador/a", "amig@s", "tod@s", "todxs", "lxs socixs",
        "chico(a)", "todes", "amigues", "nosotros y nosotras", "nuestros y nuestras aliadas", "las y los jóvenes",
        "Todas y todos", "el y la responsable", "las/los socios",
    ],
    "osc": ["Una osc aliada", "las OSCs", "Osc"],
    "opening_marks": ["Vamos!", "Quién viene?", "¿Quién viene", "¡Ya", "Es fácil?. ¿No?"],
    "quotes": ["«sin cerrar", "cerrada»", "«una «dentro»", 'con "rectas"', "con 'rectas'"],
    "spaces": ["dos  espacios", "antes , de la coma"],
}  # fmt: skip
GOOD = [
    "Las personas participantes y quien facilita", "y/o no es un género", "Escribe a hola@ejemplo.org.mx",
    "Pon «?» y sigue", "No sabemos (?)", "¿Qué pasa? ¡Vamos!", "una OSC y otras OSC", "Alterna «osc» con «OSC»",
    "La hoja «A»",
    "términos y condiciones", "60×90 cm en 1/2 hora", "mil y una", "Unes los puntos", "la OSC X", "Mujeres y hombres",
    "¡¿Qué?!", "«¿Y si sí?»", "Sale Oxfam’s",
]  # fmt: skip


@pytest.mark.parametrize("name", CHECKS)
def test_style(written: Written, name: str) -> None:
    texts = written.nodes if name == "spaces" else written.texts
    assert len(texts) > 1000
    found = [f"{where}: {what} | {text[:120]}" for text, where in texts.items() for what in CHECKS[name](text)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, texts in BAD.items() for t in texts])
def test_style_sees_a_bad_text(name: str, text: str) -> None:
    assert list(CHECKS[name](text))


@pytest.mark.parametrize("text", GOOD)
def test_style_lets_a_good_text_pass(text: str) -> None:
    assert [found for check in CHECKS.values() for found in check(text)] == []


def test_every_check_has_bad_texts() -> None:
    assert BAD.keys() == CHECKS.keys()


def test_text_is_taken_from_a_page() -> None:
    page = (
        '<!doctype html><html lang="es"><head><title>T</title></head><body><!-- no -->'
        "<p>Uno <b>dos</b><br>tres <code>x</code></p>"
        '<label><span class="etiqueta">¿Qué?</span><span class="ayuda">Esto.</span><input title="ver"></label>'
        '<ul class="referencias"><li>The Title</li></ul><p lang="en">Hello</p></body></html>'
    )
    tree = parse(page)
    assert sorted(blocks(tree)) == ["Esto.", "T", "Uno dos tres", "¿Qué?"]
    assert attributes(tree) == ["ver"]
    assert drawn('<svg><text>Uno <tspan>dos</tspan></text><path d="M 0 0"/></svg>') == ["Uno dos"]
    assert words("Ver https://a.mx/b, kit.py, s1-caso-exito y 5R de A a B") == ["Ver", "de"]
