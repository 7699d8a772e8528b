"""Room to write by hand and to paste in, measured on the laid out page: each guard is seen to fail."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from macros.loading import load
from macros.model import Etiquetas, Hoja, Paquete, Rotafolio, Tarjetas
from macros.model.piezas.pieza import Cabe
from print.engine.fields import NEEDS
from print.engine.rooms import holds
from print.engine.weasy import Engine
from print.pieces import Pages, cards, handmade, worksheet

PAGE = (
    '<!doctype html><html lang="es"><head><meta charset="utf-8"><title>t</title>'
    "<style>@page{{size:400mm 400mm;margin:10mm}}body{{margin:0}}div{{box-sizing:content-box}}</style></head>"
    '<body><h1>t</h1><div {data} style="width:{w}mm;height:{h}mm"></div></body></html>'
)


@pytest.fixture(scope="module")
def engine(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(root, tmp_path_factory.mktemp("letras"))


def rules(engine: Engine, data: str, w: float, h: float) -> list[str]:
    return [x.regla for x in engine.render(PAGE.format(data=data, w=w, h=h)).hallazgos]


@pytest.mark.parametrize(
    ("what", "good", "bad"),
    [
        ("frase", [(60, 9), (30, 18), (180, 9)], [(57, 9), (60, 8), (27, 40), (40, 12)]),
        ("oracion", [(120, 9), (60, 18)], [(110, 9), (59, 17), (40, 30)]),
        ("nombre", [(30, 9)], [(29, 9), (30, 8)]),
        ("dato", [(13, 9)], [(12, 9), (13, 8)]),
        ("casilla", [(4.4, 4.4)], [(3, 3)]),
        ("gafete", [(76, 17)], [(76, 13), (50, 17)]),
    ],
)
def test_a_place_to_write_is_measured(engine: Engine, what: str, good: Any, bad: Any) -> None:
    assert set(NEEDS) == {"frase", "oracion", "nombre", "dato", "casilla", "gafete"}
    for w, h in good:
        assert rules(engine, f'data-escribe="{what}"', w, h) == [], (what, w, h)
    for w, h in bad:
        assert rules(engine, f'data-escribe="{what}"', w, h) == ["campo-chico"], (what, w, h)


@pytest.mark.parametrize(
    ("data", "good", "bad"),
    [
        ('data-notas="3"', (250, 85), (245, 85)),
        ('data-votos="54"', (270, 165), (270, 68)),  # the cell that held 18 and was to hold 54
        ('data-trazos="2"', (160, 73), (160, 60)),
    ],
)
def test_a_box_of_a_flipchart_is_measured(engine: Engine, data: str, good: Any, bad: Any) -> None:
    assert rules(engine, data, *good) == []
    assert rules(engine, data, *bad) == ["no-cabe"]


def test_how_many_fit() -> None:
    assert [holds("notas", w, 82) for w in (81, 82, 164)] == [0, 1, 2]
    assert holds("votos", 276, 85) == 27 and holds("votos", 270, 68) == 18
    assert holds("trazos", 119, 300) == 0 and holds("trazos", 120, 109) == 3


def faults(engine: Engine, paquete: Paquete, pieza: Any, variant: str) -> list[str]:
    found = []
    for job in Pages(paquete).jobs(pieza):
        if job.variante == variant:
            found += [*job.hallazgos, *engine.render(job.html, forms=job.rellenable).hallazgos]
    return [f"{x.regla} {x.mensaje}" for x in found]


def test_guards_name_what_a_sheet_does_to_its_readers(engine: Engine, paquete: Paquete) -> None:
    """Columns too narrow, a badge with small letters, a flipchart whose boxes hold too few notes."""
    sheet = paquete.piezas["s5-reporte-periodico"]
    assert isinstance(sheet, Hoja) and faults(engine, paquete, sheet, "estatica") == []
    where = next(i for i, s in enumerate(sheet.secciones) if s.tabla)
    tabla = sheet.secciones[where].tabla
    assert tabla
    narrow = tabla.model_copy(update={"anchos": (1, *(9,) * (len(tabla.columnas) - 1)), "escribe": ()})
    parts = list(sheet.secciones)
    parts[where] = parts[where].model_copy(update={"tabla": narrow})
    told = faults(engine, paquete, sheet.model_copy(update={"secciones": tuple(parts)}), "estatica")
    assert any(x.startswith("campo-chico") and tabla.columnas[0] in x for x in told)

    badge = paquete.piezas["s2-gafetes"]
    assert isinstance(badge, Etiquetas) and faults(engine, paquete, badge, "estatica") == []
    told = faults(engine, paquete, badge.model_copy(update={"ancho_mm": 66}), "estatica")
    assert any(x.startswith("campo-chico") and "Me llamo" in x for x in told)

    wall = paquete.piezas["s6-transversales"]
    assert isinstance(wall, Rotafolio) and faults(engine, paquete, wall, "original") == []
    element = next(e for e in wall.hojas[0].cuerpo if hasattr(e, "columnas"))
    cells = element.columnas.model_copy(update={"caben": (Cabe(votos=54),) * 3})
    body = tuple(e if e is not element else e.model_copy(update={"columnas": cells}) for e in wall.hojas[0].cuerpo)
    crowded = wall.model_copy(update={"hojas": (wall.hojas[0].model_copy(update={"cuerpo": body}),)})
    told = faults(engine, paquete, crowded, "original")
    assert told and all(x.startswith("no-cabe") and "54 votos" in x for x in told)


def test_a_checklist_has_boxes_and_tasks_say_who_and_when(paquete: Paquete) -> None:
    lists = [p for p in paquete.piezas.values() if isinstance(p, Hoja) and p.lista in ("tareas", "revision")]
    assert len(lists) >= 5 and all(worksheet.unticked(p) == [] for p in lists)
    tasks = next(p for p in lists if p.lista == "tareas")
    part = tasks.secciones[0]
    assert part.tabla
    bare = part.tabla.model_copy(update={"escribe": ("frase",) * len(part.tabla.columnas)})
    told = worksheet.unticked(
        tasks.model_copy(update={"secciones": (part.model_copy(update={"tabla": bare}),)})
    )  # fmt: skip
    assert [x.regla for x in told] == ["lista-sin-casillas"]
    assert all(word in told[0].mensaje for word in ("casilla", "quién", "cuándo"))
    assert [x.regla for x in worksheet.unticked(tasks.model_copy(update={"lista": None}))] == ["lista-sin-casillas"]


def test_backs_of_cards_say_something_or_are_not_printed(paquete: Paquete) -> None:
    pages = Pages(paquete)
    decks = [p for p in paquete.piezas.values() if isinstance(p, Tarjetas)]
    assert len(decks) > 10
    one_sided = [p for p in decks if not any(t.reverso or t.termino for t in p.tarjetas)]
    assert one_sided and all(len(pages.jobs(p)) == 1 for p in one_sided)
    for deck in decks:
        sheets = -(-len(deck.tarjetas) // cards.A_SHEET)
        job = pages.jobs(deck)[0]
        assert job.paginas == sheets * (1 if deck in one_sided else 2) and job.hallazgos == (), deck.id
    two = next(p for p in decks if p not in one_sided and all(t.reverso for t in p.tarjetas))
    blank = two.model_copy(
        update={"tarjetas": (two.tarjetas[0].model_copy(update={"reverso": None}), *two.tarjetas[1:])}
    )  # fmt: skip
    told = pages.jobs(blank)[0].hallazgos
    assert [x.regla for x in told] == ["reverso-vacio"] and "tarjeta 1" in told[0].mensaje


def test_three_votes_take_a_third_of_a_sheet(engine: Engine, paquete: Paquete) -> None:
    ballot = paquete.piezas["s6-boleta"]
    assert isinstance(ballot, Hoja) and ballot.repite == 3
    job = next(j for j in Pages(paquete).jobs(ballot) if j.variante == "estatica")
    assert job.html.count('class="boleta"') == 3 and engine.render(job.html).paginas == 1


def test_what_needs_no_plotter_comes_as_a_sheet_to_draw_from(engine: Engine, paquete: Paquete) -> None:
    """Boxes, lists and tables: measures in whole centimetres, markers, order; no sheets to glue."""
    pages = Pages(paquete)
    charts = [p for p in paquete.piezas.values() if isinstance(p, Rotafolio)]
    by_hand = [p for p in charts if p.dibujable]
    assert 30 <= len(by_hand) < len(charts) - 25
    for chart in charts:
        jobs = {j.variante: j for j in pages.jobs(chart)}
        assert ("dibujalo" in jobs) is chart.dibujable and bool(jobs["original"].mosaicos) is not chart.dibujable
        if chart.dibujable:
            assert jobs["dibujalo"].hallazgos == (), chart.id
            assert jobs["dibujalo"].papel == "carta" and jobs["dibujalo"].paginas == len(chart.hojas)
            for hoja in chart.hojas:
                placed = handmade.parts(hoja, chart.orientacion)
                assert len(placed) == len(hoja.cuerpo) + 1
                assert all(a.abajo <= b.arriba for a, b in itertools.pairwise(placed))
                assert placed[-1].abajo <= handmade.SHEET_CM[chart.orientacion][1] - 3
    one = next(j for j in pages.jobs(paquete.piezas["s5-obstaculos"]) if j.variante == "dibujalo")
    for said in ("Azul", "Negro", "Naranja", "cm", "Obstáculo; Lineamiento"):
        assert said in one.html
    drawn = engine.render(one.html)
    assert drawn.paginas == 1 and drawn.hallazgos == []


def test_a_column_that_does_not_say_what_is_written_in_it_is_refused(copia: Path) -> None:
    from macros.problems import DataErrors

    path = copia / "data/piezas/formato/s4-lista-cierre.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("escribe: [frase, nombre, dato, casilla]", "escribe: [frase, nombre]"), encoding="utf-8"
    )
    with pytest.raises(DataErrors, match="una por columna"):
        load(copia)
