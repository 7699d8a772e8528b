"""Read YAML as data with positions. The only module that touches YAML.

Differences from plain PyYAML, each of them a mistake people make:
repeated keys are an error; ``1:30`` and ``9:00`` stay text (YAML 1.1 reads base 60); ``no`` and ``sí`` stay text;
tags (``!…``), anchors (``&…``) and aliases (``*…``) are refused, so that a small file cannot grow into a large one.
Values are built from the parser's events and not with ``yaml.compose``, whose C version ends the process on a file
with thousands of levels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from macros.limits import YAML_BYTES, YAML_DEPTH, YAML_VALUES
from macros.problems import DataErrors, Problem
from macros.reading import letters, losses, syntax
from macros.reading.remedies import Numero

Path_ = tuple[str | int, ...]
Position = tuple[int, int]
Fail = Callable[..., DataErrors]

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]+\Z")


class _Scanner(yaml.SafeLoader):
    """The Python scanner, that takes a question between brackets as the C one does: «[¿Quién falta?]».

    Alone, it ends a text at any «?» there. In a browser there is no other; elsewhere it says what is wrong.
    """

    _plain = False

    def scan_plain(self) -> Any:
        """A text without quotes."""
        self._plain = True
        try:
            return super().scan_plain()
        finally:
            self._plain = False

    def peek(self, index: int = 0) -> Any:
        """The letter ahead; the text itself is taken from the file, not from here."""
        letter = super().peek(index)
        return "\xbf" if letter == "?" and self._plain else letter


_LOADER: Any = getattr(yaml, "CSafeLoader", _Scanner)


@dataclass(frozen=True)
class Documento:
    """One file read: its data and where each value and key stands (1-based line and column)."""

    archivo: str
    datos: Any
    valores: dict[Path_, Position] = field(default_factory=dict)
    claves: dict[Path_, Position] = field(default_factory=dict)
    lineas: tuple[str, ...] = ()
    problemas: tuple[Problem, ...] = ()
    """What is wrong although the data could be read: repeated fields, tags. Whoever reads adds them to its own."""

    def position(self, path: Path_, *, key: bool = False) -> Position:
        """Position of the value (or key) at ``path``, or of the nearest thing that holds it."""
        if key and path in self.claves:
            return self.claves[path]
        while path not in self.valores and path:
            path = path[:-1]
        return self.valores.get(path, (1, 1))

    def problem(self, path: Path_, message: str, *, key: bool = False, **more: Any) -> Problem:
        """A problem at ``path`` of this file, with its line quoted."""
        line, column = self.position(path, key=key)
        return Problem(self.archivo, line, column, message, ruta=path, **more).quoting(self.lineas)


def read(path: Path, root: Path) -> Documento:
    """Read ``path``, inside ``root``. Raises DataErrors where nothing can be made of it; else see ``problemas``."""
    name = shown_name(path, root)

    def fail(message: str, line: int = 0, column: int = 0, lines: tuple[str, ...] = ()) -> DataErrors:
        return DataErrors([Problem(name, line, column, message, regla="yaml").quoting(lines)])

    text = _decoded(_content(path, root, fail), fail)
    lines = tuple(text.split("\n"))
    if strange := [Problem(name, *s, regla="yaml").quoting(lines) for s in syntax.strange_characters(lines)]:
        raise DataErrors(strange)
    return _Builder(name, lines).build(iter(_events(text, fail, lines)))


def shown_name(path: Path, root: Path) -> str:
    """``path`` as messages show it: relative to ``root``, with slashes, always printable."""
    return path.relative_to(root).as_posix().encode("utf-8", "replace").decode()


def _content(path: Path, root: Path, fail: Fail) -> bytes:
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise fail("el archivo es un enlace que sale de la carpeta del proyecto. Pon aquí una copia del archivo.")
        if path.is_dir():
            raise fail("es una carpeta con nombre de archivo. Quítale del nombre la terminación .yml.")
        if not path.is_file():
            raise fail("falta este archivo. Recupéralo de una copia del proyecto.")
        size = path.stat().st_size
        if size > YAML_BYTES:
            raise fail(
                f"el archivo pesa {size / 1e6:.1f} MB y el máximo es {YAML_BYTES / 1e6:.0f} MB. "
                "¿Se guardó aquí otra cosa por error? Si no, divide el contenido en varios archivos."
            )
        return path.read_bytes()
    except (OSError, RuntimeError) as e:  # RuntimeError: a loop of links, before Python 3.13
        reason = getattr(e, "strerror", None) or e
        raise fail(f"no se puede abrir el archivo ({reason}). Revisa sus permisos o cámbialo por una copia.") from None


def _decoded(raw: bytes, fail: Fail) -> str:
    """Text of a file, with ``\\n`` at the end of every line."""
    how = "Ábrelo en tu editor y usa «Guardar como» con la codificación UTF-8."
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:200].count(0) > len(raw[:200]) // 4:
        raise fail(f"el archivo no es un texto, o está guardado en UTF-16 y se necesita UTF-8. {how}", 1, 1)
    raw = raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as e:
        line, begin = raw.count(b"\n", 0, e.start), raw.rfind(b"\n", 0, e.start) + 1
        raise fail(
            f"este renglón no está guardado en UTF-8 y sus acentos se dañan. {how}",
            line + 1,
            len(raw[begin : e.start].decode("utf-8")) + 1,
            tuple(raw.decode("utf-8", "replace").split("\n")),
        ) from None


def _events(text: str, fail: Fail, lines: tuple[str, ...]) -> list[Any]:
    """Events of the one document in ``text``: no value nested too deep, not too many of them."""
    try:
        return list(_guarded(text, _LOADER, fail, lines))
    except yaml.YAMLError:
        pass
    try:  # once more with the Python scanner: its messages and marks are the same on every machine
        return list(_guarded(text, _Scanner, fail, lines))
    except yaml.MarkedYAMLError as e:
        marks = (e.problem_mark, e.context_mark)
        message, (line, column) = syntax.explain_syntax(e.problem or "", e.context or "", *marks, lines)
        raise fail(message, line, column, lines) from None
    except yaml.YAMLError:  # a character outside YAML that strange_characters lets through
        raise fail("hay un carácter que no se puede usar. Copia el texto a un archivo nuevo, en UTF-8.") from None


def _guarded(text: str, loader: Any, fail: Fail, lines: tuple[str, ...]) -> Iterator[Any]:
    depth = values = documents = 0
    for event in yaml.parse(text, Loader=loader):
        line, column = _start(event)
        documents += isinstance(event, yaml.DocumentStartEvent)
        values += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if documents > 1:
            raise fail("hay un renglón «---» que parte el archivo en dos. Bórralo.", line, column, lines)
        if depth > YAML_DEPTH:
            raise fail("hay demasiados niveles, unos dentro de otros. Revisa corchetes y llaves.", line, column, lines)
        if values > YAML_VALUES:
            raise fail(f"el archivo tiene más de {YAML_VALUES} datos. Divídelo en varios.", line, column, lines)
        if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
            yield event


def _start(event: Any) -> Position:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _write(path: Path_) -> str:
    """What stands before the value at ``path``: «campo: », or the dash of a list."""
    return f"{path[-1]}: " if path and isinstance(path[-1], str) else "- "


class _Builder:
    """Turns events into plain data, noting positions and refusing what is not plain data."""

    def __init__(self, name: str, lines: tuple[str, ...]) -> None:
        self.doc = Documento(name, None, lineas=lines)
        self.problems: list[Problem] = []
        self.told: set[tuple[int, str]] = set()
        self.events: Iterator[Any] = iter(())

    def build(self, events: Iterator[Any]) -> Documento:
        self.events = events
        first = next(events, None)
        datos = None if first is None else self._value(first, ())
        if datos is None and not self.problems:
            empty = "el archivo está vacío o solo tiene comentarios. Escribe sus campos o recupera una copia."
            raise DataErrors([Problem(self.doc.archivo, 0, 0, empty, regla="yaml")])
        return replace(self.doc, datos=datos, problemas=tuple(self.problems))

    def _add(self, event: Any, message: str) -> None:
        line, column = _start(event)
        if (line, message) not in self.told:  # once a line is enough
            self.told.add((line, message))
            self.problems.append(
                Problem(self.doc.archivo, line, column, message, regla="yaml").quoting(self.doc.lineas)
            )

    def _lost(self, *found: losses.Loss | None) -> None:
        told = (Problem(self.doc.archivo, *loss, regla="yaml") for loss in found if loss)
        self.problems += [p.quoting(self.doc.lineas) for p in told]

    def _value(self, event: Any, path: Path_, *, between: bool = False) -> Any:
        """The value that begins with ``event``; ``between`` brackets or braces, or on lines of its own."""
        self.doc.valores[path] = _start(event)
        if event.anchor is not None:
            self._add(event, syntax.ANCHOR)
        elif event.tag is not None:
            self._add(event, syntax.TAG.format(event.tag.replace("tag:yaml.org,2002:", "!!")))
        if isinstance(event, yaml.ScalarEvent):
            return self._typed(event, path, self._scalar(event), between=between)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            children: list[Any] = []
            while not isinstance(child := next(self.events), yaml.SequenceEndEvent):
                children.append(child)
                items.append(self._value(child, (*path, len(items)), between=bool(event.flow_style)))
            if event.flow_style:
                self._lost(losses.cut(items, children, _write(path)), losses.note_after_list(child, self.doc.lineas))
            return items
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, between=bool(event.flow_style))
        return None  # an alias, already refused

    def _typed(self, event: Any, path: Path_, value: Any, *, between: bool) -> Any:
        """``value``, or what was typed where YAML keeps less of it; each loss is told."""
        lines, name = self.doc.lineas, next((p for p in reversed(path) if isinstance(p, str)), "")
        write = "" if between else _write(path)
        if found := losses.note_after(event, value, lines, write):
            self._lost(found[0])
            value = found[1]
        self._lost(losses.note_before(event, lines), losses.empty(event, lines, write))
        self._lost(*losses.notes_below(event, value, lines), *losses.joined(event, name, lines))
        return value

    def _mapping(self, path: Path_, *, between: bool = False) -> dict[str, Any]:
        out: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._add(event, "el nombre de un campo debe ser una palabra. Revisa los corchetes y las llaves.")
                self._value(event, (*path, "?"))
                self._value(next(self.events), (*path, "?"))
                continue
            key = str(self._scalar(event, key=True))
            where = (*path, key)
            if between and key.strip() and losses.loose(event, self.doc.lineas):
                next(self.events)
                self._add(event, losses.LOOSE.format(key[:40]) + " Encierra el texto completo entre comillas.")
                continue
            if key in out:
                line = self.doc.claves[where][0]
                self._add(event, f"el campo «{key}» está repetido: ya está en el renglón {line}. Borra uno de los dos.")
                where = (*path, "?")  # keeps the positions of the first
            elif key == "<<":
                self._add(event, syntax.MERGE)
            elif not key.strip():
                self._add(event, syntax.NAMELESS)
            self.doc.claves[where] = _start(event)
            value = self._value(next(self.events), where, between=between)
            if where[-1] == key:
                out[key] = value
        if between:
            self._lost(losses.note_after_list(event, self.doc.lineas))
        return out

    def _scalar(self, event: Any, *, key: bool = False) -> Any:
        text = letters.kept(str(event.value))
        if len(text) < len(event.value) and letters.UNSEEN.search(event.value):
            self._unseen(event)
        if "\t" in text or syntax.STRANGE.search(text):  # only an escape («\0») brings the strange ones this far
            self._add(event, syntax.ESCAPE)
        if not event.style:
            self._swallowed(event)
        if key or event.style:  # the C parser says "" for a plain value, the Python one None
            return text
        if text in ("", "~", "null"):
            return None
        if text in ("true", "false"):
            return text == "true"
        if _INT.match(text):
            return int(text) if len(text) < 15 else text
        if _FLOAT.match(text):
            return float(text) if str(float(text)) == text else Numero(text)
        return text

    def _unseen(self, event: Any) -> None:
        """A sign that nobody sees was dropped: a warning, since the text says the same without it."""
        mark, lines = event.start_mark, self.doc.lineas
        if found := letters.told(mark.line, mark.column, lines, event.end_mark.line):
            told = Problem(self.doc.archivo, *found, regla="yaml", gravedad="aviso").quoting(lines)
            self.problems += [told] if told not in self.problems else []
        else:  # written as a code, between quotes
            self._add(event, syntax.ESCAPE)

    def _swallowed(self, event: Any) -> None:
        """A dash a space too far in does not begin an item: YAML joins its line to the text above, without a word."""
        for index in range(event.start_mark.line + 1, event.end_mark.line + 1):
            line = self.doc.lineas[index]
            if line.lstrip().startswith("- "):
                column = len(line) - len(line.lstrip()) + 1
                message = "este guion está más adentro que los demás y su renglón se pegó al de arriba. Alinéalo."
                self.problems.append(
                    Problem(self.doc.archivo, index + 1, column, message, regla="yaml").quoting(self.doc.lineas)
                )
