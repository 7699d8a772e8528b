"""Pages and files made from the data alone: which there are, and which view each shows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from macros.colours import site_css
from macros.model import Paquete
from macros.reading.kinds import BY_KIND

OF_SESSIONS = "sesiones/"
# A logo is drawn for white paper.
_LOGO_CSS = """\
.md-header__button.md-logo img, .md-nav__button.md-logo img {
  box-sizing: border-box; width: auto; max-width: 5rem; padding: 0.1rem 0.2rem;
  border-radius: 0.15rem; background: #fff;
}
"""


@dataclass(frozen=True)
class Pagina:
    """A page that is one view of one thing; ``plantilla`` is the theme's template, where it is not the usual one."""

    vista: str
    id: str
    plantilla: str = ""
    se_busca: bool = True
    """Whether the search finds it."""


def pages(paquete: Paquete, *, propia: bool = False) -> dict[str, Pagina]:
    """Pages by route below ``docs/``: one for each piece of the kit and each rule of the audit, a room a session.

    ``propia``: of an edition, also the one that sets its changes beside the package.
    """
    own = {"adaptar/cambios-del-paquete.md": Pagina("cambios_del_paquete", "", se_busca=False)} if propia else {}
    pieces = {f"kit/{id_}.md": Pagina("pieza", id_, "kit.html") for id_ in paquete.piezas}
    rooms = {f"sala/{id_}.md": Pagina("sala", id_, "sala.html", se_busca=False) for id_ in paquete.sesiones}
    sheets = {f"imprimir/{id_}.md": Pagina("imprimir", id_, "imprimir.html") for id_ in paquete.sesiones}
    return pieces | rooms | sheets | own | {f"adaptar/reglas/{r.id}.md": Pagina("regla", r.id) for r in paquete.auditoria.reglas}


# ---- sessions and editions -----------------------------------------------------------------------


def session_pages(paquete: Paquete, there: Collection[str]) -> dict[str, Pagina]:
    """Pages by route for each session whose page is not among those of ``docs/`` (``there``)."""
    wanted = {f"{OF_SESSIONS}{id_}.md": Pagina("sesion", id_) for id_ in paquete.sesiones}
    return {route: page for route, page in wanted.items() if route not in there}


def pages_left_out(paquete: Paquete) -> set[str]:
    """Routes below ``docs/`` about what an edition leaves out."""
    return {f"{BY_KIND[kind].lugar}{id_}.md" for kind, id_ in paquete.fuera if BY_KIND[kind].con_pagina}


def in_nav(nav: Any, paquete: Paquete, gone: Collection[str]) -> Any:
    """The menu without the pages in ``gone``, and with the sessions of the package in their order.

    Agendas of guides and of the process stay where the menu has them; those it has nowhere follow the sessions.
    """
    named = set(_routes(nav))
    agendas = [s.id for s in paquete.sesiones.values() if s.guia or s.momento]
    lost = [id_ for id_ in agendas if f"{OF_SESSIONS}{id_}.md" not in named]
    return _in_nav(nav, [f"{OF_SESSIONS}{id_}.md" for id_ in (*paquete.package_sessions, *lost)], gone)


def _in_nav(nav: Any, sessions: list[str], gone: Collection[str]) -> Any:
    if isinstance(nav, dict):
        return {name: _in_nav(inner, sessions, gone) for name, inner in nav.items()}
    if not isinstance(nav, list):
        return nav
    # An entry is a route, or a mapping of a title to a route or to more entries.
    kept = [_in_nav(item, sessions, gone) for item in nav if not _routes(item) or set(_routes(item)) - set(gone)]
    place = f"{OF_SESSIONS}index.md"
    if place not in kept:
        return kept
    others = [i for i in kept if not (isinstance(i, str) and i.startswith(OF_SESSIONS)) or i == place]
    at = others.index(place) + 1
    return [*others[:at], *sessions, *others[at:]]


def _routes(item: Any) -> list[str]:
    if isinstance(item, dict):
        return [r for inner in item.values() for r in _routes(inner)]
    if isinstance(item, list):
        return [r for inner in item for r in _routes(inner)]
    return [item] if isinstance(item, str) else []


def look(paquete: Paquete) -> dict[str, str | bytes]:
    """Files of an edition's own look, by route below ``docs/``: its colours and its logo."""
    own = paquete.portada.organizacion
    out: dict[str, str | bytes] = {}
    if paquete.logo:
        out[logo_route(paquete)] = paquete.logo.contenido
    if css := (site_css(own.colores) if own else "") + (_LOGO_CSS if paquete.logo else ""):
        out["assets/edicion.css"] = css
    return out


def logo_route(paquete: Paquete) -> str:
    """Where the site has the logo; empty where the edition has none."""
    return f"assets/edicion-{paquete.logo.archivo}" if paquete.logo else ""
