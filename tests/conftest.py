"""What tests share: the project's data once loaded, copies to harm, the kit and the site built once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings

from macros.builds import made_elsewhere
from macros.loading import load
from macros.model import Paquete
from macros.reading.origin import Origen

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "casos"
NOT_COPIED = {"site", "build", "node_modules"}
"""What is made, not written; folders and files that begin with a dot are not copied either."""

os.environ["NO_MKDOCS_2_WARNING"] = "1"
os.environ["PAQUETE_SIN_TALLER"] = "1"
"""What the editing workshop is made with comes from the network: only its own tests ask for it (tests/desk.py)."""
# In CI the same examples every time; elsewhere new ones, that may find what nobody thought of.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("libre", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "libre")


FIRST = (
    "browser/test_axe_", "browser/test_arithmetic", "browser/test_narrow", "browser/test_hostile",
    "commands/test_editions", "pieces/test_kit_files",
    "browser", "pdf", "pieces", "maletin", "commands", "words", "press", "site", "test_growth",
)  # fmt: skip
"""Tests that take longest, the longest first: a process that gets one of them last lets the others wait for it."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that take longest first, file by file."""

    def place(item: pytest.Item) -> int:
        name = item.path.relative_to(ROOT / "tests").as_posix() if item.path.is_relative_to(ROOT / "tests") else ""
        return next((i for i, part in enumerate(FIRST) if name.startswith(part)), len(FIRST))

    items.sort(key=place)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder. Read only: tests that change files take ``copia`` or ``base``."""
    return ROOT


@pytest.fixture(scope="session")
def _loaded() -> tuple[Paquete, Origen]:
    return load(ROOT)


@pytest.fixture(scope="session")
def paquete(_loaded: tuple[Paquete, Origen]) -> Paquete:
    """The project's own package."""
    return _loaded[0]


@pytest.fixture(scope="session")
def origen(_loaded: tuple[Paquete, Origen]) -> Origen:
    """Where each part of ``paquete`` was read."""
    return _loaded[1]


@pytest.fixture
def copia(tmp_path: Path) -> Path:
    """A copy of the whole project, without what it makes, to change at will."""
    target = tmp_path / "copia"

    def skip(folder: str, names: list[str]) -> set[str]:
        at_root = Path(folder) == ROOT
        return {n for n in names if n == "__pycache__" or (at_root and (n in NOT_COPIED or n.startswith(".")))}

    shutil.copytree(ROOT, target, ignore=skip)
    return target


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The smallest project that passes every check: ``tests/casos/base`` with the project's labels and rules."""
    target = tmp_path / "base"
    shutil.copytree(CASES / "base", target)
    for name in ("rotulos.yml", "auditoria.yml"):
        shutil.copy(ROOT / "data" / name, target / "data" / name)
    return target


Orders = Callable[..., "Done"]
Once = Callable[[str, Callable[[Path], None]], Path]


class Done:
    """How an order ended: exit code and what it wrote."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def order() -> Orders:
    """Runs ``python -m commands …`` on the project in the folder given first."""

    def run(folder: Path, *words: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "commands", *words],
            cwd=ROOT,
            env={**os.environ, "PAQUETE_RAIZ": str(folder), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session", autouse=True)
def hecho(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the tests make the project's kit: a folder of their own, kept from one run to the next.

    What is in it proves itself, so that only what changed is made again. The developer's ``build/`` is neither read
    nor written. Processes that share out the tests share it too, one at a time (``once``).
    """
    cache = getattr(request.config, "cache", None)  # absent where pytest runs without its cache
    folder = Path(cache.mkdir("hecho")) if cache else tmp_path_factory.mktemp("hecho")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in made_elsewhere(ROOT, folder).items():
            patch.setenv(name, value)
        yield folder


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, hecho: Path) -> Once:
    """Does something once in this run, whichever of its processes asks first; the others wait for it.

    ``once(name, make)`` calls ``make`` with a folder of that name, the same for all, and returns the folder.
    """
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", "")
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if run else base

    def do(name: str, make: Callable[[Path], None]) -> Path:
        folder, done = shared / name, shared / f"{name}-{run}.listo"
        with FileLock(hecho / "candado"):
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return do


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGS = [
    f"--{name}"
    for name in (
        "headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
        "disable-component-update", "disable-sync",
    )
]  # fmt: skip
"""Nothing that talks to the network by itself."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser, started once for all the tests of a process; each test has its own context in it."""
    if CHROMIUM is None:
        reason = "no hay Chromium en esta máquina (chromium, chromium-browser o google-chrome)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def kit(once: Once, hecho: Path) -> Path:
    """The folder ``kit/`` with every piece and the bundles."""
    from print.build import build

    once("kit", lambda _: build(*load(ROOT), ROOT, hecho) and None)
    return hecho / "kit"


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, once: Once) -> Path:
    """The site, built in strict mode with the kit; or the one in ``PAQUETE_SITIO``, to try a page again and again."""
    if made := os.environ.get("PAQUETE_SITIO"):
        return Path(made)
    from commands.site import build_site

    request.getfixturevalue("kit")
    return once("site", lambda folder: build_site(ROOT, folder))
