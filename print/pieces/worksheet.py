"""Worksheets and forms: to read, and to fill in on paper and on screen."""

from __future__ import annotations

from math import ceil
from typing import Any

from markupsafe import Markup

from macros.diagrams import Trazo, faults, scene, smallest, svg
from macros.diagrams.apart import shapes_apart_by_colour
from macros.diagrams.letters import width
from macros.diagrams.lienzo import DETALLE
from macros.model import Hoja
from macros.model.piezas.pieza import Tabla
from macros.words.markup import plain
from print.engine.fields import NEEDS
from print.engine.findings import Finding
from print.jobs import Job
from print.pages.tones import tones
from print.pieces.making import GREYS, Making, faulty
from print.sheets.papers import PT, ROOM_MM
from print.sheets.places import LARGE_PRINT_PT

SMALLEST_PT = 11.5
"""Size of the smallest letters of a template on a worksheet, in points."""
SCALE = SMALLEST_PT / PT / DETALLE
"""From the millimetres of a poster, in which templates are drawn, to those of a worksheet."""
LARGE_EM = LARGE_PRINT_PT / PT
LARGE_SCALE = LARGE_EM / DETALLE
"""The same for large print."""
LARGE_LINE_MM, LARGE_CELL_MM = 12.0, 40.0
"""Height of a line to write on, and least width of a cell to write in, in large print."""
BOLDER = 1.05
"""Heads of tables are a little wider than the letters that are measured."""
LACKING = {
    "casilla": "una columna con «escribe: casilla»",
    "nombre": "una columna para quién («escribe: nombre»)",
    "dato": "una columna para cuándo («escribe: dato»)",
}
"""How the guard of checklists calls what is not there."""
CELL_MM, CELL_PADDING_MM = 7.6, 3.6
"""Height of a cell of one line inside its padding, and what padding and borders take of its width."""
PHRASE_MM = (55.0, 9.0)
"""Least room to write a phrase by hand: width and height."""


def jobs(pieza: Hoja, making: Making) -> list[Job]:
    scenes = drawn(pieza)
    context = {
        "alto": lambda t, i: cell_mm(t, i, pieza.orientacion),
        "escena": lambda i: shown(pieza, i, scenes[i], SCALE),
    }
    large = {
        "escena": lambda i: shown_large(pieza, i),
        "suelta": lambda t: too_narrow(t, pieza.orientacion),
        "alto": lambda t, i: 20,
    }
    made = making.office(
        pieza, "hoja", context, fillable=pieza.has_blanks, pages=pieza.paginas, copies=GREYS,
        letra_mm=smallest(scenes.values()) * SCALE, large=large,
    )  # fmt: skip
    wrong = [x for i, trazo in scenes.items() for x in findings(i, trazo)]
    return [faulty(job, [*wrong, *unticked(pieza)]) for job in made]


def unticked(pieza: Hoja) -> list[Finding]:
    """What a checklist lacks: boxes to tick and, where it is about tasks, who does them and when."""
    if pieza.lista is None and "lista" in pieza.titulo.casefold().split():
        said = "se llama lista y no dice de qué. Escribe «lista: tareas», «lista: revision» o «lista: personas»."
        return [Finding("titulo", said, "lista-sin-casillas")]
    wanted = {"tareas": {"casilla", "nombre", "dato"}, "revision": {"casilla"}}.get(pieza.lista or "", set())
    out = []
    for i, s in enumerate(pieza.secciones):
        columns = {kind for j, kind in enumerate(s.tabla.written) if s.tabla.blank(j)} if s.tabla else set()
        if missing := wanted - columns if columns else set():
            said = " y ".join(LACKING[x] for x in ("casilla", "nombre", "dato") if x in missing)
            out.append(
                Finding(
                    f"secciones/{i}/tabla", f"es una lista de {pieza.lista} y le falta {said}.", "lista-sin-casillas"
                )
            )
    if wanted and not any(s.tabla for s in pieza.secciones):
        out.append(
            Finding("secciones", f"es una lista de {pieza.lista} y no lleva tabla con casillas.", "lista-sin-casillas")
        )
    return out


def drawn(pieza: Hoja) -> dict[int, Trazo]:
    """The templates of a sheet, by the number of their section."""
    wide, _ = ROOM_MM[pieza.orientacion]
    return {
        i: scene(s.plantilla, (wide / SCALE, s.plantilla.alto_mm / SCALE), tones())
        for i, s in enumerate(pieza.secciones)
        if s.plantilla
    }


def shown(pieza: Hoja, i: int, trazo: Trazo, scale: float) -> dict[str, Any]:
    """A template for the page: its image, and its places with their boxes in millimetres of the sheet."""
    section = pieza.secciones[i].plantilla
    assert section is not None
    places = [
        {"id": f"lugar-{i + 1}-{n}", "rotulo": z.nombre, "caja": [round(v * scale, 2) for v in z.caja]}
        for n, z in enumerate(trazo.zonas, 1)
    ]
    image = Markup(svg(trazo, section.equivalente, ancho_mm=trazo.ancho * scale))
    return {"imagen": image, "lugares": places, "alto": round(trazo.alto * scale, 2), "partes": ()}


def shown_large(pieza: Hoja, i: int) -> dict[str, Any]:
    """A template in large print: drawn again where its words fit a page, else its places one below the other."""
    section = pieza.secciones[i].plantilla
    assert section is not None
    wide, high = ROOM_MM[pieza.orientacion]
    trazo = scene(section, (wide / LARGE_SCALE, (high - 40) / LARGE_SCALE), tones())
    roomy = all(min(z.caja[2:]) * LARGE_SCALE >= LARGE_LINE_MM for z in trazo.zonas)
    if roomy and not faults(trazo):
        return shown(pieza, i, trazo, LARGE_SCALE)
    return {"imagen": "", "lugares": (), "alto": 0, "partes": section.partes, "centro": section.centro}


def cell_mm(tabla: Tabla, column: int, orientacion: str) -> float:
    """Height of a cell to write in: as many lines as what is written takes in its width."""
    wide, _ = ROOM_MM[orientacion]
    shares = tabla.anchos or (1,) * len(tabla.columnas)
    need = NEEDS[tabla.written[column]]
    inside = wide * shares[column] / sum(shares) - CELL_PADDING_MM
    return (
        CELL_MM + (ceil((need.largo - 0.2) / max(inside, 1)) - 1) * need.alto if inside >= need.ancho - 0.2 else CELL_MM
    )


def too_narrow(tabla: Tabla, orientacion: str) -> bool:
    """Whether the columns of a table are too narrow for large print: its rows then go one below the other."""
    wide, _ = ROOM_MM[orientacion]
    shares = tabla.anchos or (1,) * len(tabla.columnas)
    for j, share in enumerate(shares):
        inside = wide * share / sum(shares) - 4.6
        words = [tabla.columnas[j], *(row[j] for row in tabla.llenos)]
        if any(width(w, LARGE_EM * BOLDER, 700) > inside for text in words for w in plain(text).split()):
            return True
        blank = tabla.filas or not all(row[j] for row in tabla.llenos)
        if blank and inside < LARGE_CELL_MM:
            return True
    return False


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
