"""What goes over the sheets of a poster by parts: labels, cut marks, and the map of how they go together."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from macros.model import Paquete
from print.pages.templates import styles
from print.sheets.cuts import cuts
from print.sheets.grid import Grid, map_box, name_of, offsets


def overlay(env: Environment, paquete: Paquete, grid: Grid) -> str:
    """Labels and cut marks that go over the sheets of a tiled poster, as HTML; the same for every poster."""
    left, top, width, height = map_box(grid)
    scale = width / grid.poster_ancho_mm
    cells = [
        {
            "x": left + x * scale,
            "y": top + y * scale,
            "ancho": min(grid.util_ancho, grid.poster_ancho_mm - x) * scale,
            "alto": min(grid.util_alto, grid.poster_alto_mm - y) * scale,
            "nombre": name_of(row, col),
        }
        for row, col, x, y in offsets(grid)
    ]
    losas = [
        {"fila": row, "columna": col, "nombre": name_of(row, col), "cortes": cuts(grid, row, col)}
        for row, col, _, _ in offsets(grid)
    ]
    return env.get_template("mosaico.html.j2").render(
        g=grid,
        papel=getattr(paquete.rotulos.copias, f"tamano_{grid.nombre}"),
        r=paquete.rotulos.kit,
        mapa={"ancho": width, "alto": height, "celdas": cells},
        losas=losas,
        css=Markup(styles("variables", "estilo", "mosaico")),
    )
