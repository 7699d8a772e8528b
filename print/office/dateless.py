"""The same office file with one fixed date, and with what its formulas give: the libraries write the moment of saving

and leave results out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from xml.sax.saxutils import escape

EPOCH = (1980, 1, 1, 0, 0, 0)
DATE = datetime(1980, 1, 1)
_FORMULA = re.compile(rb'<c((?: r="([A-Z]+[0-9]+)"| s="[0-9]+")*)>(<f>[^<]*</f>)<v ?/?>(?:</v>)?</c>')
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def dateless(data: bytes) -> bytes:
    """``data``, a DOCX or XLSX, with its parts in a fixed order and every date the same: equal input, equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        # What says which kind of file this is stands first, as its readers expect.
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(DATE.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            new.writestr(info, content)
    return out.getvalue()


def computed(data: bytes, results: Mapping[str, Mapping[str, int | float | str]]) -> bytes:
    """``data``, an XLSX, whose formulas hold what they give. ``results``: by part of the file, then by cell.

    Raises ValueError for a cell that holds no formula.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            left = dict(results.get(name, {}))

            def put(found: re.Match[bytes], left: dict[str, int | float | str] = left) -> bytes:
                value = left.pop(found[2].decode(), None)
                if value is None:
                    return found[0]
                kind = b' t="str"' if isinstance(value, str) else b""
                told = escape(str(value)).encode()
                return b"<c%s%s>%s<v>%s</v></c>" % (found[1], kind, found[3], told)

            if left:
                content = _FORMULA.sub(put, content)
                if left:
                    raise ValueError(f"no formula in {', '.join(left)} of {name}")
            new.writestr(name, content)
    return out.getvalue()
