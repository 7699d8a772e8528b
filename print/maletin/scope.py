"""What a bundle covers, a session, a guide or everything: pieces in order of use, how many of each, what to buy."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import Articulo, Guia, Paquete, Pieza, Sesion
from macros.plan.day.schedule import Receta, all_recipes, needs, recipes
from print.orders import scope_id


@dataclass(frozen=True)
class Compra:
    """One line of the shopping list. ``donde``: the activities or sessions that ask for it."""

    articulo: Articulo
    cantidad: int
    donde: tuple[str, ...]
    receta: Receta


@dataclass(frozen=True)
class Alcance:
    """``grupos``: title and pieces of each part, in order; one part without title for a session or a guide.

    ``cantidades``: copies by piece id; ``recetas``: the rules that they follow from. Neither ``sesion`` nor ``guia``:
    the whole package.
    """

    id: str
    sesion: Sesion | None
    guia: Guia | None
    titulo: str
    grupos: tuple[tuple[str, tuple[Pieza, ...]], ...]
    cantidades: dict[str, int]
    compras: tuple[Compra, ...]
    recetas: dict[str, Receta]

    @property
    def piezas(self) -> list[Pieza]:
        """All the pieces, each once, in order of use."""
        return [p for _, several in self.grupos for p in several]

    @property
    def entero(self) -> bool:
        """Whether it is the whole package."""
        return not (self.sesion or self.guia)


def scopes(paquete: Paquete) -> list[Alcance]:
    """The bundle of each session, in order, then of each guide, and last that of the whole package."""
    sessions = [_session(paquete, s) for s in paquete.sesiones.values()]
    return [*sessions, *(_guide(paquete, g) for g in paquete.guias.values()), _whole(paquete)]


def _guide(paquete: Paquete, g: Guia) -> Alcance:
    """What the agendas of a guide ask for: the one that asks for most decides; what is used up adds up."""
    pieces = tuple(paquete.guide_pieces(g))
    sessions = paquete.guide_sessions(g)
    rules = recipes(sessions, paquete)
    counted = _for(rules, paquete)
    asking = {i: tuple(s.called("") for s in sessions if i in needs(s, paquete)) for i in counted}
    purchases = tuple(
        Compra(paquete.articulos[i], counted[i], asking[i], rules[i]) for i in paquete.articulos if i in counted
    )
    title = f"{paquete.rotulos.guias.guia} {g.numero}. {g.titulo}"
    copies = {p.id: counted.get(p.id, 1) for p in pieces}
    return Alcance(scope_id(g), None, g, title, (("", pieces),), copies, purchases, rules)


def _session(paquete: Paquete, s: Sesion) -> Alcance:
    rules = recipes([s], paquete)
    counted = _for(rules, paquete)
    title = f"{s.called(paquete.rotulos.maletin.sesion)}. {s.titulo}"
    where = {id_: _where(paquete, s, id_) for id_ in counted if id_ in paquete.articulos}
    purchases = tuple(Compra(paquete.articulos[i], counted[i], places, rules[i]) for i, places in where.items())
    return Alcance(scope_id(s), s, None, title, (("", tuple(paquete.pieces_of(s))),), counted, purchases, rules)


def _for(rules: dict[str, Receta], paquete: Paquete) -> dict[str, int]:
    """How many of each thing for the group that the package supposes."""
    return {id_: rule.of(paquete.portada.supuestos) for id_, rule in rules.items()}


def _where(paquete: Paquete, s: Sesion, id_: str) -> tuple[str, ...]:
    """Short names of the activities that ask for an article, and of the moments of the frame that do."""
    marco = paquete.frame_of(s)
    blocks = [b.titulo_corto for b in s.bloques if any(m.articulo == id_ for m in b.materiales)]
    moments = [x.titulo for x in marco.momentos if any(m.articulo == id_ for m in x.materiales)] if marco else []
    return tuple(dict.fromkeys([*blocks, *moments]))


def _whole(paquete: Paquete) -> Alcance:
    r = paquete.rotulos.maletin
    every = paquete.piezas.values()
    framed = set(paquete.marco.piezas) if paquete.marco else set()
    parts: list[tuple[str, list[Pieza]]] = [
        (r.general, [p for p in every if not (p.sesion or p.guia or p.id in framed) and p.tipo != "libro"])
    ]
    framing = [paquete.piezas[i] for i in paquete.marco.piezas] if paquete.marco else []
    own_frame = [p for p in framing if not (p.sesion or p.guia)]
    parts.append((paquete.marco.titulo if paquete.marco else "", own_frame))
    parts += [(f"{s.called(r.sesion)}. {s.titulo}", paquete.pieces_of(s)) for s in paquete.sesiones.values()]
    parts += [(r.guias, [p for p in every if p.guia]), (r.libros, [p for p in every if p.tipo == "libro"])]
    # Whatever no part claims (a piece of a session that an edition leaves out) goes with the general ones.
    claimed = {p.id for _, several in parts for p in several}
    parts[0][1].extend(p for p in every if p.id not in claimed)
    of_sessions = {p.id for s in paquete.sesiones.values() for p in paquete.pieces_of(s)} - {p.id for p in own_frame}
    seen: set[str] = set()
    groups = []
    for i, (title, several) in enumerate(parts):
        own = 1 < i <= len(paquete.sesiones) + 1
        new = [p for p in several if p.id not in seen and (own or p.id not in of_sessions)]
        seen |= {p.id for p in new}
        if new:
            groups.append((title, tuple(new)))
    rules = all_recipes(paquete)
    counted = _for(rules, paquete)
    purchases = []
    for id_, articulo in paquete.articulos.items():
        users = [s for s in paquete.package_sessions.values() if id_ in needs(s, paquete)]
        if users:
            purchases.append(Compra(articulo, counted[id_], (_numbers(paquete, users),), rules[id_]))
    return Alcance(scope_id(paquete), None, None, r.todo, tuple(groups), counted, tuple(purchases), rules)


def _numbers(paquete: Paquete, sesiones: list[Sesion]) -> str:
    """«Sesión 2», «Sesiones 1, 3 y 4», «Todas las sesiones»."""
    r = paquete.rotulos.maletin
    named = [s.called("") for s in sesiones if s.guia]
    numbers = [str(s.numero) for s in sesiones if not s.guia]
    if len(sesiones) == len(paquete.package_sessions) > 1:
        return r.todas
    if len(numbers) > 1:
        named.insert(0, f"{r.sesiones} {', '.join(numbers[:-1])} {r.y} {numbers[-1]}")
    elif numbers:
        named.insert(0, f"{r.sesion} {numbers[0]}")
    return "; ".join(named)
