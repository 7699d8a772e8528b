"""The *maletín* of each session, of each guide and of all: print-ready PDFs, lists, and one ZIP with everything."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from macros.model import Paquete
from print.jobs import Archivo, Job, Made
from print.key import key as cache_key
from print.maletin.folder import OWN, entries, pack, readme
from print.maletin.joined import join
from print.maletin.lists import FOLDER, ORDER, SHOPPING, list_jobs, list_names, route
from print.maletin.plan import Ficha, Parada, Parte, plans
from print.maletin.scope import Alcance, scopes
from print.maletin.spreadsheet import spreadsheet
from print.orders import WHOLE
from print.output import save

Draw = Callable[[list[Job]], dict[str, Made]]
"""Makes the jobs that are missing and gives every job's result by its key."""
Each = Callable[[Callable[..., dict[str, Any]], Sequence[tuple[Any, ...]]], Callable[[], list[dict[str, Any]]]]
"""Begins a function with each of several sets of arguments; what it returns waits for the results."""
SHEET = "listas"


def bundles(paquete: Paquete, index: Mapping[str, Any], out: Path, draw: Draw, each: Each) -> list[dict[str, Any]]:
    """Write the bundles below ``out`` and return their entries of ``kit.json``; what did not change is left alone.

    ``each`` shares the work out among processes.
    """
    files = {p["id"]: p["archivos"] for p in index["piezas"]}
    exported = {_scope(x): x["archivos"] for x in index["salidas"]}
    every = planned(paquete, index)
    made = draw([job for _, _, jobs in every for job in jobs])
    ready: dict[str, dict[str, Any]] = {}
    changed = []
    for alcance, paradas, jobs in every:
        lists = {name: made[job.clave].archivos[0] for name, job in zip(list_names(alcance), jobs, strict=True)}
        used = {OWN: exported.get(alcance.id, ())} | {p.id: files.get(p.id, ()) for p in alcance.piezas}
        key = _key(paquete, alcance, paradas, lists, used)
        if kept := _kept(_mark(alcance, out), key, out):
            ready[alcance.id] = kept
        else:
            changed.append((paquete, alcance, paradas, lists, used, key, out))
    longest = sorted(changed, key=lambda x: -len(x[1].piezas))
    ready |= {x[1].id: entry for x, entry in zip(longest, each(_bundle, longest)(), strict=True)}
    done = [ready[alcance.id] for alcance, _, _ in every]
    _forget(set(ready), done, out)
    return done


def _scope(entry: Mapping[str, Any]) -> str:
    """Id of the bundle that files of a session, a guide or the whole package go with."""
    return str(entry["sesion"] or (f"guia-{entry['guia']}" if entry["guia"] else WHOLE))


def planned(paquete: Paquete, index: Mapping[str, Any]) -> list[tuple[Alcance, dict[str, Parada], list[Job]]]:
    """What each bundle covers, what it prints at each place, and its lists, to be drawn."""
    files = {p["id"]: p["archivos"] for p in index["piezas"]}
    found = []
    for alcance in scopes(paquete):
        paradas = plans(alcance, files, paquete)
        found.append((alcance, paradas, list_jobs(paquete, alcance, paradas)))
    return found


def _bundle(
    paquete: Paquete,
    alcance: Alcance,
    paradas: dict[str, Parada],
    lists: dict[str, Archivo],
    files: Mapping[str, Sequence[Ficha]],
    key: str,
    out: Path,
) -> dict[str, Any]:
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
        data, pages = join(parada, groups, names, extras, out, title)
        pdfs.append(
            _written(out, route(alcance, f"{uso}.pdf"), data) | {"uso": uso, "paginas": pages, "etiquetado": False}
        )
        whole[uso] = out / route(alcance, f"{uso}.pdf")
    workbook = _written(out, route(alcance, f"{SHEET}.xlsx"), spreadsheet(paquete, alcance, paradas))
    listed = [
        {"lista": name, "formato": "pdf", "ruta": f.ruta, "bytes": f.bytes, "sha256": f.sha256, "paginas": f.paginas}
        for name, f in lists.items()
    ]
    listed.append({"lista": SHEET, "formato": "xlsx", **workbook})
    whole |= {str(item["lista"]): out / str(item["ruta"]) for item in listed}
    found = entries(paquete, alcance, files, list(whole.values()), out)
    charts = [p.id for p in alcance.piezas if p.tipo == "carta_descriptiva" and not alcance.entero]
    plan_of_day = charts[0] if charts else ""
    whole |= {"carta": Path(plan_of_day)} if plan_of_day else {}
    zipped = _written(out, f"{FOLDER}/{alcance.id}.zip", pack(found, readme(paquete, alcance, found, whole), alcance))
    entry = {
        "sesion": alcance.sesion.id if alcance.sesion else None,
        "guia": alcance.guia.id if alcance.guia else None,
        **zipped,
        "archivos": len(found) + 1,
        "piezas": len(alcance.piezas),
        "pdfs": pdfs,
        "listas": listed,
    }
    save(_mark(alcance, out), json.dumps({"clave": key, "maletin": entry}, ensure_ascii=False).encode())
    return entry


def _mark(alcance: Alcance, out: Path) -> Path:
    """Where it is noted what a bundle was made of."""
    return out / "maletines" / f"{alcance.id}.json"


def _name(paquete: Paquete, p: Parte) -> str:
    """Bookmark of a piece: «Hoja: Ventajas (4 copias)»."""
    r = paquete.rotulos.maletin
    kind = paquete.rotulos.de_tipo(p.pieza.tipo).uno
    title = p.pieza.titulo if p.pieza.titulo.casefold().startswith(kind.casefold()) else f"{kind}: {p.pieza.titulo}"
    return f"{title} ({p.copias} {r.copia if p.copias == 1 else r.copias})"


def _written(out: Path, ruta: str, data: bytes) -> dict[str, Any]:
    save(out / ruta, data)
    return {"ruta": ruta, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _key(
    paquete: Paquete,
    alcance: Alcance,
    paradas: dict[str, Parada],
    lists: dict[str, Archivo],
    files: Mapping[str, Sequence[Ficha]],
) -> str:
    """Hash of all that decides a bundle: its files, words, numbers and this code."""
    portada = paquete.portada
    parts = [[(p.pieza.id, p.pieza.titulo, p.copias, p.archivo["sha256"]) for p in x.partes] for x in paradas.values()]
    used = [(id_, [(f["ruta"], f["sha256"]) for f in several]) for id_, several in files.items()]
    words = (paquete.rotulos.maletin.model_dump_json(), portada.edicion, portada.titulo, portada.supuestos)
    bought = [(c.articulo, c.cantidad, c.donde) for c in alcance.compras]
    return cache_key(repr((alcance.titulo, parts, used, words, [f.sha256 for f in lists.values()], bought)))


def _kept(mark: Path, key: str, out: Path) -> dict[str, Any] | None:
    """The entry of a bundle made before from the same things, if all its files are still there."""
    try:
        kept: dict[str, Any] = json.loads(mark.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if kept.get("clave") != key:
        return None
    entry: dict[str, Any] = kept["maletin"]
    files = [entry, *entry["pdfs"], *entry["listas"]]
    there = [(out / f["ruta"]).is_file() and (out / f["ruta"]).stat().st_size == f["bytes"] for f in files]
    return entry if all(there) else None


def _forget(ids: set[str], entries: Sequence[dict[str, Any]], out: Path) -> None:
    """Delete the files of bundles that no bundle has any more. ``ids``: those of the bundles."""
    kept = {out / f["ruta"] for entry in entries for f in (entry, *entry["pdfs"], *entry["listas"])}
    kept |= {out / "maletines" / f"{id_}.json" for id_ in ids}
    for path in [*(out / FOLDER).glob("*"), *(out / "maletines").glob("*")]:
        if path not in kept:
            path.unlink()
