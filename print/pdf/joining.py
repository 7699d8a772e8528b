"""Parts of a book, each a tagged PDF, as one tagged PDF: pages, tags, links, bookmarks.

Joining pages alone would drop the tags: a reader who hears the book would find nothing in it.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pikepdf

from print.pdf.document import opened, to_bytes
from print.sheets.places import OTHER_PART


class JoinError(Exception):
    """A link leads to an anchor that no part has; ``str()`` names it."""


def anchors(part: bytes) -> tuple[int, dict[str, int]]:
    """(pages, page of each anchor counted from 0) of a drawn part."""
    with opened(part) as pdf:
        places = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
        return len(pdf.pages), {name: places[target[0].objgen] for name, target in _named(pdf)}


def join(parts: Sequence[bytes]) -> bytes:
    """The parts one after the other. Raises JoinError for a link that leads nowhere."""
    with opened(parts[0]) as whole:
        names = dict(_named(whole))
        for data in parts[1:]:
            with opened(data) as part:
                names |= _append(whole, part)
        _link(whole, names)
        listed = pikepdf.Array([x for name in sorted(names) for x in (pikepdf.String(name), names[name])])
        whole.Root.Names = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=listed))
        return to_bytes(whole)


def _append(whole: pikepdf.Pdf, part: pikepdf.Pdf) -> dict[str, Any]:
    """Add ``part`` at the end of ``whole``; returns its anchors, which now belong to ``whole``."""
    first = len(whole.pages)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)  # anchors and links are brought over below
        whole.pages.extend(part.pages)
    tree = whole.Root.StructTreeRoot
    offset = _next_key(tree)
    for page in list(whole.pages)[first:]:
        page.obj.StructParents = int(page.obj.StructParents) + offset
        for annotation in page.obj.get("/Annots", ()):
            if "/StructParent" in annotation:
                annotation.StructParent = int(annotation.StructParent) + offset
    added = whole.copy_foreign(part.Root.StructTreeRoot)
    numbers = tree.ParentTree.Nums
    for i, value in enumerate(added.ParentTree.Nums):
        numbers.append(value if i % 2 else int(value) + offset)
    _rename_cells(added, f"{first}-".encode())
    document = _document(tree)
    for child in _document(added).K:
        child.P = document
        document.K.append(child)
    _add_bookmarks(whole, part)
    if "/Names" not in part.Root:
        return {}
    copied = whole.copy_foreign(part.make_indirect(part.Root.Names)).Dests.Names
    return {str(copied[i]): copied[i + 1] for i in range(0, len(copied), 2)}


def _document(tree: Any) -> Any:
    return tree.K[0] if isinstance(tree.K, pikepdf.Array) else tree.K


def _rename_cells(tree: Any, prefix: bytes) -> None:
    """Table cells name their heads by an id, which every part counts from the beginning."""
    todo = [_document(tree)]
    while todo:
        element = todo.pop()
        if "/ID" in element:
            element.ID = pikepdf.String(prefix + bytes(element.ID))
        if "/A" in element:
            for attributes in element.A if isinstance(element.A, pikepdf.Array) else (element.A,):
                if "/Headers" in attributes:
                    attributes.Headers = pikepdf.Array([pikepdf.String(prefix + bytes(h)) for h in attributes.Headers])
        kids = element.get("/K")
        if isinstance(kids, pikepdf.Array):
            todo += [k for k in kids if isinstance(k, pikepdf.Dictionary) and "/S" in k]


def _next_key(tree: Any) -> int:
    numbers = tree.ParentTree.Nums
    return max(int(numbers[i]) for i in range(0, len(numbers), 2)) + 1


def _add_bookmarks(whole: pikepdf.Pdf, part: pikepdf.Pdf) -> None:
    if "/Outlines" not in part.Root:
        return
    added = whole.copy_foreign(part.Root.Outlines)
    if "/Outlines" not in whole.Root:
        whole.Root.Outlines = added
        return
    have = whole.Root.Outlines
    last = have.Last
    last.Next, added.First.Prev = added.First, last
    for item in _siblings(added.First):
        item.Parent = have
    have.Last = added.Last
    have.Count = int(have.Count) + int(added.Count)


def _siblings(item: Any) -> Iterator[Any]:
    while item is not None:
        yield item
        item = item.get("/Next")


def _named(pdf: pikepdf.Pdf) -> Iterable[tuple[str, Any]]:
    if "/Names" not in pdf.Root:
        return ()
    names = pdf.Root.Names.Dests.Names
    return [(str(names[i]), names[i + 1]) for i in range(0, len(names), 2)]


def _link(whole: pikepdf.Pdf, names: dict[str, Any]) -> None:
    """Make the links between parts inner links."""
    for page in whole.pages:
        for annotation in page.obj.get("/Annots", ()):
            address = str(annotation.A.get("/URI", "")) if "/A" in annotation else ""
            if address.startswith(OTHER_PART):
                anchor = address.removeprefix(OTHER_PART)
                if anchor not in names:
                    raise JoinError(anchor)
                del annotation.A
                annotation.Dest = pikepdf.String(anchor)
