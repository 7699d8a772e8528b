"""What a laid out page says before it is drawn: words out of their place, letters too small, lines too many.

Containers name themselves in the templates:

- ``data-caja``: text must stay inside; with the value ``ancho``, only between left and right;
- ``data-mayuscula-mm``: least height of a capital letter; ``data-alto-mm``: least height of the box, in millimetres;
- ``data-escribe`` and ``data-que``: what is written there by hand (``print.engine.fields``), and its name;
- ``data-renglones`` and ``data-palabras``: most lines of text in all the parts of the container that carry
  ``data-lectura``, and most words in each of those lines. A flipchart's body reads its sentences and its lists so;
  heads of tables, labels of rooms to write and the agenda, which is looked up and not read, do not carry it;
- ``data-notas``, ``data-votos``, ``data-trazos``: how many of those a box must hold (``print.engine.rooms``);
- ``data-ruta``: the path inside the piece's data, for messages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from print.engine.boxes import MM_PER_PX, Box, body_of, texts
from print.engine.colour_alone import only_colour
from print.engine.fields import cramped
from print.engine.findings import Finding
from print.engine.rooms import full

CAP_HEIGHT = 0.668
"""Height of a capital letter of the bundled fonts, in em."""
TOLERANCE_PX = 1.0
Held = tuple[Box, tuple[Box, ...]]
"""A box and the containers it is in, from the outside in."""


@dataclass(frozen=True)
class Reading:
    """What is wrong with a page, and the size in millimetres of its smallest letters; infinite where it has none."""

    hallazgos: list[Finding]
    letra_mm: float


def read_page(page: Box, number: int) -> Reading:
    """Page ``number``; its head and foot are left out."""
    body = body_of(page)
    boxes = _walk(body)
    smallest = min((b.font_mm for b, _ in boxes if b.is_text and b.text.strip()), default=float("inf"))
    return Reading([*_layout_findings(page, body, boxes, number)], smallest)


def _layout_findings(page: Box, body: Box, boxes: list[Held], number: int) -> Iterator[Finding]:
    right, bottom = page.content_end
    yield from _reading(boxes, number)
    yield from only_colour(body, number, _route)
    for box, holders in boxes:
        if box.carries_data:
            yield from full(box, number, _route((*holders, box)))
        if box.data("escribe"):
            yield from cramped(box, number, _route((*holders, box)))
        if (least := box.data("alto-mm")) and not box.is_inline:
            height = box.height * MM_PER_PX
            if height < float(least):
                yield Finding(
                    _route((*holders, box)),
                    f"queda un espacio de {height:.0f} mm para escribir y hacen falta {least}. Acorta los textos.",
                    "espacio-chico",
                )
        if not box.is_text:
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
        end_x, end_y = box.end
        out_x, out_y = end_x - right, end_y - bottom
        for holder in holders:
            if (kind := holder.data("caja")) is not None:
                held_x, held_y = holder.outer_end
                if kind != "ancho":
                    out_y = max(out_y, end_y - held_y)
                out_x = max(out_x, end_x - held_x)
        if max(out_x, out_y) > TOLERANCE_PX:
            where = "por abajo" if out_y >= out_x else "por la derecha"
            yield Finding(
                _route(holders),
                f"en la página {number} el texto {words} se sale {max(out_x, out_y) * MM_PER_PX:.0f} mm {where}. "
                "Acorta el texto o repártelo en otra hoja.",
                "texto-desborda",
            )
        for holder in reversed(holders):
            if least := holder.data("mayuscula-mm"):
                capital = box.font_mm * CAP_HEIGHT
                if capital < float(least) - 0.05:
                    yield Finding(
                        _route(holders),
                        f"en la página {number} las mayúsculas de {words} miden {capital:.0f} mm; mínimo, {least}.",
                        "letra-chica",
                    )
                break


def _reading(boxes: list[Held], number: int) -> Iterator[Finding]:
    """Containers with more lines of reading, or longer ones, than they allow."""
    lines: dict[int, tuple[tuple[Box, ...], int, int]] = {}
    for box, holders in boxes:
        if not box.is_line or not any(h.data("lectura") is not None for h in holders):
            continue
        at = next((i for i, h in enumerate(holders) if h.data("renglones")), None)
        words = " ".join(t.text for t in texts(box)).split()
        if at is None or not words:
            continue
        sheet = holders[at]
        most = int(sheet.data("palabras") or 0)
        if len(words) > most:
            yield Finding(
                _route(holders),
                f"en la página {number} el renglón «{' '.join(words)}» tiene {len(words)} palabras; máximo, {most}. "
                "Acorta la frase.",
                "renglon-largo",
            )
        _, count, limit = lines.get(id(sheet.raw), ((), 0, int(sheet.data("renglones") or 0)))
        lines[id(sheet.raw)] = (holders[: at + 1], count + 1, limit)
    for route, count, limit in lines.values():
        if count > limit:
            yield Finding(
                _route(route),
                f"en la página {number} el cuerpo tiene {count} renglones; máximo, {limit}. "
                "Quita frases o repártelas en otra hoja.",
                "renglones-de-mas",
            )


def _walk(root: Box) -> list[Held]:
    """Every box below ``root``, in order, with the containers it is in."""
    found: list[Held] = []
    waiting: list[Held] = [(root, ())]
    while waiting:
        box, holders = held = waiting.pop()
        found.append(held)
        if box.carries_data and not box.is_inline:
            holders = (*holders, box)
        waiting += [(child, holders) for child in reversed(box.children)]
    return found


def _excess(box: Box, holders: tuple[Box, ...]) -> float:
    """Pixels by which an empty box (a writing line, a field) leaves its container at the bottom; 0 if it does not."""
    if box.is_inline or not box.has_element or not holders or holders[-1].same_element(box):
        return 0.0
    if holders[-1].data("caja") != "" or not box.is_placed:
        return 0.0
    excess = box.border_bottom - holders[-1].outer_end[1]
    return excess if excess > TOLERANCE_PX else 0.0


def _route(holders: tuple[Box, ...]) -> str:
    """The path inside the piece's data that the innermost of several boxes gives."""
    return next((route for h in reversed(holders) if (route := h.data("ruta"))), "")
