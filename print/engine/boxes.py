"""The one place that reads WeasyPrint's laid out boxes, which are no public interface: all else sees a ``Box``.

Lengths are in pixels of CSS (96 an inch), from the page's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MM_PER_PX = 25.4 / 96
_SIDES = ("top", "right", "bottom", "left")
Look = tuple[float, ...] | str
"""Something that two equal colours share."""


@dataclass(frozen=True, slots=True)
class Box:
    """A laid out box: a page, a block, a line, a run of text."""

    raw: Any

    @property
    def is_text(self) -> bool:
        return type(self.raw).__name__ == "TextBox"

    @property
    def is_line(self) -> bool:
        return type(self.raw).__name__ == "LineBox"

    @property
    def is_inline(self) -> bool:
        """Whether it is a line or inside one."""
        return type(self.raw).__name__ in ("LineBox", "InlineBox", "TextBox")

    @property
    def text(self) -> str:
        """What a run of text says."""
        return str(self.raw.text)

    @property
    def tag(self) -> str:
        """Name of its element, «li»; the number or point of an item is «li::marker»."""
        return str(getattr(self.raw, "element_tag", "") or "")

    @property
    def is_marker(self) -> bool:
        """Whether it is the number or the point of an item."""
        return self.tag.endswith("::marker")

    @property
    def children(self) -> list[Box]:
        return [Box(child) for child in getattr(self.raw, "children", ())]

    # ---- its element -----------------------------------------------------------------------------

    @property
    def has_element(self) -> bool:
        return getattr(self.raw, "element", None) is not None

    @property
    def carries_data(self) -> bool:
        """Whether its element has attributes that begin with «data-»."""
        return self.has_element and any(str(key).startswith("data-") for key in self.raw.element.attrib)

    def data(self, name: str) -> str | None:
        """An attribute of its element, «data-» and ``name``; None where it has none."""
        element: Any = getattr(self.raw, "element", None)
        value = element.get(f"data-{name}") if hasattr(element, "get") else None
        return None if value is None else str(value)

    @property
    def is_element(self) -> bool:
        """Whether it stands for its element itself, not for a mark before or after it, nor for what wraps a table."""
        return self.has_element and "::" not in self.tag and not getattr(self.raw, "is_table_wrapper", False)

    @property
    def element_id(self) -> int:
        """The same number for all the boxes of an element, on every page."""
        return id(getattr(self.raw, "element", None))

    @property
    def is_head(self) -> bool:
        """Whether it is the head or the foot of a table, which each page repeats."""
        return bool(getattr(self.raw, "is_header", False) or getattr(self.raw, "is_footer", False))

    @property
    def is_leaf(self) -> bool:
        """Whether it shows something of its own: words, a picture, a line to write on."""
        return not self.children and self.is_placed and (self.is_text or self.height > 0 or self._has_border)

    @property
    def _has_border(self) -> bool:
        return any(getattr(self.raw, f"border_{side}_width", 0) for side in _SIDES)

    @property
    def outer_bottom(self) -> float:
        """Bottom edge of what it shows."""
        return self.end[1] if self.is_text else self.border_bottom

    def same_element(self, other: Box) -> bool:
        """Whether both were made of the same element."""
        return self.raw.element is other.raw.element

    # ---- where it is -----------------------------------------------------------------------------

    @property
    def is_placed(self) -> bool:
        return self.raw.position_y is not None

    @property
    def height(self) -> float:
        return float(self.raw.height)

    @property
    def room_mm(self) -> tuple[float, float]:
        """Width inside its padding and height inside its borders, in millimetres: where a hand can write."""
        b = self.raw
        high = b.border_height() - b.border_top_width - b.border_bottom_width
        return float(b.width) * MM_PER_PX, float(high) * MM_PER_PX

    @property
    def end(self) -> tuple[float, float]:
        """Right and bottom edge of what a run of text takes."""
        return self.raw.position_x + self.raw.width, self.raw.position_y + self.raw.height

    @property
    def outer_end(self) -> tuple[float, float]:
        """Right and bottom edge, margins too."""
        return self.raw.position_x + self.raw.margin_width(), self.raw.position_y + self.raw.margin_height()

    @property
    def border_bottom(self) -> float:
        """Bottom edge of its border."""
        return float(self.raw.position_y + self.raw.margin_top + self.raw.border_height())

    @property
    def content_end(self) -> tuple[float, float]:
        """Of a page: right and bottom edge of the area inside its margins."""
        b = self.raw
        left = b.margin_left + b.border_left_width + b.padding_left
        top = b.margin_top + b.border_top_width + b.padding_top
        return left + b.width, top + b.height

    # ---- how it looks ----------------------------------------------------------------------------

    @property
    def font_mm(self) -> float:
        """Size of its letters, in millimetres."""
        return float(self.raw.style["font_size"]) * MM_PER_PX

    @property
    def letters(self) -> tuple[Any, ...]:
        """Size, weight, style and lines of its letters: what tells words apart without colour."""
        s = self.raw.style
        return round(s["font_size"], 1), s["font_weight"], s["font_style"], str(s["text_decoration_line"])

    @property
    def borders(self) -> tuple[Any, ...]:
        """Style and width of its four borders."""
        s = self.raw.style
        return tuple((s[f"border_{side}_style"], s[f"border_{side}_width"]) for side in _SIDES)

    @property
    def colour(self) -> Look:
        return _look(self.raw.style["color"])

    @property
    def ground(self) -> Look:
        """Colour of its background."""
        return _look(self.raw.style["background_color"])


def _look(value: Any) -> Look:
    return tuple(round(float(c), 3) for c in value) if not isinstance(value, str) else value


def page_of(page: Any) -> Box:
    """The box of a page of a laid out document."""
    return Box(page._page_box)


def body_of(page: Box) -> Box:
    """What a page holds between its head and its foot."""
    return next((child for child in page.children if child.tag == "html"), page)


def texts(box: Box) -> Iterator[Box]:
    """Runs of text in a box, in order; numbers and points of items left out."""
    if box.is_marker:
        return
    if box.is_text:
        yield box
    for child in box.children:
        yield from texts(child)
