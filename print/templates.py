"""Templates, styles, and the hash of all that decides a print: what every page to be drawn is made with."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.markup import inline, sentence
from print.engine import versions

HERE = Path(__file__).resolve().parent


@functools.cache
def environment() -> Environment:
    """Jinja with our filters. Shared, so that templates compile once; an edited template is noticed by its date."""
    env = Environment(
        loader=FileSystemLoader(HERE / "plantillas"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["inline"] = inline
    env.filters["sentence"] = sentence
    return env


def styles(*names: str) -> str:
    """Style sheets one after the other, in the house order (fonts are parsed once per process by the engine)."""
    return "\n".join((HERE / "estilos" / f"{name}.css").read_text(encoding="utf-8") for name in names)


def key(html: str, options: str) -> str:
    """Hash of ``html`` and of all else that decides what is made of it; ``options`` says how it is made."""
    return hashlib.sha256("\0".join((_foundation(), options, html)).encode()).hexdigest()


@functools.cache
def _foundation() -> str:
    """Hash of what decides every PDF beside its HTML: engine versions, fonts, and the code that draws."""
    digest = hashlib.sha256(versions().encode())
    fonts, code = sorted((HERE / "fuentes").glob("*.ttf")), sorted(HERE.glob("*.py"))
    for path in [*fonts, *code, HERE / "estilos" / "fuentes.css"]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
