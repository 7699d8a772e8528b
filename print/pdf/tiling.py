"""Cut a poster into office sheets without drawing it again: each sheet shows the poster through a window.

The sheets, with their labels and cut marks, are the same for every poster, so they are made ready once (``sheets``). A
copy is those sheets with the poster as one drawing that all of them show (``tile``). It is not tagged; ``kit.json``
says so. The tagged poster is the accessible one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pikepdf

from print.pdf.document import opened, to_bytes
from print.pdf.stamp import LINE_BOX, artifact, form, letters, marked, parted, said
from print.sheets.grid import Grid, map_box, offsets
from print.sheets.papers import PT
from print.sheets.places import MAP, TILE, Sello


def sheets(overlay_pdf: bytes, grid: Grid, pages: int, modules: int) -> bytes:
    """For each of ``pages`` pages of a poster, its map and then its sheets, still without the poster.

    ``overlay_pdf`` holds the map page and one page per sheet, with labels and cut marks. ``modules``: those on a side
    of the QR code, which stands on the map; every sheet has the mark in its margin.
    """
    out = pikepdf.new()
    across = grid.ancho_mm * PT
    code = replace(MAP, derecha=grid.ancho_mm - MAP.derecha)
    with opened(overlay_pdf) as overlay:
        labels = {f"/M{i}": out.copy_foreign(page.as_form_xobject()) for i, page in enumerate(overlay.pages)}
    resources = out.make_indirect(pikepdf.Dictionary(XObject=pikepdf.Dictionary(labels)))
    for k in range(pages):
        left, top, width, height = map_box(grid)
        drawings = [_placed(grid, (left, top, width, height), (0, 0), width / grid.poster_ancho_mm, k)]
        window = (grid.margen_mm, grid.margen_mm, grid.util_ancho, grid.util_alto)
        drawings += [_placed(grid, window, (x, y), 1.0, k) for _, _, x, y in offsets(grid)]
        for i, drawing in enumerate(drawings):
            page = out.add_blank_page(page_size=(across, grid.alto_mm * PT))
            page.Resources = resources
            mark = artifact(marked(TILE, 0, None if i else (code, modules, across)))
            page.Contents = out.make_stream(drawing + b"q /M%d Do Q\n" % i + mark)
    out.Root.Lang = pikepdf.String("es")
    return to_bytes(out)


def tile(poster: pikepdf.Pdf, sello: Sello, mark: str, on: bytes) -> bytes:
    """The copy by parts of a stamped poster on the sheets ``on``: its mark in each margin, its QR code on the map too.

    The drawing is taken along as it is compressed, and stands once in the file.
    """
    with opened(on) as out:
        drawings = out.pages[0].obj.Resources.XObject
        for k, page in enumerate(poster.pages):
            drawings[f"/P{k}"] = _whole(out, poster, page)
        drawings.Codigo = drawings.P0.Resources.XObject.Codigo
        drawings.Marca = form(out, letters(said(sello, mark, foot=True)), *LINE_BOX)
        with out.open_metadata(set_pikepdf_as_editor=False) as meta:  # no date: the same input, the same bytes
            meta["dc:title"] = str(poster.docinfo.get("/Title", ""))
        return to_bytes(out)


def _whole(out: pikepdf.Pdf, poster: pikepdf.Pdf, page: pikepdf.Page) -> Any:
    """A stamped page of a poster as one drawing of ``out``: what was drawn, as it is compressed, then its mark."""
    drawn, mark_on_it = parted(page)
    inner = out.copy_foreign(drawn)
    own = page.obj.Resources
    resources = out.copy_foreign(own if own.is_indirect else poster.make_indirect(own))
    inner.Type, inner.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    inner.BBox, inner.Resources = pikepdf.Array([float(v) for v in page.mediabox]), resources
    things = pikepdf.Dictionary(Dibujo=inner, Marca=resources.XObject.Marca, Codigo=resources.XObject.Codigo)
    return out.make_indirect(
        pikepdf.Stream(
            out, b"q /Dibujo Do Q\n" + mark_on_it, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form,
            BBox=inner.BBox, Resources=pikepdf.Dictionary(XObject=things),
        )
    )  # fmt: skip


def _placed(
    grid: Grid, window: tuple[float, float, float, float], at: tuple[float, float], scale: float, page: int
) -> bytes:
    """Drawing of the poster seen through ``window`` (left, top, width, height on the sheet, mm).

    ``at`` is the point of the poster (from its top left, mm) that falls on the window's top left corner.
    ``page``: which of the poster's pages, from 0.
    """
    left, top, width, height = window
    bottom = grid.alto_mm - top - height
    dx = left - at[0] * scale
    dy = grid.alto_mm - top + at[1] * scale - grid.poster_alto_mm * scale
    numbers = [left, bottom, width, height]
    clip = " ".join(f"{n * PT:.3f}" for n in numbers)
    return f"q {clip} re W n {scale:.5f} 0 0 {scale:.5f} {dx * PT:.3f} {dy * PT:.3f} cm /P{page} Do Q\n".encode()
