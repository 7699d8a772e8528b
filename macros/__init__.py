"""The door between MkDocs and the project: with ``macros/hooks.py``, the only module that imports mkdocs.

Kept tiny: mkdocs-macros reports an ImportError in here as «could not find module».
"""

from __future__ import annotations

from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Offer each view as a macro. MkDocs calls this at the start of every build, also while serving.

    A macro leaves a mark in the page; what the view finished takes its place after Markdown (``macros/hooks.py``).
    """
    import os

    from mkdocs.exceptions import Abort

    from macros.builds import EDITION
    from macros.problems import DataErrors
    from macros.site.finished import keep
    from macros.site.views import INLINE, open_views

    root = Path(env.conf.config_file_path).parent
    try:
        views = open_views(root, os.environ.get(EDITION) or None)
    except DataErrors as e:
        raise Abort(f"\n{e}\n") from None
    enlace = env.conf.mdx_configs.get("toc", {}).get("permalink_title", "")

    def macro(name: str) -> Any:
        view = views.bind(name, lambda: str(env.page.url), enlace)
        return lambda *args: keep(env.page.meta, view(*args), inline=name in INLINE)

    for name in views.names:
        env.macro(macro(name), name)


def on_post_build(env: Any) -> None:
    """Complete the built folder: kit files, public data, search. Renders nothing."""
    import os

    from mkdocs.exceptions import Abort

    from macros.builds import EDITION, made_in
    from macros.site.publishing import PublishError, publish
    from macros.site.views import open_views

    root = Path(env.conf.config_file_path).parent
    edicion = os.environ.get(EDITION) or None
    try:
        publish(root, made_in(root, edicion), Path(env.conf.site_dir), open_views(root, edicion).paquete)
    except PublishError as e:
        raise Abort(f"\n{e}\n") from None
