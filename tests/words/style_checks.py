"""How this project writes: inclusive without signs, Spanish punctuation. A rule takes a text, gives what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pagetext import plain

# Titles of sources may say what they say: ``pagetext.NOT_PROSE`` leaves them out.
_ENDING = r"(?:o|a|os|as|es|la|las|los|ra|ras)"
SIGNS = re.compile(
    rf"\b\w+/{_ENDING}\b|\b\w*[a-záéíóúñ]@s?(?![\w.])|\b\w+\((?:o|a|os|as|es)\)|"
    r"\b[a-záéíóúñ]*[bcdfghjklmnñpqrstvz]xs?\b",
)
"""os/as, participantes/as, amig@s, chico(a), todxs."""
E_FORMS = re.compile(
    r"\b(?:tod|nosotr|vosotr|ell|algun|amigu|compañer|chiqu|niñ|hij|otr|mism|ciudadan|funcionari)es\b", re.I
)
"""todes, amigues, chiques."""
DOUBLETS = re.compile(
    r"\b(?:l[ao]s y l[ao]s|el y la|la y el|el o la|la o el|"
    r"(nuestr|tod|nosotr|vari|much|algun|otr|mism|amb)[oa]s? [yo] \1[oa]s?)\b",
    re.I,
)
_AS_SIGNS = re.compile(r"(?<![\w»)…%.?!])[?!](?!\w)|[¿¡](?=[»)])")
"""«?» or (?): named or drawn, they close nothing."""
LOWER_OSC = re.compile(r"\b(?:osc|Osc|oscs|OSCs)\b")
ALLOWED_SLASHES = {"y/o"}


def inclusive(text: str) -> Iterator[str]:
    """Endings with slash, @, x or e, and doubled forms that a collective noun avoids."""
    for pattern in (SIGNS, E_FORMS, DOUBLETS):
        for m in pattern.finditer(plain(text)):
            if m[0] not in ALLOWED_SLASHES:
                yield f"«{m[0]}»: usa una forma que incluya sin signos ni dobles («personas participantes»)"


def osc(text: str) -> Iterator[str]:
    for m in LOWER_OSC.finditer(plain(text)):
        yield f"«{m[0]}»: se escribe OSC, también en plural"


def opening_marks(text: str) -> Iterator[str]:
    """Each ? and ! has its ¿ and ¡ before it, and the other way round."""
    text = _AS_SIGNS.sub("", text)
    for opening, closing in ("¿?", "¡!"):
        depth = 0
        for c in text:
            depth += (c == opening) - (c == closing)
            if depth < 0:
                break
        if depth:
            yield f"falta {closing if depth > 0 else opening}"


def quotes(text: str) -> Iterator[str]:
    """«…» in pairs; no straight quotes."""
    depth = 0
    for c in text:
        depth += (c == "«") - (c == "»")
        if depth not in (0, 1):
            break
    if depth:
        yield "las comillas «…» no van en pareja"
    if re.search(r"[\"']|(?<!\w)’|’(?!\w)", text):
        yield "lleva comillas rectas: usa «…»"


def spaces(text: str) -> Iterator[str]:
    """Two spaces in a row, or one before a comma or a full stop. For text as it stands in the HTML."""
    for m in re.finditer(r"\S {2,}\S", text):
        yield f"dos espacios seguidos: «{m[0]}»"
    for m in re.finditer(r"\w [,.;:?!](?=\s|$)", text):
        yield f"espacio antes de un signo: «{m[0]}»"


CHECKS: dict[str, Callable[[str], Iterator[str]]] = {
    "inclusive": inclusive, "osc": osc, "opening_marks": opening_marks, "quotes": quotes, "spaces": spaces,
}  # fmt: skip
