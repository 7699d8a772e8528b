"""What page breaks leave alone, and pages that carry almost nothing: read from pages already laid out.

Only for what is read page after page (run sheets, books): its body carries ``data-corrido``. A container with
``data-una-pagina`` must stay on one. Sizes in millimetres.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from print.engine.boxes import MM_PER_PX, Box, body_of
from print.engine.findings import Finding

RULE = "corte-de-pagina"
LEAST_FULL = 1 / 3
"""Share of a page's height that its contents reach."""
WHOLE = "entero"
"""Value of ``data-corrido`` where also the first and the last page are looked at: a chapter of a book."""
TALL_ROW_MM, TALL_POINT_MM = 22.0, 13.0
"""A row or a point taller than this is a paragraph: it may stand alone on its page."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BROKEN = {"table": ("tr",), "ul": ("li",), "ol": ("li",)}


@dataclass(frozen=True)
class Fragment:
    """What a table or a list has on one page: its rows or points, and how tall the only one is."""

    pagina: int
    son: tuple[int, ...]
    alto_mm: float
    dice: str


def flow(pages: Sequence[Box]) -> Iterator[Finding]:
    """Findings of a whole document; none unless it asks for them."""
    asked = next((v for page in pages[:1] for b in _every(body_of(page)) if (v := b.data("corrido")) is not None), None)
    if asked is None:
        return
    yield from _pages(pages, asked)
    yield from _alone(pages, asked)
    yield from _more_than_one(pages)


def filled(page: Box) -> float:
    """Share of the height inside a page's margins that its contents reach."""
    _, bottom = page.content_end
    top = bottom - page.height
    low = max((b.outer_bottom for b in _every(body_of(page)) if b.is_leaf), default=top)
    return (low - top) / page.height


def _pages(pages: Sequence[Box], asked: str) -> Iterator[Finding]:
    for number, page in enumerate(pages, 1):
        share, closes = filled(page), number == len(pages)
        if share < LEAST_FULL and (number > 1 or asked == WHOLE) and (asked == WHOLE or not closes):
            full = f"{100 * share:.0f} %"
            yield _told(number, f"solo está escrita en {full} de su alto. Acorta lo que llega a ella, o alárgalo.")
        last = _last_words(page)
        if number < len(pages) and last and last[1]:
            yield _told(number, f"termina con el título «{last[0][:60]}», lejos de lo que anuncia. {REMEDY}")


REMEDY = "Acorta o alarga un texto de esa parte."


def _alone(pages: Sequence[Box], asked: str) -> Iterator[Finding]:
    """Rows and points that a break leaves alone, and heads of tables without rows.

    Not the rows of a book: its tables are long and repeat their heads, and rows that must keep together push a whole
    table to the next page.
    """
    for tag, name, most in (
        ("table", "renglón de una tabla", TALL_ROW_MM),
        ("ul", "punto de una lista", TALL_POINT_MM),
        ("ol", "punto de una lista", TALL_POINT_MM),
    ):
        for parts in _fragments(pages, tag).values():
            if len(parts) < 2 or len({x for p in parts for x in p.son}) < 2:
                continue
            for p in parts:
                if not p.son and tag == "table":
                    yield _told(p.pagina, f"tiene los encabezados de una tabla sin sus renglones. {REMEDY}")
                elif len(p.son) == 1 and p.alto_mm < most and (tag != "table" or asked != WHOLE):
                    yield _told(p.pagina, f"deja solo un {name}: «{p.dice[:60]}». {REMEDY}")


def _fragments(pages: Sequence[Box], tag: str) -> dict[int, list[Fragment]]:
    """What each table or list has on each of its pages, by element."""
    out: dict[int, list[Fragment]] = {}
    for number, page in enumerate(pages, 1):
        seen: dict[int, list[Box]] = {}
        for box in _every(body_of(page)):
            if box.tag == tag and box.is_element:
                seen.setdefault(box.element_id, []).extend(_own(box, tag))
        for id_, rows in seen.items():
            whole = list({r.element_id: r for r in rows}.values())
            alone = whole[0] if len(whole) == 1 else None
            tall = alone.height * MM_PER_PX if alone else 0.0
            words = " ".join(b.text for b in _every(alone) if b.is_text) if alone else ""
            out.setdefault(id_, []).append(Fragment(number, tuple(r.element_id for r in whole), tall, words.strip()))
    return out


def _own(box: Box, tag: str) -> Iterator[Box]:
    """Rows or points of a table or list, those of others inside it left out, and heads of tables."""
    wanted = _BROKEN[tag]
    for child in box.children:
        if (child.tag in _BROKEN and child.element_id != box.element_id) or child.is_head:
            continue
        if child.tag in wanted and child.is_element:
            yield child
        else:
            yield from _own(child, tag)


def _more_than_one(pages: Sequence[Box]) -> Iterator[Finding]:
    on: dict[int, list[int]] = {}
    for number, page in enumerate(pages, 1):
        for box in _every(body_of(page)):
            if box.data("una-pagina") is not None and number not in on.setdefault(box.element_id, []):
                on[box.element_id].append(number)
    for numbers in on.values():
        if len(numbers) > 1:
            yield _told(numbers[1], "tiene lo que no cupo en la anterior, que debe ir completa. Acorta los títulos.")


def _last_words(page: Box) -> tuple[str, bool] | None:
    """The last line of words of a page, and whether it is of a heading."""
    found: tuple[str, bool] | None = None
    waiting: list[tuple[Box, bool]] = [(body_of(page), False)]
    while waiting:
        box, heading = waiting.pop()
        heading = heading or box.tag in HEADINGS
        if box.is_leaf and (not box.is_text or box.text.strip()):
            found = (box.text if box.is_text else "", heading)
        waiting += [(child, heading) for child in reversed(box.children)]
    return found


def _every(root: Box) -> Iterator[Box]:
    waiting = [root]
    while waiting:
        box = waiting.pop()
        yield box
        waiting += reversed(box.children)


def _told(number: int, what: str) -> Finding:
    return Finding("", what, RULE, number)
