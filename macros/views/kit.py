"""The kit: every printable piece with its picture and its files."""

from __future__ import annotations

from collections.abc import Callable

from macros.catalog import Archivo
from macros.model import TIPOS
from macros.views.contexto import Contexto, pick

ORDER = ("rellenable", "estatica", "original", "mosaico")
"""Variants as people look for them: what to fill in or print at home first."""


def kit(ctx: Contexto) -> str:
    """All the pieces, grouped by type; each has its id as anchor."""
    groups = {t: [p for p in ctx.paquete.piezas.values() if p.tipo == t] for t in TIPOS}
    used: dict[str, list[tuple[str, str, str]]] = {}
    for s in ctx.paquete.sesiones.values():
        for b in s.bloques:
            names = {*(p for paso in b.pasos for p in paso.piezas), *(m.pieza for m in b.materiales if m.pieza)}
            for name in names:
                used.setdefault(name, []).append((s.id, b.id, b.titulo))
    return ctx.render("kit", grupos={t: g for t, g in groups.items() if g}, usos=used, archivos=files_of(ctx))


def descarga(ctx: Contexto, id_: str) -> str:
    """One piece with its picture and its files, for pages that are about it; nothing where the edition has it not."""
    if ("pieza", id_) in ctx.paquete.fuera:
        return ""
    return ctx.render("descarga", pieza=pick(ctx.paquete.piezas, id_), archivos=files_of(ctx))


def muestra(ctx: Contexto, *ids: str) -> str:
    """A strip of thumbnails that lead to the kit; nothing where the kit was not built."""
    here = [i for i in ids if ("pieza", i) not in ctx.paquete.fuera]
    if not here:  # an edition without any of them shows its own first posters
        here = [p.id for p in ctx.paquete.piezas.values() if p.sesion and p.tipo == "rotafolio"][: len(ids)]
    return ctx.render("muestra", piezas=[pick(ctx.paquete.piezas, i) for i in here])


def files_of(ctx: Contexto) -> Callable[[str], list[Archivo]]:
    """Function from a piece's id to its files, those people want first at the head."""
    return lambda id_: sorted(
        ctx.catalogo.archivos.get(id_, ()), key=lambda a: (ORDER.index(a.variante), a.papel != "carta")
    )
