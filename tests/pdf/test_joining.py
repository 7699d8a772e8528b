"""Binding parts into one book: links, tags, page numbers and fonts; and the same for the joined PDFs of a bundle."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from print.engine.weasy import Engine
from print.jobs import Drawn, Encuadernado, Job
from print.output import Output
from print.pdf.document import opened, to_bytes
from print.pdf.inspection import failures_ua1
from print.pdf.joining import JoinError, anchors, join
from print.pdf.sharing import share_fonts
from print.press.binding import Binding
from print.sheets.places import NUMBER, OTHER_PART

CSS = """
@page { size: 200mm 260mm; margin: 25mm }
body { margin: 0; font: 5mm 'Atkinson Hyperlegible Next' } h1, h2 { font: 800 8mm 'Atkinson Hyperlegible Next' }
h2 { break-before: page } .numero { display: inline-block; width: 2em; height: 0.7em }
"""
TABLE = """<table><thead><tr><th scope="col" id="c1">Qué</th><th scope="col" id="c2">Quién</th></tr></thead>
<tbody><tr><td headers="c1">Acta</td><td headers="c2">Equipo</td></tr></tbody></table>"""


def html(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="es"><head><meta charset="utf-8"><title>{title}</title><style>{CSS}</style></head>'
        f"<body>{body}</body></html>"
    )


CONTENTS = html("Libro", "<h1>Contenido</h1><p>Uno @@uno@@</p><p>Dos @@dos@@</p>")
FIRST = html(
    "Libro",
    f'<h1 id="uno">Capítulo uno</h1><p>Ve <a href="{OTHER_PART}dos">al dos</a>, '
    f'página <a class="numero" href="{NUMBER}dos"></a>.</p>{TABLE}<h2 id="fin-uno">Ñandú y pingüino</h2><p>Más.</p>',
)
SECOND = html("Libro", f'<h1 id="dos">Capítulo dos</h1><p>Ve <a href="{OTHER_PART}uno">al uno</a>.</p>{TABLE}')


@pytest.fixture(scope="module")
def engine(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(root, tmp_path_factory.mktemp("letras"))


@pytest.fixture(scope="module")
def parts(engine: Engine) -> list[bytes]:
    return [engine.render(text).pdf for text in (CONTENTS, FIRST, SECOND)]


def bound(engine: Engine, out: Path, texts: Sequence[str] = (CONTENTS, FIRST, SECOND)) -> Drawn:
    plan = Encuadernado(tuple((f"clave-{i}", t) for i, t in enumerate(texts)), 0, "Página {n} de {total}", "página", 25)
    binding = Binding(
        Job("k", "libro", "", "libro.pdf", "estatica", "carta", libro=plan), plan, Output(out, out, "prueba")
    )
    todo = binding.begin()
    while todo:
        number, text = todo.pop(0)
        todo += binding.take(number, Drawn(engine.render(text), "", 0.0, 0))
    assert binding.complete
    return binding.bound()


@pytest.fixture(scope="module")
def book(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    made = bound(engine, tmp_path_factory.mktemp("libro"))
    assert made.rendered and made.error == ""
    return made.rendered.pdf


def annotations(pdf: pikepdf.Pdf) -> list[Any]:
    return [a for page in pdf.pages for a in page.obj.get("/Annots", ())]


def programs(pdf: pikepdf.Pdf) -> list[Any]:
    return [
        o.FontFile2
        for o in pdf.objects
        if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor" and "/FontFile2" in o
    ]


def test_links_between_parts_lead_inside(parts: list[bytes]) -> None:
    with opened(join(parts)) as pdf:
        pages = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
        names = pdf.Root.Names.Dests.Names
        places = {str(names[i]): pages[names[i + 1][0].objgen] for i in range(0, len(names), 2)}
        assert {k: v for k, v in places.items() if k not in ("c1", "c2")} == {"uno": 1, "fin-uno": 2, "dos": 3}
        assert [str(a.Dest) for a in annotations(pdf) if "/Dest" in a] == ["dos", "uno"]
        assert not any(str(a.A.get("/URI", "")).startswith(OTHER_PART) for a in annotations(pdf) if "/A" in a)
    assert anchors(parts[1]) == (2, {"uno": 0, "c1": 0, "c2": 0, "fin-uno": 1})


def test_a_link_that_leads_nowhere_is_told(engine: Engine, parts: list[bytes], tmp_path: Path) -> None:
    with pytest.raises(JoinError, match="dos"):
        join(parts[:2])
    loose = html("Libro", f'<h1 id="dos">Capítulo dos</h1><p><a class="numero" href="{NUMBER}tres"></a> Tres.</p>')
    made = bound(engine, tmp_path, (CONTENTS, FIRST, loose))
    assert made.rendered is None and "«tres»" in made.error


def test_tags_of_every_part_survive(parts: list[bytes], book: bytes) -> None:
    assert all(failures_ua1(part) == [] for part in parts)
    assert failures_ua1(book) == []
    with opened(book) as pdf:
        tree = pdf.Root.StructTreeRoot
        document = tree.K[0] if isinstance(tree.K, pikepdf.Array) else tree.K
        kinds: list[str] = []
        todo = [document]
        while todo:
            element = todo.pop()
            kinds.append(str(element.S))
            kids = element.get("/K")
            todo += (
                [k for k in kids if isinstance(k, pikepdf.Dictionary) and "/S" in k]
                if isinstance(kids, pikepdf.Array)
                else []
            )
        assert kinds.count("/H1") == 3 and kinds.count("/Table") == 2 and kinds.count("/TH") == 4
        with pdf.open_outline() as outline:
            assert [str(item.title) for item in outline.root] == ["Contenido", "Capítulo uno", "Capítulo dos"]


def test_a_part_without_its_tags_is_seen(parts: list[bytes]) -> None:
    with opened(join(parts)) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        del numbers[-2:]
        assert failures_ua1(to_bytes(pdf)) != []


def test_page_numbers_are_right(book: bytes) -> None:
    document = pypdfium2.PdfDocument(book)
    words = document[0].get_textpage().get_text_range()
    assert len(document) == 4 and "Uno 2" in words and "Dos 4" in words
    with opened(book) as pdf:
        told = [str(a.Contents) for a in annotations(pdf) if str(a.get("/Contents", "")).startswith("página")]
        assert told == ["página 4"]
        drawn = [set(page.obj.Resources.get("/XObject", {}).keys()) for page in pdf.pages]
        feet = [{f"/Letra{ord(c)}" for c in f"Página {n} de 4" if c != " "} for n in (1, 2, 3, 4)]
        assert drawn[0] == set(), "the cover has no foot"
        assert all(foot <= have for foot, have in zip(feet[1:], drawn[1:], strict=True))


def test_each_letter_of_the_feet_is_kept_once(book: bytes) -> None:
    with opened(book) as pdf:
        found = {}
        for page in pdf.pages:
            for name, form in page.obj.Resources.get("/XObject", {}).items():
                assert found.setdefault(name, form.objgen) == form.objgen
        assert len(found) > 8


def test_bound_again_it_has_the_same_bytes(engine: Engine, book: bytes, tmp_path: Path) -> None:
    again = bound(engine, tmp_path)
    assert again.rendered and again.rendered.pdf == book


def test_parts_share_their_fonts_and_look_the_same(parts: list[bytes]) -> None:
    before = join(parts)
    with opened(before) as pdf:
        several = len({f.objgen for f in programs(pdf)})
        assert share_fonts(pdf) == len(programs(pdf)) > 4
        after = to_bytes(pdf)
    with opened(after) as pdf:
        assert len({f.objgen for f in programs(pdf)}) < several
    assert len(after) < len(before) and failures_ua1(after) == []
    one, other = pypdfium2.PdfDocument(before), pypdfium2.PdfDocument(after)
    for a, b in zip(one, other, strict=True):
        assert bytes(a.render(scale=2).buffer) == bytes(b.render(scale=2).buffer)
        assert a.get_textpage().get_text_range() == b.get_textpage().get_text_range() != ""


def test_a_font_that_is_not_ours_is_left_alone(parts: list[bytes]) -> None:
    with opened(join(parts)) as pdf:
        mine, changed = len(programs(pdf)), 0
        for program in {f.objgen: f for f in programs(pdf)}.values():
            font = TTFont(io.BytesIO(program.read_bytes()))
            glyphs = font["glyf"]
            for name in font.getGlyphOrder():
                if glyphs[name].numberOfContours > 0:
                    glyphs[name].coordinates.translate((7, 0))
            buffer = io.BytesIO()
            font.save(buffer)
            program.write(buffer.getvalue())
            changed += 1
        assert changed > 2 and mine > 2
        assert share_fonts(pdf) == 0
