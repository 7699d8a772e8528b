"""Every sentence about a wrong value can be reached: some bad input of ``tests/casos`` is told with it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import CASES, ROOT
from pydantic import ValidationError

from macros.editor.fields import reachable
from macros.model import Errata, Modelo, Rotulos, base
from macros.model.base import ComoSeEscribe
from macros.model.paquete import Capitulo, Edicion
from macros.model.piezas.dibujo import Mapa
from macros.model.piezas.pieza import Lamina, Tarjeta
from macros.model.piezas.plantilla import Plantilla
from macros.model.programa import Diagnostico
from macros.model.rotulos.impreso.kit import RotulosKit
from macros.model.sesion import Ejemplo
from macros.reading.explain import explain
from macros.reading.kinds import ESQUEMAS
from macros.reading.references import metadata_of
from macros.reading.yaml_file import read

DIRECT: list[tuple[type[Modelo], str, str]] = [
    (RotulosKit, "personas: persona\n",
     "«personas» dice «persona» y debe llevar la palabra en singular y en plural, con «|» en medio: grupo|grupos."),
    (Edicion, 'id: x\ntitulo: X\nversion: "2026"\nsitio: https://x.example/\n',
     "«version» dice «2026» y debe ser año, punto y número, entre comillas."),
    (Capitulo, "numero: uno\ntitulo: X\n", "«numero» dice «uno» y debe ser un número, entre comillas."),
    (Ejemplo, "titulo: X\ncolumnas: [a, b]\nrenglones: [[c]]\n",
     "el archivo tiene un renglón con más o menos celdas que columnas. Escribe una por columna."),
    (Tarjeta, "termino: x\ntitulo: X\n",
     "el archivo lleva «termino», o bien «titulo» y «texto». Deja solo una de las dos cosas."),
    (Lamina, "titulo: X\nnotas: x\npuntos: [a]\nplantilla: {forma: sol, equivalente: x}\n",
     "el archivo lleva «puntos» o «plantilla». Deja solo una de las dos cosas."),
    (Plantilla, "forma: balanza\nequivalente: x\npartes: [{titulo: a}]\n",
     "el archivo dice forma: balanza, que lleva 2 partes, y trae 1. Agrega las que faltan o quita las que sobran."),
    (Plantilla, "forma: tiempo\nequivalente: x\npartes: [{titulo: a}, {titulo: b}]\n",
     "el archivo dice forma: tiempo y cada parte lleva «medida». Escribe las que faltan."),
    (Mapa, "centro: x\nanillos: [{titulo: a, linea: doble}, {titulo: b, linea: cortada}]\n"
     "sectores: [a, b, c]\niconos: [leaf]\n",
     "el archivo lleva en «iconos» uno por cada sector, en el mismo orden. Agrega o quita los que falten."),
    (Errata, "id: X1\n", "«id» dice «X1» y debe ser T, R o M y un número."),
    (Diagnostico, "preguntas: [{id: a, texto: x}]\nopciones: [{valor: 1, texto: x}]\n"
     "resultados: [{nivel: basico, desde: 0, hasta: 0, titulo: x, texto: x}]\n"
     "titulo: x\ninstruccion: x\nejemplo: x\n",
     "el archivo deja puntos sin resultado, o los da dos veces. Corrige «desde» y «hasta»."),
    (Diagnostico, "preguntas: [{id: a, texto: x}]\nopciones: [{valor: 1, texto: x}]\n"
     "resultados: [{nivel: basico, desde: 0, hasta: 1, titulo: x, texto: x}]\n"
     "titulo: x\ninstruccion: x\nejemplo: x\nexcepciones: [{si: x, entonces: x, pregunta: b}]\n",
     "el archivo tiene una excepción de una pregunta que no existe. Escribe el id de una de las suyas."),
]  # fmt: skip
"""Bad values of one model, where a whole file of data would hide what is told."""
WITHOUT_WORDS = [
    ("  - id: cartel\n", "  - id: letrero\n",
     "el archivo lleva en «tipos» las palabras de cada tipo de pieza. Agrega las de «cartel»."),
    ("{id: plenaria,", "{id: grupos,",
     "el archivo lleva en «momentos» las palabras de cada momento del día. Agrega las de «plenaria»."),
]  # fmt: skip
PLACES = ("{valor}", "{escribe}", "{ejemplo}")


def parts(node: ast.expr) -> list[str]:
    """The constant parts of a sentence, in order."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
        for place in PLACES:
            text = text.replace(place, "\0")
        return [p for p in text.split("\0") if len(p) > 2]
    if isinstance(node, ast.JoinedStr):
        return [p for value in node.values if isinstance(value, ast.Constant) for p in parts(value)]
    if isinstance(node, ast.Name):
        return [str(getattr(base, node.id))]
    return []


def sentences(source: str) -> Iterator[tuple[int, list[str]]]:
    """Line and sentence of each ``falta(tipo, sentence)`` and ``ComoSeEscribe(pattern, words)``."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) > 1):
            continue
        if node.func.id in ("falta", "ComoSeEscribe"):
            yield node.lineno, parts(node.args[1])


def returned(source: str, function: str) -> Iterator[tuple[int, list[str]]]:
    """Line and sentence of each thing that a function returns."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.name == function:
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value is not None:
                    value = inner.value.left if isinstance(inner.value, ast.BinOp) else inner.value
                    yield inner.lineno, parts(value)


def unreached(found: Iterator[tuple[int, list[str]]], told: list[str]) -> tuple[list[int], int]:
    """Lines of sentences that no message has, and how many sentences there were."""
    lines, count = [], 0
    for line, constant in found:
        if not constant:
            continue
        count += 1
        if not any(all(part in text for part in constant) for text in told):
            lines.append(line)
    return lines, count


def messages(model: type[Modelo], text: str, folder: Path) -> list[str]:
    path = folder / "a.yml"
    path.write_text(text, encoding="utf-8")
    doc = read(path, folder)
    with pytest.raises(ValidationError) as caught:
        model.model_validate(doc.datos)
    return [p.mensaje for p in explain(caught.value, doc, model)]


@pytest.fixture(scope="module")
def told() -> list[str]:
    lines = [line for path in sorted(CASES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [*lines, *(message for _, _, message in [*DIRECT, *WITHOUT_WORDS])]


@pytest.mark.parametrize(("model", "text", "message"), DIRECT)
def test_a_bad_value_is_told_so(model: type[Modelo], text: str, message: str, tmp_path: Path) -> None:
    assert any(m.startswith(message) for m in messages(model, text, tmp_path)), messages(model, text, tmp_path)


@pytest.mark.parametrize(("old", "new", "message"), WITHOUT_WORDS)
def test_what_has_no_words_is_told(old: str, new: str, message: str, root: Path, tmp_path: Path) -> None:
    words = (root / "data/rotulos.yml").read_text(encoding="utf-8")
    assert words.count(old) == 1
    assert messages(Rotulos, words.replace(old, new), tmp_path) == [message]


def test_every_rule_and_pattern_of_the_model_is_told_in_some_case(told: list[str]) -> None:
    seen, alone = 0, []
    for path in sorted((ROOT / "macros/model").rglob("*.py")):
        lines, count = unreached(sentences(path.read_text(encoding="utf-8")), told)
        alone += [f"{path.relative_to(ROOT)}:{line}" for line in lines]
        seen += count
    assert alone == [] and seen > 30


def test_every_sentence_about_a_type_of_error_is_told_in_some_case(told: list[str]) -> None:
    source = (ROOT / "macros/reading/explain.py").read_text(encoding="utf-8")
    lines, count = unreached(returned(source, "_expected"), told)
    assert lines == [], "macros/reading/explain.py: no case of tests/casos is told so"
    assert count > 15


def test_a_sentence_that_nobody_reaches_is_found(told: list[str]) -> None:
    source = (
        'falta("x", "dice algo que nadie ha oído nunca. Escribe otra cosa.")\nfalta("y", f"lleva {a} y no cabe {b}")'
    )
    assert unreached(sentences(source), told) == ([1, 2], 2)


def test_every_pattern_says_in_words_what_it_asks_for() -> None:
    seen, dumb = 0, []
    for model in {m for kind in ESQUEMAS.values() for m in reachable(kind.modelo)}:
        for name, info in model.model_fields.items():
            written = {note.patron for note in metadata_of(info, ComoSeEscribe)}
            for pattern in _patterns(model.model_json_schema()["properties"][name]):
                seen += 1
                if pattern not in written:
                    dumb.append(f"{model.__name__}.{name}: {pattern}")
    assert dumb == [] and seen > 50


def _patterns(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "pattern" and isinstance(value, str):
                yield value
            else:
                yield from _patterns(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from _patterns(item)


def test_every_rule_of_the_model_brings_its_sentence() -> None:
    """An error without ``dice`` would have none: only ``falta`` raises one."""
    bare = [
        path.name
        for path in (ROOT / "macros/model").rglob("*.py")
        if path.name != "base.py" and "PydanticCustomError" in path.read_text(encoding="utf-8")
    ]
    assert bare == []


def test_no_message_goes_by_the_name_of_a_field() -> None:
    """What ``explain`` says depends on the error's type and on metadata of the model."""
    tree = ast.parse(Path(ROOT / "macros/reading/explain.py").read_text(encoding="utf-8"))
    compared = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and "name" in ast.unparse(node.left) and "part" not in ast.unparse(node)
    ]
    assert compared == []
