"""The head and the foot of a document of the kit as rules of a style sheet: a browser cannot move elements there.

What they say is read from the document itself, so that it is said in one place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

PLACES = {"cabeza": "@top-left", "pie": "@bottom-left"}
"""Class of what runs along with the pages, and the box of the margin that the styles of pages give it."""
FONTS = {
    "cabeza": "font: 700 {size}/1.2 var(--familia); color: var(--acento);",
    "pie": "font: 400 {size}/1.2 var(--familia); color: var(--tinta-suave);",
}
_SIZE = re.compile(r"\.(cabeza) \{ font-size: ([^;]+);")
_WIDTH = re.compile(r"width: ([\d.]+)mm; height: ([\d.]+)mm")
GAP_MM = 4.0
"""Between the logo and the words."""


@dataclass
class _Element:
    """An element that runs along: its words, with line breaks, and the address and style of its picture."""

    words: list[str] = field(default_factory=list)
    picture: tuple[str, str] | None = None


class _Reader(HTMLParser):
    """Reads the first element of each class of ``PLACES``."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, _Element] = {}
        self.now: _Element | None = None
        self.open: list[bool] = []
        """Of each element open inside: whether its words stay together."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        name = next((c for c in classes if c in PLACES and c not in self.found), "")
        if self.now is None:
            if not name:
                return
            self.now = self.found[name] = _Element()
        elif tag == "br":
            self.now.words.append("\n")
            return
        elif tag == "img":
            self.now.picture = given.get("src", ""), given.get("style", "")
            return
        self.open.append("junto" in classes)

    def handle_endtag(self, tag: str) -> None:
        if self.open:
            self.open.pop()
            self.now = self.now if self.open else None

    def handle_data(self, data: str) -> None:
        if self.now is not None:
            told = re.sub(r"\s+", " ", data)
            self.now.words.append(_together(told) if any(self.open) else told)


def margins(html: str) -> str:
    """Rules for the margins of the printed pages of a document; empty where nothing runs along with them."""
    reader = _Reader()
    reader.feed(html)
    sizes = dict(_SIZE.findall(html))
    out = []
    for name, element in reader.found.items():
        words = re.sub(r" *\n *", "\n", "".join(element.words)).strip()
        font = FONTS[name].format(size=sizes.get(name, "var(--chico)"))
        picture = _background(*element.picture) if element.picture else ""
        out.append(
            f"@page {{ {PLACES[name]} {{ content: {_quoted(words)}; white-space: pre-line; {font} {picture}}} }}"
        )
    return " ".join(out)


def _background(address: str, style: str) -> str:
    """A logo beside the words of the foot. ``address`` is a data address, ``style`` gives its size."""
    size = _WIDTH.search(style)
    if size is None or re.search(r"[^\w:/;,+=-]", address):
        return ""
    wide, high = float(size[1]), float(size[2])
    return (
        f"background: url({address}) no-repeat -{wide + GAP_MM}mm 0 / {wide}mm {high}mm content-box border-box; "
        f"padding-left: {wide + GAP_MM}mm; min-height: {high}mm; "
    )


def _together(words: str) -> str:
    return words.replace(" ", "\u00a0").replace("-", "-\u2060")


def _quoted(text: str) -> str:
    """``text`` as a string of a style sheet inside HTML: what is no letter or number goes by its number."""
    return '"' + "".join(c if c.isalnum() or c in " .,-" else f"\\{ord(c):x} " for c in text) + '"'
