"""What was worked out of things that are the same as the last time, for who loads a project again and again.

A thing is the same while it is the very same object: nothing that was read is changed in place. Who loads once begins
with nothing kept, and works everything out.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Kept:
    """Results of the last turn, each with the object that it was worked out of; what a turn does not ask for goes."""

    def __init__(self) -> None:
        self._now: dict[tuple[Hashable, ...], tuple[object, Any]] = {}
        self._before: dict[tuple[Hashable, ...], tuple[object, Any]] = {}
        self._same: dict[str, tuple[int, Any]] = {}

    def turn(self) -> None:
        """Begin a turn: what nobody asked for in the last one is forgotten."""
        self._before, self._now = self._now, {}

    def of(self, what: str, thing: object, work: Callable[[], T], *also: Hashable) -> T:
        """What ``work`` gives of ``thing``; ``also``: what else it depends on. An error is not kept."""
        key = (what, id(thing), *also)
        held = self._now.get(key) or self._before.get(key)
        if held is None or held[0] is not thing:
            held = thing, work()
        self._now[key] = held
        made: T = held[1]
        return made

    def number(self, what: str, value: object) -> int:
        """A number that stays while ``value`` is equal to what it was the last time; for ``also``."""
        held = self._same.get(what)
        if held is None or held[1] != value:
            self._same[what] = held = (0 if held is None else held[0] + 1, value)
        return held[0]


__all__ = ["Kept"]
