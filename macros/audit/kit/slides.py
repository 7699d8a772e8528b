"""How the words of a slide share its height with a picture, and what surely does not fit, told before it is drawn."""

from __future__ import annotations

from macros.audit.plan import Check, Findings, Plan
from macros.diagrams.letters import PT, wrap
from macros.diagrams.lienzo import DETALLE
from macros.model import Presentacion
from macros.model.piezas.pieza import Lamina
from macros.words.markup import plain

WIDE_MM, HIGH_MM = 290.0, 132.0
"""Room of a slide inside its margins."""
ICON_MM = 30.0
SMALLEST_PT = 18.0
"""Size of the smallest letters of a drawing on a slide, in points."""
SCALE = SMALLEST_PT / PT / DETALLE
"""From the millimetres of a poster, in which templates are drawn, to those of a slide."""
_TITLE, _TEXT = 46 / PT, 32 / PT
_RULE, _GAP, _COVER_HEAD = 15.6, 8.0, 22.0 + 32 / PT * 1.25 + 5.0
BESIDE_PT, COVER_PT, POINT_MM = 29, 54, 3.5
"""Letters beside a large picture: of the text, of the cover's title; and air after each point."""
_BESIDE, _COVER, _OVER = BESIDE_PT / PT, COVER_PT / PT, 8.0 + _TEXT * 1.25 + 5.0
BESIDE_MM, BESIDE_COVER_MM = 216.0, 190.0
"""Width of the words beside a large picture."""
LIST_MM, FRAME_MM = 4.5, 25.6
"""Air after each point where there is no large picture; what the frame of a video takes."""
CERTAIN = 1.05
"""Only what exceeds a slide by more than this is told: widths here leave out kerning and hyphens."""


def fits(plan: Plan) -> Findings:
    """No slide says more than it holds."""
    for pieza in plan.paquete.piezas.values():
        if not isinstance(pieza, Presentacion):
            continue
        for i, slide in enumerate(pieza.laminas):
            if (need := height(slide)) > HIGH_MM * CERTAIN:
                longest = "puntos" if slide.puntos else "texto" if slide.texto else "titulo"
                yield plan.finding(
                    "texto-desborda", "pieza", pieza.id, ("laminas", i, longest),
                    f"la lámina «{slide.titulo[:50]}» pide unos {need:.0f} mm de alto y tiene {HIGH_MM:.0f}. "
                    "Deja una idea por lámina: acorta el texto o repártelo en dos.",
                    alto_mm=round(need), caben_mm=round(HIGH_MM),
                )  # fmt: skip


def height(slide: Lamina) -> float:
    """Least height that the words of a slide take, in millimetres; a drawing takes what they leave."""
    if pictured(slide):
        return 0.0
    cover, asks = slide.clase == "portada", slide.clase == "pregunta"
    title = _TITLE * (62 / 46 if cover else 52 / 46 if asks else 1)
    across = WIDE_MM - (15.0 if asks else 0.0)
    tall = (
        len(wrap(plain(slide.titulo), across - (ICON_MM + 6 if slide.icono else 0), title, 700)) * title * 1.1 + _RULE
    )
    tall += _COVER_HEAD if cover else FRAME_MM if slide.clase == "video" else 0.0
    if slide.texto:
        tall += len(wrap(plain(slide.texto), across, _TEXT)) * _TEXT * 1.25
    if slide.puntos:
        tall += _GAP if slide.texto else 0.0
        tall += sum(len(wrap(plain(p), across - 12, _TEXT)) * _TEXT * 1.25 + LIST_MM for p in slide.puntos) - LIST_MM
    return tall


def room(slide: Lamina) -> tuple[float, float]:
    """Width and height that a slide's title and text leave for its drawing, in millimetres."""
    across = WIDE_MM - (ICON_MM + 6 if slide.icono else 0)
    taken = len(wrap(slide.titulo, across * 0.96, _TITLE, 700)) * _TITLE * 1.1 + _RULE
    if slide.texto:
        taken += len(wrap(plain(slide.texto), WIDE_MM, _TEXT)) * _TEXT * 1.25 + _GAP
    return WIDE_MM, HIGH_MM - taken - 2


def pictured(slide: Lamina) -> bool:
    """Whether the icon of ``slide`` is its picture, large beside the words: they must fit in what it leaves."""
    if not slide.icono or slide.plantilla or slide.clase == "video":
        return False
    if slide.clase == "portada":
        tall = _OVER + len(wrap(slide.titulo, BESIDE_COVER_MM * 0.98, _COVER, 700)) * _COVER * 1.1 + _RULE
        return tall + len(wrap(plain(slide.texto or ""), BESIDE_COVER_MM * 0.98, _BESIDE)) * _BESIDE * 1.25 < HIGH_MM
    inside = 15.0 if slide.clase == "pregunta" else 0.0
    title = _TITLE * (52 / 46 if inside else 1)
    tall = len(wrap(slide.titulo, (WIDE_MM - inside) * 0.98, title, 700)) * title * 1.1 + _RULE
    for words, gap, dent in ((slide.texto, _GAP, 0.0), *((p, POINT_MM, 12.0) for p in slide.puntos)):
        if words:
            tall += len(wrap(plain(words), (BESIDE_MM - inside - dent) * 0.98, _BESIDE)) * _BESIDE * 1.25 + gap
    return tall < HIGH_MM - 1


CHECKS: tuple[Check, ...] = (fits,)
