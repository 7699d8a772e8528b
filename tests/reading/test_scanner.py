"""The scanner in Python, the only one in a browser, reads what the C one reads: questions between brackets too."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from conftest import CASES, ROOT

from macros.reading.yaml_file import _LOADER, _Scanner


def events(text: str, loader: Any) -> list[tuple[str, Any, int, int]] | None:
    """What a loader makes of a text; None where it refuses it."""
    try:
        return [
            (type(e).__name__, getattr(e, "value", None), e.start_mark.line, e.start_mark.column)
            for e in yaml.parse(text, Loader=loader)
        ]
    except yaml.YAMLError:
        return None


@pytest.mark.parametrize(
    "text", ["[¿Qué falta?]", "{a: ¿b? , c: d}", "[a?b, c?]", "[a ? b]", "[x?: y]", "- ¿c?\n- [¿a?, ¿b?]", "? a\n: b"]
)
def test_questions_between_brackets(text: str) -> None:
    if _LOADER is _Scanner:
        pytest.skip("aquí no hay lector en C con que comparar")
    assert events(text + "\n", _Scanner) == events(text + "\n", _LOADER) is not None


def test_plain_python_would_refuse_them() -> None:
    assert events("[¿Qué falta?]", yaml.SafeLoader) is None


def test_every_file_of_the_project() -> None:
    files = [*(ROOT / "data").rglob("*.yml"), *CASES.rglob("*.yml")]
    read = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    assert len(read) > 500
    different = [str(p) for p, text in zip(files, read, strict=True) if events(text, _Scanner) != events(text, _LOADER)]
    assert different == []
