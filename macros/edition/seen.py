"""A change of an edition seen beside the package: what it replaced (``decia``), what it puts, what is there now."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any, Literal

from macros.model.edicion import Cambio

REPLACE = ("poner", "quitar", "orden")
"""Actions that take the place of something: these remember what it was."""
Estado = Literal["igual", "sin-nota", "propio", "ya", "movido", "perdido", "posicion"]


@dataclass(frozen=True)
class Visto:
    """One change. ``indice`` in «cambios» from 0; ``linea`` of the edition's file; ``raiz``: kind and id it speaks of.

    estado: «igual» applies by itself; «sin-nota» applies, and does not say what it replaces; «propio» changes words of
    the edition itself; «ya» says what the package says by now; «movido», the package changed what it replaces;
    «perdido» finds its place no more; «posicion» counts instead of naming. ``mejor``: the address to write instead of
    one that counts, or of one that is lost where what it remembers is found again.
    """

    indice: int
    linea: int
    estado: Estado
    cambio: Cambio
    raiz: tuple[str, str] = ("", "")
    ahora: Any = None
    nuevo: Any = None
    """What ``decia`` would be now."""
    mensaje: str = ""
    mejor: str = ""

    @property
    def donde(self) -> str:
        """Where, in the words of the edition."""
        inner = self.cambio.campo or (f"«{self.cambio.pregunta}»" if self.cambio.pregunta else "")
        return f"{self.cambio.en}: {inner}" if inner else self.cambio.en

    @property
    def mio(self) -> str:
        """What the edition does there, in few words."""
        if self.cambio.action == "quitar":
            return "se quita"
        return brief(getattr(self.cambio, self.cambio.action))

    @property
    def hoy(self) -> str:
        """What the package says there now."""
        return brief(self.ahora)

    @property
    def antes(self) -> str:
        """What it replaced."""
        return "" if self.cambio.decia is None else brief(self.cambio.decia) or "nada"


def moved(v: Visto) -> str:
    """What to tell of a change whose ground moved, with the three ways out."""
    from macros.edition.file import dumped  # only then is the writer of YAML needed

    mix = " Para mezclar, cambia también «poner»." if v.cambio.action == "poner" else ""
    before, now = brief(v.cambio.decia, 32) or "nada", brief(v.ahora, 32) or "nada"
    differ = f"Decía «{before}»; ahora, «{now}»." if before != now else f"Empezaba «{before}» y ya no sigue igual."
    return (
        f"el paquete cambió lo que aquí reemplazas. {differ} Para dejar lo tuyo escribe «decia: {dumped(v.nuevo)}». "
        f"Para tomar lo suyo, borra el cambio.{mix}"
    )


def brief(value: Any, most: int = 400) -> str:
    """A value in one line of words, without the mark that ``decia`` has for the program."""
    if value is None:
        return ""
    if isinstance(value, dict):
        text = str(value.get("titulo") or " · ".join(brief(v) for v in value.values()))
    elif isinstance(value, list | tuple):
        text = " · ".join(brief(v) for v in value)
    else:
        text = str(value).lower() if isinstance(value, bool) else str(value)
    text = re.sub(r"… \([0-9a-f]{6}\)$", "…", " ".join(text.split()))
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


# ---- what a change remembers ----

SHORT = 50
"""Letters of a text that is kept whole; a longer one keeps how it begins and a mark of the rest."""
_MARKED = re.compile(r"\([0-9a-f]{6}\)$")
NOTHING = ""
"""What is kept where nothing stood there."""


def said(value: Any) -> Any:
    """``value`` as ``decia`` keeps it: small things whole, long ones by their first words and a mark of the whole."""
    if value is None:
        return NOTHING
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        text = " ".join(value.split())
        return text if len(text) <= SHORT else f"{_first(text)} {_mark(text)}"
    if isinstance(value, dict) and value.get("id"):
        return said(str(value.get("titulo") or value["id"]))
    return f"{_first(_words(value))} {_mark(_whole(value))}".strip()


def same(decia: Any, value: Any) -> bool:
    """Whether ``value`` is what ``decia`` remembers, kept by the program or copied by hand."""
    if isinstance(decia, str):
        decia = " ".join(decia.split())
        if marked := _MARKED.search(decia):  # how it begins is for people; the mark is for us
            return marked[0] == _mark(_whole(value))
    if decia == said(value) and isinstance(decia, bool) == isinstance(said(value), bool):
        return True
    return isinstance(value, str) and decia == " ".join(value.split())


def same_order(decia: Any, now: list[str]) -> bool:
    """Whether what both lists name stands in the same order: what was added or taken away does not move the rest."""
    before = [str(x) for x in decia] if isinstance(decia, list) else []
    return [x for x in before if x in now] == [x for x in now if x in before]


def _whole(value: Any) -> str:
    """All of a value, whatever the lines it is written on; a thing with an id is itself while it is called the same."""
    if isinstance(value, dict) and value.get("id"):
        value = str(value.get("titulo") or value["id"])
    if isinstance(value, str):
        return " ".join(value.split())
    return json.dumps(_even(value), ensure_ascii=False, sort_keys=True)


def _first(text: str) -> str:
    cut = text[: SHORT - 15]
    return f"{cut.rsplit(' ', 1)[0] if len(text) > len(cut) else text}…"


def _mark(text: str) -> str:
    return f"({hashlib.sha256(text.encode()).hexdigest()[:6]})"


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return " · ".join(filter(None, (_words(v) for v in value.values())))
    if isinstance(value, list):
        return " · ".join(filter(None, (_words(v) for v in value)))
    return "" if value is None else " ".join(str(value).split())


def _even(value: Any) -> Any:
    """Without what a re-wrapped line changes."""
    if isinstance(value, dict):
        return {k: _even(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_even(v) for v in value]
    return " ".join(value.split()) if isinstance(value, str) else value
