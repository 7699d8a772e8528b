"""«Dibújalo así»: how to draw a flipchart by hand, from the same data as the printed one.

What is only words, boxes and tables needs no plotter. The sheet shows it to scale, with its measures in whole
centimetres, and says with which marker and in which order each thing is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros.audit.kit.flipcharts import BODY, GAP, INDENT, LINE, PAGE, RULE, TITLE, TITLE_LINE
from macros.diagrams import Lienzo, Trazo, faults, svg
from macros.diagrams.letters import wrap
from macros.model import Rotafolio
from macros.model.piezas.pieza import Columnas, ElEspacio, ElTexto, HojaRotafolio, LaLista, LasColumnas
from macros.words.filling import filled
from macros.words.markup import plain
from print.engine.findings import Finding
from print.jobs import Job
from print.pages.tones import tones
from print.pieces.making import GREYS, Making, faulty, turned

SHEET_CM = {"vertical": (60, 90), "horizontal": (90, 60)}
MARGIN_CM = 4
"""Paper left at the sides of what is drawn."""
TOP_CM = 5
DRAWN_MM = {"vertical": 104.0, "horizontal": 138.0}
"""Largest width of the drawing on the sheet."""
STEP_MM, FEW_STEPS = 6.0, 6
"""How much narrower it is for each step above so many."""
LABEL_MM = 30.0
"""Room beside the drawing for its measures, as if it were a poster."""


@dataclass(frozen=True)
class Part:
    """A thing to draw: from ``arriba`` to ``abajo``, in centimetres from the upper edge of the paper."""

    elemento: Any
    arriba: int
    abajo: int


def jobs(pieza: Rotafolio, making: Making) -> list[Job]:
    """The sheet of a flipchart that anyone can draw; nothing for the others."""
    if not pieza.dibujable:
        return []
    r = making.paquete.rotulos.kit.dibujalo
    told = [(hoja, parts(hoja, pieza.orientacion)) for hoja in pieza.hojas]
    pictures = [picture(hoja, placed, pieza.orientacion) for hoja, placed in told]
    context = {
        "rd": r,
        "papel": filled(r.papel, n=len(pieza.hojas), medidas="{} × {}".format(*SHEET_CM[pieza.orientacion])),
        "hojas": [
            {
                "titulo": hoja.titulo,
                "dibujo": Markup(svg(trazo, " ".join(steps), ancho_mm=wide_mm(pieza.orientacion, len(steps)))),
                "pasos": steps,
            }
            for (hoja, placed), trazo in zip(told, pictures, strict=True)
            for steps in [order(hoja, placed, pieza.orientacion, r)]
        ],
    }
    job = making.job(
        pieza, "dibujalo", "carta", "dibujalo", context, page=turned("carta", "vertical"), pages=len(pieza.hojas),
        copies=GREYS, thumbnail=False,
    )  # fmt: skip
    wrong = [Finding(f"hojas/{i}", m, "dibujo") for i, trazo in enumerate(pictures) for m in faults(trazo)]
    return [faulty(job, wrong)]


def wide_mm(orientation: str, steps: int) -> float:
    """Width of the drawing on the sheet: smaller where there is more to say below it."""
    return DRAWN_MM[orientation] - STEP_MM * max(0, steps - FEW_STEPS)


def parts(hoja: HojaRotafolio, orientation: str) -> list[Part]:
    """The title and all below it, in whole centimetres; rooms and tables share what the words leave."""
    wide, _ = PAGE[orientation]
    high = SHEET_CM[orientation][1] - MARGIN_CM
    head = round((len(wrap(plain(hoja.titulo), wide * 0.96, TITLE, 700)) * TITLE * TITLE_LINE + RULE) / 10)
    out, at = [Part(None, TOP_CM, TOP_CM + head)], TOP_CM + head
    gap = round(GAP / 10)
    said = {id(e): _words_cm(e, wide) for e in hoja.cuerpo if isinstance(e, ElTexto | LaLista)}
    shares = {id(e): _share(e) for e in hoja.cuerpo if id(e) not in said}
    free = high - at - sum(said.values()) - gap * len(hoja.cuerpo)
    for i, e in enumerate(hoja.cuerpo):
        at += gap
        tall = said.get(id(e)) or free * shares[id(e)] // sum(shares.values())
        end = high if i == len(hoja.cuerpo) - 1 and id(e) not in said else at + tall
        out.append(Part(e, at, end))
        at = end
    return out


def _share(e: Any) -> int:
    return e.espacio.peso if isinstance(e, ElEspacio) else 3


def _words_cm(e: ElTexto | LaLista, wide: float) -> int:
    texts = [e.texto] if isinstance(e, ElTexto) else e.lista
    room = wide if isinstance(e, ElTexto) else wide - INDENT
    lines = sum(len(wrap(plain(t), room, BODY)) for t in texts)
    return round((lines * BODY * LINE + 10 * (len(texts) - 1)) / 10)


def rows_cm(part: Part) -> list[int]:
    """Heights, from the upper edge, of the lines of a table: head first."""
    c = part.elemento.columnas
    step = (part.abajo - part.arriba) // (c.filas + 1)
    return [part.arriba + step * (i + 1) for i in range(c.filas)]


def _widths(c: Columnas) -> list[float]:
    weights = c.anchos or (1,) * len(c.titulos)
    return [100 * w / sum(weights) for w in weights]


def columns_cm(part: Part, orientation: str) -> list[int]:
    """Where the lines between the columns of a table stand, from the left edge."""
    wide = SHEET_CM[orientation][0] - 2 * MARGIN_CM
    out, at = [], 0.0
    for w in _widths(part.elemento.columnas)[:-1]:
        at += w
        out.append(MARGIN_CM + round(wide * at / 100))
    return out


def order(hoja: HojaRotafolio, placed: list[Part], orientation: str, r: Any) -> list[str]:
    """What to do, one thing after the other: with which marker, what, and where."""
    head, *rest = placed
    out = [filled(r.titulo, texto=plain(hoja.titulo)), filled(r.raya, cm=head.abajo)]
    for part in rest:
        e = part.elemento
        if isinstance(e, ElTexto):
            out.append(filled(r.texto, texto=plain(e.texto), cm=part.arriba))
        elif isinstance(e, LaLista):
            out.append(filled(r.lista, n=len(e.lista), cm=part.arriba))
        elif isinstance(e, ElEspacio):
            out.append(filled(r.cuadro, de=part.arriba, a=part.abajo))
            if e.espacio.rotulo:
                out.append(filled(r.rotulo, texto=plain(e.espacio.rotulo)))
        elif isinstance(e, LasColumnas):
            out.append(filled(r.cuadro, de=part.arriba, a=part.abajo))
            out.append(filled(r.renglones, cm=", ".join(map(str, rows_cm(part)))))
            if upright := columns_cm(part, orientation):
                out.append(filled(r.columnas, cm=", ".join(map(str, upright))))
            out.append(filled(r.encabezados, texto="; ".join(plain(t) for t in e.columnas.titulos)))
    return out


def picture(hoja: HojaRotafolio, placed: list[Part], orientation: str) -> Trazo:
    """The flipchart to scale, with its measures at the left and above."""
    wide, high = (10.0 * v for v in SHEET_CM[orientation])
    sheet = Lienzo(wide + LABEL_MM + 8, high + LABEL_MM + 8, tones())
    x0, y0 = LABEL_MM + 4, LABEL_MM + 4
    t = sheet.tonos
    sheet.cuadro(x0, y0, wide, high, borde=t.linea, grueso=2, radio=0)
    left, across = x0 + MARGIN_CM * 10, wide - 20 * MARGIN_CM
    marks: list[int] = []
    for part in placed:
        top, low = y0 + part.arriba * 10, y0 + part.abajo * 10
        e = part.elemento
        if e is None:
            sheet.parrafo(hoja.titulo, left, top, ancho=across * 0.99, em=TITLE * 0.96, clase="principal", negra=True,
                          color=t.principal)  # fmt: skip
            sheet.linea(f"M{left:.0f} {low:.0f}H{left + across:.0f}", color=t.acento, grueso=3)
            marks.append(part.abajo)
        elif isinstance(e, ElTexto | LaLista):
            _words(sheet, e, left, top, across)
        else:
            sheet.cuadro(left, top, across, low - top, borde=t.tinta, grueso=2)
            marks += [part.arriba, part.abajo]
            if isinstance(e, ElEspacio) and e.espacio.rotulo:
                sheet.parrafo(plain(e.espacio.rotulo), left + 12, top + 6, ancho=across - 24, em=BODY,
                              clase="principal", negra=True, color=t.principal)  # fmt: skip
            elif isinstance(e, LasColumnas):
                _table(sheet, part, orientation, (x0, y0, left, across))
                marks += rows_cm(part)
                for x in columns_cm(part, orientation):
                    _measure(sheet, x0 + x * 10, y0 - 8, x, "middle")
    last = -9
    for cm in sorted(set(marks)):
        if cm - last >= 3:  # closer than this the figures would meet; the steps say them all
            _measure(sheet, x0 - 5, y0 + cm * 10 + 7, cm, "end")
            last = cm
    return sheet.trazo()


def _measure(sheet: Lienzo, x: float, y: float, cm: int, anchor: str) -> None:
    sheet.texto(str(cm), x, y, em=19.0, clase="detalle", lugar=LABEL_MM + 4, ancla=anchor, color=sheet.tonos.acento)


def _words(sheet: Lienzo, e: ElTexto | LaLista, left: float, top: float, across: float) -> None:
    if isinstance(e, ElTexto):
        sheet.parrafo(plain(e.texto), left, top, ancho=across, em=BODY, clase="principal")
        return
    for i, text in enumerate(e.lista, 1):
        sign = f"{i}." if e.numerada else "•"
        sheet.texto(sign, left + 8, top + BODY * 0.9, em=BODY, clase="principal", lugar=INDENT)
        top = sheet.parrafo(plain(text), left + INDENT, top, ancho=across - INDENT, em=BODY, clase="principal") + 10


def _table(sheet: Lienzo, part: Part, orientation: str, frame: tuple[float, float, float, float]) -> None:
    x0, y0, left, across = frame
    t = sheet.tonos
    for cm in rows_cm(part):
        sheet.linea(f"M{left:.0f} {y0 + cm * 10:.0f}H{left + across:.0f}", color=t.tinta, grueso=2)
    edges = [left, *(x0 + cm * 10 for cm in columns_cm(part, orientation)), left + across]
    for x in edges[1:-1]:
        sheet.linea(f"M{x:.0f} {y0 + part.arriba * 10:.0f}V{y0 + part.abajo * 10:.0f}", color=t.tinta, grueso=2)
    for title, a, b in zip(part.elemento.columnas.titulos, edges, edges[1:], strict=False):
        sheet.parrafo(plain(title), a + 8, y0 + part.arriba * 10 + 6, ancho=b - a - 12, em=BODY, clase="principal",
                      negra=True, color=t.principal)  # fmt: skip
