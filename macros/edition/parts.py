"""One session given over several days (``partes``): each day is a session with its own blocks, plan and bundle.

The days are made of the package's session each time, so that what the package improves reaches them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.edition.pruning import Leido
from macros.edition.tree import Nodo
from macros.model.edicion import Division
from macros.problems import suggestion
from macros.reading.yaml_file import Documento, Path_

Tell = Callable[[Path_, str, str], None]
FIRST_ONLY = ("insumos", "decisiones")
"""What is of the session as a whole and stands on its first day."""


def part_id(sesion: str, day: int) -> str:
    """Id of the session of a day, from 1: the first one keeps that of the package, so that what names it still does."""
    return sesion if day == 1 else f"{sesion}-dia-{day}"


def whole(sesion: str) -> str:
    """Id of the session that a day is of; that of a session given in one day is its own."""
    return re.sub(r"-dia-\d+\Z", "", sesion)


def split(
    f: Leido, division: Division, doc: Documento, ruta: Path_, label: str, numbers: set[Any], folder: Path, tell: Tell
) -> list[Leido]:
    """Leave in ``f`` the first day of a division, and return the files of the other days."""
    listed = f.tree.get("bloques")
    if listed is None or not isinstance(listed.valor, list):
        return []
    days = _days(f.id, listed, division, ruta, tell)
    if days is None:
        return []
    out = []
    for day in range(2, len(days) + 1):
        tree = f.tree.copy()
        where = (*ruta, "dias", day - 1)
        numero = next(n for n in range(1, 100) if n not in numbers)
        numbers.add(numero)
        tree.set("id", part_id(f.id, day), doc, where)
        tree.set("numero", numero, doc, where)
        tree.set("fuente", {"duracion_declarada_min": 0, "duracion_sumada_min": 0}, doc, where)
        for name in FIRST_ONLY:
            tree.valor.pop(name, None)
        _leave(tree, days[day - 1], doc, where)
        out.append(replace(f, id=part_id(f.id, day), path=folder / f"{part_id(f.id, day)}.yml", tree=tree))
    _leave(f.tree, days[0], doc, (*ruta, "dias", 0))
    whole = [f.tree, *(other.tree for other in out)]
    for day, tree in enumerate(whole, 1):
        name = label.replace("{numero}", str(f.tree.scalar("numero"))).replace("{dia}", str(day))
        tree.set("nombre_corto", name, doc, (*ruta, "dias", day - 1))
        if day < len(whole):
            tree.set("productos", _made(tree), doc, (*ruta, "dias", day - 1))
    return out


def _made(tree: Nodo) -> list[str]:
    """Products of the blocks of a day, once each."""
    listed = tree.get("bloques")
    made = [p.get("productos") for p in (listed.children() if listed else ())]
    return list(dict.fromkeys(str(n.valor) for m in made if m for n in m.children()))


def _leave(tree: Nodo, ids: Sequence[str], doc: Documento, ruta: Path_) -> None:
    """Only the blocks of a day; breaks at its ends rest from nothing and go."""
    listed = tree.get("bloques")
    assert listed is not None
    by_id = {str(n.scalar("id")): n for n in listed.children()}
    blocks = [by_id[i] for i in ids]
    while blocks and blocks[0].scalar("tipo") != "actividad":
        del blocks[0]
    while blocks and blocks[-1].scalar("tipo") != "actividad":
        del blocks[-1]
    listed.valor[:] = blocks
    minutes = [n.scalar("duracion_min") for n in blocks]
    if all(isinstance(m, int) for m in minutes):
        tree.set("duracion_declarada_min", sum(minutes), doc, ruta)


def _days(id_: str, listed: Nodo, division: Division, ruta: Path_, tell: Tell) -> list[list[str]] | None:
    """Ids of the blocks of each day; one that no day names goes with the one that it follows."""
    there = [str(n.scalar("id")) for n in listed.children()]
    place: dict[str, int] = {}
    wrong = False
    for d, day in enumerate(division.dias):
        for b, name in enumerate(day):
            where = (*ruta, "dias", d, b)
            if name not in there:
                close = suggestion(name, there) or f" Escribe uno de estos: {', '.join(there[:12])}."
                tell(where, f"«{name}» no es un bloque de «{id_}».{close}", "cambio-sin-destino")
                wrong = True
            elif name in place:
                tell(where, f"«{name}» está en dos días. Deja uno de los dos.", "cambio-doble")
                wrong = True
            place[name] = d
    if wrong:
        return None
    days: list[list[str]] = [list(day) for day in division.dias]
    last = days[0]
    before: str | None = None
    for name in there:
        if name in place:
            last, before = days[place[name]], name
        else:
            last.insert(last.index(before) + 1 if before in last else 0, name)
            before = name
    return days


def pieces_of_days(files: Sequence[Leido], f: Leido, others: Sequence[Leido], folder: Path) -> list[Leido]:
    """What each later day needs of its own: its plan, and its agenda for the wall."""
    out = []
    own = [p for p in files if p.kind == "pieza" and p.tree.scalar("sesion") == f.id]
    whole = {p.id: p.tree.copy() for p in own}
    for p in own:
        _of_the_day(p.tree, f.tree)
    for day, other in enumerate(others, 2):
        for p in own:
            sheet = p.tree.scalar("tipo") == "carta_descriptiva"
            agendas = list(_agendas(p.tree))
            if not sheet and not agendas:
                continue
            tree = whole[p.id].copy()
            id_ = f"{p.id}-dia-{day}"
            tree.set("id", id_, tree.doc, (*tree.ruta, "id"))
            tree.set("titulo", f"{tree.scalar('titulo')} ({other.tree.scalar('nombre_corto')})", tree.doc, ("titulo",))
            tree.set("sesion", other.id, tree.doc, ("sesion",))
            for agenda in _agendas(tree):
                if agenda.scalar("agenda") == f.id:
                    agenda.set("agenda", other.id, tree.doc, ("id",))
            _of_the_day(tree, other.tree)
            made = replace(p, id=id_, path=folder / p.path.parent.name / f"{id_}.yml", tree=tree)
            out.append(made)
            if agendas and not sheet:
                _use(other.tree, id_)
    return out


def _of_the_day(piece: Nodo, day: Nodo) -> None:
    """The agendas of a piece for one day: what another sheet shows, or another day has, goes."""
    listed = day.get("bloques")
    there = {str(n.scalar("id")) for n in (listed.children() if listed else ())}
    held = piece.get("hojas")
    sheets = [(h, a) for h in (held.children() if held else ()) for a in _agendas(h)]
    away = [h for h, a in sheets if a.scalar("desde") is not None and a.scalar("desde") not in there]
    kept = [h for h, _ in sheets if not any(h is x for x in away)]
    for sheet in away if kept else away[1:]:
        sheet.remove()
    for agenda in _agendas(piece):
        for end in ("desde", "hasta"):
            if agenda.scalar(end) is not None and agenda.scalar(end) not in there:
                agenda.valor.pop(end, None)
    left = [(h, a) for h, a in sheets if h in (held.children() if held else ())]
    full = next((h for h, a in left if not {"desde", "hasta"} & set(a.valor)), None)
    for sheet in [h for h, _ in left if full is not None and h is not full]:
        sheet.remove()  # the whole day stands on one sheet already


def _agendas(node: Nodo) -> list[Nodo]:
    """Mappings that show an agenda: of which session, from and up to which block."""
    found = [node] if isinstance(node.scalar("agenda"), str) else []
    return found + [a for child in node.children() for a in _agendas(child)]


def _use(tree: Nodo, piece: str) -> None:
    """Name a piece in the first step of a day, and in what its first block needs."""
    listed = tree.get("bloques")
    first = listed.children()[0] if listed and listed.children() else None
    steps = first.get("pasos") if first else None
    if first is None or steps is None or not steps.children():
        return
    step = steps.children()[0]
    for holder, name, value in ((step, "piezas", piece), (first, "materiales", {"pieza": piece, "por": "sesion"})):
        held = holder.get(name) or holder.set(name, [], holder.doc, (*holder.ruta, name))
        held.valor.insert(0, Nodo(value, holder.doc, held.ruta, held))
