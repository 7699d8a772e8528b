"""Objects put at the end of a finished PDF: what was there stays byte for byte (incremental update, ISO 32000-1 7.5.6).

Adding a few objects takes a small part of the time that writing the whole file again does. ``Base`` is the file,
``Carried`` what is added: things of another document, numbered once and good for every base.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf

FIRST = 1000
"""Number of the first object added; a base has fewer objects than that."""
FAST = 1
"""To compress outlines of letters better would take longer than all the rest."""
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_LENGTH = re.compile(rb"/Length \d+( 0 R)?")
_OFFSET = 4
"""Bytes of a position in the list of objects."""


@dataclass(frozen=True)
class Base:
    """A finished file to add to.

    raiz: number of its catalog. lista: where its list of objects begins. huella: hash of its bytes.
    """

    pdf: bytes
    raiz: int
    lista: int
    huella: bytes

    @classmethod
    def of(cls, pdf: bytes) -> Base:
        """Read what an addition needs to know of ``pdf``. Raises ValueError where its list of objects is no stream.

        A list of the old kind cannot be followed by ours; ``to_bytes`` never writes one.
        """
        place = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
        with pikepdf.open(io.BytesIO(pdf)) as document:
            if pdf[place : place + 4] == b"xref" or len(document.objects) >= FIRST:
                raise ValueError("nothing can be added to this file")
            return cls(pdf, document.Root.objgen[0], place, hashlib.sha256(pdf).digest())


class Carried:
    """Objects to add, some of them copied from ``document``, which stays open meanwhile."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document
        self._numbers: dict[int, int] = {}
        self._next = FIRST
        self._streams: list[bytes] = []
        self._places: dict[int, int] = {}
        self._length = 0
        self._loose: list[tuple[int, bytes]] = []

    def value(self, data: bytes) -> int:
        """Add an object that is no stream; returns its number."""
        number = self._new()
        self._loose.append((number, data))
        return number

    def stream(self, entries: bytes, data: bytes) -> int:
        """Add a stream whose dictionary has ``entries``; ``data`` is compressed a little. Returns its number."""
        number = self._new()
        self._put(number, b"<<%s/Filter/FlateDecode" % entries, zlib.compress(data, FAST))
        return number

    def again(self, entries: bytes, thing: pikepdf.Stream) -> int:
        """Add what a stream of the document holds, as it is compressed there, with more entries. Returns its number."""
        number = self._new()
        head, data = self._raw(thing)
        self._put(number, head + entries, data)
        return number

    def copy(self, thing: pikepdf.Object) -> bytes:
        """How to name or write ``thing`` of the document here; all that it names comes along, each thing once."""
        return self._renumbered(thing.unparse())

    def chunk(self) -> tuple[bytes, dict[int, int]]:
        """All that was added, as it goes into a file, and where in it each object begins, by number.

        Things that are no streams are packed into one; their place is given as -1 - (position in it).
        """
        if self._loose:
            heads, body = [], b""
            for number, data in self._loose:
                heads.append(b"%d %d" % (number, len(body)))
                body += data + b"\n"
            head = b" ".join(heads) + b"\n"
            number = self._new()
            entries = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(heads), len(head))
            self._put(number, entries, zlib.compress(head + body))
            self._places |= {n: -1 - i for i, (n, _) in enumerate(self._loose)}
        return b"".join(self._streams), self._places

    def _new(self) -> int:
        self._next += 1
        return self._next - 1

    def _renumbered(self, data: bytes) -> bytes:
        return _REFERENCE.sub(lambda m: b"%d 0 R" % self._copied(int(m[1])), data)

    def _copied(self, known: int) -> int:
        if known not in self._numbers:
            thing = self._document.get_object(known, 0)
            number = self._numbers[known] = self._new()
            if isinstance(thing, pikepdf.Stream):
                self._put(number, *self._raw(thing))
            else:
                self._loose.append((number, self._renumbered(thing.unparse(resolved=True))))
        return self._numbers[known]

    def _raw(self, thing: pikepdf.Stream) -> tuple[bytes, bytes]:
        """Beginning of a stream's dictionary, and its data; what is not compressed yet is."""
        head = self._renumbered(_LENGTH.sub(b"", thing.stream_dict.unparse())).removesuffix(b">>")
        data = thing.read_raw_bytes()
        if b"/Filter" in head:
            return head, data
        return head + b"/Filter/FlateDecode", zlib.compress(data)

    def _put(self, number: int, head: bytes, data: bytes) -> None:
        chunk = b"%d 0 obj\n%s/Length %d>>stream\n%s\nendstream\nendobj\n" % (number, head, len(data), data)
        self._places[number] = self._length
        self._streams.append(chunk)
        self._length += len(chunk)


def appended(base: Base, chunk: tuple[bytes, Mapping[int, int]], changed: Mapping[int, bytes], about: int) -> bytes:
    """``base`` with ``chunk`` and new contents for some of its own objects, by number.

    ``about``: number of the dictionary with title and author. The identifier follows from the contents.
    """
    added, places = chunk
    parts, length = [base.pdf, added], len(base.pdf) + len(added)
    packed = max(places)  # the packed objects were put last
    rows = {n: (1, len(base.pdf) + at, 0) if at >= 0 else (2, packed, -1 - at) for n, at in places.items()}
    for number, data in sorted(changed.items()):
        rows[number] = (1, length, 0)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, data))
        length += len(parts[-1])
    last = max(rows) + 1
    rows[last] = (1, length, 0)
    digest = hashlib.sha256(b"".join([base.huella, *parts[1:]])).hexdigest()[:32].encode()
    numbers = sorted(rows)
    index = b" ".join(b"%d 1" % n for n in numbers)
    data = zlib.compress(
        b"".join(
            bytes([kind]) + place.to_bytes(_OFFSET, "big") + position.to_bytes(2, "big")
            for kind, place, position in (rows[n] for n in numbers)
        )
    )
    parts.append(
        b"%d 0 obj\n<</Type/XRef/Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Prev %d/Index[%s]/W[1 %d 2]"
        b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
        % (last, last + 1, base.raiz, about, digest, digest, base.lista, index, _OFFSET, len(data), data, length)
    )
    return b"".join(parts)
