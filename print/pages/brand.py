"""What an organisation's own edition puts on each sheet: logo, name, contact, dates."""

from __future__ import annotations

import base64
from typing import Any

from macros.edition.look import fitted
from macros.model import Paquete
from macros.words.dates import spoken_day


def brand(paquete: Paquete) -> dict[str, Any]:
    """What templates read; ``logo`` is a data address (empty for none), ``logo_en`` its size in a box (mm)."""
    logo = paquete.logo
    encoded = base64.b64encode(logo.contenido).decode() if logo else ""

    def size(width: float, height: float) -> str:
        assert logo is not None
        w, h = fitted(logo.proporcion, width, height)
        return f"width: {w:.2f}mm; height: {h:.2f}mm"

    return {
        "organizacion": paquete.portada.organizacion,
        "logo": f"data:{logo.tipo};base64,{encoded}" if logo else "",
        "logo_en": size,
        "re": paquete.rotulos.edicion,
        "fechas": paquete.dates_of,
        "dia": lambda fecha: spoken_day(fecha.dia, paquete.rotulos.edicion),
    }
