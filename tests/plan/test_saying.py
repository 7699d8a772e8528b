"""Figures of the plan in the words of the data: what a text says is what the clock says, also in other minutes."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from commands.fit import _applied
from macros.audit.day.said import prose
from macros.audit.plan import Plan
from macros.fitting import Imposible, fit
from macros.loading import load
from macros.model import Escrito, Paquete
from macros.plan.day.assumptions import assuming
from macros.plan.day.schedule import PAUSE_EVERY_MIN, PAUSE_ONLINE_MIN, total
from macros.plan.saying import KINDS, part, turn
from macros.problems import DataErrors
from macros.reading.origin import Origen
from macros.words.said import Dicho, live, own, planned

TALLER, STEP = "data/sesiones/taller.yml", "        texto: Reparte la hoja."


def texts(thing: Any) -> Iterator[str]:
    """Every text of a thing of the model, but those of documents with fields of their own."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, BaseModel) and not isinstance(thing, Escrito):
        for name in type(thing).model_fields:
            yield from texts(getattr(thing, name))
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from texts(value)
    elif isinstance(thing, tuple | list):
        for value in thing:
            yield from texts(value)


def step(base: Path, text: str, **more: str) -> Paquete:
    """The smallest package with another text in its second step of 40 minutes."""
    path = base / TALLER
    lines = "".join(f"        {k}: {v}\n" for k, v in more.items())
    path.write_text(path.read_text("utf-8").replace(STEP, f'{lines}        texto: "{text}"'), encoding="utf-8")
    return load(base)[0]


def told(p: Paquete) -> str:
    return p.sesiones["taller"].bloques[0].pasos[1].texto


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("En {min} minutos.", "En 40 minutos."),
        ("Dura {dura}.", "Dura 40 min."),
        ("Usa {4 de 8} y {1 de 3}.", "Usa 20 y 13."),
        ("Del minuto {desde} al {hasta}.", "Del minuto 20 al 60."),
        ("{grupos} grupos, {personas} personas, {aliados} aliados.", "4 grupos, 18 personas, 3 aliados."),
        ("El café dura {min cafe} minutos y todo, {dura taller}.", "El café dura 15 minutos y todo, 1 h 15 min."),
        ("La ronda, {min taller/inicio/ronda}; hasta {hasta inicio/ronda}.", "La ronda, 20; hasta 20."),
        ("**{min} minutos**", "**40 minutos**"),
        ("{1 de 40} minutos y {1 de 40} grupos", "1 minuto y 1 grupo"),
        ("{1 de 40} minutosos", "1 minutosos"),
    ],
)
def test_what_each_name_stands_for(base: Path, text: str, says: str) -> None:
    found = told(step(base, text))
    assert found == says
    assert isinstance(found, Dicho) and planned(found) == text


def test_turns_shrink_where_there_are_more(base: Path) -> None:
    p = step(base, "Cada grupo habla {turno} minutos.", turnos="{por: grupo, minutos: 8}")
    assert told(p) == "Cada grupo habla 8 minutos."
    assert told(assuming(p, personas=40, grupos=10)) == "Cada grupo habla 4 minutos."
    assert told(assuming(p, personas=40, grupos=40)) == "Cada grupo habla 1 minuto."
    assert (turn(12, 8, 3), turn(1, 9, 3), part(5, 4, 8), part(1, 1, 60)) == (1.5, 0.5, 2, 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{minutos}", "¿Quisiste decir «min»?"),
        ("{min.__class__}", "no es una cifra del plan"),
        ("{{ 7*7 }}", "sin su pareja"),
        ("{", "sin su pareja"),
        ("{}", "está vacío"),
        ("{turno}", "Escribe en el paso"),
        ("{9 de 8}", "Escribe, por ejemplo: {4 de 8}"),
        ("{0 de 8}", "Escribe, por ejemplo: {4 de 8}"),
        ("{min cafes}", "¿Quisiste decir «cafe»?"),
        ("{min taller/cafes}", "¿Quisiste decir «cafe»?"),
        ("{grupos grupo|grupos}", "no es una cifra del plan"),
    ],
)
def test_nothing_else_stands_in_braces(base: Path, text: str, why: str) -> None:
    with pytest.raises(DataErrors) as e:
        step(base, text)
    assert {(p.archivo, p.linea) for p in e.value.problems} == {(TALLER, 30)}
    assert any(why in p.mensaje for p in e.value.problems)


def test_a_title_and_a_text_of_no_block_say_no_minutes(base: Path) -> None:
    path = base / TALLER
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("titulo: Ronda", "titulo: Ronda de {min}"), encoding="utf-8")
    with pytest.raises(DataErrors, match="un título no lleva llaves"):
        load(base)
    path.write_text(text, encoding="utf-8")
    piece = base / "data/piezas/hoja/hoja-uno.yml"
    words = "instruccion: Llénala en {min} minutos."
    piece.write_text(re.sub(r"(?m)^instruccion: .*$", words, piece.read_text("utf-8")), encoding="utf-8")
    assert load(base)[0].piezas["hoja-uno"].instruccion == "Llénala en 60 minutos."  # type: ignore[union-attr]
    path.write_text(text.replace("piezas: [hoja-uno]\n", "piezas: []\n").replace("{pieza: hoja-uno, por: persona}",
                    "{articulo: plumones, por: persona}"), encoding="utf-8")  # fmt: skip
    with pytest.raises(DataErrors, match="ningún bloque usa esta pieza"):
        load(base)


def test_a_text_keeps_its_figures_on_its_way(base: Path) -> None:
    found = told(step(base, "Los {grupos} grupos <b> en **{min} minutos**; el café, {min cafe}."))
    again = pickle.loads(pickle.dumps(found))
    assert (again, again.plan, again.partes) == (found, planned(found), found.partes)  # type: ignore[attr-defined]
    assert own(found) == "Los {grupos} grupos <b> en **{min} minutos**; el café, 15."
    assert live(found) == (
        'Los <span data-cifra="grupos" data-palabra=" grupos">4 grupos</span> &lt;b&gt; en '
        "<strong>40 minutos</strong>; el café, 15."
    )
    assert live("a \ue0000\ue001 {b}") == "a \ue0000\ue001 {b}"


def test_no_text_of_the_package_is_left_with_braces(paquete: Paquete) -> None:
    held = [t for name in KINDS for t in texts(getattr(paquete, name))]
    figures = [t for t in held if isinstance(t, Dicho)]
    assert len(held) > 10_000 and len(figures) > 150
    assert {t for t in held if "{" in t.replace("{n}", "")} == set()
    assert planned(figures[0]) != figures[0]


def in_other_minutes(paquete: Paquete) -> Iterator[tuple[Paquete, int]]:
    """Each session of the package in its least, its most, and some times between, in person and at a distance."""
    for s in paquete.sesiones.values():
        for limit in (PAUSE_EVERY_MIN, PAUSE_ONLINE_MIN):
            wishes = {total(s) - 30, total(s) + 30, total(s) // 2, total(s) * 3 // 4}
            try:
                fit(s, 1, limit)
            except Imposible as e:
                wishes |= {e.minimo, e.maximo}
            for minutes in sorted(wishes):
                try:
                    other = _applied(fit(s, minutes, limit))
                except Imposible:
                    continue
                yield paquete.model_copy(update={"sesiones": {s.id: other}}), minutes


def test_after_another_time_no_text_contradicts_its_clock(paquete: Paquete, origen: Origen) -> None:
    assert list(prose(Plan(paquete, origen))) == []
    seen = 0
    for other, _ in in_other_minutes(paquete):
        seen += 1
        assert [str(x) for x in prose(Plan(other, origen))] == []
    assert seen > 60


def test_the_rule_sees_what_is_typed(paquete: Paquete, origen: Origen) -> None:
    """Figures as they read, typed: the rule finds them, here and in other minutes."""
    s = paquete.sesiones["sesion-4"]
    plain = s.model_validate(s.model_dump() | {})
    typed = paquete.model_copy(update={"sesiones": {**paquete.sesiones, s.id: plain}})
    found = list(prose(Plan(typed, origen)))
    assert len(found) > 8 and {x.regla for x in found} == {"minutos-en-texto"}
    cifras = [dict(x.cifras) for x in found]
    assert all(c["dice"] > 1 and c["dura"] > 0 for c in cifras)
