"""Shopping list and copy-shop order of a bundle, as pages to draw: one Job per PDF, like those of the pieces."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.markup import inline
from macros.model import Paquete
from print.engine import versions
from print.jobs import Job
from print.maletin.plan import Parada
from print.maletin.scope import Alcance

PRINT = Path(__file__).resolve().parent.parent
FOLDER = "kit/maletines"
SHOPPING, ORDER = "compras", "pedido"


def route(alcance: Alcance, name: str) -> str:
    """Where a file of the bundle goes, relative to the output folder."""
    return f"{FOLDER}/{alcance.id}-{name}"


def list_jobs(paquete: Paquete, alcance: Alcance, paradas: dict[str, Parada]) -> list[Job]:
    """The shopping list of ``alcance``, if it asks for anything, and its copy-shop order."""
    common = {
        "r": paquete.rotulos.maletin,
        "portada": paquete.portada,
        "supuestos": paquete.portada.supuestos,
        "alcance": alcance,
        "css": Markup("\n".join(_style(name) for name in ("variables", "pagina-carta", "estilo", "listas"))),
    }
    slides = [p for p in alcance.piezas if p.tipo == "presentacion"]
    shopping = [_job(alcance, SHOPPING, "lista_compras", common)] if alcance.compras else []
    return [*shopping, _job(alcance, ORDER, "lista_pedido", common | {"paradas": paradas, "laminas": slides})]


def list_names(alcance: Alcance) -> list[str]:
    """Names of the lists of ``alcance``, in the order of ``list_jobs``."""
    return [SHOPPING, ORDER] if alcance.compras else [ORDER]


def _job(alcance: Alcance, name: str, template: str, context: dict[str, Any]) -> Job:
    ruta = route(alcance, f"{name}.pdf")
    html = _environment().get_template(f"{template}.html.j2").render(context)
    key = hashlib.sha256("\0".join((_foundation(), ruta, html)).encode()).hexdigest()
    return Job(clave=key, pieza=f"{alcance.id}-{name}", html=html, ruta=ruta, variante="lista", papel="carta")


def _style(name: str) -> str:
    return (PRINT / "estilos" / f"{name}.css").read_text(encoding="utf-8")


@functools.cache
def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(PRINT / "plantillas"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["inline"] = inline
    return env


@functools.cache
def _foundation() -> str:
    """Hash of what decides a list beside its HTML: engine, fonts and the code that draws."""
    digest = hashlib.sha256(versions().encode())
    for path in [*sorted((PRINT / "fuentes").glob("*.ttf")), *sorted(PRINT.glob("*.py"))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()
