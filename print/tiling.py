"""Cut a poster into office sheets without drawing it again: each sheet shows the poster through a window.

The poster is one Form XObject shared by all its sheets, so the copy weighs little more than the poster itself.
Tiled copies are not tagged; ``kit.json`` says so. The tagged poster is the accessible one.
"""

from __future__ import annotations

import io

import pikepdf

from print.jobs import Grid

PT = 72 / 25.4
FOOTER_MM = 40.0
"""Height of the poster's foot (edition, piece, page) that each sheet repeats, reduced, in its margin."""
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


def tile(poster_pdf: bytes, overlay_pdf: bytes, grid: Grid) -> bytes:
    """The tiled copy of ``poster_pdf`` (one or more pages): for each page, its map and then its sheets.

    ``overlay_pdf`` holds the map page and one page per sheet, with labels and cut marks.
    """
    out = pikepdf.new()
    with pikepdf.open(io.BytesIO(poster_pdf)) as poster, pikepdf.open(io.BytesIO(overlay_pdf)) as overlay:
        marks = [out.copy_foreign(page.as_form_xobject()) for page in overlay.pages]
        for page in poster.pages:
            form = out.copy_foreign(page.as_form_xobject())
            left, top, width, height = map_box(grid)
            scale = width / grid.poster_ancho_mm
            _sheet(out, grid, form, marks[0], [_placed(grid, (left, top, width, height), (0, 0), scale)])
            for i, (_, _, x, y) in enumerate(offsets(grid)):
                window = (grid.margen_mm, grid.margen_mm, grid.util_ancho, grid.util_alto)
                _sheet(out, grid, form, marks[i + 1], [_placed(grid, window, (x, y), 1.0), _foot(grid)])
        title = str(poster.docinfo.get("/Title", ""))
    with out.open_metadata(set_pikepdf_as_editor=False) as meta:  # no date: the same input, the same bytes
        meta["dc:title"] = title
    out.Root.Lang = pikepdf.String("es")
    buffer = io.BytesIO()
    out.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return buffer.getvalue()


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


def _foot(grid: Grid) -> bytes:
    """The poster's own foot, reduced, in the bottom margin of the sheet."""
    scale = grid.util_ancho / grid.poster_ancho_mm * 0.8
    height = 5.0
    window = (grid.margen_mm, grid.alto_mm - grid.margen_mm + 3.0, grid.util_ancho * 0.8, height)
    return _placed(grid, window, (0, grid.poster_alto_mm - FOOTER_MM - 8), scale)


def _sheet(out: pikepdf.Pdf, grid: Grid, form: pikepdf.Object, marks: pikepdf.Object, drawings: list[bytes]) -> None:
    page = out.add_blank_page(page_size=(grid.ancho_mm * PT, grid.alto_mm * PT))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=form, M=marks))
    page.Contents = out.make_stream(b"".join(drawings) + b"q /M Do Q\n")
