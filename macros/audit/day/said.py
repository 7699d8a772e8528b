"""Times typed in the words of the plan: those that a clock contradicts, or would once the plan changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from macros.audit.plan import Check, Findings, Plan
from macros.model import Bloque, Paso, Sesion
from macros.model.base import CAMPOS, words_of
from macros.plan.day.schedule import total
from macros.reading.yaml_file import Path_
from macros.words.said import PLACE, planned
from macros.words.spans import spoken


def prose(plan: Plan) -> Findings:
    """A step types no minutes of its own, nor a block or a session more than it has: what is typed follows no clock.

    «Un minuto» fits in any step, and what happens before the day or the step («15 minutos antes») is no part of it.
    """
    words = tuple(w.casefold() for w in plan.paquete.rotulos.taller.cifras.numeros)
    for s in plan.sesiones:
        hours, minutes = plan.kept.of("prosa", s, partial(_all_typed, s, words), words)
        for path, found in hours:
            for n in found:
                if n > 1 and n * 60 != total(s):
                    yield plan.in_session(
                        "minutos-en-texto", s, path,
                        f"la sesión dura {spoken(total(s))} y este texto habla de {n} horas. Escribe {{dura}} en lugar "
                        "de las horas, y seguirá al plan.",
                        dice=n * 60, dura=total(s),
                    )  # fmt: skip
                    break
        for path, found in minutes:
            b = s.bloques[path[1]]
            n = max(found)
            if path[2] == "pasos":
                p = b.pasos[path[3]]
                own = "min" if n >= p.duracion_min else f"{n} de {p.duracion_min}"
                if n > 1:
                    yield plan.in_session(
                        "minutos-en-texto", s, path,
                        f"«{p.titulo}» dura {p.duracion_min} min y su texto habla de {n}. Escribe {{{own}}} en "
                        "lugar del número, y seguirá al plan.",
                        dice=n, dura=p.duracion_min,
                    )  # fmt: skip
            elif n >= b.duracion_min:
                yield plan.in_session(
                    "minutos-en-texto", s, path,
                    f"«{b.titulo}» dura {b.duracion_min} min y este texto habla de {n}. Escribe {{min}} en lugar "
                    "del número, o una parte: {4 de 8}.",
                    dice=n, dura=b.duracion_min,
                )  # fmt: skip


Typed = list[tuple[tuple[Any, ...], list[int]]]
"""Where a time is typed, and the numbers there."""


def _all_typed(s: Sesion, words: tuple[str, ...]) -> tuple[Typed, Typed]:
    """The hours that a session types, and the minutes that its blocks and steps do."""
    hours, minutes = _said(words, r"horas?"), _said(words, r"min(?:utos?)?")
    texts: list[tuple[tuple[Any, ...], str]] = []
    for i, b in enumerate(s.bloques):
        for j, p in enumerate(b.pasos):
            texts += [(("bloques", i, "pasos", j, *path), text) for path, text in _of_step(p)]
        texts += [(("bloques", i, *path), text) for path, text in _of_block(b)]
    return _numbers(hours, words, _of_session(s)), _numbers(minutes, words, texts)


def _numbers(said: re.Pattern[str], words: Sequence[str], texts: Iterable[tuple[tuple[Any, ...], str]]) -> Typed:
    return [(path, found) for path, text in texts if (found := _typed(said, words, text))]


def _said(words: Sequence[str], noun: str) -> re.Pattern[str]:
    names = "|".join(["un", "una", *words])
    return re.compile(rf"(?<![\w:.])(\d{{1,3}}|{names}) {noun}(?!\w)(?! (?:antes|después|al día))", re.IGNORECASE)


def _typed(said: re.Pattern[str], words: Sequence[str], text: str) -> list[int]:
    found = [m[1].casefold() for m in said.finditer(PLACE.sub("", planned(text)))]
    return [int(n) if n.isdigit() else 1 if n in ("un", "una") else words.index(n) + 1 for n in found]


def _of_session(s: Sesion) -> Iterator[tuple[Path_, str]]:
    yield ("resumen",), s.resumen
    yield from ((("preparacion", i), words_of(x)) for i, x in enumerate(s.preparacion))


def _of_block(b: Bloque) -> Iterator[tuple[Path_, str]]:
    yield ("objetivo",), b.objetivo or ""
    if b.consejos is None:
        return
    for name in ("decir", "cuidar", "a_distancia", "mixta"):
        yield from ((("consejos", name, i), words_of(x)) for i, x in enumerate(getattr(b.consejos, name)))
    if b.consejos.si_falta_tiempo:
        yield ("consejos", "si_falta_tiempo", "texto"), b.consejos.si_falta_tiempo.texto


def _of_step(p: Paso) -> Iterator[tuple[Path_, str]]:
    yield ("texto",), p.texto
    for name in CAMPOS.values():  # also what is said in a modality that is not the package's
        words = getattr(p, name)
        if isinstance(words, str):
            yield (name,), words
        elif words is not None and words.texto:
            yield (name, "texto"), words.texto
    yield from ((("preguntas", i), x) for i, x in enumerate(p.preguntas))


CHECKS: tuple[Check, ...] = (prose,)
