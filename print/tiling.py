"""Cut a poster into office sheets without drawing it again: each sheet shows the poster through a window.

The poster is one Form XObject shared by all its sheets, so the copy weighs little more than the poster itself.
Tiled copies are not tagged; ``kit.json`` says so. The tagged poster is the accessible one.
"""

from __future__ import annotations

from dataclasses import replace

import pikepdf

from print.document import PT, opened, to_bytes
from print.jobs import Grid
from print.places import MAP, TILE, Sello
from print.stamp import stamp

MAP_HEIGHT_MM = 188.0


def offsets(grid: Grid) -> list[tuple[int, int, float, float]]:
    """Row, column (from 1) and position in mm of each sheet's window on the poster, from its top left corner."""
    step_x, step_y = grid.util_ancho - grid.traslape_mm, grid.util_alto - grid.traslape_mm
    return [(row + 1, col + 1, col * step_x, row * step_y) for row in range(grid.filas) for col in range(grid.columnas)]


def name_of(row: int, col: int) -> str:
    """Label of a sheet: letter of its row and number of its column, «B3»."""
    return f"{chr(64 + row)}{col}"


def map_box(grid: Grid) -> tuple[float, float, float, float]:
    """Place of the reduced poster on the map page: left, top, width, height in mm."""
    height = min(MAP_HEIGHT_MM, grid.util_alto)
    width = height * grid.poster_ancho_mm / grid.poster_alto_mm
    if width > grid.util_ancho * 0.62:
        width = grid.util_ancho * 0.62
        height = width * grid.poster_alto_mm / grid.poster_ancho_mm
    return grid.ancho_mm - grid.margen_mm - width, grid.margen_mm, width, height


def tile(poster_pdf: bytes, overlay_pdf: bytes, grid: Grid, sello: Sello, mark: str) -> bytes:
    """The tiled copy of ``poster_pdf`` (one or more pages): for each page, its map and then its sheets.

    ``overlay_pdf`` holds the map page and one page per sheet, with labels and cut marks. Each sheet says edition,
    piece and freshness mark in its margin; the map has the QR code too.
    """
    out, map_page = pikepdf.new(), grid.columnas * grid.filas + 1
    with opened(poster_pdf) as poster, opened(overlay_pdf) as overlay:
        marks = [out.copy_foreign(page.as_form_xobject()) for page in overlay.pages]
        for page in poster.pages:
            form = out.copy_foreign(page.as_form_xobject())
            left, top, width, height = map_box(grid)
            scale = width / grid.poster_ancho_mm
            _sheet(out, grid, form, marks[0], _placed(grid, (left, top, width, height), (0, 0), scale))
            for i, (_, _, x, y) in enumerate(offsets(grid)):
                window = (grid.margen_mm, grid.margen_mm, grid.util_ancho, grid.util_alto)
                _sheet(out, grid, form, marks[i + 1], _placed(grid, window, (x, y), 1.0))
        title = str(poster.docinfo.get("/Title", ""))
    code = replace(MAP, derecha=grid.ancho_mm - MAP.derecha)
    stamp(out, sello, mark, TILE, foot=True, code=(code, map_page))
    with out.open_metadata(set_pikepdf_as_editor=False) as meta:  # no date: the same input, the same bytes
        meta["dc:title"] = title
    out.Root.Lang = pikepdf.String("es")
    return to_bytes(out)


def _placed(grid: Grid, window: tuple[float, float, float, float], at: tuple[float, float], scale: float) -> bytes:
    """Drawing of the poster seen through ``window`` (left, top, width, height on the sheet, mm).

    ``at`` is the point of the poster (from its top left, mm) that falls on the window's top left corner.
    """
    left, top, width, height = window
    bottom = grid.alto_mm - top - height
    dx = left - at[0] * scale
    dy = grid.alto_mm - top + at[1] * scale - grid.poster_alto_mm * scale
    numbers = [left, bottom, width, height]
    clip = " ".join(f"{n * PT:.3f}" for n in numbers)
    return f"q {clip} re W n {scale:.5f} 0 0 {scale:.5f} {dx * PT:.3f} {dy * PT:.3f} cm /P Do Q\n".encode()


def _sheet(out: pikepdf.Pdf, grid: Grid, form: pikepdf.Object, marks: pikepdf.Object, drawing: bytes) -> None:
    page = out.add_blank_page(page_size=(grid.ancho_mm * PT, grid.alto_mm * PT))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=form, M=marks))
    page.Contents = out.make_stream(drawing + b"q /M Do Q\n")
