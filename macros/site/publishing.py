"""What MkDocs does not do: bring the kit's files, the public data and the search into the built site."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.site import offline, search_data
from macros.site.catalog import read_catalog
from macros.site.unused import trimmed, used
from macros.public.paquete import interface
from macros.public.schemas import schemas
from macros.model import Paquete
from macros.site.workshop import scripts


class PublishError(Exception):
    """The built site is incomplete; ``str()`` says what is missing, in Spanish."""


def publish(root: Path, build: Path, site: Path, paquete: Paquete) -> None:
    """Complete ``site`` from ``root`` and the kit made in ``build``. Raises PublishError where something is missing."""
    publish_kit(build, site)
    catalog = read_catalog(build / "kit" / "kit.json")
    _write(site, {"datos/paquete.json": interface(paquete).text(), **schemas(), **scripts(paquete, catalog)})
    publish_search(site, paquete)
    trim_theme(site)
    _write(site, offline.scripts(site, paquete, catalog))


def _write(site: Path, made: Mapping[str, str]) -> None:
    for route, text in made.items():
        target = site / route
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def publish_kit(build: Path, site: Path) -> None:
    """Put the files that ``build/kit/kit.json`` names, and itself, into ``site``; nothing where it is absent."""
    catalog = read_catalog(build / "kit" / "kit.json")
    if not catalog:
        return
    link_files(build, site, [*catalog.routes(), "kit/kit.json"])


def link_files(build: Path, site: Path, routes: Iterable[str]) -> None:
    """Put the files ``routes`` of ``build`` at the same place in ``site``. Raises PublishError for one that is gone."""
    whole = site.resolve()
    for route in routes:
        origin, goal = build / route, site / route
        if not goal.resolve().is_relative_to(whole):
            raise PublishError(f"build/kit/kit.json nombra un archivo fuera del sitio: {route}")
        if not origin.is_file():
            raise PublishError(f"falta {build.name}/{route}. Rehaz el kit con «python3 kit.py construir --solo kit».")
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.unlink(missing_ok=True)
        try:  # a hard link costs nothing; between disks it is not possible
            os.link(origin, goal)
        except OSError:
            shutil.copyfile(origin, goal)


def publish_search(site: Path, paquete: Paquete) -> None:
    """Turn the index that MkDocs leaves into our own script: a page opened from a folder may not read JSON."""
    index = site / "search" / "search_index.json"
    if not index.is_file():
        raise PublishError("no se creó search/search_index.json: revisa el complemento «search» en mkdocs.yml.")
    docs = json.loads(index.read_text(encoding="utf-8"))["docs"]
    (site / search_data.ROUTE).write_text(search_data.script(docs, paquete), encoding="utf-8", newline="\n")
    index.unlink()
    if not any(index.parent.iterdir()):
        index.parent.rmdir()


def trim_theme(site: Path) -> None:
    """Take out of the theme's main sheet what nothing of the site uses."""
    for sheet in (site / "assets" / "stylesheets").glob("main.*.min.css"):
        css = trimmed(sheet.read_text(encoding="utf-8"), used(site, sheet))
        sheet.write_text(css, encoding="utf-8", newline="\n")
