"""The one registry of the kinds of data file: where each stands, its model, and how messages and editors call it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import (
    TIPOS,
    Anexo,
    Articulo,
    Auditoria,
    Busqueda,
    Caso,
    Errata,
    Guia,
    Marco,
    Modelo,
    Portada,
    Programa,
    Puentes,
    Referencia,
    Rotulos,
    Seccion,
    Sesion,
    Termino,
)
from macros.model.edicion import EdicionPropia

EDITIONS = "ediciones"
"""Folder of the editions: ``<id>.yml`` each, and what only it has in ``<id>/``."""
SCHEMAS = "esquemas"
"""Folder of the generated schemas, which nobody edits: only ``.json`` stands there."""


@dataclass(frozen=True)
class Kind:
    """A kind of thing in the data, called as ``Ref`` and ``Origen`` call it.

    lugar: its file or its folder («sesiones/») in ``data/``. modelo: None where each file says its own in ``tipo``.
    lista: the field that holds many things in one file. una, nombrada: how messages call one, and its id, where others
    may name it. esquema: name of its schema, if not that of the kind. opcional: a package may do without the file.
    de_ediciones: an edition may have things of its own. con_pagina: the site has a page for each, in the folder of
    ``docs/`` called as that of the data. direccion: what the changes of an edition call it.
    """

    kind: str
    lugar: str
    modelo: type[Modelo] | None
    lista: str = ""
    una: str = ""
    nombrada: str = ""
    esquema: str = ""
    opcional: bool = False
    de_ediciones: bool = False
    con_pagina: bool = False
    direccion: str = ""

    @property
    def carpeta(self) -> str:
        """Its folder of ``data/``; empty for what stands in one file."""
        return self.lugar.removesuffix("/") if self.lugar.endswith("/") else ""

    @property
    def se_nombra(self) -> bool:
        """Whether other things name one of these by its id."""
        return bool(self.una)

    @property
    def donde(self) -> str:
        """«una sesión de data/sesiones/», as messages say it."""
        return f"{self.una} de data/{self.lugar}"

    @property
    def honda(self) -> int:
        """How many names deep its files stand in ``data/``: three in a folder for each ``tipo``."""
        return (2 if self.modelo else 3) if self.carpeta else 1

    @property
    def patron(self) -> str:
        """Glob of its files below its folder."""
        return "*.yml" if self.modelo else "*/*.yml"


KINDS: tuple[Kind, ...] = (
    Kind("portada", "paquete.yml", Portada, esquema="paquete", direccion="paquete"),
    Kind("programa", "programa.yml", Programa, opcional=True, direccion="programa"),
    Kind("puentes", "puentes.yml", Puentes, opcional=True),
    Kind("marco", "marco.yml", Marco, opcional=True),
    Kind("busqueda", "sinonimos.yml", Busqueda, esquema="sinonimos", opcional=True),
    Kind("auditoria", "auditoria.yml", Auditoria),
    Kind("edicion", f"{EDITIONS}/", EdicionPropia),
    Kind("rotulos", "rotulos.yml", Rotulos, direccion="rotulos"),
    Kind(
        "sesion", "sesiones/", Sesion, una="una sesión", nombrada="id de una sesión", de_ediciones=True, con_pagina=True
    ),
    Kind(
        "seccion", "libro/", Seccion, una="una sección", nombrada="id de una sección del Libro de Trabajo",
        con_pagina=True,
    ),
    Kind("guia", "guias/", Guia, una="una guía", nombrada="id de una guía", con_pagina=True),
    Kind("anexo", "anexos/", Anexo, una="un anexo", nombrada="id de un anexo", con_pagina=True),
    Kind("caso", "casos/", Caso, una="un caso", nombrada="id de un caso"),
    Kind(
        "termino", "glosario.yml", Termino, "terminos", "un término", "id de un término del glosario",
        esquema="glosario",
    ),
    Kind(
        "referencia", "referencias.yml", Referencia, "referencias", "una referencia", "id de una referencia",
        esquema="referencias",
    ),
    Kind(
        "articulo", "materiales.yml", Articulo, "articulos", "un artículo", "id de un artículo de data/materiales.yml",
        esquema="materiales",
    ),
    Kind(
        "errata", "erratas.yml", Errata, "erratas", "una errata", "clave de una errata", esquema="erratas",
        opcional=True,
    ),
    Kind("pieza", "piezas/", None, una="una pieza", nombrada="id de una pieza", de_ediciones=True),
)  # fmt: skip
"""In the order in which editors see them."""
BY_KIND: dict[str, Kind] = {k.kind: k for k in KINDS}
NAMED: dict[str, Kind] = {k.kind: k for k in KINDS if k.se_nombra}
"""What a ``Ref`` may point at."""
SINGLES: tuple[Kind, ...] = tuple(k for k in KINDS if not (k.carpeta or k.lista))
"""Files with one thing."""
MANY: tuple[Kind, ...] = tuple(k for k in KINDS if k.lista)
"""Files with a list of things."""
IN_FOLDERS: tuple[Kind, ...] = tuple(k for k in KINDS if k.carpeta and k.kind != "edicion")
"""Folders with one thing a file, but for the editions, which change what the others say."""


@dataclass(frozen=True)
class Esquema:
    """Files that share a schema: ``patrones`` are globs below the root; ``lista`` is the field that holds a list."""

    modelo: type[Modelo]
    patrones: tuple[str, ...]
    lista: str = ""


def _schemas(k: Kind) -> dict[str, Esquema]:
    if k.modelo is None:
        return {f"{k.kind}-{tipo}": Esquema(model, _globs(k, f"{tipo}/")) for tipo, model in TIPOS.items()}
    return {k.esquema or k.kind: Esquema(k.modelo, _globs(k, ""), k.lista)}


def _globs(k: Kind, below: str) -> tuple[str, ...]:
    if not k.carpeta:
        return (f"data/{k.lugar}",)
    own = (f"data/{EDITIONS}/*/{k.lugar}{below}*.yml",) if k.de_ediciones else ()
    return (f"data/{k.lugar}{below}*.yml", *own)


ESQUEMAS: dict[str, Esquema] = {name: schema for k in KINDS for name, schema in _schemas(k).items()}
"""Every schema by name, one a type of piece."""
