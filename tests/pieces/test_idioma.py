"""A handout in another language than its session: tagged in HTML, PDF and text document; the rest stays Spanish."""

from __future__ import annotations

import io
from pathlib import Path

import lxml.html
import pikepdf
import pytest
from docx import Document
from pydantic import ValidationError

from macros.model import Hoja, Paquete
from macros.site.views.contexto import heading, title_of
from print.engine.lint import lint
from print.engine.weasy import Engine
from print.office.form import form
from print.pdf.inspection import failures_ua1
from print.pieces import Pages


@pytest.fixture
def nahuatl(paquete: Paquete) -> Hoja:
    sheet = paquete.piezas["s1-caso-mexicano"]
    assert isinstance(sheet, Hoja)
    return sheet.model_copy(update={"idioma": "nah", "titulo": "Altepetl"})


def test_prints_say_their_language(paquete: Paquete, nahuatl: Hoja, tmp_path: Path) -> None:
    jobs = Pages(paquete).jobs(nahuatl)
    assert {j.variante for j in jobs} == {"estatica", "rellenable", "letra-grande"}
    for job in jobs:
        root = lxml.html.fromstring(job.html)
        assert root.get("lang") == "nah"
        (foot,) = root.xpath("//div[contains(@class, 'pie')]")
        assert foot.get("lang") == "es"
        assert lint(job.html) == []
    engine = Engine(Path(__file__).resolve().parents[2], tmp_path)
    data = engine.render(jobs[0].html).pdf
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "nah"
    assert failures_ua1(data) == []


def test_a_page_without_language_is_refused() -> None:
    page = "<html{}><head><title>T</title></head><body><h1>T</h1></body></html>"
    assert [f.regla for f in lint(page.format(""))] == ["html-idioma"]
    assert [f.regla for f in lint(page.format(' lang="náhuatl"'))] == ["html-idioma"]
    assert lint(page.format(' lang="es"')) == lint(page.format(' lang="pt-BR"')) == []


def test_the_site_and_the_document_say_it(paquete: Paquete, nahuatl: Hoja) -> None:
    assert title_of(nahuatl) == '<span lang="nah">Altepetl</span>'
    assert title_of(paquete.piezas["s1-caso-mexicano"]) == paquete.piezas["s1-caso-mexicano"].titulo
    assert '<span lang="nah">Altepetl</span>' in heading(1, "Altepetl", idioma="nah")
    assert Document(io.BytesIO(form(paquete, nahuatl))).core_properties.language == "nah"


def test_a_language_is_a_code(nahuatl: Hoja) -> None:
    told = nahuatl.model_dump()
    for good in ("nah", "yua", "en", "pt-BR"):
        assert Hoja.model_validate(told | {"idioma": good}).idioma == good
    for bad in ("náhuatl", "NAH", "", "es-mx", '"><script>'):
        with pytest.raises(ValidationError):
            Hoja.model_validate(told | {"idioma": bad})
