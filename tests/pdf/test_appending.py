"""Objects added at the end of a PDF: readers find the new ones and the changed ones, and the rest stays as it was."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pikepdf
import pytest

from print.pdf.appending import FIRST, Base, Carried, appended
from print.pdf.document import opened, to_bytes
from print.pdf.stamp import stamp
from print.pdf.tiling import Poster, ready, sheets, tile
from print.sheets.grid import grid
from print.sheets.places import PLACES, Sello

SELLO = Sello("https://ejemplo.invalid/kit/x.html#", "Marca", "Edición 2026.1 · x", PLACES["60x90"])


def paper(words: bytes = b"0 0 m 9 9 l S") -> pikepdf.Pdf:
    pdf = pikepdf.new()
    # Of some weight, as every poster: in a tiny file qpdf takes high numbers of objects for an error.
    pdf.Root.Peso = pdf.make_stream(b"".join(hashlib.sha256(bytes([i])).digest() for i in range(256)))
    page = pdf.add_blank_page(page_size=(100, 200))
    form = pikepdf.Stream(pdf, words * 20, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=pdf.make_indirect(form)))
    page.Contents = pdf.make_stream(b"q /A Do Q")
    return pdf


def with_note() -> tuple[Base, bytes]:
    """A file, and the same one with another page content, a drawing of another file, and a title."""
    base = Base.of(to_bytes(paper()))
    with opened(to_bytes(paper(b"5 5 m 7 7 l S"))) as other, opened(base.pdf) as document:
        carried = Carried(other)
        form = carried.copy(other.pages[0].obj.Resources.XObject.A)
        note = carried.stream(b"", b"una nota" * 40)
        title = carried.value(b"<</Title(Nuevo)/Nota %d 0 R>>" % note)
        page = document.pages[0].obj
        changed = {page.objgen[0]: page.unparse(resolved=True).replace(b"/XObject <<", b"/XObject << /B " + form)}
        return base, appended(base, carried.chunk(), changed, title)


def test_what_was_there_stays_and_what_is_new_is_found() -> None:
    base, data = with_note()
    assert data.startswith(base.pdf) and len(data) < len(base.pdf) + 1500
    with opened(data) as pdf:
        assert pdf.check_pdf_syntax() == []
        things = pdf.pages[0].obj.Resources.XObject
        assert things.A.read_bytes() == b"0 0 m 9 9 l S" * 20 and things.B.read_bytes() == b"5 5 m 7 7 l S" * 20
        assert things.B.objgen[0] >= FIRST
        assert str(pdf.docinfo.Title) == "Nuevo" and pdf.docinfo.Nota.read_bytes() == b"una nota" * 40


def test_the_same_addition_gives_the_same_bytes() -> None:
    assert with_note()[1] == with_note()[1]


def test_a_thing_named_twice_is_copied_once() -> None:
    with opened(to_bytes(paper())) as pdf:
        carried = Carried(pdf)
        form = pdf.pages[0].obj.Resources.XObject.A
        assert carried.copy(form) == carried.copy(form)
        assert carried.chunk()[0].count(b"endobj") == 1


def test_a_file_that_cannot_be_added_to_is_refused() -> None:
    buffer = io.BytesIO()
    paper().save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pytest.raises(ValueError, match="nothing can be added"):
        Base.of(buffer.getvalue())


def test_sheets_serve_any_poster(tmp_path: Path) -> None:
    """Two posters on the same sheets: each copy shows its own drawing and says its own title."""
    g = grid("carta", (600, 900))
    overlay = pikepdf.new()
    for _ in range(g.columnas * g.filas + 1):
        overlay.add_blank_page(page_size=(100, 100)).Resources = pikepdf.Dictionary()
    ready_sheets = None
    for words, title in ((b"1 0 0 rg", "Aliados & ñandú"), (b"0 1 0 rg", "Otro")):
        poster = paper(words)
        poster.docinfo["/Title"] = title
        stamp(poster, SELLO, "01234567")
        made = Poster(poster, SELLO, "01234567")
        if ready_sheets is None:
            ready_sheets = ready(sheets(to_bytes(overlay), g, made.paginas, made.modulos))
        with opened(tile(made, ready_sheets)) as pdf:
            assert len(pdf.pages) == g.columnas * g.filas + 1 and pdf.check_pdf_syntax() == []
            things = pdf.pages[3].obj.Resources.XObject
            assert things.P0.Resources.XObject.Dibujo.Resources.XObject.A.read_bytes() == words * 20
            assert {"/Marca", "/Codigo", "/M3"} <= set(things.keys())
            assert str(pdf.docinfo.Title) == title
            with pdf.open_metadata() as about:
                assert about["dc:title"] == title
