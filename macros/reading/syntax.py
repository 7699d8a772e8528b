"""What is wrong with how a file is written, in Spanish: characters that cannot be seen, and YAML's syntax errors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from macros.reading import letters

ANCHOR = (
    'un texto que empieza con «*» o «&» va entre comillas: "**Antes.** Revisa el salón". '
    "Si querías repetir un valor, escríbelo completo."
)
TAG = "un texto que empieza con «!» va entre comillas. Si no es texto, borra «{}»: aquí solo van datos."
ESCAPE = (
    "hay un tabulador o un código («\\t», «\\0»…) dentro del texto. Usa un espacio; para una barra, escribe «\\\\»."
)
NAMELESS = "falta el nombre del campo antes de los dos puntos. Escribe el nombre, o quita los dos puntos."
MERGE = "«<<» no se usa en estos archivos. Escribe los campos uno por uno."

STRANGE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd-\uffff\ud800-\udfff]"
)
"""Control characters, invisible ones that break names and searches, and the mark of a lost letter (U+FFFD)."""
_SPACE = re.compile("^[ \t-]*(?:\\w+:)?[ \t]*([\xa0\u2000-\u200a\u202f\u3000])")
"""A space that YAML does not count as one, where the form of the file depends on it."""
_GARBLED = re.compile("[ÃÂ][\x80-\xbf]")
"""UTF-8 read as Latin-1 and saved again: «Ã³» for «ó»."""
_CONFLICT = re.compile(r"(<{7}|>{7}|\|{7})( |$)|={7}$")
"""What a merge leaves in a file where two people changed the same lines."""
CONFLICT = (
    "aquí se juntaron dos versiones del archivo y quedaron las marcas («<<<<<<<», «=======», «>>>>>>>»). "
    "Entre ellas están las dos: deja la que quieres y borra la otra, con las marcas."
)


def strange_characters(lines: Sequence[str]) -> list[tuple[int, int, str]]:
    """(line, column, message) for the first bad character of each line, 20 lines at most."""
    for number, line in enumerate(lines, 1):
        if _CONFLICT.match(line) and "".join(lines).count("<" * 7):
            return [(number, 1, CONFLICT)]  # all the rest of such a file is wrong for this reason
    out = []
    for number, line in enumerate(lines, 1):
        if found := _GARBLED.search(line):
            letter = found[0].encode("latin-1").decode("utf-8")
            message = f"«{found[0]}» es un acento dañado. Escribe «{letter}» y guarda el archivo en UTF-8."
        elif found := STRANGE.search(line) or letters.at_the_start(line):
            code = f"U+{ord(found[0]):04X}"
            message = (
                "aquí se perdió una letra («\ufffd»). Escríbela de nuevo."
                if found[0] == "\ufffd"
                else f"hay un carácter invisible ({code}) que llegó al copiar y pegar. "
                "Borra desde la letra anterior hasta la siguiente y escríbelas de nuevo."
            )
        elif found := _SPACE.match(line):
            at = found.start(1) + 1
            message = "hay un espacio especial, copiado de una página o de Word. Bórralo y usa la barra espaciadora."
            out.append((number, at, message))
            continue
        else:
            continue
        out.append((number, found.start() + 1, message))
    return out[:20]


def explain_syntax(
    problem: str, context: str, problem_mark: Any, context_mark: Any, lines: Sequence[str]
) -> tuple[str, tuple[int, int]]:
    """Spanish text and 1-based position for a syntax error of PyYAML.

    ``problem`` and ``context`` are the fixed strings of PyYAML 6 (scanner.py, parser.py); the marks are its own.
    """
    mark = problem_mark or context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if line > len(lines) or not "".join(lines[line - 1 :]).strip():  # the end of the file: nothing to look at there
        line, column = _last_written(lines)
    start = (context_mark.line + 1, context_mark.column + 1) if context_mark else (line, column)
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    if "'<scalar>'" in problem and (opened := _opened_above(lines, line, column)):
        return "aquí se abren unas comillas que no se cierran en su renglón. Agrega la comilla del final.", opened
    message, at_start = _sentence(problem, context, here, lines[start[0] - 1])
    return message, start if at_start else (line, column)


def _last_written(lines: Sequence[str]) -> tuple[int, int]:
    number = max((i for i, text in enumerate(lines, 1) if text.strip()), default=1)
    return number, 1


def _opened_above(lines: Sequence[str], line: int, column: int) -> tuple[int, int] | None:
    """Where a quote opened whose missing end was taken from a later line: there the text goes on after the quote."""
    before = lines[line - 1][: column - 1]
    quote = before[-1:]
    if quote not in ('"', "'") or before.count(quote) % 2 == 0:
        return None
    above = (n for n in range(line - 1, 0, -1) if lines[n - 1].count(quote) % 2)
    number = next(above, None)
    return (number, lines[number - 1].index(quote) + 1) if number else None


def _sentence(problem: str, context: str, here: str, first: str) -> tuple[str, bool]:
    """The text, and whether to point at where the construct begins (on the line ``first``)."""
    if "\\t" in problem or "\t" in here[: len(here) - len(here.lstrip())]:
        return "hay un tabulador al comienzo del renglón. Bórralo y usa espacios: dos por cada nivel.", False
    if "“" in here or "”" in here:
        return 'las comillas curvas (“ ”) no sirven para encerrar un texto. Cámbialas por comillas rectas (").', False
    if "quoted scalar" in context:
        if "escape" in problem:
            return "entre comillas dobles, «\\» no es una letra. Escribe «\\\\» o usa comillas simples (').", False
        return "aquí se abren unas comillas que no se cierran. Agrega la comilla del final.", True
    if "alias" in context or "anchor" in context:
        return ANCHOR, False
    if "tag" in context or "directive" in context:
        return "un texto que empieza con «!» o «%» va entre comillas. Ponlas al principio y al final.", False
    if problem.startswith("mapping values are not allowed"):
        if re.match(r"\s*(?:- )?\w+\s*:(?!.*:\s)", here):
            return "este renglón está más a la derecha de lo que debe. Alinéalo con el de arriba.", False
        return 'sobran dos puntos. Si el texto los lleva, ponlo entre comillas: titulo: "Alianzas: qué son".', False
    if problem.startswith("could not find expected ':'"):
        if glued := re.match(r"\s*(?:- )?(\w+):(\S+)", first):
            return f"falta un espacio después de los dos puntos. Escribe: {glued[1]}: {glued[2]}", True
        bare = re.match(r"\s*(?:- )?(\w+)\s+(\S.*)", first)
        write = (
            f"{bare[1]}: {bare[2]}" if bare and bare[1].islower() else "el campo, dos puntos, un espacio y el valor."
        )
        return f"a este renglón le faltan los dos puntos. Escribe: {write}", True
    if "block scalar" in context:
        return "después de «>-» o «|» no va nada en el renglón. Escribe el texto abajo, dos espacios adentro.", False
    if context.startswith("while parsing a block"):
        if here.lstrip().startswith(":"):
            return NAMELESS, False
        if here.lstrip().startswith("- "):
            return "este guion no está a la altura de los demás. Alinea todos los guiones de la lista.", False
        if re.search(r"(:|-)\s+\{[^{}:]*\}\s*[^\s#,]", here):
            return "el texto empieza con una llave. Encierra el texto completo entre comillas.", False
        if "'<scalar>'" in problem and re.search(r":\s+[\"']", here):
            return "hay texto después de la comilla que cierra. Encierra el texto completo entre comillas.", False
        if "'<scalar>'" in problem or "'?'" in problem or "'<block mapping start>'" in problem:
            return (
                "este renglón no está a la altura de los de su grupo. Alinéalo con el de arriba; "
                "si el de arriba lleva comillas, revisa que encierren todo el texto.",
                False,
            )
        return "aquí hay un signo que sobra, o falta un guion o un campo. Compara con el renglón de arriba.", False
    if "flow" in context:
        return "falta cerrar un corchete «]» o una llave «}», o falta una coma. Agrega lo que falta.", True
    if "expected '<document start>'" in problem:
        return "este renglón no va con lo de arriba. Escribe cada dato como campo: valor, a la misma altura.", False
    if "cannot start any token" in problem:
        return "un texto no puede empezar con este signo (@ ` %). Ponlo entre comillas.", False
    return "no se entiende este renglón. Revisa sangría, dos puntos y comillas; compáralo con el de arriba.", False
