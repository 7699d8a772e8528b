"""Pages of the site: checked model in, Markdown with HTML blocks out. Each view is a macro of the same name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from macros.catalog import read_catalog
from macros.linking import link_terms
from macros.loading import fingerprint, load
from macros.model import Paquete
from macros.views import contenido, dibujo, editor, kit, programa, sesion
from macros.views.contexto import Contexto, environment

View = Callable[..., str]
VIEWS: dict[str, View] = {
    "sesion": sesion.sesion,
    "sesiones": sesion.sesiones,
    "decisiones": sesion.decisiones,
    "kit": kit.kit,
    "muestra": kit.muestra,
    "diagrama": dibujo.diagrama,
    "descarga": kit.descarga,
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
    "campos": editor.campos,
    "todos_los_campos": editor.todos_los_campos,
}

GLOSSED = {"sesion", "libro"}
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

    def bind(self, name: str, page_url: Callable[[], str]) -> Callable[..., str]:
        """The view ``name`` as a function of its own arguments; ``page_url`` tells the page at hand."""

        def macro(*args: str) -> str:
            ctx = self.contexto.at(page_url())
            text = VIEWS[name](ctx, *args)
            return link_terms(text, ctx.paquete.terminos.values(), ctx.base) if name in GLOSSED else text

        macro.__name__ = name
        macro.__doc__ = VIEWS[name].__doc__
        return macro


_loaded: dict[Path, tuple[object, Paquete]] = {}
"""The package last read under each root, with the fingerprint of its files: one build asks for it several times."""


def open_views(root: Path) -> Views:
    """Load the data and the kit's catalogue under ``root``. Raises DataErrors."""
    mark = fingerprint(root)
    if root not in _loaded or _loaded[root][0] != mark:
        _loaded[root] = (mark, load(root)[0])
    catalog = read_catalog(root / "build" / "kit" / "kit.json")
    return Views(Contexto(_loaded[root][1], catalog, environment(root / "macros" / "plantillas")))
