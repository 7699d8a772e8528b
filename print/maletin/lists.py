"""Shopping list and copy-shop order of a bundle, as pages to draw: one Job per PDF, like those of the pieces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from macros.model import Paquete, Rotafolio
from macros.public.kit import Maquina
from macros.words.filling import filled
from print.jobs import Job
from print.key import key
from print.maletin.machines import Parada
from print.maletin.scope import Alcance
from print.pages.templates import print_templates, styles

FOLDER = "kit/maletines"
SHOPPING, ORDER = "compras", "pedido"


def route(alcance: Alcance, name: str) -> str:
    """Where a file of the bundle goes, relative to the output folder."""
    return f"{FOLDER}/{alcance.id}-{name}"


def list_jobs(paquete: Paquete, alcance: Alcance, paradas: Mapping[Maquina, Parada]) -> list[Job]:
    """The shopping list of ``alcance``, if it asks for anything, and its copy-shop order."""
    common = {
        "r": paquete.rotulos.maletin,
        "portada": paquete.portada,
        "supuestos": paquete.portada.supuestos,
        "alcance": alcance,
        "css": Markup(styles("variables", "pagina-carta", "estilo", "listas")),
    }
    slides = [p for p in alcance.piezas if p.tipo == "presentacion"]
    posters = paradas["ploter"].partes if "ploter" in paradas else ()
    drawn = [x for x in posters if isinstance(x.pieza, Rotafolio) and x.pieza.a_mano]
    told = {"laminas": slides, "a_mano": [x.pieza for x in drawn], "pliegos": sum(x.hojas for x in drawn)}
    told["con_hoja"] = [x.pieza for x in paradas["oficina"].partes if x.pieza.tipo == "rotafolio"]
    shopping = [_job(alcance, SHOPPING, "lista_compras", common)] if alcance.compras else []
    return [*shopping, _job(alcance, ORDER, "lista_pedido", common | told | {"paradas": paradas, "lleno": filled})]


def list_names(alcance: Alcance) -> list[str]:
    """Names of the lists of ``alcance``, in the order of ``list_jobs``."""
    return [SHOPPING, ORDER] if alcance.compras else [ORDER]


def _job(alcance: Alcance, name: str, template: str, context: dict[str, Any]) -> Job:
    ruta = route(alcance, f"{name}.pdf")
    html = print_templates().get_template(f"{template}.html.j2").render(context)
    return Job(
        clave=key(html, ruta), pieza=f"{alcance.id}-{name}", html=html, ruta=ruta, variante="lista", papel="carta"
    )
