"""The same package for another group: how many people, groups and allies copies and purchases are counted for."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

from pydantic import ValidationError

from macros.model import Paquete
from macros.model.paquete import Supuestos
from macros.plan.saying import said
from macros.problems import DataErrors, Problem
from macros.words.counts import counted

VARIABLE = "PAQUETE_SUPUESTOS"
"""Environment variable with the numbers as JSON: how an order hands them to MkDocs, which runs in a process apart."""
NUMBERS = ("personas", "grupos", "aliados")


def assuming(paquete: Paquete, **numbers: int | None) -> Paquete:
    """The package with other ``supuestos``; None leaves a number as the package has it.

    Raises DataErrors, in Spanish, for a number out of the model's range or more groups than people.
    """
    given = {name: n for name, n in numbers.items() if n is not None}
    if not given:
        return paquete
    try:
        supuestos = Supuestos.model_validate(paquete.portada.supuestos.model_dump() | given)
    except ValidationError as e:
        raise DataErrors([_problem(dict(error), given) for error in e.errors()]) from None
    if supuestos.grupos > supuestos.personas:
        raise DataErrors(
            [
                Problem(
                    "--grupos", 0, 0,
                    f"no alcanza la gente: {counted(supuestos.grupos, 'grupo|grupos')} y "
                    f"{counted(supuestos.personas, 'persona|personas')}. "
                    f"Escribe {counted(supuestos.personas, 'grupo|grupos')} o menos.",
                    regla="supuestos",
                )
            ]
        )  # fmt: skip
    return said(paquete.model_copy(update={"portada": paquete.portada.model_copy(update={"supuestos": supuestos})}))


def as_variable(**numbers: int | None) -> dict[str, str]:
    """The environment that makes ``assumed`` see the same numbers; empty where none is given."""
    given = {name: n for name, n in numbers.items() if n is not None}
    return {VARIABLE: json.dumps(given)} if given else {}


def numbers_given(environment: Mapping[str, str] = os.environ) -> str:
    """What the order at work was given, as it was written: the same text, the same numbers."""
    return environment.get(VARIABLE, "")


def assumed(paquete: Paquete, environment: Mapping[str, str] = os.environ) -> Paquete:
    """The package with the numbers that the order at work was given, if any. Raises DataErrors."""
    text = numbers_given(environment)
    if not text:
        return paquete
    try:
        numbers = {str(k): int(v) for k, v in json.loads(text).items() if k in NUMBERS}
    except (ValueError, AttributeError, TypeError):
        message = 'no se entiende lo que dice. Escribe, por ejemplo: {"personas": 40}'
        raise DataErrors([Problem(VARIABLE, 0, 0, message, regla="supuestos")]) from None
    return assuming(paquete, **numbers)


def _problem(error: dict[str, object], given: Mapping[str, int]) -> Problem:
    name = str(error["loc"][0])  # type: ignore[index]
    field = Supuestos.model_fields[name]
    bounds = {k: getattr(m, k) for m in field.metadata for k in ("ge", "le") if hasattr(m, k)}
    message = f"{given[name]} no se puede. Escribe un número de {bounds['ge']} a {bounds['le']}."
    return Problem(f"--{name}", 0, 0, message, regla="supuestos")
