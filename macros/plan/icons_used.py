"""Every icon that the data asks for, with the thing that asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model import Paquete, Presentacion

Path_ = tuple[str | int, ...]


def icons_used(paquete: Paquete) -> Iterator[tuple[str, str, Path_, str]]:
    """(kind, id, path inside it, name of the icon) of each one."""
    for sesion in paquete.sesiones.values():
        if sesion.icono:
            yield "sesion", sesion.id, ("icono",), sesion.icono
    for guia in paquete.guias.values():
        if guia.icono:
            yield "guia", guia.id, ("icono",), guia.icono
    for i, words in enumerate(paquete.rotulos.tipos):
        yield "rotulos", "", ("tipos", i, "icono"), words.icono
    for i, moment in enumerate(paquete.rotulos.momentos):
        yield "rotulos", "", ("momentos", i, "icono"), moment.icono
    for pieza in paquete.piezas.values():
        if isinstance(pieza, Presentacion):
            for i, slide in enumerate(pieza.laminas):
                if slide.icono:
                    yield "pieza", pieza.id, ("laminas", i, "icono"), slide.icono
