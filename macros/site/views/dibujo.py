"""Drawings on the pages: the same that the kit prints, in the colours of the scheme at hand."""

from __future__ import annotations

import re

from markupsafe import Markup

from macros.diagrams import Tonos, scene, sketch, svg
from macros.model import Diagrama
from macros.model.contenido import Figura
from macros.plan.icons_used import icons_used
from macros.site.views.contexto import Contexto, pick
from macros.site.views.kit import files_of

TONOS = Tonos(
    tinta="var(--tinta)",
    suave="var(--tinta-2)",
    principal="var(--marca)",
    acento="var(--calido)",
    # The site's own «--linea» only separates; in a drawing lines say something and need 3:1.
    linea="var(--tinta-2)",
    fondo="var(--papel-2)",
    papel="var(--papel)",
)
"""Colours by name, as ``docs/assets/sitio.css`` gives them to each scheme."""
_BLANK = re.compile(r"\n\s*\n")


def diagrama(ctx: Contexto, id_: str) -> str:
    """A drawing with its text equivalent and, where the kit was built, its files. One block, without blank lines.

    Nothing where the edition leaves the drawing out.
    """
    if ("pieza", id_) in ctx.paquete.fuera:
        return ""
    drawings = {p.id: p for p in ctx.paquete.piezas.values() if isinstance(p, Diagrama)}
    pieza = pick(drawings, id_)
    trazo = sketch(pieza.dibujo, horizontal=pieza.orientacion == "horizontal", tonos=TONOS)
    block = ctx.render(
        "diagrama",
        pieza=pieza,
        imagen=Markup(svg(trazo, pieza.equivalente)),
        alto=trazo.alto > trazo.ancho,
        archivos=files_of(ctx)(id_),
    )
    # A blank line would end the block: Markdown would wrap the rest in paragraphs.
    return "\n\n" + _BLANK.sub("\n", block.strip()) + "\n\n"


def figura(f: Figura) -> str:
    """The drawing of a part of the workbook, as an image with its text equivalent."""
    return svg(sketch(f.dibujo, horizontal=True, tonos=TONOS), f.equivalente)


MUESTRA_MM = (528.0, 620.0)
"""Size at which a template is drawn to be shown, that of a flipchart under its title."""


def plantillas(ctx: Contexto) -> str:
    """Every form of drawn template: its picture, what it serves for, and how it is written."""
    shown = [
        {"f": f, "imagen": Markup(svg(scene(f.ejemplo, MUESTRA_MM, TONOS), f.ejemplo.equivalente))}
        for f in ctx.paquete.rotulos.adaptar.plantillas
    ]
    return ctx.render("plantillas", formas=shown)


def iconos(ctx: Contexto) -> str:
    """Every icon that the package uses, once, with the name that YAML gives it."""
    return ctx.render("iconos", nombres=sorted({name for _, _, _, name in icons_used(ctx.paquete)}))
