"""One edition on the bench: its files as somebody types them, and what Python says of them."""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from macros.audit import audit
from macros.edition.apply import Aplicada
from macros.edition.file import edition_path
from macros.edition.times import PAUSES, pause_names, refused
from macros.edition.times import read as read_times
from macros.editor.fields import rows as fields
from macros.fitting import Imposible, fit
from macros.kept import Kept
from macros.loading import Intento, attempt, seen
from macros.model import TIPOS, Paquete
from macros.model.edicion import Colores, EdicionPropia, Fecha, Organizacion, SupuestosPropios
from macros.plan.day.agenda import rows
from macros.problems import DataErrors, Problem
from macros.reading.kinds import BY_KIND, EDITIONS
from macros.reading.origin import Origen
from macros.reading.yaml_file import Documento, read
from macros.workbench.findings import all_findings
from macros.workbench.outline import Renglon as Row
from macros.workbench.outline import outline, written_in
from macros.workbench.rows import as_given
from macros.workbench.snapshot import Reader

NOT_SHOWN = {"rotulos", "auditoria", "busqueda", "puentes", "portada", "programa", "marco"}
"""Kinds that nobody adapts value by value; their fields can be written in the file."""
OF_THE_DAY = {"duracion_min", "duracion_declarada_min", "minimo_min", "ahorra_min", "fijo"}
"""What the table of the day is for."""
SHOWN = ("en", "campo", "grupo", "nombre", "ayuda", "valor", "antes", "de", "forma", "opciones")
OWN_SHAPE = {
    "organizacion": {"colores": {}}, "supuestos": {}, "sesiones": [""], "facilitan": [""], "fechas": [{}],
    "tiempos": [{}],
}  # fmt: skip
"""Which fields of an edition hold others, and which hold lists: forms count on it."""
Files = Mapping[str, str]
"""Text of each file by its route below ``data/ediciones/``; what is no text goes as ``base64:…``."""


class Bench:
    """The package in ``root``, and on it the files of one edition."""

    def __init__(self, root: Path, held: bytes = b"") -> None:
        """``held``: a snapshot of the package's files (``macros.workbench.snapshot``)."""
        self.root, self.folder = root, root / "data" / EDITIONS
        self.reader, self.kept = Reader(root, held), Kept()
        self.there: dict[str, str] = {}
        self.edicion = ""
        self.tried = Intento(None, Origen(), (), None)
        self.folder.mkdir(parents=True, exist_ok=True)

    # ---- files ----------------------------------------------------------------------------------

    def lay(self, files: Files) -> bool:
        """Make the folder of the editions hold ``files`` and nothing else; whether anything changed."""
        if self.there == dict(files):
            return False
        for route in [r for r in self.there if r not in files]:
            (self.folder / route).unlink(missing_ok=True)
            self.reader.forget(self.folder / route)
            del self.there[route]
        for route, text in files.items():
            if self.there.get(route) == text:
                continue
            _write(self.folder / route, text)
            self.reader.forget(self.folder / route)
            self.there[route] = text
        return True

    # ---- what it says --------------------------------------------------------------------------

    def open(self, edicion: str, files: Files) -> None:
        """Lay the files of an edition; what was read of it is read again."""
        if self.lay(files) or self.edicion != edicion:
            self.edicion = edicion
            self.tried = attempt(self.root, edicion, self.reader, self.kept)

    def check(self) -> dict[str, Any]:
        """What ``revisar --edicion`` tells, and each change beside what the package says."""
        t = self.tried
        found = audit(t.paquete, t.origen, self.kept) if t.paquete else list(t.problems)
        vistos = t.done.vistos if t.done else ()
        return {
            "hallazgos": [told(p) for p in found],
            "vistos": [
                {"indice": v.indice, "linea": v.linea, "estado": v.estado, "donde": v.donde, "mio": v.mio,
                 "antes": v.antes or v.hoy, "ahora": v.hoy, "clase": v.raiz[0], "cosa": v.raiz[1],
                 "mensaje": v.mensaje, "mejor": v.mejor,
                 "texto": v.cambio.poner if isinstance(v.cambio.poner, str) else None}
                for v in vistos
            ],
        }  # fmt: skip

    def own(self) -> dict[str, Any]:
        """What the edition says of itself, the help of each of its fields, and what the package says in their place."""
        tree = self.reader(self.root / "data" / "paquete.yml", self.root).datos
        models = (EdicionPropia, Organizacion, Colores, SupuestosPropios, Fecha)
        return {
            "datos": self._own(),
            "ayuda": {m.__name__: {c.nombre: [c.que_es, c.ejemplo] for c in fields(m, {})} for m in models},
            "paquete": {"supuestos": tree.get("supuestos", {}), "rutas": tree.get("rutas", {})},
        }

    def things(self) -> list[dict[str, Any]]:
        """What there is to adapt: sessions, pieces and the rest that has a name, with how many values are its own."""
        done = self.tried.done or self.untouched()
        own: dict[tuple[str, str], int] = {}
        for v in done.vistos:
            own[v.raiz] = own.get(v.raiz, 0) + 1
        out = []
        for (kind, id_), tree in done.trees.items():
            if id_ and kind not in NOT_SHOWN:
                out.append({
                    "clase": kind, "id": id_, "titulo": str(tree.scalar("titulo") or tree.scalar("nombre") or id_),
                    "tipo": tree.scalar("tipo") or "", "sesion": tree.scalar("sesion") or "",
                    "mios": own.get((kind, id_), 0), "numero": tree.scalar("numero"),
                    "fuera": id_ in done.ids.get(kind, ()), "minutos": tree.scalar("duracion_declarada_min"),
                })  # fmt: skip
        listed = done.trees[("portada", "paquete")].get("sesiones")
        order = [n.valor for n in listed.primeros] if listed else []
        return sorted(out, key=lambda t: order.index(t["id"]) if t["id"] in order else len(order))

    def look(self, clase: str, id_: str) -> list[dict[str, Any]]:
        """Every value of a thing that can be adapted, each with what the package says."""
        doc = self.done().doc
        return [
            {k: getattr(row, k) for k in SHOWN}
            | {"clave": n, "ruta": row.nodo.ruta if row.nodo and row.nodo.doc is doc else ()}
            for n, row in enumerate(self.outline(clase, id_))
        ]

    def agenda(self, sesion: str) -> dict[str, Any]:
        """The rows of a session's day as the edition has it, and as the package has it."""
        done = self.done()
        tree = done.trees[("sesion", sesion)]
        now = rows(as_given(tree.plain(), done.doc))
        return {
            "renglones": [asdict(r) for r in now],
            "antes": [asdict(r) for r in rows(as_given(tree.original(), done.doc))],
            "cambios": {r.clave: sorted(own) for r, own in zip(now, written_in(tree, done.doc), strict=True)},
            "propia": tree.doc is done.doc,
        }

    def fit(self, sesion: str, minutos: int) -> dict[str, Any]:
        """What ``ajustar`` proposes for a session in other minutes, or why not."""
        done = seen(self.root, self.edicion, untimed=sesion, reader=self.reader)
        s = read_times(done.trees[("sesion", sesion)], done.doc)
        if s is None:
            return {"renglones": []}
        modality = self._own().get("modalidad") or "presencial"
        try:
            proposal = fit(s, minutos, PAUSES.get(str(modality), 120), pause_names(done.trees))
        except Imposible as e:
            return {"falla": refused(s, e), "minimo": e.minimo, "maximo": e.maximo}
        return {
            "renglones": [
                {"titulo": p.bloque.titulo, "antes": p.antes, "ahora": p.ahora, "nuevo": p.nuevo, "fijo": p.bloque.fijo}
                for p in proposal.partes
            ]
        }

    # ---- inside ---------------------------------------------------------------------------------

    def fresh(self, path: Path, root: Path) -> Documento:
        """A reader that reads the edition's own file every time: it is being written."""
        if path == edition_path(self.root, self.edicion):
            self.reader.forget(path)
        return self.reader(path, root)

    def done(self) -> Aplicada:
        """What the edition does. Raises DataErrors where its file cannot be read."""
        if self.tried.done is None:
            raise DataErrors(self.tried.problems)
        return self.tried.done

    def untouched(self) -> Aplicada:
        """The package under an edition that changes nothing: what there is to adapt while its file is wrong."""
        path = edition_path(self.root, self.edicion)
        empty = {"id": self.edicion, "titulo": self.edicion, "version": "2026.1"}
        nothing = Documento(path.relative_to(self.root).as_posix(), empty)
        return seen(self.root, self.edicion, reader=lambda p, root: nothing if p == path else self.reader(p, root))

    def _own(self) -> dict[str, Any]:
        """The edition's file as it stands, also where its values are wrong; what has not even the shape is left out."""
        held = self.reader(edition_path(self.root, self.edicion), self.root).datos
        return _shaped(held, OWN_SHAPE) if isinstance(held, dict) else {}

    def paquete(self) -> Paquete:
        """The package with the edition's changes. Raises DataErrors where it does not hold."""
        if self.tried.paquete is None:
            raise DataErrors(self.tried.problems)
        return self.tried.paquete

    def outline(self, clase: str, id_: str) -> list[Row]:
        """The values of a thing, with the nodes that hold them."""
        done = self.done()
        tree = done.trees[(clase, id_)]
        model = BY_KIND[clase].modelo or TIPOS[str(tree.scalar("tipo"))]
        return [r for r in outline(id_, tree, model, done.doc) if r.campo not in OF_THE_DAY]


class Project:
    """A whole project somewhere else, whose files change from one review to the next."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: dict[tuple[Path, bytes], Documento] = {}

    def review(self, files: Files) -> list[str]:
        """What ``revisar`` prints of ``files``, by route below the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for route, text in files.items():
            _write(self.folder / route, text)
        return [str(p) for p in all_findings(self.folder, self._read)[0]]

    def _read(self, path: Path, root: Path) -> Documento:
        key = (path, path.read_bytes() if path.is_file() else b"")
        if key not in self.known:
            self.known[key] = read(path, root)
        return self.known[key]


def _write(path: Path, text: str) -> None:
    """Write a file as messages carry it; what the system cannot name is left out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    coded = text.startswith("base64:")
    path.write_bytes(base64.b64decode(text[7:]) if coded else text.encode("utf-8", "replace"))


def _shaped(held: Any, shape: Any) -> Any:
    """``held`` without what is no list or no mapping where ``shape`` has one."""
    if isinstance(shape, list):
        return [_shaped(x, shape[0]) for x in held if isinstance(x, type(shape[0]))]
    if not isinstance(shape, dict):
        return held
    return {
        k: _shaped(v, shape[k]) if k in shape else v
        for k, v in held.items()
        if k not in shape or isinstance(v, type(shape[k]))
    }


def told(p: Problem) -> dict[str, Any]:
    """A finding for a page; ``texto`` is what ``revisar`` prints."""
    return {
        "archivo": p.archivo, "linea": p.linea, "columna": p.columna, "mensaje": p.mensaje, "regla": p.regla,
        "gravedad": p.gravedad, "texto": re.sub(r"\n    \d+ \| .*\Z", "", str(p)), "ruta": p.ruta,
    }  # fmt: skip
