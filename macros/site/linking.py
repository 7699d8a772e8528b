"""Link the terms of the glossary where they first appear on a page: HTML in, HTML out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from lxml import etree

from macros.model import Termino
from macros.site.finished import read, written

_SKIPPED = {
    "a", "abbr", "button", "caption", "code", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "label", "legend",
    "option", "pre", "script", "select", "style", "summary", "textarea", "th", "time", "title",
}  # fmt: skip
_TITLES = {"paso__titulo", "preguntas__titulo", "pieza__titulo", "maletin__titulo", "objetivo", "sobre", "oculto"}
"""Paragraphs that work as headings, or that nobody sees."""
_ARTICLE = re.compile(r"^(?:el|la|los|las) ", re.IGNORECASE)
_ACRONYM = re.compile(r"\s*\(([^)]+)\)$")


def forms(termino: Termino) -> list[str]:
    """The ways of saying a term that lead to it: its name, its acronym, and those synonyms that are their plurals.

    Other synonyms («bien» for «recurso») have too many meanings to be linked wherever they stand; the search has them.
    """
    name = _ARTICLE.sub("", termino.termino)
    acronym = _ACRONYM.search(name)
    own = [_ACRONYM.sub("", name), *([acronym[1]] if acronym else [])]
    return [*own, *(s for s in termino.sinonimos if any(_is_plural(s, base) for base in own) and s not in own)]


def link_terms(html: str, terminos: Iterable[Termino], base: str = "") -> str:
    """``html`` with the first appearance of each term linked to ``<base>glosario.html``.

    The longest term wins; inside links, headings, labels and code nothing changes.
    """
    ids = {_key(form): t.id for t in terminos for form in forms(t)}
    if not ids:
        return html
    pattern = _pattern(ids)
    body = read(html)
    seen: set[str] = set()
    for element, after in list(_places(body)):
        text = (element.tail if after else element.text) or ""
        found = []
        for match in pattern.finditer(text):
            id_ = ids[_key(match[0])]
            if id_ not in seen:
                seen.add(id_)
                found.append((match, f"{base}glosario.html#{id_}"))
        if found:
            _link(element, after, text, found)
    return written(body) if seen else html


def _places(element: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """Where words may become links, in reading order: in an element, before its first child, or after (True) it."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED or _TITLES & set(element.get("class", "").split()):
        return
    yield element, False
    for child in element:
        yield from _places(child)
        yield child, True


def _link(element: etree._Element, after: bool, text: str, found: list[tuple[re.Match[str], str]]) -> None:
    """Put a link around each of the ``found`` words of a text."""
    parent = element.getparent() if after else element
    assert parent is not None
    at = parent.index(element) + 1 if after else 0
    first = text[: found[0][0].start()]
    if after:
        element.tail = first
    else:
        element.text = first
    ends = [match.start() for match, _ in found[1:]] + [len(text)]
    for i, ((match, href), end) in enumerate(zip(found, ends, strict=True)):
        link = etree.Element("a", {"class": "termino", "href": href})
        link.text, link.tail = match[0], text[match.end() : end]
        parent.insert(at + i, link)


def _pattern(keys: Iterable[str]) -> re.Pattern[str]:
    """Any of the forms as whole words. The longest comes first."""
    ordered = sorted(keys, key=lambda k: (-len(k), k))
    options = "|".join(r"\s+".join(re.escape(word) for word in key.split()) for key in ordered)
    return re.compile(rf"(?<![\w&])(?:{options})(?!\w)", re.IGNORECASE)


def _key(form: str) -> str:
    return " ".join(form.split()).lower()


def _is_plural(plural: str, singular: str) -> bool:
    """Whether ``plural`` is ``singular`` with some of its words in plural: «memorandos de entendimiento»."""
    many, one = plural.lower().split(), singular.lower().split()
    if len(many) != len(one) or many == one:
        return False
    return all(m == o or _plain(m) in _plurals(_plain(o)) for m, o in zip(many, one, strict=True))


def _plurals(word: str) -> set[str]:
    return {f"{word}s", f"{word}es", f"{word[:-1]}ces"} if word.endswith("z") else {f"{word}s", f"{word}es"}


def _plain(word: str) -> str:
    """Without accents, which plurals gain and lose («misión», «misiones»); «ñ» stays."""
    parts = unicodedata.normalize("NFD", word.replace("ñ", "\0"))
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("\0", "ñ")
