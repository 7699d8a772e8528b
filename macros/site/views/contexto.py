"""What every view has at hand, and the template engine with its few filters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from macros.site.catalog import Catalogo
from macros.words.citation import formatted
from macros.words.markup import coded, inline
from macros.model import Paquete, Pieza
from macros.problems import Problem, suggestion
from macros.words.spans import spoken
from macros.site.views.usos import file_name, first_sentence, paper_name

T = TypeVar("T")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|])")


@dataclass(frozen=True)
class Contexto:
    """The package, its printable files, the templates, the way back to the site's root (``base``), and what the
    audit found."""

    paquete: Paquete
    catalogo: Catalogo
    plantillas: Environment
    base: str = ""
    hallazgos: tuple[Problem, ...] = ()

    def at(self, url: str) -> Contexto:
        """The same for a page: «sesiones/sesion-1.html» is one folder deep, so its base is «../»."""
        return replace(self, base="../" * url.count("/"))

    def render(self, template: str, **values: Any) -> str:
        """Fill ``plantillas/<template>.html.j2``; templates see ``p``, ``r``, ``rk``, ``c``, ``base``."""
        return self.plantillas.get_template(f"{template}.html.j2").render(
            p=self.paquete,
            r=self.paquete.rotulos.sitio,
            rk=self.paquete.rotulos.galeria,
            c=self.catalogo,
            base=self.base,
            **values,
        )


def environment(folder: Path) -> Environment:
    """Jinja with escaping on and no tolerance for undefined names."""
    env = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        rico=inline,
        con_codigo=coded,
        peso=weight,
        lapso=spoken,
        referencia=formatted,
        archivo=file_name,
        papel=paper_name,
        frase=first_sentence,
        nombre=title_of,
    )
    env.globals.update(titulo=heading)
    return env


def title_of(pieza: Pieza) -> Markup:
    """The title of a piece, with its language where it is not Spanish."""
    return Markup('<span lang="{}">{}</span>').format(pieza.idioma, pieza.titulo) if pieza.idioma else escape(pieza.titulo)


def heading(level: int, text: str, id_: str = "", idioma: str | None = None) -> Markup:
    """A Markdown heading, so that the page's index and the search know it; ``text`` shows as written."""
    plain = _MARKDOWN.sub(r"\\\1", text.replace("\n", " "))
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marks = " ".join([*([f"#{id_}"] if id_ else []), *([f"lang={idioma}"] if idioma else [])])
    return Markup(f"\n\n{'#' * level} {plain}{f' {{ {marks} }}' if marks else ''}\n\n")


def weight(size: int) -> str:
    """Bytes as people read them: «82 kB», «1.4 MB»."""
    return f"{max(1, round(size / 1000))} kB" if size < 995_000 else f"{size / 1e6:.1f} MB"


def pick(things: Mapping[str, T], id_: str) -> T:
    """The thing with that id. Raises ValueError that names the closest one."""
    if id_ not in things:
        raise ValueError(f"«{id_}» no existe en los datos.{suggestion(id_, things)}")
    return things[id_]
