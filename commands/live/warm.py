"""What every refresh of the live site starts from: libraries and the project's own code, loaded once.

Processes are forked from one that imported this module. ``renew`` drops the project's code where a file of it has been
saved since, so that the change is seen.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
from pathlib import Path

LIBRARIES = (
    "mkdocs.commands.build", "mkdocs.config", "mkdocs_macros.plugin", "material.plugins.search.plugin",
    "pymdownx.highlight", "pymdownx.superfences", "markdown.extensions.toc", "markdown.extensions.tables",
    "markdown.extensions.attr_list", "markdown.extensions.md_in_html", "markdown.extensions.admonition",
    "weasyprint", "pikepdf", "pypdfium2", "PIL.Image", "page",
)  # fmt: skip
OWN = ("macros.site.views", "macros.site.publishing", "macros.site.generated", "print.build", "print.press.finishing")
PACKAGES = ("macros", "print")
ROOT = Path(__file__).resolve().parents[2]


def code_state() -> tuple[tuple[str, int], ...]:
    """Name and time of change (ns) of each module of ours."""
    files = sorted(p for folder in PACKAGES for p in (ROOT / folder).rglob("*.py"))
    return tuple((p.as_posix(), p.stat().st_mtime_ns) for p in files)


def renew() -> None:
    """Forget the project's modules if any of them changed since they were loaded."""
    if code_state() != _LOADED:
        for name in [n for n in sys.modules if n.split(".")[0] in PACKAGES]:
            del sys.modules[name]
        importlib.invalidate_caches()


def _load() -> None:
    for name in LIBRARIES:
        importlib.import_module(name)
    from mkdocs.plugins import get_plugins
    from mkdocs.utils import get_themes

    get_plugins()  # both remember what they found among the installed packages
    get_themes()
    # A slip in the code is told by the refresh that meets it.
    with contextlib.suppress(Exception):
        for name in OWN:
            importlib.import_module(name)


_LOADED = code_state()
_load()
