"""The one writer of ``data/ediciones/<id>.yml``: it changes what it is asked to and copies every other byte.

ruamel.yaml says where each value begins and ends and writes the new ones. A file written whole by any library comes
back with other quotes, other line ends and comments in other places; here what nobody spoke of is not written at all.
"""

from __future__ import annotations

import difflib
import io
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from macros.problems import DataErrors, Problem
from macros.reading.letters import kept
from macros.reading.yaml_file import Documento, read

EDITIONS = Path("data/ediciones")
WIDE = 110
"""Letters of a change that still goes on one line."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
Change = dict[str, Any]


def edition_path(root: Path, edicion: str) -> Path:
    """File of an edition, there or not. Raises DataErrors for what can be no id, or a folder out of the project."""
    if not _ID.match(edicion):
        message = f"«{edicion}» no sirve de nombre. Usa letras minúsculas sin acento, números y guiones."
        raise DataErrors([Problem("EDICION", 0, 0, message, regla="valor")])
    path = root / EDITIONS / f"{edicion}.yml"
    if not path.parent.resolve().is_relative_to(root.resolve()):
        message = "la carpeta es un enlace que sale del proyecto. Pon aquí una copia."
        raise DataErrors([Problem(EDITIONS.as_posix(), 0, 0, message, regla="archivo")])
    return path


class EditionFile:
    """An edition's file about to change. ``datos`` is what it says now; ``text()``, what it would say."""

    def __init__(self, root: Path, edicion: str, version: str = "2026.1") -> None:
        """Open the file, or begin one. Raises DataErrors where it cannot be read."""
        self.root, self.path = root, edition_path(root, edicion)
        self.new = not self.path.exists()
        self.before = "" if self.new else self.path.read_bytes().decode("utf-8-sig", "replace")
        self.doc = Documento("", {}) if self.new else read(self.path, root)
        if self.doc.problemas:
            raise DataErrors(self.doc.problemas)
        if not self.new and not isinstance(self.doc.datos, dict):
            raise DataErrors([self.doc.problem((), "se esperan campos con su nombre. Escribe: campo: valor")])
        self.start = _begun(edicion, version) if self.new else self.before.replace("\r\n", "\n")
        self.datos: dict[str, Any] = {} if self.new else self.doc.datos
        self.tree = _composed(self.start)
        self.edits: list[tuple[int, int, str]] = []
        self.puts = 0
        if self.tree.flow_style:
            message = "todo el archivo está en un solo par de llaves. Escribe cada campo en su renglón, sin llaves."
            raise DataErrors([self.doc.problem((), message)])

    # ---- what is asked for -----------------------------------------------------------------------

    def entries(self, field: str = "cambios") -> list[Any]:
        """Items of a list of the file. Raises DataErrors where it is something else."""
        held = self.datos.get(field)
        if held is not None and not isinstance(held, list):
            raise DataErrors([self.doc.problem((field,), "se espera una lista. Escribe cada elemento con un guion.")])
        return held or []

    def below(self, words: str) -> list[int]:
        """Changes that stand right below a comment line that holds ``words``, up to the next comment or empty line."""
        lines = self.start.splitlines()
        starts = {self._field("cambios")[1].value[i].start_mark.line: i for i in range(len(self.entries()))}
        out: list[int] = []
        for n, line in enumerate(lines):
            if line.lstrip().startswith("#") and words in line:
                for m in range(n + 1, len(lines)):
                    if not lines[m].strip() or lines[m].lstrip().startswith("#"):
                        break
                    out += [starts[m]] if m in starts else []
        return out

    def rewrite(
        self, field: str, drop: Callable[[Any], bool], add: Sequence[Change] = (), *, nota: str = "", old: str = ""
    ) -> list[Any]:
        """Take out the items of a list that ``drop`` says, and put ``add`` at its end below the comment ``nota``.

        A comment line that holds ``old`` goes too. Returns the items that were there and stay.
        """
        items = self.entries(field)
        gone = [i for i, item in enumerate(items) if drop(item)]
        key, value = self._field(field)
        nodes = value.value if isinstance(value, SequenceNode) else []
        flow = isinstance(value, SequenceNode) and bool(value.flow_style)
        if old:
            self._forget_comment(old)
        if nodes and len(gone) == len(nodes) and not add and self._forget_field(key, value):
            pass
        elif flow and nodes:
            self._in_flow(nodes, gone, add)
        else:
            for i in gone:
                self._drop(value, nodes[i])
            if len(gone) < len(nodes) or add:
                if add:
                    self._append(field, key, value, nodes, add, nota)
            elif nodes and key is not None:
                at = self.start.index(":", key.end_mark.index) + 1
                self.edits.append((at, at, " []"))
        return [item for i, item in enumerate(items) if i not in gone]

    def set(self, i: int, name: str, new: Any, field: str = "cambios") -> None:
        """Give a field of an item of a list another value, or give it the field."""
        item = self._field(field)[1].value[i]
        if not isinstance(item, MappingNode):
            return
        text = dumped(new)
        for key, value in item.value:
            if key.value == name:
                self.edits.append((value.start_mark.index, self.end(value), text))
                return
        last = item.value[-1][1]
        end = self.end(last)
        if item.flow_style:
            self.edits.append((end, end, f", {name}: {text}"))
        else:
            at = self.line_end(end)
            self.edits.append((at, at, f"\n{' ' * item.value[0][0].start_mark.column}{name}: {text}"))

    def put(self, path: Sequence[str | int], new: Any) -> None:
        """Give the value at a path of the file another one."""
        node: Any = self.tree
        for part in path:
            node = node.value[part] if isinstance(part, int) else next(v for k, v in node.value if k.value == part)
        self.edits.append((node.start_mark.index, self.end(node), dumped(new)))
        self.puts += 1

    def insert(self, begin: int, text: str, end: int | None = None) -> None:
        """Put ``text`` at a place of ``start``, in the stead of what stands up to ``end``."""
        self.edits.append((begin, begin if end is None else end, text))

    def replace(self, i: int, entry: Change) -> None:
        """Write an item of «cambios» anew, in its place."""
        value = self._field("cambios")[1]
        item = value.value[i]
        if value.flow_style:
            text = dumped(entry)
        else:
            indent = " " * value.start_mark.column
            text = "\n".join(entry_lines(entry, indent)).removeprefix(f"{indent}- ")
        self.edits.append((item.start_mark.index, self.end(item), text))

    # ---- how it ends -----------------------------------------------------------------------------

    def text(self) -> str:
        """The file as it would be, with ``\\n`` at the end of every line."""
        out = self.start
        for begin, end, new in sorted(self.edits, key=lambda e: (e[0], e[1]), reverse=True):
            out = out[:begin] + new + out[end:]
        return out if out.endswith("\n") else out + "\n"

    def difference(self) -> list[str]:
        """Lines that go («-») and come («+»), with one of context on each side."""
        return difference("" if self.new else self.start, self.text())

    def save(self) -> bool:
        """Write the file where it changed; True if it did. What cannot be read back is not written: DataErrors."""
        text = self.text()
        if not self.new and (not self.edits or text == self.start):
            return False
        if "\r\n" in self.before:
            text = text.replace("\n", "\r\n")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_name(f".{self.path.name}.nuevo")
        try:
            with draft.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            again = read(draft, self.root)
            if again.problemas:
                raise DataErrors([self.doc.problem((), "no se pudo escribir sin dañarlo. Escribe el cambio a mano.")])
            draft.replace(self.path)
        finally:
            draft.unlink(missing_ok=True)
        return True

    def restore(self) -> None:
        """Put back what was there before ``save``."""
        if self.new:
            self.path.unlink(missing_ok=True)
        else:
            with self.path.open("w", encoding="utf-8", newline="") as file:
                file.write(self.before)

    # ---- places in the text ----------------------------------------------------------------------

    def _field(self, name: str) -> tuple[Node | None, Any]:
        return next(((k, v) for k, v in self.tree.value if k.value == name), (None, None))

    def end(self, node: Node) -> int:
        """Where a value ends: ruamel lets a block end where the next thing begins, past comments and empty lines."""
        while isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        begin: int = node.start_mark.index
        return begin + len(self.start[begin : node.end_mark.index].rstrip())

    def line_end(self, at: int) -> int:
        """Where the line of ``at`` ends."""
        found = self.start.find("\n", at)
        return len(self.start) if found < 0 else found

    def _drop(self, sequence: SequenceNode, item: Node) -> None:
        column, begin = sequence.start_mark.column, item.start_mark.index
        while True:  # the line of its dash
            begin = self.start.rfind("\n", 0, begin) + 1
            if self.start[begin:].lstrip(" ").startswith("-") and self.start[begin + column] == "-":
                break
            begin -= 1
        end = self.line_end(self.end(item))
        self.edits.append((begin, min(end + 1, len(self.start)), ""))

    def _forget_field(self, key: Node | None, value: Node) -> bool:
        """Take out a field that holds nothing any more; False where there may be somebody's comment in it."""
        assert key is not None
        begin = self.start.rfind("\n", 0, key.start_mark.index) + 1
        end = min(self.line_end(self.end(value)) + 1, len(self.start))
        if "#" in self.start[begin:end]:
            return False
        self.edits.append((begin, end, ""))
        return True

    def _append(
        self, field: str, key: Node | None, value: Any, nodes: list[Node], add: Sequence[Change], nota: str
    ) -> None:
        indent, at, head = "  ", len(self.start.rstrip("\n")), ""
        if key is None:
            head = f"\n{field}:"
        elif nodes:
            indent, at = " " * value.start_mark.column, self.line_end(self.end(nodes[-1]))
        else:
            if isinstance(value, SequenceNode):
                self.edits.append((value.start_mark.index, value.end_mark.index, ""))
            at = self.line_end(key.end_mark.index)
        lines = [f"{indent}# {nota}"] if nota else []
        lines += [line for entry in add for line in entry_lines(entry, indent)]
        self.edits.append((at, at, head + "".join(f"\n{line}" for line in lines)))

    def _in_flow(self, nodes: list[Node], gone: list[int], add: Sequence[Change]) -> None:
        """Items between brackets: each goes with the comma after it, or before it where it is the last."""
        new = ", ".join(dumped(entry) for entry in add)
        if len(gone) == len(nodes):
            self.edits.append((nodes[0].start_mark.index, self.end(nodes[-1]), new))
            return
        for i in gone:
            if any(j not in gone for j in range(i + 1, len(nodes))):
                self.edits.append((nodes[i].start_mark.index, nodes[i + 1].start_mark.index, ""))
            else:
                self.edits.append((self.end(nodes[i - 1]), self.end(nodes[i]), ""))
        if new:
            end = self.end(nodes[-1])
            self.edits.append((end, end, f", {new}"))

    def _forget_comment(self, words: str) -> None:
        at = 0
        for line in self.start.splitlines(keepends=True):
            if line.lstrip().startswith("#") and words in line:
                self.edits.append((at, at + len(line), ""))
            at += len(line)


# ---- text ----------------------------------------------------------------------------------------


def difference(before: str, after: str) -> list[str]:
    """Lines of two texts that differ, as ``EditionFile.difference`` gives them."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1)
    return [line for line in lines if not line.startswith(("---", "+++"))]


def dumped(value: Any) -> str:
    """A value as YAML on one line."""
    yaml = YAML()
    yaml.default_flow_style, yaml.width, yaml.allow_unicode = True, 10**6, True
    out = io.StringIO()
    whole = isinstance(value, dict)  # in a list, a field alone would go without its braces
    yaml.dump(_readable(value) if whole else [_readable(value)], out)
    text = out.getvalue().strip()
    return text if whole else text[1:-1].strip()


def entry_lines(entry: Change, indent: str) -> list[str]:
    """A change as the lines of an item: on one line where it is short, else a field a line."""
    one = dumped(entry)
    if len(one) <= WIDE and not any(
        isinstance(v, dict) and any(isinstance(x, list) for x in v.values()) for v in entry.values()
    ):
        return [f"{indent}- {one}"]
    yaml = YAML()
    yaml.default_flow_style, yaml.width, yaml.allow_unicode = None, 10**6, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(_readable(entry), out)
    lines = out.getvalue().rstrip("\n").split("\n")
    return [f"{indent}- {lines[0]}", *(f"{indent}  {line}" for line in lines[1:])]


def _readable(value: Any) -> Any:
    """``value`` in the letters that are read back; in quotes where a list could be a sentence that a comma cut."""
    if isinstance(value, str):
        return kept(value)
    if isinstance(value, dict):
        return {_readable(k): _readable(v) for k, v in value.items()}
    if not isinstance(value, list):
        return value
    items = [_readable(v) for v in value]
    texts = [v for v in items if isinstance(v, str)]
    if texts[:1] != items[:1] or not texts or not texts[0][:1].isupper() or not any(t[:1].islower() for t in texts[1:]):
        return items
    return [DoubleQuotedScalarString(v) if isinstance(v, str) else v for v in items]


def _composed(text: str) -> MappingNode:
    node = YAML(typ="safe", pure=True).compose(text)
    assert isinstance(node, MappingNode)
    return node


def _begun(edicion: str, version: str) -> str:
    name = edicion.replace("-", " ").capitalize()
    return (
        f"# Edición «{name}»: solo lo que cambia del paquete. La edita quien la prepara.\n"
        f"id: {dumped(edicion)}\ntitulo: {dumped(name)}\nversion: {dumped(version)}\n"
    )


__all__ = ["EDITIONS", "Change", "EditionFile", "ScalarNode", "dumped", "edition_path", "entry_lines"]
