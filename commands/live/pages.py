"""One refresh of the live site, in a process of its own: the page that is being looked at first, then the rest.

MkDocs' own ``build`` writes the first page once it has read them all, which takes several seconds; here the page at
hand is written after about one, because its steps are taken one by one. MkDocs has no public function for a single
page, so three that it keeps to itself (``PRIVATE``) are called:

- ``_populate_page`` reads a page: Markdown to HTML, with the plugins' events around it;
- ``_build_page`` writes a page with the theme;
- ``_build_theme_template`` writes the theme's own pages, as 404.

What stands around them (configuration, files, menu, plugins' events) is public. A test asks for their parameters, so
that a MkDocs that changes them is noticed before ``ver`` is. Each refresh starts in a fresh process, so that a change
of the code is seen too.
"""

from __future__ import annotations

import logging
import os
import traceback
from pathlib import Path
from typing import Any

from commands.live.messages import FAILED, READY, TOLD, WHOLE

PRIVATE = {
    "_populate_page": ("page", "config", "files"),
    "_build_page": ("page", "config", "doc_files", "nav", "env"),
    "_build_theme_template": ("template_name", "env", "files", "config", "nav"),
}
"""Functions of ``mkdocs.commands.build`` that are not public, and the parameters that they are called with."""


def refresh(root: Path, site: Path, wanted: str, titles: dict[str, str], send: Any) -> None:
    """Write the site into ``site``, the page at address ``wanted`` (as «sesiones/sesion-1.html») before the others.

    ``send`` is the end of a pipe. It gets pairs: (READY, address) once the wanted page is there, (WHOLE, titles) at the
    end, (FAILED, reason) where the data or a page is wrong, (TOLD, text) for warnings. ``titles`` are those that an
    earlier refresh sent: the menu needs them before the other pages have been read.
    """
    from commands.live.warm import renew
    from print.press.attached import end_with_parent

    end_with_parent()
    renew()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    log = logging.getLogger("mkdocs")
    log.addHandler(_Teller(send))
    log.setLevel(logging.WARNING)
    log.propagate = False
    try:
        _build(root, site, wanted, titles, send)
    except SystemExit as e:  # MkDocs' Abort, which carries the message of our own checks
        send.send((FAILED, str(e).strip()))
    except Exception as e:
        send.send((TOLD, traceback.format_exc()))
        send.send((FAILED, f"{type(e).__name__}: {e}"))


def _build(root: Path, site: Path, wanted: str, titles: dict[str, str], send: Any) -> None:
    from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
    from mkdocs.config import load_config
    from mkdocs.structure.files import get_files, set_exclusions
    from mkdocs.structure.nav import get_navigation
    from mkdocs.structure.pages import Page

    config: Any = load_config(str(root / "mkdocs.yml"), site_dir=str(site))
    plugins = config.plugins
    plugins.on_startup(command="serve", dirty=False)
    config = plugins.on_config(config)
    plugins.on_pre_build(config=config)
    files = get_files(config)
    env = config.theme.get_env()
    files = plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = plugins.on_nav(get_navigation(files, config), config=config, files=files)
    documents = list(files.documentation_pages())
    for file in documents:
        page = file.page or Page(None, file, config)
        if file.src_uri in titles:
            page.title = titles[file.src_uri]
    env = plugins.on_env(env, config=config, files=files)

    first = [f for f in documents if f.url == wanted]
    for file in first:
        _populate_page(file.page, config, files)
        _build_page(file.page, config, documents, nav, env)
    if first:
        send.send((READY, wanted))
    files.add_files_from_theme(env, config)
    files.copy_static_files(dirty=True)
    # Titles of the earlier refresh may be old: what each page says of itself counts from here on.
    for file in documents:
        vars(file.page).pop("title", None)
    for file in documents:
        _populate_page(file.page, config, files)
    for template in config.theme.static_templates:
        _build_theme_template(template, env, files, config, nav)
    for file in documents:
        _build_page(file.page, config, documents, nav, env)
    plugins.on_post_build(config=config)
    send.send((WHOLE, {f.src_uri: str(f.page.title) for f in documents}))


class _Teller(logging.Handler):
    """Sends MkDocs' warnings to the terminal of the server."""

    def __init__(self, send: Any) -> None:
        super().__init__(logging.WARNING)
        self.pipe = send

    def emit(self, record: logging.LogRecord) -> None:
        self.pipe.send((TOLD, record.getMessage()))
