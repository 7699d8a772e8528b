"""What MkDocs does not do: bring the kit's files, the public data and the search into the built site."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.site import offline, search_data
from macros.site.catalog import read_catalog
from macros.site.unused import trimmed, used
from macros.public.paquete import interface
from macros.public.schemas import schemas
from macros.model import Paquete
from macros.site.workshop import scripts

INDEX = "kit/kit.json"
REMEDY = "Rehaz el kit con «python3 kit.py construir --solo kit» y repite la orden."


class PublishError(Exception):
    """The built site is incomplete; ``str()`` says what is missing, in Spanish."""


def publish(root: Path, build: Path, site: Path, paquete: Paquete) -> None:
    """Complete ``site`` from ``root`` and the kit made in ``build``. Raises PublishError where something is missing."""
    publish_kit(build, site)
    catalog = read_catalog(build / INDEX)
    _write(site, {"datos/paquete.json": interface(paquete).text(), **schemas(), **scripts(paquete, catalog)})
    publish_search(site, paquete)
    drop_dates(site)
    trim_theme(site)
    _write(site, offline.scripts(site, paquete, catalog))


def _write(site: Path, made: Mapping[str, str]) -> None:
    for route, text in made.items():
        target = site / route
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def publish_kit(build: Path, site: Path) -> None:
    """Put the files that ``build/kit/kit.json`` names, and itself, into ``site``; nothing where it is absent."""
    catalog = read_catalog(build / INDEX)
    if not catalog:
        return
    copy_files(build, site, [*catalog.routes(), INDEX])


def copy_files(build: Path, site: Path, routes: Iterable[str]) -> None:
    """Copy the files ``routes`` of ``build`` to the same place in ``site``, but for those that are there already.

    Never as links: what happens to a file of the site must not happen to the kit. Raises PublishError for one that is
    gone.
    """
    whole = site.resolve()
    for route in routes:
        origin, goal = build / route, site / route
        if not goal.resolve().is_relative_to(whole):
            raise PublishError(f"build/kit/kit.json nombra un archivo fuera del sitio: {route}")
        if not origin.is_file():
            raise PublishError(f"falta {build.name}/{route}. {REMEDY}")
        if _same(origin, goal):
            continue
        goal.parent.mkdir(parents=True, exist_ok=True)
        new = goal.with_name(f"{goal.name}.nuevo")
        shutil.copy2(origin, new)  # with its date, by which the next copy knows it
        new.replace(goal)


def _same(origin: Path, goal: Path) -> bool:
    if not goal.is_file() or goal.is_symlink():
        return False
    one, other = origin.stat(), goal.stat()
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns) and one.st_ino != other.st_ino


def prove_kit(site: Path) -> None:
    """Raise PublishError where a file of the kit in ``site`` is not as its ``kit.json`` says."""
    try:
        index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return  # a site without a kit
    for route, wanted in _hashes(index):
        with (site / route).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != wanted:
                raise PublishError(f"build/{route} cambió desde que se hizo. {REMEDY}")


def _hashes(told: Any) -> Iterator[tuple[str, str]]:
    """Route and hash of every file that an index names, wherever in it."""
    if isinstance(told, dict):
        if "ruta" in told and "sha256" in told:
            yield told["ruta"], told["sha256"]
        for value in told.values():
            yield from _hashes(value)
    elif isinstance(told, list):
        for value in told:
            yield from _hashes(value)


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


def drop_dates(site: Path) -> None:
    """Take the day of the build out of the map of the site: the same data give the same site on any day.

    It said of every page that it changed on that day, which is not so.
    """
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    listed = site / "sitemap.xml"
    if listed.is_file():
        text = re.sub(r"\s*<lastmod>[^<]*</lastmod>", "", listed.read_text(encoding="utf-8"))
        listed.write_text(text, encoding="utf-8", newline="\n")


def trim_theme(site: Path) -> None:
    """Take out of the theme's main sheet what nothing of the site uses."""
    for sheet in (site / "assets" / "stylesheets").glob("main.*.min.css"):
        css = trimmed(sheet.read_text(encoding="utf-8"), used(site, sheet))
        sheet.write_text(css, encoding="utf-8", newline="\n")
