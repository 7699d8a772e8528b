"""What a browser keeps to go on without network: for each session, its pages, its data and its kit, with their weight."""

from __future__ import annotations

import json
from pathlib import Path

from macros.model import Paquete, Sesion
from macros.plan.uses import MAIN
from macros.site.catalog import Catalogo

COMMON = ("index.html", "kit.html", "datos/comun.js", "datos/nombres.js", "datos/busqueda.js")
"""What every session takes along, with everything in ``assets/``."""


def scripts(site: Path, paquete: Paquete, catalog: Catalogo) -> dict[str, str]:
    """By route below ``site``, a script a session that hands over what to keep; only files that are there."""
    out = {}
    shared = [*COMMON, *sorted(p.relative_to(site).as_posix() for p in (site / "assets").rglob("*") if p.is_file())]
    for s in paquete.sesiones.values():
        routes = [r for r in dict.fromkeys([*shared, *_own(s, paquete, catalog)]) if (site / r).is_file()]
        weight = sum((site / r).stat().st_size for r in routes)
        data = json.dumps({"bytes": weight, "rutas": routes}, ensure_ascii=False, separators=(",", ":"))
        name = json.dumps(f"sin-conexion/{s.id}")
        out[f"datos/sin-conexion/{s.id}.js"] = f"Taller.dato({name},{data});\n"
    return out


def _own(s: Sesion, paquete: Paquete, catalog: Catalogo) -> list[str]:
    """Routes of one session: its pages, its data, its bundle, and of each piece its page, its picture
    and the first file of each main use."""
    out = [f"{folder}/{s.id}.html" for folder in ("sesiones", "sala", "imprimir")]
    out += [f"datos/{folder}/{s.id}.js" for folder in ("sesiones", "sala")]
    bundle = catalog.maletines.get(s.id)
    if bundle:
        out += [bundle.ruta, *(d.ruta for d in bundle.descargas)]
    for p in paquete.pieces_of(s):
        out.append(f"kit/{p.id}.html")
        if picture := catalog.miniaturas.get(p.id):
            out.append(picture.ruta)
        first: dict[str, str] = {}
        for a in catalog.archivos.get(p.id, ()):
            if a.uso in MAIN:
                first.setdefault(a.uso, a.ruta)
        out += first.values()
    return out
