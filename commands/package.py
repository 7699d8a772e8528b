"""The package that an order works with: read, checked, for another group or at another address."""

from __future__ import annotations

from pathlib import Path

import click

from macros.audit import audit
from macros.loading import editions, load
from macros.model import Paquete
from macros.plan.day.assumptions import assuming
from macros.problems import DataErrors, Problem
from macros.reading.origin import Origen


def checked(root: Path, edicion: str | None = None, **numbers: int | None) -> tuple[Paquete, Origen, list[Problem]]:
    """The package, where its parts stand, and its warnings. Raises DataErrors if the data or the plan has errors.

    ``numbers`` (personas, grupos, aliados) take the place of the package's ``supuestos``.
    """
    paquete, origen = load(root, edicion)
    paquete = assuming(paquete, **numbers)
    findings = audit(paquete, origen)
    if any(p.gravedad == "error" for p in findings):
        raise DataErrors(findings)
    return paquete, origen, findings


def at_address(paquete: Paquete, sitio: str | None) -> Paquete:
    """``paquete`` published at ``sitio`` (for its QR codes) where one is given. Raises BadParameter for no address."""
    if sitio is None:
        return paquete
    edicion = paquete.portada.edicion
    try:
        again = type(edicion).model_validate(edicion.model_dump() | {"sitio": sitio})
    except ValueError:
        raise click.BadParameter(
            f"«{sitio}» no sirve: empieza con https://, termina con una diagonal y tiene 60 letras o menos."
        ) from None
    return paquete.model_copy(update={"portada": paquete.portada.model_copy(update={"edicion": again})})


def sample_address(root: Path, paquete: Paquete) -> str:
    """What to say while the QR codes lead to the sample address; empty where they lead to a real one."""
    edicion = paquete.portada.edicion
    if not edicion.es_muestra:
        return ""
    where = f"data/ediciones/{edicion.id}.yml" if edicion.id in editions(root) else "data/paquete.yml"
    return paquete.rotulos.copias.sitio_de_muestra.replace("{sitio}", edicion.sitio).replace("{archivo}", where)
