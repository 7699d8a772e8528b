"""Cut a poster into office sheets without drawing it again: each sheet shows the poster through a window.

The sheets, with their labels and cut marks, are the same for every poster, so they are made ready once (``sheets``). A
copy is those sheets and, at the end, the poster as one drawing that all of them show (``tile``). It is not tagged;
``kit.json`` says so. The tagged poster is the accessible one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

import pikepdf

from print.pdf.appending import Base, Carried, appended
from print.pdf.document import opened, to_bytes
from print.pdf.stamp import LINE_BOX, artifact, letters, marked, parted, said
from print.sheets.grid import Grid, map_box, offsets
from print.sheets.papers import PT
from print.sheets.places import MAP, TILE, Sello
from print.sheets.qr import qr_shapes

MAP_HEIGHT_MM = 188.0
_TITLE = "@@titulo@@"
"""In the sheets, what stands for the poster's title."""


@dataclass(frozen=True)
class Sheets:
    """Sheets that wait for a poster. ``recursos``: number of the object that says what they draw with, and its text
    up to the poster's own things; ``ficha``: number of the object that tells about the file, and its text."""

    base: Base
    recursos: tuple[int, bytes]
    ficha: tuple[int, bytes]


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
    with out.open_metadata(set_pikepdf_as_editor=False) as meta:  # no date: the same input, the same bytes
        meta["dc:title"] = _TITLE
    out.Root.Lang = pikepdf.String("es")
    return to_bytes(out)


def ready(pdf: bytes) -> Sheets:
    """What ``sheets`` made, read."""
    base = Base.of(pdf)
    with opened(pdf) as document:
        resources = document.pages[0].obj["/Resources"]
        about = document.Root.Metadata
        drawings = resources.XObject.unparse().removesuffix(b">>")
        text = about.read_bytes()
        return Sheets(base, (resources.objgen[0], drawings), (about.objgen[0], text))


class Poster:
    """A stamped poster (one or more pages) as what its tiled copies have in common; they show its QR code again."""

    def __init__(self, pdf: pikepdf.Pdf, sello: Sello, mark: str) -> None:
        carried, names = Carried(pdf), []
        for k, page in enumerate(pdf.pages):
            drawn, mark_on_it = parted(page)
            form = b"/Type/XObject/Subtype/Form/BBox[%s]" % b" ".join(b"%g" % float(v) for v in page.mediabox)
            things = page.obj.Resources
            inner = carried.again(form + b"/Resources %s" % carried.copy(things), drawn)
            marks = b"/Marca %s/Codigo %s" % (carried.copy(things.XObject.Marca), carried.copy(things.XObject.Codigo))
            outer = form + b"/Resources<</XObject<</Dibujo %d 0 R%s>>>>" % (inner, marks)
            names.append((b"/P%d" % k, carried.stream(outer, b"q /Dibujo Do Q\n" + mark_on_it)))
        wide, top, bottom = LINE_BOX
        box = b"%g %g %g %g" % (0, bottom, wide, top)
        entries = b"/Type/XObject/Subtype/Form/BBox[%s]/Resources<<>>" % box
        names.append((b"/Marca", carried.stream(entries, letters(said(sello, mark, foot=True)))))
        code = carried.copy(pdf.pages[0].obj.Resources.XObject.Codigo)
        self.titulo = str(pdf.docinfo.get("/Title", ""))
        title = self.titulo.encode("utf-16-be").hex().encode()
        self.acerca = carried.value(b"<</Title<feff%s>>>" % title)
        self.nombres = b"".join(b"%s %d 0 R" % x for x in names) + b"/Codigo " + code
        self.trozo = carried.chunk()
        self.paginas, self.modulos = len(pdf.pages), qr_shapes(sello.direccion + mark)[0]


def tile(poster: Poster, on: Sheets) -> bytes:
    """The tiled copy of a poster: each sheet with the freshness mark in its margin, the map with the QR code too."""
    (resources, drawings), (about, text) = on.recursos, on.ficha
    told = text.replace(_TITLE.encode(), escape(poster.titulo).encode())
    changed = {
        resources: b"<</XObject%s%s>>>>" % (drawings, poster.nombres),
        about: b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream" % (len(told), told),
    }
    return appended(on.base, poster.trozo, changed, poster.acerca)


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
