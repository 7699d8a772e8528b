"""The order ``ajustar``: new durations for a session, told as a table with its reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from macros.audit import audit
from macros.edition.file import Change, EditionFile
from macros.fitting import Ajuste, Imposible, Tramo, least_of, split
from macros.loading import load
from macros.model import Bloque, Paquete, Rotulos, Sesion
from macros.plan.day.schedule import total
from macros.problems import DataErrors, Problem
from macros.reading.origin import Origen
from macros.words.spans import signed, spoken, to_clock, to_minutes

RULE = (
    "La regla: de 5 en 5 minutos, siempre {quien}. Ningún bloque baja de su mínimo, los fijos no cambian y nadie "
    "trabaja más de {limite} min sin pausa."
)


def told(a: Ajuste, start: str) -> str:
    """The proposal: a row for each block with its new clock time, old and new minutes, then why."""
    before = total(a.sesion)
    head = f"{a.sesion.titulo}: de {spoken(before)} a {spoken(a.pedido)} ({signed(a.pedido - before)})."
    return "\n".join([head, "", *_table(a, start), "", *_reasons(a), "", *_steps(a)]).rstrip()


def pause_names(r: Rotulos) -> dict[str, str]:
    """What the labels call a break and a meal that are added, by their type."""
    return {"receso": r.taller.sala.pausa, "comida": r.taller.sala.comida}


def refused(s: Sesion, e: Imposible) -> str:
    """Why a wish cannot be met, the nearest that can, and what to leave out."""
    head = f"{s.id} no se puede dar en {e.pedido} min."
    if e.largo:
        return (
            f"{head} «{e.largo.titulo}» ({s.id}/{e.largo.id}) dura al menos {least_of(e.largo)} min seguidos. "
            "Divídelo en dos bloques con un receso en medio."
        )
    if e.pedido > e.maximo:
        return (
            f"{head} Con sus actividades alcanza para {e.maximo}: una actividad crece hasta la mitad más. "
            "Agrega una actividad o da la sesión en menos tiempo."
        )
    if e.pedido >= e.minimo:
        return f"{head} Las pausas no dejan repartirlo. Prueba con 5 o 10 minutos más."
    short = e.minimo - e.pedido
    out = [f"{head} Lo menos que puede durar es {e.minimo} ({spoken(e.minimo)}): faltan {short}.", ""]
    out += ["Puedes quitar una actividad completa. Esto libera cada una:"]
    free = _may_go(s)
    width = max((len(f"{s.id}/{b.id}") for b in free), default=0)
    for b in sorted(free, key=least_of, reverse=True):
        out.append(f"  {f'{s.id}/{b.id}':<{width}}  {least_of(b):>3} min  {b.titulo}")
    return "\n".join([*out, "", _enough(s, free, short)])


def _may_go(s: Sesion) -> list[Bloque]:
    """Activities that may be left out whole: not the fixed ones, and neither welcome nor closing."""
    work = [b for b in s.bloques if b.tipo == "actividad"]
    return [b for b in (work[1:-1] if len(work) > 3 else work) if not b.fijo]


def warnings(paquete: Paquete, origen: Origen, a: Ajuste) -> list[str]:
    """What the audit would say of the session with its new minutes and does not say of it now."""
    changed = _applied(a)
    after = paquete.model_copy(update={"sesiones": {**paquete.sesiones, a.sesion.id: changed}})
    known = {_bare(p) for p in audit(paquete, origen)}
    found = [_bare(p) for p in audit(after, origen) if p.regla.startswith(("ritmo", "dia"))]
    return [message for message in found if message not in known]


def _bare(p: Problem) -> str:
    """Its message without where to write the change: places are those of the blocks that stay, not of the file."""
    return p.mensaje.partition(" En la edición: ")[0]


def _applied(a: Ajuste) -> Sesion:
    blocks = []
    for p in a.quedan:
        b = p.bloque
        new = split([x.duracion_min for x in b.pasos], p.ahora) if b.pasos else ()
        steps = tuple(x.model_copy(update={"duracion_min": n}) for x, n in zip(b.pasos, new, strict=True))
        blocks.append(b.model_copy(update={"duracion_min": p.ahora, "pasos": steps}))
    return a.sesion.model_copy(update={"bloques": tuple(blocks), "duracion_declarada_min": a.pedido})


def _enough(s: Sesion, free: Sequence[Bloque], short: int) -> str:
    """The one activity that is enough and frees least; else the largest ones until they are."""
    alone = [b for b in free if least_of(b) >= short]
    chosen, left = ([min(alone, key=least_of)], 0) if alone else ([], short)
    for b in sorted(free, key=least_of, reverse=True):
        if left > 0:
            chosen.append(b)
            left -= least_of(b)
    if left > 0:
        return "Ni sin todas ellas alcanza. Da la sesión en más tiempo o en dos días."
    lines = [f"  - {{en: {s.id}/{b.id}, quitar: true}}" for b in chosen]
    after = "Guarda tu edición y repite la orden con --escribir y su nombre."
    return "\n".join(["Con esto alcanza. Va en los cambios de tu edición:", *lines, "", after])


def _table(a: Ajuste, start: str) -> list[str]:
    at = to_minutes(start)
    rows = [("Hora", "Antes", "Ahora", "Cambio", "Mínimo", "Bloque")]
    for p in a.partes:
        change = (
            "nuevo"
            if p.nuevo
            else "se quita"
            if not p.ahora
            else signed(p.ahora - p.antes)
            if p.ahora != p.antes
            else ""
        )
        least = "fijo" if p.bloque.fijo else str(p.minimo) if p.ahora else ""
        clock = f"{to_clock(at)}–{to_clock(at + p.ahora)}" if p.ahora else "—"
        rows.append(
            (clock, str(p.antes or "—"), str(p.ahora or "—"), change, least, f"{p.bloque.titulo} ({p.bloque.id})")
        )
        at += p.ahora
    rows.append(("Total", str(total(a.sesion)), str(sum(p.ahora for p in a.partes)), "", "", ""))
    widths = [max(len(r[i]) for r in rows) for i in range(5)]
    return [
        "  ".join([r[0].ljust(widths[0]), *(r[i].rjust(widths[i]) for i in range(1, 5)), r[5]]).rstrip() for r in rows
    ]


def _reasons(a: Ajuste) -> list[str]:
    by_id = {p.bloque.id: p for p in a.partes}
    changed = [by_id[i] for i in a.orden if by_id[i].ahora and by_id[i].ahora != by_id[i].antes and not by_id[i].nuevo]
    cuts, grown = [p for p in changed if p.ahora < p.antes], [p for p in changed if p.ahora > p.antes]
    out = []
    if cuts:
        first = cuts[0]
        out.append(RULE.format(quien="al bloque al que más le sobra sobre su mínimo", limite=a.limite))
        out.append(
            f"Primero se acortó «{first.bloque.titulo}»: le sobraban {first.antes - first.minimo} min sobre su mínimo "
            f"de {first.minimo}. {_list('Después', cuts[1:])}".rstrip()
        )
    if grown:
        if not cuts:
            out.append(RULE.format(quien="a la actividad que menos ha crecido", limite=a.limite))
        out.append(f"{_list('Crecieron', grown)} Ninguna pasa de una vez y media lo que duraba.")
    for p in a.partes:
        if p.nuevo:
            why = "una sesión de más de seis horas lleva comida" if p.bloque.tipo == "comida" else _why_break(a)
            out.append(f"Se agregó «{p.bloque.titulo}», de {p.ahora} min: {why}.")
        elif not p.ahora:
            if _at_an_end(a, p):
                out.append(f"Se quitó «{p.bloque.titulo}», de {p.antes} min: quedaba al principio o al final.")
                continue
            why = (
                "en seis horas o menos se puede dar sin ella" if p.bloque.tipo == "comida" else _why_break(a, gone=True)
            )
            out.append(f"Se quitó «{p.bloque.titulo}», de {p.antes} min: no había más que recortar y {why}.")
    return out or ["No hace falta cambiar nada."]


def written(root: Path, edicion: str, a: Ajuste, version: str, pausa: int | None) -> list[str]:
    """Write into an edition that a session lasts something else; returns what to tell. Raises DataErrors.

    One line does it: the blocks are fitted whenever the edition is read. What the edition says by itself stays.
    """
    file = EditionFile(root, edicion, version)
    wish: Change = {"sesion": a.sesion.id, "minutos": a.pedido} | ({"pausa_cada": pausa} if pausa else {})
    file.rewrite("tiempos", lambda t: isinstance(t, dict) and t.get("sesion") == a.sesion.id, [wish])
    told = file.difference()
    if not file.save():
        return [f"{file.path.relative_to(root).as_posix()} ya lo dice: no hay nada que anotar."]
    try:
        load(root, edicion)
    except DataErrors:
        file.restore()
        raise
    return [f"Quedó anotado en {file.path.relative_to(root).as_posix()}.", *told]


def forget_old(root: Path, edicion: str, sesion: str) -> EditionFile | None:
    """Take out the minutes that an earlier version of this order wrote one by one; None where there are none."""
    file = EditionFile(root, edicion)
    if file.new or not file.entries():
        return None
    comment = re.compile(rf"{re.escape(sesion)} en \d+ min, de la orden «ajustar»")
    line = next((found[0] for x in file.start.splitlines() if (found := comment.search(x))), "")
    if not line:
        return None
    old = [file.entries()[i] for i in file.below(line)]
    file.rewrite("cambios", lambda entry: any(entry is x for x in old), old=line)
    file.save()
    return file


def _why_break(a: Ajuste, *, gone: bool = False) -> str:
    return f"sin ella nadie pasa de {a.limite} min seguidos" if gone else f"sin ella se pasa de {a.limite} min seguidos"


def _at_an_end(a: Ajuste, p: Tramo) -> bool:
    """Whether no activity stands before a break, or none after it."""
    at = a.partes.index(p)
    return any(not any(x.bloque.tipo == "actividad" for x in side) for side in (a.partes[:at], a.partes[at + 1 :]))


def _list(verb: str, parts: list[Tramo]) -> str:
    return f"{verb}: {', '.join(p.bloque.id for p in parts)}." if parts else ""


def _steps(a: Ajuste) -> list[str]:
    """New minutes of the steps of each block that changes."""
    out = []
    for p in a.partes:
        if p.bloque.pasos and p.ahora and p.ahora != p.antes:
            new = split([x.duracion_min for x in p.bloque.pasos], p.ahora)
            steps = "; ".join(f"{x.titulo} {x.duracion_min} → {n}" for x, n in zip(p.bloque.pasos, new, strict=True))
            out.append(f"Pasos de {p.bloque.id}: {steps}.")
    return out
