"""What each file of a piece is for, from its variant and its paper; variants that come later have a place too."""

from __future__ import annotations

from typing import Literal

Uso = Literal["oficina", "imprenta", "pantalla", "editar", "proyectar", "negro", "grande", "otros"]
USES: tuple[Uso, ...] = ("oficina", "imprenta", "pantalla", "editar", "proyectar", "negro", "grande", "otros")
"""In the order in which people look for them."""
OFFICE_PAPER = ("carta", "oficio", "a4")
"""Papers that an office printer takes, the usual one first."""
OFFICE_FILES = ("docx", "xlsx")
"""In the place of a paper: documents and spreadsheets, to change before they are printed."""


def use_of(variante: str, papel: str) -> Uso:
    """The use of a file: print at the office or the copy shop, fill in on screen, project, and so on."""
    if variante == "rellenable":
        return "pantalla"
    if papel in OFFICE_FILES:
        return "editar"
    if variante.startswith("blanco"):
        return "negro"
    if variante.startswith("letra"):
        return "grande"
    if papel == "16x9":
        return "proyectar"
    if papel not in OFFICE_PAPER:
        return "imprenta"
    return "oficina" if papel == "carta" else "otros"
