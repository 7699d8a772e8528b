"""Fields filled in with PDFium as a person would: letters shrink and stop, and those of every language show."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from fontTools.ttLib import TTFont

from macros.model import Paquete
from macros.words.faces import absent
from print import FONTS
from print.engine.weasy import Engine
from print.pdf.document import opened, to_bytes
from print.pdf.fields import EM_PER_LETTER, EM_PER_LINE, LEAST_PT, MULTILINE, fit, room
from print.pdf.inspection import failures_ua1, inspect
from print.pieces import Pages

ALPHABETS = {
    "náhuatl": "a ā e ē i ī o ō h k l m n p s t tl ts x y ꞌ Ꞌ ʼ Ā Ē Ī Ō kw tz ch",
    "maya": "a aa áa aꞌ b ch chʼ e i j k kʼ l m n o p pʼ s t tʼ ts tsʼ u w x y á é í ó ú ꞌ ’",
    "otomí": "a ä ã a̱ e ë ẽ e̱ ɛ i ï ĩ i̱ ɨ o ö õ o̱ ɔ u ü ũ u̱ ʉ ʉ̱ ñ n̲ x̱ ts ꞌ A̱ Ẽ E̱ Ĩ O̱ Ũ U̱ Ʉ X̱ Ñ ø",
    "portugués": "á â ã à ç é ê í ó ô õ ú Á Â Ã À Ç É Ê Í Ó Ô Õ Ú",
    "quechua": "a ch chh ch’ h i k kh k’ l ll m n ñ p ph p’ q qh q’ r s t th t’ u w y ʼ ʻ Ñ",
}
LONG = (
    "Acordamos con la panadería revisar cada mes cómo van las personas jóvenes que empezaron el curso, y por qué. " * 40
)
TOLD = "Caben unas {letras} letras."
SHEETS = ("s5-mou", "s2-matriz-5r-hoja", "marco-carta-seguimiento", "s4-elevator-pitch")


@pytest.fixture(scope="module")
def engine(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(root, tmp_path_factory.mktemp("letras"))


def fitted(pdf: bytes) -> bytes:
    with opened(pdf) as document:
        assert fit(document, TOLD)
        return to_bytes(document)


def fillable(engine: Engine, paquete: Paquete, id_: str) -> bytes:
    [job] = [j for j in Pages(paquete).jobs(paquete.piezas[id_]) if j.rellenable]
    assert job.campos == paquete.rotulos.kit.caben
    return engine.render(job.html, forms=True).pdf


def filled(pdf: bytes, words: str) -> Iterator[tuple[str, float, int]]:
    """Paste ``words`` into each text field; gives what it took, the size of its letters and its most letters."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    form = document.formenv.raw
    with opened(pdf) as read:
        limits = {str(f.T): int(f.get("/MaxLen", 0)) for f in read.Root.AcroForm.Fields}
    for page in document:
        for i in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            note = raw.FPDFPage_GetAnnot(page.raw, i)
            if raw.FPDFAnnot_GetFormFieldType(form, note) != raw.FPDF_FORMFIELD_TEXTFIELD:
                continue
            box = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(note, box)
            at = form, page.raw, 0, (box.left + box.right) / 2, (box.top + box.bottom) / 2
            for act in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
                act(*at)
            pasted = ctypes.create_string_buffer((words + "\0").encode("utf-16-le"))
            raw.FORM_ReplaceSelection(form, page.raw, ctypes.cast(pasted, ctypes.POINTER(ctypes.c_ushort)))
            took = _text(raw.FORM_GetFocusedText, form, page.raw)
            raw.FORM_ForceToKillFocus(form)
            drawn = _text(raw.FPDFAnnot_GetAP, note, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL)
            name = _text(raw.FPDFAnnot_GetFormFieldName, form, note)
            sizes = [float(s) for s in re.findall(r"/\S+ ([\d.]+) Tf", drawn)]
            yield took, min(sizes, default=0.0), limits.get(name, 0)
    document.close()


def _text(ask: object, *about: object) -> str:
    assert callable(ask)
    long = ask(*about, None, 0)
    kept = ctypes.create_string_buffer(long)
    try:
        ask(*about, ctypes.cast(kept, ctypes.POINTER(ctypes.c_ushort)), long)
    except ctypes.ArgumentError:
        ask(*about, ctypes.cast(kept, ctypes.c_void_p), long)
    return kept.raw[: long - 2].decode("utf-16-le")


@pytest.mark.parametrize("id_", SHEETS)
def test_letters_shrink_to_a_size_that_reads_and_stop(engine: Engine, paquete: Paquete, id_: str) -> None:
    seen = 0
    for took, size, most in filled(fitted(fillable(engine, paquete, id_)), LONG):
        seen += 1
        assert len(took) == most < len(LONG) and LONG.startswith(took)
        assert size >= LEAST_PT, (id_, most, size)
    assert seen > 3


def test_without_it_they_neither_shrink_nor_stop(engine: Engine, paquete: Paquete) -> None:
    made = list(filled(fillable(engine, paquete, "s5-mou"), LONG))
    assert made and all(len(took) == len(LONG) for took, *_ in made)


def test_tooltips_say_how_much_and_high_fields_take_new_lines(engine: Engine, paquete: Paquete) -> None:
    with opened(fitted(fillable(engine, paquete, "s5-mou"))) as pdf:
        fields = [f for f in pdf.Root.AcroForm.Fields if f.FT == "/Tx"]
        assert len(fields) > 40
        for f in fields:
            assert str(f.TU).endswith(TOLD.replace("{letras}", str(int(f.MaxLen))))
            x0, y0, x1, y1 = (float(v) for v in f.Rect)
            assert bool(int(f.Ff) & MULTILINE) == (room(abs(x1 - x0), abs(y1 - y0))[0] > 1)
        assert {bool(int(f.Ff) & MULTILINE) for f in fields} == {True, False}
    assert failures_ua1(fitted(fillable(engine, paquete, "s5-mou"))) == []


def test_tooltips_carry_no_markup(engine: Engine, paquete: Paquete) -> None:
    made = fillable(engine, paquete, "paquete-gantt")
    with opened(made) as before, opened(fitted(made)) as pdf:
        assert any("**" in str(f.TU) for f in before.Root.AcroForm.Fields)
        assert not any("**" in str(f.TU) for f in pdf.Root.AcroForm.Fields if f.FT == "/Tx")


def test_the_same_form_gives_the_same_bytes(engine: Engine, paquete: Paquete) -> None:
    made = fillable(engine, paquete, "s5-mou")
    assert fitted(made) == fitted(made)


def ink(pdf: bytes, words: str) -> int:
    """Dark pixels that ``words`` leave in the first field of ``pdf``, typed and drawn with PDFium."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    form, page = document.formenv.raw, document[0]
    note = raw.FPDFPage_GetAnnot(page.raw, 0)
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(note, box)
    at = form, page.raw, 0, (box.left + box.right) / 2, (box.top + box.bottom) / 2
    for act in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
        act(*at)
    for c in words:
        raw.FORM_OnChar(form, page.raw, ord(c), 0)
    raw.FORM_ForceToKillFocus(form)
    grey = page.render(scale=3, may_draw_forms=True).to_pil().convert("L")
    document.close()
    return sum(grey.histogram()[:120])


@pytest.fixture(scope="module")
def field(engine: Engine) -> bytes:
    html = (
        '<!doctype html><html lang="es"><head><meta charset="utf-8"><title>t</title>'
        "<style>@page{size:60mm 30mm;margin:5mm}body{margin:0;font:11pt 'Atkinson Hyperlegible Next'}"
        "input{font:11pt 'Paquete Lenguas';width:45mm;height:9mm;border:none}"
        '</style></head><body><form><input type="text" name="a" title="a"></form></body></html>'
    )
    return engine.render(html, forms=True).pdf


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_letter_shows_in_a_field(field: bytes, language: str) -> None:
    good, empty = fitted(field), ink(fitted(field), "")
    letters = dict.fromkeys(ALPHABETS[language].split())
    assert len(letters) > 20
    assert [x for x in letters if ink(good, x) <= empty + 10] == []
    # A mark that vanished would leave only its letter.
    marked = [x for x in letters if len(x) == 2 and "\u0300" <= x[1] < "\u0370"]
    assert [x for x in marked if ink(good, x) <= ink(good, x[0]) + 4] == []


def test_a_letter_that_vanishes_is_seen(field: bytes) -> None:
    good = fitted(field)
    assert ink(good, "語") <= ink(good, "") + 10 < ink(good, "x")


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_letter_is_printed_in_our_faces(engine: Engine, language: str) -> None:
    words = ALPHABETS[language]
    assert absent(words) == []
    made = engine.render(
        '<!doctype html><html lang="es"><head><meta charset="utf-8"><title>t</title><style>@page{size:200mm 90mm}'
        "body{font:12pt 'Atkinson Hyperlegible Next', 'Paquete Lenguas'}</style></head><body>"
        f"<p>{words}</p><p><strong>{words}</strong></p></body></html>"
    )
    with opened(made.pdf) as pdf:
        assert inspect(pdf, made.pdf) == []
    page = pypdfium2.PdfDocument(made.pdf)[0]
    said = page.get_textpage().get_text_bounded()
    assert set(words.split()) <= set(said.split())


def test_figures_of_the_face_are_those_of_its_file(paquete: Paquete) -> None:
    with TTFont(FONTS / "PaqueteLenguas-400.ttf") as font:
        em, letters, widths = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
        text = " ".join(
            b.titulo + " ".join(p.texto for p in b.pasos) for s in paquete.sesiones.values() for b in s.bloques
        )
        known = [c for c in text if ord(c) in letters]
        assert len(known) > 20_000
        assert sum(widths[letters[ord(c)]][0] for c in known) / len(known) / em < EM_PER_LETTER
        assert (font["hhea"].ascent - font["hhea"].descent) / em <= EM_PER_LINE + 0.005
