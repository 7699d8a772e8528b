"""Pages that no file of ``docs/`` holds, handed to MkDocs (listed under ``hooks`` in mkdocs.yml).

With ``macros/__init__.py``, the only module that knows MkDocs. What the pages say stands in ``macros.site.generated``.
"""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.structure.pages import Page

OUT = "fuera"
"""Name under which a build keeps what its edition leaves out."""
COMPILED = "plantillas_compiladas"
"""Name under which it keeps which of the theme's templates it used."""

_UNUSED = re.compile(r"assets/javascripts/.*|assets/stylesheets/(.*\.map|palette\..*)")
"""What the theme brings and no page asks for: its program and its search (ours are in assets/scripts), its maps."""


class ViewPage(Page):
    """A page that no file holds: neither template nor Markdown, only what a view finishes."""

    def __init__(self, file: Any, config: Any, shown: Any, views: Any) -> None:
        super().__init__(None, file, config)
        self.shown, self.views = shown, views

    def read_source(self, config: Any) -> None:
        self.markdown = ""
        self.meta = {"render_macros": False} | ({"template": self.shown.plantilla} if self.shown.plantilla else {})
        if not self.shown.se_busca:
            self.meta["search"] = {"exclude": True}

    def render(self, config: Any, files: Any) -> None:
        from macros.site.finished import keep

        view = self.views.bind(self.shown.vista, lambda: str(self.url), permalink(config))
        self.content = keep(self.meta, view(self.shown.id))  # words in it may look like the mark of a view


def on_files(files: Any, config: Any) -> Any:
    """Add the pages that are a view and nothing else; take out what an edition leaves out."""
    from mkdocs.exceptions import Abort
    from mkdocs.structure.files import File

    from macros.builds import EDITION
    from macros.problems import DataErrors
    from macros.site.finished import safe
    from macros.site.generated import in_nav, logo_route, look, pages, pages_left_out, session_pages
    from macros.site.left_out import LeftOut, Unlinked
    from macros.site.views import open_views
    from macros.site.workshop import strip

    root = Path(config.config_file_path).parent
    try:
        views = open_views(root, os.environ.get(EDITION) or None)
        own_edition = bool(os.environ.get(EDITION))
    except DataErrors as e:
        raise Abort(f"\n{e}\n") from None
    paquete = views.paquete
    gone = pages_left_out(paquete)
    config.extra["taller"] = strip(paquete)
    config.extra[OUT] = out = LeftOut(gone, {id_ for kind, id_ in paquete.fuera if kind == "pieza"})
    if out:
        config.markdown_extensions.append(Unlinked(out))
    for file in [f for f in files if f.src_uri in gone or _UNUSED.fullmatch(f.src_uri)]:
        files.remove(file)
    own = look(paquete)
    there = {f.src_uri for f in files}
    for route, content in own.items():
        files.append(File.generated(config, route, content=content))
    for route, shown in {**pages(paquete, propia=own_edition), **session_pages(paquete, there)}.items():
        file = File.generated(config, route, content="")
        files.append(file)
        ViewPage(file, config, shown, views)
    config.nav = in_nav(config.nav, paquete, gone)
    config.extra_css += [route for route in own if route.endswith(".css")]
    if paquete.portada.organizacion:  # the theme shows both as HTML
        name = safe(paquete.portada.organizacion.nombre)
        config.site_name = Markup(f"{config.site_name} · {name}")
        config.site_author = name
    if paquete.logo:
        config.theme["logo"] = logo_route(paquete)
    return files


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Keep the theme's templates as compiled."""
    from macros.builds import made_in
    from macros.site.compiled import Compiled

    compiled = Compiled(made_in(Path(config.config_file_path).parent) / "plantillas")
    env.bytecode_cache = config.extra[COMPILED] = compiled
    return env


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Tell the reader of Markdown, which knows no pages, from where the links lead."""
    from macros.site.left_out import Unlinked

    for extension in config.markdown_extensions:
        if isinstance(extension, Unlinked):
            extension.here = posixpath.dirname(page.file.src_uri)
    return markdown


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Put in what the views finished; give the page its index, title, anchors and words to find, read in one go."""
    from markdown.extensions.toc import nest_toc_tokens
    from mkdocs.structure.toc import get_toc

    from macros.site import finished, search

    html = finished.put_in(html, page.meta)
    body = finished.read(html)
    here, out = posixpath.dirname(page.url), config.extra[OUT]
    if out and finished.unlink(body, lambda href: out.leads(here, href)):
        html = finished.written(body)
    depth = int(config.mdx_configs.get("toc", {}).get("toc_depth", 6))
    page.toc = get_toc(nest_toc_tokens(finished.index(body, depth)))
    page.present_anchor_ids = (page.present_anchor_ids or set()) | finished.anchors(body)
    if "title" not in {*vars(page), *page.meta} and (title := finished.title(body)):
        page.title = title
    asked = page.meta.get("search") or {}
    if not asked.get("exclude"):
        page.meta[search.ENTRIES] = search.parts(body)
        page.meta["search"] = asked | {"exclude": True}  # the theme need not read the page once more
    return html


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Hand the page's words to the theme's search."""
    from macros.site import search

    entries = config.plugins["material/search"].search_index.entries
    boost = {k: v for k, v in (page.meta.get("search") or {}).items() if k == "boost"}
    for part in page.meta.pop(search.ENTRIES, ()):
        location = f"{page.url}#{part['id']}" if part["id"] else page.url
        entries.append({"location": location, "title": part["title"] or str(page.title), "text": part["text"], **boost})
    return context


def permalink(config: Any) -> str:
    """What the link of a heading to itself is called."""
    return str(config.mdx_configs.get("toc", {}).get("permalink_title", ""))


def on_post_page(output: str, page: Any, config: Any) -> str:
    """The finished page, lighter."""
    from macros.site.lighter import without_blanks

    return without_blanks(output)


def on_post_build(config: Any) -> None:
    """Our own styles and scripts, lighter; of the compiled templates, only those that were used."""
    from macros.site.lighter import LIGHTER

    config.extra[COMPILED].forget_others()
    assets = Path(config.site_dir, "assets")
    for path in sorted([*assets.glob("*.*"), *assets.glob("estilos/*.css"), *assets.glob("scripts/*/*.js")]):
        if make := LIGHTER.get(path.suffix):
            path.write_text(make(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
