"""Problems found in the data, as people read them: where, what, and what to do next."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

_ORDER = re.compile(r"^(\s*)(:):", re.MULTILINE)
Gravedad = Literal["error", "aviso"]


@dataclass(frozen=True, order=True)
class Problem:
    """One finding.

    archivo: path relative to the project's root, with slashes.
    linea, columna: 1-based position; 0 where the finding belongs to a whole file.
    regla: stable id of the rule that found it (kebab case, Spanish).
    cita: the faulty line as it stands in the file, without its end of line.
    cifras: figures that the rule compared, by name, for other programs; minutes where the name does not say.
    ruta: names of fields and places in lists that lead to it in its file; empty where it is not known. It tells no
    finding from another: where it stands says the same.
    """

    archivo: str
    linea: int
    columna: int
    mensaje: str
    regla: str = "dato"
    gravedad: Gravedad = "error"
    cita: str = ""
    cifras: tuple[tuple[str, float], ...] = ()
    ruta: tuple[str | int, ...] = field(default=(), compare=False, repr=False)

    def __str__(self) -> str:
        where = f"{self.archivo}:{self.linea}:{self.columna}" if self.linea else self.archivo
        kind = "aviso: " if self.gravedad == "aviso" else ""
        head = f"{shown(where)}: {kind}{shown(self.mensaje, lines=True)} [{self.regla}]"
        if not self.cita.strip():
            return head
        quoted = self.cita if len(self.cita) <= 110 else self.cita[:110] + " …"
        return f"{head}\n    {self.linea} | {quoted}"

    def quoting(self, lines: Sequence[str]) -> Problem:
        """The same problem with the line of ``lines`` it points at."""
        if 0 < self.linea <= len(lines):
            return replace(self, cita="".join(_visible(c) for c in lines[self.linea - 1]))
        return self


def _visible(char: str) -> str:
    """A quoted file may hold what a terminal obeys; a tab is shown, since it may be what is wrong."""
    return char if char.isprintable() else "⇥ " if char == "\t" else "·" if char == "\xa0" else "\ufffd"


def shown(text: str, *, lines: bool = False) -> str:
    """``text`` for a terminal or a log: a file's name may hold what they obey. ``lines``: it may have several.

    A line that begins with «::» would be an order to GitHub.
    """
    kept = "\xa0\u2009\u202f" + ("\n" if lines else "")
    plain = "".join(c if c.isprintable() or c in kept else _visible(c) for c in text)
    return _ORDER.sub(r"\1\2 :", plain)


class DataErrors(Exception):
    """All the problems of one pass over the data; ``str()`` prints them one below the other."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(p) for p in self.problems))


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """«¿Quisiste decir …?» with the closest known name, or an empty string."""
    names = list(known)
    folded = {n.lower(): n for n in names}
    close = difflib.get_close_matches(wrong.lower(), folded, n=1, cutoff=0.6)
    if not close and wrong:
        close = [f for f in folded if f.startswith((wrong.lower() + "_", wrong.lower() + "-"))][:1]
    return f" ¿Quisiste decir «{folded[close[0]]}»?" if close else ""


def as_id(text: str) -> str:
    """An id like ``text``: «Visión interna» gives «vision-interna»; empty where no letter serves."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
