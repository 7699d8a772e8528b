"""The *maletín* of each session, of each guide and of all: print-ready PDFs, lists, and one ZIP with everything."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros.model import Paquete
from macros.public.kit import Archivo, Entero, Kit, Listado, Maletin, Maquina
from print.jobs import Job, Made
from print.key import dump, key, narrowed
from print.maletin.folder import OWN, entries, pack, readme
from print.maletin.joined import join
from print.maletin.lists import FOLDER, ORDER, SHOPPING, list_jobs, list_names, route
from print.maletin.machines import Impreso, Parada, stops
from print.maletin.scope import Alcance, scopes
from print.maletin.spreadsheet import spreadsheet
from print.memory import Memory
from print.output import Output

Draw = Callable[[list[Job]], dict[str, Made]]
"""Makes the jobs that are missing and gives every job's result by its key."""
Each = Callable[[Callable[..., Maletin], Sequence[tuple[Any, ...]]], Callable[[], Iterator[Maletin]]]
"""Begins a function with each of several sets of arguments; what it returns waits for the results."""
SHEET = "listas"
WORDS = ("kit", "maletin", "oficina", "tipos")
"""Families of fixed words that bundles take from."""


@dataclass(frozen=True)
class Contents:
    """All that a bundle is made from, and nothing else: its key holds it whole.

    ``listas``: the drawn lists by name. ``archivos``: what ``kit.json`` says of the files of each of its pieces.
    """

    paquete: Paquete
    alcance: Alcance
    paradas: dict[Maquina, Parada]
    listas: dict[str, Archivo]
    archivos: Mapping[str, Sequence[Archivo]]


def bundles(paquete: Paquete, kit: Kit, output: Output, memory: Memory, draw: Draw, each: Each) -> tuple[Maletin, ...]:
    """Write the bundles and return their entries of ``kit.json``; what did not change is left alone.

    ``each`` shares the work out among processes.
    """
    files = {p.id: p.archivos for p in kit.piezas}
    exported = {x.de: x.archivos for x in kit.salidas}
    every = to_make(paquete, kit)
    made = draw([job for _, _, jobs in every for job in jobs])
    frame = paquete.marco.piezas if paquete.marco else ()
    seen = narrowed(paquete, WORDS, marco=paquete.marco, piezas={i: paquete.piezas[i] for i in frame})
    ready: dict[str, Maletin] = {}
    changed = []
    for alcance, paradas, jobs in every:
        lists = {name: made[job.clave].archivos[0] for name, job in zip(list_names(alcance), jobs, strict=True)}
        used = {OWN: exported.get(alcance.id, ())} | {p.id: files.get(p.id, ()) for p in alcance.piezas}
        contents = Contents(seen, alcance, paradas, lists, used)
        clave = key("maletin", dump(contents))
        if kept := _recalled(memory, clave):
            ready[alcance.id] = kept
        else:
            changed.append((clave, contents))
    longest = sorted(changed, key=lambda x: -len(x[1].alcance.piezas))
    results = each(_bundle, [(contents, output) for _, contents in longest])()
    for (clave, contents), entry in zip(longest, results, strict=True):
        memory.remember(clave, entry.plain(), {f.ruta: f.sha256 for f in (entry, *entry.descargas)})
        ready[contents.alcance.id] = entry
    return tuple(ready[alcance.id] for alcance, _, _ in every)


def _recalled(memory: Memory, clave: str) -> Maletin | None:
    try:
        told = memory.recall(clave)
        return Maletin.model_validate(told) if told else None
    except ValidationError:  # not what this code notes
        return None


def to_make(paquete: Paquete, kit: Kit) -> list[tuple[Alcance, dict[Maquina, Parada], list[Job]]]:
    """What each bundle covers, what it prints at each place, and its lists, to be drawn."""
    files = {p.id: p.archivos for p in kit.piezas}
    found = []
    for alcance in scopes(paquete):
        paradas = stops(alcance, files, paquete)
        found.append((alcance, paradas, list_jobs(paquete, alcance, paradas)))
    return found


def _bundle(contents: Contents, output: Output) -> Maletin:
    """Write the files of a bundle; returns its entry of ``kit.json``."""
    paquete, alcance, paradas, lists = contents.paquete, contents.alcance, contents.paradas, contents.listas
    out = output.out
    r = paquete.rotulos.maletin
    title = f"{r.maletin} · {alcance.titulo}"
    titles = {SHOPPING: r.compras, ORDER: r.pedido}
    extras = [(titles[name], out / made.ruta) for name, made in lists.items()]
    whole: dict[str, Path] = {}
    pdfs = []
    for uso, parada in paradas.items():
        parts = {p.pieza.id: p for p in parada.partes}
        groups = [(name, [parts[p.id] for p in several if p.id in parts]) for name, several in alcance.grupos]
        names = {p.pieza.id: _name(paquete, p) for p in parada.partes}
        last = extras if uso == "oficina" else ()
        # The whole package is printed by sessions; each of them has its own without colour.
        inks, pages = join(parada, groups, names, last, out, title, grey=not alcance.entero)
        for tinta, data in inks.items():
            name = parada.nombre_en(tinta)
            file = _written(output, f"{FOLDER}/{name}", data)
            pdfs.append(Entero(**file, uso=uso, tinta=tinta, paginas=pages, etiquetado=False))
            # The ZIP has the colours; a printer without them prints it too. That of the whole package is to be read and
            # changed: its thousand pages are had apart.
            if tinta == "color" and not alcance.entero:
                whole[f"{uso}-{tinta}"] = out / file["ruta"]
    workbook = _written(output, route(alcance, f"{SHEET}.xlsx"), spreadsheet(paquete, alcance, paradas))
    listed = [
        Listado(lista=name, formato="pdf", ruta=f.ruta, bytes=f.bytes, sha256=f.sha256, paginas=f.paginas)
        for name, f in lists.items()
    ]
    listed.append(Listado(lista=SHEET, formato="xlsx", **workbook, paginas=None))
    whole |= {item.lista: out / item.ruta for item in listed}
    found = entries(paquete, alcance, contents.archivos, list(whole.values()), out)
    charts = [p.id for p in alcance.piezas if p.tipo == "carta_descriptiva" and not alcance.entero]
    plan_of_day = charts[0] if charts else ""
    whole |= {"carta": Path(plan_of_day)} if plan_of_day else {}
    zipped = _written(
        output, f"{FOLDER}/{alcance.id}.zip", pack(found, readme(paquete, alcance, found, whole), alcance)
    )
    return Maletin(
        sesion=alcance.sesion.id if alcance.sesion else None,
        guia=alcance.guia.id if alcance.guia else None,
        **zipped,
        archivos=len(found) + 1,
        piezas=len(alcance.piezas),
        trabajos=tuple(parada.told() for parada in paradas.values()),
        pdfs=tuple(pdfs),
        listas=tuple(listed),
    )


def _name(paquete: Paquete, p: Impreso) -> str:
    """Bookmark of a piece: «Hoja: Ventajas (4 copias)»."""
    r = paquete.rotulos.maletin
    kind = paquete.rotulos.de_tipo(p.pieza.tipo).uno
    title = p.pieza.titulo if p.pieza.titulo.casefold().startswith(kind.casefold()) else f"{kind}: {p.pieza.titulo}"
    return f"{title} ({p.copias} {r.copia if p.copias == 1 else r.copias})"


def _written(output: Output, ruta: str, data: bytes) -> dict[str, Any]:
    output.save(ruta, data)
    return {"ruta": ruta, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
