"""Names that must be unique, and pieces that the plan uses: each is counted somewhere and used somewhere."""

from __future__ import annotations

from macros.audit.plan import Check, Findings, Plan
from macros.model import Hoja, Pieza, Rotafolio, Sesion
from macros.model.piezas.pieza import LaAgenda
from macros.problems import suggestion
from macros.reading.yaml_file import Path_

_TWICE = "{} ya usa el id «{}». Escribe aquí uno distinto."


def names(plan: Plan) -> Findings:
    """Ids of blocks are addresses inside the session's page; numbers tell sessions apart."""
    for s in plan.sesiones:
        ids = [b.id for b in s.bloques]
        for i, id_ in enumerate(ids):
            if id_ in ids[:i]:
                yield plan.in_session("id-repetido", s, ("bloques", i, "id"), _TWICE.format("otro bloque", id_))
        first = next(other.id for other in plan.sesiones if other.numero == s.numero)
        if first != s.id:
            message = f"la sesión «{first}» ya lleva el número {s.numero}. Cambia uno de los dos."
            yield plan.in_session("numero-repetido", s, ("numero",), message)


def fields(plan: Plan) -> Findings:
    """Two fields with one name would fill each other in the PDF."""
    for pieza in plan.paquete.piezas.values():
        seen: set[str] = set()
        for path, id_ in _named(pieza):
            if id_ in seen:
                message = _TWICE.format("otro campo de la hoja", id_)
                yield plan.finding("id-repetido", "pieza", pieza.id, path, message)
            seen.add(id_)


def _named(pieza: Pieza) -> list[tuple[Path_, str]]:
    if not isinstance(pieza, Hoja):
        return []
    places: list[tuple[Path_, str]] = [(("encabezado", i, "id"), c.id) for i, c in enumerate(pieza.encabezado)]
    for n, seccion in enumerate(pieza.secciones):
        places += [(("secciones", n, "campos", i, "id"), c.id) for i, c in enumerate(seccion.campos)]
        places += [(("secciones", n, "tabla", "id"), seccion.tabla.id)] if seccion.tabla else []
    return places


def agendas(plan: Plan) -> Findings:
    """The ends of a wall agenda are blocks of its session, in order."""
    for pieza in plan.paquete.piezas.values():
        for n, hoja in enumerate(pieza.hojas if isinstance(pieza, Rotafolio) else ()):
            for i, e in enumerate(hoja.cuerpo):
                if isinstance(e, LaAgenda):
                    yield from _agenda(plan, pieza.id, ("hojas", n, "cuerpo", i), e)


def _agenda(plan: Plan, pieza: str, path: Path_, e: LaAgenda) -> Findings:
    ids = [b.id for b in plan.paquete.sesiones[e.agenda].bloques]
    wrong = [(field, id_) for field, id_ in (("desde", e.desde), ("hasta", e.hasta)) if id_ and id_ not in ids]
    for field, id_ in wrong:
        message = f"«{id_}» no es un bloque de {e.agenda}.{suggestion(id_, ids)}"
        yield plan.finding("agenda-sin-bloque", "pieza", pieza, (*path, field), message)
    if not wrong and e.desde and e.hasta and ids.index(e.desde) > ids.index(e.hasta):
        message = f"«{e.desde}» va después de «{e.hasta}» en {e.agenda}. Cambia uno por otro."
        yield plan.finding("agenda-al-reves", "pieza", pieza, (*path, "desde"), message)


def uses(plan: Plan) -> Findings:
    """A piece that a step uses is counted in materials; a piece of a session is used by it."""
    for s in plan.sesiones:
        used = {p for b in s.bloques for paso in b.pasos for p in paso.piezas}
        listed = {m.pieza for m in plan.paquete.materials_of(s) if m.pieza}
        if plan.paquete.marco_escrito:  # counted there; a session at a distance shows them on the screen
            listed |= set(plan.paquete.marco_escrito.piezas)
        yield from _uncounted(plan, s, used - listed)
        for p in plan.paquete.piezas.values():
            if p.sesion == s.id and p.id not in used | listed and p.tipo != "carta_descriptiva":
                message = f"ningún paso ni material de {s.id} usa esta pieza. Agrégala a un paso o bórrala."
                yield plan.finding("pieza-huerfana", "pieza", p.id, ("id",), message)


def _uncounted(plan: Plan, s: Sesion, ids: set[str]) -> Findings:
    for i, b in enumerate(s.bloques):
        for j, paso in enumerate(b.pasos):
            for id_ in sorted(ids & set(paso.piezas)):
                yield plan.in_session(
                    "pieza-sin-cantidad", s, ("bloques", i, "pasos", j, "piezas", paso.piezas.index(id_)),
                    f"el paso usa la pieza «{id_}», pero ningún bloque la lista en materiales con su cantidad. "
                    f"Agrega en materiales: - {{pieza: {id_}, por: sesion}}",
                )  # fmt: skip


def of_guides(plan: Plan) -> Findings:
    """A piece of a guide that has agendas is asked for by one of them: else its order would print one for everybody.

    An edition that leaves sessions out keeps what it prints for other days.
    """
    paquete = plan.paquete
    if any(kind == "sesion" for kind, _ in paquete.fuera):
        return
    for guia in paquete.guias.values():
        sessions = paquete.guide_sessions(guia)
        asked = {m.pieza for s in sessions for b in s.bloques for m in b.materiales}
        for p in paquete.guide_pieces(guia) if sessions else ():
            if p.guia == guia.id and p.id not in asked and p.tipo != "ficha_navegacion":
                message = (
                    f"ninguna agenda de la guía «{guia.id}» pide esta pieza; su pedido imprimiría una sola. "
                    f"Agrega en los materiales de una actividad: - {{pieza: {p.id}, por: grupo}}"
                )
                yield plan.finding("pieza-sin-cantidad", "pieza", p.id, ("id",), message)


CHECKS: tuple[Check, ...] = (
    names,
    fields,
    agendas,
    uses,
    of_guides,
)
