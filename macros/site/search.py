"""What the search finds on a page, from the tree that was read for its index: the page is not parsed a second time."""

from __future__ import annotations

from typing import Any

from lxml import etree
from material.plugins.search.plugin import Parser

ENTRIES = "busqueda"
"""Name in a page's own data (``page.meta``) under which its sections wait for the theme's index."""


def sections(body: etree._Element) -> list[Any]:
    """The parts of a page as the theme's search keeps them (``SearchIndex.create_entry_for_section``)."""
    reader = Parser()
    tell = reader.handle_data
    for event, node in etree.iterwalk(body, events=("start", "end", "comment")):
        if event == "start":
            if node is not body:
                reader.handle_starttag(node.tag, node.attrib.items())
            if node.text:
                tell(node.text)
            continue
        if event == "end" and node is not body:
            reader.handle_endtag(node.tag)
        if node is not body and node.tail:
            tell(node.tail)
    return [s for s in reader.data if not s.is_excluded()]
