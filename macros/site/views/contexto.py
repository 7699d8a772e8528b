"""What every view has at hand, and the template engine with its few filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment
from markdown.extensions.toc import slugify
from markupsafe import Markup, escape

from macros.site.catalog import Catalogo
from macros.diagrams import iconos
from macros.words.citation import formatted
from macros.words.markup import coded
from macros.words.said import live
from macros.edition.seen import Visto
from macros.model import Paquete, Pieza
from macros.problems import Problem, suggestion
from macros.words import templates
from macros.words.spans import spoken
from macros.site.views.usos import file_name, first_sentence, paper_name

T = TypeVar("T")


@dataclass(frozen=True)
class Contexto:
    """The package, its printable files, the templates, the way back to the site's root (``base``), what the audit
    found, and the words of the link that each heading has to itself."""

    paquete: Paquete
    catalogo: Catalogo
    plantillas: Environment
    base: str = ""
    hallazgos: tuple[Problem, ...] = ()
    enlace: str = ""
    vistos: tuple[Visto, ...] = ()
    """Changes of the edition, each beside what the package says now."""
    sabido: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, what: Callable[[Paquete], T]) -> T:
        """``what`` of the package, worked out once for all its pages."""
        if what not in self.sabido:
            self.sabido[what] = what(self.paquete)
        known: T = self.sabido[what]
        return known

    def at(self, url: str, enlace: str = "") -> Contexto:
        """The same for a page: «sesiones/sesion-1.html» is one folder deep, so its base is «../»."""
        return replace(self, base="../" * url.count("/"), enlace=enlace)

    def render(self, template: str, **values: Any) -> str:
        """Fill ``plantillas/<template>.html.j2``; templates see ``p``, ``r``, ``rk``, ``c``, ``base``."""
        return self.plantillas.get_template(f"{template}.html.j2").render(
            p=self.paquete,
            r=self.paquete.rotulos.sitio,
            rk=self.paquete.rotulos.galeria,
            c=self.catalogo,
            base=self.base,
            titulo=partial(heading, enlace=self.enlace),
            **values,
        )


def site_templates(folder: Path) -> Environment:
    """The templates of the site, with their filters."""
    return templates.environment(
        folder, rico=live, con_codigo=coded, peso=weight, lapso=spoken, referencia=formatted, archivo=file_name,
        papel=paper_name, frase=first_sentence, nombre=title_of, icono=icon,
    )  # fmt: skip


def title_of(pieza: Pieza) -> Markup:
    """The title of a piece, with its language where it is not Spanish."""
    return Markup('<span lang="{}">{}</span>').format(pieza.idioma, pieza.titulo) if pieza.idioma else escape(pieza.titulo)


def heading(level: int, text: str, id_: str = "", enlace: str = "", idioma: str | None = None) -> Markup:
    """A heading as Markdown writes those of ``docs/``: its id is the given one or comes from its words, and the link to
    itself, called ``enlace``, puts it in the page's index. ``text`` shows as written."""
    link = '<a class="headerlink" href="#{1}" title="{3}">&para;</a>'
    said = Markup('<span lang="{}">{}</span>').format(idioma, text) if idioma else text
    return Markup(f'\n<h{{0}} id="{{1}}">{{2}}{link}</h{{0}}>\n').format(level, id_ or slugify(text, "-"), said, enlace)


def icon(name: str | None) -> Markup:
    """A decorative icon that takes the colour of the words beside it; nothing where there is no name."""
    if not name or name not in iconos.names():
        return Markup("")
    shape = '<svg class="icono" viewBox="0 0 {0} {0}" aria-hidden="true" focusable="false"><path d="{1}"/></svg>'
    return Markup(shape).format(iconos.SIDE, iconos.path_of(name))


def weight(size: int) -> str:
    """Bytes as people read them: «82 kB», «1.4 MB»."""
    return f"{max(1, round(size / 1000))} kB" if size < 995_000 else f"{size / 1e6:.1f} MB"


def pick(things: Mapping[str, T], id_: str) -> T:
    """The thing with that id. Raises ValueError that names the closest one."""
    if id_ not in things:
        raise ValueError(f"«{id_}» no existe en los datos.{suggestion(id_, things)}")
    return things[id_]
