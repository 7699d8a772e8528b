"""An edition's own page: its changes beside the package of today."""

from __future__ import annotations

from collections.abc import Sequence

from macros.edition.seen import Visto
from macros.site.views.contexto import Contexto

GROUPS = (("mirada", ("movido",)), ("perdidos", ("perdido", "posicion")), ("ya", ("ya",)))
"""Groups of the page, each with the states of its changes; the rest apply by themselves."""


def cambios_del_paquete(ctx: Contexto, novedades: Sequence[str] = ()) -> str:
    """The changes in groups: those that need an eye, that lost their place, that are said by now, and the others.

    ``novedades``: what is new in the package, a sentence each, where an earlier version is at hand.
    """
    groups = [(name, [v for v in ctx.vistos if v.estado in states]) for name, states in GROUPS]
    told = {s for _, states in GROUPS for s in states}
    groups.append(("solos", [v for v in ctx.vistos if v.estado not in told]))
    r = ctx.paquete.rotulos.edicion
    return ctx.render("cambios", grupos=groups, rc=r.cambios, rn=r.novedades, novedades=novedades)
