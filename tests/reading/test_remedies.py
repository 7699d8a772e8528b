"""Remedies work: what a message says to write is written, and its error goes and brings no other at its place.

A remedy that ends a message as «campo: valor», «campo: valor o más» or «- elemento», or asks «¿Quisiste decir «x»?»,
is followed by a program. Where what to do is said in words, a third file ``<name>.remedio`` holds the change a person
would make, in the form of the case itself. Every case has one or the other.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pairs import CASES, NAMES, apply, changes

from macros.audit import audit
from macros.loading import load
from macros.problems import DataErrors, Problem

SAID = re.compile(
    r"(?:Escribe(?:, por ejemplo)?|Ponlo entre comillas|usa comillas|entre corchetes|Escribe solo los minutos|"
    r"Por ejemplo|o escribe):? "
    r"(?P<write>(?:(?P<key>\w+):|-) (?P<value>[^«»…]+?))(?:,? o .*| si .*|\. [A-Z].*)?$"
)
PLACED = re.compile(r"\S+:\d+:\d+: ")
MEANT = re.compile(r"¿Quisiste decir «(?P<right>[^»]+)»\?")
READ = {"yaml", "valor", "campo-falta", "campo-sobra", "duracion", "material", "referencia"}
"""Rules of what is written at a place; minutes that no longer add up are another thing to decide."""
ELSEWHERE = {
    "edicion-falta-el-campo-que-quita", "edicion-valor-malo",  # told at a change, said for the field it changes
    "autoevaluacion-mal-ordenada", "archivo-es-lista",  # the value is followed by words, or is a beginning
}  # fmt: skip
"""Cases whose remedy is at another place than the problem."""
WRITTEN = sorted(p.stem for p in CASES.glob("*.remedio"))


def told(name: str) -> list[str]:
    """The messages of a case, without the name of their rule."""
    lines = (CASES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [re.sub(r" \[[a-z-]+\]$", "", line) for line in lines if not line.startswith("    ")]


FOLLOWED = [
    name
    for name in NAMES
    if name not in ELSEWHERE and any(SAID.search(x) or (MEANT.search(x) and PLACED.match(x)) for x in told(name))
]


def found(root: Path) -> list[Problem]:
    editions = sorted(p.stem for p in (root / "data/ediciones").glob("*.yml"))
    out: list[Problem] = []
    for edition in (None, *editions):
        try:
            out += audit(*load(root, edition))
        except DataErrors as e:
            out += e.problems
    return sorted(set(out))


def followed(lines: list[str], problem: Problem) -> list[str] | None:
    """``lines`` with the remedy of ``problem`` written at its place, or None where it says none in this form."""
    if not problem.linea:
        return None
    said, meant = SAID.search(problem.mensaje), MEANT.search(problem.mensaje)
    if meant:
        return _in_its_place(lines, problem, meant["right"])
    if said is None:
        return None
    at, key = problem.linea - 1, said["key"]
    line = lines[at]
    if key is None:
        dash = line.rfind("- ", 0, problem.columna + 1)
        if dash < 0 or line[:dash].strip(" -"):
            return None
        return [*lines[:at], line[:dash] + said["write"], *lines[at + 1 :]]
    place = re.search(rf"(?<![\w-]){key}:", line)
    inner, column = line[: problem.columna - 1], problem.columna - 1
    if place is None and line[column:].startswith(f"{key} "):  # its colon is missing
        return [*lines[:at], inner + said["write"], *lines[at + 1 :]]
    if place is None and "falta el campo" not in problem.mensaje:  # beside what is told, or above its own lines
        near = (at - 1, *range(at + 1, len(lines)), *range(at - 2, -1, -1))
        there = next((n for n in near if re.match(rf"\s*(- )?{key}:", lines[n])), None)
        if there is not None and "{" not in inner:
            at, line = there, lines[there]
            place = re.search(rf"(?<![\w-]){key}:", line)
    if place is None:  # a field that is not there: it goes before the first of its thing
        brace = column if line[column : column + 1] == "{" else inner.rfind("{")
        if brace >= 0:
            return [*lines[:at], f"{line[:brace]}{{{said['write']}, {line[brace + 1 :]}", *lines[at + 1 :]]
        return [*lines[:at], inner + said["write"], " " * len(inner) + line[column:], *lines[at + 1 :]]
    if "{" in line[: place.start()]:
        old = re.compile(r"\s*(\[[^\]]*\]|\"[^\"]*\"|[^,}]*)").match(line, place.end())
        rest = line[old.end() :] if old else ""
        return [*lines[:at], line[: place.start()] + said["write"] + rest, *lines[at + 1 :]]
    below = at + 1  # what belonged to the field goes with it
    while below < len(lines) and re.match(rf" {{{place.start() + 1}}}", lines[below]):
        below += 1
    return [*lines[:at], line[: place.start()] + said["write"], *lines[below:]]


def _in_its_place(lines: list[str], problem: Problem, right: str) -> list[str] | None:
    """``lines`` with what the problem quotes, where it stands, as ``right``."""
    at, column = problem.linea - 1, problem.columna - 1
    line = lines[at]
    quoted = [q for q in re.findall(r"«([^»]+)»", problem.mensaje) if q != right]
    place, wrong = next(((line.find(q, column), q) for q in quoted if line.find(q, column) >= 0), (-1, ""))
    if place < 0:
        return None
    return [*lines[:at], line[:place] + right + line[place + len(wrong) :], *lines[at + 1 :]]


def test_every_case_has_its_remedy_followed() -> None:
    assert set(NAMES) == set(FOLLOWED) | set(WRITTEN)


def test_most_remedies_can_be_followed_by_a_program() -> None:
    assert len(FOLLOWED) > 90


@pytest.mark.parametrize("name", FOLLOWED)
def test_what_is_said_to_be_written_works(name: str, base: Path) -> None:
    apply(name, base)
    before = found(base)
    tried = 0
    for problem in before:
        path = base / problem.archivo
        kept = path.read_text(encoding="utf-8") if path.is_file() else ""
        after = followed(kept.split("\n"), problem)
        if after is None:
            continue
        tried += 1
        path.write_text("\n".join(after), encoding="utf-8")
        left = found(base)
        moved = {(p.archivo, p.regla, p.mensaje) for p in left}
        assert (problem.archivo, problem.regla, problem.mensaje) not in moved, f"el remedio no la quita: {problem}"
        new = [p for p in left if p.linea == problem.linea and p.mensaje not in {b.mensaje for b in before}]
        assert not [p for p in new if p.regla in READ], f"{problem.mensaje}\n→ {new}"
        path.write_text(kept, encoding="utf-8")
    assert tried == len(before) or (tried and name in WRITTEN), "what a program cannot follow, a third file does"


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_said_in_words_works(name: str, base: Path) -> None:
    apply(name, base)
    before = found(base)
    changes(CASES / f"{name}.remedio", base)
    after = found(base)
    assert before
    assert [p for p in after if p.gravedad == "error"] == []
    assert not {(p.archivo, p.regla) for p in before} & {(p.archivo, p.regla) for p in after}
