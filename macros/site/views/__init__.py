"""Pages of the site: checked model in, HTML out. Each view is a macro of the same name."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path

from macros.plan.day.assumptions import assumed, numbers_given
from macros.audit import audit
from macros.builds import made_in
from macros.site.catalog import read_catalog
from macros.site.linking import link_terms
from macros.loading import data_state, load
from macros.model import Paquete
from macros.problems import Problem
from macros.site.views import auditoria, contenido, dibujo, editor, guia, kit, marco, programa, sesion
from macros.edition.seen import Visto
from macros.site.views import edicion as edicion_views
from macros.site.views.contexto import Contexto, site_templates

View = Callable[..., str]
VIEWS: dict[str, View] = {
    "sesion": sesion.sesion,
    "sala": sesion.sala,
    "imprimir": sesion.imprimir,
    "sesiones": sesion.sesiones,
    "decisiones": sesion.decisiones,
    "kit": kit.kit,
    "muestra": kit.muestra,
    "diagrama": dibujo.diagrama,
    "plantillas": dibujo.plantillas,
    "iconos": dibujo.iconos,
    "descarga": kit.descarga,
    "pieza": kit.pieza,
    "camino": kit.camino,
    "libro": contenido.libro,
    "secciones": contenido.secciones,
    "casos": contenido.casos,
    "glosario": contenido.glosario,
    "fuentes": contenido.fuentes,
    "portada": contenido.portada,
    "paquete": programa.paquete,
    "anexos": programa.anexos,
    "anexo": programa.anexo,
    "erratas": programa.erratas,
    "cifras": auditoria.cifras,
    "reglas": auditoria.reglas,
    "regla": auditoria.regla,
    "campos": editor.campos,
    "mesa": editor.mesa,
    "guia": guia.guia,
    "guias": guia.guias,
    "fichas": guia.fichas,
    "puentes": guia.puentes,
    "marco": marco.marco,
    "todos_los_campos": editor.todos_los_campos,
    "carpeta": kit.carpeta,
    "cambios_del_paquete": edicion_views.cambios_del_paquete,
}

INLINE = {"carpeta"}
"""Views that are words of a paragraph."""
GLOSSED = {"sesion", "libro", "guia"}
"""Views whose pages link the terms of the glossary where they first appear."""


@dataclass(frozen=True)
class Views:
    """The views over one package; ``contexto`` has everything but the page it is asked for."""

    contexto: Contexto

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(VIEWS)

    @property
    def paquete(self) -> Paquete:
        return self.contexto.paquete

    def bind(self, name: str, page_url: Callable[[], str], enlace: str = "") -> Callable[..., str]:
        """The view ``name`` as a function of its own arguments, which gives HTML; ``page_url`` tells the page.

        ``enlace`` is what the link of a heading to itself is called.
        """

        def macro(*args: str) -> str:
            ctx = self.contexto.at(page_url(), enlace)
            text = VIEWS[name](ctx, *args)
            return link_terms(text, ctx.paquete.terminos.values(), ctx.base) if name in GLOSSED else text

        macro.__name__ = name
        macro.__doc__ = VIEWS[name].__doc__
        return macro


def open_views(root: Path, edicion: str | None = None) -> Views:
    """Load the data (of an edition, where one is named) and the kit's catalogue under ``root``. Raises DataErrors."""
    paquete, findings, vistos = _checked(root, edicion, (data_state(root), numbers_given()))
    catalog = read_catalog(made_in(root, edicion) / "kit" / "kit.json")
    templates = site_templates(root / "macros" / "site" / "plantillas")
    return Views(Contexto(paquete, catalog, templates, hallazgos=findings, vistos=vistos))


@functools.lru_cache(maxsize=1)
def _checked(root: Path, edicion: str | None, state: Hashable) -> tuple[Paquete, tuple[Problem, ...], tuple[Visto, ...]]:
    """The package and what is wrong with it. ``state`` says all that decides it: one build asks several times."""
    paquete, origen = load(root, edicion)
    paquete = assumed(paquete)
    return paquete, tuple(audit(paquete, origen)), tuple(origen.vistos)
