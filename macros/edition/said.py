"""What a change replaced, in few words (``decia``): so that the program sees when the package says something else."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

SHORT = 50
"""Letters of a text that is kept whole; a longer one keeps how it begins and a mark of the rest."""
_MARKED = re.compile(r"\([0-9a-f]{6}\)$")
NOTHING = ""
"""What is kept where nothing stood there."""


def said(value: Any) -> Any:
    """``value`` as ``decia`` keeps it: small things whole, long ones by their first words and a mark of the whole."""
    if value is None:
        return NOTHING
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        text = " ".join(value.split())
        return text if len(text) <= SHORT else f"{_first(text)} {_mark(text)}"
    if isinstance(value, dict) and value.get("id"):
        return said(str(value.get("titulo") or value["id"]))
    return f"{_first(_words(value))} {_mark(_whole(value))}".strip()


def same(decia: Any, value: Any) -> bool:
    """Whether ``value`` is what ``decia`` remembers, kept by the program or copied by hand."""
    if isinstance(decia, str):
        decia = " ".join(decia.split())
        if marked := _MARKED.search(decia):  # how it begins is for people; the mark is for us
            return marked[0] == _mark(_whole(value))
    if decia == said(value) and isinstance(decia, bool) == isinstance(said(value), bool):
        return True
    return isinstance(value, str) and decia == " ".join(value.split())


def same_order(decia: Any, now: list[str]) -> bool:
    """Whether what both lists name stands in the same order: what was added or taken away does not move the rest."""
    before = [str(x) for x in decia] if isinstance(decia, list) else []
    return [x for x in before if x in now] == [x for x in now if x in before]


def _whole(value: Any) -> str:
    """All of a value, whatever the lines it is written on; a thing with an id is itself while it is called the same."""
    if isinstance(value, dict) and value.get("id"):
        value = str(value.get("titulo") or value["id"])
    if isinstance(value, str):
        return " ".join(value.split())
    return json.dumps(_even(value), ensure_ascii=False, sort_keys=True)


def _first(text: str) -> str:
    cut = text[: SHORT - 15]
    return f"{cut.rsplit(' ', 1)[0] if len(text) > len(cut) else text}…"


def _mark(text: str) -> str:
    return f"({hashlib.sha256(text.encode()).hexdigest()[:6]})"


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return " · ".join(filter(None, (_words(v) for v in value.values())))
    if isinstance(value, list):
        return " · ".join(filter(None, (_words(v) for v in value)))
    return "" if value is None else " ".join(str(value).split())


def _even(value: Any) -> Any:
    """Without what a re-wrapped line changes."""
    if isinstance(value, dict):
        return {k: _even(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_even(v) for v in value]
    return " ".join(value.split()) if isinstance(value, str) else value
