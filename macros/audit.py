"""Does the plan hold? Rules over a checked Paquete; each finding names file, line and remedy."""

from __future__ import annotations

from collections.abc import Iterator

from macros.audit_guides import audit_guides
from macros.audit_materials import audit_materials
from macros.loading import Origen
from macros.model import Hoja, Paquete, Pieza, Rotafolio, Sesion
from macros.model.pieza import LaAgenda
from macros.problems import Problem, suggestion
from macros.reading import Path_
from macros.schedule import PAUSE_EVERY_MIN, total

MEAL_FROM_MIN = 360
"""A session longer than this needs a meal."""
DAY_MAX_MIN = 480
"""Longest day, in minutes."""
_TWICE = "{} ya usa el id «{}». Escribe aquí uno distinto."


def audit(paquete: Paquete, origen: Origen) -> list[Problem]:
    """All findings, errors and warnings, in the order of the package."""
    out: list[Problem] = []
    for sesion in paquete.sesiones.values():
        for rule in (_sum, _steps, _pauses, _meal, _day, _names, _pieces):
            out.extend(rule(paquete, sesion, origen))
    for pieza in paquete.piezas.values():
        out.extend(_fields(pieza, origen))
        out.extend(_agendas(paquete, pieza, origen))
    out.extend(audit_materials(paquete, origen))
    out.extend(audit_guides(paquete, origen))
    return sorted(out)


def _sum(paquete: Paquete, s: Sesion, o: Origen) -> Iterator[Problem]:
    summed, declared = total(s), s.duracion_declarada_min
    if summed != declared:
        verb = "sobran" if summed > declared else "faltan"
        yield o.problem(
            "sesion", s.id, ("duracion_declarada_min",),
            f"los bloques suman {summed} min y la sesión declara {declared}: {verb} {abs(summed - declared)} min. "
            f"Cambia un bloque o escribe duracion_declarada_min: {summed}",
            regla="suma-sesion",
        )  # fmt: skip


def _steps(paquete: Paquete, s: Sesion, o: Origen) -> Iterator[Problem]:
    for i, b in enumerate(s.bloques):
        summed = sum(p.duracion_min for p in b.pasos)
        if b.pasos and summed != b.duracion_min:
            yield o.problem(
                "sesion", s.id, ("bloques", i, "duracion_min"),
                f"los pasos de «{b.titulo}» suman {summed} min y el bloque dura {b.duracion_min}: "
                f"{'sobran' if summed > b.duracion_min else 'faltan'} {abs(summed - b.duracion_min)} min. "
                f"Cambia un paso o escribe duracion_min: {summed}",
                regla="suma-pasos",
            )  # fmt: skip


def _pauses(paquete: Paquete, s: Sesion, o: Origen) -> Iterator[Problem]:
    since = 0
    for i, b in enumerate(s.bloques):
        since = 0 if b.tipo != "actividad" else since + b.duracion_min
        if since > PAUSE_EVERY_MIN and since - b.duracion_min <= PAUSE_EVERY_MIN:
            long = b.duracion_min > PAUSE_EVERY_MIN
            remedy = "Divídelo en dos, con un receso en medio." if long else "Agrega antes un bloque de tipo receso."
            yield o.problem(
                "sesion", s.id, ("bloques", i),
                f"al terminar «{b.titulo}» el grupo lleva {since} min sin pausa (máximo: {PAUSE_EVERY_MIN}). {remedy}",
                regla="pausa",
            )  # fmt: skip


def _meal(paquete: Paquete, s: Sesion, o: Origen) -> Iterator[Problem]:
    if total(s) > MEAL_FROM_MIN and not any(b.tipo == "comida" for b in s.bloques):
        yield o.problem(
            "sesion", s.id, ("bloques",),
            f"la sesión dura {total(s)} min y no tiene comida. Agrega un bloque de tipo comida (45 min o más).",
            regla="comida",
        )  # fmt: skip


def _day(paquete: Paquete, s: Sesion, o: Origen) -> Iterator[Problem]:
    if total(s) > DAY_MAX_MIN:
        yield o.problem(
            "sesion", s.id, ("bloques",),
            f"la sesión dura {total(s)} min y un día de trabajo no pasa de {DAY_MAX_MIN}. Divídela en dos sesiones.",
            regla="dia-largo", gravedad="aviso",
        )  # fmt: skip


def _names(paquete: Paquete, s: Sesion, o: Origen) -> Iterator[Problem]:
    """Ids of blocks are addresses inside the session's page; numbers tell sessions apart."""
    ids = [b.id for b in s.bloques]
    for i, id_ in enumerate(ids):
        if id_ in ids[:i]:
            yield o.problem(
                "sesion", s.id, ("bloques", i, "id"), _TWICE.format("otro bloque", id_), regla="id-repetido"
            )
    first = next(other.id for other in paquete.sesiones.values() if other.numero == s.numero)
    if first != s.id:
        message = f"la sesión «{first}» ya lleva el número {s.numero}. Cambia uno de los dos."
        yield o.problem("sesion", s.id, ("numero",), message, regla="numero-repetido")


def _fields(pieza: Pieza, o: Origen) -> Iterator[Problem]:
    """Two fields with one name would fill each other in the PDF."""
    if not isinstance(pieza, Hoja):
        return
    seen: set[str] = set()
    places: list[tuple[Path_, str]] = [(("encabezado", i, "id"), c.id) for i, c in enumerate(pieza.encabezado)]
    for n, seccion in enumerate(pieza.secciones):
        places += [(("secciones", n, "campos", i, "id"), c.id) for i, c in enumerate(seccion.campos)]
        places += [(("secciones", n, "tabla", "id"), seccion.tabla.id)] if seccion.tabla else []
    for path, id_ in places:
        if id_ in seen:
            yield o.problem("pieza", pieza.id, path, _TWICE.format("otro campo de la hoja", id_), regla="id-repetido")
        seen.add(id_)


def _agendas(paquete: Paquete, pieza: Pieza, o: Origen) -> Iterator[Problem]:
    """The ends of a wall agenda are blocks of its session, in order."""
    if not isinstance(pieza, Rotafolio):
        return
    for n, hoja in enumerate(pieza.hojas):
        for i, e in enumerate(hoja.cuerpo):
            if not isinstance(e, LaAgenda):
                continue
            ids = [b.id for b in paquete.sesiones[e.agenda].bloques]
            path: Path_ = ("hojas", n, "cuerpo", i)
            wrong = [(field, id_) for field, id_ in (("desde", e.desde), ("hasta", e.hasta)) if id_ and id_ not in ids]
            for field, id_ in wrong:
                message = f"«{id_}» no es un bloque de {e.agenda}.{suggestion(id_, ids)}"
                yield o.problem("pieza", pieza.id, (*path, field), message, regla="agenda-sin-bloque")
            if not wrong and e.desde and e.hasta and ids.index(e.desde) > ids.index(e.hasta):
                message = f"«{e.desde}» va después de «{e.hasta}» en {e.agenda}. Cambia uno por otro."
                yield o.problem("pieza", pieza.id, (*path, "desde"), message, regla="agenda-al-reves")


def _pieces(paquete: Paquete, s: Sesion, o: Origen) -> Iterator[Problem]:
    used = {p for b in s.bloques for paso in b.pasos for p in paso.piezas}
    listed = {m.pieza for b in s.bloques for m in b.materiales if m.pieza}
    for id_ in sorted(used - listed):
        for i, b in enumerate(s.bloques):
            for j, paso in enumerate(b.pasos):
                if id_ in paso.piezas:
                    yield o.problem(
                        "sesion", s.id, ("bloques", i, "pasos", j, "piezas", paso.piezas.index(id_)),
                        f"el paso usa la pieza «{id_}», pero ningún bloque la lista en materiales con su cantidad. "
                        f"Agrega en materiales: - {{pieza: {id_}, por: sesion}}",
                        regla="pieza-sin-cantidad",
                    )  # fmt: skip
    for p in paquete.piezas.values():
        if p.sesion == s.id and p.id not in used | listed and p.tipo != "carta_descriptiva":
            yield o.problem(
                "pieza", p.id, ("id",),
                f"ningún paso ni material de {s.id} usa esta pieza. Agrégala a un paso o bórrala.",
                regla="pieza-huerfana", gravedad="aviso",
            )  # fmt: skip
