"""Load ``data/`` into a checked ``Paquete``, reporting every problem in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from macros.edition.apply import Aplicada, apply
from macros.edition.look import colour_problems, read_logo
from macros.edition.pruning import Leido
from macros.edition.tree import Nodo
from macros.kept import Kept
from macros.model import TIPOS, Auditoria, Busqueda, Modelo, Paquete, Portada, Programa, Puentes, Rotulos
from macros.model.edicion import EdicionPropia, Logo
from macros.model.marco import Marco
from macros.plan.saying import SAID, Cuenta, Habla, Stretches, before, said
from macros.problems import DataErrors, Problem, suggestion
from macros.reading.explain import explain
from macros.reading.kinds import BY_KIND, EDITIONS, IN_FOLDERS, MANY, NAMED, SINGLES, Kind
from macros.reading.origin import Origen
from macros.reading.references import all_references
from macros.reading.strays import data_files, strays
from macros.reading.yaml_file import Documento, Path_, read
from macros.words.modality import deck_in, in_modality

M = TypeVar("M", bound=Modelo)

_ID = re.compile(r"[a-z0-9-]+\Z")


Reader = Callable[[Path, Path], Documento]
"""Reads a file of the project in a folder, as ``read`` does."""


def load(root: Path, edicion: str | None = None, reader: Reader = read, *, untimed: str = "") -> tuple[Paquete, Origen]:
    """Read and check everything under ``root/data``. Raises DataErrors with all the problems found.

    ``edicion`` is the id of one of ``data/ediciones/``: its changes are made before anything is checked. ``untimed`` is
    the id of a session that is not fitted to the time that the edition gives it. ``reader``: for who loads more than
    once, one that reads each file a single time.
    """
    loader = _Loader(root, edicion, reader)
    loader.untimed = untimed
    return loader.run()


def editions(root: Path) -> list[str]:
    """Ids of the editions there are, in order."""
    return [path.stem for path in data_files(root / "data" / EDITIONS, "*.yml")]


def must_be_there(root: Path, edicion: str) -> None:
    """Raise DataErrors for an edition that has no file."""
    path = root / "data" / EDITIONS / f"{edicion}.yml"
    if not path.is_file() and not path.is_symlink():
        there = editions(root)
        known = f" Hay: {', '.join(there)}." if there else ""
        message = (
            f"no existe la edición «{edicion}».{suggestion(edicion, there) or known} Escribe otro nombre o créala."
        )
        raise DataErrors([Problem(f"data/{EDITIONS}/{edicion}.yml", 0, 0, message, regla="edicion")])


@dataclass(frozen=True)
class Intento:
    """What came of loading: the package where all holds, else what is wrong; and what the edition does."""

    paquete: Paquete | None
    origen: Origen
    problems: tuple[Problem, ...]
    done: Aplicada | None


def attempt(root: Path, edicion: str | None, reader: Reader = read, kept: Kept | None = None) -> Intento:
    """Load as ``load`` does, for who shows an edition while it is written: it seldom holds.

    ``kept``: what the time before worked out, for who loads again; the reader then gives the same files.
    """
    loader = _Loader(root, edicion, reader)
    if kept is not None:
        loader.kept = kept
        kept.turn()
    try:
        paquete, origen = loader.run()
    except DataErrors as e:
        return Intento(None, loader.origen, tuple(e.problems), loader.done)
    return Intento(paquete, origen, (), loader.done)


def seen(
    root: Path,
    edicion: str,
    *,
    positions: bool = False,
    package: Path | None = None,
    untimed: str = "",
    reader: Reader = read,
) -> Aplicada:
    """An edition made on what was read, even where its changes no longer hold: see ``vistos`` and ``trees``.

    ``package``: folder of another version of the package, in the place of the one at ``root``. Raises DataErrors where
    the edition's own file, or the package's, cannot be read.
    """
    loader = _Loader(package or root, edicion, reader, positions=positions)
    loader.home, loader.untimed = root, untimed
    loader._apply(edicion)
    if loader.done is None:
        raise DataErrors(loader.problems)
    return loader.done


def read_rules(root: Path) -> Auditoria:
    """The rules of the audit alone, whatever state the rest of the data is in. Raises DataErrors."""
    loader = _Loader(root)
    auditoria = loader._single("auditoria.yml", Auditoria, "auditoria")
    if auditoria is None:
        raise DataErrors(loader.problems)
    return auditoria


def data_state(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time of change (ns) and size (bytes) of each data file: the key of any cache of the loaded model."""
    files = sorted(p for p in (root / "data").rglob("*") if p.suffix == ".yml" or p.stem.startswith("logo"))
    return tuple((f.relative_to(root).as_posix(), f.stat().st_mtime_ns, f.stat().st_size) for f in files if f.is_file())


class _Loader:
    def __init__(
        self, root: Path, edicion: str | None = None, reader: Reader = read, *, positions: bool = False
    ) -> None:
        self.root = root
        self.reader = reader
        self.edicion = edicion
        self.positions = positions
        self.home = root
        """Where the edition stands: another folder than the package's, where two versions are compared."""
        self.untimed = ""
        self.kept = Kept()
        self.done: Aplicada | None = None
        self.data = root / "data"
        self.problems: list[Problem] = []
        self.origen = Origen()
        self.found: dict[str, dict[str, Any]] = {kind: {} for kind in NAMED}
        self.known: dict[str, set[str]] = {kind: set() for kind in NAMED}
        """Ids of each kind that a reference may give: also those of files that have problems of their own."""
        self.unread: set[str] = set()
        """Kinds whose one file could not be read: any id may be right."""
        self.strays: dict[Path, Problem] = {}
        self.read: list[tuple[type[Modelo], Documento, Path_, Any]] = []
        self.docs: dict[Path, Documento | None] = {}
        """Files as they were read, then as the edition leaves them."""
        self.left_out: frozenset[Path] = frozenset()
        self.out_ids: dict[str, frozenset[str]] = {}
        self.logo: Logo | None = None

    def run(self) -> tuple[Paquete, Origen]:
        if not self.data.is_dir():
            message = "no existe la carpeta data/. Recupérala de una copia del proyecto."
            raise DataErrors([Problem("data", 0, 0, message, regla="archivo")])
        if not self.data.resolve().is_relative_to(self.root.resolve()):
            message = "la carpeta data/ es un enlace que sale del proyecto. Pon aquí una copia de la carpeta."
            raise DataErrors([Problem("data", 0, 0, message, regla="archivo")])
        self.strays = strays(self.root)
        self.problems += self.strays.values()
        if self.edicion is not None:
            self._apply(self.edicion)
        portada = self._single("paquete.yml", Portada, "portada")
        rotulos = self._single("rotulos.yml", Rotulos, "rotulos")
        auditoria = self._single("auditoria.yml", Auditoria, "auditoria")
        for kind in IN_FOLDERS:
            self._folder(kind)
        # A package may do without these four: what names an errata is then left as it is.
        programa = self._single("programa.yml", Programa, "programa") if self._exists("programa.yml") else None
        bridged = self._exists("puentes.yml") and self.data / "puentes.yml" not in self.left_out
        puentes = self._single("puentes.yml", Puentes, "puentes") if bridged else None
        marco = self._single("marco.yml", Marco, "marco") if self._exists("marco.yml") else None
        busqueda = self._single("sinonimos.yml", Busqueda, "busqueda") if self._exists("sinonimos.yml") else None
        for kind in MANY:
            if kind.opcional and not self._exists(kind.lugar):
                self.unread.add(kind.kind)
            else:
                self._listed(kind)
        for checked, doc, base, value in self.read:
            found_ids = self.kept.of("ids", value, partial(all_references, checked, value, base), checked, base)
            for path, ref, id_ in found_ids:
                self._check_id(doc, path, ref.a, id_)
        antes = self._before()
        if portada is not None and auditoria is not None:
            self._figures(portada, auditoria, antes, (marco, programa, puentes))
        self._order(BY_KIND["sesion"], checked=True)
        self._order(BY_KIND["seccion"], checked=False)
        if self.problems or portada is None or rotulos is None or auditoria is None:
            raise DataErrors(self.problems)
        found = self.found
        paquete = Paquete.model_construct(
            portada=portada,
            rotulos=rotulos,
            auditoria=auditoria,
            sesiones={i: found["sesion"][i] for i in portada.sesiones},
            piezas={i: deck_in(x, portada.modalidad) for i, x in sorted(found["pieza"].items())},
            casos=found["caso"],
            terminos=found["termino"],
            secciones={i: found["seccion"][i] for i in portada.libro},
            referencias=found["referencia"],
            articulos=found["articulo"],
            programa=programa,
            erratas=found["errata"],
            anexos=dict(sorted(found["anexo"].items(), key=lambda pair: pair[1].numero)),
            guias=dict(sorted(found["guia"].items(), key=lambda pair: pair[1].numero)),
            puentes=puentes,
            marco=marco,
            escritas={i: found["sesion"][i] for i in portada.sesiones},
            marco_escrito=marco,
            busqueda=busqueda,
            logo=self.logo,
            fuera=frozenset((kind, id_) for kind, ids in self.out_ids.items() for id_ in ids),
            antes=antes,
        )
        return in_modality(said(paquete, self.kept), portada.modalidad, self.kept), self.origen

    # ---- figures in the words -----------------------------------------------------------------

    def _before(self) -> dict[str, dict[str, tuple[int, int]]]:
        """The stretches of each session as the package has them, where an edition may do without some."""
        trees = self.done.trees.items() if self.done else ()
        return before((id_, tree.original()) for (kind, id_), tree in trees if kind == "sesion")

    def _figures(
        self,
        portada: Portada,
        auditoria: Auditoria,
        antes: Mapping[str, Stretches],
        single: tuple[Modelo | None, ...],
    ) -> None:
        """What stands in braces in a text is a figure of the plan; a place where it cannot be one is told."""
        there = self.found["sesion"]
        cuenta = Cuenta(
            portada.supuestos, auditoria.ritmo.turno_min, there, antes, frozenset(self.known["sesion"] - set(there))
        )
        habla = Habla(cuenta, self.kept)
        things = [(kind, id_, x) for kind, found in self.found.items() for id_, x in found.items()]
        things += [(kind, "", x) for kind, x in zip(("marco", "programa", "puentes"), single, strict=True) if x]
        for kind, id_, thing in things:
            if kind in SAID:
                doc, base = self.origen.documentos[(kind, id_)]
                for path, why in habla.told(thing)[1]:
                    self.problems.append(doc.problem((*base, *path), why, regla="valor"))

    # ---- files --------------------------------------------------------------------------------

    def _read(self, path: Path) -> Documento | None:
        if path not in self.docs:
            self.docs[path] = self._read_now(path)
        return self.docs[path]

    def _read_now(self, path: Path) -> Documento | None:
        if path in self.strays:
            return None
        try:
            doc = self.reader(path, self.root if path.is_relative_to(self.root) else self.home)
        except DataErrors as e:
            self.problems += e.problems
            return None
        self.problems += [p for p in doc.problemas if p.gravedad == "error"]
        self.origen.avisos += [p for p in doc.problemas if p.gravedad == "aviso"]
        return doc

    def _exists(self, name: str) -> bool:
        path = self.data / name
        return path.exists() or path.is_symlink()

    def _validate(self, model: type[M], doc: Documento, base: Path_, value: Any, *, refer: bool = True) -> M | None:
        if refer:
            self.read.append((model, doc, base, value))
        try:
            return self.kept.of("modelo", value, partial(model.model_validate, value), model)
        except ValidationError as e:
            told = {p.linea for p in doc.problemas if p.gravedad == "error"}
            self.problems += [p for p in explain(e, doc, model, base) if p.linea not in told]
            return None

    def _files(self, kind: Kind) -> list[Path]:
        """Files of a folder of ``data/``, then those that the edition adds, without what it leaves out."""
        found = data_files(self.data / kind.carpeta, kind.patron)
        if self.edicion is not None and kind.de_ediciones:
            found += data_files(self.home / "data" / EDITIONS / self.edicion / kind.carpeta, kind.patron)
        if self.done is not None:
            found += [p for p in self.done.nuevos if p.match(f"{kind.carpeta}/{kind.patron}")]
        return [path for path in found if path not in self.left_out]

    # ---- the edition --------------------------------------------------------------------------

    def _apply(self, id_: str) -> None:
        """Read the edition, and every file that it may change, and make its changes on what was read."""
        path = self.home / "data" / EDITIONS / f"{id_}.yml"
        must_be_there(self.home, id_)
        doc = self._read(path)
        own = self._validate(EdicionPropia, doc, (), doc.datos, refer=False) if doc else None
        if doc is None or own is None:
            return
        self.origen.documentos[("edicion", "")] = (doc, ())
        if own.id != id_:
            self._add(doc, ("id",), f"el id dice «{own.id}» y el archivo se llama «{path.name}». Escribe id: {id_}")
        if own.organizacion is not None:
            self.problems += colour_problems(own.organizacion, doc)
            self.logo, wrong = read_logo(own.organizacion, path.with_suffix(""), doc)
            self.problems += [p for p in wrong if p.gravedad == "error"]
            self.origen.avisos += [p for p in wrong if p.gravedad == "aviso"]
        files = [f for f in self._all_files() if f is not None]
        added = [f.id for f in files if f.kind == "sesion" and f.path.parent.parent.name == id_]
        done = apply(own, doc, files, added, positions=self.positions, untimed=self.untimed, kept=self.kept)
        self.done = done
        self.docs |= done.docs
        self.left_out = done.fuera
        self.out_ids = dict(done.ids)
        self.origen.vistos = done.vistos
        self.problems += done.problems

    def _all_files(self) -> Iterator[Leido | None]:
        for kind in SINGLES:
            if kind.kind == "portada" or self._exists(kind.lugar):
                yield self._file(kind, kind.lugar.removesuffix(".yml"), self.data / kind.lugar)
        for kind in IN_FOLDERS:
            for path in self._files(kind):
                yield self._file(kind, path.stem, path)
        for kind in MANY:
            if self._exists(kind.lugar):
                yield self._file(kind, "", self.data / kind.lugar)

    def _file(self, kind: Kind, id_: str, path: Path) -> Leido | None:
        doc, model = self._read(path), kind.modelo
        if doc is None:
            return None
        if model is None and isinstance(doc.datos, dict):
            model = TIPOS.get(str(doc.datos.get("tipo")))
        return Leido(kind.kind, id_, path, doc, model, kind.lista, Nodo(doc.datos, doc, ()))

    # ---- kinds of files -----------------------------------------------------------------------

    def _single(self, name: str, model: type[M], kind: str) -> M | None:
        doc = self._read(self.data / name)
        if doc is None:
            return None
        self.origen.documentos[(kind, "")] = (doc, ())
        return self._validate(model, doc, (), doc.datos)

    def _folder(self, of: Kind) -> None:
        """One thing a file: in its folder of ``data/``, or in a folder for each ``tipo`` where it has no model."""
        kind = of.kind
        misplaced = [path for path in self.strays if path.is_relative_to(self.data / of.carpeta)]
        self.known[kind] |= {path.name.split(".")[0] for path in misplaced}  # told already: their ids are not wrong too
        for path in self._files(of):
            self.known[kind].add(path.stem)
            doc = self._read(path)
            if doc is None:
                continue
            declared = doc.datos.get("id") if isinstance(doc.datos, dict) else None
            if isinstance(declared, str) and declared != path.stem:
                self.known[kind].add(declared)
                self._add(doc, ("id",), f"el id dice «{declared}» y el archivo se llama «{path.name}». "
                          f"Escribe id: {path.stem}, o cambia el nombre del archivo a «{declared}.yml».")  # fmt: skip
            chosen = of.modelo or self._piece_class(doc)
            thing = chosen and self._validate(chosen, doc, (), doc.datos)
            if (kind, path.stem) in self.origen.documentos:
                other = self.origen.documentos[(kind, path.stem)][0].archivo
                self._add(
                    doc,
                    ("id",),
                    f"ya hay {_another(of)} con este id en {other}. Cambia uno de los dos y su archivo.",
                )
                continue
            self.origen.documentos[(kind, path.stem)] = (doc, ())
            if thing is not None:
                self.found[kind][path.stem] = thing

    def _piece_class(self, doc: Documento) -> type[Modelo] | None:
        tipo = doc.datos.get("tipo") if isinstance(doc.datos, dict) else None
        folder = doc.archivo.split("/")[-2]
        if isinstance(tipo, str) and tipo in TIPOS:
            if folder != tipo:
                self._add(doc, ("tipo",), f"la pieza es de tipo «{tipo}» y está en data/piezas/{folder}/. "
                          f"Muévela a data/piezas/{tipo}/ o corrige su tipo.")  # fmt: skip
            return TIPOS[tipo]
        options = f"{', '.join(TIPOS)}."
        if not isinstance(doc.datos, dict):
            self._add(doc, (), "se esperan campos con su nombre, uno por renglón. Escribe: campo: valor")
        elif "tipo" not in doc.datos:
            example = f" Escribe: tipo: {folder}" if folder in TIPOS else ""
            self._add(doc, (), f"falta el campo «tipo» de la pieza. Puede ser: {options}{example}")
        else:
            hint = suggestion(str(tipo), TIPOS)
            self._add(doc, ("tipo",), f"«tipo» dice «{str(tipo)[:40]}» y solo puede ser: {options}{hint}")
        return None

    def _listed(self, of: Kind) -> None:
        """Many things in one file: a list under a field."""
        assert of.modelo
        kind, top, model = of.kind, of.lista, of.modelo
        doc = self._read(self.data / of.lugar)
        content = doc.datos if doc and isinstance(doc.datos, dict) else {}
        is_list = isinstance(content.get(top), list)
        if not is_list:
            self.unread.add(kind)
        if doc is None:
            return
        if not is_list and not any(suggestion(key, [top]) for key in content if key != top):
            self._add(
                doc, (top,), f"se espera «{top}:» y debajo una lista. Escribe cada elemento con un guion: - id: …"
            )
        for extra in sorted(set(content) - {top}):
            hint = suggestion(extra, [top]) or f" Quítalo o ponlo dentro de un elemento de «{top}»."
            self._add(doc, (extra,), f"«{extra}» no es un campo de este archivo.{hint}", key=True)
        for i, item in enumerate(content[top] if is_list else ()):
            id_ = item.get("id") if isinstance(item, dict) else None
            thing = self._validate(model, doc, (top, i), item)
            if not isinstance(id_, str):
                continue
            if id_ in self.known[kind]:
                self._add(doc, (top, i, "id"), f"el id «{id_}» ya se usó arriba en este archivo. Cambia uno.")
            self.known[kind].add(id_)
            self.origen.documentos.setdefault((kind, id_), (doc, (top, i)))
            if thing is not None:
                self.found[kind].setdefault(id_, thing)

    # ---- references ---------------------------------------------------------------------------

    def _add(self, doc: Documento, path: Path_, message: str, *, key: bool = False) -> None:
        self.problems.append(doc.problem(path, message, key=key))

    def _check_id(self, doc: Documento, path: Path_, kind: str, id_: str) -> None:
        well_formed = kind == "errata" or _ID.match(id_)
        if id_ in self.known[kind] or kind in self.unread or not well_formed:
            return
        remedy = suggestion(id_, self.known[kind]) or _choices(id_, self.known[kind])
        regla = "material" if "materiales" in path else "referencia"
        self.problems.append(doc.problem(path, f"«{id_}» no es {NAMED[kind].donde}.{remedy}", regla=regla))

    def _order(self, of: Kind, *, checked: bool) -> None:
        """Every file of a folder stands once in the list of ``paquete.yml`` that is called like it."""
        where, kind = of.carpeta, of.kind
        doc = self.origen.documentos.get(("portada", ""), (None,))[0]
        listed = doc.datos.get(where) if doc and isinstance(doc.datos, dict) else None
        if doc is None or not isinstance(listed, list):
            return
        for i, id_ in enumerate(listed):
            if isinstance(id_, str) and not checked:
                self._check_id(doc, (where, i), kind, id_)
            if id_ in listed[:i]:
                self._add(doc, (where, i), f"«{id_}» está dos veces en «{where}». Deja una.")
        for path in self._files(of):
            known = self.origen.documentos.get((kind, path.stem))
            declared = known[0].datos.get("id") if known and isinstance(known[0].datos, dict) else None
            if path not in self.strays and path.stem not in listed and declared not in listed:
                name = path.relative_to(self.root).as_posix()
                message = f"existe {name} y no está en «{where}». Agrega aquí {path.stem} o borra el archivo."
                self._add(doc, (where,), message, key=True)


def _another(kind: Kind) -> str:
    """«otra sesión», «otro caso»."""
    one, name = kind.una.split(" ", 1)
    return f"{'otra' if one == 'una' else 'otro'} {name}"


def _choices(id_: str, names: Iterable[str]) -> str:
    some = sorted(names)
    there = f" Hay: {', '.join(some[:6])}{'…' if len(some) > 6 else ''}." if some else ""
    return f"{there} Escribe el nombre correcto, quítalo o crea «{id_}»."
