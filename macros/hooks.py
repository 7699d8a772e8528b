"""Pages that no file of ``docs/`` holds, handed to MkDocs (listed under ``hooks`` in mkdocs.yml).

With ``macros/__init__.py``, the only module that knows MkDocs. What the pages say stands in ``macros.generated``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any


def on_files(files: Any, config: Any) -> Any:
    """Add the generated pages; each is Markdown with macros, as those of ``docs/``."""
    from mkdocs.exceptions import Abort
    from mkdocs.structure.files import File

    from macros.generated import pages
    from macros.problems import DataErrors
    from macros.views import open_views

    root = Path(config.config_file_path).parent
    try:
        paquete = open_views(root).paquete
    except DataErrors as e:
        raise Abort(f"\n{e}\n") from None
    for route, text in pages(paquete).items():
        files.append(File.generated(config, route, content=text))
    return files
