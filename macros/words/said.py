"""A text that says figures of the plan: «en {min} minutos», as it was written and as it reads.

What stands in braces is one of a few names (``macros.plan.saying`` knows their values). A text with figures in place is
still a text, for whatever shows it; who keeps the figures of a page up to date finds in it where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from markupsafe import Markup

from macros.words.markup import inline

PLACE = re.compile(r"\{([^{}]*)\}( (?:minuto|grupo|persona|aliado|turno)s\b)?")
"""A name in braces, and the noun after it: of one thing it takes the singular («{turno} minutos», «1 minuto»)."""
_MARK = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True)
class Cifra:
    """A figure in its place. ``escrito``: as the text has it; ``propia``: of the very step, block or group; ``datos``:
    what a page works it out again with, by name."""

    escrito: str
    valor: str
    palabra: str = ""
    propia: bool = True
    datos: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.valor + one(self.valor, self.palabra)


class Dicho(str):
    """The text as it reads. ``plan``: as it was written; ``partes``: words and figures, in order."""

    plan: str
    partes: tuple[str | Cifra, ...]

    def __new__(cls, plan: str, partes: Sequence[str | Cifra]) -> Self:
        made = super().__new__(cls, "".join(map(str, partes)))
        made.plan, made.partes = plan, tuple(partes)
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[str, tuple[str | Cifra, ...]]]:
        return type(self), (self.plan, self.partes)

    @property
    def own(self) -> str:
        """With the figures of other steps and blocks in place, and its own as they were written."""
        return "".join(p if isinstance(p, str) else p.escrito if p.propia else str(p) for p in self.partes)


def one(value: str, noun: str) -> str:
    """The noun after a figure, in the singular where there is one of it."""
    return noun[:-1] if noun and value == "1" else noun


def planned(text: str) -> str:
    """``text`` as it was written."""
    return text.plan if isinstance(text, Dicho) else str(text)


def as_planned(held: Any) -> Any:
    """Plain data with every text as it was written."""
    if isinstance(held, dict):
        return {k: as_planned(v) for k, v in held.items()}
    if isinstance(held, list | tuple):
        return [as_planned(v) for v in held]
    return planned(held) if isinstance(held, str) else held


def own(text: str) -> str:
    """``text`` for who fills in the figures of its own step, block and group."""
    return text.own if isinstance(text, Dicho) else str(text)


def parts(text: str, figure: Callable[[str, str, str], Cifra]) -> list[str | Cifra]:
    """Words and figures of a text; ``figure`` gets what is in braces, the noun after it, and the whole as written."""
    out: list[str | Cifra] = []
    at = 0
    for m in PLACE.finditer(text):
        out += [text[at : m.start()], figure(m[1].strip(), m[2] or "", m[0])]
        at = m.end()
    return [p for p in (*out, text[at:]) if p != ""]


def head(text: str, letters: int) -> str:
    """The first ``letters`` of a text, its figures still figures; one that the cut goes through stands as words."""
    if not isinstance(text, Dicho):
        return text[:letters]
    out: list[str | Cifra] = []
    for p in text.partes:
        if letters <= 0:
            break
        said = str(p)
        out.append(p if len(said) <= letters else said[:letters])
        letters -= len(said)
    return Dicho("".join(p.escrito if isinstance(p, Cifra) else p for p in out), out)


def live(text: str) -> Markup:
    """``text`` as ``inline`` shows it, with each figure that depends on the group where a page finds it."""
    if not isinstance(text, Dicho):
        return inline(text)
    figures = [p for p in text.partes if isinstance(p, Cifra)]
    marked = iter(range(len(figures)))
    plain = "".join(p if isinstance(p, str) else f"\ue000{next(marked)}\ue001" for p in text.partes)

    def shown(m: re.Match[str]) -> str:
        f = figures[int(m[1])]
        if not f.datos:
            return str(Markup("{}").format(str(f)))
        data = Markup(" ").join(Markup('data-{}="{}"').format(k, v) for k, v in (*f.datos, ("palabra", f.palabra)))
        return str(Markup("<span {}>{}</span>").format(data, str(f)))

    return Markup(_MARK.sub(shown, str(inline(plain))))
