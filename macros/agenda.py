"""A session's agenda as plain rows, and the changes that turn a session into what edited rows say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from macros.model import Bloque, Paso, Sesion
from macros.problems import as_id, suggestion

STEP = "paso"
KINDS = ("actividad", "receso", "comida", STEP)
SHORT_WORDS = 5


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


def changes(sesion: Sesion, edited: Sequence[Renglon]) -> list[dict[str, Any]]:
    """Entries of an edition's ``cambios`` that make ``sesion`` say what ``edited`` says. Raises AgendaError.

    What a spreadsheet does not show (pieces, materials, advice) stays as it is.
    """
    _check(sesion, edited)
    blocks = {b.id: b for b in sesion.bloques}
    steps = {f"{b.id}/{i}": p for b in sesion.bloques for i, p in enumerate(b.pasos, 1)}
    groups = _grouped(edited, set(blocks))
    out: list[dict[str, Any]] = []
    kept = [id_ for id_, row, _ in groups if row.clave]
    out += [{"en": f"{sesion.id}/{id_}", "quitar": True} for id_ in blocks if id_ not in kept]
    for id_, row, own in groups:
        if row.clave:
            out += _block_changes(sesion.id, blocks[id_], row, own, steps)
    out += _insertions(sesion.id, groups, steps)
    final = [id_ for id_, _, _ in groups]
    if [i for i in blocks if i in kept] != kept:
        out.append({"en": sesion.id, "orden": final})
    total = sum(row.minutos for _, row, _ in groups)
    if total != sesion.duracion_declarada_min:
        out.append({"en": sesion.id, "campo": "duracion_declarada_min", "poner": total})
    return out


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
        if row.tipo not in KINDS:
            wrong.append((i, f"«{row.tipo}» no es un tipo.{suggestion(row.tipo, KINDS)} Escribe {', '.join(KINDS)}."))
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
    if [s.clave for s in own] != [f"{block.id}/{i}" for i in range(1, len(block.pasos) + 1)]:
        return [*out, {"en": at, "campo": "pasos", "poner": [_step(s, steps) for s in own]}]
    for i, (s, old) in enumerate(zip(own, block.pasos, strict=True), 1):
        out += _fields(f"{at}/pasos/{i}", old, {
            "titulo": s.titulo, "duracion_min": s.minutos, "texto": s.texto or old.texto, "preguntas": s.preguntas,
        })  # fmt: skip
    return out


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


def _insertions(sesion: str, groups: list[Group], steps: dict[str, Paso]) -> list[dict[str, Any]]:
    """New blocks, each beside one that was there; several in a row are written last first, so that order comes out."""
    out: list[dict[str, Any]] = []
    anchors = [i for i, (_, row, _) in enumerate(groups) if row.clave]
    for i in reversed(range(len(groups))):
        id_, row, own = groups[i]
        if row.clave:
            continue
        before = [a for a in anchors if a < i]
        block = {
            "id": id_, "tipo": row.tipo, "titulo": row.titulo,
            "titulo_corto": row.titulo_corto or " ".join(row.titulo.split()[:SHORT_WORDS]),
            "duracion_min": row.minutos,
        }  # fmt: skip
        if row.texto:
            block["objetivo"] = row.texto
        if own:
            block["pasos"] = [_step(s, steps) for s in own]
        if before:
            out.append({"en": f"{sesion}/{groups[before[-1]][0]}", "despues": block})
        else:
            # Ahead of the first one that stays, the one that stands closest goes in last.
            out.insert(0, {"en": f"{sesion}/{groups[anchors[0]][0]}", "antes": block})
    return out
