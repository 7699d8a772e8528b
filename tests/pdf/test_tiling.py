"""A poster by parts: the same ready sheets serve any poster, and its drawing stands once in the file."""

from __future__ import annotations

import pikepdf

from print.pdf.document import opened, to_bytes
from print.pdf.stamp import stamp
from print.pdf.tiling import sheets, tile
from print.sheets.grid import grid
from print.sheets.places import PLACES, Sello
from print.sheets.qr import qr_shapes

SELLO = Sello("https://ejemplo.invalid/kit/x.html#", "Marca", "Edición 2026.1 · x", PLACES["60x90"])
MARK = "01234567"


def paper(words: bytes) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 200))
    form = pikepdf.Stream(pdf, words * 20, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=pdf.make_indirect(form)))
    page.Contents = pdf.make_stream(b"q /A Do Q")
    return pdf


def test_sheets_serve_any_poster() -> None:
    """Two posters on the same sheets: each copy shows its own drawing and says its own title."""
    g = grid("carta", (600, 900))
    overlay = pikepdf.new()
    for _ in range(g.columnas * g.filas + 1):
        overlay.add_blank_page(page_size=(100, 100)).Resources = pikepdf.Dictionary()
    ready = sheets(to_bytes(overlay), g, 1, qr_shapes(SELLO.direccion + MARK)[0])
    for words, title in ((b"1 0 0 rg", "Aliados & ñandú"), (b"0 1 0 rg", "Otro")):
        poster = paper(words)
        poster.docinfo["/Title"] = title
        stamp(poster, SELLO, MARK)
        data = tile(poster, SELLO, MARK, ready)
        assert data == tile(poster, SELLO, MARK, ready), "the same poster, the same bytes"
        with opened(data) as pdf:
            assert len(pdf.pages) == g.columnas * g.filas + 1 and pdf.check_pdf_syntax() == []
            things = pdf.pages[3].obj.Resources.XObject
            assert things.P0.Resources.XObject.Dibujo.Resources.XObject.A.read_bytes() == words * 20
            assert {"/Marca", "/Codigo", "/M3"} <= set(things.keys())
            drawn = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.read_bytes() == words * 20]
            assert len(drawn) == 1
            assert str(pdf.docinfo.Title) == title
            with pdf.open_metadata() as about:
                assert about["dc:title"] == title
