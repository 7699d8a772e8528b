"""Addresses of an edition's changes (``sesion-4/pitch/ensayar-en-trios``): from words to the node they speak of.

An address begins with an id and goes inwards by field, by the id of an item, or by its words. A position in a list is
no name: with a line added above it speaks of another thing. Old editions have them, and ``actualizar`` changes them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from macros.edition.names import heading, name_of, named, plain
from macros.edition.tree import Nodo
from macros.model.base import CAMPOS
from macros.problems import suggestion

Things = Mapping[str, list[tuple[str, Nodo]]]
"""Nodes of whole things by id, each with its kind."""

OTHER_WORDS = tuple(CAMPOS.values())
"""Fields with what is said in another modality: a question is looked for where it is asked in person."""


class Lost(Exception):
    """An address leads nowhere; ``str()`` says from where on, and the closest name."""


class Position(Lost):
    """An address counts instead of naming; ``better`` is the same with names, where everything has one."""

    def __init__(self, message: str, better: str) -> None:
        super().__init__(message)
        self.better = better


def find(things: Things, address: str, *, positions: bool = False) -> list[Nodo]:
    """The nodes on the way to what an address names, that one last. Raises Lost; Position unless they are allowed."""
    first, *parts = address.strip().split("/")
    if first not in things and (day := re.fullmatch(r"(.+)-dia-\d+", first)) and day[1] in things:
        first = day[1]  # a day of a session is made of the session, and changes speak of that
    kind, _, id_ = first.rpartition(":")
    found = [(k, n) for k, n in things.get(id_, []) if not kind or k == kind]
    if not found:
        close = suggestion(first, things) or " Escribe el id de una sesión, de una pieza o de otro archivo de data/."
        raise Lost(f"«{first}» no existe en el paquete.{close}")
    if len(found) > 1:
        options = " o ".join(f"«{k}:{id_}»" for k, _ in found)
        raise Lost(f"hay más de una cosa con el id «{id_}». Escribe {options}.")
    chain, better, counted = [found[0][1]], [first], False
    for part in parts:
        held = chain[-1]
        chain.append(inside(held, part))
        counts = by_place(held, part)
        counted |= counts
        better.append((name_of(chain[-1], held.primeros) or part) if counts else part)
    if counted and not positions:
        name = "/".join(better)
        close = "" if any(p.isdigit() for p in better) else f" Escribe: en: {name}"
        raise Position(
            f"«{address}» cuenta renglones, y un número cambia de dueño cuando el paquete agrega uno arriba.{close}",
            name,
        )
    return chain


def by_place(held: Nodo, part: str) -> bool:
    """Whether ``part`` counts the items of a list instead of naming one."""
    return isinstance(held.valor, list) and part.isdigit() and not named(held.primeros, part)


def by_name(things: Things, address: str) -> str:
    """The address with names in the place of positions. Raises Lost."""
    try:
        find(things, address)
    except Position as e:
        return e.better
    return address


def inside(node: Nodo, part: str, mark: str = "") -> Nodo:
    """What ``node`` holds under a field's name, an item's id or words, or a number from 1. Raises Lost."""
    if isinstance(node.valor, dict):
        if found := node.get(part):
            return found
        items = [x for n in node.children() if isinstance(n.valor, list) for x in _items(n)]
        here = [x for x in items if x.scalar("id") == part] or [
            x for x in items if isinstance(x.valor, dict) and plain(heading(x)) == plain(part)
        ]
        if len(here) > 1:
            raise Lost(f"{mark}«{part}» está en más de una lista. Escribe antes el campo de la lista y una diagonal.")
        if here:
            return here[0]
        raise Lost(f"{mark}no hay «{part}» en «{_name(node)}».{near(part, node)}")
    if isinstance(node.valor, list):
        found_all = named(_items(node), part)
        if len(found_all) > 1:
            raise Lost(
                f"{mark}«{part}» está en {len(found_all)} renglones de esa lista. Escribe más palabras del tuyo."
            )
        if found_all:
            return found_all[0]
        if part.isdigit():
            if not 1 <= int(part) <= len(node.primeros):
                raise Lost(
                    f"{mark}se pide el elemento {part} y la lista tiene {len(node.primeros)}. Escribe sus palabras."
                )
            return node.primeros[int(part) - 1]
        names = [n for x in node.valor if (n := name_of(x, node.primeros))]
        close = suggestion(plain(part), names) or some(names)
        raise Lost(f"{mark}no hay «{part}» en esa lista.{close}")
    raise Lost(f"{mark}dentro de un texto o un número no hay «{part}». Quita esa parte de la dirección.")


def _items(node: Nodo) -> list[Nodo]:
    """Items of a list, those taken away included: a change inside one of them is a contradiction, not a lost one."""
    return [*node.valor, *(n for n in node.primeros if n.quitado)]


def question(node: Nodo, text: str) -> Nodo:
    """The question with these words below ``node``. Raises Lost with the closest one."""

    def asked(n: Nodo) -> list[Nodo]:
        own = n.get("preguntas")
        here = [q for q in _items(own) if isinstance(q.valor, str)] if own and isinstance(own.valor, list) else []
        inner = [c for k, c in n.valor.items() if k not in OTHER_WORDS] if isinstance(n.valor, dict) else n.children()
        return here + [q for child in inner for q in asked(child)]

    there = asked(node)
    same = [q for q in there if _plain(q.valor) == _plain(text)]
    if len(same) > 1:
        raise Lost(
            "esa pregunta está más de una vez ahí. "
            "Escribe en «en» el paso, por ejemplo: sesion-4/pitch/ensayar-en-trios"
        )
    if same:
        return same[0]
    close = suggestion(text, [q.valor for q in there]) or " Escribe la pregunta tal como está en su archivo."
    raise Lost(f"no hay esa pregunta en «{_name(node)}».{close}")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _name(node: Nodo) -> str:
    return str(node.scalar("id") or heading(node)[:40] or (node.ruta[-1] if node.ruta else "este archivo"))


def near(part: str, node: Nodo) -> str:
    """The closest name of what a mapping holds, or some of them."""
    lists = [n for n in node.children() if isinstance(n.valor, list)]
    ids = [str(i) for n in lists for x in n.valor if (i := x.scalar("id"))]
    fields = list(node.valor) if isinstance(node.valor, dict) else []
    return suggestion(part, ids) or suggestion(part, fields) or some([*ids, *fields])


def some(names: list[str]) -> str:
    """« Escribe uno de estos: …», or to take it away where there is none."""
    return f" Escribe uno de estos: {', '.join(names[:8])}{'…' if len(names) > 8 else ''}." if names else " Bórralo."
