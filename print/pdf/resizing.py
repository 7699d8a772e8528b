"""Sizes of paper, and the same drawing on another paper: its frame changes, or it is reduced whole.

Tags, letters and links stay as they are drawn. Letter and A4 differ by 6 mm in width and 18 mm in height; the margins
of the Letter pages leave room for both.
"""

from __future__ import annotations

from typing import Any

import pikepdf

from print.pdf.document import frame, to_bytes
from print.sheets.papers import PAPERS_MM, PT

STRIP_MM = 28.0
"""Room that a reduced poster leaves free, at the right or below, for its freshness mark."""
REDUCED_PT = 14.0
"""Least size of the letters of a reduced poster."""


def on_a4(document: pikepdf.Pdf) -> bytes:
    """``document`` with each page centred on A4, upright or on its side as it was drawn; it stays as it was."""
    frames = [tuple(float(v) for v in page.mediabox) for page in document.pages]
    for page, (left, bottom, right, top) in zip(document.pages, frames, strict=True):
        size = PAPERS_MM["a4"] if top - bottom >= right - left else PAPERS_MM["a4"][::-1]
        width, height = (n * PT for n in size)
        frame(page, (left + right - width) / 2, (bottom + top - height) / 2, width, height)
    data = to_bytes(document)
    for page, (left, bottom, right, top) in zip(document.pages, frames, strict=True):
        frame(page, left, bottom, right - left, top - bottom)
    return data


def reduction(paper: str, poster_mm: tuple[float, float]) -> float:
    """Scale at which a whole poster fits a sheet and leaves ``STRIP_MM`` free on one side."""
    width, height = poster_mm
    wide, high = _turned(paper, width, height)
    scale = min(wide / width, high / height)
    if wide - width * scale >= STRIP_MM or high - height * scale >= STRIP_MM:
        return scale
    return (wide - STRIP_MM) / width if height >= width else (high - STRIP_MM) / height


def reduction_paper(poster_mm: tuple[float, float], letter_mm: float) -> str:
    """Letter, or doble carta where the poster's smallest letters would be small on Letter."""
    fits = letter_mm * reduction("carta", poster_mm) * PT >= REDUCED_PT
    return "carta" if fits else "doble-carta"


def reduce(document: pikepdf.Pdf, paper: str) -> None:
    """Put each whole poster of ``document`` on one sheet, against its top left corner."""
    scale = 1.0
    for page in document.pages:
        width, height = _size(page)
        wide, high = _turned(paper, width, height)
        scale = reduction(paper, (width, height))
        _place(page, wide, high, scale, 0, high - height * scale)
    _move_targets(document, scale)


def poster_size(document: pikepdf.Pdf) -> tuple[float, float]:
    """Width and height of the first page, in millimetres."""
    return _size(document.pages[0])


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(v) for v in page.mediabox)
    return (right - left) / PT, (top - bottom) / PT


def _turned(paper: str, width: float, height: float) -> tuple[float, float]:
    size = PAPERS_MM[paper]
    return size if height >= width else size[::-1]


def _place(page: pikepdf.Page, wide: float, high: float, scale: float, x: float, y: float) -> None:
    """Draw a page at ``scale`` on a sheet of ``wide`` × ``high``, its bottom left corner at (x, y); millimetres."""
    page.contents_add(f"q {scale:.6f} 0 0 {scale:.6f} {x * PT:.3f} {y * PT:.3f} cm\n".encode(), prepend=True)
    page.contents_add(b"\nQ\n")
    frame(page, 0, 0, wide * PT, high * PT)
    for note in page.get("/Annots", []):
        for key in ("/Rect", "/QuadPoints"):
            if key in note:
                numbers = [float(v) for v in note[key]]
                moved = [round(n * scale + (y if i % 2 else x) * PT, 3) for i, n in enumerate(numbers)]
                note[key] = pikepdf.Array(moved)
    page.obj["/PaqueteAncla"] = pikepdf.Array([x * PT, y * PT])  # for _move_targets, which takes it away


def _move_targets(document: pikepdf.Pdf, scale: float) -> None:
    """Bookmarks and inner links lead to the same places of the drawing as before."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary):
            for key in ("/Dest", "/D"):
                _move(thing.get(key), scale)
            for name in thing.get("/Names", []) if isinstance(thing.get("/Names"), pikepdf.Array) else []:
                _move(name, scale)
    for page in document.pages:
        del page.obj["/PaqueteAncla"]


def _move(target: Any, scale: float) -> None:
    if isinstance(target, pikepdf.Array) and len(target) >= 4 and target[1] == "/XYZ":
        x, y = (float(v) for v in target[0].get("/PaqueteAncla", [0, 0]))
        target[2], target[3] = round(float(target[2]) * scale + x, 3), round(float(target[3]) * scale + y, 3)
