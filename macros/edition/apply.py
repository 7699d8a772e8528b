"""Apply an edition to the files of ``data/`` as they were read: the result is checked like any other data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.edition.changes import Changer
from macros.edition.parts import pieces_of_days, split
from macros.edition.pruning import Ids, Leido, forget_blocks, prune
from macros.edition.seen import Visto
from macros.edition.times import PAUSES, apply_times, pause_names
from macros.edition.tree import Nodo, flatten
from macros.edition.words import Lugar, faults, replace_words
from macros.kept import Kept
from macros.model.base import CAMPOS
from macros.model.edicion import EdicionPropia
from macros.model.paquete import Edicion as PaqueteEdicion
from macros.problems import Problem, suggestion
from macros.reading.yaml_file import Documento, Path_

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
    nuevos: tuple[Path, ...]
    """Paths of what stands in no file: the other days of a session."""
    ids: Mapping[str, frozenset[str]]
    """Ids left out, by kind."""
    problems: tuple[Problem, ...]
    vistos: tuple[Visto, ...] = ()
    """Each change beside what the package says now."""
    lugares: tuple[Lugar, ...] = ()
    """Each place where the edition says other words («reemplazar»)."""
    doc: Documento = field(default_factory=lambda: Documento("", {}))
    """The edition's own file."""
    trees: Mapping[tuple[str, str], Nodo] = field(default_factory=dict)
    """Whole things with the changes made, by kind and id: each value knows the file that wrote it."""


def apply(
    edicion: EdicionPropia,
    doc: Documento,
    files: list[Leido],
    added: Iterable[str],
    *,
    positions: bool = False,
    untimed: str = "",
    kept: Kept | None = None,
) -> Aplicada:
    """Apply ``edicion``, read as ``doc``. ``added`` are ids of sessions that only this edition has.

    ``positions``: its addresses may count, as those of old editions do. ``untimed``: a session that is not fitted.
    """
    edition = _Edition(edicion, doc, files)
    edition.memory = kept or Kept()
    edition.changer.positions, edition.untimed = positions, untimed
    return edition.run(list(added))


class _Edition:
    def __init__(self, edicion: EdicionPropia, doc: Documento, files: list[Leido]) -> None:
        self.edicion, self.doc, self.files = edicion, doc, files
        self.things: dict[str, list[tuple[str, Nodo]]] = {}
        for f in files:
            for node, value in f.values():
                name = f.id or (value.get("id") if isinstance(value, dict) else None)
                if isinstance(name, str):
                    self.things.setdefault(name, []).append((f.kind, node))
        self.untimed = ""
        self.memory = Kept()
        self.lugares: list[Lugar] = []
        self.there = {f.path for f in files}
        self.portada = next((n for k, n in self.things.get("paquete", []) if k == "portada"), None)
        self.out: Ids = {}
        self.changer = Changer(self.things, doc)
        if edicion.modalidad is not None:
            self.changer.modalidad = CAMPOS.get(edicion.modalidad, "")
        self.moved: dict[tuple[str, str], str] = {}
        """Session by session and block of the package, where the block is given on another day."""
        self.days: dict[str, list[str]] = {}
        """Ids of the other days of a session that is given over several."""
        self.unfit: list[tuple[str, Path_, str]] = []
        """Sessions that cannot last what is asked: which, where that is asked, and why not."""

    def run(self, added: list[str]) -> Aplicada:
        used, blocks = self._used(), self._blocks()
        if self.portada is not None and isinstance(self.portada.valor, dict):
            self._identity(self.portada)
            self._list_added(self.portada, added)
        self.changer.run(self.edicion.cambios)
        self._without()
        self._parts()
        self._times()
        forget_blocks(self.files, blocks - self._blocks(), self.moved)
        for kind, id_ in self.changer.dropped:
            self.out.setdefault(kind, set()).add(id_)
        if self.portada is not None and isinstance(self.portada.valor, dict):
            self._select(self.portada)
            self._dates()
        self._lengths()
        self._modality()
        self._pieces(used)
        prune(self.files, self.out, self.memory)
        self._annexes()
        prune(self.files, self.out, self.memory)  # what told of those annexes
        self._forget_unlisted()
        self._idle_changes()
        self._words()
        return Aplicada(
            {f.path: flatten(f.tree, f.doc, self.doc.archivo, f.id, self.changer.faltan) for f in self.files},
            frozenset(f.path for f in self.files if not f.top and f.id in self.out.get(f.kind, ())),
            tuple(f.path for f in self.files if f.path not in self.there),
            {kind: frozenset(ids) for kind, ids in self.out.items()},
            tuple(self.changer.problems),
            tuple(self.changer.vistos),
            tuple(self.lugares),
            self.doc,
            {(f.kind, f.id): f.tree for f in self.files},
        )

    def _without(self) -> None:
        """Guides, annexes and types of piece that the edition does without."""
        if not self.edicion.sin:
            return
        types = {str(f.tree.scalar("tipo")) for f in self.files if f.kind == "pieza"}
        many = {"guias": "guia", "anexos": "anexo"}
        ids = {f.id: f.kind for f in self.files if f.kind in many.values()}
        for i, word in enumerate(self.edicion.sin):
            if word in many:
                self.out.setdefault(many[word], set()).update(x for x, kind in ids.items() if kind == many[word])
            elif word in ids:
                self.out.setdefault(ids[word], set()).add(word)
            elif word in types:
                found = {f.id for f in self.files if f.kind == "pieza" and f.tree.scalar("tipo") == word}
                self.out.setdefault("pieza", set()).update(found)
            else:
                known = [*many, *ids, *sorted(types)]
                near = suggestion(word, known) or f" Escribe, por ejemplo: {', '.join(known[:6])}."
                self._tell(("sin", i), f"«{word}» no es una guía, un anexo ni un tipo de pieza.{near}", "referencia")
        for kind in many.values():
            if (gone := self.out.get(kind)) and gone >= {x for x, k in ids.items() if k == kind}:
                gone.add("index")  # nothing to list
        bridges = next((f for f in self.files if f.kind == "puentes"), None)
        out = self.out.get("guia", set())
        views = [v for v in _held(bridges.tree, "vistas") if v.scalar("guia") not in out] if bridges else []
        if bridges is not None and len(views) < 2:  # one way of looking has nothing beside it
            self.out.setdefault("puentes", set()).add(bridges.id)
            self.out.setdefault("guia", set()).add("puentes")
            self.out.setdefault("pieza", set()).add(str(bridges.tree.scalar("dibujo")))
        guides = self.out.get("guia", set())
        for f in self.files:  # what belongs to a guide goes with it
            if f.kind in ("sesion", "pieza") and f.tree.scalar("guia") in guides:
                self.out.setdefault(f.kind, set()).add(f.id)

    def _words(self) -> None:
        """The organisation's own words, in all that is left."""
        rules = dict(self.edicion.reemplazar)
        wrong = faults(rules)
        for old, why in wrong.items():
            self.changer.problems.append(self.doc.problem(("reemplazar", old), why, key=True, regla="valor"))
        kept = [f for f in self.files if f.top or f.id not in self.out.get(f.kind, ())]
        self.lugares = replace_words(kept, {k: v for k, v in rules.items() if k not in wrong})
        for old in rules:
            if old not in wrong and not any(x.regla == old for x in self.lugares):
                message = (
                    f"«{old}» no está en ningún texto de esta edición. Escríbelo como está en el paquete o bórralo."
                )
                self.changer.problems.append(
                    self.doc.problem(("reemplazar", old), message, key=True, regla="cambio-sin-destino")
                )

    def _parts(self) -> None:
        """Sessions given over several days."""
        own = self.doc.archivo.removesuffix(".yml").rsplit("/", 1)[-1]
        root = next((f.path.parent.parent for f in self.files if f.kind == "sesion"), Path())
        folder = root / "ediciones" / own
        rotulos = next((f.tree for f in self.files if f.kind == "rotulos"), None)
        words = rotulos.get("edicion") if rotulos else None
        label = str(words.scalar("dia_de_sesion") or "") if words else ""
        for i, division in enumerate(self.edicion.partes):
            f = self._session(division.sesion, ("partes", i, "sesion"))
            if f is None:
                continue
            numbers = {x.tree.scalar("numero") for x in self.files if x.kind == "sesion"}
            others = split(
                f,
                division,
                self.doc,
                ("partes", i),
                label or "{numero}.{dia}",
                numbers,
                folder / "sesiones",
                self._tell,
            )
            for other in others:
                for block in _held(other.tree, "bloques"):
                    self.moved[(f.id, str(block.scalar("id")))] = other.id
            self.days[f.id] = [x.id for x in others]
            self.files += [*others, *pieces_of_days(self.files, f, others, folder / "piezas")]
            self._name_days(f.id)

    def _name_days(self, id_: str) -> None:
        """List the other days of a session right after it, in the package and in its routes."""
        routes = self.portada.get("rutas") if self.portada else None
        lists = [self.portada.get("sesiones") if self.portada else None, *(routes.children() if routes else ())]
        for listed in lists:
            names = [n.valor for n in listed.valor] if listed and isinstance(listed.valor, list) else []
            if listed is not None and id_ in names:
                at = names.index(id_) + 1
                listed.valor[at:at] = [Nodo(x, listed.doc, listed.ruta, listed) for x in self.days[id_]]

    def _times(self) -> None:
        """Sessions that last something else, each day of those that have several."""
        usual = PAUSES[self.edicion.modalidad or "presencial"]
        alone = {self.untimed, *(t.sesion for t in self.edicion.tiempos)}
        wished: list[tuple[Path_, int, int, str]] = []
        for i, t in enumerate(self.edicion.tiempos):
            if t.sesion != self.untimed:
                wished.append((("tiempos", i), t.minutos, t.pausa_cada or usual, t.sesion))
        for i, d in enumerate(self.edicion.partes):
            for id_ in (d.sesion, *self.days.get(d.sesion, ())):
                if d.minutos and id_ not in alone:
                    wished.append((("partes", i), d.minutos, d.pausa_cada or usual, id_))
        names = pause_names({(f.kind, f.id): f.tree for f in self.files})
        for path, minutes, limit, id_ in wished:
            f = self._session(id_, (*path, "sesion"))
            if f is not None and (why := apply_times(f.tree, minutes, limit, self.doc, (*path, "minutos"), names)):
                self.unfit.append((id_, (*path, "minutos"), why))

    def _session(self, id_: str, path: Path_) -> Leido | None:
        """A session of this edition, or nothing where there is none: that is told."""
        known = self._ids("sesion")
        found = next((f for f in self.files if f.kind == "sesion" and f.id == id_), None)
        if found is None:
            near = suggestion(id_, known) or f" Escribe una de estas: {', '.join(known)}."
            self._tell(path, f"«{id_}» no es una sesión.{near}", "referencia")
        return found

    def _tell(self, path: Path_, message: str, regla: str = "edicion") -> None:
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
            chosen = self._with_days(self._own("sesiones").valor)
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
        for i, node in enumerate(self._own("sesiones").valor if self.edicion.sesiones is not None else ()):
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

    def _with_days(self, chosen: list[Nodo]) -> list[Nodo]:
        """The sessions chosen, each with its other days, where these are not in the list by themselves."""
        named = {n.valor for n in chosen}
        return [
            x
            for n in chosen
            for x in (n, *(Nodo(d, n.doc, n.ruta) for d in self.days.get(str(n.valor), ()) if d not in named))
        ]

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

    def _lengths(self) -> None:
        """Times and days: of a session that is given they must hold; of one that is left out they do nothing."""
        out = self.out.get("sesion", set())
        for id_, path, why in self.unfit:
            if id_ not in out:
                self._tell(path, why, "duracion")
        wished = [(("tiempos", i, "sesion"), t.sesion, [t.sesion]) for i, t in enumerate(self.edicion.tiempos)]
        for i, d in enumerate(self.edicion.partes):
            wished.append((("partes", i, "sesion"), d.sesion, [d.sesion, *self.days.get(d.sesion, ())]))
        where = " o agrégala en «sesiones»" if self.edicion.sesiones is not None else ""
        for at, id_, days in wished:
            if out.issuperset(days):
                self._tell(at, f"«{id_}» no está en esta edición y este renglón no hace nada. Bórralo{where}.")

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

    def _kept(self, kind: str) -> list[Leido]:
        return [f for f in self.files if f.kind == kind and not f.top and f.id not in self.out.get(kind, ())]

    def _blocks(self) -> set[tuple[str, str]]:
        """Session and id of every block, as the files stand now."""
        sessions = ((f.id, f.tree.plain()) for f in self.files if f.kind == "sesion")
        return {(id_, str(_name(b))) for id_, s in sessions for b in _listed(s, "bloques")}

    def _used(self) -> dict[str, dict[str, list[str]]]:
        """For each kind, the ids that blocks use, and the sessions that use them, in the order of the package."""
        listed = self.portada.get("sesiones") if self.portada else None
        order = [str(n.valor) for n in listed.children()] if listed else []
        used: dict[str, dict[str, list[str]]] = {kind: {} for kind in PER_EDITION}
        for f in sorted(self._kept("sesion"), key=lambda f: order.index(f.id) if f.id in order else len(order)):
            for kind, id_ in _uses(f.tree.plain()):
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
            session = f.tree.scalar("sesion")
            if session is None:
                continue
            users = now["pieza"].get(f.id, [])
            if session not in gone:
                # Its session is given in two parts, and the part that uses it is another one.
                if users and session not in users and session in before["pieza"].get(f.id, ()):
                    self._belongs(f, users[0])
                continue
            if users and f.tree.scalar("tipo") != "carta_descriptiva":
                self._belongs(f, users[0])
            else:
                self.out.setdefault("pieza", set()).add(f.id)

    @staticmethod
    def _belongs(f: Leido, session: str) -> None:
        own = f.tree.get("sesion")
        assert own is not None
        own.valor = session

    def _annexes(self) -> None:
        """An annex all of whose sessions, pieces and cases are left out goes too."""
        gone = self.out.get("sesion", set())
        before, now = set[Any](), set[Any]()
        for f in self.files:
            if f.kind == "sesion":
                (before if f.id in gone else now).update(_annexes_of(f.tree.plain()))
        numbers = {n for f in self._kept("pieza") for n in _plain(f.tree.plain(), "inventario")}
        for f in self._kept("anexo"):
            annex = f.tree.plain()
            own = set(_plain(annex, "inventario"))
            rest = [*_listed(annex, "piezas"), *_listed(annex, "casos")]
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

    def _idle_changes(self) -> None:
        """Changes to what this edition leaves out: they would do nothing, without a word."""
        dropped = set(self.changer.dropped)
        for seen in self.changer.vistos:
            kind, id_ = seen.raiz
            if id_ in self.out.get(kind, ()) and seen.raiz not in dropped:
                where = " o agrégala en «sesiones»" if kind == "sesion" and self.edicion.sesiones is not None else ""
                message = f"«{id_}» no está en esta edición y este cambio no hace nada. Bórralo{where}."
                self._tell(("cambios", seen.indice, "en"), message, "cambio-sin-destino")


def _held(tree: Nodo, name: str) -> list[Nodo]:
    """Items of a list of a file; none where it has no such field."""
    found = tree.get(name)
    return found.children() if found else []


def _annexes_of(sesion: Any) -> set[Any]:
    """Keys of the annexes that a session, as plain data, and its blocks come from."""
    held = [sesion, *(b.get("fuente") for b in _listed(sesion, "bloques") if isinstance(b, dict))]
    return {k for x in held if isinstance(x, dict) and not isinstance(k := x.get("anexo"), dict | list)} - {None}


def _uses(sesion: Any) -> Iterable[tuple[str, str]]:
    """Kind and id of each piece and article that the blocks of a session, as plain data, name."""
    for block in _listed(sesion, "bloques"):
        for step in _listed(block, "pasos"):
            yield from (("pieza", str(x)) for x in _plain(step, "piezas"))
        for need in _listed(block, "materiales"):
            names = ((kind, need.get(kind)) for kind in PER_EDITION if isinstance(need, dict))
            yield from ((kind, str(x)) for kind, x in names if x and not isinstance(x, dict | list))


def _plain(data: Any, name: str) -> list[Any]:
    """The same, of those that hold nothing inside."""
    return [x for x in _listed(data, name) if not isinstance(x, dict | list)]


def _name(block: Any) -> Any:
    found = block.get("id") if isinstance(block, dict) else None
    return None if isinstance(found, dict | list) else found


def _listed(data: Any, name: str) -> list[Any]:
    """Items of a list of plain data; none where it has no such field."""
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


__all__ = ["Aplicada", "Leido", "apply"]
