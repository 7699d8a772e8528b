"""Is there time for what a block asks? Questions, cells of a table and turns to speak, against minutes."""

from __future__ import annotations

from macros.audit.plan import Check, Findings, Plan
from macros.model import Bloque, Paso
from macros.model.auditoria import Ritmo
from macros.model.sesion import Celdas
from macros.words.counts import counted


def questions(plan: Plan) -> Findings:
    """A block has the minutes that its questions take, by who answers them."""
    for s in plan.sesiones:
        for i, b in enumerate(s.bloques):
            asked = asked_in(b)
            need = sum(len(p.preguntas) * per_question(p, plan.auditoria.ritmo) for p in b.pasos)
            if need > b.duracion_min:
                each = b.duracion_min / asked
                yield plan.in_session(
                    "ritmo-preguntas", s, ("bloques", i, "duracion_min"),
                    f"«{b.titulo}» tiene {counted(asked, 'pregunta|preguntas')} en {b.duracion_min} min: "
                    f"{_n(each)} min cada una, y piden {_n(need)} en total. "
                    "Quita preguntas, repártelas entre grupos o dale más minutos.",
                    preguntas=asked, minutos=b.duracion_min, por_pregunta=round(each, 2), hacen_falta=need,
                )  # fmt: skip


def cells(plan: Plan) -> Findings:
    """A step has the minutes that the cells it fills take, one after the other or by all groups at once."""
    least = plan.auditoria.ritmo.celda_min
    for s in plan.sesiones:
        for i, b in enumerate(s.bloques):
            for j, p in enumerate(b.pasos):
                count = filled(p.celdas, plan) if p.celdas else 0
                if count * least <= p.duracion_min:
                    continue
                each = p.duracion_min / count
                yield plan.in_session(
                    "ritmo-celdas", s, ("bloques", i, "pasos", j, "duracion_min"),
                    f"«{p.titulo}» llena {counted(count, 'celda|celdas')} en {p.duracion_min} min: {_n(each)} min cada "
                    f"una "
                    f"(mínimo: {_n(least)}). Quita celdas, repártelas entre grupos o dale más minutos.",
                    celdas=count, minutos=p.duracion_min, por_celda=round(each, 2), hacen_falta=count * least,
                )  # fmt: skip


def filled(celdas: Celdas, plan: Plan) -> int:
    """How many cells are filled one after the other; where groups work at once, those of the group with most."""
    units = plan.count(celdas.por)
    if celdas.a_la_vez:
        hands = {"persona": units, "sesion": 1}.get(celdas.por, plan.count("grupo"))
        units = -(-units // hands)
    return celdas.cantidad * units


def turns(plan: Plan) -> Findings:
    """A step has the minutes that everybody's turn takes."""
    for s in plan.sesiones:
        for i, b in enumerate(s.bloques):
            for j, p in enumerate(b.pasos):
                if not p.turnos:
                    continue
                rounds, people = p.turnos.cantidad, plan.count(p.turnos.por)
                each = p.turnos.minutos or plan.auditoria.ritmo.turno_min
                need = rounds * people * each
                if need > p.duracion_min:
                    fit = int(p.duracion_min / each)
                    yield plan.in_session(
                        "ritmo-turnos", s, ("bloques", i, "pasos", j, "duracion_min"),
                        f"«{p.titulo}» da {counted(rounds * people, 'turno|turnos')} de {_n(each)} min "
                        f"en {p.duracion_min} min: hacen falta {_n(need)} y alcanza para {fit}. "
                        f"{_less(p.turnos.por, p.duracion_min / (rounds * people))}",
                        turnos=rounds * people, vueltas=rounds, minutos=p.duracion_min, por_turno=each,
                        por_vuelta=round(p.duracion_min / rounds, 2), caben=fit, hacen_falta=need,
                    )  # fmt: skip


def _less(por: str, each: float) -> str:
    """What to do where the turns do not fit: fewer of them where each person has one, shorter ones where it serves."""
    if por == "persona":
        return "Deja hablar a una por grupo, o dale más minutos."
    short = int(each * 2) / 2
    return f"Deja cada turno en {_n(short)} min, o dale más minutos." if short >= 0.5 else "Dale más minutos al paso."


def per_question(paso: Paso, ritmo: Ritmo) -> float:
    """Least minutes of a question of that step; a step that does not say who works counts as the whole group."""
    per: dict[str, float] = {
        "plenaria": ritmo.pregunta_plenaria_min, "grupos": ritmo.pregunta_grupos_min,
        "individual": ritmo.pregunta_individual_min, "exposicion": ritmo.pregunta_exposicion_min,
    }  # fmt: skip
    return per[paso.modo or "plenaria"]


def asked_in(bloque: Bloque) -> int:
    """How many questions a block asks."""
    return sum(len(p.preguntas) for p in bloque.pasos)


def _n(value: float) -> str:
    """A number as people write it: «4», «3.5»."""
    return f"{value:.1f}".removesuffix(".0")


CHECKS: tuple[Check, ...] = (
    questions,
    cells,
    turns,
)
