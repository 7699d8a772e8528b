"""Each version of a piece has its own number of pages, and a message names the version and the field."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from macros.model import Hoja, Paquete
from print.jobs import Job
from print.pieces import worksheet
from print.pieces.making import Making
from print.press.finishing import _wrong


@pytest.fixture(scope="module")
def sheet(paquete: Paquete) -> Hoja:
    found = paquete.piezas["s4-elevator-pitch"]
    assert isinstance(found, Hoja)
    return found


def jobs(sheet: Hoja, paquete: Paquete, **fields: Any) -> list[Job]:
    """The version on paper and the one to fill in."""
    made = worksheet.jobs(sheet.model_copy(update=fields), Making(paquete))
    return [job for job in made if not job.minima_pt]


def told(job: Job, pages: int) -> list[tuple[str, str]]:
    drawn: Any = SimpleNamespace(rendered=SimpleNamespace(paginas=pages, hallazgos=[], letra_mm=0.0), error="")
    return [(f.ruta, f.mensaje) for f in _wrong(job, drawn)]


def test_a_version_with_more_pages_on_paper_has_a_way_out(sheet: Hoja, paquete: Paquete) -> None:
    paper, form = jobs(sheet, paquete)
    message = (
        "de la versión en papel salen 2 páginas y deben ser 1 (papel carta). Acorta los textos o escribe paginas: 2."
    )
    assert told(paper, 2) == [("paginas", message)]
    assert told(form, 1) == []
    paper, form = jobs(sheet, paquete, paginas=2)
    assert told(paper, 2) == []
    [(field, message)] = told(form, 1)
    assert field == "paginas_en_pantalla"
    assert message.startswith("de la versión para llenar en pantalla sale 1 página")
    assert message.endswith("Escribe paginas_en_pantalla: 1.")
    paper, form = jobs(sheet, paquete, paginas=2, paginas_en_pantalla=1)
    assert told(paper, 2) == told(form, 1) == []


def test_pages_that_are_counted_name_no_field(sheet: Hoja, paquete: Paquete) -> None:
    counted = replace(jobs(sheet, paquete)[0], paginas_en="")
    assert told(counted, 2) == [("", "salen 2 páginas y deben ser 1 (papel carta). Acorta los textos.")]
