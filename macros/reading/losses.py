"""Valid YAML that says something else than what was typed: what is lost without a word, told at its line.

A note (``#``) that begins inside a text, a comma that cuts one, paragraphs or lists that one text joins.
Each finding comes with what was typed, so that the rest of the checks see that and not the remains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

Lines = Sequence[str]
Loss = tuple[int, int, str]
"""Line and column (1-based) and what to say."""

LINES_STAY = frozenset({"mal", "bien"})
"""Fields whose lines are shown as they were typed: the examples of a rule. In any other a line break is lost."""

_NOTE = re.compile(r"(\s+)(#.*?)\s*$")
_PREFIX = re.compile(r" *(?:- +)*")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#\S.*?)\s*$")
_ITEM = re.compile(r"\s*(?:[-*•·]|\d{1,2}[.)])\s+\S")
_LONGEST = 110
"""A remedy longer than this is described and not written out: nobody copies it from a message."""
NOTE = "lo que sigue a «#» es una nota y no se lee."
PARAGRAPH = (
    "aquí empieza otro párrafo y este campo lleva uno solo: se pegarían. "
    "Borra el renglón en blanco o el cambio de renglón; si el campo lleva una lista, pon cada uno con su guion."
)
LINES = "este campo lleva un solo párrafo y sus renglones se pegarían. Cambia «|» por «>-» y escribe todo seguido."
LIST = (
    "aquí empieza un renglón de lista dentro de un texto, y se pegaría al de arriba. "
    "Quita el guion o el número y escribe todo seguido, separado con punto y coma."
)
INSIDE = "este renglón está más adentro que los demás de su texto y queda aparte. Alinéalo con ellos."
EMPTY = "«>» y «|» anuncian un texto en los renglones de abajo, y no hay ninguno."
COMMA = "la coma parte el texto en dos."
LOOSE = "«{}» quedó suelto entre las llaves: la coma lo separó de lo anterior."


def quoted(text: str) -> str:
    """``text`` as one line of YAML that is read back as the same text."""
    plain = " ".join(text.split())
    if '"' in plain and "'" not in plain:
        return f"'{plain}'"
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def remedy(write: str, text: str) -> str:
    """« Escribe: campo: "texto completo"», or what to do where the text is long. ``write``: «campo: » or «- »."""
    full = quoted(text)
    if len(full) > _LONGEST:
        return " Encierra el texto completo entre comillas."
    return f" Escribe: {write}{full}"


def note_after(event: Any, value: Any, lines: Lines, write: str) -> tuple[Loss, str] | None:
    """A note that begins where a value ends, and what was typed: the value and the note.

    A note is one where two spaces stand before its sign and one after it, or where the value is no text or has quotes.
    """
    if event.style in ("|", ">"):
        return None
    line = event.end_mark.line
    found = _NOTE.match(lines[line][event.end_mark.column :]) if line < len(lines) else None
    if found is None:
        return None
    apart = event.style or not (value is None or isinstance(value, str)) or (value and len(found[1]) > 1)
    if apart and found[2][1:2] in ("", " ", "#"):
        return None
    typed = f"{event.value} {found[2]}".strip()
    where = (line + 1, event.end_mark.column + found.start(2) + 1)
    aside = " Si es una nota, ponla en el renglón de arriba; si es texto, usa comillas" if value is not None else ""
    how = remedy(write, typed)
    if aside:
        how = aside + (how.removeprefix(" Escribe") if how.startswith(" Escribe") else " al principio y al final.")
    return (*where, NOTE + how), typed


def note_before(event: Any, lines: Lines) -> Loss | None:
    """«texto: >- #1 …»: what stands beside the sign that announces a text below."""
    if event.style not in ("|", ">"):
        return None
    line, column = event.start_mark.line, event.start_mark.column
    found = _HEADER.match(lines[line][column:])
    message = f"{NOTE} Pásalo al renglón de abajo, dos espacios adentro."
    return (line + 1, column + found.start(1) + 1, message) if found else None


def notes_below(event: Any, value: Any, lines: Lines) -> Iterator[Loss]:
    """Lines that begin with «#» inside or under a text, further in than its field: they were meant as text."""
    if not isinstance(value, str) or event.style in ("'", '"'):
        return
    prefix = _PREFIX.match(lines[event.start_mark.line])
    begin = prefix.end() if prefix else 0
    holder = lines[event.start_mark.line].rfind("-", 0, begin) if event.start_mark.column == begin else begin
    first = 0
    for number in range(event.start_mark.line + 1 if event.style else event.end_mark.line + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        here, sign = _indent(line), line.lstrip().startswith("#")
        first = first or here
        if event.style and here >= first > holder:
            continue
        if not sign or here <= holder:
            return
        message = f"{NOTE} Pégalo al renglón de arriba y encierra el texto completo entre comillas."
        yield number + 1, here + 1, message


def note_after_list(end: Any, lines: Lines) -> Loss | None:
    """«[a, b] #1»: a note without its space after what closes a list."""
    line, column = end.end_mark.line, end.end_mark.column
    found = _NOTE.match(lines[line][column:]) if line < len(lines) else None
    if found is None or found[2][1:2] in ("", " ", "#"):
        return None
    return line + 1, column + found.start(2) + 1, f"{NOTE} Deja un espacio después de «#», o borra lo que sigue."


def joined(event: Any, name: str, lines: Lines) -> Iterator[Loss]:
    """Paragraphs or items of a list that became one paragraph."""
    if name in LINES_STAY:
        return
    begin, end = event.start_mark.line, event.end_mark.line
    end = min(end if event.style in ("|", ">") else end + 1, len(lines))
    broken = "\n" in event.value.strip()
    blank, first = False, _indent(lines[begin + 1]) if begin + 1 < len(lines) else 0
    for number in range(begin + 1, end):
        line = lines[number]
        if not line.strip():
            blank = True
        elif _ITEM.match(line) and (event.style or not line.lstrip().startswith("- ")):
            yield number + 1, _indent(line) + 1, LIST
            return
        elif broken and (blank or (event.style == "|" and number > begin + 1)):
            yield number + 1, _indent(line) + 1, PARAGRAPH if event.style != "|" or blank else LINES
            return
        elif broken and event.style == ">" and _indent(line) > first:
            yield number + 1, _indent(line) + 1, INSIDE
            return
    if broken:
        message = "el texto trae un cambio de renglón y este campo lleva un solo párrafo: se pegarían. Quítalo."
        yield begin + 1, event.start_mark.column + 1, message


def empty(event: Any, lines: Lines, write: str) -> Loss | None:
    """«meta: >5»: a sign that announces a text, with none."""
    if event.style not in ("|", ">") or event.value.strip():
        return None
    line, column = event.start_mark.line, event.start_mark.column
    return line + 1, column + 1, EMPTY + remedy(write, lines[line][column:])


def cut(items: Sequence[Any], events: Sequence[Any], write: str) -> Loss | None:
    """«[Un mapa, con sus flechas]»: a sentence that the comma cut; items begin alike, the rest of a sentence does not.

    ``events`` are those of the items, in a list between brackets.
    """
    plain = [isinstance(i, str) and not getattr(e, "style", "x") for i, e in zip(items, events, strict=True)]
    if len(items) < 2 or not all(plain) or not items[0][:1].isupper():
        return None
    rest = items[1:]
    ends = rest[-1][:1].islower() and re.search(r" (y|e|o|u|ni) ", rest[-1])
    if not (ends or (" " in items[0] and any(i[:1].islower() for i in rest))):
        return None
    mark = events[1].start_mark
    one = remedy(write, ", ".join(items)).replace(write, f"{write}[", 1) + "]" if write else ""
    return mark.line + 1, mark.column + 1, f"{COMMA} Si son varios, empiézalos igual, con mayúscula o sin ella.{one}"


def loose(event: Any, lines: Lines) -> bool:
    """Whether a name between braces has no colon: the rest of a text that a comma cut."""
    rest = lines[event.end_mark.line][event.end_mark.column :].lstrip()
    return not event.style and rest[:1] in (",", "}", "")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
