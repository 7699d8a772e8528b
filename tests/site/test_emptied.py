"""Empty collections draw no heading, no list and no table: each list of the model is emptied, and pages are rendered.

The lists are found by walking the model, so that a field that comes later is looked at too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from macros.model import Libro, Modelo, Paquete
from macros.site.catalog import Catalogo
from macros.site.views import contenido, guia, marco, sesion
from macros.site.views.contexto import Contexto, site_templates
from print.pieces import JOBS
from print.pieces.making import Making

Field = tuple[type[Modelo], str]
ROOTS = ("sesiones", "guias", "secciones", "casos", "terminos")
NEVER_EMPTY = {
    "bloques",  # a session is its blocks
    "partes", "secciones", "hojas",  # what a guide, a section or a piece is
    "elementos",  # a part of a guide may be nothing else
    "lecturas", "escala", "criterios", "dimensiones",  # a self-assessment is these
    "fuentes",  # told by the words before it
    "numeros", "columnas", "renglones", "celdas",  # rows of one table
    "textos", "texto",  # the paragraphs themselves
}  # fmt: skip
"""Lists without which there is nothing to draw at all."""
IN_BOOK = ("Sesion", "Bloque", "Paso", "Consejos", "Caso", "MomentoMarco")
"""What the book tells: the rest would be rendered for nothing."""
HOLLOW = re.compile(r"<(ul|ol|tbody|dl|table)\b[^>]*>\s*</\1>")


def lists_in(value: object, found: set[Field]) -> None:
    """Adds the lists that are not empty in ``value`` and in what it is made of."""
    if isinstance(value, Modelo):
        for name, inner in value.__dict__.items():
            if isinstance(inner, tuple) and inner and name not in NEVER_EMPTY and not _at_least_one(type(value), name):
                found.add((type(value), name))
            lists_in(inner, found)
    elif isinstance(value, tuple):
        for inner in value:
            lists_in(inner, found)


def _at_least_one(model: type[Modelo], name: str) -> bool:
    return any(getattr(m, "min_length", 0) for m in model.model_fields[name].metadata)


def emptied(value: Any, field: Field) -> Any:
    """``value`` with that list empty wherever it is."""
    if isinstance(value, tuple):
        return tuple(emptied(x, field) for x in value)
    if not isinstance(value, Modelo):
        return value
    changed = {
        name: () if (type(value), name) == field else emptied(inner, field)
        for name, inner in value.__dict__.items()
        if isinstance(inner, Modelo | tuple)
    }
    return value.model_copy(update=changed)


def without(paquete: Paquete, field: Field) -> Paquete:
    update = {root: {k: emptied(v, field) for k, v in getattr(paquete, root).items()} for root in ROOTS}
    return paquete.model_copy(update={**update, "marco": emptied(paquete.marco, field)})


def hollow(html: str) -> list[str]:
    """Headings with nothing below, and empty lists and tables."""
    out = [m[0][:60] for m in HOLLOW.finditer(html)]
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for heading in root.iter("h3", "h4", "h5"):
        if heading.getparent().get("data-sin-conexion"):
            continue  # hidden; its buttons come with the script
        after = heading.getnext()
        said = (heading.tail or "").strip()
        level = int(heading.tag[1])
        above = after is not None and re.fullmatch(r"h[1-6]", str(after.tag)) and int(after.tag[1]) <= level
        if not said and (after is None or above):
            out.append(heading.text_content().strip()[:60])
    return out


def pages(paquete: Paquete, root: Path, book: bool = True) -> Iterator[tuple[str, str]]:
    """(name, HTML) of the pages of the site and of the prints that show lists."""
    ctx = Contexto(paquete, Catalogo(), templates(root))
    for id_ in ("sesion-4", "taller-nacimiento"):
        yield f"sitio {id_}", sesion.sesion(ctx, id_)
    for id_ in ("ciclo", "comunidades"):
        yield f"sitio {id_}", guia.guia(ctx, id_)
    yield "sitio libro", contenido.libro(ctx, "mapeo")
    yield "sitio casos", contenido.casos(ctx)
    yield "sitio glosario", contenido.glosario(ctx)
    yield "sitio marco", marco.marco(ctx)
    making = Making(paquete)
    for id_ in ("s4-carta-descriptiva", "s1-caso-city-year-timberland", *(["guia-completa"] if book else [])):
        pieza = paquete.piezas[id_]
        if isinstance(pieza, Libro):
            pieza = pieza.model_copy(update={"contenido": ("sesiones", "casos")})
        for job in JOBS[pieza.tipo](pieza, making)[:1]:
            for html in job.documents:
                body = html[html.index("<body") :]
                yield f"impreso {id_}", re.sub(r"</?(body|html)[^>]*>", "", body)


@lru_cache
def templates(root: Path) -> Any:
    return site_templates(root / "macros/site/plantillas")


def test_an_empty_list_leaves_no_heading_behind(paquete: Paquete, root: Path) -> None:
    found: set[Field] = set()
    for name in ROOTS:
        for thing in getattr(paquete, name).values():
            lists_in(thing, found)
    lists_in(paquete.marco, found)
    assert len(found) > 30
    whole = {name: hollow(html) for name, html in pages(paquete, root)}
    assert {name: h for name, h in whole.items() if h} == {}
    wrong = {}
    for model, name in sorted(found, key=lambda f: (f[0].__name__, f[1])):
        for page, html in pages(without(paquete, (model, name)), root, model.__name__ in IN_BOOK):
            if left := hollow(html):
                wrong[f"{model.__name__}.{name}, {page}"] = left[:3]
    assert wrong == {}


@pytest.mark.parametrize("html", ["<h3>Uno</h3>", "<h3>Uno</h3><h3>Dos</h3><p>a</p>", "<ul> </ul>", "<table><tbody></tbody></table>"])
def test_the_guard_sees_what_it_is_for(html: str) -> None:
    assert hollow(html)
    assert hollow("<h3>Uno</h3><p>a</p><h3>Dos</h3><ul><li>b</li></ul>") == []
