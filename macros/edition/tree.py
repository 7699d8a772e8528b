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


class Nodo:
    """A value, what holds it, and where it was written.

    ``primeros`` are the items of a list as the file has them, and ``antes`` the value: addresses speak of those. The
    four marks are lines of the edition's file where it was put, taken away, reordered, or something inside it was
    changed (0: never).
    """

    __slots__ = ("antes", "clave", "doc", "movido", "padre", "primeros", "puesto", "quitado", "ruta", "tocado", "valor")

    def __init__(self, datos: Any, doc: Documento, ruta: Path_, padre: Nodo | None = None) -> None:
        self.doc, self.ruta, self.padre = doc, ruta, padre
        self.clave: KeyOrigin = (doc, ruta, True)
        self.puesto = self.quitado = self.movido = self.tocado = 0
        self.valor: Any = datos
        self.grow(datos)

    def grow(self, datos: Any) -> None:
        """Take ``datos``, which stand at ``ruta`` of ``doc``, as the value."""
        if isinstance(datos, dict):
            self.valor = {k: Nodo(v, self.doc, (*self.ruta, k), self) for k, v in datos.items()}
        elif isinstance(datos, list):
            self.valor = [Nodo(v, self.doc, (*self.ruta, i), self) for i, v in enumerate(datos)]
        else:
            self.valor = datos
        self.primeros: list[Nodo] = list(self.valor) if isinstance(self.valor, list) else []
        self.antes: Any = _kept(self.valor)

    def become(self, other: Nodo) -> None:
        """Take the value of ``other`` and its origin, keeping the place in the tree and the name it goes by."""
        self.doc, self.ruta, self.valor, self.primeros = other.doc, other.ruta, other.valor, other.primeros
        for child in self.children():
            child.padre = self

    def copy(self, padre: Nodo | None = None) -> Nodo:
        """The same data in nodes of their own, which remember the same places."""
        out = Nodo(None, self.doc, self.ruta, padre)
        out.clave, out.puesto = self.clave, self.puesto
        if isinstance(self.valor, dict):
            out.valor = {k: n.copy(out) for k, n in self.valor.items()}
        elif isinstance(self.valor, list):
            out.valor = [n.copy(out) for n in self.valor]
        else:
            out.valor = self.valor
        out.primeros = list(out.valor) if isinstance(out.valor, list) else []
        out.antes = _kept(out.valor)
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
        found = self.get(key)
        return None if found is None or isinstance(found.valor, dict | list) else found.valor

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
        if isinstance(self.antes, dict):
            return {k: n.original() for k, n in self.antes.items()}
        if isinstance(self.antes, list):
            return [n.original() for n in self.antes]
        return self.antes

    def plain(self) -> Any:
        """The data alone."""
        if isinstance(self.valor, dict):
            return {k: n.plain() for k, n in self.valor.items()}
        if isinstance(self.valor, list):
            return [n.plain() for n in self.valor]
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
    vienen: dict[Path_, Origin] = field(default_factory=dict)
    nombres: dict[Path_, KeyOrigin] = field(default_factory=dict)
    faltan: dict[Path_, Origin] = field(default_factory=dict)
    """Where the edition takes away a field."""

    def problem(self, path: Path_, message: str, *, key: bool = False, **more: Any) -> Problem:
        """A problem at ``path`` of the changed data, with the line of the file that wrote it."""
        if path in self.faltan:
            doc, at = self.faltan[path]
            return doc.problem(at, message, **more)
        if key and path in self.nombres:
            named, at, as_key = self.nombres[path]
            return _in_file(named, at, message, key=as_key, **more)
        whole = path
        while path not in self.vienen and path:
            path = path[:-1]
        doc, at = self.vienen.get(path, (self, ()))
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


def flatten(tree: Nodo, doc: Documento, edicion: str, nombre: str, faltan: dict[int, dict[str, Origin]]) -> Ajustado:
    """The tree as a document; ``faltan`` gives, by identity of a mapping's node, the fields taken away."""
    out = Ajustado(doc.archivo, tree.plain(), doc.valores, doc.claves, doc.lineas, doc.problemas, edicion, nombre)

    def walk(node: Nodo, path: Path_) -> None:
        out.vienen[path] = (node.doc, node.ruta)
        out.nombres[path] = node.clave
        for key, origin in faltan.get(id(node), {}).items():
            if not isinstance(node.valor, dict) or key not in node.valor:
                out.faltan[(*path, key)] = origin
        keys = node.valor if isinstance(node.valor, dict) else range(len(node.children()))
        for key, child in zip(keys, node.children(), strict=True):
            walk(child, (*path, key))

    walk(tree, ())
    return out
