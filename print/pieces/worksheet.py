"""Worksheets and forms: to read, and to fill in on paper and on screen."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros.diagrams import Trazo, faults, scene, smallest, svg
from macros.diagrams.lienzo import DETALLE
from macros.model import Hoja
from print.engine.colour_alone import shapes_apart_by_colour
from print.engine.findings import Finding
from print.jobs import Job
from print.pages.tones import tones
from print.pieces.making import GREYS, Making, faulty
from print.sheets.papers import ROOM_MM

SMALLEST_PT = 11.5
"""Size of the smallest letters of a template on a worksheet, in points."""
SCALE = SMALLEST_PT * 25.4 / 72 / DETALLE
"""From the millimetres of a poster, in which templates are drawn, to those of a worksheet."""
PHRASE_MM = (55.0, 9.0)
"""Least room to write a phrase by hand: width and height."""


def jobs(pieza: Hoja, making: Making) -> list[Job]:
    scenes = drawn(pieza)
    context = {"escena": lambda i: shown(pieza, i, scenes[i])}
    copies = ("letra-grande", *GREYS)
    made = making.office(
        pieza, "hoja", context, fillable=pieza.has_blanks, pages=pieza.paginas, copies=copies,
        letra_mm=smallest(scenes.values()) * SCALE,
    )  # fmt: skip
    wrong = [x for i, trazo in scenes.items() for x in findings(i, trazo)]
    return [faulty(job, wrong) for job in made]


def drawn(pieza: Hoja) -> dict[int, Trazo]:
    """The templates of a sheet, by the number of their section."""
    wide, _ = ROOM_MM[pieza.orientacion]
    return {
        i: scene(s.plantilla, (wide / SCALE, s.plantilla.alto_mm / SCALE), tones())
        for i, s in enumerate(pieza.secciones)
        if s.plantilla
    }


def shown(pieza: Hoja, i: int, trazo: Trazo) -> dict[str, Any]:
    """A template for the page: its image, and its places with their boxes in millimetres of the sheet."""
    section = pieza.secciones[i].plantilla
    assert section is not None
    places = [
        {"id": f"lugar-{i + 1}-{n}", "rotulo": z.nombre, "caja": [round(v * SCALE, 2) for v in z.caja]}
        for n, z in enumerate(trazo.zonas, 1)
    ]
    image = Markup(svg(trazo, section.equivalente, ancho_mm=trazo.ancho * SCALE))
    return {"imagen": image, "lugares": places, "alto": section.alto_mm}


def findings(i: int, trazo: Trazo) -> list[Finding]:
    """What is wrong with a template: what a reader or a hand would suffer from."""
    route = f"secciones/{i}/plantilla"
    told = faults(trazo)
    for z in trazo.zonas:
        wide, high = z.caja[2] * SCALE, z.caja[3] * SCALE
        if wide < PHRASE_MM[0] - 0.05 or high < PHRASE_MM[1] - 0.05:
            told.append(
                f"en «{z.nombre}» quedan {wide:.0f} × {high:.0f} mm para escribir; "
                f"una frase pide {PHRASE_MM[0]:.0f} × {PHRASE_MM[1]:.0f}. Sube «alto_mm» o quita partes."
            )
    return [Finding(route, m, "dibujo") for m in told] + [
        Finding(route, m, "solo-color") for m in shapes_apart_by_colour(trazo.cuerpo)
    ]
