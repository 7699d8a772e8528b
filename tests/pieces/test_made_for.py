"""Prints that carry an hour or a count say for which group, and from which hour, they were made."""

from __future__ import annotations

import re

from macros.model import CartaDescriptiva, Etiquetas, Paquete, Rotafolio
from macros.model.piezas.pieza import LaAgenda
from macros.words.group_sizes import made_for
from print.pieces import JOBS
from print.pieces.making import Making


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<body") :]).split())


def test_run_sheets_agendas_and_numbered_labels_say_for_whom(paquete: Paquete) -> None:
    making, seen = Making(paquete), {"carta": 0, "agenda": 0, "letreros": 0}
    for pieza in paquete.piezas.values():
        if isinstance(pieza, CartaDescriptiva):
            kind, told = "carta", made_for(paquete, paquete.start_of(paquete.sesiones[pieza.sesion]))
        elif isinstance(pieza, Rotafolio) and (e := _agenda(pieza)):
            kind, told = "agenda", made_for(paquete, paquete.start_of(paquete.sesiones[e.agenda]))
        elif isinstance(pieza, Etiquetas) and pieza.por_grupo:
            kind, told = "letreros", made_for(paquete)
        else:
            continue
        seen[kind] += 1
        said = words(JOBS[pieza.tipo](pieza, making)[0].html)
        assert told in said, pieza.id
        if kind == "carta":
            assert f"imprimir/{pieza.sesion}.html" in said, pieza.id
    assert min(seen.values()) >= 1 and seen["agenda"] >= 5


def test_another_group_changes_what_they_say(paquete: Paquete) -> None:
    one = paquete.portada.supuestos.model_copy(update={"personas": 22, "grupos": 5})
    other = paquete.model_copy(update={"portada": paquete.portada.model_copy(update={"supuestos": one})})
    assert made_for(other, "9:30") == "Para 22 personas en 5 grupos: dos de 5 y tres de 4, desde las 09:30."


def _agenda(pieza: Rotafolio) -> LaAgenda | None:
    return next((e for hoja in pieza.hojas for e in hoja.cuerpo if isinstance(e, LaAgenda)), None)
