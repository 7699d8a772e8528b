"""Link the terms of the glossary where they first appear on a page. Pure text in, text out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from markupsafe import escape

from macros.model import Termino

_TOKEN = re.compile(r"<!--.*?-->|<[^>]*>|^#{1,6} [^\n]*", re.DOTALL | re.MULTILINE)
"""A comment, a tag, or a Markdown heading: views write theirs so, for the page's index."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_CLASS = re.compile(r"""\bclass=["']([^"']*)["']""")
_SKIPPED = {
    "a", "abbr", "button", "caption", "code", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "label", "legend",
    "option", "pre", "script", "select", "style", "summary", "textarea", "th", "time", "title",
}  # fmt: skip
_TITLES = {"paso__titulo", "preguntas__titulo", "pieza__titulo", "maletin__titulo", "objetivo", "sobre", "oculto"}
"""Paragraphs that work as headings, or that nobody sees."""
_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
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


def link_terms(text: str, terminos: Iterable[Termino], base: str = "") -> str:
    """``text`` (Markdown with HTML blocks) with the first appearance of each term linked to ``<base>glosario.html``.

    The longest term wins; inside links, headings, labels and code nothing changes.
    """
    ids = {_key(form): t.id for t in terminos for form in forms(t)}
    if not ids:
        return text
    pattern = _pattern(ids)
    seen: set[str] = set()

    def link(match: re.Match[str]) -> str:
        id_ = ids[_key(match[0])]
        if id_ in seen:
            return match[0]
        seen.add(id_)
        return f'<a class="termino" href="{base}glosario.html#{id_}">{match[0]}</a>'

    out: list[str] = []
    open_: list[tuple[str, bool]] = []
    at = 0
    for token in _TOKEN.finditer(text):
        words = text[at : token.start()]
        out += [words if any(skip for _, skip in open_) else pattern.sub(link, words), token[0]]
        _follow(token[0], open_)
        at = token.end()
    rest = text[at:]
    out.append(rest if any(skip for _, skip in open_) else pattern.sub(link, rest))
    return "".join(out)


def _follow(token: str, open_: list[tuple[str, bool]]) -> None:
    """Keep ``open_``, the elements that are open and whether their words are left alone, up to date with a token."""
    tag = _TAG.match(token)
    if tag is None or tag[2].lower() in _VOID or token.endswith("/>"):
        return
    name = tag[2].lower()
    if not tag[1]:
        classes = _CLASS.search(token)
        open_.append((name, name in _SKIPPED or bool(classes and _TITLES & set(classes[1].split()))))
    elif any(n == name for n, _ in open_):
        while open_.pop()[0] != name:  # an element that needs no end, such as <li>, ends with its parent
            pass


def _pattern(keys: Iterable[str]) -> re.Pattern[str]:
    """Any of the forms as whole words, in text whose «&», «<» and «>» are escaped. The longest comes first."""
    ordered = sorted(keys, key=lambda k: (-len(k), k))
    options = "|".join(r"\s+".join(re.escape(str(escape(word))) for word in key.split()) for key in ordered)
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
