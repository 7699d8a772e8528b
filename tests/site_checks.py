"""Checks over a folder of built HTML: each returns what it found wrong and how many things it looked at."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from bs4 import BeautifulSoup, Tag

LOADS = dict.fromkeys(("script", "img", "iframe", "source", "video", "audio", "embed"), "src")
"""Tags whose address the browser fetches by itself; ``link`` depends on its ``rel``."""
FETCHED_RELS = {"stylesheet", "icon", "preload", "preconnect", "dns-prefetch", "modulepreload", "manifest", "prefetch"}


@dataclass
class Report:
    """``problems`` as «page: what»; ``seen`` counts the things examined."""

    problems: list[str] = field(default_factory=list)
    seen: int = 0

    def check(self, ok: bool, problem: str) -> None:
        self.seen += 1
        if not ok:
            self.problems.append(problem)


def pages(site: Path) -> Iterator[tuple[str, Path, BeautifulSoup]]:
    """Every page: its name from the site's root, its path and its tree."""
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path, BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def attr(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return value if isinstance(value, str) else " ".join(value or ())


def links(site: Path) -> Report:
    """Every address inside the site, raw HTML included, reaches a file and, after «#», an id."""
    out, trees = Report(), {name: tree for name, _, tree in pages(site)}
    ids = {name: {attr(t, "id") for t in tree.find_all(id=True)} for name, tree in trees.items()}
    for name, tree in trees.items():
        for tag in tree.find_all(["a", "img", "script", "link"]):
            address = attr(tag, "href") or attr(tag, "src")
            parts = urlsplit(address)
            if not address or parts.scheme or parts.netloc:
                continue
            path = unquote(parts.path)
            if name == "404.html":  # served at any depth: its addresses start at the root
                target = (site / path.lstrip("/")).resolve()
            else:
                target = ((site / name).parent / path if path else site / name).resolve()
            if not target.is_relative_to(site.resolve()):
                out.check(False, f"{name}: {address} leaves the site")
                continue
            if target.is_dir():
                target /= "index.html"
            page = target.relative_to(site.resolve()).as_posix()
            out.check(target.is_file(), f"{name}: {address} does not exist")
            if "=" in parts.fragment and page in trees:  # filters of the gallery: «#sesion=1&tipo=hoja»
                out.check(
                    _filters(trees[page], parts.fragment), f"{name}: {address} asks for a filter that is not there"
                )
            elif parts.fragment and page in ids:
                out.check(unquote(parts.fragment) in ids[page] | {"__codelineno"}, f"{name}: {address} has no such id")
    return out


def _filters(tree: BeautifulSoup, fragment: str) -> bool:
    """Whether each filter that an address sets has that choice on the page."""
    return all(
        tree.select_one(f'[data-galeria] [name="{name}"] option[value="{value}"]') is not None
        for name, value in parse_qsl(fragment)
    )


def foreign(site: Path) -> Report:
    """Nothing is fetched from another host: tags, and url() or @import of style sheets."""
    out = Report()
    for name, _, tree in pages(site):
        for tag in tree.find_all([*LOADS, "link"]):
            if tag.name == "link" and not FETCHED_RELS & set(attr(tag, "rel").split()):
                continue
            address = attr(tag, LOADS.get(tag.name, "href"))
            out.check(not re.match(r"(?:[a-z]+:)?//", address, re.I), f"{name}: loads {address}")
    for sheet in sorted(site.rglob("*.css")):
        for address in re.findall(r"(?:url\(|@import)\s*['\"]?([^'\")\s]+)", sheet.read_text(encoding="utf-8")):
            out.check(not re.match(r"(?:https?:)?//", address), f"{sheet.name}: loads {address}")
    return out


def each_page(test: Callable[[BeautifulSoup], bool], what: str) -> Callable[[Path], Report]:
    """A check that every page passes ``test``."""

    def check(site: Path) -> Report:
        out = Report()
        for name, _, tree in pages(site):
            out.check(test(tree), f"{name}: {what}")
        return out

    return check


def _headings_in_order(tree: BeautifulSoup) -> bool:
    article = tree.find("article")
    levels = [int(h.name[1]) for h in article.find_all(re.compile(r"^h[1-6]$"))] if isinstance(article, Tag) else []
    return bool(levels) and levels[0] == 1 and all(b <= a + 1 for a, b in pairwise(levels))


language = each_page(lambda t: isinstance(t.html, Tag) and attr(t.html, "lang") == "es", "lang is not «es»")
one_h1 = each_page(lambda t: len(t.find_all("h1")) == 1, "it does not have one h1")
headings = each_page(_headings_in_order, "its headings jump a level")
alternatives = each_page(lambda t: all(i.has_attr("alt") for i in t.find_all("img")), "an image has no alt")
sizes = each_page(
    lambda t: all(
        i.has_attr("width") and i.has_attr("height") and i.get("loading") == "lazy" for i in t.select("article img")
    ),
    "an image has no size or is not lazy",
)
heads = each_page(lambda t: all(x.find("th") for x in t.find_all("table")), "a table has no heads")
unique_ids = each_page(
    lambda t: len(ids := [attr(x, "id") for x in t.find_all(id=True)]) == len(set(ids)), "an id is repeated"
)
CHECKS = [links, foreign, language, one_h1, headings, alternatives, sizes, heads, unique_ids]


def search_data(site: Path) -> dict[str, Any]:
    """What the search of the built site looks through."""
    text = (site / "datos" / "busqueda.js").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text.removeprefix("Buscador.dato(").rstrip().removesuffix(");"))
    return data
