"""What is made besides drawings: one file an order, from the model or from finished files. Can be pickled."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from macros.model import Guia, Modelo, Paquete, Pieza, Sesion
from print.jobs import Archivo, Made
from print.key import key
from print.output import save

EDITABLE = "editable"
FOLDER = "kit/salidas"
"""Where the files go that belong to no piece."""
WHOLE = "paquete"
"""What the files of the whole package are said to be of."""


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
        archivo = Archivo(self.ruta, self.variante, self.formato, 0, len(data), digest, etiquetado=False)
        return Made(self.clave, self.pieza, [archivo])


def of_piece(
    pieza: Pieza, formato: str, facts: str, hacer: Callable[..., bytes], *, name: str = "", variante: str = EDITABLE,
    lee: tuple[str, ...] = (),
) -> Encargo:  # fmt: skip
    """A file of a piece, in its folder. ``facts``: all of the model that decides its bytes."""
    name = name or pieza.id
    clave = key(name, formato, facts)
    return Encargo(clave, f"kit/{pieza.id}/{name}.{formato}", formato, hacer, pieza.id, "", variante, lee)


def of_scope(
    whose: Sesion | Guia | Paquete, name: str, formato: str, facts: str, hacer: Callable[..., bytes], *,
    variante: str = EDITABLE, lee: tuple[str, ...] = (),
) -> Encargo:  # fmt: skip
    """A file of a session, a guide or the whole package: it goes with its bundle and on its page."""
    alcance = scope_id(whose)
    clave = key(alcance, name, formato, facts)
    return Encargo(clave, f"{FOLDER}/{alcance}-{name}.{formato}", formato, hacer, "", alcance, variante, lee)


def scope_id(whose: Sesion | Guia | Paquete) -> str:
    """«sesion-4», «guia-ciclo», «paquete»: what bundles and files that belong to no piece are of."""
    if isinstance(whose, Sesion):
        return whose.id
    return f"guia-{whose.id}" if isinstance(whose, Guia) else WHOLE


def facts(paquete: Paquete, *things: Modelo | str) -> str:
    """What every office file says (package, organisation, logo, fixed words), and ``things``: all that decides it."""
    p = paquete.portada
    logo = hashlib.sha256(paquete.logo.contenido).hexdigest() if paquete.logo else ""
    words = [r.model_dump_json() for r in (paquete.rotulos.oficina, paquete.rotulos.kit, *paquete.rotulos.tipos)]
    common = (p.titulo, p.edicion, p.organizacion, p.supuestos, logo, words)
    return repr((common, [x if isinstance(x, str) else x.model_dump_json() for x in things]))


def reading(order: Encargo, finished: Mapping[str, Archivo]) -> Encargo:
    """``order`` with the files that it reads in its key. ``finished``: files by route."""
    return replace(order, clave=key(order.clave, *(finished[route].sha256 for route in order.lee)))
