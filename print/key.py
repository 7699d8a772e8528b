"""The one cache key: what a finished file was made of. A file whose key is the same need not be made again.

A key has two parts. ``key`` is the content: whoever asks gives all that the result says, and makes the result from
nothing else (``narrowed``). ``foundation`` is what shapes every result beside its content, whatever folder it stands
in: all our code, the fonts, the style sheet that loads them, the libraries installed and those that Pango brings.
Templates and the other styles are no part of it: the HTML of each page holds what it takes from them.
"""

from __future__ import annotations

import ctypes
import dataclasses
import hashlib
import json
import platform
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # an order that makes nothing does not wait for them
    from macros.model import Paquete

ROOT = Path(__file__).resolve().parent.parent
CODE = ("macros", "print")
"""Packages whose code decides what is drawn and written."""
IN_THE_PAGE = {"plantillas", "estilos", "tema", "__pycache__"}
"""Folders of what enters a key with the HTML made of it."""
FONT_RULES = "fuentes.css"
"""The one style sheet that no page holds: it is read once for all of them."""
DRAWING = {
    "libpango-1.0": "pango_version_string",
    "libharfbuzz": "hb_version_string",
    "libfontconfig": "FcGetVersion",
}
"""Libraries of the system that set the letters, and the function of each that tells its version."""
FILES = {"win32": "{}-0.dll", "darwin": "{}.0.dylib"}
"""Name of the file of such a library; elsewhere it is «{}.so.0»."""


def key(*content: str) -> str:
    """Hash of ``content``, all that a result says."""
    return hashlib.sha256("\0".join(content).encode()).hexdigest()


def foundation(root: Path = ROOT) -> str:
    """Hash of everything that is not content: code, fonts and versions. ``root`` holds ``macros/`` and ``print/``."""
    digest = hashlib.sha256("\n".join(versions()).encode())
    for path in foundations(root):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def foundations(root: Path) -> list[Path]:
    """Files that shape every result, in any folder below the code."""
    found = (p for name in CODE for p in (root / name).rglob("*") if p.is_file())
    return sorted(p for p in found if p.name == FONT_RULES or not IN_THE_PAGE & set(p.relative_to(root).parts))


def versions() -> list[str]:
    """Python, every library installed beside it, and those of the system that set the letters."""
    folders = [Path(folder or ".") for folder in sys.path]
    libraries = {p.name for folder in folders if folder.is_dir() for p in folder.glob("*.dist-info")}
    return [platform.python_version(), sys.platform, platform.machine(), *sorted(libraries), *_drawing()]


def _drawing() -> list[str]:
    """«name version» of each library of DRAWING; one that is not there is told too."""
    out = []
    for name, function in DRAWING.items():
        try:
            tell = getattr(ctypes.CDLL(FILES.get(sys.platform, "{}.so.0").format(name)), function)
        except (OSError, AttributeError):
            out.append(f"{name} -")
            continue
        number = function == "FcGetVersion"
        tell.restype = ctypes.c_int if number else ctypes.c_char_p
        told = tell()
        out.append(f"{name} {told if number else told.decode()}")
    return out


def dump(*things: Any) -> str:
    """All that ``things`` say, each in full: models, dataclasses, bytes, sets and what JSON knows. For ``key``."""
    return json.dumps(things, default=_plain, ensure_ascii=False)


def _plain(thing: Any) -> Any:
    from pydantic import BaseModel

    if isinstance(thing, BaseModel):
        return {name: getattr(thing, name) for name in sorted(thing.__dict__)}
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return {f.name: getattr(thing, f.name) for f in dataclasses.fields(thing)}
    if isinstance(thing, bytes):
        return hashlib.sha256(thing).hexdigest()
    if isinstance(thing, set | frozenset):
        return sorted(thing)
    raise TypeError(f"{type(thing).__name__} has no place in a key")


def narrowed(paquete: Paquete, words: Iterable[str], **kept: Any) -> Paquete:
    """``paquete`` with the fixed words of some families and of everything else only what is ``kept``, by field.

    What is made from it can say nothing that a ``dump`` of it does not hold: to ask for words, or for fields, that were
    not kept fails. The front page, the logo and what an edition leaves out are always there.
    """
    r = paquete.rotulos
    few: dict[str, Any] = {name: getattr(r, name) for name in words}
    fields: dict[str, Any] = {name: getattr(paquete, name) for name in ("portada", "logo", "fuera")}
    out = type(paquete).model_construct(**fields | kept | {"rotulos": type(r).model_construct(**few)})
    for name in type(paquete).model_fields.keys() - fields.keys() - kept.keys() - {"rotulos"}:
        out.__dict__.pop(name, None)  # a default would say nothing where there is something
    return out
