"""Documents and slides opened in LibreOffice, as pages: what is written grows, and nothing of ours is sent."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from recalc import converted

from macros.model import CartaDescriptiva, Hoja, Paquete, Presentacion
from print.office.deck import deck
from print.office.form import form, sent
from print.office.run_sheet_form import run_sheet_form, seen

LONG = (
    "Acordamos revisar cada mes lo que pone cada parte, con fechas y nombres, y decirlo a tiempo si algo no sale. " * 8
)
ALLIES = ("Panadería del barrio", "Línea de autobuses", "Oficina municipal de empleo")


def filled(data: bytes) -> bytes:
    """The plan with three allies and a long paragraph in each place to write and each empty cell."""
    docx = Document(io.BytesIO(data))
    allies = iter(ALLIES)
    for control in docx.element.body.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        named = properties.find(qn("w:alias")).get(qn("w:val"))
        properties.remove(properties.find(qn("w:showingPlcHdr")))
        texts = list(control.iter(qn("w:t")))
        texts[0].text = next(allies) if named == "Nombre y sector" else LONG if len(named) > 15 else "Dato"
        for t in texts[1:]:
            t.text = ""
    for table in docx.tables:
        for row in table.rows:
            for cell in row.cells:
                if not cell.text:
                    cell.paragraphs[0].add_run(LONG[:220])
    out = io.BytesIO()
    docx.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def pages(paquete: Paquete, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Words of each page of each file, as LibreOffice lays it out."""
    plan, mou, example = (paquete.piezas[i] for i in ("s6-plan-de-alianzas", "s5-mou", "ejemplo-expediente"))
    sheet, slides = paquete.piezas["s4-carta-descriptiva"], paquete.piezas["s4-influencia-autentica"]
    template = paquete.piezas["wb-plantilla"]
    assert isinstance(plan, Hoja) and isinstance(mou, Hoja) and isinstance(example, Hoja)
    assert (
        isinstance(sheet, CartaDescriptiva) and isinstance(slides, Presentacion) and isinstance(template, Presentacion)
    )
    files = {
        "plan.docx": filled(sent(paquete, plan)), "mou.docx": sent(paquete, mou),
        "ejemplo.docx": form(paquete, example),
        "carta.docx": run_sheet_form(seen(paquete, sheet), sheet),
        "laminas.pptx": deck(paquete, slides), "plantilla.pptx": deck(paquete, template),
    }  # fmt: skip
    made = converted(files, "pdf", tmp_path_factory.mktemp("oficina"))
    out = {}
    for name, data in made.items():
        document = pypdfium2.PdfDocument(data)
        out[name] = [page.get_textpage().get_text_bounded() for page in document]
        document.close()
    return out


def told(pages: list[str]) -> str:
    return "".join(" ".join(pages).split())


def test_a_filled_plan_keeps_every_word(pages: dict[str, list[str]], paquete: Paquete) -> None:
    body = told(pages["plan.docx"])
    assert all("".join(a.split()) in body for a in ALLIES)
    assert body.count("".join(LONG[:60].split())) > 40
    assert paquete.rotulos.oficina.licencia not in " ".join(pages["plan.docx"][:-1])
    assert paquete.rotulos.oficina.licencia in pages["plan.docx"][-1]
    assert len(pages["plan.docx"]) > 8


def test_no_heading_ends_a_page(pages: dict[str, list[str]], paquete: Paquete) -> None:
    sesion = paquete.sesiones["sesion-4"]
    titles = [b.titulo for b in sesion.bloques if b.tipo == "actividad"]
    seen_ = 0
    for page in pages["carta.docx"]:
        lines = [x.strip() for x in page.strip().splitlines() if x.strip()]
        seen_ += len(lines)
        last = [x for x in lines if not x.isdigit()][-1:]
        assert not [t for t in titles if last and last[0].endswith(f"· {t}")], last
    assert seen_ > 200


def test_pages_are_numbered_but_for_the_cover(pages: dict[str, list[str]]) -> None:
    numbers = [[x.strip() for x in page.splitlines()] for page in pages["plan.docx"]]
    assert "1" not in numbers[0] and all(str(n + 1) in lines for n, lines in enumerate(numbers) if n)


def test_slides_show_their_words_and_no_prompt(pages: dict[str, list[str]], paquete: Paquete) -> None:
    slides, template = paquete.piezas["s4-influencia-autentica"], paquete.piezas["wb-plantilla"]
    assert isinstance(slides, Presentacion) and isinstance(template, Presentacion)
    assert len(pages["laminas.pptx"]) == len(slides.laminas) + 1
    for lamina, page in zip(slides.laminas, pages["laminas.pptx"], strict=False):
        assert "".join(lamina.titulo.split()) in told([page])
    shown = told(pages["plantilla.pptx"])
    assert "Paraentendernosmejor" in shown and "[" not in shown and "Títulodelwebinar" not in shown
