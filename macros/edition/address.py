"""Addresses of an edition's changes (``sesion-4/pitch/pasos/2``): from words to the node they speak of.

An address begins with an id and goes inwards by field, by id of an item, or by number, counted from 1 as the
package's own file has the list: earlier changes do not move later numbers.
"""

from __future__ import annotations

from collections.abc import Mapping

from macros.edition.tree import Nodo
from macros.problems import suggestion

Things = Mapping[str, list[tuple[str, Nodo]]]
"""Nodes of whole things by id, each with its kind."""


class Lost(Exception):
    """An address leads nowhere; ``str()`` says from where on, and the closest name."""


def find(things: Things, address: str) -> list[Nodo]:
    """The nodes on the way to what an address names, that one last. Raises Lost."""
    first, *parts = address.strip().split("/")
    kind, _, id_ = first.rpartition(":")
    found = [(k, n) for k, n in things.get(id_, []) if not kind or k == kind]
    if not found:
        close = suggestion(first, things) or " Escribe el id de una sesión, de una pieza o de otro archivo de data/."
        raise Lost(f"«{first}» no existe en el paquete.{close}")
    if len(found) > 1:
        options = " o ".join(f"«{k}:{id_}»" for k, _ in found)
        raise Lost(f"hay más de una cosa con el id «{id_}». Escribe {options}.")
    chain = [found[0][1]]
    for part in parts:
        chain.append(inside(chain[-1], part))
    return chain


def inside(node: Nodo, part: str, mark: str = "") -> Nodo:
    """What ``node`` holds under a field's name, an item's id, or a number from 1. Raises Lost."""
    if isinstance(node.valor, dict):
        if found := node.get(part):
            return found
        lists = [n for n in node.children() if isinstance(n.valor, list)]
        items = [x for n in lists for x in _items(n) if x.scalar("id") == part]
        if len(items) > 1:
            raise Lost(f"{mark}«{part}» está en más de una lista. Escribe antes el campo de la lista y una diagonal.")
        if items:
            return items[0]
        raise Lost(f"{mark}no hay «{part}» en «{_name(node)}».{near(part, node)}")
    if isinstance(node.valor, list):
        if part.isdigit():
            if not 1 <= int(part) <= len(node.primeros):
                raise Lost(f"{mark}se pide el elemento {part} y la lista tiene {len(node.primeros)}. Cambia el número.")
            return node.primeros[int(part) - 1]
        if found := next((n for n in _items(node) if n.scalar("id") == part), None):
            return found
        ids = [str(i) for n in node.valor if (i := n.scalar("id"))]
        close = suggestion(part, ids) or (some(ids) if ids else f" Escribe un número de 1 a {len(node.primeros)}.")
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
        return here + [q for child in n.children() for q in asked(child)]

    there = asked(node)
    same = [q for q in there if _plain(q.valor) == _plain(text)]
    if len(same) > 1:
        raise Lost("esa pregunta está más de una vez ahí. Escribe en «en» el paso, por ejemplo: sesion-4/pitch/pasos/2")
    if same:
        return same[0]
    close = suggestion(text, [q.valor for q in there]) or " Escribe la pregunta tal como está en su archivo."
    raise Lost(f"no hay esa pregunta en «{_name(node)}».{close}")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _name(node: Nodo) -> str:
    return str(node.scalar("id") or (node.ruta[-1] if node.ruta else "este archivo"))


def near(part: str, node: Nodo) -> str:
    lists = [n for n in node.children() if isinstance(n.valor, list)]
    ids = [str(i) for n in lists for x in n.valor if (i := x.scalar("id"))]
    fields = list(node.valor) if isinstance(node.valor, dict) else []
    return suggestion(part, ids) or suggestion(part, fields) or some([*ids, *fields])


def some(names: list[str]) -> str:
    return f" Escribe uno de estos: {', '.join(names[:8])}{'…' if len(names) > 8 else ''}." if names else " Bórralo."
