"""Sheets of one page that tell about one thing: a case, or a guide, a session or an annex of the package."""

from __future__ import annotations

from macros.diagrams.letters import wrap
from macros.model import FichaCaso, FichaNavegacionHoja
from macros.model.rotulos.guias import RotulosNavegacion
from macros.plan.navigation_sheet import Ficha, sheet
from macros.words.markup import plain
from print.jobs import Job
from print.pieces.making import GREYS, Making
from print.sheets.papers import PT

SIZES_PT = (14.0, 13.4, 12.8, 12.2, 11.6, 11.0, 10.6)
"""Letters of a navigation sheet, the largest first."""
LINE, LABEL = 1.28, 1.08
"""Height of a line, and letters of the headings, in em."""
WIDE_MM, LABEL_MM, SAID_MM, ROOM_MM = 181.9, 36.0, 140.9, 234.0
"""Width of the page's words, of the headings on the left and of what they say; height that there is."""


def of_case(pieza: FichaCaso, making: Making) -> list[Job]:
    told = {"caso": making.paquete.casos[pieza.caso]}
    return making.office(pieza, "ficha", told, pages=1, copies=GREYS, large={})


def of_resource(pieza: FichaNavegacionHoja, making: Making) -> list[Job]:
    r, ficha = making.paquete.rotulos.guias.navegacion, sheet(making.paquete, pieza.de)
    told = {"ficha": ficha, "rn": r, "letra": letters_pt(ficha, r)}
    return making.office(pieza, "ficha_navegacion", told, pages=1, copies=GREYS, large={"letra": 0.0})


def letters_pt(ficha: Ficha, r: RotulosNavegacion) -> float:
    """The largest letters with which a navigation sheet fills its page and holds it, in points."""
    return next((size for size in SIZES_PT if _tall(ficha, r, size) <= ROOM_MM), SIZES_PT[-1])


def _tall(ficha: Ficha, r: RotulosNavegacion, size: float) -> float:
    """Height of the whole sheet with letters of ``size`` points, in millimetres."""
    em, title, label = size / PT, 20 / PT, LABEL * size / PT
    tall = 10 / PT * LINE + len(wrap(plain(ficha.titulo), WIDE_MM * 0.96, title, 700)) * title * 1.1 + 6
    for name in ("quienes", "que_es", "objetivo", "fundamentos", "metodo", "areas", "ejemplos"):
        said = getattr(ficha, name)
        texts = [said] if isinstance(said, str) else list(said)
        room = SAID_MM - (0 if isinstance(said, str) else 4.5)
        words = sum(len(wrap(plain(t), room * 0.98, em)) * em * LINE + 0.5 for t in texts)
        tall += max(words, len(wrap(getattr(r, name), LABEL_MM * 0.96, label, 700)) * label * 1.1) + 4.3
    return tall
