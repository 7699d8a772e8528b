"""Sentences for pydantic's errors: each type of error that the models can give has its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from macros.model import TIPOS, Caso, Modelo, Portada, Referencia, Seccion, Sesion, Termino
from macros.problems import Problem, as_id, suggestion
from macros.reading.explain import explain
from macros.reading.yaml_file import read

MODELS: list[type[Modelo]] = [Sesion, Portada, Caso, Seccion, Termino, Referencia, *dict.fromkeys(TIPOS.values())]


def problems_of(model: type[Modelo], text: str, folder: Path) -> list[Problem]:
    path = folder / "a.yml"
    path.write_text(text, encoding="utf-8")
    doc = read(path, folder)
    try:
        model.model_validate(doc.datos)
    except ValidationError as e:
        return explain(e, doc, model)
    return []


def test_a_misspelt_field_is_one_problem(tmp_path: Path) -> None:
    text = "id: x\ncitas: X\ntexto: y\n"
    [problem] = problems_of(Referencia, text, tmp_path)
    assert str(problem).startswith("a.yml:2:1: «citas» no es un campo de una referencia. ¿Quisiste decir «cita»?")


def test_a_strange_field_does_not_hide_a_missing_one(tmp_path: Path) -> None:
    problems = problems_of(Referencia, "id: x\nxyz: 1\ntexto: y\n", tmp_path)
    assert {p.regla for p in problems} == {"campo-sobra", "campo-falta"}


@pytest.mark.parametrize(
    ("given_", "minutes"),
    [
        ("1:30", 90),
        ("0:45", 45),
        ("1h30", 90),
        ("1h", 60),
        ("2 horas", 120),
        ("1.5 h", 90),
        ("1,5 horas", 90),
        ("1 hora y 15 minutos", 75),
        ("2 hrs 30 min", 150),
        ("45 min", 45),
        ("45min.", 45),
        ("90 minutos", 90),
        ("60.5", 60),
        ('"60"', 60),
    ],
)
def test_minutes_are_worked_out(given_: str, minutes: int, tmp_path: Path) -> None:
    text = f"id: x\ntipo: receso\ntitulo: x\ntitulo_corto: x\nduracion_min: {given_}\n"
    from macros.model import Bloque

    [problem] = problems_of(Bloque, text, tmp_path)
    assert problem.mensaje.endswith(f"Escribe solo los minutos: duracion_min: {minutes}")


def test_ranges_come_from_the_model(tmp_path: Path) -> None:
    text = "personas: 1\ngrupos: 41\naliados: 3\nhora_inicio: 25:00\n"
    from macros.model.paquete import Supuestos

    one, two, three = problems_of(Supuestos, text, tmp_path)
    assert "«personas» dice «1» y debe ser de 2 a 200." in one.mensaje
    assert "«grupos» dice «41» y debe ser de 1 a 40." in two.mensaje
    assert "debe ser una hora de 0:00 a 23:59" in three.mensaje


@pytest.mark.parametrize(
    ("text", "id_"),
    [("Visión común", "vision-comun"), ("Año 2", "ano-2"), ("-a--b-", "a-b"), ("¿?", ""), ("x_y", "x-y")],
)
def test_ids_are_suggested(text: str, id_: str) -> None:
    assert as_id(text) == id_


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("duracion", "duracion_min"),
        ("Titulo", "titulo"),
        ("TÍTULO", "titulo"),
        ("matriales", "materiales"),
        ("zzz", ""),
    ],
)
def test_near_names_are_suggested(wrong: str, right: str) -> None:
    hint = suggestion(wrong, ["duracion_min", "titulo", "materiales", "pasos"])
    assert hint == (f" ¿Quisiste decir «{right}»?" if right else "")


# What a value of any shape gives: a sentence, never another exception.
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-10, 10**13), st.floats(allow_nan=False), st.text(max_size=30)
)


def shapes(model: type[Modelo]) -> st.SearchStrategy[Any]:
    names = sorted(
        {*model.model_fields, "cuerpo", "texto", "lista", "columnas", "anchos", "titulos", "materiales", "·x"}
    )
    return st.recursive(
        SCALARS,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(names), inner, max_size=6)
        ),
        max_leaves=12,
    )


@pytest.mark.parametrize("model", MODELS)
@settings(max_examples=40)
@given(data=st.data())
def test_any_shape_gives_sentences(model: type[Modelo], data: st.DataObject) -> None:
    from macros.reading.yaml_file import Documento

    value = data.draw(shapes(model))
    doc = Documento("a.yml", value, {(): (1, 1)}, {}, ("x",))
    try:
        model.model_validate(value)
    except ValidationError as e:
        problems = explain(e, doc, model)
        assert problems
        for p in problems:
            assert "no es lo que se espera" not in p.mensaje, "an error type without its own sentence"
            assert len(p.mensaje) < 600
