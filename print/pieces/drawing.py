"""What signs, sheets of labels and drawings need beside their words: sizes of letters, places and cut marks."""

from __future__ import annotations

import functools
import re
from typing import Any

from markupsafe import Markup

from macros.diagrams import Tonos, Trazo, faults, radar, sketch, svg
from macros.diagrams.letters import CAP_HEIGHT, width, wrap
from macros.diagrams.mapa import ALTO, ENCIMA, TITULO
from macros.model import Cartel, Diagrama, Etiquetas, HojaAutoevaluacion, Paquete
from macros.plan import scores
from print import STYLES
from print.engine.colour_alone import shapes_apart_by_colour
from print.engine.weasy import Finding

TOKENS = STYLES / "variables.css"
OFFICE = {
    ("carta", "vertical"): (181.9, 242.4),
    ("carta", "horizontal"): (245.4, 178.9),
    ("a4", "vertical"): (176.0, 260.0),
    ("a4", "horizontal"): (263.0, 173.0),
}
"""Room inside the margins of office paper, in millimetres."""
PLIEGO_MM = 600.0
TOP_MM, BAND_MM = 7.9, 23.4
"""On a sheet of cards or labels: least room above for cut marks, and room below for words and the freshness mark."""
RADAR_MM = 100.0
"""Width of the radar of a scored check, in millimetres: what the second page leaves."""
EQUIVALENTE_EM = 3.9
"""Size of the text equivalent under a drawing on office paper, in millimetres (11 points)."""


@functools.cache
def tones() -> Tonos:
    """The colours of the tokens file, for drawings."""
    found = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", TOKENS.read_text(encoding="utf-8")))
    return Tonos(
        tinta=found["tinta"],
        suave=found["tinta-suave"],
        principal=found["principal"],
        acento=found["acento"],
        linea=found["linea"],
        fondo=found["fondo-suave"],
    )


# ---- drawings -----------------------------------------------------------------------------------


def drawn(pieza: Diagrama) -> tuple[Trazo, list[Finding]]:
    """The drawing of a piece and what is wrong with it."""
    trazo = sketch(pieza.dibujo, horizontal=pieza.orientacion == "horizontal", tonos=tones())
    findings = [Finding("dibujo", message, "dibujo") for message in faults(trazo)]
    return trazo, findings + [Finding("dibujo", m, "solo-color") for m in shapes_apart_by_colour(trazo.cuerpo)]


def smallest(trazo: Trazo) -> float:
    """Size of the smallest letters of a drawing at poster size, in millimetres."""
    return min(r.mayuscula for r in trazo.renglones) / CAP_HEIGHT


def poster(pieza: Diagrama, trazo: Trazo) -> dict[str, Any]:
    """Context of a drawing at poster size: one image a sheet."""
    if pieza.pliegos == 1:
        return {"donde": "pared", "imagenes": [Markup(svg(trazo, pieza.equivalente, ancho_mm=trazo.ancho))]}
    step = PLIEGO_MM - ENCIMA
    images = [
        Markup(
            svg(
                trazo,
                f"{pieza.equivalente} ({i + 1} de {pieza.pliegos})",
                ancho_mm=PLIEGO_MM,
                ventana=(i * step, PLIEGO_MM),
            )
        )
        for i in range(pieza.pliegos)
    ]
    left, top, right, _ = TITULO
    return {
        "donde": "mural", "imagenes": images, "encima": ENCIMA, "alto": ALTO,
        "esquina": {"x": left, "y": top, "ancho": right - left},
    }  # fmt: skip


def desk(pieza: Diagrama, trazo: Trazo, paper: str) -> dict[str, Any]:
    """Context of a drawing on office paper: the drawing as large as the text equivalent below it allows."""
    room_x, room_y = OFFICE[paper, pieza.orientacion]
    titles = len(wrap(pieza.titulo, room_x, 7.06, 700)) * 7.8 + 7
    words = 12 + len(wrap(pieza.equivalente, room_x, EQUIVALENTE_EM)) * EQUIVALENTE_EM * 1.36
    wide = min(room_x, (room_y - titles - words) * trazo.ancho / trazo.alto)
    return {"donde": "mesa", "imagenes": [Markup(svg(trazo, pieza.equivalente, ancho_mm=wide))]}


# ---- scored checks ------------------------------------------------------------------------------


def scored(paquete: Paquete, pieza: HojaAutoevaluacion) -> dict[str, Any]:
    """Context of a self-assessment on paper: its rows of results with their ranges of points, and the empty radar."""
    x = paquete.guias[pieza.de_guia].autoevaluacion
    if x is None:
        raise ValueError(f"{pieza.de_guia} has no autoevaluacion: the audit tells it")
    r = paquete.rotulos.guias.autoevaluacion
    rows = [(d.id, d.titulo, scores.highest(x, d)) for d in x.dimensiones] + [("total", r.total, scores.highest(x))]
    words = r.radar_equivalente.replace("{ejes}", ", ".join(d.titulo for d in x.dimensiones))
    trazo = sketch(scores.radar(x), tonos=tones(), medidas=radar.HOJA)
    return {
        "x": x,
        "ra": r,
        "filas": [
            {"id": id_, "titulo": name, "maximo": most, "rangos": scores.ranges(x, most)} for id_, name, most in rows
        ],
        "imagen": Markup(svg(trazo, words.replace("{anillos}", ", ".join(scores.RINGS)), ancho_mm=RADAR_MM)),
    }


# ---- signs --------------------------------------------------------------------------------------


def signs(pieza: Cartel, paper: str) -> dict[str, Any]:
    """Context of signs: letters as large as the sheet allows, in millimetres."""
    room_x, room_y = OFFICE[paper, pieza.orientacion]
    # All the signs of a piece are read together: they share their sizes.
    big = min(room_x * 0.88 / width(s.texto, 1, 700) for s in pieza.letreros)
    small = min((room_x * 0.94 / width(s.linea, 1, 700) for s in pieza.letreros if s.linea), default=0.0)
    sizes = {"em": round(min(big, room_y * 0.6), 2), "em_linea": round(min(small, room_y * 0.13), 2)}
    out = [{"texto": s.texto, "linea": s.linea} | sizes for s in pieza.letreros]
    return {"letreros": out, "alto": room_y}


# ---- labels -------------------------------------------------------------------------------------


def labels(pieza: Etiquetas, paper_mm: tuple[float, float], grupos: int) -> dict[str, Any]:
    """Context of a sheet of labels: the labels of each sheet with their places, mirrored for the back."""
    wide, high = paper_mm
    w, h = pieza.ancho_mm, pieza.alto_mm
    left, top = (wide - w * pieza.columnas) / 2, top_of(high, h * pieza.filas)
    count = grupos if pieza.por_grupo else pieza.por_hoja
    sheets = []
    for start in range(0, count, pieza.por_hoja):
        sheet = []
        for i in range(min(pieza.por_hoja, count - start)):
            row, col = divmod(i, pieza.columnas)
            label = pieza.etiquetas[(start + i) % len(pieza.etiquetas)]
            words = (label.grande or "").replace("{n}", str(start + i + 1))
            sheet.append(
                {
                    "e": label,
                    "indice": (start + i) % len(pieza.etiquetas),
                    "x": round(left + col * w, 3),
                    "x_reverso": round(left + (pieza.columnas - 1 - col) * w, 3),
                    "y": round(top + row * h, 3),
                    "grande": words,
                    "em": round(_large(pieza, words), 2),
                }
            )
        sheets.append(sheet)
    return {
        "pliegos": sheets,
        "marcas_de_corte": cut_marks(wide, high, w, h, pieza.columnas, pieza.filas),
        "con_reverso": any(e.reverso for e in pieza.etiquetas),
        "cara_mm": h / 2 if pieza.forma == "doblada" else h,
    }


def _large(pieza: Etiquetas, words: str) -> float:
    """Size of a label's large words, in millimetres."""
    if not words:
        return 0.0
    face = pieza.alto_mm / 2 if pieza.forma == "doblada" else pieza.alto_mm
    return min((pieza.ancho_mm - 16) / width(words, 1, 700), face * 0.55)


def top_of(high: float, tall: float) -> float:
    """Where a grid ``tall`` millimetres high begins on its sheet: in the middle, or above it to leave a band below.

    Both faces begin at the same height: the sheet is turned over its long edge.
    """
    return min((high - tall) / 2, high - tall - BAND_MM)


def crowded(pieza: Etiquetas, high: float) -> list[Finding]:
    """What is wrong with labels that leave no room on their sheet for the cut marks above and the band below."""
    excess = TOP_MM - top_of(high, pieza.alto_mm * pieza.filas)
    if excess <= 0:
        return []
    message = f"las etiquetas ocupan {excess:.0f} mm de más a lo alto de la hoja. Baja «alto_mm» o «filas»."
    return [Finding("alto_mm", message, "hoja-llena")]


def cut_marks(wide: float, high: float, w: float, h: float, cols: int, rows: int) -> list[dict[str, Any]]:
    """Marks outside a grid, and small crosses where four labels meet; symmetric, so both faces agree."""
    left, top = (wide - w * cols) / 2, top_of(high, h * rows)
    xs, ys = [left + i * w for i in range(cols + 1)], [top + i * h for i in range(rows + 1)]
    marks: list[dict[str, Any]] = []
    for x in xs:
        marks += [{"clase": "v", "x": round(x, 3), "y": round(y, 3)} for y in (ys[0] - 6.5, ys[-1] + 1.5)]
    for y in ys:
        marks += [{"clase": "h", "x": round(x, 3), "y": round(y, 3)} for x in (xs[0] - 6.5, xs[-1] + 1.5)]
    for x in xs[1:-1]:
        for y in ys[1:-1]:
            marks.append({"clase": "v cruz", "x": round(x, 3), "y": round(y - 2, 3)})
            marks.append({"clase": "h cruz", "x": round(x - 2, 3), "y": round(y, 3)})
    return marks
