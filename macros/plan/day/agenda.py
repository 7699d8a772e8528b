"""A session's agenda as plain rows, and what edited rows ask for, whatever the session says by now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from macros.model import Paso, Sesion
from macros.problems import as_id, suggestion
from macros.words.said import planned

STEP = "paso"
ROWS = ("actividad", "receso", "comida", STEP)
SHORT_WORDS = 5
"""Words of the short title of a new block."""
FIELDS = ("tipo", "titulo", "minutos", "titulo_corto", "texto", "preguntas")
"""What a row says, but for its key."""


@dataclass(frozen=True)
class Renglon:
    """A block or a step. ``clave`` is «bloque» or «bloque/titulo-del-paso», empty for what is new."""

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


def rows(sesion: Sesion, *, shown: bool = False) -> list[Renglon]:
    """The agenda of a session: each block, then its steps, in the words of the data; ``shown``: as they read."""
    words = str if shown else planned
    out = []
    for b in sesion.bloques:
        out.append(Renglon(b.id, b.tipo, b.titulo, b.duracion_min, b.titulo_corto, words(b.objetivo or "")))
        out += [
            Renglon(
                f"{b.id}/{name}", STEP, p.titulo, p.duracion_min, "", words(p.texto), tuple(map(words, p.preguntas))
            )
            for name, p in zip(step_names(b.pasos), b.pasos, strict=True)
        ]
    return out


def unsaid(edited: Sequence[Renglon], plan: Sequence[Renglon], shown: Sequence[Renglon]) -> list[Renglon]:
    """Edited rows in the words of the data where nobody changed how these read (``shown``, beside ``plan``)."""
    pairs = {p.clave: (p, s) for p, s in zip(plan, shown, strict=True)}
    out = []
    for row in edited:
        p, s = pairs.get(row.clave, (row, row))
        asked = dict(zip(s.preguntas, p.preguntas, strict=True))
        text = p.texto if row.texto == s.texto else row.texto
        out.append(replace(row, texto=text, preguntas=tuple(asked.get(q, q) for q in row.preguntas)))
    return out


def step_names(pasos: Sequence[Paso]) -> list[str]:
    """A name for each step, from its title; a number follows where two are called the same."""
    out: list[str] = []
    for p in pasos:
        name = as_id(p.titulo)[:40].strip("-") or STEP
        out.append(next(free for n in range(1, 99) if (free := name if n == 1 else f"{name}-{n}") not in out))
    return out


def keyed(edited: Sequence[Renglon]) -> list[Renglon]:
    """The rows with a key for each that is new, and what it must say where it is left empty."""
    taken = {r.clave for r in edited}
    out: list[Renglon] = []
    block = ""
    for row in edited:
        name = row.clave
        if not name:
            stem = as_id(row.titulo)[:40].strip("-") or "bloque"
            stem = f"{block}/{stem}" if row.tipo == STEP else stem
            name = next(n for i in range(1, 999) if (n := stem if i == 1 else f"{stem}-{i}") not in taken)
            taken.add(name)
        if row.tipo != STEP:
            block = name
        made = replace(row, clave=name)
        if not row.clave and row.tipo == STEP:
            made = replace(made, texto=row.texto or row.titulo)
        elif not row.clave:
            made = replace(made, titulo_corto=row.titulo_corto or " ".join(row.titulo.split()[:SHORT_WORDS]))
        out.append(made)
    return out


def wanted(original: Sequence[Renglon], edited: Sequence[Renglon], now: Sequence[Renglon]) -> list[Renglon]:
    """The rows that an edited agenda asks for, where the session says something else by now (``now``).

    ``original``: the rows as they were handed out. What was not edited stays as it is now. Raises AgendaError where
    both changed the same.
    """
    first, today = ({r.clave: r for r in list_} for list_ in (original, now))
    faults: list[tuple[int, str]] = []
    fields: dict[str, Renglon] = {}
    for i, row in enumerate(edited):
        was, mine = first.get(row.clave), today.get(row.clave)
        if was is None:
            fields[row.clave] = row
            continue
        if mine is None:
            if row != was:
                faults.append((i, f"«{was.titulo}» ya no está en la sesión. Borra el renglón o pide otra hoja."))
            continue
        change = {f: getattr(row, f) for f in FIELDS if getattr(row, f) != getattr(was, f)}
        for name, value in change.items():
            if getattr(mine, name) not in (getattr(was, name), value):
                says = f"{name} dice ahora «{str(getattr(mine, name))[:40]}»"
                told = f"«{was.titulo}» cambió después de que pediste la hoja: {says}. Pide otra y repite tu cambio."
                faults.append((i, told))
        fields[row.clave] = replace(mine, **change)
    if faults:
        raise AgendaError(faults)
    before, after, current = ([r.clave for r in list_] for list_ in (original, edited, now))
    if before == after:
        order = current
    elif before == current:
        order = after
    else:
        told = "la sesión tiene otros bloques o pasos que cuando pediste la hoja. Pide otra y repite tus cambios."
        raise AgendaError([(0, told)])
    return [fields.get(name) or today[name] for name in order if name in fields or name in today]


def check(known_rows: Sequence[Renglon], edited: Sequence[Renglon]) -> None:
    """Raises AgendaError for rows that no session can be made of; ``known_rows`` are those that were handed out."""
    known = {r.clave: r for r in known_rows}
    wrong: list[tuple[int, str]] = []
    seen: set[str] = set()
    block = ""
    for i, row in enumerate(edited):
        if row.tipo not in ROWS:
            wrong.append((i, f"«{row.tipo}» no es un tipo.{suggestion(row.tipo, ROWS)} Escribe {', '.join(ROWS)}."))
        if not row.titulo:
            wrong.append((i, "falta el título. Escríbelo o borra el renglón entero."))
        if row.tipo == STEP and not any(r.tipo != STEP for r in edited[:i]):
            wrong.append((i, "hay un paso antes del primer bloque. Ponlo debajo del suyo."))
        was = known.get(row.clave)
        if was is not None and was.tipo == STEP and not row.texto:
            wrong.append((i, f"«{row.titulo}» se quedó sin texto. Escribe cómo se hace, o borra el renglón entero."))
        if was is not None and was.titulo_corto and not row.titulo_corto and row.tipo != STEP:
            wrong.append((i, f"«{row.titulo}» se quedó sin título corto. Escríbelo: es el de la agenda de pared."))
        if row.tipo != STEP and row.preguntas:
            wrong.append((i, f"«{row.titulo}» es un bloque y las preguntas van en el renglón de un paso. Pásalas ahí."))
        if row.tipo != STEP:
            block = row.clave
        elif was is not None and row.clave.split("/")[0] != block:
            owner = row.clave.split("/")[0]
            told = f"este paso es de «{owner}» y quedó debajo de otro bloque. Si borraste el renglón de «{owner}», "
            wrong.append((i, f"{told}borra también los de sus pasos; si lo moviste, deja vacía su clave."))
        if not row.clave:
            continue
        if was is None:
            wrong.append((i, f"la clave «{row.clave}» no es de esta sesión.{suggestion(row.clave, known)} "
                          "Déjala vacía si el renglón es nuevo."))  # fmt: skip
        elif (was.tipo == STEP) != (row.tipo == STEP):
            wrong.append((i, "un paso no puede volverse bloque, ni un bloque paso. Deja vacía su clave."))
        elif row.clave in seen:
            wrong.append((i, f"la clave «{row.clave}» está dos veces. En el renglón nuevo, déjala vacía."))
        seen.add(row.clave)
    if not wrong:
        wrong = _sums(edited)
    if not wrong and not any(r.clave and r.tipo != STEP for r in edited):
        wrong = [(0, "no queda ningún bloque de la sesión original. Deja al menos uno, con su clave.")]
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
