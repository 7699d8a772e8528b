"""What an edition's own organisation changes in office files: its name, its logo, its colour."""

from __future__ import annotations

from macros.edition.look import fitted
from macros.model import Paquete

BRAND = "0B5563"
LOGO_MM = (45.0, 14.0)


def colour(paquete: Paquete) -> str:
    """Six hexadecimal digits of the colour of headings. An edition's reads well on white, and white on it."""
    own = paquete.portada.organizacion
    chosen = own.colores.principal if own and own.colores else None
    return chosen.lstrip("#").upper() if chosen else BRAND


def name(paquete: Paquete) -> str:
    """Name of who gives the sessions, empty where nobody has said it."""
    own = paquete.portada.organizacion
    return own.nombre if own else ""


def picture(paquete: Paquete) -> tuple[bytes, float, float] | None:
    """Bytes of the logo and its size in mm. None where there is none or is an SVG, which documents do not take."""
    logo = paquete.logo
    if logo is None or logo.tipo == "image/svg+xml":
        return None
    return logo.contenido, *fitted(logo.proporcion, *LOGO_MM)
