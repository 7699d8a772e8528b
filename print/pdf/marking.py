"""The freshness mark of a drawing: eight digits that change if and only if what is printed changes.

Hashed: the size of each page, what its content streams draw, and what they draw with (letters' outlines, images, shared
drawings, opacities). Not hashed: tags, title, language, bookmarks, links, names of fields, and the engine's version,
which say things about the page and leave no ink on it.
"""

from __future__ import annotations

import hashlib
import io
import re
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

from print.sheets.places import DIGITS

_TAGS = re.compile(rb"(?:/\w+\n(?:<<[^>]*>>\n|/\w+\n)?(?:BDC|BMC|DP|MP)\n)|EMC\n")
_NAME = re.compile(rb"/([\w.+-]+)")
_NOT_PRINTED = {"/Metadata", "/StructParent", "/StructParents", "/Parent", "/P", "/Length", "/Filter", "/DecodeParms"}
_SHAPES = ("glyf", "CFF ", "hmtx", "head")


def mark_of(pdf: pikepdf.Pdf, extra: str = "") -> str:
    """The mark of ``pdf``, as eight hexadecimal digits; ``extra`` is what else will be printed on its pages."""
    digest = hashlib.sha256(extra.encode())
    known: dict[tuple[int, int], bytes] = {}
    for page in pdf.pages:
        digest.update(repr([round(float(v), 2) for v in page.mediabox]).encode())
        digest.update(_drawing(_content(page), page.get("/Resources", pikepdf.Dictionary()), known))
        for note in page.get("/Annots", []):
            if note.get("/Subtype") == "/Widget":  # a field is drawn; a link is not
                digest.update(repr([round(float(v), 2) for v in note.Rect]).encode())
    return digest.hexdigest()[:DIGITS]


def _content(page: pikepdf.Page) -> bytes:
    content = page.obj.get("/Contents")
    streams = content if isinstance(content, pikepdf.Array) else [content] if content is not None else []
    return b"\n".join(s.read_bytes() for s in streams)


def _drawing(content: bytes, resources: Any, known: dict[tuple[int, int], bytes]) -> bytes:
    """Hash of a content stream whose resources count by what they are and not by their names."""
    things = {
        str(name): thing
        for kind in ("/Font", "/XObject", "/ExtGState", "/Pattern", "/Shading", "/ColorSpace")
        for name, thing in resources.get(kind, {}).items()
    }

    def named(match: re.Match[bytes]) -> bytes:
        thing = things.get("/" + match[1].decode("latin-1"))
        return match[0] if thing is None else b"/" + _thing(thing, known).hex().encode()

    return hashlib.sha256(_NAME.sub(named, _TAGS.sub(b"", content))).digest()


def _thing(thing: Any, known: dict[tuple[int, int], bytes]) -> bytes:
    """Hash of anything a page draws with."""
    if not isinstance(thing, pikepdf.Object):
        return hashlib.sha256(repr(thing).encode()).digest()
    if thing.is_indirect and thing.objgen in known:
        return known[thing.objgen]
    if thing.is_indirect:
        known[thing.objgen] = b"again"  # a thing may name itself
    digest = hashlib.sha256()
    if isinstance(thing, pikepdf.Array):
        for part in thing:
            digest.update(_thing(part, known))
    elif isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
        if thing.get("/Type") == "/Font":
            digest.update(_letters(thing))
        else:
            for key, value in sorted(thing.items()):
                if key not in _NOT_PRINTED and key != "/Resources":
                    digest.update(key.encode() + _thing(value, known))
            if isinstance(thing, pikepdf.Stream):
                digest.update(_body(thing, known))
    else:
        digest.update(repr(thing).encode())
    if thing.is_indirect:
        known[thing.objgen] = digest.digest()
    return digest.digest()


def _body(stream: pikepdf.Stream, known: dict[tuple[int, int], bytes]) -> bytes:
    if stream.get("/Subtype") == "/Form" or stream.get("/PatternType") == 1:
        return _drawing(stream.read_bytes(), stream.get("/Resources", pikepdf.Dictionary()), known)
    # Images of formats that pikepdf leaves as they are (JPEG) count by their bytes.
    return stream.read_raw_bytes() if stream.get("/Subtype") == "/Image" else stream.read_bytes()


def _letters(font: Any) -> bytes:
    """The outlines of a font; its name and the prefix of its subset say nothing that is seen."""
    holder = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = holder.get("/FontDescriptor", pikepdf.Dictionary())
    for key in ("/FontFile2", "/FontFile3", "/FontFile"):
        if key in descriptor:
            program = descriptor[key].read_bytes()
            with TTFont(io.BytesIO(program), lazy=True) as shapes:
                reader = shapes.reader
                return b"".join(hashlib.sha256(reader[tag]).digest() for tag in _SHAPES[:3] if tag in reader)
    return str(font.get("/BaseFont")).encode()
