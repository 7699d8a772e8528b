"""Sheets of small labels: where each goes on both faces, and how large its words can be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from macros.diagrams.letters import width
from macros.model import Etiquetas
from macros.words.group_sizes import made_for
from print.jobs import Job
from print.pieces.making import GREYS, Making
from print.sheets.cuts import cut_marks, top_of
from print.sheets.papers import CARTA_MM
from print.sheets.places import PLACES


def jobs(pieza: Etiquetas, making: Making) -> list[Job]:
    context = labels(pieza, CARTA_MM, making.paquete.portada.supuestos.grupos)
    if pieza.por_grupo:
        context["para_grupo"] = made_for(making.paquete)
    pages = len(context["pliegos"]) * (2 if context["con_reverso"] else 1)
    # The code stands over the labels' right edge, between two cut marks.
    place = replace(PLACES["tarjetas"], derecha=(CARTA_MM[0] - pieza.ancho_mm * pieza.columnas) / 2 + 2)
    job = making.job(
        pieza, "etiquetas", "carta", "estatica", context, page="tarjetas", pages=pages, copies=GREYS, place=place
    )
    return [job]


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
