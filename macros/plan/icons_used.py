"""Every icon that the data asks for, with the thing that asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from macros.kept import Kept
from macros.model import Modelo, Paquete

Path_ = tuple[str | int, ...]
FIELDS = ("icono", "iconos")
"""Fields that name icons, in any model."""


def icons_used(paquete: Paquete, kept: Kept | None = None) -> Iterator[tuple[str, str, Path_, str]]:
    """(kind, id, path inside it, name of the icon) of each one."""
    kept = kept or Kept()
    things: dict[str, Mapping[str, Modelo]] = {
        "sesion": paquete.sesiones, "guia": paquete.guias, "pieza": paquete.piezas, "seccion": paquete.secciones,
        "termino": paquete.terminos, "rotulos": {"": paquete.rotulos},
    }  # fmt: skip
    for kind, many in things.items():
        for id_, thing in many.items():
            for path, name in kept.of("iconos", thing, partial(_all_below, thing)):
                yield kind, id_, path, name


def _all_below(thing: Modelo) -> list[tuple[Path_, str]]:
    return list(_below(thing, ()))


def _below(value: object, path: Path_) -> Iterator[tuple[Path_, str]]:
    """(path, name) of each icon in a thing and in what it is made of."""
    if isinstance(value, tuple):
        for n, inner in enumerate(value):
            if isinstance(inner, Modelo | tuple):
                yield from _below(inner, (*path, n))
    elif isinstance(value, Modelo):
        for field, inner in value.__dict__.items():
            if field in FIELDS:
                for n, name in enumerate(inner if isinstance(inner, tuple) else (inner,)):
                    if isinstance(name, str):
                        yield (*path, field, n) if isinstance(inner, tuple) else (*path, field), name
            elif isinstance(inner, Modelo | tuple):
                yield from _below(inner, (*path, field))
