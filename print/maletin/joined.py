"""Print-ready PDF of a machine: its pieces one after the other, each on its own paper, with bookmarks and labels.

Its pages carry no tags (``etiquetado: false``): it is made to be printed. Each piece's own file keeps them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf

from macros.public.kit import Tinta
from print.maletin.machines import SCREEN, SLIDES_A_SHEET, Impreso, Parada
from print.pdf.document import to_bytes
from print.pdf.greys import turn_grey
from print.pdf.sharing import share_fonts
from print.sheets.papers import PT

LETTER = (612.0, 792.0)
MARGIN = 15 * PT
GAP = 3 * PT
Extra = tuple[str, Path]
"""Bookmark and file of a list that goes last."""
Part = tuple[str, Sequence[Impreso]]


def join(
    parada: Parada,
    groups: Sequence[Part],
    names: dict[str, str],
    extras: Sequence[Extra],
    out: Path,
    title: str,
    *,
    grey: bool = True,
) -> tuple[dict[Tinta, bytes], int]:
    """The joined PDF, in colour and (``grey``) in black and white, and its number of pages.

    ``groups``: title and parts of each chapter (no title: no chapter). ``names``: bookmark of each piece.
    """
    pdf = pikepdf.new()
    labels: list[tuple[int, str]] = []
    for part in parada.partes:
        labels.append((len(pdf.pages), part.pieza.id))
        assert len(pdf.pages) == part.desde - 1, f"{part.pieza.id} does not start on page {part.desde}"
        _append(pdf, out / part.archivo.ruta, slides=part.archivo.papel == SCREEN)
    starts = []
    for _, path in extras:
        labels.append((len(pdf.pages), path.stem))
        starts.append(len(pdf.pages))
        _append(pdf, path)
    share_fonts(pdf)
    _outline(pdf, groups, names, [(name, at) for (name, _), at in zip(extras, starts, strict=True)])
    # The number in each label is the page's place in the file, so that «páginas 12-14» means one thing only.
    pdf.Root.PageLabels = pikepdf.Dictionary(
        Nums=pikepdf.Array(
            x
            for at, name in labels
            for x in (at, pikepdf.Dictionary(S=pikepdf.Name.D, P=pikepdf.String(f"{name} · "), St=at + 1))
        )
    )
    pdf.Root.Lang = pikepdf.String("es")
    pdf.Root.PageMode = pikepdf.Name.UseOutlines
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True, PrintScaling=pikepdf.Name("/None"))
    with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:  # no date: the same input, the same bytes
        meta["dc:title"] = title
    made: dict[Tinta, bytes] = {"color": to_bytes(pdf)}
    if grey:
        turn_grey(pdf)
        made["negro"] = to_bytes(pdf)
    return made, len(pdf.pages)


def _append(pdf: pikepdf.Pdf, path: Path, *, slides: bool = False) -> None:
    with pikepdf.open(path) as source:
        for page in source.pages:
            for key in ("/Annots", "/StructParents", "/Tabs"):  # they point into what is left behind
                if key in page.obj:
                    del page.obj[key]
        if slides:
            _handout(pdf, source)
        else:
            pdf.pages.extend(source.pages)


def _handout(pdf: pikepdf.Pdf, source: pikepdf.Pdf) -> None:
    """Slides on upright Letter, one below the other."""
    width, height = LETTER
    room = (height - 2 * MARGIN) / SLIDES_A_SHEET
    for i, slide in enumerate(source.pages):
        if i % SLIDES_A_SHEET == 0:
            sheet = pdf.add_blank_page(page_size=LETTER)
        wide, high = (float(slide.mediabox[2 + k]) - float(slide.mediabox[k]) for k in (0, 1))
        tall = room - 2 * GAP
        across = min(wide * tall / high, width - 2 * MARGIN)
        left, bottom = (width - across) / 2, height - MARGIN - (i % SLIDES_A_SHEET + 1) * room + GAP
        # Placed by hand: pikepdf's own overlay names what it places at random, and the bytes would differ.
        form, name = pdf.copy_foreign(slide.as_form_xobject()), pikepdf.Name(f"/L{i}")
        sheet.add_resource(form, pikepdf.Name.XObject, name=name)
        rect = pikepdf.Rectangle(left, bottom, left + across, bottom + tall)
        place = sheet.calc_form_xobject_placement(
            form, name, rect, invert_transformations=True, allow_shrink=True, allow_expand=True
        )
        sheet.contents_add(place)
        frame = f"q 0.49 0.56 0.59 RG 0.6 w {left:.2f} {bottom:.2f} {across:.2f} {tall:.2f} re S Q".encode()
        sheet.contents_add(frame)


def _outline(pdf: pikepdf.Pdf, groups: Sequence[Part], names: dict[str, str], extras: list[tuple[str, int]]) -> None:
    with pdf.open_outline() as outline:
        for title, parts in groups:
            items = [pikepdf.OutlineItem(names[p.pieza.id], p.desde - 1) for p in parts]
            if title and parts:
                chapter = pikepdf.OutlineItem(title, parts[0].desde - 1)
                chapter.children.extend(items)
                outline.root.append(chapter)
            else:
                outline.root.extend(items)
        outline.root.extend(pikepdf.OutlineItem(name, at) for name, at in extras)
