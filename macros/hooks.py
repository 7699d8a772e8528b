"""Pages that no file of ``docs/`` holds, handed to MkDocs (listed under ``hooks`` in mkdocs.yml).

With ``macros/__init__.py``, the only module that knows MkDocs. What the pages say stands in ``macros.site.generated``.
"""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from typing import Any

GONE, PIECES = "paginas_fuera", "piezas_fuera"
"""Names under which a build keeps the routes of pages, and the ids of pieces, that its edition leaves out."""
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)\s#]*)(?:#([^)\s]*))?\)")
_ANCHOR = re.compile(r'<a [^>]*?href="([^"#:]*)(?:#([^"]*))?"[^>]*>(.*?)</a>', re.DOTALL)

_UNUSED = re.compile(
    r"assets/(javascripts|stylesheets)/.*\.map|assets/javascripts/lunr/(wordcut|tinyseg)\.js|"
    r"assets/javascripts/lunr/min/lunr\.(?!es\.|multi\.|stemmer\.).*"
)
"""What the theme brings for its developers, and to search in other languages: 2.5 MB that no page asks for."""


def on_files(files: Any, config: Any) -> Any:
    """Add the generated pages, each Markdown with macros as those of ``docs/``; take out what an edition leaves out."""
    from mkdocs.exceptions import Abort
    from mkdocs.structure.files import File

    from macros.builds import EDITION
    from macros.problems import DataErrors
    from macros.site.generated import in_nav, logo_route, look, pages, pages_left_out, session_pages
    from macros.site.views import open_views

    root = Path(config.config_file_path).parent
    try:
        paquete = open_views(root, os.environ.get(EDITION) or None).paquete
    except DataErrors as e:
        raise Abort(f"\n{e}\n") from None
    gone = pages_left_out(paquete)
    config.extra[GONE] = gone
    config.extra[PIECES] = {id_ for kind, id_ in paquete.fuera if kind == "pieza"}
    for file in [f for f in files if f.src_uri in gone or _UNUSED.fullmatch(f.src_uri)]:
        files.remove(file)
    own = look(paquete)
    there = {f.src_uri for f in files}
    for route, content in {**pages(paquete), **session_pages(paquete, there), **own}.items():
        files.append(File.generated(config, route, content=content))
    config.nav = in_nav(config.nav, paquete, gone)
    config.extra_css += [route for route in own if route.endswith(".css")]
    if paquete.portada.organizacion:
        config.site_name = f"{config.site_name} · {paquete.portada.organizacion.nombre}"
        config.site_author = paquete.portada.organizacion.nombre
    if paquete.logo:
        config.theme["logo"] = logo_route(paquete)
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """A link to something that the edition leaves out becomes plain words."""
    here = posixpath.dirname(page.file.src_uri)
    return _LINK.sub(lambda m: m[1] if _leads_out(config, here, m[2], m[3]) else m[0], markdown)


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """The same for links written as HTML, by hand or by a view."""
    here = posixpath.dirname(page.url)
    return _ANCHOR.sub(lambda m: m[3] if _leads_out(config, here, m[1], m[2]) else m[0], html)


def on_post_page(output: str, page: Any, config: Any) -> str:
    """The finished page, lighter."""
    from macros.site.lighter import without_blanks

    return without_blanks(output)


def on_post_build(config: Any) -> None:
    """Our own styles and scripts, lighter."""
    from macros.site.lighter import LIGHTER

    assets = Path(config.site_dir, "assets")
    for path in sorted([*assets.glob("*.*"), *assets.glob("scripts/*/*.js")]):
        if make := LIGHTER.get(path.suffix):
            path.write_text(make(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def _leads_out(config: Any, here: str, route: str, part: str | None) -> bool:
    """Whether a link from the folder ``here`` leads to a page or a piece that is not in the edition."""
    target = posixpath.normpath(posixpath.join(here, route)).removesuffix(".html").removesuffix(".md")
    return f"{target}.md" in config.extra[GONE] or (target.endswith("kit") and part in config.extra[PIECES])
