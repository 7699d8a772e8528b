"""Build the kit: all the pieces of a package into ``<out>/kit/``, remaking only what changed."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from macros.model import DE_VISTA, Paquete
from macros.problems import DataErrors, Problem
from macros.public.kit import Archivo, Kit, Miniatura
from macros.reading.origin import Origen
from print import FONTS, STYLES, exporters
from print.engine.findings import Finding, stopping
from print.index import indexed, piece, read, renew, route, write
from print.jobs import PARTS, SHEETS, Job, Made
from print.key import FONT_RULES, dump, foundation, key
from print.maletin import bundles
from print.memory import Memory, hash_of
from print.orders import Encargo, reading
from print.output import Output
from print.pieces import Pages
from print.press import tasks
from print.press.pool import Pool, Progress

MAX_WORKERS = 2
"""Two processes are the measured optimum on two cores; more only waste memory."""
FEW = 8
"""With fewer pieces it is not known before how much there is to draw."""
BATCHES = 8
"""In how many parts the office files are made; each part takes the whole package along."""

SMALLEST_FONT = 10_000
"""Bytes: one that is smaller was cut."""


@dataclass
class Outcome:
    """What a build did: which files it made, how long each job took, and the public index."""

    indice: Kit
    hechos: list[Made] = field(default_factory=list)
    reusados: int = 0
    avisos: list[Problem] = field(default_factory=list)


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

    ``only`` limits the work to some piece ids; the index of an earlier build then tells what is new of them.
    ``maletines`` false leaves the bundles of the last build as they are: an edit seen live does not wait for them.
    Raises DataErrors when a page does not come out right, unless its rule only warns (``avisos`` of
    the outcome); files of earlier builds stay as they were.
    """
    _check_letters()
    chosen = set(only)
    pieces = [p for p in paquete.piezas.values() if not chosen or p.id in chosen]
    outcome = Outcome(Kit(piezas=()))
    output = Output(root, out, foundation())
    processes = workers or min(MAX_WORKERS, os.cpu_count() or 1)

    with Memory(out, output.cimiento) as memory, Pool(output, processes, progress) as pool:
        if not memory and len(pieces) > FEW:
            pool.start()
        whole = key("todo", dump(paquete)) if maletines and not chosen else ""
        if whole and (kept := _unchanged(memory, whole, out)) is not None:
            return _told_again(paquete, origen, kept)
        pages = Pages(paquete)
        jobs = [j for p in pieces for j in pages.jobs(p)]
        desk = exporters.orders(paquete, pieces, whole=not chosen)
        dichos: list[tuple[str, Finding]] = []

        def draw(jobs: list[Job], desk: Sequence[Encargo] = ()) -> dict[str, Made]:
            """The result of each job and order, by its key; only what memory lacks is made."""
            asked: list[Job | Encargo] = [*jobs, *desk]
            known = {x.clave: kept for x in asked if (kept := _recalled(memory, x))}
            making = pool.make([j for j in jobs if j.clave not in known])
            orders = [o for o in desk if o.clave not in known]
            batches = BATCHES if len(orders) > BATCHES else 1
            writing = pool.each(tasks.write, [(orders[i::batches], output) for i in range(batches) if orders])
            made = []
            found = [(m.pieza, f) for m in known.values() for f in m.hallazgos]
            for m in itertools.chain(making, _later(writing)):
                made.append(m)
                found += [(m.pieza, f) for f in m.hallazgos]
                if not stopping(m.hallazgos):
                    _remember(memory, m)
            problems = [_problem(paquete, origen, of, f) for of, f in found]
            dichos.extend(found)
            if any(p.gravedad == "error" for p in problems):
                raise DataErrors(problems)
            outcome.avisos += problems
            outcome.hechos += made
            outcome.reusados += len(known)
            return known | {m.clave: m for m in made}

        by_key = draw(jobs, [o for o in desk if not o.lee])
        finished = {a.ruta: a for m in by_key.values() for a in m.archivos}
        desk = [reading(o, finished) if o.lee else o for o in desk]
        by_key |= draw([], [o for o in desk if o.lee])
        every: list[Job | Encargo] = [*jobs, *desk]
        if chosen:
            renew(out, [piece(p, every, by_key) for p in pieces])
        else:
            kit = indexed(paquete, every, by_key)
            if maletines:
                done = bundles(paquete, kit, output, memory, draw, pool.each)
            else:
                done = before.maletines if (before := read(out)) else ()
            outcome.indice = kit.model_copy(update={"maletines": done})
            write(outcome.indice, out)
            if maletines:
                _remember_all(memory, whole, len(outcome.hechos) + outcome.reusados, dichos, out)
                memory.forget_others()
                _forget_half_done(output, jobs)
    return outcome


@dataclass(frozen=True)
class _Kept:
    """A whole kit that is as it was left: its index, how many jobs it took, and what was told of each, by its piece."""

    indice: Kit
    trabajos: int
    dichos: list[tuple[str, Finding]]


def _remember_all(memory: Memory, whole: str, jobs: int, dichos: list[tuple[str, Finding]], out: Path) -> None:
    """Note that the kit as it stands is that of a package, so that the next build need not ask for each of its jobs."""
    index = route(out)
    files = memory.files() | {index.relative_to(out).as_posix(): hash_of(index)}
    memory.remember(whole, {"trabajos": jobs, "dichos": [[of, f.plain()] for of, f in dichos]}, files)


def _unchanged(memory: Memory, whole: str, out: Path) -> _Kept | None:
    """The kit that is there, where it was made of the same package and no file of it is another or too many."""
    if (told := memory.recall(whole)) is None or not memory.alone(whole):
        return None
    try:
        dichos = [(str(piece), Finding(**f)) for piece, f in told["dichos"]]
        kit = read(out)
        return _Kept(kit, int(told["trabajos"]), dichos) if kit else None
    except (TypeError, KeyError, ValueError):  # not what this code notes
        return None


def _told_again(paquete: Paquete, origen: Origen, kept: _Kept) -> Outcome:
    told = [_problem(paquete, origen, piece, f) for piece, f in kept.dichos]
    return Outcome(kept.indice, reusados=kept.trabajos, avisos=told)


def _forget_half_done(output: Output, jobs: Iterable[Job]) -> None:
    """Drop the parts of books and the words of sheets by parts that no job of the whole kit uses any more."""
    parts: set[str] = set()
    sheets: set[str] = set()
    for job in jobs:
        if job.libro:
            parts |= {job.libro.kept(i) for i in range(len(job.libro.partes))}
        sheets |= {m.kept(turned) for m in job.mosaicos for turned in (False, True)}
    output.forget_others(PARTS, parts)
    output.forget_others(SHEETS, sheets)


def _later(results: Callable[[], Iterator[list[Made]]]) -> Iterator[Made]:
    """Results that are asked for only when their turn comes."""
    yield from itertools.chain.from_iterable(results())


def _recalled(memory: Memory, asked: Job | Encargo) -> Made | None:
    if (told := memory.recall(asked.clave)) is None:
        return None
    try:
        picture = told["miniatura"]
        files = [Archivo.model_validate(a) for a in told["archivos"]]
        kept = Miniatura.model_validate(picture) if picture else None
        return Made(asked.clave, asked.pieza, files, kept, [Finding(**f) for f in told["hallazgos"]])
    except (TypeError, KeyError, ValidationError):  # not what this code notes
        return None


def _remember(memory: Memory, made: Made) -> None:
    files = {a.ruta: a.sha256 for a in made.archivos}
    picture = made.miniatura
    files |= {p.ruta: p.sha256 for p in ((picture, picture.chica) if picture else ())}
    told = {
        "archivos": [a.plain() for a in made.archivos],
        "miniatura": picture.plain() if picture else None,
        "hallazgos": [f.plain() for f in made.hallazgos],
    }
    memory.remember(made.clave, told, files)


def _check_letters() -> None:
    """Raise DataErrors where a file of letters is gone or is none: every page would come out in other letters."""
    message = "falta o está dañado. Sin él no hay letras para imprimir: recupéralo de una copia del proyecto."
    wrong = []
    for name in re.findall(r"fuentes/([^\"']+\.ttf)", (STYLES / FONT_RULES).read_text(encoding="utf-8")):
        try:
            good = (FONTS / name).read_bytes()[:4] == b"\0\1\0\0" and (FONTS / name).stat().st_size > SMALLEST_FONT
        except OSError:
            good = False
        wrong += [] if good else [Problem(f"print/{FONTS.name}/{name}", 0, 0, message, regla="archivo")]
    if wrong:
        raise DataErrors(wrong)


def _problem(paquete: Paquete, origen: Origen, piece: str, finding: Finding) -> Problem:
    looks = finding.regla in DE_VISTA  # without a file there is nothing to go on with, whatever the rule says
    gravity = paquete.auditoria.rule(finding.regla).gravedad if looks else "error"
    said = f"{piece}: {finding.dicho}"
    if piece not in paquete.piezas:  # a list of a bundle
        return Problem("print/plantillas/lista.html.j2", 0, 0, said, gravedad=gravity, regla=finding.regla)
    path = tuple(int(part) if part.isdigit() else part for part in finding.ruta.split("/") if part)
    return origen.problem("pieza", piece, path, said, gravedad=gravity, regla=finding.regla)
