"""README and LEEME tell the same two commands, and CI runs the one they give for tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


def commands_in(text: str) -> list[str]:
    """Commands of the first ``sh`` block, without their comments."""
    block = re.search(r"```sh\n(.*?)```", text, re.DOTALL)
    assert block, "no sh block"
    return [line.split("#")[0].strip() for line in block[1].splitlines() if line.strip()]


def test_both_readmes_give_the_same_two_commands(root: Path) -> None:
    english, spanish = (commands_in((root / n).read_text(encoding="utf-8")) for n in ("README.md", "LEEME.md"))
    assert english == spanish == ["python3 kit.py construir", "python3 kit.py probar"]


def test_ci_calls_the_test_command(root: Path) -> None:
    script = (root / ".ci" / "run").read_text(encoding="utf-8")
    lines = [line for line in script.splitlines() if not line.lstrip().startswith("#")]
    assert any("python3 kit.py probar" in line for line in lines)


@pytest.mark.parametrize("name", ["README.md", "LEEME.md"])
def test_links_and_pictures_of_a_readme_exist(root: Path, name: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", (root / name).read_text(encoding="utf-8"))
    assert len(targets) >= 6
    for target in targets:
        assert (root / target).is_file(), target


@pytest.mark.parametrize("name", ["README.md", "LEEME.md"])
def test_readme_counts_the_pieces_that_exist(root: Path, name: str) -> None:
    pieces = len(list((root / "data" / "piezas").rglob("*.yml")))
    assert re.search(rf"\b{pieces}\s+(printable\s+pieces|piezas)", (root / name).read_text(encoding="utf-8"))
