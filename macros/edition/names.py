"""Names for what has no id: the words themselves, as few as tell it from what stands beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar


class Named(Protocol):
    """What has words to go by: a node of the tree, with the value that the package gave it."""

    @property
    def antes(self) -> Any:
        """The value that the package gave it."""

    def scalar(self, key: str) -> Any:
        """The plain value of a field."""


N = TypeVar("N", bound=Named)

HEADS = ("titulo", "texto", "pregunta", "original", "rotulo", "termino", "nombre")
"""Fields that say what a thing is, the first of them that it has."""
FEWEST, WHOLE = 3, 5
"""Words of a name that is made: not fewer, where there are more; a heading of up to WHOLE words is its own name."""
LOOSE = frozenset(
    (
        "a",
        "al",
        "con",
        "de",
        "del",
        "el",
        "en",
        "la",
        "las",
        "lo",
        "los",
        "para",
        "por",
        "que",
        "se",
        "su",
        "un",
        "una",
        "y",
    )
)
"""Words that no name ends with."""


def plain(text: str) -> str:
    """Words as addresses compare them: lower case, no accents, a hyphen between words."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def heading(node: Named) -> str:
    """The words that say what a thing is."""
    held = node.antes
    if isinstance(held, str):
        return held
    if isinstance(held, list):
        return " ".join(heading(n) for n in held)
    return next((v for name in HEADS if isinstance(v := _field(node, name), str) and v), "")


def _field(node: Named, name: str) -> object:
    """What the package says in a field, whatever the edition puts there."""
    held = node.antes
    return held[name].antes if isinstance(held, dict) and name in held else None


def _exact(node: Named) -> set[str]:
    held = node.antes
    own = [n.antes for n in held.values()] if isinstance(held, dict) else [held]
    return {plain(v) for v in own if isinstance(v, str)} | {plain(heading(node))}


def named(items: Sequence[N], words: str) -> list[N]:
    """Items that go by ``words``: by id; else by a whole field; else by words that follow each other in its heading.

    Words are those of the package, so that a change of the edition does not rename what another one speaks of.
    """
    if ids := [n for n in items if n.scalar("id") == words]:
        return ids
    wanted = plain(words)
    if not wanted:
        return []
    if whole := [n for n in items if wanted in _exact(n)]:
        return whole
    if wanted.isdigit():
        return []
    return [n for n in items if f"-{wanted}-" in f"-{plain(heading(n))}-"]


def name_of(node: Named, among: Sequence[Named]) -> str:
    """The shortest name that tells ``node`` from the others of its list; empty where nothing does."""
    if id_ := node.scalar("id"):
        return str(id_)
    text = heading(node)
    bare = re.sub(r"^\*\*[^*]+\*\*", "", text).strip() or text  # «**Un día antes.** Imprime…»
    for words in (plain(bare).split("-"), plain(text).split("-")):
        for n in range(len(words) if len(words) <= WHOLE else FEWEST, len(words) + 1):
            name = "-".join(words[:n])
            if words[n - 1] in LOOSE and n < len(words):
                continue
            found = named(among, name)
            if len(found) == 1 and found[0] is node and not name.isdigit():
                return name
    for value in ("defecto", "pieza", "articulo", "sesion", "clave"):
        if isinstance(given := _field(node, value), str) and len(named(among, given)) == 1:
            return given
    return ""
