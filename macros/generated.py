"""Pages made from the data alone, one for each thing of a kind: thin Markdown that calls a macro, as in ``docs/``."""

from __future__ import annotations

import json

from macros.model import Paquete, Pieza


def pages(paquete: Paquete) -> dict[str, str]:
    """Markdown by route below ``docs/``: a page for each piece of the kit."""
    return {f"kit/{pieza.id}.md": _piece(pieza) for pieza in paquete.piezas.values()}


def _piece(pieza: Pieza) -> str:
    """The view writes the heading; MkDocs needs the title apart, since the way back to the gallery comes first."""
    title = json.dumps(pieza.titulo, ensure_ascii=False)  # a JSON string is a quoted YAML string too
    return f'---\ntitle: {title}\n---\n{{{{ pieza("{pieza.id}") }}}}\n'
