"""README and LEEME tell the same two commands, and CI runs the one they give for tests."""

from __future__ import annotations

import re
from fnmatch import fnmatch
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


def unnamed(modules: list[str], text: str) -> list[str]:
    """Modules whose file name, or a pattern that covers it (``edition_*``), stands nowhere in ``text`` as code."""
    names = {name.rstrip("/").rsplit("/", 1)[-1] for name in re.findall(r"`([\w./*]+)`", text)}
    return [m for m in modules if not any(fnmatch(m, name) or fnmatch(m, f"{name}.py") for name in names)]


def test_architecture_names_every_module(root: Path) -> None:
    found = [
        path.name
        for folder in ("commands", "macros", "print")
        for path in (root / folder).iterdir()
        if (path.suffix == ".py" and path.name != "__main__.py") or (path / "__init__.py").is_file()
    ]
    assert len(found) > 30
    text = (root / "docs" / "desarrollo" / "arquitectura.md").read_text(encoding="utf-8")
    assert unnamed(found, text) == []


def test_architecture_names_no_module_that_is_gone(root: Path) -> None:
    text = (root / "docs" / "desarrollo" / "arquitectura.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]+\.py)`", text))
    there = [p.relative_to(root).as_posix() for p in root.rglob("*.py") if ".venv" not in p.parts]
    assert len(named) > 30
    assert [n for n in named if not any(f"/{t}".endswith(f"/{n}") for t in there)] == []


def test_an_unnamed_module_is_seen() -> None:
    assert unnamed(["a.py", "b_c.py", "d"], "`x/a.py`, `b_*` y d") == ["d"]
