"""The editing workshop served for a browser: its page, made by the site's own view and template, and its program."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import ROOT
from jinja2 import Environment, FileSystemLoader

from macros.loading import load
from macros.site.catalog import Catalogo
from macros.site.views.contexto import Contexto, site_templates
from macros.site.views.editor import mesa


def tools() -> Path:
    """What the workshop is made with, fetched the first time; with no network the tests are skipped, but not in CI."""
    from commands.workbench import Unavailable, obtain

    try:
        return obtain(ROOT)
    except Unavailable as e:
        if os.environ.get("CI"):
            pytest.fail(f"no se pudo bajar lo que necesita el taller: {e}")
        pytest.skip(f"sin red no se puede armar el taller: {e}")


def lay(folder: Path) -> Path:
    """A small site in ``folder``: the page of the workshop and what it asks for."""
    from commands.workbench import deliver

    deliver(ROOT, folder, tools())
    for part in ("antes.js", "sitio.css", "estilos", "scripts/adaptar", "fuentes", "favicon.svg"):
        origin, goal = ROOT / "docs" / "assets" / part, folder / "assets" / part
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(origin, goal, dirs_exist_ok=True) if origin.is_dir() else shutil.copy(origin, goal)
    views = Contexto(load(ROOT)[0], Catalogo(), site_templates(ROOT / "macros" / "site" / "plantillas"))
    content = mesa(views.at("adaptar/taller.html"))
    env = Environment(loader=FileSystemLoader(ROOT / "macros" / "site" / "tema"), autoescape=False)
    env.filters["url"] = lambda route: f"../{route}"
    config = SimpleNamespace(theme=SimpleNamespace(favicon="assets/favicon.svg"), site_name="Prueba")
    page = SimpleNamespace(title="Taller de edición", content=content)
    (folder / "adaptar").mkdir(exist_ok=True)
    text = env.get_template("taller.html").render(page=page, config=config)
    (folder / "adaptar" / "taller.html").write_text(text, encoding="utf-8")
    return folder


class _Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}  # noqa: RUF012

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of ``folder`` on this machine while the block runs."""
    handler = functools.partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()
