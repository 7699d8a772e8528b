"""Sheets of one page that tell about one thing: a case, or a guide, a session or an annex of the package."""

from __future__ import annotations

from macros.model import FichaCaso, FichaNavegacionHoja
from macros.plan.navigation_sheet import sheet
from print.jobs import Job
from print.pieces.making import GREYS, Making


def of_case(pieza: FichaCaso, making: Making) -> list[Job]:
    told = {"caso": making.paquete.casos[pieza.caso]}
    return making.office(pieza, "ficha", told, pages=1, copies=GREYS, large={})


def of_resource(pieza: FichaNavegacionHoja, making: Making) -> list[Job]:
    told = {"ficha": sheet(making.paquete, pieza.de), "rn": making.paquete.rotulos.guias.navegacion}
    return making.office(pieza, "ficha_navegacion", told, pages=1, copies=GREYS, large={})
