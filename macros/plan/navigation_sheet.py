"""The navigation sheet of a guide, a session or an annex: seven headings, computed from what the data says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.model import Anexo, FichaNavegacionHoja, Guia, Paquete, Sesion
from macros.model.piezas.pieza import DeQueEs
from macros.plan.day.schedule import total
from macros.plan.process import blocks_of, pieces_of, sessions_of
from macros.words.spans import spoken

MOST = 8
"""Lines under one heading: a sheet has to hold one page."""
MOST_NAMES = 4
"""Lines that name things: pieces, examples, products."""


@dataclass(frozen=True)
class Ficha:
    """What a sheet says. ``enlace`` is the page of the site, from its root."""

    titulo: str
    sobre: str
    enlace: str
    quienes: str
    que_es: str
    objetivo: str
    fundamentos: list[str]
    metodo: list[str]
    areas: list[str]
    ejemplos: list[str]


def sheet(paquete: Paquete, de: DeQueEs) -> Ficha:
    """The sheet of what ``de`` names."""
    if de.guia:
        return _of_guide(paquete, paquete.guias[de.guia])
    if de.sesion:
        return _of_session(paquete, paquete.sesiones[de.sesion])
    return _of_annex(paquete, paquete.anexos[de.anexo or ""])


def sheet_of(paquete: Paquete, kind: str, id_: str) -> FichaNavegacionHoja | None:
    """The piece that prints the sheet of a thing; ``kind`` is guia, sesion or anexo."""
    sheets = [p for p in paquete.piezas.values() if isinstance(p, FichaNavegacionHoja)]
    return next((p for p in sheets if getattr(p.de, kind) == id_), None)


def _of_guide(paquete: Paquete, g: Guia) -> Ficha:
    f = g.ficha
    r = paquete.rotulos.guias.navegacion
    return Ficha(
        g.titulo, f"{r.de_guia} {g.numero}", f"guias/{g.id}.html", f.quienes, f.que_es, f.objetivo, list(f.fundamentos),
        list(f.metodo), list(f.areas), list(f.ejemplos),
    )  # fmt: skip


def _of_session(paquete: Paquete, s: Sesion) -> Ficha:
    r, sitio = paquete.rotulos.guias.navegacion, paquete.rotulos.sitio
    levels = [getattr(sitio, n) for n in s.niveles]
    ways = [getattr(sitio, m.replace("-", "_")) for m in s.modalidades]
    areas = [f"{r.niveles}: {', '.join(levels)}."] if levels else []
    areas += [f"{r.modalidades}: {', '.join(ways)}."] if ways else []
    return Ficha(
        s.titulo,
        f"{s.called(sitio.sesion)} · {spoken(total(s))}",
        f"sesiones/{s.id}.html",
        " ".join(s.perfiles[:2]),
        s.resumen,
        s.objetivo,
        _capped(_sections(paquete, [s]), MOST_NAMES, r.mas) or [r.en_paquete],
        _capped([f"{b.titulo}, {spoken(b.duracion_min)}" for b in s.bloques if b.tipo == "actividad"], MOST, r.mas),
        areas + _capped([f"{r.productos}: {p}" for p in s.productos], 3, r.mas),
        _capped(_examples(paquete, s), MOST_NAMES, r.mas) or [r.sin_ejemplos],
    )


def _of_annex(paquete: Paquete, a: Anexo) -> Ficha:
    r, sitio = paquete.rotulos.guias.navegacion, paquete.rotulos.sitio
    blocks = blocks_of(a, paquete)
    sessions = [paquete.sesiones[i] for i in sessions_of(a, paquete)]
    pieces, cases = pieces_of(a, paquete), [paquete.casos[i] for i in a.casos]
    whole = [s for s in sessions if s.anexo == a.clave]
    charts = [p for s in whole for p in paquete.pieces_of(s) if p.tipo == "carta_descriptiva"]
    named = [f"{r.caso}: {c.titulo}" for c in cases] + [f"{r.pieza}: {p.titulo}" for p in [*pieces, *charts]]
    number = str(a.numero)
    steps = [
        f"{s.called(sitio.sesion)}: {b.titulo}, {spoken(b.duracion_min)}"
        for s, some in blocks
        for b in some
        if b.tipo == "actividad"
    ]
    return Ficha(
        a.titulo,
        f"{paquete.rotulos.paquete.anexo} {number}",
        f"anexos/{a.id}.html",
        r.anexo_quienes,
        a.resumen,
        r.anexo_objetivo.replace("{numero}", number),
        [r.anexo_fundamento.replace("{numero}", number), *_capped(_sections(paquete, sessions), 4, r.mas)],
        _capped(steps or [f"{p.titulo}: {p.para_que}" for p in pieces], MOST, r.mas) or [r.en_paquete],
        [f"{r.sesiones}: {s.called(sitio.sesion)}, {s.titulo}" for s in sessions] or [r.en_paquete],
        _capped(named, MOST_NAMES, r.mas) or [r.en_paquete],
    )


def _sections(paquete: Paquete, sessions: Iterable[Sesion]) -> list[str]:
    """Sections of the workbook that the steps rest on, each with the sources it cites."""
    ids = [i for s in sessions for b in s.bloques for paso in b.pasos for i in paso.secciones]
    out = []
    for id_ in dict.fromkeys(ids):
        x = paquete.secciones[id_]
        cited = ", ".join(paquete.referencias[f].cita for f in x.fuentes[:3])
        out.append(f"{paquete.rotulos.guias.navegacion.libro} {x.numero}, {x.titulo} ({cited})")
    return out


def _examples(paquete: Paquete, s: Sesion) -> list[str]:
    """Cases that the session prints, then its worked examples."""
    r = paquete.rotulos.guias.navegacion
    cases = [paquete.casos[p.caso].titulo for p in paquete.pieces_of(s) if p.tipo == "ficha"]
    worked = [x.titulo for b in s.bloques for x in b.ejemplos]
    return [f"{r.caso}: {c}" for c in cases] + [f"{r.ejemplo}: {w}" for w in worked]


def _capped(lines: Sequence[str], most: int, more: str) -> list[str]:
    """At most ``most`` lines; what is left over is counted in the last one."""
    if len(lines) <= most:
        return list(lines)
    return [*lines[: most - 1], f"{lines[most - 1].rstrip('.')}; {more.replace('{n}', str(len(lines) - most))}"]
