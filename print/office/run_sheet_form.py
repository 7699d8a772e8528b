"""The run sheet of a session as a text document: filled in from the data, with room for names and changes."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model import CartaDescriptiva, Paquete, Pieza
from macros.model.base import words_of
from macros.words.counts import counted
from macros.words.spans import spoken
from print.orders import Encargo, of_piece, office
from print.pages.run_sheet import run_sheet


def orders(paquete: Paquete, pieza: Pieza) -> Iterator[Encargo]:
    """One document of each run sheet."""
    if isinstance(pieza, CartaDescriptiva):
        yield of_piece(pieza, "docx", run_sheet_form, (seen(paquete, pieza), pieza))


def seen(paquete: Paquete, pieza: CartaDescriptiva) -> Paquete:
    """What a run sheet is made from, besides itself: its session, with the pieces and articles that it uses."""
    sesion = paquete.sesiones[pieza.sesion]
    used = {m.articulo for m in paquete.materials_of(sesion)}
    marco = paquete.frame_of(sesion)
    return office(
        paquete,
        "marco",
        "paquete",
        sesiones={sesion.id: sesion},
        marco=marco,
        piezas={p.id: p for p in paquete.pieces_of(sesion)},
        articulos={i: a for i, a in paquete.articulos.items() if i in used},
    )


def run_sheet_form(paquete: Paquete, pieza: CartaDescriptiva) -> bytes:
    """DOCX of the run sheet ``pieza``."""
    from print.office.page import Page

    sesion = paquete.sesiones[pieza.sesion]
    plan, r = run_sheet(paquete, sesion), paquete.rotulos.kit
    moments = plan["momentos"]
    supposed = paquete.portada.supuestos
    page = Page(paquete, pieza.titulo, pieza.id)
    page.heading(f"{r.sesion} {sesion.numero}. {sesion.titulo}", 1)
    page.table(
        [r.carta_descriptiva, ""],
        [
            [r.objetivo, sesion.objetivo],
            [r.duracion, f"{spoken(plan['total_min'])} ({moments[0].inicio} {r.a} {moments[-1].fin})"],
            [r.participan, f"{counted(supposed.personas, r.personas)}, {counted(supposed.grupos, r.grupos)}. "
             + " ".join(sesion.perfiles)],
            [r.lugar_y_fecha, ""],
            [r.quien_facilita, ""],
            [r.productos, "\n".join(map(words_of, sesion.productos))],
        ],
        [1, 3],
    )  # fmt: skip
    page.heading(r.orden_del_dia, 2)
    page.table(
        [r.hora, r.actividad, r.minutos, r.responsable],
        [
            *([f"{x.inicio}–{x.fin}", x.momento.titulo, str(x.momento.duracion_min), ""] for x in plan["antes_marco"]),
            *([f"{m.inicio}–{m.fin}", m.bloque.titulo, str(m.bloque.duracion_min), ""] for m in moments),
            *(
                [f"{x.inicio}–{x.fin}", x.momento.titulo, str(x.momento.duracion_min), ""]
                for x in plan["despues_marco"]
            ),
        ],
        [2, 5.6, 1.9, 3],
    )
    if sesion.preparacion:
        page.heading(r.antes_del_dia, 2)
        page.points([words_of(x) for x in sesion.preparacion])
    for m in moments:
        if m.bloque.tipo != "actividad":
            continue
        page.heading(f"{m.inicio}–{m.fin} · {m.bloque.titulo}", 2)
        if m.bloque.objetivo:
            page.paragraph(m.bloque.objetivo)
        page.table(
            [r.hora, r.metodologia, r.responsable],
            [
                [f"{p.inicio}\n{p.paso.duracion_min} {r.min}",
                 "\n".join([f"**{p.paso.titulo}**", p.paso.texto, *(f"• {q}" for q in p.paso.preguntas)]), ""]
                for p in plan["pasos"](m)
            ],
            [1.6, 8, 2.6],
        )  # fmt: skip
    if plan["marco"]:
        page.heading(plan["marco"].titulo, 2)
        for x in plan["marco"].momentos:
            page.heading(f"{getattr(plan['rm'].cuando, x.cuando)}: {x.titulo}", 3)
            page.points(x.pasos)
    if plan["copias"]:
        page.heading(r.para_imprimir, 2)
        page.table(
            [r.copias, r.pieza, r.papel],
            [[str(c["cantidad"]), f"{c['pieza'].titulo} ({c['pieza'].id})", c["papel"]] for c in plan["copias"]],
            [1.2, 8, 4],
        )
    if plan["compras"]:
        page.heading(r.para_conseguir, 2)
        page.table(
            [r.cuantos, r.que],
            [
                [str(c["cantidad"]), c["articulo"].articulo if c["cantidad"] == 1 else c["articulo"].plural]
                for c in plan["compras"]
            ],
            [1.2, 12],
        )
    return page.saved()
