"""Which module may import which: the arrows of the architecture, read from the source with ``ast``."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("macros", "print", "commands")


ORDER = (
    "macros.kept", "macros.problems", "macros.model", "macros.colours", "macros.builds", "macros.limits",
    "macros.words", "macros.reading", "macros.diagrams", "macros.plan", "macros.fitting", "macros.edition",
    "macros.upkeep", "macros.editor", "macros.loading", "macros.audit", "macros.public", "macros.site",
    "macros.site.views", "macros.workbench",
    "macros.hooks", "macros",
    "print", "print.sheets", "print.engine", "print.key", "print.output", "print.jobs", "print.orders", "print.memory",
    "print.pages", "print.pieces", "print.office", "print.spreadsheets", "print.screen", "print.exporters", "print.pdf",
    "print.press", "print.maletin",
    "print.index", "print.build",
    "commands",
)  # fmt: skip
"""Rooms, and modules that stand alone, from the ground up: each imports only what comes before it, or itself."""
MOST = 14
"""Most modules that stand beside each other in a room."""


@dataclass(frozen=True)
class Rule:
    """Modules below ``within`` may not import what is below ``refused``, except ``but`` and in the files ``free``."""

    within: str
    refused: tuple[str, ...]
    but: tuple[str, ...] = ()
    free: tuple[str, ...] = ()


RULES = {
    "el modelo solo se importa a sí mismo": Rule("macros/model", PACKAGES, but=("macros.model",)),
    "solo un módulo lee YAML": Rule("", ("yaml",), free=("macros/reading/yaml_file.py",)),
    # ruamel says where each value of an edition stands, so that all that nobody spoke of stays as it is.
    "solo un módulo escribe YAML": Rule("", ("ruamel",), free=("macros/edition/file.py",)),
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


def graph(files: dict[str, str]) -> dict[str, set[str]]:
    """For each module, by full name, the modules of ours that it imports anywhere, also by name from a package."""
    names = {_name(f): f for f in files}
    out: dict[str, set[str]] = {}
    for name, file in names.items():
        found = set()
        for _, imported in imports(files[file], ".".join(Path(file).parent.parts)):
            parts = imported.split(".")
            known = (".".join(parts[:i]) for i in range(len(parts), 0, -1))
            found |= {next((k for k in known if k in names), name)}
        out[name] = found - {name}
    return out


def _name(file: str) -> str:
    return ".".join(Path(file).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str:
    """The entry of ORDER that a module belongs to: the longest name that it begins with."""
    there = [r for r in ORDER if module == r or module.startswith(f"{r}.")]
    # «macros» and «print» alone are the doors of the packages, not whatever stands in them.
    return max((r for r in there if "." in r or r == module or r == "commands"), key=len)


def climbs(links: dict[str, set[str]]) -> list[str]:
    """«a importa b» for each import that goes up the order of rooms."""
    at = {room: i for i, room in enumerate(ORDER)}
    return [f"{a} importa {b}" for a, several in links.items() for b in several if at[room_of(b)] > at[room_of(a)]]


def circle(links: dict[str, set[str]]) -> list[str]:
    """Modules that import each other in a circle; empty where there is none."""
    try:
        TopologicalSorter(links).prepare()
    except CycleError as e:
        return list(e.args[1])
    return []


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    return {p.relative_to(ROOT).as_posix(): p.read_text(encoding="utf-8") for p in modules()}


@pytest.mark.parametrize("name", RULES)
def test_arrow(name: str, sources: dict[str, str]) -> None:
    found, seen = breaches(RULES[name], sources)
    assert found == []
    assert seen > 4, "looked at too few modules to mean anything"


def test_rooms_import_only_what_lies_below(sources: dict[str, str]) -> None:
    links = graph(sources)
    assert climbs(links) == []
    assert sum(map(len, links.values())) > 300 and {room_of(m) for m in links} >= set(ORDER)


def test_no_modules_import_each_other_in_a_circle(sources: dict[str, str]) -> None:
    assert circle(graph(sources)) == []


def test_a_climb_and_a_circle_are_found() -> None:
    files = {
        "macros/words/spans.py": "from macros import site",
        "macros/site/__init__.py": "",
        "macros/plan/a.py": "def f():\n    from macros.plan import b",
        "macros/plan/b.py": "import macros.plan.a",
        "macros/plan/__init__.py": "",
    }
    links = graph(files)
    assert climbs(links) == ["macros.words.spans importa macros.site"]
    assert set(circle(links)) == {"macros.plan.a", "macros.plan.b"}


def crowded(files: Iterable[str]) -> dict[str, int]:
    """Rooms with more than ``MOST`` modules, and how many; what opens a room is not counted."""
    rooms = Counter(str(Path(f).parent) for f in files if not f.endswith("__init__.py"))
    return {room: n for room, n in rooms.items() if n > MOST}


def test_a_room_has_about_a_dozen_modules(sources: dict[str, str]) -> None:
    """Whoever adds to a full one looks for what wants a room of its own."""
    assert len({Path(f).parent for f in sources}) > 20
    assert crowded(sources) == {}


def test_a_crowded_room_is_found() -> None:
    full = [f"macros/plan/m{i}.py" for i in range(MOST)]
    assert crowded([*full, "macros/plan/__init__.py"]) == {}
    assert crowded([*full, "macros/plan/otro.py"]) == {"macros/plan": MOST + 1}


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
        ("solo un módulo lee YAML", "macros/site/views/x.py", "import yaml"),
        ("solo un módulo lee YAML", "commands/x.py", "from yaml import safe_load"),
        ("solo un módulo escribe YAML", "macros/fitting/x.py", "from ruamel.yaml import YAML"),
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
