"""Links to what an edition is without: only their words stay."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from markdown import Extension
from markdown.treeprocessors import Treeprocessor

_AFTER_LINKS = 4
"""Place among what Markdown does with a page: links are read at 20, the contents at 5 (they stumble over an element
without a name), and MkDocs looks for their pages at the end."""


@dataclass(frozen=True)
class LeftOut:
    """Routes of pages below ``docs/``, and ids of pieces, that an edition is without."""

    paginas: Collection[str] = ()
    piezas: Collection[str] = ()

    def __bool__(self) -> bool:
        return bool(self.paginas or self.piezas)

    def leads(self, here: str, href: str) -> bool:
        """Whether the link ``href`` on a page of the folder ``here`` leads to something of this."""
        route, _, part = href.partition("#")
        if ":" in route:
            return False
        target = posixpath.normpath(posixpath.join(here, route)).removesuffix(".html").removesuffix(".md")
        return f"{target}.md" in self.paginas or (target.endswith("kit") and part in self.piezas)


class Unlinked(Extension):
    """For Markdown: takes such links away before MkDocs misses their pages. ``here`` is the folder of the page at hand."""

    def __init__(self, out: LeftOut) -> None:
        super().__init__()
        self.here = ""
        self.out = out

    def extendMarkdown(self, md: Any) -> None:
        md.treeprocessors.register(_Unlinking(lambda href: self.out.leads(self.here, href)), "sin-salida", _AFTER_LINKS)


class _Unlinking(Treeprocessor):
    def __init__(self, leads_out: Callable[[str], bool]) -> None:
        super().__init__()
        self.leads_out = leads_out

    def run(self, root: Any) -> None:
        for a in root.iter("a"):
            if self.leads_out(a.get("href") or ""):
                a.tag = None  # written as its words, without an element
