"""Every fixed word of ``rotulos.yml`` is used: a template, a script or the code names it."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import ROOT
from pydantic import BaseModel

from macros.model import Rotulos
from macros.reading.references import models_in

ALL = set(Rotulos.model_fields)
ALWAYS = {
    "macros/site/plantillas/*.j2": ALL - {"kit", "maletin", "copias", "oficina"},
    "macros/site/tema/**/*.html": ALL - {"kit", "maletin", "copias", "oficina"},
    "print/plantillas/lista*.j2": {"maletin"},
    "print/plantillas/**/[!l]*.j2": ALL - {"maletin", "taller", "buscar", "adaptar", "auditoria"},
    "print/plantillas/**/lib*.j2": {"kit", "sitio", "copias", "edicion"},
    "docs/**/*.js": {"taller", "buscar"},
    "taller/*.js": {"mesa"},
    "docs/**/*.md": set(),
    "macros/**/*.py": set(),
    "print/**/*.py": set(),
    "commands/**/*.py": set(),
}
"""Families of words that the files of a place are given; others they name as ``rotulos.family``."""
BUILT = {
    "sitio": ("basico", "intermedio", "avanzado"),  # by level
    "paquete": ("err_t", "err_r", "err_m", "rec_intermedio", "rec_avanzado", "rec_con_mapa"),  # by letter, by way
    "copias": ("tamano_carta",),  # by paper
    "maletin": ("personas", "grupos", "aliados", "equipo"),  # by the name of a cell
    "galeria": (
        "compras", "pedido", "listas",  # by list of a bundle
        "oficina", "imprenta", "pantalla", "editar", "proyectar", "negro", "grande", "otros",  # by use
        "carta", "a4", "doble_carta",  # by paper
        "rellenable", "blanco_y_negro", "letra_grande",  # by variant
    ),
    "guias": ("fase",),  # by what a guide counts in
    "edicion": ("presencial", "mixta", "dia_de_sesion"),  # by modality; read before the words are checked
    "auditoria": ("error", "error_corto", "aviso_corto"),  # by gravity
    "taller": ("ritmo_celdas", "ritmo_turnos"),  # by rule
    "mesa": (
        "identidad", "sesiones", "dia", "textos", "mios", "ver", "llevar",  # by part
        "fecha_dia", "fecha_hora_inicio", "fecha_lugar",  # by field of a date
        "de_tiempos", "de_partes", "de_fechas", "de_reemplazar",  # by field of the edition
        "personas", "grupos", "aliados", "equipo", "hora_inicio",  # by number
        "igual", "sin_nota", "propio", "ya", "movido", "perdido", "posicion",  # by state of a change
    ),
}  # fmt: skip
"""Names that the code puts together."""
WHOLE = {"tipos"}
"""Families whose fields are read one by one by the code, with no name of their own in it."""


def used(root: Path = ROOT) -> dict[str, set[str]]:
    """For each family of words, the names that the files which know it say."""
    found: dict[str, set[str]] = {family: set(BUILT.get(family, ())) for family in Rotulos.model_fields}
    for pattern, given in ALWAYS.items():
        for path in root.glob(pattern):
            if path.is_file() and "rotulos" not in path.parts:
                text = path.read_text(encoding="utf-8")
                families = (given | set(re.findall(r"rotulos\.(?:impreso\.|pantalla\.)?(\w+)", text))) & set(found)
                names = set(re.findall(r"\.(\w+)", text)) | set(re.findall(r"""["'](\w+)["']""", text))
                for family in families:
                    found[family] |= names
    return found


def unused(known: dict[str, set[str]]) -> list[str]:
    """«family.name» of each word that nobody names."""
    out = []
    for family, info in Rotulos.model_fields.items():
        todo: list[type[BaseModel]] = [] if family in WHOLE else models_in(info.annotation)
        while todo:
            model = todo.pop()
            out += [f"{family}.{name}" for name in model.model_fields if name not in known[family]]
            inner = [m for info in model.model_fields.values() for m in models_in(info.annotation)]
            todo += [
                m for m in inner if m.__module__.startswith("macros.model.rotulos.sitio")
            ]  # words, not examples of data
    return out


def test_every_word_is_used() -> None:
    assert unused(used()) == []


def test_a_word_that_nobody_uses_is_found() -> None:
    known = used()
    known["kit"].discard("fila")
    assert unused(known) == ["kit.fila"]


def test_names_that_the_code_builds_are_words_that_exist() -> None:
    for family, names in BUILT.items():
        fields = {n for m in models_in(Rotulos.model_fields[family].annotation) for n in _names(m)}
        assert set(names) <= fields, family


def _names(model: type[BaseModel]) -> set[str]:
    inner = {n for info in model.model_fields.values() for m in models_in(info.annotation) for n in _names(m)}
    return set(model.model_fields) | inner
