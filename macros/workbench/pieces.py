"""A piece that only the edition has: its file, written from a form, and the changes that take it into a session."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from macros.edition.file import Change, EditionFile, dumped, entry_lines
from macros.edition.names import name_of
from macros.edition.tree import Nodo
from macros.problems import as_id
from macros.workbench.bench import Bench

Fields = dict[str, Any]


class Unmade(Exception):
    """What was asked for is no piece yet; ``str()`` is a sentence for the person, ``campo`` the field to mend."""

    def __init__(self, campo: str, message: str) -> None:
        super().__init__(message)
        self.campo = campo


def add(bench: Bench, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The edition's file with a new piece in a step of a session, and the piece's own file. Raises Unmade.

    ``asked``: tipo, titulo, para_que, sesion, paso («bloque/n»: the step's place in its block), titular, lineas,
    espacio (what a blank is called; empty where there is none), por.
    """
    for name, message in NEEDED.items():
        if not asked[name]:
            raise Unmade(name, message)
    if asked["tipo"] not in BODIES:
        raise ValueError(asked["tipo"])
    body = BODIES[asked["tipo"]](asked)
    block, address = _step(bench, asked["sesion"], asked["paso"])
    id_ = _free(bench, as_id(asked["titulo"]))
    fields: Fields = {
        "id": id_, "tipo": asked["tipo"], "titulo": asked["titulo"], "inventario": _number(bench, block),
        "sesion": asked["sesion"], "para_que": asked["para_que"], **body,
    }  # fmt: skip
    file = EditionFile(bench.root, bench.edicion)
    file.rewrite("cambios", lambda _: False, [
        {"en": address, "campo": "piezas", "agregar": id_},
        {"en": f"{asked['sesion']}/{block.scalar('id')}", "campo": "materiales",
         "agregar": {"pieza": id_, "por": asked["por"]}},
    ])  # fmt: skip
    route = f"{bench.edicion}/piezas/{asked['tipo']}/{id_}.yml"
    return {"texto": file.text(), "archivos": {route: _text(fields)}, "pieza": id_}


def remove(bench: Bench, pieza: str) -> dict[str, Any]:
    """The edition without one of its own pieces, and without the changes that took it somewhere."""
    file = EditionFile(bench.root, bench.edicion)
    file.rewrite("cambios", lambda change: isinstance(change, dict) and _speaks_of(change, pieza))
    gone = [r for r in bench.there if r.startswith(f"{bench.edicion}/piezas/") and r.endswith(f"/{pieza}.yml")]
    return {"texto": file.text(), "archivos": dict.fromkeys(gone)}


def places(bench: Bench, sesion: str) -> list[dict[str, str]]:
    """Steps of a session that may use a piece: those of the package, since what the edition puts says its own."""
    done = bench.done()
    out = []
    for block in _items(done.trees[("sesion", sesion)], "bloques"):
        if block.doc is done.doc:
            continue
        steps = _items(block, "pasos")
        out += [
            {
                "paso": f"{block.scalar('id')}/{i}",
                "bloque": str(block.scalar("titulo")),
                "titulo": str(s.scalar("titulo")),
            }
            for i, s in enumerate(steps)
            if s.doc is not done.doc
        ]
    return out


def own(bench: Bench) -> list[dict[str, str]]:
    """The pieces that only the edition has: what they are called, and their file."""
    out = []
    for route in sorted(bench.there):
        _, *inner = route.split("/")
        if len(inner) == 3 and inner[0] == "piezas" and route.endswith(".yml"):
            id_ = inner[2].removesuffix(".yml")
            tree = bench.tried.done.trees.get(("pieza", id_)) if bench.tried.done else None
            title = str(tree.scalar("titulo") or id_) if tree else id_
            out.append({"id": id_, "tipo": inner[1], "titulo": title, "archivo": route})
    return out


# ---- what each type holds ------------------------------------------------------------------------

NEEDED = {
    "titulo": "Escribe cómo se llama.",
    "para_que": "Escribe para qué sirve, en una frase.",
    "paso": "Elige en qué momento se usa.",
}


def _flipchart(asked: Mapping[str, Any]) -> Fields:
    lines, room = list(asked["lineas"]), asked["espacio"]
    if not lines and not room:
        raise Unmade("lineas", "Escribe sus renglones, o di qué se anota en el espacio en blanco.")
    body: list[Fields] = [{"lista": lines}] if lines else []
    body += [{"espacio": {"rotulo": room}}] if room else []
    return {"hojas": [{"titulo": asked["titular"] or asked["titulo"], "cuerpo": body}]}


def _poster(asked: Mapping[str, Any]) -> Fields:
    if not asked["titular"]:
        raise Unmade("titular", "Escribe lo que se lee desde lejos: tres palabras o menos.")
    sign = {"texto": asked["titular"]}
    return {"letreros": [sign | ({"linea": " ".join(asked["lineas"])} if asked["lineas"] else {})]}


BODIES: dict[str, Callable[[Mapping[str, Any]], Fields]] = {"rotafolio": _flipchart, "cartel": _poster}
"""Types of piece that a form can make."""


# ---- inside --------------------------------------------------------------------------------------


def _text(fields: Fields) -> str:
    """A piece's file."""
    lines = [f"# {fields['titulo']}. Es propia de esta edición."]
    for name, value in fields.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{name}:")
            lines += [line for item in value for line in entry_lines(item, "  ")]
        else:
            lines.append(f"{name}: {dumped(value)}")
    return "\n".join(lines) + "\n"


def _step(bench: Bench, sesion: str, paso: str) -> tuple[Nodo, str]:
    """A block, and the address of a step of it."""
    name, _, place = paso.partition("/")
    tree = bench.done().trees[("sesion", sesion)]
    block = next(b for b in _items(tree, "bloques") if b.scalar("id") == name)
    listed = block.get("pasos")
    assert listed is not None
    step = listed.children()[int(place)]
    return block, f"{sesion}/{name}/pasos/{name_of(step, listed.primeros)}"


def _number(bench: Bench, block: Nodo) -> Sequence[int]:
    """A number of the inventory: that of a piece of the same block, which is the closest there is."""
    trees = bench.done().trees
    for step in _items(block, "pasos"):
        for piece in _items(step, "piezas"):
            tree = trees.get(("pieza", str(piece.valor)))
            number = tree.get("inventario") if tree else None
            if number is not None and number.plain():
                return list(number.plain()[:1])
    return []


def _free(bench: Bench, stem: str) -> str:
    """An id that no piece has."""
    stem = stem[:50].strip("-") or "pieza"
    taken = {id_ for _, id_ in bench.done().trees}
    return next(name for n in range(1, 999) if (name := stem if n == 1 else f"{stem}-{n}") not in taken)


def _speaks_of(change: Change, pieza: str) -> bool:
    put = change.get("agregar")
    named = put.get("pieza") if isinstance(put, dict) else put
    return named == pieza or str(change.get("en", "")).split("/")[0] == pieza


def _items(node: Nodo, name: str) -> list[Nodo]:
    found = node.get(name)
    return list(found.children()) if found else []
