"""A change of an edition seen against the package: what it replaced, what it puts there, what the package says now."""

from __future__ import annotations

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
    «perdido» finds its place no more; «posicion» counts instead of naming (``mejor``: its address by names).
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
        f"el paquete cambió lo que aquí reemplazas. {differ} Para dejar lo tuyo escribe decia: {dumped(v.nuevo)}. "
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
