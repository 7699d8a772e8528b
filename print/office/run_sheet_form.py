"""The run sheet of a session as a text document: filled in from the data, with room for names and changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from macros.model import CartaDescriptiva, Paquete, Pieza, Sesion
from macros.model.base import words_of
from macros.model.sesion import Paso
from macros.plan.day.schedule import Momento
from macros.words.counts import counted
from macros.words.spans import spoken
from print.orders import Encargo, of_piece, office
from print.pages.run_sheet import run_sheet

if TYPE_CHECKING:
    from print.office.page import Page


def orders(paquete: Paquete, pieza: Pieza) -> Iterator[Encargo]:
    """One document of each run sheet."""
    if isinstance(pieza, CartaDescriptiva):
        yield of_piece(pieza, "docx", run_sheet_form, (seen(paquete, pieza), pieza))


def seen(paquete: Paquete, pieza: CartaDescriptiva) -> Paquete:
    """What a run sheet is made from, besides itself: its session, with the pieces and articles that it uses."""
    sesion = paquete.sesiones[pieza.sesion]
    used = {m.articulo for m in paquete.materials_of(sesion)}
    marco = paquete.frame_of(sesion)
    named = {i for m in (marco.momentos if marco else ()) for i in m.piezas}
    named |= {i for b in sesion.bloques for p in b.pasos for i in p.piezas}
    pieces = {p.id: p for p in paquete.pieces_of(sesion)} | {i: paquete.piezas[i] for i in sorted(named)}
    before = [x.sesion for x in sesion.insumos if x.sesion]
    return office(
        paquete,
        "marco",
        "paquete",
        sesiones={i: paquete.sesiones[i] for i in dict.fromkeys([sesion.id, *before])},
        marco=marco,
        piezas=pieces,
        articulos={i: a for i, a in paquete.articulos.items() if i in used},
    )


def run_sheet_form(paquete: Paquete, pieza: CartaDescriptiva) -> bytes:
    """DOCX of the run sheet ``pieza``."""
    from print.office.page import Page

    sesion = paquete.sesiones[pieza.sesion]
    plan, r = run_sheet(paquete, sesion), paquete.rotulos.kit
    page = Page(paquete, pieza.titulo, pieza.id)
    _front(page, paquete, sesion, plan)
    for m in plan["momentos"]:
        if m.bloque.tipo == "actividad":
            _activity(page, paquete, plan, m)
    if plan["marco"]:
        page.heading(plan["marco"].titulo, 1)
        for x in plan["marco"].momentos:
            took = f" ({x.duracion_min} {r.min})" if x.duracion_min else ""
            page.heading(f"{getattr(plan['rm'].cuando, x.cuando)}: {x.titulo}{took}", 2)
            page.points(x.pasos)
            _used(page, paquete, x.piezas)
    _lists(page, paquete, plan)
    page.about()
    return page.saved()


def _front(page: Page, paquete: Paquete, sesion: Sesion, plan: dict[str, Any]) -> None:
    """Title, facts, the day's order, what must be there and what is done before."""
    r, supposed, moments = paquete.rotulos.kit, paquete.portada.supuestos, plan["momentos"]
    page.heading(f"{sesion.called(r.sesion)}. {sesion.titulo}", 0)
    people = f"{counted(supposed.personas, r.personas)}, {counted(supposed.grupos, r.grupos)}. "
    page.facts(
        [
            (r.objetivo, sesion.objetivo, ""),
            (r.duracion, f"{spoken(plan['total_min'])} ({moments[0].inicio} {r.a} {moments[-1].fin})", ""),
            (r.participan, people + " ".join(sesion.perfiles), ""),
            (r.lugar_y_fecha, "", ""),
            (r.quien_facilita, ", ".join(paquete.portada.facilitan), ""),
            (r.productos, "\n".join(map(words_of, sesion.productos)), ""),
        ],
        r.carta_descriptiva,
    )
    page.heading(r.orden_del_dia, 1)
    around = [[(x.inicio, x.fin, x.momento) for x in plan[side]] for side in ("antes_marco", "despues_marco")]
    blocks = [(m.inicio, m.fin, m.bloque) for m in moments]
    page.table(
        [r.hora, r.actividad, r.minutos, r.responsable],
        [[f"{a}–{b}", x.titulo, str(x.duracion_min), ""] for a, b, x in (*around[0], *blocks, *around[1])],
        [2, 5.6, 1.9, 3],
        r.orden_del_dia,
    )
    if sesion.insumos:
        page.heading(r.insumos, 1)
        page.points(
            f"{x.texto} ({paquete.sesiones[x.sesion].called(r.sesion)})" if x.sesion else x.texto
            for x in sesion.insumos
        )
    if sesion.preparacion:
        page.heading(r.antes_del_dia, 1)
        page.points([words_of(x) for x in sesion.preparacion])


def _activity(page: Page, paquete: Paquete, plan: dict[str, Any], m: Momento) -> None:
    """An activity: what it is for, its steps, examples, what to say, what to mind and what to leave out."""
    r, block = paquete.rotulos.kit, m.bloque
    page.heading(f"{m.inicio}–{m.fin} · {block.titulo}", 1)
    if block.objetivo:
        page.paragraph(block.objetivo, joined=True)
    for x in block.atajos:
        ways = ", ".join(getattr(plan["rp"], f"rec_{c.replace('-', '_')}").lower() for c in x.para)
        words = f"{plan['atajo'](x)}. {plan['rp'].rec_comprobar} {x.comprobar}"
        page.paragraph(f"**{plan['rp'].rec_atajo}, {ways}.** {words}", joined=True)
    page.table(
        [r.hora, r.metodologia, r.responsable],
        [[f"{p.inicio}\n{p.paso.duracion_min} {r.min}", _step(paquete, p.paso), ""] for p in plan["pasos"](m)],
        [1.6, 8, 2.6],
        block.titulo,
    )
    for example in block.ejemplos:
        page.heading(f"{r.ejemplo}: {example.titulo}", 2)
        for words in example.texto:
            page.paragraph(words, joined=bool(example.columnas))
        if example.columnas:
            page.table(example.columnas, example.renglones, caption=example.titulo)
    if c := block.consejos:
        mixed = paquete.portada.modalidad == "mixta" and c.mixta
        way = (r.mixta, c.mixta) if mixed else (r.a_distancia, c.a_distancia)
        for title, lines in ((r.para_decir, c.decir), (r.para_cuidar, c.cuidar), way):
            texts = [words_of(x) for x in lines]
            if texts:
                page.heading(title, 2)
                page.points(texts)
        if c.si_falta_tiempo:
            won = c.si_falta_tiempo.ahorra_min
            page.heading(r.si_falta_tiempo, 2)
            page.paragraph(f"{c.si_falta_tiempo.texto} {r.ganas.replace('{minutos}', str(won)) if won else ''}".strip())


def _step(paquete: Paquete, paso: Paso) -> str:
    used = _called(paquete, paso.piezas)
    return "\n".join([f"**{paso.titulo}**", paso.texto, *(f"• {q}" for q in paso.preguntas), *used])


def _used(page: Page, paquete: Paquete, ids: Sequence[str]) -> None:
    for words in _called(paquete, ids):
        page.paragraph(words)


def _called(paquete: Paquete, ids: Sequence[str]) -> list[str]:
    """The pieces that are used, in a line; none where there are none."""
    names = "; ".join(f"{paquete.piezas[i].titulo} ({i})" for i in ids)
    return [f"{paquete.rotulos.kit.se_usa}: {names}"] if names else []


def _lists(page: Page, paquete: Paquete, plan: dict[str, Any]) -> None:
    """What to print and what to get."""
    r = paquete.rotulos.kit
    if plan["copias"]:
        page.heading(r.para_imprimir, 1)
        page.table(
            [r.copias, r.pieza, r.papel],
            [[str(c["cantidad"]), f"{c['pieza'].titulo} ({c['pieza'].id})", c["papel"]] for c in plan["copias"]],
            [1.2, 8, 4],
            r.para_imprimir,
        )
    if plan["compras"]:
        page.heading(r.para_conseguir, 1)
        page.table(
            [r.cuantos, r.que],
            [
                [str(c["cantidad"]), c["articulo"].articulo if c["cantidad"] == 1 else c["articulo"].plural]
                for c in plan["compras"]
            ],
            [1.2, 12],
            r.para_conseguir,
        )
