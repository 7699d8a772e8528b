"""What goes over the sheets of a poster by parts and is the same for every poster: how they go together, and labels."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from macros.model import Paquete
from print.pages.templates import styles
from print.sheets.grid import COLUMNS, MAP_SHARE, MARGIN_MM, OVERLAP_MM, ROWS, Leaf, name_of


def overlay(env: Environment, paquete: Paquete, leaf: Leaf) -> str:
    """The words of the map and, after it, the label of a sheet of each row and column, as HTML."""
    return env.get_template("mosaico.html.j2").render(
        g=leaf,
        margen=MARGIN_MM,
        traslape=OVERLAP_MM,
        papel=getattr(paquete.rotulos.copias, f"tamano_{leaf.papel}"),
        r=paquete.rotulos.kit,
        texto_mm=leaf.util_ancho * (1 - MAP_SHARE) - MARGIN_MM,
        losas=[(i, j, name_of(i, j)) for i in range(1, ROWS + 1) for j in range(1, COLUMNS + 1)],
        css=Markup(styles("variables", "estilo", "mosaico")),
    )
