"""Signs that the data asks for and that there are not: icons, and letters that the bundled faces cannot draw."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from macros.audit.plan import Check, Findings, Plan
from macros.diagrams.iconos import names
from macros.plan.icons_used import icons_used
from macros.problems import Problem, suggestion
from macros.reading.yaml_file import Documento, Path_, Position
from macros.words.faces import FOREIGN, absent


def icons(plan: Plan) -> Findings:
    """Every ``icono`` names one of the icons at hand. Nothing is told where no icons are installed."""
    known = names()
    for kind, id_, path, name in icons_used(plan.paquete, plan.kept) if known else ():
        if name not in known:
            hint = suggestion(name, known) or " La página «Identidad» muestra los que se usan."
            yield plan.finding("icono-desconocido", kind, id_, path, f"no hay un icono «{name}».{hint}")


def letters(plan: Plan) -> Findings:
    """Every text can be printed with our letters, whatever piece it ends in."""
    gravity = plan.auditoria.rule("letra-ausente").gravedad
    for doc in {doc.archivo: doc for doc, _ in plan.origen.documentos.values()}.values():
        for path, text in plan.kept.of("letras", doc.datos, partial(_foreign, doc.datos)):
            if signs := absent(text):
                line, column = _place(doc, path, signs[0])
                shown = ", ".join(f"«{c}» (U+{ord(c):04X})" for c in signs[:5])
                message = f"la letra del kit no tiene estos signos: {shown}. Escribe la idea con palabras."
                found = Problem(doc.archivo, line, column, message, regla="letra-ausente", gravedad=gravity)
                yield found.quoting(doc.lineas)


def _foreign(data: Any) -> list[tuple[Path_, str]]:
    return list(_texts(data, ()))


def _texts(value: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, str):
        if FOREIGN.search(value):
            yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _texts(inner, (*path, n))


def _place(doc: Documento, path: Path_, sign: str) -> Position:
    """Where ``sign`` stands: in the line where its text begins or in one below."""
    line, column = doc.position(path)
    for number in range(line, len(doc.lineas) + 1):
        at = doc.lineas[number - 1].find(sign, column - 1 if number == line else 0)
        if at >= 0:
            return number, at + 1
    return line, column


CHECKS: tuple[Check, ...] = (icons, letters)
