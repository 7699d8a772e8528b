"""Nothing named is missing and nothing listed is idle: what sessions use, beside the kit and the things to buy."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from macros.audit.plan import Check, Findings, Plan
from macros.model import Bloque, Paquete, Sesion


def idle_articles(plan: Plan) -> Findings:
    """Articles that no session asks for."""
    paquete = plan.paquete
    frame = {m.articulo for m in paquete.marco_escrito.materiales} if paquete.marco_escrito else set()
    used = {m.articulo for s in plan.sesiones for b in plan.written(s).bloques for m in b.materiales} | frame
    for id_ in paquete.articulos:
        if id_ not in used:
            yield plan.finding(
                "articulo-huerfano", "articulo", id_, ("id",),
                f"ninguna sesión usa «{id_}». Pídelo en los materiales de una actividad: "
                f"- {{articulo: {id_}, por: sesion}}. Si ya no hace falta, bórralo.",
            )  # fmt: skip


def idle_pieces(plan: Plan) -> Findings:
    """Pieces that are printed and carried to a session, but that no step puts in anybody's hands."""
    for s in plan.sesiones:
        yield from _idle_pieces(plan, s)


def _idle_pieces(plan: Plan, s: Sesion) -> Findings:
    steps = {p for b in s.bloques for paso in b.pasos for p in paso.piezas}
    told: set[str] = set()
    for i, b in enumerate(s.bloques):
        for j, m in enumerate(b.materiales):
            idle = m.pieza and m.pieza not in steps | told and plan.paquete.piezas[m.pieza].tipo != "carta_descriptiva"
            if idle and m.pieza:
                told.add(m.pieza)
                yield plan.finding(
                    "material-sin-paso", "sesion", s.id, ("bloques", i, "materiales", j, "pieza"),
                    f"se imprime «{m.pieza}», pero ningún paso de la sesión la usa. Agrégala al paso donde se usa "
                    f"(piezas: [{m.pieza}]) o quítala de aquí.",
                )  # fmt: skip


def unlisted(plan: Plan) -> Findings:
    """Articles that the words of a step name and that its session does not list up to there."""
    articles = plan.kept.number("articulos", plan.paquete.articulos)
    for s in plan.sesiones:
        if plan.in_a_room(s):  # on a screen, «cámara» and «micrófono» are those of each device
            yield from _unlisted(plan, s, articles)


def _unlisted(plan: Plan, s: Sesion, articles: int) -> Findings:
    paquete = plan.paquete
    listed: set[str] = set()
    told: set[str] = set()
    for i, b in enumerate(s.bloques):
        listed |= {m.articulo for m in b.materiales if m.articulo}
        for id_, j in plan.kept.of("articulos", b, partial(_named, paquete, b), articles):
            if id_ not in listed | told:
                told.add(id_)
                yield plan.finding(
                    "material-sin-listar", "sesion", s.id, ("bloques", i, "pasos", j, "texto"),
                    f"el paso nombra «{paquete.articulos[id_].articulo}», que no está en los materiales. Agrega en "
                    f"los de «{b.titulo}»: - {{articulo: {id_}, por: sesion}}",
                )  # fmt: skip


def _named(paquete: Paquete, bloque: Bloque) -> list[tuple[str, int]]:
    """Ids of the articles that each step names, with the step's place."""
    out = []
    for j, paso in enumerate(bloque.pasos):
        text = f"{paso.titulo} {paso.texto}".lower()
        for id_, articulo in paquete.articulos.items():
            named = _naming(articulo.nombres)
            if named and named.search(text):
                out.append((id_, j))
    return out


@lru_cache(maxsize=1024)
def _naming(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds any of the names in a text in lower case; None where there are none."""
    words = "|".join(re.escape(n.lower()) for n in names)
    return re.compile(rf"\b(?:{words})\b") if words else None


CHECKS: tuple[Check, ...] = (
    idle_articles,
    idle_pieces,
    unlisted,
)
