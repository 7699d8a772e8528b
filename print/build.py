"""Build the kit: all the pieces of a package into ``<out>/kit/``, remaking only what changed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from macros.loading import Origen
from macros.model import Paquete, Pieza
from macros.problems import DataErrors, Problem
from print.jobs import Archivo, Job, Made
from print.maletin import bundles
from print.office.files import Encargo, office_files
from print.pages import Pages
from print.pool import Progress, make

MAX_WORKERS = 2
"""Two processes are the measured optimum on two cores; more only waste memory."""
GALLERY_PX = 120
"""Width of the pictures of the gallery."""


@dataclass
class Outcome:
    """What a build did: which files it made, how long each job took, and the public index."""

    indice: dict[str, Any]
    hechos: list[Made] = field(default_factory=list)
    reusados: int = 0


def build(
    paquete: Paquete,
    origen: Origen,
    root: Path,
    out: Path,
    *,
    only: Iterable[str] = (),
    maletines: bool = True,
    workers: int = 0,
    progress: Progress = lambda done, total, name: None,
) -> Outcome:
    """Make what is missing or changed in ``out`` and return the index (also written to ``out/kit/kit.json``).

    ``only`` limits the work to some piece ids (the index is then not written). ``maletines`` false leaves the bundles
    of the last build as they are: an edit seen live does not wait for them. Raises DataErrors when a page does not
    come out right; files of earlier builds stay as they were.
    """
    pages = Pages(paquete)
    chosen = set(only)
    jobs = [j for p in paquete.piezas.values() if not chosen or p.id in chosen for j in pages.jobs(p)]
    memory = _Memory(out)
    outcome = Outcome({})

    def draw(jobs: list[Job]) -> dict[str, Made]:
        """The result of each job, by its key; only what memory lacks is made."""
        known = {j.clave: kept for j in jobs if (kept := memory.recall(j))}
        missing = [j for j in jobs if j.clave not in known]
        made = list(make(missing, root, out, workers or min(MAX_WORKERS, os.cpu_count() or 1), progress))
        problems = [_problem(paquete, origen, m, f) for m in made for f in m.hallazgos]
        for m in made:
            if not m.hallazgos:
                memory.remember(m)
        memory.save()
        if problems:
            raise DataErrors(problems)
        outcome.hechos += made
        outcome.reusados += len(known)
        memory.keep |= {j.clave for j in jobs}
        return known | {m.clave: m for m in made}

    by_key = draw(jobs)
    desk = [o for p in paquete.piezas.values() if not chosen or p.id in chosen for o in office_files(paquete, p)]
    for order in desk:
        kept = memory.recall(order)
        by_key[order.clave] = done = kept or order.made(out)
        outcome.reusados += bool(kept)
        if not kept:
            memory.remember(done)
            outcome.hechos.append(done)
    memory.keep |= {o.clave for o in desk}
    memory.save()
    if not chosen:
        every: list[Job | Encargo] = [*jobs, *desk]
        listed = [_entry(p, [by_key[x.clave] for x in every if x.pieza == p.id]) for p in paquete.piezas.values()]
        for entry in listed:
            _light_picture(entry, out)
        index: dict[str, Any] = {"piezas": listed, "maletines": []}
        target = out / "kit" / "kit.json"
        if maletines:
            index["maletines"] = bundles(paquete, index, out, draw)
        elif target.is_file():
            index["maletines"] = json.loads(target.read_text(encoding="utf-8")).get("maletines", [])
        text = json.dumps(index, ensure_ascii=False, indent=1) + "\n"
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        if maletines:
            memory.forget_others(out)
        outcome.indice = index
    return outcome


def _problem(paquete: Paquete, origen: Origen, made: Made, finding: Any) -> Problem:
    if made.pieza not in paquete.piezas:  # a list of a bundle
        return Problem("print/plantillas/lista.html.j2", 0, 0, f"{made.pieza}: {finding.mensaje}", regla=finding.regla)
    path = tuple(int(part) if part.isdigit() else part for part in finding.ruta.split("/") if part)
    return origen.problem("pieza", made.pieza, path, f"{made.pieza}: {finding.mensaje}", regla=finding.regla)


def _entry(pieza: Pieza, made: list[Made]) -> dict[str, Any]:
    return {
        "id": pieza.id,
        "tipo": pieza.tipo,
        "titulo": pieza.titulo,
        "sesion": pieza.sesion,
        "guia": pieza.guia,
        "inventario": list(pieza.inventario),
        "archivos": [{k: v for k, v in asdict(a).items() if v is not None} for m in made for a in m.archivos],
        "miniatura": next((m.miniatura for m in made if m.miniatura), None),
    }


def _light_picture(entry: dict[str, Any], out: Path) -> None:
    """Add to the entry of a piece the small copy of its thumbnail, for the gallery."""
    if entry["miniatura"]:
        from print.thumbnails import smaller

        route = _light(entry["miniatura"]["ruta"])
        width, height = smaller(out / entry["miniatura"]["ruta"], out / route, GALLERY_PX)
        entry["miniatura"] = entry["miniatura"] | {"chica": {"ruta": route, "ancho": width, "alto": height}}


def _light(route: str) -> str:
    return route.removesuffix(".webp") + "-chica.webp"


class _Memory:
    """What earlier builds made, by key; a file that is gone or changed size is made again."""

    def __init__(self, out: Path) -> None:
        self.path = out / "hecho.json"
        self.out = out
        try:
            self.made: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self.made = {}
        self.dirty = False
        self.keep: set[str] = set()
        """Keys that this build asked for."""

    def recall(self, job: Job | Encargo) -> Made | None:
        entry = self.made.get(job.clave)
        if entry is None:
            return None
        files = [Archivo(**a) for a in entry["archivos"]]
        for f in files:
            path = self.out / f.ruta
            if not path.is_file() or path.stat().st_size != f.bytes:
                return None
        if entry["miniatura"] and not (self.out / entry["miniatura"]["ruta"]).is_file():
            return None
        return Made(job.clave, job.pieza, files, entry["miniatura"])

    def remember(self, made: Made) -> None:
        self.made[made.clave] = {"archivos": [asdict(a) for a in made.archivos], "miniatura": made.miniatura}
        self.dirty = True

    def forget_others(self, out: Path) -> None:
        """Drop entries and files that no piece of the package makes any more."""
        if set(self.made) - self.keep:
            self.made = {k: v for k, v in self.made.items() if k in self.keep}
            self.dirty = True
        keep = {a["ruta"] for v in self.made.values() for a in v["archivos"]}
        pictures = {v["miniatura"]["ruta"] for v in self.made.values() if v["miniatura"]}
        keep |= pictures | {_light(route) for route in pictures}
        for path in (out / "kit").glob("*/*"):
            if path.parent.name != "maletines" and path.relative_to(out).as_posix() not in keep:
                path.unlink()
        self.save()

    def save(self) -> None:
        if self.dirty:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(self.made), encoding="utf-8")
            self.dirty = False
