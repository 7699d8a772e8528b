"""Minutes that must agree: blocks with the session, steps with the block, breaks, meals, least times, long days."""

from __future__ import annotations

from macros.audit.plan import Check, Findings, Plan
from macros.fitting import to_spare
from macros.plan.day.schedule import pause_limit, total
from macros.plan.process import hours
from macros.words.spans import signed, spoken

MEAL_FROM_MIN = 360
"""A session longer than this needs a meal."""
DAY_MAX_MIN = 480
"""Longest day, in minutes."""


def sums(plan: Plan) -> Findings:
    """The blocks add up to what the session declares."""
    for s in plan.sesiones:
        summed, declared = total(s), s.duracion_declarada_min
        if summed != declared:
            yield plan.in_session(
                "suma-sesion", s, ("duracion_declarada_min",),
                f"los bloques suman {summed} min y la sesión declara {declared}: {_off(summed, declared)}. "
                f"Cambia un bloque o escribe duracion_declarada_min: {summed}",
                suma=summed, declara=declared, diferencia=summed - declared,
            )  # fmt: skip


def steps(plan: Plan) -> Findings:
    """The steps of a block add up to the block."""
    for s in plan.sesiones:
        for i, b in enumerate(s.bloques):
            summed = sum(p.duracion_min for p in b.pasos)
            if b.pasos and summed != b.duracion_min:
                yield plan.in_session(
                    "suma-pasos", s, ("bloques", i, "duracion_min"),
                    f"los pasos de «{b.titulo}» suman {summed} min y el bloque dura {b.duracion_min}: "
                    f"{_off(summed, b.duracion_min)}. Cambia un paso o escribe duracion_min: {summed}",
                    suma=summed, declara=b.duracion_min, diferencia=summed - b.duracion_min,
                )  # fmt: skip


def pauses(plan: Plan) -> Findings:
    """Nobody works longer than the limit of the modality without a break."""
    limit = pause_limit(plan.paquete)
    for s in plan.sesiones:
        since = 0
        for i, b in enumerate(s.bloques):
            since = 0 if b.tipo != "actividad" else since + b.duracion_min
            if since > limit and since - b.duracion_min <= limit:
                long = b.duracion_min > limit
                remedy = (
                    "Divídelo en dos, con un receso en medio." if long else "Agrega antes un bloque de tipo receso."
                )
                yield plan.in_session(
                    "pausa", s, ("bloques", i),
                    f"al terminar «{b.titulo}» el grupo lleva {since} min sin pausa (máximo: {limit}). {remedy}",
                    seguidos=since, maximo=limit,
                )  # fmt: skip


def meal(plan: Plan) -> Findings:
    """A long session has a meal."""
    for s in plan.sesiones:
        if total(s) > MEAL_FROM_MIN and not any(b.tipo == "comida" for b in s.bloques):
            message = (
                f"la sesión dura {total(s)} min y no tiene comida. Agrega un bloque de tipo comida (45 min o más)."
            )
            yield plan.in_session("comida", s, ("bloques",), message, suma=total(s), desde=MEAL_FROM_MIN)


def day(plan: Plan) -> Findings:
    """No day is longer than people can bear."""
    for s in plan.sesiones:
        if total(s) > DAY_MAX_MIN:
            yield plan.in_session(
                "dia-largo", s, ("bloques",),
                f"la sesión dura {total(s)} min y un día de trabajo no pasa de {DAY_MAX_MIN}. "
                "Divídela en dos sesiones.",
                suma=total(s), maximo=DAY_MAX_MIN,
            )  # fmt: skip


def minimum(plan: Plan) -> Findings:
    """No block is shorter than the time under which it loses its sense."""
    for s in plan.sesiones:
        for i, b in enumerate(s.bloques):
            if b.minimo_min and b.duracion_min < b.minimo_min:
                yield plan.in_session(
                    "bajo-minimo", s, ("bloques", i, "duracion_min"),
                    f"«{b.titulo}» dura {b.duracion_min} min y su mínimo es {b.minimo_min}. "
                    f"Escribe duracion_min: {b.minimo_min} o más, o quita el bloque.",
                    dura=b.duracion_min, minimo=b.minimo_min,
                )  # fmt: skip


def cuts(plan: Plan) -> Findings:
    """What the advice leaves out does not take a block below its least."""
    for s in plan.sesiones:
        for i, b in enumerate(s.bloques):
            cut = b.consejos.si_falta_tiempo if b.consejos else None
            most = 0 if b.fijo else to_spare(b.duracion_min, b.minimo_min, len(b.pasos))
            if cut and cut.ahorra_min > most:
                yield plan.in_session(
                    "recorte", s, ("bloques", i, "consejos", "si_falta_tiempo", "ahorra_min"),
                    f"«{b.titulo}» dura {b.duracion_min} min y no puede dar {cut.ahorra_min}: su mínimo es "
                    f"{b.duracion_min - most}. Escribe ahorra_min: {most}, o baja minimo_min.",
                    ahorra=cut.ahorra_min, puede=most,
                )  # fmt: skip


def routes(plan: Plan) -> Findings:
    """What a route, and the whole package, declare and add up to; one session that is off tells it by itself."""
    groups = {"": tuple(plan.paquete.portada.sesiones), **dict(plan.paquete.portada.rutas)}
    for name, ids in groups.items():
        sesiones = [plan.paquete.sesiones[i] for i in ids]
        summed, declared = sum(map(total, sesiones)), sum(s.duracion_declarada_min for s in sesiones)
        if sum(total(s) != s.duracion_declarada_min for s in sesiones) < 2 or summed == declared:
            continue
        what = f"las sesiones de la ruta «{name}»" if name else "todas las sesiones"
        yield plan.finding(
            "tiempo-ruta", "portada", "", ("rutas", name) if name else ("sesiones",),
            f"{what} declaran {spoken(declared)} y suman {spoken(summed)} ({signed(summed - declared)}). "
            "Revisa las que no suman lo que declaran.",
            suma=summed, declara=declared, diferencia=summed - declared,
            fuente_declara=hours(sesiones).declaradas, fuente_suma=hours(sesiones).sumadas,
        )  # fmt: skip


def _off(summed: int, declared: int) -> str:
    return f"{'sobran' if summed > declared else 'faltan'} {abs(summed - declared)} min"


CHECKS: tuple[Check, ...] = (
    sums,
    steps,
    pauses,
    meal,
    day,
    minimum,
    cuts,
    routes,
)
