"""Figures of the plan in the words of the data: what each name in braces stands for, and where it may stand.

``{min}`` are the minutes of the step, block or session whose text says it; ``{dura}``, the same as people say it («1 h
30 min»); ``{4 de 8}``, four of the eight minutes that it had when the text was written, in proportion; ``{turno}``, the
minutes of each turn of its step; ``{grupos}``, ``{personas}`` and ``{aliados}``, those of the group. ``{desde}`` and
``{hasta}`` are the minutes of the session at which it begins and ends. «{min pitch}» and «{min sesion-4/pitch}» are the
minutes of another block, «{min sesion-4/pitch/ensayar-en-trios}» those of a step, «{min sesion-4}» those of a session.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, TypeVar

from pydantic import BaseModel

from macros.kept import Kept
from macros.model import Bloque, Escrito, Paquete, Paso, PiezaBase, Sesion
from macros.model.paquete import Supuestos
from macros.plan.day.schedule import total
from macros.problems import as_id, suggestion
from macros.words.said import Cifra, Dicho, parts, planned
from macros.words.spans import spoken

GROUP = ("grupos", "personas", "aliados")
NAMES = ("min", "dura", "desde", "hasta", "turno", *GROUP)
_SHARE = re.compile(r"(\d{1,3}) de (\d{1,3})\Z")
_OF = re.compile(r"(min|dura|desde|hasta) ([a-z0-9-]+(?:/[a-z0-9-]+){0,2})\Z")
_DAY = re.compile(r"-dia-\d+\Z")
KINDS = (
    "sesiones", "escritas", "piezas", "casos", "terminos", "secciones", "articulos", "anexos", "guias", "programa",
    "puentes", "marco", "marco_escrito",
)  # fmt: skip
"""Fields of a package whose words may say figures; labels and rules have places of their own."""
SAID = (
    "sesion", "pieza", "caso", "termino", "seccion", "articulo", "anexo", "guia", "programa", "puentes", "marco",
)  # fmt: skip
"""The same, as kinds of files."""
Path_ = tuple[str | int, ...]
Stretches = Mapping[str, tuple[int, int]]
"""Where each block and step of a session begins and how long it lasts, in minutes; the session itself is «»."""
T = TypeVar("T")
_WORDLESS = frozenset({type(None), bool, int, float})


class Mal(Exception):
    """What is in braces cannot stand there; ``str()`` says why and what to write."""


@dataclass(frozen=True)
class Cuenta:
    """What figures are taken from: the group, the pace, and the sessions. ``antes``: the stretches of each session as
    the package has them, where an edition has no such block; ``faltan``: sessions that could not be read."""

    supuestos: Supuestos
    turno_min: float
    sesiones: Mapping[str, Sesion]
    antes: Mapping[str, Stretches] = field(default_factory=dict)
    faltan: frozenset[str] = frozenset()

    @cached_property
    def usos(self) -> dict[str, list[tuple[str, str]]]:
        """The blocks that use each piece: id of the session, id of the block."""
        found: dict[str, list[tuple[str, str]]] = {}
        for s in self.sesiones.values():
            for b in s.bloques:
                for piece in b.piezas:
                    found.setdefault(piece, []).append((s.id, b.id))
        return found


Falta = tuple[Path_, str]
"""Where something cannot be said, and why."""


class Habla:
    """Says the figures of things, each once while neither it nor the figures change."""

    def __init__(self, cuenta: Cuenta, kept: Kept) -> None:
        self.cuenta, self._kept = cuenta, kept
        # All that a figure can be taken from: where it is the same, so are the figures of the same text.
        tramos = {i: kept.of("tramos", s, partial(stretches, s)) for i, s in cuenta.sesiones.items()}
        usos = {piece: sorted(users) for piece, users in cuenta.usos.items()}
        given = cuenta.supuestos, cuenta.turno_min, tramos, usos, dict(cuenta.antes), cuenta.faltan
        self._number = kept.number("cifras", given)

    def told(self, thing: T) -> tuple[T, list[Falta]]:
        """A thing with its figures in place, and what cannot be said."""

        def say() -> tuple[T, list[Falta]]:
            faults: list[Falta] = []
            return thing_said(thing, self.cuenta, lambda path, why: faults.append((path, why))), faults

        return self._kept.of("dicho", thing, say, self._number)


@dataclass(frozen=True)
class Lugar:
    """Where a text stands: the stretch of a session that it speaks of, and what it belongs to."""

    tramo: tuple[int, int] | None = None
    """Where it begins, and how long it lasts."""
    sesion: str = ""
    paso: Paso | None = None
    titulo: bool = False
    cuentan: bool = False
    """Whether «{n}» is the piece's own way to number its copies."""
    duda: str = ""
    """Why there are no minutes of its own, and what to write."""


def said(paquete: Paquete, kept: Kept | None = None) -> Paquete:
    """The package with every figure in its place. What cannot be said stays as it was written."""
    given = paquete.portada.supuestos, paquete.auditoria.ritmo.turno_min, paquete.sesiones, paquete.antes
    habla = Habla(Cuenta(*given), kept or Kept())
    new: dict[str, Any] = {}
    for name in KINDS:
        held = getattr(paquete, name)
        if isinstance(held, Mapping):
            made = {i: habla.told(x)[0] for i, x in held.items()}
            if any(made[i] is not x for i, x in held.items()):
                new[name] = made
        elif held is not None and (one := habla.told(held)[0]) is not held:
            new[name] = one
    return paquete.model_copy(update=new) if new else paquete


def thing_said(thing: T, cuenta: Cuenta, tell: Callable[[Path_, str], None]) -> T:
    """One thing of the data with its figures in place; ``tell`` hears the path of what cannot be said, and why."""
    if isinstance(thing, Escrito) or not _braced(thing):  # the braces of what is written are the fields of a form
        return thing
    made: T = _walk(thing, (), _place_of(thing, cuenta), cuenta, tell)
    return made


def _braced(thing: Any) -> bool:
    """Whether any text of a thing has a brace: most have none, and need not be walked place by place."""
    kind = type(thing)
    if kind in _WORDLESS:
        return False
    if isinstance(thing, str):
        text = thing if kind is str else planned(thing)
        return "{" in text or "}" in text
    if isinstance(thing, tuple | list):
        return any(map(_braced, thing))
    return isinstance(thing, BaseModel) and any(map(_braced, thing.__dict__.values()))


def _walk(thing: Any, path: Path_, lugar: Lugar, cuenta: Cuenta, tell: Callable[[Path_, str], None]) -> Any:
    if isinstance(thing, str):
        text = planned(thing)
        return _text(thing, text, path, lugar, cuenta, tell) if "{" in text or "}" in text else thing
    if not _braced(thing):
        return thing
    if isinstance(thing, tuple | list):
        made = [_walk(x, (*path, i), lugar, cuenta, tell) for i, x in enumerate(thing)]
        return thing if all(a is b for a, b in zip(made, thing, strict=True)) else type(thing)(made)
    if not isinstance(thing, BaseModel):
        return thing
    if isinstance(thing, Sesion):
        lugar = Lugar((0, total(thing)), thing.id)
    new = {}
    begins = lugar.tramo[0] if lugar.tramo else 0
    for name in type(thing).model_fields:
        held = getattr(thing, name)
        if name in ("bloques", "pasos") and isinstance(thing, Sesion | Bloque):
            made_: Any = []
            at = begins
            for i, x in enumerate(held):
                own = replace(lugar, tramo=(at, x.duracion_min), paso=x if isinstance(x, Paso) else None)
                made_.append(_walk(x, (*path, name, i), own, cuenta, tell))
                at += x.duracion_min
            made_ = held if all(a is b for a, b in zip(made_, held, strict=True)) else tuple(made_)
        else:
            head = isinstance(thing, Sesion | Bloque | Paso) and name in ("titulo", "titulo_corto")
            made_ = _walk(held, (*path, name), replace(lugar, titulo=True) if head else lugar, cuenta, tell)
        if made_ is not held:
            new[name] = made_
    return thing.model_copy(update=new) if new else thing


def _place_of(thing: Any, cuenta: Cuenta) -> Lugar:
    """A piece speaks of the one block that uses it; anything else that is no session, of none."""
    example = "Di de qué bloque, por ejemplo: {min sesion-4/pitch}"
    if isinstance(thing, PiezaBase):
        users = cuenta.usos.get(thing.id, ())
        if len(users) == 1:
            id_, block = users[0]
            return Lugar(stretches(cuenta.sesiones[id_])[block], id_, cuentan=True)
        many = "varios bloques usan esta pieza" if users else "ningún bloque usa esta pieza"
        return Lugar(duda=f"{many}. {example}", cuentan=True)
    return Lugar(duda=f"este texto no es de un paso ni de un bloque. {example}")


def _text(thing: str, text: str, path: Path_, lugar: Lugar, cuenta: Cuenta, tell: Callable[[Path_, str], None]) -> str:
    wrong: list[str] = []

    def figure(inner: str, noun: str, whole: str) -> Cifra:
        if lugar.cuentan and inner == "n":
            return Cifra(whole, whole)
        try:
            if lugar.titulo:
                raise Mal("un título no lleva llaves. Pasa la cifra al texto.")
            return replace(_figure(inner, lugar, cuenta), escrito=whole, palabra=noun)
        except Mal as e:
            wrong.append(f"«{{{inner[:40]}}}» no se puede: {e}" if inner else f"«{{}}» está vacío. {_known()}")
            return Cifra(whole, whole)

    made = parts(text, figure)
    if any(isinstance(p, str) and ("{" in p or "}" in p) for p in made):
        wrong.append(f"hay una llave sin su pareja. Agrega la que falta o quítala. {_known()}")
    for message in wrong:
        tell(path, message)
    if wrong or all(isinstance(p, str) or p.valor == p.escrito for p in made):
        return thing
    return Dicho(text, made)


def _known() -> str:
    return f"Escribe entre llaves: {', '.join(NAMES)}, o una parte como {{4 de 8}}."


def _figure(inner: str, lugar: Lugar, cuenta: Cuenta) -> Cifra:
    if inner in GROUP:
        return Cifra("", str(getattr(cuenta.supuestos, inner)), datos=(("cifra", inner),))
    if m := _OF.match(inner):
        return Cifra("", _span(m[1], *_other(m[2], lugar, cuenta)), propia=False)
    if inner == "turno":
        return _turn(lugar, cuenta)
    share = _SHARE.match(inner)
    if inner not in NAMES and not share:
        raise Mal(f"no es una cifra del plan.{suggestion(inner.split(' ')[0], NAMES) or f' {_known()}'}")
    if lugar.tramo is None:
        raise Mal(lugar.duda)
    begins, minutes = lugar.tramo
    if share:
        some, whole = int(share[1]), int(share[2])
        if not 0 < some <= whole:
            raise Mal("la parte va primero y el total después. Escribe, por ejemplo: {4 de 8}")
        return Cifra("", str(part(minutes, some, whole)))
    return Cifra("", _span(inner, begins, minutes), propia=inner in ("min", "dura"))


def part(minutes: int, some: int, whole: int) -> int:
    """``some`` of the ``whole`` minutes that there were, of the ``minutes`` that there are: whole ones, at least 1."""
    return max(1, minutes * some // whole)


def _turn(lugar: Lugar, cuenta: Cuenta) -> Cifra:
    paso = lugar.paso
    if paso is None or paso.turnos is None:
        raise Mal("es de un paso con turnos. Escribe en el paso, por ejemplo: turnos: {por: grupo, minutos: 2}")
    t, given = paso.turnos, cuenta.supuestos
    each = t.minutos or cuenta.turno_min
    count = {"persona": given.personas, "grupo": given.grupos, "aliado": given.aliados, "sesion": 1}[t.por]
    data = (("cifra", "turno"), ("por", t.por), ("cantidad", str(t.cantidad)), ("turno", _n(each)),
            ("min", str(paso.duracion_min)))  # fmt: skip
    return Cifra("", _n(turn(paso.duracion_min, t.cantidad * count, each)), datos=data)


def turn(minutes: int, turns: int, each: float) -> float:
    """Minutes of each of ``turns``: those planned where they fit, else what there is, by halves and at least one."""
    return each if turns * each <= minutes else max(0.5, minutes * 2 // turns / 2)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _span(name: str, begins: int, minutes: int) -> str:
    return spoken(minutes) if name == "dura" else str({"min": minutes, "desde": begins}.get(name, begins + minutes))


def _other(address: str, lugar: Lugar, cuenta: Cuenta) -> tuple[int, int]:
    """Where what an address names begins, and its minutes; looked for in the session of the text first. Raises Mal."""
    first, *inner = address.split("/")
    known = _known_as(first, cuenta)
    here = _known_as(lugar.sesion, cuenta) if lugar.sesion else []
    if first in cuenta.faltan or lugar.sesion in cuenta.faltan:
        return 0, 1  # what is wrong with it is told already
    for tramos, name in [(t, address) for t in here] + [(t, "/".join(inner)) for t in known]:
        if name in tramos:
            return tramos[name]
    if known and inner:
        names = [n for t in known for n in t if n]
        raise Mal(f"«{'/'.join(inner)}» no está en «{first}».{suggestion('/'.join(inner), names)} Revisa el nombre.")
    names = [n for t in here for n in t if n] or list(cuenta.sesiones)
    raise Mal(
        f"«{first}» no es un bloque ni una sesión.{suggestion(first, names)} Escribe, por ejemplo: min sesion-4/pitch"
    )


def _known_as(session: str, cuenta: Cuenta) -> list[Stretches]:
    """The stretches of a session, with its other days where an edition gives it over several; the package's at last."""
    whole = _DAY.sub("", session)
    days = [
        stretches(s) for i, s in cuenta.sesiones.items() if i == whole or (_DAY.search(i) and _DAY.sub("", i) == whole)
    ]
    return [*days, *([cuenta.antes[whole]] if whole in cuenta.antes else [])]


def stretches(s: Sesion) -> dict[str, tuple[int, int]]:
    """Where each block and step begins and how long it lasts: by id of the block, and «bloque/titulo-del-paso»."""
    return _stretches((b.id, b.duracion_min, [(p.titulo, p.duracion_min) for p in b.pasos]) for b in s.bloques)


def before(sessions: Iterable[tuple[str, Any]]) -> dict[str, dict[str, tuple[int, int]]]:
    """The stretches of sessions as they were read; what cannot be read as one is left out."""
    out = {}
    for id_, data in sessions:
        with suppress(KeyError, TypeError):
            blocks = [
                (
                    str(b["id"]),
                    b["duracion_min"] + 0,
                    [(str(p["titulo"]), p["duracion_min"] + 0) for p in b.get("pasos") or ()],
                )
                for b in data["bloques"]
            ]
            out[id_] = _stretches(blocks)
    return out


def _stretches(blocks: Iterable[tuple[str, int, list[tuple[str, int]]]]) -> dict[str, tuple[int, int]]:
    out: dict[str, tuple[int, int]] = {}
    at = 0
    for id_, minutes, steps in blocks:
        out[id_] = (at, minutes)
        inside = at
        for title, lasts in steps:
            out.setdefault(f"{id_}/{as_id(title)}", (inside, lasts))
            inside += lasts
        at += minutes
    return out | {"": (0, at)}
