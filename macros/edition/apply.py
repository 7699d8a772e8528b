"""Apply an edition to the files of ``data/`` as they were read: the result is checked like any other data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.edition.changes import Changer
from macros.edition.pruning import Archivo, Ids, forget_blocks, prune
from macros.edition.tree import Nodo, flatten
from macros.model.edicion import EdicionPropia
from macros.model.paquete import Edicion as PaqueteEdicion
from macros.problems import Problem, suggestion
from macros.reading.yaml_file import Documento

OF_ITSELF = ("id", "titulo", "version", "sitio")
"""What an edition says of itself, in the place of «edicion» of ``paquete.yml``."""
OF_THE_COURSE = ("organizacion", "modalidad", "fechas", "facilitan")
PER_EDITION = ("pieza", "articulo")
"""Kinds of which an edition keeps only what its sessions use, of what the package's sessions used."""


@dataclass(frozen=True)
class Aplicada:
    """Files with an edition's changes: documents by path, files it does without, and what it could not do."""

    docs: Mapping[Path, Documento]
    fuera: frozenset[Path]
    ids: Mapping[str, frozenset[str]]
    """Ids left out, by kind."""
    problems: tuple[Problem, ...]


def apply(edicion: EdicionPropia, doc: Documento, files: list[Archivo], added: Iterable[str]) -> Aplicada:
    """Apply ``edicion``, read as ``doc``. ``added`` are ids of sessions that only this edition has."""
    return _Edition(edicion, doc, files).run(list(added))


class _Edition:
    def __init__(self, edicion: EdicionPropia, doc: Documento, files: list[Archivo]) -> None:
        self.edicion, self.doc, self.files = edicion, doc, files
        self.things: dict[str, list[tuple[str, Nodo]]] = {}
        for f in files:
            for node, value in f.values():
                name = f.id or (value.get("id") if isinstance(value, dict) else None)
                if isinstance(name, str):
                    self.things.setdefault(name, []).append((f.kind, node))
        self.portada = next((n for k, n in self.things.get("paquete", []) if k == "portada"), None)
        self.out: Ids = {}
        self.changer = Changer(self.things, doc)

    def run(self, added: list[str]) -> Aplicada:
        used, blocks = self._used(), self._blocks()
        if self.portada is not None and isinstance(self.portada.valor, dict):
            self._identity(self.portada)
            self._list_added(self.portada, added)
        self.changer.run(self.edicion.cambios)
        forget_blocks(self.files, blocks - self._blocks())
        for kind, id_ in self.changer.dropped:
            self.out.setdefault(kind, set()).add(id_)
        if self.portada is not None and isinstance(self.portada.valor, dict):
            self._select(self.portada)
            self._dates()
            self._room(self.portada)
        self._modality()
        self._pieces(used)
        prune(self.files, self.out)
        self._annexes()
        prune(self.files, self.out)  # what told of those annexes
        self._forget_unlisted()
        return Aplicada(
            {f.path: flatten(f.tree, f.doc, self.doc.archivo, f.id, self.changer.faltan) for f in self.files},
            frozenset(f.path for f in self.files if not f.top and f.id in self.out.get(f.kind, ())),
            {kind: frozenset(ids) for kind, ids in self.out.items()},
            tuple(self.changer.problems),
        )

    def _tell(self, path: tuple[str | int, ...], message: str, regla: str = "edicion") -> None:
        self.changer.problems.append(self.doc.problem(path, message, regla=regla))

    def _own(self, *path: str | int) -> Nodo:
        """A value of the edition's file, as a node."""
        value: Any = self.doc.datos
        for part in path:
            value = value[part]
        return Nodo(value, self.doc, path)

    # ---- paquete.yml -----------------------------------------------------------------------------

    def _identity(self, portada: Nodo) -> None:
        """Who publishes, for whom and when: in the place of what the package says."""
        for name in OF_ITSELF:
            held = portada.get("edicion")
            given = getattr(self.edicion, name) is not None
            if given and held and isinstance(held.valor, dict) and name in PaqueteEdicion.model_fields:
                self._set(held, name, self._own(name))
        for name in OF_THE_COURSE:
            if getattr(self.edicion, name):
                self._set(portada, name, self._own(name))
        held = portada.get("supuestos")
        for name in self.doc.datos.get("supuestos") or ():
            if held and isinstance(held.valor, dict):
                self._set(held, name, self._own("supuestos", name))

    @staticmethod
    def _set(holder: Nodo, name: str, node: Nodo) -> None:
        node.padre = holder
        holder.valor[name] = node

    def _list_added(self, portada: Nodo, added: list[str]) -> None:
        listed = portada.get("sesiones")
        for id_ in added:
            if listed and isinstance(listed.valor, list) and id_ not in [n.valor for n in listed.valor]:
                listed.valor.append(Nodo(id_, self.doc, (), listed))

    def _select(self, portada: Nodo) -> None:
        """Only the sessions chosen, in their order; the others are left out."""
        listed = portada.get("sesiones")
        if listed is None or not isinstance(listed.valor, list):
            return
        if self.edicion.sesiones is not None:
            chosen = self._own("sesiones").valor
        elif self.edicion.nivel is not None:
            routes = portada.get("rutas")
            route = routes.get(self.edicion.nivel) if routes else None
            chosen = route.children() if route else []
            if not chosen:
                message = f"el nivel «{self.edicion.nivel}» no tiene sesiones en data/paquete.yml. Escribe otro nivel."
                self._tell(("nivel",), message)
                return
            chosen = [Nodo(n.valor, n.doc, n.ruta) for n in chosen]
        else:
            chosen = [n for n in listed.valor if n.valor not in self.out.get("sesion", ())]
        known = self._ids("sesion")
        for i, node in enumerate(chosen if self.edicion.sesiones is not None else ()):
            if node.valor not in known:
                near = suggestion(str(node.valor), known) or f" Escribe una de estas: {', '.join(known)}."
                self._tell(("sesiones", i), f"«{node.valor}» no es una sesión.{near}", "referencia")
        keep = [n for n in chosen if n.valor in known and n.valor not in self.out.get("sesion", ())]
        if not keep:
            where = next(n for n in ("sesiones", "cambios", "id") if n in self.doc.datos)
            self._tell((where,), "la edición se queda sin sesiones. Deja al menos una.")
            return
        listed.valor = keep
        for n in keep:
            n.padre = listed
        self.out.setdefault("sesion", set()).update(set(known) - {n.valor for n in keep})

    def _ids(self, kind: str) -> list[str]:
        return [f.id for f in self.files if f.kind == kind and not f.top]

    def _dates(self) -> None:
        hours: dict[str, str | None] = {}
        for i, fecha in enumerate(self.edicion.fechas):
            where = ("fechas", i, "sesion")
            if fecha.sesion in self.out.get("sesion", ()):
                self._tell(where, f"«{fecha.sesion}» no está en esta edición. Agrégala en «sesiones» o borra la fecha.")
            elif hours.setdefault(fecha.sesion, fecha.hora_inicio) != fecha.hora_inicio:
                message = "las fechas de una misma sesión llevan la misma hora. Cambia una, o haz otra edición."
                self._tell((*where[:2], "hora_inicio"), message)

    def _room(self, portada: Nodo) -> None:
        """At a distance, what only serves in a room goes."""
        listed = portada.get("solo_presencial")
        if self.edicion.modalidad == "a-distancia" and listed and isinstance(listed.valor, list):
            self.out.setdefault("articulo", set()).update(str(n.valor) for n in listed.valor)
            portada.valor["solo_presencial"] = Nodo([], listed.doc, listed.ruta, portada)

    # ---- sessions and pieces ---------------------------------------------------------------------

    def _modality(self) -> None:
        wanted = self.edicion.modalidad
        for f in self._kept("sesion"):
            given = f.tree.get("modalidades")
            offered = [n.valor for n in given.children()] if given else []
            if wanted in ("presencial", "a-distancia") and offered and wanted not in offered:
                self._tell(
                    ("modalidad",),
                    f"«{f.id}» no dice que se dé en modalidad {wanted}. Deja fuera la sesión, o agrega en «cambios»: "
                    f"- {{en: {f.id}, campo: modalidades, poner: [{wanted}]}}",
                )

    def _kept(self, kind: str) -> list[Archivo]:
        return [f for f in self.files if f.kind == kind and not f.top and f.id not in self.out.get(kind, ())]

    def _blocks(self) -> set[tuple[str, str]]:
        """Session and id of every block, as the files stand now."""
        return {(f.id, str(b.scalar("id"))) for f in self.files if f.kind == "sesion" for b in _held(f.tree, "bloques")}

    def _used(self) -> dict[str, dict[str, list[str]]]:
        """For each kind, the ids that blocks use, and the sessions that use them, in the order of the package."""
        listed = self.portada.get("sesiones") if self.portada else None
        order = [str(n.valor) for n in listed.children()] if listed else []
        used: dict[str, dict[str, list[str]]] = {kind: {} for kind in PER_EDITION}
        for f in sorted(self._kept("sesion"), key=lambda f: order.index(f.id) if f.id in order else len(order)):
            for kind, id_ in _uses(f.tree):
                used[kind].setdefault(id_, []).append(f.id)
        return used

    def _pieces(self, before: dict[str, dict[str, list[str]]]) -> None:
        """Leave out what no session of the edition uses any more; what stays belongs to one that uses it."""
        now = self._used()
        gone = self.out.get("sesion", set())
        for kind in PER_EDITION:
            free = {f.id for f in self.files if f.kind == kind and not f.tree.scalar("sesion")} - {""}
            idle = {i for i in before[kind] if i not in now[kind] and i not in free}
            self.out.setdefault(kind, set()).update(idle)
        for f in self._kept("pieza"):
            own = f.tree.get("sesion")
            if own is None:
                continue
            users = now["pieza"].get(f.id, [])
            if own.valor not in gone:
                # Its session is given in two parts, and the part that uses it is another one.
                if users and own.valor not in users and own.valor in before["pieza"].get(f.id, ()):
                    own.valor = users[0]
                continue
            if users and f.tree.scalar("tipo") != "carta_descriptiva":
                own.valor = users[0]
            else:
                self.out.setdefault("pieza", set()).add(f.id)

    def _annexes(self) -> None:
        """An annex all of whose sessions, pieces and cases are left out goes too."""
        gone = self.out.get("sesion", set())
        before, now = set[Any](), set[Any]()
        for f in self.files:
            if f.kind == "sesion":
                (before if f.id in gone else now).update(_annexes_of(f.tree))
        numbers = {n.valor for f in self._kept("pieza") for n in _held(f.tree, "inventario")}
        for f in self._kept("anexo"):
            own = {n.valor for n in _held(f.tree, "inventario")}
            rest = [*_held(f.tree, "piezas"), *_held(f.tree, "casos")]
            if f.tree.scalar("clave") in before - now and not rest and not own & numbers:
                self.out.setdefault("anexo", set()).add(f.id)

    def _forget_unlisted(self) -> None:
        """Out of the files with many things, what was left out; out of the order of chapters too."""
        for f in self.files:
            if f.top and (ids := self.out.get(f.kind)):
                for node, value in f.values():
                    if isinstance(value, dict) and value.get("id") in ids:
                        node.remove()
        chapters = self.portada.get("libro") if self.portada else None
        for node in list(chapters.children()) if chapters else ():
            if node.valor in self.out.get("seccion", ()):
                node.remove()


def _held(tree: Nodo, name: str) -> list[Nodo]:
    """Items of a list of a file; none where it has no such field."""
    found = tree.get(name)
    return found.children() if found else []


def _annexes_of(sesion: Nodo) -> set[Any]:
    """Keys of the annexes that a session and its blocks come from."""
    sources = [b.get("fuente") for b in _held(sesion, "bloques")]
    return {sesion.scalar("anexo"), *(s.scalar("anexo") for s in sources if s)} - {None}


def _uses(sesion: Nodo) -> Iterable[tuple[str, str]]:
    """Kind and id of each piece and article that the blocks of a session name."""
    for block in _held(sesion, "bloques"):
        for step in _held(block, "pasos"):
            yield from (("pieza", str(n.valor)) for n in _held(step, "piezas"))
        for need in _held(block, "materiales"):
            yield from ((kind, str(i)) for kind in PER_EDITION if (i := need.scalar(kind)))


__all__ = ["Aplicada", "Archivo", "apply"]
