"""The changes of an edition, made on the data as it was read; what cannot be done is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from macros.edition.address import Lost, Position, Things, by_place, find, inside, near, question, some
from macros.edition.again import found_again
from macros.edition.names import name_of, named, plain
from macros.edition.seen import REPLACE, Estado, Visto, moved, said, same, same_order
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
    vistos: list[Visto] = field(default_factory=list)
    """Each change beside what the package says now."""
    positions: bool = False
    """Whether addresses may count, as those of old editions do."""
    modalidad: str = ""
    """The field with the words of the edition's modality, where it is not the usual one."""

    def run(self, cambios: Iterable[Cambio]) -> None:
        """Every change, in the order in which they are written."""
        every = list(cambios)
        for i, cambio in enumerate(every):
            path: Path_ = ("cambios", i)
            line = self.doc.position((*path, "en"))[0]
            try:
                self._one(cambio, path, line)
            except Lost as e:
                told = str(e).removeprefix("«campo» ")
                estado: Estado = "posicion" if isinstance(e, Position) else "perdido"
                mejor = e.better if isinstance(e, Position) else found_again(self.things, cambio, every)
                if estado == "perdido" and mejor:
                    told = f"«{cambio.en}» ya no está. Por lo que dice, ahora es otro lugar. Escribe: en: {mejor}"
                self.vistos.append(Visto(i, line, estado, cambio, mensaje=told, mejor=mejor))
                at = (
                    "campo"
                    if cambio.campo and str(e).startswith("«campo»")
                    else "pregunta"
                    if cambio.pregunta
                    else "en"
                )
                self._tell((*path, at), told, "cambio-sin-destino")

    def _tell(self, path: Path_, message: str, regla: str) -> None:
        self.problems.append(self.doc.problem(path, message, regla=regla))

    def _one(self, cambio: Cambio, path: Path_, line: int) -> None:
        chain = find(self.things, cambio.en, positions=self.positions)
        root = next(((k, i) for i, found in self.things.items() for k, n in found if n is chain[0]), ("", ""))
        target: Nodo | None = chain[-1]
        if gone := next((n.quitado for n in chain if n.quitado), 0):
            self._tell(
                (*path, "en"), f"cambia algo que ya se quita en el renglón {gone}. Deja uno de los dos.", "cambio-doble"
            )
            return
        name = ""
        if cambio.campo is not None:
            *inner, name = cambio.campo.split("/")
            for i, part in enumerate(inner):
                chain.append(inside(chain[-1], part, "«campo» "))
                if not self.positions and by_place(chain[-2], part):
                    words = name_of(chain[-1], chain[-2].primeros) or part
                    better = "/".join([*inner[:i], words, *inner[i + 1 :], name])
                    raise Position(f"«campo» «{cambio.campo}» cuenta renglones. Escribe: campo: {better}", "")
            if not isinstance(chain[-1].valor, dict):
                raise Lost(f"«campo» «{cambio.en}» no tiene campos. Quita «campo» y escribe el cambio con «en» solo.")
            name = self._own_words(chain, name)
            target = chain[-1].get(name)
        elif cambio.pregunta is not None:
            chain.append(question(chain[-1], cambio.pregunta))
            target = chain[-1]
        self._look(cambio, path, line, root, target)
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

    def _own_words(self, chain: list[Nodo], name: str) -> str:
        """The field that the edition's people read as ``name``: that of its modality, where this has words for it."""
        held = chain[-1].get(self.modalidad) if self.modalidad else None
        if held is not None and isinstance(held.valor, dict) and name in held.valor:
            chain.append(held)
        elif held is not None and isinstance(held.valor, str) and name in ("texto", "notas"):
            return self.modalidad
        return name

    def _look(self, cambio: Cambio, path: Path_, line: int, root: tuple[str, str], target: Nodo | None) -> None:
        """Set what the change replaces beside what it remembers of it (``decia``)."""
        own = target is not None and target.doc is self.doc
        if cambio.action not in REPLACE or own:
            self.vistos.append(Visto(path[1], line, "propio" if own else "igual", cambio, raiz=root))  # type: ignore[arg-type]
            return
        if cambio.action == "orden":
            held = target.get("bloques") if target is not None and isinstance(target.valor, dict) else target
            now: Any = [name_of(n, held.primeros) for n in held.primeros] if held is not None else []
            holds = same_order(cambio.decia, now)
        else:
            now = None if target is None else target.original()
            holds = same(cambio.decia, now)
        new = now if cambio.action == "orden" else said(now)
        estado = "sin-nota" if cambio.decia is None else "igual" if holds else "movido"
        if estado == "movido" and cambio.action == "poner" and said(cambio.poner) == new:
            estado = "ya"  # the package says by now what the edition wanted
        seen = Visto(path[1], line, estado, cambio, raiz=root, ahora=now, nuevo=new)  # type: ignore[arg-type]
        self.vistos.append(seen)
        if estado == "movido":
            self._tell((*path, "decia"), moved(seen), "cambio-movido")

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
        wanted: list[Nodo] = []
        for i, name in enumerate(cambio.orden or ()):
            found = named(target.valor, name)
            if len(found) != 1:
                there = [x for n in target.valor if (x := name_of(n, target.primeros))]
                close = suggestion(plain(name), there) or some(there)
                told = f"«{name}» está en más de un renglón. Escribe más palabras." if found else close
                message = told if found else f"«{name}» no está en lo que se ordena.{close}"
                self._tell((*path, "orden", i), message, "cambio-sin-destino")
            elif found[0] in wanted:
                self._tell((*path, "orden", i), f"«{name}» está dos veces en «orden». Deja una.", "cambio-doble")
            else:
                wanted.append(found[0])
        if len(wanted) < len(cambio.orden or ()):
            return
        followers: dict[int, list[Nodo]] = {0: []}
        last = 0
        for node in target.valor:
            if any(node is w for w in wanted):
                last = id(node)
            else:
                followers.setdefault(last, []).append(node)
        target.valor[:] = followers[0] + [n for w in wanted for n in (w, *followers.get(id(w), ()))]
        target.movido = line

    # ---- what is spoken of -----------------------------------------------------------------------

    def _node(self, path: Path_) -> Nodo:
        value: Any = self.doc.datos
        for part in path:
            value = value[part]
        return Nodo(value, self.doc, path)

    def _nodes(self, path: Path_, value: Any) -> list[Nodo]:
        return [self._node((*path, i)) for i in range(len(value))] if isinstance(value, list) else [self._node(path)]
