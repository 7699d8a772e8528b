"""Pages made from the data alone, one for each thing of a kind: thin Markdown that calls a macro, as in ``docs/``."""

from __future__ import annotations

from macros.model import Paquete


def pages(paquete: Paquete) -> dict[str, str]:
    """Markdown by route below ``docs/``: a page for each piece of the kit and for each rule of the audit."""
    pieces = {f"kit/{pieza.id}.md": _piece(pieza.id, pieza.titulo) for pieza in paquete.piezas.values()}
    rules = {f"adaptar/reglas/{r.id}.md": _rule(r.id, r.titulo) for r in paquete.auditoria.reglas}
    return pieces | rules


def _piece(id_: str, titulo: str) -> str:
    return f'---\nsearch:\n  exclude: true\n---\n\n# {titulo}\n\n{{{{ descarga("{id_}") }}}}\n'


def _rule(id_: str, titulo: str) -> str:
    return f'# {titulo}\n\n{{{{ regla("{id_}") }}}}\n'
