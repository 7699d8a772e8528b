"""What a laid out page says before it is drawn: words out of their place, letters too small, lines too many.

Containers name themselves in the templates:

- ``data-caja``: text must stay inside; with the value ``ancho``, only between left and right;
- ``data-mayuscula-mm``: least height of a capital letter; ``data-alto-mm``: least height of the box, in millimetres;
- ``data-renglones`` and ``data-palabras``: most lines of text in all the parts of the container that carry
  ``data-lectura``, and most words in each of those lines. A flipchart's body reads its sentences and its lists so;
  heads of tables, labels of rooms to write and the agenda, which is looked up and not read, do not carry it;
- ``data-ruta``: the path inside the piece's data, for messages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from print.engine.colour_alone import only_colour
from print.engine.findings import Finding

CAP_HEIGHT = 0.668
"""Height of a capital letter of the bundled fonts, in em."""
MM_PER_PX = 25.4 / 96
TOLERANCE_PX = 1.0
Held = tuple[Any, tuple[Any, ...]]
"""A box and the containers it is in, from the outside in."""


@dataclass(frozen=True)
class Reading:
    """What is wrong with a page, and the size in millimetres of its smallest letters; infinite where it has none."""

    hallazgos: list[Finding]
    letra_mm: float


def read_page(page_box: Any, number: int) -> Reading:
    """Page ``number``, whose box is ``page_box``; its head and foot are left out."""
    body = next((c for c in page_box.children if getattr(c, "element_tag", "") == "html"), page_box)
    boxes = _walk(body)
    texts = [b for b, _ in boxes if type(b).__name__ == "TextBox" and b.text.strip()]
    smallest = min((b.style["font_size"] * MM_PER_PX for b in texts), default=float("inf"))
    return Reading([*_layout_findings(page_box, body, boxes, number)], smallest)


def _layout_findings(page_box: Any, body: Any, boxes: list[Held], number: int) -> Iterator[Finding]:
    right, bottom = _content_edge(page_box)
    yield from _reading(boxes, number)
    yield from only_colour(body, number, _route)
    for box, holders in boxes:
        element = getattr(box, "element", None)
        if element is not None and (least := element.get("data-alto-mm")) and not _is_inline(box):
            height = box.height * MM_PER_PX
            if height < float(least):
                yield Finding(
                    _route(holders, element),
                    f"queda un espacio de {height:.0f} mm para escribir y hacen falta {least}. Acorta los textos.",
                    "espacio-chico",
                )
        if type(box).__name__ != "TextBox":
            if excess := _excess(box, holders):
                yield Finding(
                    _route(holders),
                    f"en la página {number} un renglón o cuadro se sale {excess * MM_PER_PX:.0f} mm por abajo. "
                    "Quita renglones o acorta el texto.",
                    "texto-desborda",
                )
            continue
        if not box.text.strip():
            continue
        words = f"«{box.text.strip()[:60]}»"
        out_y = box.position_y + box.height - bottom
        out_x = box.position_x + box.width - right
        for holder in holders:
            if (kind := holder.element.get("data-caja")) is not None:
                if kind != "ancho":
                    out_y = max(out_y, box.position_y + box.height - (holder.position_y + holder.margin_height()))
                out_x = max(out_x, box.position_x + box.width - (holder.position_x + holder.margin_width()))
        if max(out_x, out_y) > TOLERANCE_PX:
            where = "por abajo" if out_y >= out_x else "por la derecha"
            yield Finding(
                _route(holders),
                f"en la página {number} el texto {words} se sale {max(out_x, out_y) * MM_PER_PX:.0f} mm {where}. "
                "Acorta el texto o repártelo en otra hoja.",
                "texto-desborda",
            )
        for holder in reversed(holders):
            if least := holder.element.get("data-mayuscula-mm"):
                capital = box.style["font_size"] * CAP_HEIGHT * MM_PER_PX
                if capital < float(least) - 0.05:
                    yield Finding(
                        _route(holders),
                        f"en la página {number} las mayúsculas de {words} miden {capital:.0f} mm; mínimo, {least}.",
                        "letra-chica",
                    )
                break


def _reading(boxes: list[Held], number: int) -> Iterator[Finding]:
    """Containers with more lines of reading, or longer ones, than they allow."""
    lines: dict[int, tuple[tuple[Any, ...], int, int]] = {}
    for box, holders in boxes:
        if type(box).__name__ != "LineBox" or not any(h.element.get("data-lectura") is not None for h in holders):
            continue
        at = next((i for i, h in enumerate(holders) if h.element.get("data-renglones")), None)
        words = " ".join(_words(box)).split()
        if at is None or not words:
            continue
        sheet = holders[at]
        most = int(sheet.element.get("data-palabras"))
        if len(words) > most:
            yield Finding(
                _route(holders),
                f"en la página {number} el renglón «{' '.join(words)}» tiene {len(words)} palabras; máximo, {most}. "
                "Acorta la frase.",
                "renglon-largo",
            )
        _, count, limit = lines.get(id(sheet), ((), 0, int(sheet.element.get("data-renglones"))))
        lines[id(sheet)] = (holders[: at + 1], count + 1, limit)
    for route, count, limit in lines.values():
        if count > limit:
            yield Finding(
                _route(route),
                f"en la página {number} el cuerpo tiene {count} renglones; máximo, {limit}. "
                "Quita frases o repártelas en otra hoja.",
                "renglones-de-mas",
            )


def _words(box: Any) -> Iterator[str]:
    """Text of a line, its list marker left out."""
    if str(getattr(box, "element_tag", "") or "").endswith("::marker"):
        return
    if type(box).__name__ == "TextBox":
        yield box.text
    for child in getattr(box, "children", ()):
        yield from _words(child)


def _walk(root: Any) -> list[Held]:
    """Every box below ``root``, in order, with the containers it is in."""
    found: list[Held] = []
    waiting: list[Held] = [(root, ())]
    while waiting:
        box, holders = held = waiting.pop()
        found.append(held)
        element = getattr(box, "element", None)
        if element is not None and not _is_inline(box) and any(str(k).startswith("data-") for k in element.attrib):
            holders = (*holders, box)
        waiting += [(child, holders) for child in reversed(getattr(box, "children", ()))]
    return found


def _is_inline(box: Any) -> bool:
    return type(box).__name__ in ("LineBox", "InlineBox", "TextBox")


def _excess(box: Any, holders: tuple[Any, ...]) -> float:
    """Pixels by which an empty box (a writing line, a field) leaves its container at the bottom; 0 if it does not."""
    if _is_inline(box) or getattr(box, "element", None) is None or not holders or holders[-1].element is box.element:
        return 0.0
    if holders[-1].element.get("data-caja") != "" or box.position_y is None:
        return 0.0
    end = box.position_y + box.margin_top + box.border_height()
    excess: float = end - (holders[-1].position_y + holders[-1].margin_height())
    return excess if excess > TOLERANCE_PX else 0.0


def _content_edge(page_box: Any) -> tuple[float, float]:
    """Right and bottom edge of the page's content area, in pixels."""
    left = page_box.margin_left + page_box.border_left_width + page_box.padding_left
    top = page_box.margin_top + page_box.border_top_width + page_box.padding_top
    return left + page_box.width, top + page_box.height


def _route(holders: tuple[Any, ...], element: Any = None) -> str:
    for candidate in ([element] if element is not None else []) + [h.element for h in reversed(holders)]:
        if route := candidate.get("data-ruta"):
            return str(route)
    return ""
