"""What an edited agenda asks for, written into an edition: one change for each thing that differs, and nothing else.

A value that the edition wrote is changed where it is written; one of the package gets a change of its own.
"""

from __future__ import annotations

import copy
import difflib
from collections.abc import Sequence
from typing import Any

from macros.edition.file import Change, EditionFile
from macros.edition.names import name_of
from macros.edition.seen import said
from macros.edition.tree import Nodo
from macros.fitting import to_spare
from macros.model.base import CAMPOS
from macros.plan.day.agenda import STEP, Renglon
from macros.reading.yaml_file import Documento, Path_

Group = tuple[Renglon, list[Renglon]]
"""Row of a block, and those of its steps."""


class AgendaWriter:
    """Writes into ``file`` what makes the session of ``tree`` say what rows ask for."""

    def __init__(self, file: EditionFile, tree: Nodo, doc: Documento, session: str) -> None:
        self.file, self.tree, self.doc, self.session = file, tree, doc, session
        self.way = CAMPOS.get(doc.datos.get("modalidad"), "")
        """The field with the words of the edition's modality, where it is not the usual one."""
        self.gone: set[int] = set()
        self.new: list[Change] = []
        self.last: list[Change] = []
        self.redone: dict[int, Change] = {}

    def write(self, now: Sequence[Renglon], target: Sequence[Renglon], nota: str) -> int:
        """Ask ``file`` for the changes; returns how many there are. ``now``: the rows of ``tree``."""
        blocks = {str(n.scalar("id")): n for n in _items(self.tree, "bloques")}
        before, after = _groups(now), _groups(target)
        kept = [row.clave for row, _ in after if row.clave in blocks]
        for id_, node in blocks.items():
            if id_ not in kept:
                self._remove(node, f"{self.session}/{id_}")
        old = {row.clave: (row, steps) for row, steps in before}
        for row, steps in after:
            if row.clave in blocks:
                self._block(blocks[row.clave], old[row.clave], (row, steps))
        self._insert_blocks(after, blocks)
        self._reorder(
            [row.clave for row, _ in before if row.clave in kept], kept,
            [row.clave for row, _ in after], {"en": self.session}, list(blocks), _items(self.tree, "bloques"),
        )  # fmt: skip
        total = sum(row.minutos for row, _ in after)
        self.scalar(self.tree, "duracion_declarada_min", total, self.session)
        return self.finish(nota)

    def finish(self, nota: str = "") -> int:
        """Hand everything asked for to the file, new changes below the comment ``nota``; returns how many there are."""
        for i, entry in self.redone.items():
            self.file.replace(i, entry)
        new = [*self.new, *self.last]
        entries = self.file.entries()
        dropped = [entries[i] for i in self.gone]
        if new or dropped:
            self.file.rewrite("cambios", lambda e: any(e is d for d in dropped), new, nota=nota if new else "")
        return len(new) + len(dropped) + len(self.redone) + self.file.puts

    # ---- values ----------------------------------------------------------------------------------

    def scalar(self, holder: Nodo, name: str, value: Any, at: str) -> None:
        """Give a field another value, or take it away where the value is empty."""
        field, words = name, holder.get(self.way) if self.way else None
        if words is not None and isinstance(words.valor, dict) and name in words.valor:
            holder = words  # what the edition's people read
        elif words is not None and isinstance(words.valor, str) and name == "texto":
            field = self.way
        node = holder.get(field)
        held = None if node is None else node.valor
        nothing = value is None or value == ""  # 0 is a value
        if held == value or (nothing and (held is None or held == "")):
            return
        if node is None or node.doc is not self.doc:
            if holder.doc is self.doc and node is None:
                self.redo((*holder.ruta, field), value)
                return
            change: Change = {"en": at, "campo": name} | ({"quitar": True} if nothing else {"poner": value})
            before = None if node is None else node.original()  # what «reemplazar» says otherwise is not what it said
            self.new.append(change | {"decia": said(before)})
            return
        i, direct = node.ruta[1], node.ruta == ("cambios", node.ruta[1], "poner")
        assert isinstance(i, int)
        added = not node.clave[2]  # the package has no such field
        if direct and ((added and nothing) or (not added and node.antes == value)):
            self.gone.add(i)
        elif direct and not nothing:
            self.file.put(node.ruta, value)
        elif direct:
            self.gone.add(i)
            self.new.append({"en": at, "campo": name, "quitar": True, "decia": said(node.antes)})
        else:
            self.redo(node.ruta, None if nothing else value)

    def redo(self, ruta: Path_, value: Any) -> None:
        """Change something inside what a change of the edition puts; None takes it away."""
        i = ruta[1]
        assert isinstance(i, int)
        entry = self.redone.setdefault(i, copy.deepcopy(self.file.entries()[i]))
        held: Any = entry
        for part in ruta[2:-1]:
            held = held[part]
        if value is not None:
            held[ruta[-1]] = value
        elif isinstance(held, dict):
            held.pop(ruta[-1], None)

    def _remove(self, node: Nodo, at: str) -> None:
        """Take away a block or a step, and what the edition says inside it."""
        self._forget(node, at)
        if node.doc is not self.doc:
            self.new.append({"en": at, "quitar": True, "decia": said(node.original())})

    def _forget(self, node: Nodo, at: str) -> None:
        """Without the changes of what is taken away."""
        for i, e in enumerate(self.file.entries()):
            where = str(e.get("en")) if isinstance(e, dict) else ""
            if (where == at or where.startswith(f"{at}/")) and not {"antes", "despues"} & set(e):
                self.gone.add(i)
        self.gone |= written(node, self.doc)

    # ---- blocks and steps ------------------------------------------------------------------------

    def _block(self, node: Nodo, old: Group, new: Group) -> None:
        at = f"{self.session}/{new[0].clave}"
        row, was = new[0], old[0]
        for name, value, before in (
            ("tipo", row.tipo, was.tipo), ("titulo", row.titulo, was.titulo),
            ("titulo_corto", row.titulo_corto, was.titulo_corto),
            ("duracion_min", row.minutos, was.minutos), ("objetivo", row.texto, was.texto),
        ):  # fmt: skip
            if value != before:
                self.scalar(node, name, value, at)
        if row.minutos < was.minutos:
            self._cut(node, row.minutos, len(new[1]), at)
        self._steps(node, at, old[1], new[1])

    def _cut(self, block: Nodo, minutes: int, steps: int, at: str) -> None:
        """What the advice says that a cut saves is no more than a block of ``minutes`` and ``steps`` can give."""
        advice = block.get("consejos")
        cut = advice.get("si_falta_tiempo") if advice else None
        saves = cut.get("ahorra_min") if cut else None
        least, fixed = block.get("minimo_min"), block.get("fijo")
        held = least.valor if least and isinstance(least.valor, int) else None
        spare = 0 if fixed and fixed.valor else max(0, to_spare(minutes, held, steps))
        if cut is not None and saves is not None and isinstance(saves.valor, int) and saves.valor > spare:
            self.scalar(cut, "ahorra_min", spare, f"{at}/consejos/si_falta_tiempo")

    def _steps(self, block: Nodo, at: str, old: list[Renglon], new: list[Renglon]) -> None:
        nodes = _items(block, "pasos")
        by_key = dict(zip((r.clave for r in old), nodes, strict=True))
        if block.doc is self.doc:  # a block that the edition put: its steps are written with it
            if old != new:
                made = [_step(r, by_key[r.clave].plain() if r.clave in by_key else {}) for r in new]
                self.redo((*block.ruta, "pasos"), made or None)
            return
        listed = block.get("pasos")
        kept = [r.clave for r in new if r.clave in by_key]
        if nodes and not kept and not new and listed is not None:
            self._forget(listed, f"{at}/pasos")
            self.new.append({"en": at, "campo": "pasos", "quitar": True, "decia": said(listed.original())})
            return
        names = {
            k: name_of(n, listed.primeros if listed and n in listed.primeros else nodes) for k, n in by_key.items()
        }
        was = {r.clave: r for r in old}
        for key, node in by_key.items():
            if key not in kept:
                self._remove(node, f"{at}/pasos/{names[key]}")
        for r in new:
            if r.clave in by_key:
                self._step_fields(by_key[r.clave], was[r.clave], r, f"{at}/pasos/{names[r.clave]}")
        keys = [r.clave for r in new]
        for n, r in enumerate(new):
            if r.clave in by_key:
                continue
            beside, side = self._place(keys, n, by_key)
            if beside:
                self.new.append({"en": f"{at}/pasos/{names[beside]}", side: _step(r, {})})
            else:
                self.new.append({"en": at, "campo": "pasos", "agregar": _step(r, {})})
        self._reorder(
            [r.clave for r in old if r.clave in kept], kept, [names.get(r.clave) or r.titulo for r in new],
            {"en": at, "campo": "pasos"}, [names[r.clave] for r in old], nodes,
        )  # fmt: skip

    def _step_fields(self, node: Nodo, was: Renglon, row: Renglon, at: str) -> None:
        for name, value, before in (
            ("titulo", row.titulo, was.titulo), ("duracion_min", row.minutos, was.minutos),
            ("texto", row.texto, was.texto),
        ):  # fmt: skip
            if value != before:
                self.scalar(node, name, value, at)
        if row.preguntas != was.preguntas:
            self._questions(node, list(was.preguntas), list(row.preguntas), at)

    def _questions(self, step: Nodo, old: list[str], new: list[str], at: str) -> None:
        """A change for each question that differs; the others are not touched."""
        listed = step.get("preguntas")
        if listed is None or not old:
            self.new.append(
                {"en": at, "campo": "preguntas", "poner": new, "decia": said(None if listed is None else [])}
            )
            return
        if listed.doc is self.doc:
            self.redo(listed.ruta, new or None)
            return
        nodes = listed.children()
        for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            common = min(b - a, d - c) if tag == "replace" else 0
            for n in range(common):
                self.question(nodes[a + n], new[c + n], at)
            for node in nodes[a + common : b] if tag in ("replace", "delete") else ():
                self.question(node, "", at)
            extra = new[c + common : d] if tag in ("replace", "insert") else []
            if not extra:
                continue
            place = a + common - 1
            if (tag == "insert" and a >= len(nodes)) or (place < 0 and not nodes):
                self.new.append({"en": at, "campo": "preguntas", "agregar": extra})
            elif place >= 0:
                self.new.append({"en": f"{at}/preguntas/{name_of(nodes[place], nodes)}", "despues": extra})
            else:
                self.new.append({"en": f"{at}/preguntas/{name_of(nodes[0], nodes)}", "antes": extra})

    def question(self, node: Nodo, words: str, at: str) -> None:
        """Give a question of the step or block at ``at`` other words, or take it away where there are none."""
        if node.doc is not self.doc:
            change = {"poner": words} if words else {"quitar": True}
            self.new.append({"en": at, "pregunta": node.antes, **change, "decia": said(node.antes)})
        elif node.ruta == ("cambios", node.ruta[1], "poner"):
            i = node.ruta[1]
            assert isinstance(i, int)
            if words == node.antes or not words:
                self.gone.add(i)
                if not words:
                    self.new.append({"en": at, "pregunta": node.antes, "quitar": True, "decia": said(node.antes)})
            else:
                self.file.put(node.ruta, words)
        elif len(node.ruta) == 3:
            i = node.ruta[1]
            assert isinstance(i, int)
            if words:
                self.file.put(node.ruta, words)
            else:
                self.gone.add(i)
        else:
            self.redo(node.ruta, words or None)

    def _insert_blocks(self, after: list[Group], blocks: dict[str, Nodo]) -> None:
        keys = [row.clave for row, _ in after]
        for n, (row, steps) in enumerate(after):
            if row.clave in blocks:
                continue
            block: Change = {
                "id": row.clave, "tipo": row.tipo, "titulo": row.titulo,
                "titulo_corto": row.titulo_corto,
                "duracion_min": row.minutos,
            }  # fmt: skip
            block |= {"objetivo": row.texto} if row.texto else {}
            block |= {"pasos": [_step(s, {}) for s in steps]} if steps else {}
            beside, side = self._place(keys, n, blocks)
            self.new.append({"en": f"{self.session}/{beside}", side: block})

    def _place(self, keys: Sequence[str], n: int, there: dict[str, Nodo]) -> tuple[str, str]:
        """Which of those that are there the new row ``n`` goes beside, and on which side.

        After the one above; what the edition put there earlier would go first, so it goes before that.
        """
        above = next((k for k in reversed(keys[:n]) if k in there), "")
        below = next((k for k in keys[n:] if k in there), "")
        if above and not (below and there[below].doc is self.doc):
            return above, "despues"
        return below, "antes"

    def _reorder(
        self, was: list[str], kept: list[str], names: list[str], where: Change, now: list[str], nodes: list[Nodo]
    ) -> None:
        """An «orden» where what stays stands in another order; an earlier one of the same list goes."""
        if was == kept:
            return
        for i, e in enumerate(self.file.entries()):
            if isinstance(e, dict) and "orden" in e and {k: e.get(k) for k in where} == where:
                self.gone.add(i)
        originals = [name_of(n, nodes) for n in nodes if n.doc is not self.doc]
        self.last.append({**where, "orden": names, "decia": originals or now})


def _items(node: Nodo, name: str) -> list[Nodo]:
    found = node.get(name)
    return list(found.children()) if found else []


def written(node: Nodo, doc: Documento) -> set[int]:
    """Indexes of the changes of ``doc`` that put something at or below ``node``."""
    own = {node.ruta[1]} if node.doc is doc and node.ruta[:1] == ("cambios",) else set()
    out = {i for i in own if isinstance(i, int)}
    for child in node.children():
        out |= written(child, doc)
    return out


def _groups(rows: Sequence[Renglon]) -> list[Group]:
    out: list[Group] = []
    for row in rows:
        if row.tipo == STEP:
            out[-1][1].append(row)
        else:
            out.append((row, []))
    return out


def _step(row: Renglon, old: dict[str, Any]) -> dict[str, Any]:
    made = {
        **old,
        "titulo": row.titulo,
        "duracion_min": row.minutos,
        "texto": row.texto or old.get("texto") or row.titulo,
    }
    made["preguntas"] = list(row.preguntas)
    return {k: v for k, v in made.items() if v != []}
