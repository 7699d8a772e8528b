"""Cut a poster into office sheets without drawing it again: each sheet shows the poster through a window.

The labels of the sheets and the words of the map are the same for every poster and are drawn once; the map, the cut
marks and the windows are of each poster, because its sheets meet where least is drawn (``cut``). A sheet with nothing
on it is left out. The copy is not tagged; ``kit.json`` says so. The tagged poster is the accessible one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Any

import pikepdf

from macros.words.filling import filled
from print.pdf.document import opened, to_bytes
from print.pdf.ink import Ink
from print.pdf.stamp import LINE_BOX, artifact, form, letters, marked, parted, said, width
from print.sheets.cuts import cuts
from print.sheets.grid import AIR_MM, COLUMNS, FULL, MARGIN_MM, Grid, Leaf, leaves, map_box, name_of
from print.sheets.papers import PT
from print.sheets.places import MAP, TILE, Sello
from print.sheets.qr import qr_shapes
from print.sheets.seams import crossed, spans

A_SHEET_MM = 15.0
"""A sheet more to glue is worth so many millimetres of letters and lines that are not cut through."""
FEW = 8
"""Sheets of a poster of 40 × 60 cm, at most, where the paper allows."""
NAME_MM, COUNT_MM = 3.2, 5.0
"""Size of the letters of the map, and of how many sheets there are."""


@dataclass(frozen=True)
class MapWords:
    """Words of the map: ``hojas`` with ``{n}`` says how many there are; ``en_blanco`` stands for those left out."""

    hojas: str
    en_blanco: str


def cut(ink: Ink, scale: float, paper: str) -> Grid:
    """The grid that shows all that is drawn on few sheets, upright or on their side, and cuts through little of it."""
    wide, high = ink.picture.size
    x0, y0, x1, y1 = ink.box
    left, top = max(0.0, x0 - AIR_MM), max(0.0, y0 - AIR_MM)
    right, bottom = min(float(wide), x1 + AIR_MM), min(float(high), y1 + AIR_MM)
    across, down = ink.columns(), ink.rows()
    found = []
    for leaf in leaves(paper):
        columns, rows = spans(left, right, leaf.util_ancho, across), spans(top, bottom, leaf.util_alto, down)
        cost = crossed(columns, across) * high + crossed(rows, down) * wide
        sheets = len(columns) * len(rows)
        too_many = sheets > FEW and scale < FULL
        found.append((too_many, sheets * A_SHEET_MM + cost, leaf.tendida, Grid(leaf, scale, columns, rows)))
    grid = min(found, key=lambda x: x[:3])[3]
    empty = frozenset((i, j) for i, j, x, y, w, h in grid.places() if ink.blank(x, y, x + w, y + h))
    return replace(grid, en_blanco=empty)


def tile(
    poster: pikepdf.Pdf, grids: Sequence[Grid], sello: Sello, mark: str, labels: Mapping[bool, bytes], words: MapWords
) -> bytes:
    """The copy by parts of a stamped poster: for each of its pages, its map and then its sheets.

    ``labels``: by whether the sheet is on its side, a page with the words of the map and one for each row and column.
    The drawing is taken along as it is compressed, and stands once in the file.
    """
    with ExitStack() as stack:
        out = stack.enter_context(pikepdf.new())
        sources = {turned: stack.enter_context(opened(pdf)) for turned, pdf in labels.items()}
        known: dict[tuple[bool, int], Any] = {}
        n, shapes = qr_shapes(sello.direccion + mark)
        line, square = form(out, letters(said(sello, mark, foot=True)), *LINE_BOX), form(out, shapes, n, n)
        for page, grid in zip(poster.pages, grids, strict=True):
            whole, leaf = _whole(out, poster, page), grid.hoja
            across = leaf.ancho_mm * PT
            for number, (drawing, label) in enumerate(_sheets(page, grid, words)):
                if (key := (leaf.tendida, label)) not in known:
                    known[key] = out.copy_foreign(sources[leaf.tendida].pages[label].as_form_xobject())
                things = {"/Dibujo": whole, "/Letrero": known[key], "/Marca": line}
                code = None
                if not number:
                    things["/Codigo"] = square
                    code = (replace(MAP, derecha=leaf.ancho_mm - MAP.derecha), n, across)
                sheet = out.add_blank_page(page_size=(across, leaf.alto_mm * PT))
                sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(things))
                sheet.Contents = out.make_stream(drawing + b"q /Letrero Do Q\n" + artifact(marked(TILE, 0, code)))
        out.Root.Lang = pikepdf.String("es")
        with out.open_metadata(set_pikepdf_as_editor=False) as meta:  # no date: the same input, the same bytes
            meta["dc:title"] = str(poster.docinfo.get("/Title", ""))
        return to_bytes(out)


def _sheets(page: pikepdf.Page, grid: Grid, words: MapWords) -> Iterator[tuple[bytes, int]]:
    """What is drawn on each sheet of a page of a poster and which label it has: the map, and then the parts."""
    x0, y0, x1, y1 = (float(v) for v in page.mediabox)
    poster = ((x1 - x0) / PT * grid.escala, (y1 - y0) / PT * grid.escala)
    yield _map(grid, poster, words), 0
    for row, col, x, y, w, h in grid.windows():
        window = (float(MARGIN_MM), float(MARGIN_MM), w, h)
        drawing = _seen(grid.hoja, poster[1], window, (x, y), grid.escala, 1.0) + _marks(grid.hoja, w, h)
        yield drawing, 1 + (row - 1) * COLUMNS + col - 1


def _map(grid: Grid, poster: tuple[float, float], words: MapWords) -> bytes:
    """The whole poster, reduced, with the sheets on it and how many they are."""
    leaf = grid.hoja
    box = map_box(leaf, poster)
    scale = box[2] / poster[0]
    out = [_seen(leaf, poster[1], box, (0, 0), grid.escala, scale)]
    for row, col, x, y, w, h in grid.places():
        left, bottom = box[0] + x * scale, leaf.alto_mm - box[1] - (y + h) * scale
        blank = (row, col) in grid.en_blanco
        dashes = b"[4 3] 0 d 0.45 G" if blank else b"[] 0 d 0.043 0.333 0.388 RG"
        frame = " ".join(f"{v * PT:.2f}" for v in (left, bottom, w * scale, h * scale))
        out.append(b"q %s 1 w %s re S Q\n" % (dashes, frame.encode()))
        name = words.en_blanco if blank else name_of(row, col)
        out.append(_written(name, left + 1, leaf.alto_mm - box[1] - y * scale - 1.4 - NAME_MM * 0.75, NAME_MM))
    out.append(
        _written(filled(words.hojas, n=len(grid.windows())), box[0], leaf.alto_mm - box[1] - box[3] - 7, COUNT_MM)
    )
    return artifact(b"".join(out))


def _written(words: str, x: float, y: float, em: float) -> bytes:
    """Words on a white ground; millimetres from the sheet's bottom left corner."""
    ground = " ".join(f"{v * PT:.2f}" for v in (x - 0.5, y - em * 0.25, width(words) * em + 1, em * 1.05))
    move = f"{em * PT:.3f} 0 0 {em * PT:.3f} {x * PT:.2f} {y * PT:.2f} cm"
    return f"q 1 g {ground} re f Q\nq {move}\n".encode() + letters(words) + b"Q\n"


def _marks(leaf: Leaf, wide: float, high: float) -> bytes:
    """Cut marks at the corners of a window: in the margin, and nowhere over the picture."""
    out = [b"q 1 w 0.08 0.14 0.17 RG\n"]
    for x, y, dx, dy in cuts(wide, high):
        ends = (x * PT, (leaf.alto_mm - y) * PT, (x + dx) * PT, (leaf.alto_mm - y - dy) * PT)
        out.append("{:.2f} {:.2f} m {:.2f} {:.2f} l S\n".format(*ends).encode())
    return artifact(b"".join(out) + b"Q\n")


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


def _seen(
    leaf: Leaf,
    tall: float,
    window: tuple[float, float, float, float],
    at: tuple[float, float],
    size: float,
    scale: float,
) -> bytes:
    """Drawing of the poster seen through ``window`` (left, top, width, height on the sheet, mm).

    ``tall`` is the height of the poster at ``size``, the scale that it is printed at; ``at`` is the point of it (from
    its top left, mm) that falls on the window's top left corner; ``scale`` reduces it further.
    """
    left, top, width, height = window
    bottom = leaf.alto_mm - top - height
    dx, dy = left - at[0] * scale, leaf.alto_mm - top + at[1] * scale - tall * scale
    clip = " ".join(f"{n * PT:.3f}" for n in (left, bottom, width, height))
    whole = size * scale
    return f"q {clip} re W n {whole:.5f} 0 0 {whole:.5f} {dx * PT:.3f} {dy * PT:.3f} cm /Dibujo Do Q\n".encode()
