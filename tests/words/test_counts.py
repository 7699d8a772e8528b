"""Numbers with their nouns: one grupo, four grupos, in labels, prints, lists and messages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.model import Paquete
from macros.model.base import Contado, Modelo
from macros.words.counts import counted, noun
from macros.words.filling import filled
from print.maletin.folder import readme
from print.maletin.scope import scopes
from print.pieces import run_sheet
from print.pieces.making import Making

WRONG = re.compile(r"(?<![\d.,])1 (personas|grupos|aliados|páginas|copias|hojas)\b")
BARE = re.compile(r"supuestos\.(?:personas|grupos|aliados) \}\} \{\{|[sd]\.(?:personas|grupos|aliados)\} ")


@pytest.mark.parametrize(("n", "said"), [(0, "0 grupos"), (1, "1 grupo"), (2, "2 grupos"), (21, "21 grupos")])
def test_number_and_noun(n: int, said: str) -> None:
    assert counted(n, "grupo|grupos") == said
    assert filled("Hay {n grupo|grupos}.", n=n) == f"Hay {said}."
    assert noun(n, "min") == "min"


def test_a_label_without_its_value_stays_as_it_was() -> None:
    assert filled("{otra cosa|cosas} y {n}", n=1) == "{otra cosa|cosas} y 1"


@pytest.mark.parametrize("label", ["grupos", "|grupos", "grupo|", "a|b|c"])
def test_a_noun_with_one_form_is_refused(label: str) -> None:
    class Palabra(Modelo):
        grupos: Contado

    assert Palabra(grupos="grupo|grupos").grupos == "grupo|grupos"
    with pytest.raises(ValueError, match="pattern"):
        Palabra(grupos=label)


def test_one_of_each_in_prints_and_bundles(paquete: Paquete) -> None:
    one = paquete.portada.supuestos.model_copy(update={"personas": 1, "grupos": 1, "aliados": 1})
    alone = paquete.model_copy(update={"portada": paquete.portada.model_copy(update={"supuestos": one})})
    making = Making(alone)
    sheet = next(p for p in alone.piezas.values() if p.tipo == "carta_descriptiva" and p.sesion)
    html = "".join(job.html for job in run_sheet.jobs(sheet, making))
    words = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert "1 persona en un solo grupo" in words
    assert not WRONG.search(words), WRONG.search(words)
    text = readme(alone, next(iter(scopes(alone))), [], {})
    assert "1 persona, 1 grupo" in text and "1 aliado." in text


def test_no_template_or_sentence_puts_the_number_beside_a_fixed_noun(root: Path) -> None:
    files = [*root.glob("macros/**/*.j2"), *root.glob("print/**/*.j2"), *root.glob("print/**/*.py")]
    assert len(files) > 50
    assert [f.name for f in files if BARE.search(f.read_text(encoding="utf-8"))] == []
    assert BARE.search("{{ supuestos.grupos }} {{ r.grupos }}"), "the guard sees what it is for"


def test_a_run_sheet_with_nothing_to_do_before_or_to_buy_has_no_heading_for_it(paquete: Paquete) -> None:
    r = paquete.rotulos.kit
    sheet = next(p for p in paquete.piezas.values() if p.tipo == "carta_descriptiva" and p.sesion)
    session = paquete.sesiones[sheet.sesion or ""]
    bare = session.model_copy(
        update={"preparacion": (), "bloques": tuple(b.model_copy(update={"materiales": ()}) for b in session.bloques)}
    )
    alone = paquete.model_copy(update={"sesiones": {**paquete.sesiones, session.id: bare}, "marco": None})
    heads = (r.para_conseguir,)  # what to print has always the run sheet itself
    full, empty = ("".join(j.html for j in run_sheet.jobs(sheet, Making(p))) for p in (paquete, alone))
    assert all(f">{head}</h2>" in full for head in heads)
    assert [head for head in heads if f">{head}</h2>" in empty] == []
    assert not re.search(r"<tbody>\s*</tbody>|<ul[^>]*>\s*</ul>", empty)


FIXED = re.compile(r"\{\w+\} [a-záéíóúñ]*[aeiou]s\b")
ALWAYS_MANY = ("sinonimos", "mosaico_pasos", "varios", "primeros", "se_imprime", "Ordena", "programa")
"""Labels that are only said of several: a poster by parts, pages found when there is more than one."""


def test_no_label_puts_a_fixed_plural_after_a_number(root: Path) -> None:
    lines = (root / "data/rotulos.yml").read_text(encoding="utf-8").splitlines()
    assert [x for x in lines if FIXED.search(x) and not any(w in x for w in ALWAYS_MANY)] == []
    assert FIXED.search('grupos: "Hay {grupos} grupos."') and not FIXED.search("{grupos grupo|grupos}")
