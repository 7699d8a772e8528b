"""Data that an edition changes, as a tree that remembers which file and line each value comes from.

``grow`` makes a tree of a Documento, ``flatten`` a Documento of a tree: its problems point at the line of the
package or of the edition, whichever wrote the value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from macros.edition.names import name_of
from macros.problems import Problem
from macros.reading.yaml_file import Documento, Path_

Origin = tuple[Documento, Path_]
KeyOrigin = tuple[Documento, Path_, bool]
"""Where a field's name is written: as the name of a field (True), or as a value, after «campo:» (False)."""
HOW_TO = ("yaml", "campo-falta", "campo-sobra", "valor", "referencia", "dato")
"""Rules about how a file is written: their messages already say what to write and where."""


GROWN = object()
"""In the place of the raw data of a node whose inner nodes are made."""


class Nodo:
    """A value, what holds it, and where it was written.

    ``primeros`` are the items of a list as the file has them, and ``antes`` the value: addresses speak of those. The
    four marks are lines of the edition's file where it was put, taken away, reordered, or something inside it was
    changed (0: never).
    """

    __slots__ = (
        "_antes", "_primeros", "_raw", "_read", "_valor",
        "clave", "doc", "movido", "padre", "puesto", "quitado", "ruta", "tocado",
    )  # fmt: skip

    def __init__(self, datos: Any, doc: Documento, ruta: Path_, padre: Nodo | None = None) -> None:
        self.doc, self.ruta, self.padre = doc, ruta, padre
        self.clave: KeyOrigin = (doc, ruta, True)
        self.puesto = self.quitado = self.movido = self.tocado = 0
        self.grow(datos)

    def grow(self, datos: Any) -> None:
        """Take ``datos``, which stand at ``ruta`` of ``doc``, as the value.

        Nodes inside are made when somebody asks: an edition looks into few of the things that the package has.
        """
        self._raw: Any = datos
        self._read: Any = datos
        self._valor: Any = None
        self._primeros: list[Nodo] = []
        self._antes: Any = None

    def _grown(self) -> None:
        datos, self._raw = self._raw, GROWN
        if isinstance(datos, dict):
            self._valor = {k: Nodo(v, self.doc, (*self.ruta, k), self) for k, v in datos.items()}
        elif isinstance(datos, list):
            self._valor = [Nodo(v, self.doc, (*self.ruta, i), self) for i, v in enumerate(datos)]
            self._primeros = list(self._valor)
        else:
            self._valor = datos
        self._antes = _kept(self._valor)

    @property
    def valor(self) -> Any:
        """A plain value, or a dict or a list of nodes."""
        if self._raw is not GROWN:
            self._grown()
        return self._valor

    @valor.setter
    def valor(self, new: Any) -> None:
        if self._raw is not GROWN:
            self._grown()
        self._valor = new

    @property
    def primeros(self) -> list[Nodo]:
        """Items of a list as the file has them."""
        if self._raw is not GROWN:
            self._grown()
        return self._primeros

    @property
    def antes(self) -> Any:
        """The value as the file has it."""
        if self._raw is not GROWN:
            self._grown()
        return self._antes

    def become(self, other: Nodo) -> None:
        """Take the value of ``other`` and its origin, keeping the place in the tree and the name it goes by."""
        self.valor, self._primeros = other.valor, other.primeros
        self.doc, self.ruta = other.doc, other.ruta
        for child in self.children():
            child.padre = self

    def copy(self, padre: Nodo | None = None) -> Nodo:
        """The same data in nodes of their own, which remember the same places."""
        out = Nodo(None, self.doc, self.ruta, padre)
        out.clave, out.puesto = self.clave, self.puesto
        if self._raw is not GROWN:
            out.grow(self._raw)
            return out
        if isinstance(self.valor, dict):
            out.valor = {k: n.copy(out) for k, n in self.valor.items()}
        elif isinstance(self.valor, list):
            out.valor = [n.copy(out) for n in self.valor]
        else:
            out.valor = self.valor
        out._primeros = list(out.valor) if isinstance(out.valor, list) else []
        out._antes = _kept(out.valor)
        return out

    def set(self, name: str, datos: Any, doc: Documento, ruta: Path_) -> Nodo:
        """Give a field a value that ``ruta`` of ``doc`` asks for."""
        self.valor[name] = Nodo(datos, doc, ruta, self)
        return self.valor[name]  # type: ignore[no-any-return]

    def children(self) -> list[Nodo]:
        """What it holds, in order."""
        if isinstance(self.valor, dict):
            return list(self.valor.values())
        return self.valor if isinstance(self.valor, list) else []

    def get(self, key: str) -> Nodo | None:
        """The field ``key`` of a mapping; None where it is not one or has none."""
        found = self.valor.get(key) if isinstance(self.valor, dict) else None
        return found if isinstance(found, Nodo) else None

    def scalar(self, key: str) -> Any:
        """The plain value of a field, None where there is none."""
        if self._raw is not GROWN:
            value = self._raw.get(key) if isinstance(self._raw, dict) else None
        else:
            found = self.get(key)
            value = None if found is None else found._raw if found._raw is not GROWN else found._valor
        return None if isinstance(value, dict | list) else value

    def remove(self) -> None:
        """Take this out of what holds it."""
        assert self.padre is not None
        holder = self.padre.valor
        if isinstance(holder, list):
            holder[:] = [n for n in holder if n is not self]
        else:
            for key in [k for k, n in holder.items() if n is self]:
                del holder[key]

    def original(self) -> Any:
        """The data as the package has it, whatever the edition changed, in plain values."""
        if self._raw is not GROWN:
            return self._raw
        if isinstance(self.antes, dict):
            return {k: n.original() for k, n in self.antes.items()}
        if isinstance(self.antes, list):
            return [n.original() for n in self.antes]
        return self.antes

    def plain(self) -> Any:
        """The data alone. Where nothing inside was changed it is the very data that was read: it stays as it is."""
        if self._raw is not GROWN:
            return self._raw
        if isinstance(self.valor, dict):
            made = {k: n.plain() for k, n in self.valor.items()}
            same = isinstance(self._read, dict) and list(made) == list(self._read)
            return self._read if same and all(v is self._read[k] for k, v in made.items()) else made
        if isinstance(self.valor, list):
            items = [n.plain() for n in self.valor]
            same = isinstance(self._read, list) and len(items) == len(self._read)
            return self._read if same and all(a is b for a, b in zip(items, self._read, strict=True)) else items
        return self.valor


def _kept(value: Any) -> Any:
    """A value that stays as it is while the one in use changes."""
    return dict(value) if isinstance(value, dict) else list(value) if isinstance(value, list) else value


@dataclass(frozen=True)
class Ajustado(Documento):
    """A file of the package with the changes of an edition: each problem goes to the line that wrote the value."""

    edicion: str = ""
    """The edition's file, as messages show it."""
    nombre: str = ""
    """Id of what the file holds, as addresses begin with it."""
    tree: Nodo | None = None
    """The changed data, each value with the file that wrote it."""
    quitados: dict[int, dict[str, Origin]] = field(default_factory=dict)
    """Where the edition takes away a field: by identity of the mapping's node."""

    def problem(self, path: Path_, message: str, *, key: bool = False, **more: Any) -> Problem:
        """A problem at ``path`` of the changed data, with the line of the file that wrote it."""
        assert self.tree is not None
        node, rest = _deepest(self.tree, path)
        if len(rest) == 1 and (gone := self.quitados.get(id(node), {}).get(str(rest[0]))):
            return gone[0].problem(gone[1], message, **more)
        if key and not rest:
            named, at, as_key = node.clave
            return _in_file(named, at, message, key=as_key, **more)
        whole, doc, at = path, node.doc, node.ruta
        own = doc.archivo.startswith(self.edicion.removesuffix(".yml") + "/")  # a file of the edition is edited itself
        if doc.archivo == self.archivo and not own and more.get("regla", "dato") not in HOW_TO:
            where = f"bajo «cambios» de {self.edicion}, con {self._address(whole)}"
            message = f"{message.rstrip('.')}. En la edición: escríbelo {where}."
        return _in_file(doc, at, message, key=key, **more)

    def _address(self, path: Path_) -> str:
        """«en: sesion-4/cafe, campo: duracion_min» for a path of the data."""
        words: list[str] = [self.nombre]
        here = self.datos
        for part in path:
            held, here = here, _held(here, part)
            name = here.get("id") if isinstance(here, dict) else None
            if isinstance(part, int):
                named = isinstance(name, str)
                words = [*words[: -1 if named else None], str(name) if named else _word_for(held, part)]
            else:
                words.append(part)
        if len(words) > 1 and path and isinstance(path[-1], str):
            return f"«en: {'/'.join(words[:-1])}, campo: {words[-1]}»"
        return f"«en: {'/'.join(words)}»"


def _word_for(held: Any, part: int) -> str:
    """Words of an item without an id; its place where it has none of its own."""
    items = Nodo(held, Documento("", held), ()).primeros
    return (name_of(items[part], items) if part < len(items) else "") or str(part + 1)


def _in_file(doc: Documento, path: Path_, message: str, **more: Any) -> Problem:
    """A problem at ``path`` of the file as it was read, whatever was changed since."""
    return Documento.problem(doc, path, message, **more)


def _held(here: Any, part: str | int) -> Any:
    if isinstance(here, list):
        return here[part] if isinstance(part, int) and 0 <= part < len(here) else None
    return here.get(part) if isinstance(here, dict) else None


def _deepest(tree: Nodo, path: Path_) -> tuple[Nodo, Path_]:
    """The last node that there is on a path, and what of the path leads nowhere."""
    node = tree
    for i, part in enumerate(path):
        inner = node.get(part) if isinstance(part, str) else None
        if isinstance(part, int) and isinstance(node.valor, list) and part < len(node.valor):
            inner = node.valor[part]
        if inner is None:
            return node, path[i:]
        node = inner
    return node, ()


def flatten(tree: Nodo, doc: Documento, edicion: str, nombre: str, faltan: dict[int, dict[str, Origin]]) -> Ajustado:
    """The tree as a document; ``faltan`` gives, by identity of a mapping's node, the fields taken away."""
    return Ajustado(
        doc.archivo, tree.plain(), doc.valores, doc.claves, doc.lineas, doc.problemas, edicion, nombre, tree, faltan
    )
