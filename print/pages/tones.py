"""The colours of the tokens file, for drawings."""

from __future__ import annotations

import functools
import re

from macros.diagrams import Tonos
from print import STYLES

TOKENS = STYLES / "variables.css"


@functools.cache
def tones() -> Tonos:
    """The colours of the tokens file, for drawings."""
    found = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", TOKENS.read_text(encoding="utf-8")))
    return Tonos(
        tinta=found["tinta"],
        suave=found["tinta-suave"],
        principal=found["principal"],
        acento=found["acento"],
        linea=found["linea"],
        fondo=found["fondo-suave"],
    )
