"""A session's agenda as plain rows, and the changes that turn a session into what edited rows say."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.model import Bloque, Paso, Sesion
from macros.problems import as_id, suggestion

STEP = "paso"
ROWS = ("actividad", "receso", "comida", STEP)
SHORT_WORDS = 5
OF_A_STEP = {"titulo", "duracion_min", "texto", "preguntas"}
SHOWN = ("tipo", "titulo", "titulo_corto", "duracion_min", "objetivo", "pasos")
"""Fields of a block that an agenda sets."""


@dataclass(frozen=True)
class Renglon:
    """A block or a step. ``clave`` is «bloque» or «bloque/2» (steps count from 1), empty for what is new."""

    clave: str
    tipo: str
    titulo: str
    minutos: int
    titulo_corto: str = ""
    texto: str = ""
    preguntas: tuple[str, ...] = ()


class AgendaError(Exception):
    """Rows that no session can be made of: ``faltas`` holds (row from 0, what is wrong and the remedy)."""

    def __init__(self, faltas: list[tuple[int, str]]) -> None:
        super().__init__("; ".join(f"{i + 1}: {text}" for i, text in faltas))
        self.faltas = faltas


def rows(sesion: Sesion) -> list[Renglon]:
    """The agenda of a session: each block, then its steps."""
    out = []
    for b in sesion.bloques:
        out.append(Renglon(b.id, b.tipo, b.titulo, b.duracion_min, b.titulo_corto, b.objetivo or ""))
        out += [
            Renglon(f"{b.id}/{i}", STEP, p.titulo, p.duracion_min, "", p.texto, p.preguntas)
            for i, p in enumerate(b.pasos, 1)
        ]
    return out


def changes(sesion: Sesion, edited: Sequence[Renglon], actual: Sesion | None = None) -> list[dict[str, Any]]:
    """Entries of an edition's ``cambios`` that make ``sesion`` say what ``edited`` says. Raises AgendaError.

    ``actual``: the session whose rows were edited, where an edition had changed it before. What a spreadsheet does not
    show (pieces, materials, advice) stays as it is.
    """
    now = actual or sesion
    _check(now, edited)
    base = {b.id: b for b in sesion.bloques}
    shown = {b.id: b for b in now.bloques}
    steps = {f"{b.id}/{i}": p for b in now.bloques for i, p in enumerate(b.pasos, 1)}
    groups = _grouped(edited, set(base) | set(shown))
    kept = [id_ for id_, row, _ in groups if row.clave and id_ in base]
    if not kept:
        raise AgendaError([(0, "no queda ningún bloque de la sesión original. Deja al menos uno, con su clave.")])
    out: list[dict[str, Any]] = [{"en": f"{sesion.id}/{id_}", "quitar": True} for id_ in base if id_ not in kept]
    for id_, row, own in groups:
        if id_ in kept:
            out += _block_changes(sesion.id, base[id_], row, own, steps)
    out += _insertions(sesion.id, groups, kept, shown, steps)
    if [i for i in base if i in kept] != kept:
        out.append({"en": sesion.id, "orden": [id_ for id_, _, _ in groups]})
    total = sum(row.minutos for _, row, _ in groups)
    if total != sesion.duracion_declarada_min:
        out.append({"en": sesion.id, "campo": "duracion_declarada_min", "poner": total})
    return out


def speaks_of(entry: Mapping[str, Any], sesion: Sesion, bloques: Collection[str]) -> bool:
    """Whether a change of an edition is of what an agenda shows, so that new ``changes`` take its place.

    Also where it speaks of a block that is none of ``bloques``, those of ``sesion`` that stay.
    """
    _, *inside = str(entry["en"]).split("/")
    if not inside:
        return "orden" in entry or str(entry.get("campo", "")).split("/")[0] in ("bloques", "duracion_declarada_min")
    if inside[0] == "bloques":
        inside = inside[1:]
    if not inside or inside[0] not in bloques or "pregunta" in entry:
        return True
    parts = [*inside[1:], *str(entry.get("campo", "")).split("/")]
    return not parts[0] or parts[0] in SHOWN


Group = tuple[str, Renglon, list[Renglon]]
"""Id of a block, its row, the rows of its steps."""


def _grouped(edited: Sequence[Renglon], taken: set[str]) -> list[Group]:
    groups: list[Group] = []
    for row in edited:
        if row.tipo == STEP:
            groups[-1][2].append(row)
            continue
        id_ = row.clave or _free(as_id(row.titulo)[:40].strip("-") or "bloque", taken)
        taken.add(id_)
        groups.append((id_, row, []))
    return groups


def _free(id_: str, taken: set[str]) -> str:
    return next(name for n in range(1, 99) if (name := id_ if n == 1 else f"{id_}-{n}") not in taken)


def _check(sesion: Sesion, edited: Sequence[Renglon]) -> None:
    known = {r.clave: r for r in rows(sesion)}
    wrong: list[tuple[int, str]] = []
    seen: set[str] = set()
    for i, row in enumerate(edited):
        if row.tipo not in ROWS:
            wrong.append((i, f"«{row.tipo}» no es un tipo.{suggestion(row.tipo, ROWS)} Escribe {', '.join(ROWS)}."))
        if not row.titulo:
            wrong.append((i, "falta el título. Escríbelo o borra el renglón entero."))
        if row.tipo == STEP and not any(r.tipo != STEP for r in edited[:i]):
            wrong.append((i, "hay un paso antes del primer bloque. Ponlo debajo del suyo."))
        if not row.clave:
            continue
        if row.clave not in known:
            wrong.append((i, f"la clave «{row.clave}» no es de esta sesión.{suggestion(row.clave, known)} "
                          "Déjala vacía si el renglón es nuevo."))  # fmt: skip
        elif (known[row.clave].tipo == STEP) != (row.tipo == STEP):
            wrong.append((i, "un paso no puede volverse bloque, ni un bloque paso. Deja vacía su clave."))
        elif row.clave in seen:
            wrong.append((i, f"la clave «{row.clave}» está dos veces. En el renglón nuevo, déjala vacía."))
        seen.add(row.clave)
    if not wrong:
        wrong = _sums(edited)
    if wrong:
        raise AgendaError(wrong)


def _sums(edited: Sequence[Renglon]) -> list[tuple[int, str]]:
    wrong = []
    heads = [i for i, row in enumerate(edited) if row.tipo != STEP]
    for i, end in zip(heads, [*heads[1:], len(edited)], strict=True):
        steps = [row.minutos for row in edited[i + 1 : end]]
        if steps and sum(steps) != edited[i].minutos:
            told = f"sus pasos suman {sum(steps)} min y el bloque dura {edited[i].minutos}. Iguálalos."
            wrong.append((i, f"«{edited[i].titulo}»: {told}"))
    return wrong


def _block_changes(
    sesion: str, block: Bloque, row: Renglon, own: list[Renglon], steps: dict[str, Paso]
) -> list[dict[str, Any]]:
    at = f"{sesion}/{block.id}"
    out = _fields(at, block, {
        "tipo": row.tipo, "titulo": row.titulo, "titulo_corto": row.titulo_corto or block.titulo_corto,
        "duracion_min": row.minutos, "objetivo": row.texto,
    })  # fmt: skip
    if not own and block.pasos:
        return [*out, {"en": at, "campo": "pasos", "quitar": True}]
    if not _same_steps(block, own, steps):
        return [*out, {"en": at, "campo": "pasos", "poner": [_step(s, steps) for s in own]}]
    for i, (s, old) in enumerate(zip(own, block.pasos, strict=True), 1):
        out += _fields(f"{at}/pasos/{i}", old, {
            "titulo": s.titulo, "duracion_min": s.minutos, "texto": s.texto or old.texto, "preguntas": s.preguntas,
        })  # fmt: skip
    return out


def _same_steps(block: Bloque, own: list[Renglon], steps: dict[str, Paso]) -> bool:
    """Whether the rows are the steps of a block, in their order, with what the rows do not show unchanged."""
    if [s.clave for s in own] != [f"{block.id}/{i}" for i in range(1, len(block.pasos) + 1)]:
        return False
    pairs = [(steps[s.clave], old) for s, old in zip(own, block.pasos, strict=True)]
    return all(x.model_dump(exclude=OF_A_STEP) == y.model_dump(exclude=OF_A_STEP) for x, y in pairs)


def _fields(at: str, old: Bloque | Paso, new: dict[str, Any]) -> list[dict[str, Any]]:
    """One change for each field that differs; an emptied one that may be left out is taken away."""
    out: list[dict[str, Any]] = []
    for name, value in new.items():
        if (getattr(old, name) or "") == (value or ""):
            continue
        change: dict[str, Any] = {"en": at, "campo": name}
        change |= {"poner": list(value) if isinstance(value, tuple) else value} if value else {"quitar": True}
        out.append(change)
    return out


def _step(row: Renglon, steps: dict[str, Paso]) -> dict[str, Any]:
    old = steps[row.clave].model_dump(mode="json", exclude_defaults=True) if row.clave else {}
    new = {"titulo": row.titulo, "duracion_min": row.minutos, "texto": row.texto or old.get("texto") or row.titulo}
    made = {**old, **new, "preguntas": list(row.preguntas)}
    return {k: v for k, v in made.items() if v != []}


def _insertions(
    sesion: str, groups: list[Group], kept: list[str], shown: dict[str, Bloque], steps: dict[str, Paso]
) -> list[dict[str, Any]]:
    """Blocks that the session does not have, each beside one that it has; several beside the same one in order."""
    out: list[dict[str, Any]] = []
    before = ""
    for id_, row, own in groups:
        if id_ in kept:
            before = id_
            continue
        old = shown[id_].model_dump(mode="json", exclude_defaults=True) if id_ in shown else {}
        block = old | {
            "id": id_, "tipo": row.tipo, "titulo": row.titulo,
            "titulo_corto": row.titulo_corto or " ".join(row.titulo.split()[:SHORT_WORDS]),
            "duracion_min": row.minutos, "objetivo": row.texto, "pasos": [_step(s, steps) for s in own],
        }  # fmt: skip
        block = {k: v for k, v in block.items() if v or k not in ("objetivo", "pasos")}
        where = (
            {"en": f"{sesion}/{before}", "despues": block} if before else {"en": f"{sesion}/{kept[0]}", "antes": block}
        )
        out.append(where)
    return out
