"""What a page break leaves alone: each guard is fed something bad and must say so, and something good and must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model import Paquete
from print.engine.rest import place_for_rest
from print.engine.weasy import Engine
from print.pieces import run_sheet
from print.pieces.making import Making

HEAD = (
    '<!doctype html><html lang="es"><head><meta charset="utf-8"><title>t</title><style>@page{{size:120mm 120mm;'
    "margin:10mm}}body{{margin:0;font:5mm/1.4 'Atkinson Hyperlegible Next'}}h2,p,ul,table,li{{margin:0;padding:0}}"
    ".renglon{{height:8mm;border-bottom:0.3mm solid}}{css}</style></head>"
    '<body data-corrido="{kind}">{body}</body></html>'
)
RULE = "corte-de-pagina"


@pytest.fixture(scope="module")
def engine(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(root, tmp_path_factory.mktemp("letras"))


def said(engine: Engine, body: str, kind: str = "paginas", css: str = "") -> list[str]:
    found = engine.render(HEAD.format(body=body, kind=kind, css=css)).hallazgos
    assert {f.regla for f in found} <= {RULE}
    return [f.dicho for f in found]


def space(mm: int) -> str:
    """Something that takes so many of the 100 mm of a page."""
    return f'<div style="height: {mm}mm; border-top: 1px solid">uno</div>'


ROWS = "<table><thead><tr><th>a</th></tr></thead><tbody>" + "<tr><td>dos</td></tr>" * 6 + "</tbody></table>"
POINTS = "<ul>" + "<li>dos</li>" * 6 + "</ul>"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (space(85) + "<h2 style='break-after:auto'>Título</h2>" + space(60), "termina con el título «Título»"),
        (space(88) + POINTS, "deja solo un punto de una lista"),
        (space(60) + POINTS + space(60), "deja solo un punto de una lista"),
        (space(80) + ROWS + space(60), "deja solo un renglón de una tabla"),
        ("<section data-una-pagina>" + space(60) + space(60) + "</section>", "debe ir completa"),
        (space(60) + "<div style='break-before:page'>dos</div><div style='break-before:page'>" + space(80) + "</div>",
         "solo está escrita en"),
    ],
)  # fmt: skip
def test_what_a_break_leaves_alone_is_told(engine: Engine, body: str, words: str) -> None:
    told = said(engine, body)
    assert [m for m in told if words in m], told


@pytest.mark.parametrize("body", [space(75) + POINTS, space(65) + ROWS, POINTS + space(20), space(60) + space(60)])
def test_what_stays_together_is_not(engine: Engine, body: str) -> None:
    assert said(engine, body) == []


def test_only_documents_that_ask_are_looked_at(engine: Engine) -> None:
    page = HEAD.format(body=space(88) + POINTS, kind="", css="").replace(' data-corrido=""', "")
    assert engine.render(page).hallazgos == []


def test_the_last_page_of_a_chapter_counts_and_is_filled_where_it_asks(engine: Engine) -> None:
    almost_empty = "<p>uno</p>" * 15
    assert said(engine, almost_empty) == []
    assert "solo está escrita en" in said(engine, almost_empty, "entero")[0]
    page = HEAD.format(body=almost_empty + str(place_for_rest("Notas")), kind="entero", css="")
    filled = engine.render(page)
    assert filled.hallazgos == [] and filled.paginas == 2


def test_every_run_sheet_takes_half_of_what_it_took(engine: Engine, paquete: Paquete) -> None:
    """Two pages an hour, and nothing left alone; the day stands on the first."""
    making, seen = Making(paquete), 0
    for piece in paquete.piezas.values():
        if piece.tipo != "carta_descriptiva" or piece.sesion not in ("sesion-4", "sesion-6", "webinar"):
            continue
        seen += 1
        drawn = engine.render(run_sheet.jobs(piece, making)[0].html)
        minutes = sum(b.duracion_min for b in paquete.sesiones[piece.sesion].bloques)
        assert drawn.hallazgos == []
        assert drawn.paginas <= max(4, round(minutes / 30)), piece.id
    assert seen == 3
