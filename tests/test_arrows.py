"""Which module may import which: the arrows of the architecture, read from the source with ``ast``."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("macros", "print", "commands")


@dataclass(frozen=True)
class Rule:
    """Modules below ``within`` may not import what is below ``refused``, except ``but`` and in the files ``free``."""

    within: str
    refused: tuple[str, ...]
    but: tuple[str, ...] = ()
    free: tuple[str, ...] = ()


RULES = {
    "el modelo solo se importa a sí mismo": Rule("macros/model", PACKAGES, but=("macros.model",)),
    "solo un módulo toca YAML": Rule("", ("yaml", "ruamel"), free=("macros/reading/yaml_file.py",)),
    "solo un módulo toca WeasyPrint": Rule("", ("weasyprint",), free=("print/engine/weasy.py",)),
    "los datos, las vistas y la impresión no conocen MkDocs": Rule(
        "",
        ("mkdocs", "mkdocs_macros", "material"),
        free=("macros/__init__.py", "macros/hooks.py", "commands/live/pages.py", "commands/live/warm.py"),
    ),
    "los datos no saben de impresión ni de órdenes": Rule("macros", ("print", "commands")),
    "la impresión no sabe de órdenes": Rule("print", ("commands",)),
    "la impresión no sabe del sitio": Rule(
        "print", ("macros.site.views", "macros.site.publishing", "macros.site.catalog")
    ),
    "las vistas no leen archivos de datos": Rule(
        "macros/site/views", ("macros.reading.yaml_file", "macros.reading.strays", "macros.reading.explain")
    ),
}


def imports(source: str, package: str) -> Iterator[tuple[int, str]]:
    """(line, full name) of every import in ``source``, inside functions too; relative ones start from ``package``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def modules() -> list[Path]:
    return [p for package in PACKAGES for p in sorted((ROOT / package).rglob("*.py"))]


def breaches(rule: Rule, files: dict[str, str]) -> tuple[list[str], int]:
    """«file:line imports name» for each forbidden import, and how many files were looked at."""
    out, seen = [], 0
    for name, source in files.items():
        if not name.startswith(f"{rule.within}/" if rule.within else "") or name in rule.free:
            continue
        seen += 1
        package = ".".join(Path(name).parent.parts)
        for line, imported in imports(source, package):
            refused = any(f"{imported}.".startswith(f"{r}.") for r in rule.refused)
            if refused and not any(f"{imported}.".startswith(f"{b}.") for b in rule.but):
                out.append(f"{name}:{line} importa {imported}")
    return out, seen


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    return {p.relative_to(ROOT).as_posix(): p.read_text(encoding="utf-8") for p in modules()}


@pytest.mark.parametrize("name", RULES)
def test_arrow(name: str, sources: dict[str, str]) -> None:
    found, seen = breaches(RULES[name], sources)
    assert found == []
    assert seen > 4, "looked at too few modules to mean anything"


def test_exceptions_are_still_needed(sources: dict[str, str]) -> None:
    for name, rule in RULES.items():
        for free in rule.free:
            found, _ = breaches(Rule("", rule.refused), {free: sources[free]})
            assert found, f"{name}: {free} ya no necesita la excepción"


@pytest.mark.parametrize(
    ("rule", "file", "source"),
    [
        ("el modelo solo se importa a sí mismo", "macros/model/x.py", "from macros.reading.yaml_file import read"),
        ("el modelo solo se importa a sí mismo", "macros/model/x.py", "from ..reading import read"),
        ("el modelo solo se importa a sí mismo", "macros/model/x.py", "from .. import loading"),
        ("el modelo solo se importa a sí mismo", "macros/model/x.py", "def f():\n    import print.pieces"),
        ("solo un módulo toca YAML", "macros/site/views/x.py", "import yaml"),
        ("solo un módulo toca YAML", "commands/x.py", "from yaml import safe_load"),
        ("solo un módulo toca WeasyPrint", "print/worker.py", "import weasyprint.text.fonts as f"),
        (
            "los datos, las vistas y la impresión no conocen MkDocs",
            "macros/site/views/x.py",
            "def f():\n    from mkdocs.exceptions import Abort",
        ),
        ("los datos no saben de impresión ni de órdenes", "macros/x.py", "from print import pages"),
        ("los datos no saben de impresión ni de órdenes", "macros/x.py", "if 1:\n    from commands.site import swap"),
        ("la impresión no sabe de órdenes", "print/x.py", "import commands"),
    ],
)
def test_the_checker_sees_a_wrong_arrow(rule: str, file: str, source: str) -> None:
    found, seen = breaches(RULES[rule], {file: source})
    assert seen == 1
    assert len(found) == 1


def test_the_checker_lets_right_arrows_pass() -> None:
    files = {"macros/model/x.py": "from macros.model.base import Id\nfrom .base import Id\nimport yamlish, re"}
    assert all(breaches(rule, files)[0] == [] for rule in RULES.values())


def test_the_door_to_mkdocs_imports_nothing_when_loaded(sources: dict[str, str]) -> None:
    """mkdocs-macros reports an ImportError of ``macros/__init__.py`` as a module that is not there."""
    top = ast.parse(sources["macros/__init__.py"]).body
    loaded = [n for n in top if isinstance(n, ast.Import | ast.ImportFrom)]
    assert {getattr(n, "module", "") for n in loaded} <= {"__future__", "pathlib", "typing"}


def test_the_site_builds_without_weasyprint() -> None:
    """Data, site and ``construir --solo sitio`` load no PDF library."""
    code = "import sys, macros.site.views, macros.site.publishing, commands.cli, commands.site; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "pydantic" in loaded
    assert {"weasyprint", "pikepdf", "pypdfium2"} & loaded == set()
