"""The theme's style sheet without what nothing on the site can use: its rules are read, and so are the built pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tinycss2

_CLASS = re.compile(r"""\bclass=(?:"([^"]*)"|([^\s">]+))""")
_WORD = re.compile(r"[\w-]+")
_VAR = re.compile(r"var\(\s*(--[\w-]+)")
_GROUPS = {"media", "supports", "layer"}
"""Rules that hold others."""
_LOOKED_UP = re.compile(r"data-[\w-]+|dir")
"""Attributes that a page or a script writes; others, as «open», change as somebody reads."""


@dataclass(frozen=True)
class Used:
    """What a site has: the classes of its pages, the words of its scripts (which may give a class to an element), its
    pages, and its other style sheets."""

    clases: frozenset[str]
    palabras: frozenset[str]
    paginas: tuple[str, ...]
    estilos: str
    sabido: dict[str, bool] = field(default_factory=dict)

    def attribute(self, name: str, value: str | None) -> bool:
        if not _LOOKED_UP.fullmatch(name) or (value or name) in self.palabras:
            return True
        written = name if value is None else f'{name}="{value}"'
        if written not in self.sabido:
            self.sabido[written] = any(written in page for page in self.paginas)
        return self.sabido[written]


def used(site: Path, theirs: Path) -> Used:
    """Read the built ``site``, all but the style sheet ``theirs``."""
    pages = tuple(p.read_text(encoding="utf-8") for p in sorted(site.rglob("*.html")))
    classes = {name for page in pages for found in set(_CLASS.findall(page)) for part in found for name in part.split()}
    scripts = " ".join(p.read_text(encoding="utf-8") for p in sorted((site / "assets").rglob("*.js")))
    sheets = " ".join(p.read_text(encoding="utf-8") for p in sorted((site / "assets").rglob("*.css")) if p != theirs)
    return Used(frozenset(classes), frozenset(_WORD.findall(scripts)), pages, sheets)


def trimmed(css: str, site: Used) -> str:
    """``css`` without rules whose every selector asks for what ``site`` has not, nor colours and drawings nobody names."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    kept = list(_kept(rules, site))
    written = " ".join([site.estilos, *(m[0] for page in site.paginas for m in _VAR.finditer(page))])
    named = _reached({*_VAR.findall(written), *site.palabras}, list(_declared(kept)))
    return "".join(_text(kept, named))


@dataclass(frozen=True)
class _Rule:
    """A rule that is kept: what stands before its braces, and its declarations, or the rules inside it, or its text."""

    cabeza: str
    dentro: tuple[_Rule, ...] = ()
    declara: tuple[tuple[str, str], ...] = ()
    """Name, empty but for a custom property, and text."""


def _kept(rules: list[Any], site: Used) -> Iterator[_Rule]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [s for s in _split(rule.prelude) if _asks(s, site)]
            if selectors and rule.content:
                yield _Rule(",".join(tinycss2.serialize(s).strip() for s in selectors), (), tuple(_parts(rule.content)))
        elif rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            inner = tuple(_kept(tinycss2.parse_rule_list(rule.content, True, True), site))
            if inner:
                yield _Rule(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}", inner)
        else:
            yield _Rule(tinycss2.serialize([rule]))


def _parts(content: list[Any]) -> Iterator[tuple[str, str]]:
    """Declarations; a rule without custom properties is one text."""
    if not any(t.type == "ident" and t.value.startswith("--") for t in content):
        yield "", tinycss2.serialize(content)
        return
    for d in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        own = d.type == "declaration" and d.name.startswith("--")
        yield d.name if own else "", tinycss2.serialize([d]).rstrip(";")


def _declared(rules: Iterable[_Rule]) -> Iterator[tuple[str, str]]:
    for rule in rules:
        yield from rule.declara
        yield from _declared(rule.dentro)


def _reached(named: set[str], declared: list[tuple[str, str]]) -> set[str]:
    """``named``, what other declarations name, and what those that are so reached name in turn."""
    while True:
        more = {v for name, text in declared if not name or name in named for v in _VAR.findall(text)} - named
        if not more:
            return named
        named |= more


def _text(rules: Iterable[_Rule], named: set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.dentro:
            yield f"{rule.cabeza}{{{''.join(_text(rule.dentro, named))}}}"
        elif rule.declara:
            found = [text for name, text in rule.declara if not name or name in named]
            if found:
                yield f"{rule.cabeza}{{{';'.join(found)}}}"
        else:
            yield rule.cabeza


def _split(tokens: list[Any]) -> list[list[Any]]:
    """The selectors of a rule."""
    out: list[list[Any]] = [[]]
    for token in tokens:
        if token == ",":
            out.append([])
        else:
            out[-1].append(token)
    return out


def _asks(selector: list[Any], site: Used) -> bool:
    """Whether the site has every class and attribute that a selector asks for."""
    before: Any = None
    for token in selector:
        if token.type == "ident" and before == "." and token.value not in site.clases | site.palabras:
            return False
        if token.type == "[] block":
            words = [t.value for t in token.content if t.type in ("ident", "string", "literal")]
            plain = len(words) == 3 and words[1] == "="
            if len(words) in (1, 3) and not site.attribute(words[0], words[2] if plain else None):
                return False
        before = token
    return True
