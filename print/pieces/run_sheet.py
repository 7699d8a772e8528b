"""The run sheet of a session, all of it computed from the session."""

from __future__ import annotations

from macros.model import CartaDescriptiva
from macros.words.group_sizes import made_for
from print.jobs import Job
from print.pages.run_sheet import run_sheet
from print.pieces.making import Making


def jobs(pieza: CartaDescriptiva, making: Making) -> list[Job]:
    paquete = making.paquete
    sesion = paquete.sesiones[pieza.sesion]
    context = run_sheet(paquete, sesion) | {
        "corrido": "paginas",
        "para_grupo": made_for(paquete, paquete.start_of(sesion)),
        "a_distancia": paquete.portada.modalidad != "presencial" or "presencial" not in sesion.modalidades,
        "con_tus_datos": f"{paquete.portada.edicion.sitio}imprimir/{sesion.id}.html",
    }
    return making.office(pieza, "carta_descriptiva", context)
