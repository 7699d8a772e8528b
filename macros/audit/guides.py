"""Do the guides hold? Anchors, order of steps, bridges, drawings, the scored check, and the table of bridges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from macros.audit.plan import Check, Findings, Plan
from macros.model import Diagrama, Guia, HojaAutoevaluacion, Paquete
from macros.model.guia import Autoevaluacion, Puente
from macros.model.puentes import Vista
from macros.problems import Problem, suggestion
from macros.reading.origin import Origen
from macros.reading.yaml_file import Path_


def guides(plan: Plan) -> Findings:
    """Anchors, order of steps, bridges, drawings and scored check of each guide."""
    paquete, origen = plan.paquete, plan.origen
    for guia in paquete.guias.values():
        yield from _anchors(guia, origen)
        yield from _steps(guia, origen)
        yield from _parts(paquete, guia, origen)
        yield from _scored(guia, origen)
    for pieza in paquete.piezas.values():
        if isinstance(pieza, HojaAutoevaluacion) and paquete.guias[pieza.de_guia].autoevaluacion is None:
            message = f"la guía «{pieza.de_guia}» no trae autoevaluación. Nombra otra o borra esta pieza."
            yield origen.problem("pieza", pieza.id, ("de_guia",), message, regla="guia")


def bridges(plan: Plan) -> Findings:
    """The table of bridges: moments in order, each step once, and its drawing the same."""
    yield from _bridges(plan.paquete, plan.origen)


def _anchors(guia: Guia, o: Origen) -> Iterator[Problem]:
    """Ids are addresses inside the guide's page."""
    places: list[tuple[Path_, str]] = []
    for i, parte in enumerate(guia.partes):
        places.append((("partes", i, "id"), parte.id))
        places += [(("partes", i, "elementos", j, "id"), e.id) for j, e in enumerate(parte.elementos)]
        for k, a in enumerate(parte.apartados):
            base: Path_ = ("partes", i, "apartados", k)
            places.append(((*base, "id"), a.id))
            places += [((*base, "elementos", j, "id"), e.id) for j, e in enumerate(a.elementos)]
    for i, d in enumerate(guia.autoevaluacion.dimensiones if guia.autoevaluacion else ()):
        places.append((("autoevaluacion", "dimensiones", i, "id"), d.id))
        where: Path_ = ("autoevaluacion", "dimensiones", i, "criterios")
        places += [((*where, j, "id"), c.id) for j, c in enumerate(d.criterios)]
    seen: set[str] = set()
    for path, id_ in places:
        if id_ in seen:
            message = f"otra parte, apartado o elemento de la guía ya usa el id «{id_}». Escribe aquí uno distinto."
            yield o.problem("guia", guia.id, path, message, regla="guia")
        seen.add(id_)


def _steps(guia: Guia, o: Origen) -> Iterator[Problem]:
    numbered = [(i, p.paso) for i, p in enumerate(guia.partes) if p.paso is not None]
    for wanted, (i, paso) in enumerate(numbered, 1):
        if paso != wanted:
            message = f"toca {guia.unidad} {wanted} y dice {paso}. Escribe paso: {wanted}, o cambia el orden."
            yield o.problem("guia", guia.id, ("partes", i, "paso"), message, regla="guia")
            return


def _parts(paquete: Paquete, guia: Guia, o: Origen) -> Iterator[Problem]:
    for i, parte in enumerate(guia.partes):
        if parte.dibujo and not isinstance(paquete.piezas[parte.dibujo], Diagrama):
            message = f"«{parte.dibujo}» no es un diagrama. Escribe el id de uno, o pásala a «piezas»."
            yield o.problem("guia", guia.id, ("partes", i, "dibujo"), message, regla="guia")
        for j, bridge in enumerate(parte.puentes):
            if wrong := _missing_block(paquete, bridge):
                path: Path_ = ("partes", i, "puentes", j, "bloque")
                yield o.problem("guia", guia.id, path, wrong, regla="guia")


def _missing_block(paquete: Paquete, bridge: Puente) -> str:
    if bridge.sesion is None or bridge.bloque is None:
        return ""
    ids = [b.id for b in paquete.sesiones[bridge.sesion].bloques]
    if bridge.bloque in ids:
        return ""
    return f"«{bridge.bloque}» no es un bloque de {bridge.sesion}.{_remedy(bridge.bloque, ids)}"


def _remedy(id_: str, names: Sequence[str]) -> str:
    return suggestion(id_, names) or f" Escribe uno de estos: {', '.join(names)}."


def _scored(guia: Guia, o: Origen) -> Iterator[Problem]:
    shown = [i for i, p in enumerate(guia.partes) if p.autoevaluacion]
    x = guia.autoevaluacion
    if x is None:
        for i in shown:
            message = "esta parte pide la autoevaluación y la guía no la trae. Quita el campo o escríbela al final."
            yield o.problem("guia", guia.id, ("partes", i, "autoevaluacion"), message, regla="guia")
        return
    if len(shown) != 1:
        message = f"la autoevaluación va en una parte y está en {len(shown)}. Escribe autoevaluacion: true en una sola."
        path: Path_ = ("partes", shown[1], "autoevaluacion") if shown else ("autoevaluacion",)
        yield o.problem("guia", guia.id, path, message, regla="guia")
    yield from _ascending(x, guia, o)


def _ascending(x: Autoevaluacion, guia: Guia, o: Origen) -> Iterator[Problem]:
    starts = [r.desde for r in x.lecturas]
    for i, desde in enumerate(starts):
        if (i == 0 and desde != 0) or (i and desde <= starts[i - 1]):
            message = (
                f"«desde» dice {desde}. Cámbialo: la primera lectura empieza en 0 y cada una, después de la anterior."
            )
            yield o.problem("guia", guia.id, ("autoevaluacion", "lecturas", i, "desde"), message, regla="guia")
            break
    values = [g.valor for g in x.escala]
    for i, (before, after) in enumerate(pairwise([-1, *values])):
        if after <= before or (i == 0 and after != 0):
            message = f"«valor» dice {after}. Cámbialo: el primer grado vale 0 y cada uno, más que el anterior."
            yield o.problem("guia", guia.id, ("autoevaluacion", "escala", i, "valor"), message, regla="guia")
            break


# ---- data/puentes.yml ---------------------------------------------------------------------------


def _bridges(paquete: Paquete, o: Origen) -> Iterator[Problem]:
    x = paquete.puentes
    if x is None:
        return
    order = [m.id for m in x.momentos]
    for i, vista in enumerate(x.vistas):
        yield from _moments(vista, i, order, o)
        yield from _once(paquete, vista, i, o)
    drawn = paquete.piezas[x.dibujo]
    lanes = drawn.dibujo.carriles if isinstance(drawn, Diagrama) else None
    told = [(v.titulo, [_span(order, s.momento, s.hasta) for s in v.pasos]) for v in x.vistas]
    seen = [(c.titulo, [(s.momento, s.hasta or s.momento) for s in c.paradas]) for c in lanes.carriles] if lanes else []
    if seen != told or (lanes and [m.titulo for m in x.momentos] != list(lanes.momentos)):
        message = f"el dibujo «{x.dibujo}» no muestra los mismos momentos, miradas y pasos. Cambia uno de los dos."
        yield o.problem("puentes", "", ("dibujo",), message, regla="puentes")


def _span(order: Sequence[str], momento: str, hasta: str | None) -> tuple[int, int]:
    """First and last moment of a step, counting from 1; 0 for one that does not exist."""
    first, last = momento, hasta or momento
    return (order.index(first) + 1 if first in order else 0, order.index(last) + 1 if last in order else 0)


def _moments(vista: Vista, i: int, order: Sequence[str], o: Origen) -> Iterator[Problem]:
    """Steps go on with the moments; those that meet share all of theirs."""
    before = (0, 0)
    for j, step in enumerate(vista.pasos):
        path: Path_ = ("vistas", i, "pasos", j)
        for field, id_ in (("momento", step.momento), ("hasta", step.hasta)):
            if id_ is not None and id_ not in order:
                message = f"«{id_}» no es un momento.{_remedy(id_, order)}"
                yield o.problem("puentes", "", (*path, field), message, regla="puentes")
        span = _span(order, step.momento, step.hasta)
        if 0 not in span and (span[1] < span[0] or not (span == before or span[0] > before[1])):
            message = (
                f"«{step.parte}» va antes de un paso que ya pasó, o se encima con él. Cambia su lugar o su momento."
            )
            yield o.problem("puentes", "", (*path, "momento"), message, regla="puentes")
        before = span if 0 not in span else before


def _once(paquete: Paquete, vista: Vista, i: int, o: Origen) -> Iterator[Problem]:
    """Every step of the view stands in the table once, in its order."""
    told = [s.parte for s in vista.pasos]
    if vista.guia:
        wanted = [p.id for p in paquete.guias[vista.guia].partes if p.paso is not None]
        if told != wanted:
            wrong = next((j for j, id_ in enumerate(told) if id_ not in wanted or id_ in told[:j]), None)
            path: Path_ = ("vistas", i, "pasos") if wrong is None else ("vistas", i, "pasos", wrong, "parte")
            message = f"«{vista.titulo}» lleva una vez cada paso de su guía, en orden. Escribe: {', '.join(wanted)}."
            yield o.problem("puentes", "", path, message, regla="puentes")
        return
    parts = [p.id for p in paquete.secciones[vista.seccion or ""].partes]
    for j, id_ in enumerate(told):
        if id_ not in parts or id_ in told[:j]:
            message = (
                f"«{id_}» no es una parte de {vista.seccion}, o ya está.{suggestion(id_, parts) or ' Escribe otra.'}"
            )
            yield o.problem("puentes", "", ("vistas", i, "pasos", j, "parte"), message, regla="puentes")
    if vista.dibujo is None and paquete.fuera:
        return  # an edition that leaves the drawing out
    drawing = paquete.piezas.get(vista.dibujo or "")
    road = drawing.dibujo.camino if isinstance(drawing, Diagrama) else None
    steps = len(road.antes.pasos) + len(road.despues.pasos) if road else 0
    if steps != len(told):
        message = (
            f"«{vista.titulo}» tiene {len(told)} pasos aquí y {steps} en su dibujo de tipo camino. "
            "Agrega los que falten y escribe en «dibujo» el id de ese dibujo."
        )
        yield o.problem("puentes", "", ("vistas", i, "pasos"), message, regla="puentes")


CHECKS: tuple[Check, ...] = (
    guides,
    bridges,
)
