"""What the search of the site looks through: every part of every page as plain text, how people ask, and the words."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from typing import Any

from macros.model import Paquete

ROUTE = "datos/busqueda.js"
WEIGHTS = (("adaptar/reglas/", 0.08), ("desarrollo/", 0.1), ("adaptar/campos", 0.08), ("adaptar/", 0.2), ("decisiones", 0.5), ("fuentes", 0.6),
           ("paquete/referencias", 0.6), ("sesiones/", 1.25), ("kit/", 1.1))  # fmt: skip
"""How much a page weighs, by how its address begins: what who facilitates reads comes first. The first that fits."""
_TAGS = re.compile(r"<[^>]*>")


def script(docs: Iterable[dict[str, Any]], paquete: Paquete) -> str:
    """The script that hands the index over. ``docs`` are those of MkDocs: location, title and text of each part."""
    pages: dict[str, int] = {}
    page_data: list[list[Any]] = []
    parts: list[list[Any]] = []
    for doc in docs:
        location = str(doc["location"])
        page, _, anchor = location.partition("#")
        title = plain(str(doc["title"]))
        if page not in pages:
            pages[page] = len(page_data)
            page_data.append([page or "index.html", title, weight(page)])
        parts.append([location if anchor else page or "index.html", title, plain(str(doc["text"])), pages[page]])
    found = paquete.busqueda
    data = {
        "paginas": page_data,
        "partes": parts,
        "comunes": list(found.comunes) if found else [],
        "sinonimos": [{"palabras": s.palabras, "busca": s.busca} for s in found.sinonimos] if found else [],
        "rotulos": paquete.rotulos.buscar.model_dump(),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"Buscador.dato({text});\n"


def plain(text: str) -> str:
    """Text without tags or entities, its blanks one space each."""
    return " ".join(html.unescape(_TAGS.sub(" ", text)).split())


def weight(page: str) -> float:
    """How much a page weighs in the search; 1 is usual."""
    return next((w for start, w in WEIGHTS if page.startswith(start)), 1.0)
