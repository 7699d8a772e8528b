"""The checked model turned into things to print: PDFs, tiled posters, thumbnails and one ZIP per session."""

from pathlib import Path

FONTS = Path(__file__).resolve().parent / "fuentes"
"""The letters of every print: static TrueType files."""
STYLES = Path(__file__).resolve().parent / "estilos"
"""Style sheets, one a kind of page, and the tokens they share."""
TEMPLATES = Path(__file__).resolve().parent / "plantillas"
"""Jinja templates, one a type of piece."""
