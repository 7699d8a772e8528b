"""Decks as PPTX: what the data says, in real placeholders, with nothing on screen that is not for the group."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from macros.audit.kit import slides
from macros.audit.kit.slides import pictured
from macros.model import Paquete, Presentacion
from print.office.deck import deck
from print.office.deck_blanks import MEDIA, blank

LIGHTEST_BYTES = 300_000
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
data_of: dict[str, bytes] = {}


def decks(paquete: Paquete) -> list[Presentacion]:
    return [p for p in paquete.piezas.values() if isinstance(p, Presentacion)]


@pytest.fixture(scope="module")
def opened(paquete: Paquete) -> dict[str, tuple[Presentacion, Any, int]]:
    out = {}
    for pieza in decks(paquete):
        data = deck(paquete, pieza)
        data_of[pieza.id] = data
        out[pieza.id] = (pieza, Presentation(io.BytesIO(data)), len(data))
    return out


def _bare(words: str) -> str:
    return words.replace("**", "")


def test_every_slide_says_what_the_data_says(opened: dict[str, tuple[Presentacion, Any, int]]) -> None:
    assert len(opened) >= 10
    for pieza, made, _ in opened.values():
        assert len(made.slides) == len(pieza.laminas) + 1
        for lamina, slide in zip(pieza.laminas, made.slides, strict=False):
            shown = "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
            assert slide.shapes.title.text_frame.text == ("" if blank(lamina.titulo) else _bare(lamina.titulo))
            said = [x for x in (lamina.texto, *lamina.puntos, lamina.pie) if x]
            assert all(_bare(x) in shown for x in said if not blank(x))
            assert "[" not in shown
            assert slide.notes_slide.notes_text_frame.text.startswith(_bare(lamina.notas)[:60])


def test_nothing_on_a_projected_slide_is_a_mark(
    opened: dict[str, tuple[Presentacion, Any, int]], paquete: Paquete
) -> None:
    seen = 0
    for _, made, _ in opened.values():
        for slide in list(made.slides)[:-1]:
            seen += 1
            shown = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
            assert paquete.rotulos.copias.ayuda not in shown
            assert "CC BY" not in shown and "https://" not in shown
            assert not [s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE]
        last = list(made.slides)[-1]
        assert "https://" in last.notes_slide.notes_text_frame.text
    assert seen > 90


def test_titles_and_bodies_are_placeholders_of_named_layouts(opened: dict[str, tuple[Presentacion, Any, int]]) -> None:
    for _, made, _ in opened.values():
        names = {layout.name for layout in made.slide_layouts}
        assert {n.rstrip(" 0123456789") for n in names} == {
            "Portada",
            "Idea",
            "Pregunta",
            "Dibujo",
            "Frase",
            "Lista",
            "Video",
        }
        for slide in made.slides:
            assert slide.shapes.title.is_placeholder
            numbers = [s for s in slide.placeholders if "SLIDE_NUMBER" in str(s.placeholder_format.type)]
            assert len(numbers) == 1 and "slidenum" in numbers[0]._element.xml


def test_drawings_are_native_and_say_what_they_show(opened: dict[str, tuple[Presentacion, Any, int]]) -> None:
    found = 0
    for pieza, made, _ in opened.values():
        for lamina, slide in zip(pieza.laminas, made.slides, strict=False):
            groups = [s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.GROUP]
            assert bool(groups) == bool(lamina.plantilla)
            for group in groups:
                found += 1
                assert lamina.plantilla is not None
                assert group._element.nvGrpSpPr.cNvPr.get("descr") == lamina.plantilla.equivalente
                assert len(group.shapes) > 8
    assert found >= 4


def test_every_shape_has_words_or_is_decorative(opened: dict[str, tuple[Presentacion, Any, int]]) -> None:
    seen = 0
    for _, made, _ in opened.values():
        for slide in made.slides:
            for shape in slide.shapes:
                if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM and not shape.text_frame.text:
                    seen += 1
                    assert "adec:decorative" in shape._element.xml, (
                        f"{slide.shapes.title.text_frame.text}: {shape.name}"
                    )
    assert seen > 60


def test_language_weight_and_bytes(opened: dict[str, tuple[Presentacion, Any, int]], paquete: Paquete) -> None:
    for _, made, size in opened.values():
        assert size < LIGHTEST_BYTES
        assert made.core_properties.language == "es-MX"
        runs = [
            r
            for s in made.slides
            for sh in s.placeholders
            if sh.has_text_frame
            for p in sh.text_frame.paragraphs
            for r in p.runs
        ]
        langs = {r._r.get_or_add_rPr().get("lang") for r in runs}
        assert langs <= {"es-MX", None} and "es-MX" in langs
    first = decks(paquete)[0]
    assert deck(paquete, first) == deck(paquete, first)


def test_colours_come_from_the_theme(opened: dict[str, tuple[Presentacion, Any, int]]) -> None:
    """Another theme changes them: no slide carries a colour of its own but greys of drawings."""
    for _, made, _ in opened.values():
        for slide in made.slides:
            own = set(re.findall(r'srgbClr val="([0-9A-F]{6})"', slide._element.xml))
            assert own <= {"7D8F96", "44555E"}


def test_an_edition_brings_its_colour(root: Path) -> None:
    from macros.loading import load

    own, _ = load(root, "red-de-bibliotecas")
    pieza = next(p for p in own.piezas.values() if isinstance(p, Presentacion))
    made = Presentation(io.BytesIO(deck(own, pieza)))
    theme = next(r.target_part for r in made.slide_master.part.rels.values() if r.reltype.endswith("/theme"))
    assert own.portada.organizacion is not None and own.portada.organizacion.colores is not None
    assert own.portada.organizacion.colores.principal.lstrip("#").upper().encode() in theme.blob


def test_what_one_writes_in_a_template_is_a_prompt(opened: dict[str, tuple[Presentacion, Any, int]]) -> None:
    """What stands in brackets is asked for by the layout, is empty on the slide, and no line is half in brackets."""
    pieza, made, _ = opened["wb-plantilla"]
    prompts = 0
    for lamina, slide in zip(pieza.laminas, made.slides, strict=False):
        lines = [x for x in (lamina.titulo, lamina.texto, *lamina.puntos, lamina.pie) if x]
        asked = [p for x in lines if (p := blank(x))]
        assert all(blank(x) or "[" not in x for x in lines)
        wanted = [s for s in slide.slide_layout.placeholders if "hasCustomPrompt" in s._element.xml]
        assert [p for s in wanted for p in s.text_frame.text.split("\n")] == asked
        for s in wanted:
            [there] = [x for x in slide.placeholders if x.placeholder_format.idx == s.placeholder_format.idx]
            assert not there.text_frame.text
        prompts += len(asked)
    assert prompts > 20
    assert blank("1. [a medias]") is None


def test_a_video_has_its_place_and_its_name_in_the_notes(opened: dict[str, tuple[Presentacion, Any, int]]) -> None:
    pieza, made, _ = opened["s1-caso-exito"]
    [(lamina, slide)] = [(x, s) for x, s in zip(pieza.laminas, made.slides, strict=False) if x.clase == "video"]
    [place] = [s for s in slide.placeholders if s.placeholder_format.idx == MEDIA]
    assert place.width > made.slide_width / 2 and not place.text_frame.text
    assert lamina.archivo and lamina.archivo in slide.notes_slide.notes_text_frame.text
    assert not any(lamina.archivo in s.text_frame.text for s in slide.shapes if s.has_text_frame)


def moved(made: Any) -> list[str]:
    """Placeholders that would not follow another theme: they have a place, a size or letters of their own."""
    own = []
    for slide in made.slides:
        for s in slide.placeholders:
            fixed = s._element.spPr.find(f"{{{A}}}xfrm") is not None and "SLIDE_NUMBER" not in str(
                s.placeholder_format.type
            )
            if fixed or s._element.findall(f".//{{{A}}}latin"):
                own.append(s.name)
    return own


def test_another_theme_applies(opened: dict[str, tuple[Presentacion, Any, int]]) -> None:
    """Put every layout's places elsewhere, as another design does: titles and bodies go with them."""
    for pieza, _, _ in opened.values():
        made = Presentation(io.BytesIO(data_of[pieza.id]))
        assert moved(made) == []
        for layout in made.slide_layouts:
            for s in layout.placeholders:
                if s.placeholder_format.idx in (0, 1):
                    s.left, s.top, s.width, s.height = 900_000, 1_234_000 + s.placeholder_format.idx, 7_000_000, 999_000
        for slide in made.slides:
            title = slide.shapes.title
            assert (title.left, title.top, title.height) == (900_000, 1_234_000, 999_000)
            assert all(s.top == 1_234_001 for s in slide.placeholders if s.placeholder_format.idx == 1)
        made.slides[0].shapes.title.left = 1
        assert moved(made)


def test_words_alone_have_a_large_picture_unless_they_need_its_room(paquete: Paquete) -> None:
    slides = [s for p in decks(paquete) for s in p.laminas if s.icono and not s.plantilla and s.clase != "video"]
    assert sum(map(pictured, slides)) >= 0.8 * len(slides) > 60
    short = next(s for s in slides if pictured(s) and s.clase == "idea" and s.puntos)
    assert not pictured(short.model_copy(update={"puntos": short.puntos * 4}))
    assert not pictured(short.model_copy(update={"icono": None}))


def test_the_sizes_beside_a_picture_are_those_of_the_style(root: Path) -> None:
    css = (root / "print/estilos/presentacion.css").read_text(encoding="utf-8")
    assert f".con-medallon {{ font-size: {slides.BESIDE_PT}pt; }}" in css
    assert f".portada.con-medallon h1 {{ font-size: {slides.COVER_PT}pt; }}" in css
    assert f".con-medallon .cuerpo > ul {{ margin-right: {slides.WIDE_MM - slides.BESIDE_MM:g}mm; }}" in css
    assert f"padding-right: 0; margin-right: {slides.WIDE_MM - slides.BESIDE_COVER_MM:g}mm; }}" in css
    assert f".con-medallon li {{ margin-bottom: {slides.POINT_MM}mm; }}" in css
