"""Pages made from the data alone, one for each thing of a kind: thin Markdown that calls a macro, as in ``docs/``."""

from __future__ import annotations

from macros.model import Paquete


def pages(paquete: Paquete) -> dict[str, str]:
    """Markdown by route below ``docs/``: a page for each piece of the kit. The view writes the title too."""
    return {f"kit/{id_}.md": f'{{{{ pieza("{id_}") }}}}\n' for id_ in paquete.piezas}
