"""A presentation as slides to edit (PPTX): placeholders of a real master, native drawings, what the speaker says."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from macros.audit.kit.slides import SCALE, pictured, room
from macros.model import Paquete, Pieza, Presentacion
from macros.model.piezas.pieza import Lamina
from print.office import deck_blanks as blanks
from print.office import deck_master as m
from print.orders import Encargo, of_piece, office

_BOLD = re.compile(r"\*\*(.+?)\*\*")
ICON_MM = 28.0
TONE = "#a8480f"
MEDAL, COVER_MEDAL = (76.0, 66.0), (96.0, 46.0)
"""Side and top of the place of a picture: beside words, and on the cover."""
INSIDE = 0.6
"""Share of that place that the drawing takes."""


def orders(paquete: Paquete, pieza: Pieza) -> Iterator[Encargo]:
    """One deck of each presentation."""
    if isinstance(pieza, Presentacion):
        yield of_piece(pieza, "pptx", deck, (office(paquete), pieza))


def deck(paquete: Paquete, pieza: Presentacion) -> bytes:
    """PPTX of ``pieza``: its slides, and a last one that says who made them."""
    from pptx import Presentation

    from print.office.dateless import DATE, dateless

    out = Presentation()
    layouts = m.master(out, paquete)
    blanks.add_media(layouts["video"], paquete.rotulos.oficina.lamina_video)
    for number in range(len(pieza.laminas)):
        _slide(out, layouts, paquete, pieza, number)
    _credits(out, layouts, paquete, pieza)
    props, own = out.core_properties, paquete.portada.organizacion
    props.title, props.subject, props.language = pieza.titulo, pieza.para_que, "es-MX"
    props.author = own.nombre if own else paquete.portada.titulo
    props.comments = paquete.rotulos.kit.creditos_licencia
    props.last_modified_by, props.created, props.modified = props.author, DATE, DATE
    data = io.BytesIO()
    out.save(data)
    return dateless(data.getvalue())


def _slide(out: Any, layouts: dict[str, Any], paquete: Paquete, pieza: Presentacion, number: int) -> None:
    lamina = pieza.laminas[number]
    kept, asked = blanks.lines_of(lamina)
    layout = layouts[_kind(lamina)]
    if blanks.has_blanks(lamina):
        layout = blanks.own_layout(out, layout, lamina, number + 1)
    slide = out.slides.add_slide(layout)
    if not blanks.blank(lamina.titulo):
        said(slide.shapes.title.text_frame, [lamina.titulo])
    body = next((s for s in slide.placeholders if s.placeholder_format.idx == 1), None)
    if body is not None and kept:
        said(body.text_frame, kept, plain=bool(lamina.texto) and kept[0] == lamina.texto)
    elif body is not None and not asked:
        body._element.getparent().remove(body._element)
    if lamina.icono:
        _picture(slide, lamina)
    if lamina.plantilla:
        _drawing(slide, lamina)
    if lamina.pie and not blanks.blank(lamina.pie):
        box = slide.shapes.add_textbox(*_mm(*m.FOOT))
        said(box.text_frame, [lamina.pie], size=14, white=lamina.clase == "portada")
    m.numbered(slide)
    notes = [lamina.notas]
    if lamina.archivo:
        notes.append(paquete.rotulos.oficina.lamina_archivo.replace("{archivo}", lamina.archivo))
    spoken(slide, notes)


def _picture(slide: Any, lamina: Lamina) -> None:
    """The icon of a slide: small over a drawing or a video; large, in a circle, beside words alone."""
    from print.office.deck_shapes import add_icon, add_round

    assert lamina.icono
    right = m.WIDE_MM - m.MARGIN
    if not pictured(lamina):
        add_icon(slide, lamina.icono, right - ICON_MM, 14.0, ICON_MM, TONE)
        return
    cover = lamina.clase == "portada"
    side, top = COVER_MEDAL if cover else MEDAL
    if not cover:  # on the cover's dark ground the drawing stands alone
        add_round(slide, right - side, top, side, "#ffffff" if lamina.clase == "pregunta" else "#f2f6f6")
    inner = side * INSIDE
    add_icon(
        slide, lamina.icono, right - (side + inner) / 2, top + (side - inner) / 2, inner, "#ffffff" if cover else TONE
    )


def _kind(lamina: Lamina) -> str:
    """Name of the layout of a slide."""

    if lamina.plantilla:
        return "dibujo"
    if lamina.clase == "idea" and lamina.texto and not lamina.puntos:
        return "frase"
    return "lista" if lamina.clase == "idea" and not pictured(lamina) else lamina.clase


def _drawing(slide: Any, lamina: Lamina) -> None:
    from macros.diagrams import scene
    from print.office.deck_shapes import add_drawing
    from print.pages.tones import tones

    assert lamina.plantilla is not None
    top = m.BODY[1]
    if lamina.texto:
        box = slide.shapes.add_textbox(*_mm(m.MARGIN, top - 6, 290, 14))
        said(box.text_frame, [lamina.texto], size=24)
        top += 10
    wide, high = room(lamina)
    high = min(high, m.FOOT[1] - top - 4)
    still = lamina.plantilla.model_copy(update={"notas": False})
    trazo = scene(still, (wide / SCALE, high / SCALE), tones())
    add_drawing(slide, trazo, lamina.plantilla.equivalente, m.MARGIN, top, SCALE)


def _credits(out: Any, layouts: dict[str, Any], paquete: Paquete, pieza: Presentacion) -> None:
    r, portada = paquete.rotulos.kit, paquete.portada
    slide = out.slides.add_slide(layouts["lista"])
    said(slide.shapes.title.text_frame, [r.creditos])
    own = [f"{portada.organizacion.nombre}"] if portada.organizacion else []
    edition = f"{portada.titulo} · {portada.edicion.titulo} {portada.edicion.version}"
    body = next(s for s in slide.placeholders if s.placeholder_format.idx == 1)
    said(body.text_frame, [*own, edition, r.creditos_licencia], plain=True, size=18, all_plain=True)
    m.numbered(slide)
    ask = paquete.rotulos.oficina.lamina_al_dia.replace("{direccion}", f"{portada.edicion.sitio}kit/{pieza.id}.html")
    spoken(slide, [edition, f"{pieza.id}. {ask}"])


def said(
    frame: Any, lines: list[str], *, plain: bool = False, size: int = 0, all_plain: bool = False, white: bool = False
) -> None:
    """Put ``lines`` in a text frame, a paragraph each, bold where marked. ``plain``: the first without a bullet."""
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.enum.lang import MSO_LANGUAGE_ID
    from pptx.util import Pt

    for i, line in enumerate(lines):
        p = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        if all_plain or (plain and i == 0):
            _no_bullet(p)
        for j, part in enumerate(_BOLD.split(line)):
            if part:
                run = p.add_run()
                run.text = part
                run.font.language_id = MSO_LANGUAGE_ID.MEXICAN_SPANISH
                if j % 2:
                    run.font.bold = True
                if size:
                    run.font.size = Pt(size)
                if white:
                    run.font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    frame.word_wrap = True


def spoken(slide: Any, lines: list[str]) -> None:
    """What the speaker says."""
    said(slide.notes_slide.notes_text_frame, lines)


def _no_bullet(p: Any) -> None:
    from lxml import etree

    props = p._p.get_or_add_pPr()
    props.set("marL", "0")
    props.set("indent", "0")
    props.insert(0, etree.fromstring('<a:buNone xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'))


def _mm(*values: float) -> tuple[Any, ...]:
    from pptx.util import Mm

    return tuple(Mm(v) for v in values)
