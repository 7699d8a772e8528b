"""The changes of an edition, made on the data as it was read; what cannot be done is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from macros.edition.address import Lost, Things, find, inside, near, question, some
from macros.edition.tree import Nodo, Origin
from macros.model.edicion import Cambio
from macros.problems import Problem, suggestion
from macros.reading.kinds import KINDS
from macros.reading.yaml_file import Documento, Path_

WHOLE = {k.kind for k in KINDS if k.direccion}
"""Kinds of one thing in one file: an edition changes them and never does without."""


@dataclass
class Changer:
    """Makes changes on ``things`` (nodes by id, with their kind), gathering what could not be done."""

    things: Things
    doc: Documento
    problems: list[Problem] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    """Whole things that the edition leaves out: kind and id."""
    faltan: dict[int, dict[str, Origin]] = field(default_factory=dict)

    def run(self, cambios: Iterable[Cambio]) -> None:
        """Every change, in the order in which they are written."""
        for i, cambio in enumerate(cambios):
            path: Path_ = ("cambios", i)
            try:
                self._one(cambio, path, self.doc.position((*path, "en"))[0])
            except Lost as e:
                at = (
                    "campo"
                    if cambio.campo and str(e).startswith("«campo»")
                    else "pregunta"
                    if cambio.pregunta
                    else "en"
                )
                self._tell((*path, at), str(e).removeprefix("«campo» "), "cambio-sin-destino")

    def _tell(self, path: Path_, message: str, regla: str) -> None:
        self.problems.append(self.doc.problem(path, message, regla=regla))

    def _one(self, cambio: Cambio, path: Path_, line: int) -> None:
        chain = find(self.things, cambio.en)
        target: Nodo | None = chain[-1]
        if gone := next((n.quitado for n in chain if n.quitado), 0):
            self._tell(
                (*path, "en"), f"cambia algo que ya se quita en el renglón {gone}. Deja uno de los dos.", "cambio-doble"
            )
            return
        name = ""
        if cambio.campo is not None:
            *inner, name = cambio.campo.split("/")
            for part in inner:
                chain.append(inside(chain[-1], part, "«campo» "))
            if not isinstance(chain[-1].valor, dict):
                raise Lost(f"«campo» «{cambio.en}» no tiene campos. Quita «campo» y escribe el cambio con «en» solo.")
            target = chain[-1].get(name)
        elif cambio.pregunta is not None:
            chain.append(question(chain[-1], cambio.pregunta))
            target = chain[-1]
        match cambio.action:
            case "poner":
                self._put(chain, target, name, path, line)
            case "quitar":
                self._remove(chain, target, name, path, line, cambio)
            case "antes" | "despues" as where:
                self._insert(chain[-1], getattr(cambio, where), where, (*path, where), line, cambio.en)
            case "agregar":
                self._append(chain, target, name, cambio, path, line)
            case _:
                self._order(target or chain[-1], cambio, path, line)
        # Beside something is not inside it: what serves as a place may itself be taken away.
        for node in chain[: -1 if cambio.action in ("antes", "despues") else None]:
            node.tocado = node.tocado or line

    # ---- what is done ----------------------------------------------------------------------------

    def _put(self, chain: list[Nodo], target: Nodo | None, name: str, path: Path_, line: int) -> None:
        new = self._node((*path, "poner"))
        if target is None:
            if gone := self.faltan.get(id(chain[-1]), {}).get(name):
                self._tell(
                    (*path, "poner"),
                    f"esto ya se quita en el renglón {gone[0].position(gone[1])[0]}. Deja uno.",
                    "cambio-doble",
                )
                return
            new.padre = chain[-1]
            new.clave = (self.doc, (*path, "campo"), False)
            new.puesto = line
            chain[-1].valor[name] = new
            return
        if target.padre is None:
            raise Lost(
                f"«{self.doc.datos['cambios'][path[1]]['en']}» es un archivo completo. Escribe en «campo» qué cambia."
            )
        if before := target.puesto or target.tocado or target.quitado:
            self._tell(
                (*path, "poner"), f"esto ya se cambia en el renglón {before}. Deja uno de los dos.", "cambio-doble"
            )
            return
        target.become(new)
        target.puesto = line

    def _remove(
        self, chain: list[Nodo], target: Nodo | None, name: str, path: Path_, line: int, cambio: Cambio
    ) -> None:
        if target is None:
            raise Lost(f"«campo» «{name}» no está en {cambio.en}, así que no se puede quitar.{near(name, chain[-1])}")
        if before := target.quitado:
            self._tell(
                (*path, "quitar"), f"esto ya se quita en el renglón {before}. Borra este cambio.", "cambio-doble"
            )
            return
        if before := target.puesto or target.tocado:
            self._tell(
                (*path, "quitar"), f"en el renglón {before} cambias algo de lo que aquí quitas. Deja uno de los dos.",
                "cambio-doble",
            )  # fmt: skip
            return
        owner = next(((k, i) for i, found in self.things.items() for k, n in found if n is target), None)
        if owner and owner[0] in WHOLE:
            raise Lost(f"«{cambio.en}» no se puede quitar completo. Escribe en «campo» qué se quita.")
        if owner:
            self.dropped.append(owner)
        target.quitado = line
        if target.padre is not None:
            if isinstance(target.padre.valor, dict):
                origin = (self.doc, (*path, "quitar"))
                self.faltan.setdefault(id(target.padre), {})[name or cambio.en.rsplit("/", 1)[-1]] = origin
            target.remove()

    def _insert(self, target: Nodo, value: Any, where: str, path: Path_, line: int, en: str) -> None:
        holder = target.padre
        if holder is None or not isinstance(holder.valor, list):
            raise Lost(f"«{en}» no está en una lista, así que nada va antes ni después. Escribe el id de un elemento.")
        at = next(i for i, n in enumerate(holder.valor) if n is target)
        nodes = self._nodes(path, value)
        if where == "despues":
            at += 1
            while at < len(holder.valor) and holder.valor[at].puesto and holder.valor[at].doc is self.doc:
                at += 1  # what earlier changes put here goes first
        for n in nodes:
            n.padre, n.puesto = holder, line
        holder.valor[at:at] = nodes

    def _append(
        self, chain: list[Nodo], target: Nodo | None, name: str, cambio: Cambio, path: Path_, line: int
    ) -> None:
        where = target if cambio.campo is not None else chain[-1]
        if where is None:
            where = Nodo([], self.doc, (*path, "agregar"), chain[-1])
            where.clave = (self.doc, (*path, "campo"), False)
            chain[-1].valor[name] = where
        if not isinstance(where.valor, list):
            raise Lost(f"«{cambio.campo or cambio.en}» no es una lista. Para cambiarlo, usa «poner».")
        for n in self._nodes((*path, "agregar"), cambio.agregar):
            n.padre, n.puesto = where, line
            where.valor.append(n)

    def _order(self, target: Nodo, cambio: Cambio, path: Path_, line: int) -> None:
        """Items in the order given. One that the order does not name stays after the one it followed."""
        if isinstance(target.valor, dict):
            target = target.get("bloques") or target
        if not isinstance(target.valor, list):
            raise Lost(
                f"«{cambio.en}» no tiene lista que ordenar. Escribe en «campo» cuál es, por ejemplo: campo: pasos"
            )
        if target.movido:
            self._tell((*path, "orden"), f"esto ya se ordena en el renglón {target.movido}. Deja uno.", "cambio-doble")
            return
        names = [n.scalar("id") if isinstance(n.valor, dict) else n.valor for n in target.valor]
        by_name = dict(zip(names, target.valor, strict=True))
        wanted = list(cambio.orden or ())
        for i, name in enumerate(wanted):
            if name not in by_name:
                there = [str(n) for n in names if n]
                message = f"«{name}» no está en lo que se ordena.{suggestion(name, there) or some(there)}"
                self._tell((*path, "orden", i), message, "cambio-sin-destino")
            elif name in wanted[:i]:
                self._tell((*path, "orden", i), f"«{name}» está dos veces en «orden». Deja una.", "cambio-doble")
        if any(name not in by_name for name in wanted) or len(set(wanted)) < len(wanted):
            return
        followers: dict[Any, list[Nodo]] = {None: []}
        last = None
        for name, node in zip(names, list(target.valor), strict=True):
            if name in wanted:
                last = name
            else:
                followers.setdefault(last, []).append(node)
        target.valor[:] = followers[None] + [n for name in wanted for n in (by_name[name], *followers.get(name, ()))]
        target.movido = line

    # ---- what is spoken of -----------------------------------------------------------------------

    def _node(self, path: Path_) -> Nodo:
        value: Any = self.doc.datos
        for part in path:
            value = value[part]
        return Nodo(value, self.doc, path)

    def _nodes(self, path: Path_, value: Any) -> list[Nodo]:
        return [self._node((*path, i)) for i in range(len(value))] if isinstance(value, list) else [self._node(path)]
