"""What each file of a piece is for, from its variant and its paper; variants that come later have a place too."""

from __future__ import annotations

from typing import Literal

Uso = Literal["oficina", "imprenta", "pantalla", "editar", "proyectar", "negro", "grande", "otros"]
USES: tuple[Uso, ...] = ("oficina", "imprenta", "pantalla", "editar", "proyectar", "negro", "grande", "otros")
"""In the order in which people look for them."""
MAIN: tuple[Uso, ...] = ("oficina", "imprenta", "pantalla", "editar", "proyectar")
"""Uses whose first file a card of the gallery offers (to edit, one of each kind); the rest are on the piece's page."""
OFFICE_PAPER = ("carta", "a4")
"""Papers that an office printer takes, the usual one first."""
FORMATS: dict[str, Uso] = {"docx": "editar", "xlsx": "editar", "pptx": "editar", "ics": "editar", "zip": "pantalla"}
"""In the place of a paper: endings of files that are no PDF, and their use. ``galeria`` in rotulos.yml names them."""


def use_of(variante: str, papel: str) -> Uso:
    """The use of a file: print at the office or the copy shop, fill in on screen, project, and so on."""
    if variante == "rellenable":
        return "pantalla"
    if papel in FORMATS:
        return FORMATS[papel]
    if variante.startswith("blanco"):
        return "negro"
    if variante.startswith("letra"):
        return "grande"
    if papel == "16x9":
        return "proyectar"
    if papel not in OFFICE_PAPER:
        return "imprenta"
    return "oficina" if papel == "carta" else "otros"
