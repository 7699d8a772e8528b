"""Where what a change speaks of is now, if the package calls it otherwise or moved it: found by what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.edition.address import Lost, Things, find, inside, question
from macros.edition.names import name_of
from macros.edition.seen import same
from macros.edition.tree import Nodo
from macros.model.edicion import Cambio

TELLING = 12
"""Letters from which on a text tells one thing from another; «25» or «Café» do not."""


def found_again(things: Things, cambio: Cambio, others: Sequence[Cambio]) -> str:
    """The address that ``cambio`` means by now; empty where nothing, or more than one thing, says what it remembers.

    ``others``: changes of the same edition. One of the same step or block that remembers its words serves too.
    """
    if cambio.pregunta is not None:
        asked = _asked(things, cambio)
        if asked:
            return asked
    lost = _lost(things, cambio.en)
    if lost is None:
        return ""
    holder, prefix, missing, rest = lost
    before = "/".join([*prefix, missing])
    for one in (cambio, *others):
        if one.en != before and not one.en.startswith(f"{before}/"):
            continue
        inner = [p for p in one.en[len(before) :].split("/") if p]
        hits = [x for x in _items(holder) if _says(x, inner, one)]
        if len(hits) == 1:
            return "/".join([*prefix, *_below(holder, hits[0]), *rest])
    return ""


def _lost(things: Things, address: str) -> tuple[Nodo, list[str], str, list[str]] | None:
    """The last thing on the way that is there, its address, the part that is not, and what follows it.

    None where all of the way is there: what is lost is then a question or a field, and another address is no remedy.
    """
    parts = address.strip().split("/")
    if _leads(things, address):
        return None
    for n in range(len(parts) - 1, 0, -1):
        try:
            return find(things, "/".join(parts[:n]))[-1], parts[:n], parts[n], parts[n + 1 :]
        except Lost:
            continue
    return None


def _leads(things: Things, address: str) -> bool:
    try:
        find(things, address)
    except Lost:
        return False
    return True


def _items(holder: Nodo) -> Iterator[Nodo]:
    lists = [holder] if isinstance(holder.valor, list) else holder.children()
    for one in lists:
        if isinstance(one.valor, list):
            yield from one.primeros


def _says(item: Nodo, inner: Sequence[str], cambio: Cambio) -> bool:
    """Whether ``item`` has, where the change points inside it, what the change remembers."""
    here = item
    try:
        for part in (*inner, *(cambio.campo or "").split("/")):
            here = inside(here, part) if part else here
        if cambio.pregunta is not None:
            question(here, cambio.pregunta)
            return True
    except Lost:
        return False
    said = cambio.decia
    return isinstance(said, str) and len(said) >= TELLING and same(said, here.original())


def _asked(things: Things, cambio: Cambio) -> str:
    """Where the question of a change is asked by now, in the same session or piece."""
    assert cambio.pregunta is not None
    try:
        root = find(things, cambio.en.split("/")[0])[0]
        at = question(root, cambio.pregunta)
    except Lost:
        return ""
    step = at.padre.padre if at.padre else None
    return f"{cambio.en.split('/')[0]}/{'/'.join(_way(root, step))}" if step is not None and step is not root else ""


def _way(root: Nodo, node: Nodo) -> list[str]:
    """Names from ``root`` down to ``node``."""
    above = node.padre
    if node is root or above is None:
        return []
    if isinstance(above.valor, list):
        holder = above.padre
        return [*(_way(root, holder) if holder else []), *_below(holder or above, node)]
    field = next(k for k, n in above.valor.items() if n is node)
    return [*_way(root, above), str(field)]


def _below(holder: Nodo, item: Nodo) -> list[str]:
    """The name of an item of a list, after the field of the list where it has no id of its own."""
    listed = item.padre
    name = name_of(item, listed.primeros) if listed else ""
    if item.scalar("id") or holder is listed or not isinstance(holder.valor, dict):
        return [name]
    return [next(str(k) for k, n in holder.valor.items() if n is listed), name]
