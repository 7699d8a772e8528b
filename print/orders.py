"""What is made besides drawings: one file an order, from the model or from finished files. Can be pickled."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import FunctionType
from typing import Any

from macros.model import Guia, Paquete, Pieza, Sesion
from macros.public.kit import WHOLE, Archivo
from print.jobs import Made
from print.key import dump, key, narrowed
from print.output import save

EDITABLE = "editable"
WORDS = ("kit", "oficina", "tipos")
"""Families of fixed words that every office file may take from."""
FOLDER = "kit/salidas"
"""Where the files go that belong to no piece."""


@dataclass(frozen=True)
class Encargo:
    """One file to make.

    clave: hash of all that decides its bytes. formato: its ending, «docx» or another one of ``macros.plan.uses``.
    pieza: the piece it belongs to; empty for a file of ``alcance``: a session, a guide («guia-ciclo») or the whole
    package. lee: finished files that it is made from, below the output folder; ``hacer`` gets their paths.
    """

    clave: str
    ruta: str
    formato: str
    hacer: Callable[..., bytes]
    pieza: str = ""
    alcance: str = ""
    variante: str = EDITABLE
    lee: tuple[str, ...] = ()

    def made(self, out: Path) -> Made:
        """Make the file below ``out``."""
        data = self.hacer(*(out / route for route in self.lee))
        save(out / self.ruta, data)
        digest = hashlib.sha256(data).hexdigest()
        archivo = Archivo(
            ruta=self.ruta, variante=self.variante, papel=self.formato, paginas=0, bytes=len(data), sha256=digest,
            etiquetado=False,
        )  # fmt: skip
        return Made(self.clave, self.pieza, [archivo])


def of_piece(
    pieza: Pieza, formato: str, hacer: Callable[..., bytes], things: tuple[Any, ...], *, name: str = "",
    variante: str = EDITABLE, lee: tuple[str, ...] = (),
) -> Encargo:  # fmt: skip
    """A file of a piece, in its folder, that ``hacer`` makes from ``things`` alone: they are its key, whole."""
    name = name or pieza.id
    clave = _key(hacer, things, name, formato)
    return Encargo(
        clave, f"kit/{pieza.id}/{name}.{formato}", formato, partial(hacer, *things), pieza.id, "", variante, lee
    )


def of_scope(
    whose: Sesion | Guia | Paquete, name: str, formato: str, hacer: Callable[..., bytes], things: tuple[Any, ...], *,
    variante: str = EDITABLE, lee: tuple[str, ...] = (),
) -> Encargo:  # fmt: skip
    """A file of a session, a guide or the whole package: it goes with its bundle and on its page."""
    alcance = scope_id(whose)
    clave = _key(hacer, things, alcance, name, formato)
    return Encargo(
        clave, f"{FOLDER}/{alcance}-{name}.{formato}", formato, partial(hacer, *things), "", alcance, variante, lee
    )


def _key(hacer: Callable[..., bytes], things: tuple[Any, ...], *about: str) -> str:
    if not isinstance(hacer, FunctionType) or hacer.__closure__:
        raise TypeError("what makes a file is a plain function: all that it takes is told in things, and is in the key")
    return key(*about, hacer.__module__, hacer.__qualname__, dump(*things))


def scope_id(whose: Sesion | Guia | Paquete) -> str:
    """«sesion-4», «guia-ciclo», «paquete»: what bundles and files that belong to no piece are of."""
    if isinstance(whose, Sesion):
        return whose.id
    return f"guia-{whose.id}" if isinstance(whose, Guia) else WHOLE


def office(paquete: Paquete, *more: str, **kept: Any) -> Paquete:
    """What an office file may say: package, organisation, logo, the fixed words of all of them and of the families
    ``more``, and what is ``kept`` of everything else, by field (``print.key.narrowed``)."""
    return narrowed(paquete, (*WORDS, *more), **kept)


def reading(order: Encargo, finished: Mapping[str, Archivo]) -> Encargo:
    """``order`` with the files that it reads in its key. ``finished``: files by route."""
    return replace(order, clave=key(order.clave, *(finished[route].sha256 for route in order.lee)))
