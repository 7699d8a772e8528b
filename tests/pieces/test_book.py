"""The books: contents that tell the true pages, links that arrive, heads that repeat, and nothing left out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import lxml.html
import pikepdf
import pypdfium2
import pytest

from macros.model import Libro, Paquete
from macros.model.piezas.pieza import ParteLibro
from macros.plan.process import routes
from macros.words.spans import spoken
from print.engine.lint import lint
from print.jobs import Job
from print.pages.parts import Entrada, chapters, linker
from print.pieces import Pages
from print.pieces.book import book
from print.sheets.places import BOOK_MARGIN, NUMBER, OTHER_PART

GUIDE, WORKBOOK = "guia-completa", "libro-de-trabajo"
PARTS = get_args(ParteLibro)


def folded(text: str) -> str:
    """``text`` without what a line break adds or takes away."""
    return re.sub(r"[\s\ufffe\xad\x02]+", "", text)


def whole(job: Job) -> Any:
    """The HTML of a book's documents, one after the other, as one tree."""
    root = lxml.html.Element("div")
    for html in job.documents:
        root.extend(lxml.html.fromstring(html).find("body"))
    return root


def led_to(root: Any) -> list[str]:
    """The anchors that links and places for page numbers of a book's HTML ask for."""
    found = (
        re.fullmatch(f"(?:{re.escape(OTHER_PART)}|{re.escape(NUMBER)}|#)(.+)", e.get("href"))
        for e in root.xpath(".//a[@href]")
    )
    return [m[1] for m in found if m]


class Book:
    """A finished book: its piece, the tree of its HTML, contents, and the text of each page, without spaces."""

    def __init__(self, paquete: Paquete, kit: Path, id_: str) -> None:
        self.pieza = paquete.piezas[id_]
        assert isinstance(self.pieza, Libro)
        self.path = kit / id_ / f"{id_}-carta.pdf"
        self.root = whole(Pages(paquete).jobs(self.pieza)[0])
        lines = self.root.find_class("entrada")
        self.indice = [Entrada(0, line.get("data-a")[1:], line.findtext("a")) for line in lines]
        document = pypdfium2.PdfDocument(self.path)
        self.pages = [folded(document[i].get_textpage().get_text_range()) for i in range(len(document))]

    @property
    def text(self) -> str:
        return "".join(self.pages)


@pytest.fixture(scope="module", params=[GUIDE, WORKBOOK])
def a_book(request: Any, paquete: Paquete, kit: Path) -> Book:
    return Book(paquete, kit, request.param)


@pytest.fixture(scope="module")
def guide(paquete: Paquete, kit: Path) -> Book:
    return Book(paquete, kit, GUIDE)


def destinations(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Page index of each named place of ``pdf``."""
    numbers = {page.objgen: i for i, page in enumerate(pdf.pages)}
    tree = pikepdf.NameTree(pdf.Root.Names.Dests)
    return {str(name): numbers[place[0].objgen] for name, place in tree.items()}


def links(pdf: pikepdf.Pdf) -> list[tuple[int, str, str]]:
    """(page index, inner place, outer address) of every link."""
    out = []
    for i, page in enumerate(pdf.pages):
        for note in page.get("/Annots", []):
            if note.Subtype == "/Link":
                out.append((i, str(note.get("/Dest", "")), str(note.get("/A", {}).get("/URI", ""))))
    return out


def test_contents_tell_the_page_where_each_heading_stands(a_book: Book) -> None:
    first = next(i for i, page in enumerate(a_book.pages) if page.find("Contenido") >= 0)
    last = next(i for i, page in enumerate(a_book.pages) if i > first and "...." not in page)
    words = "".join(a_book.pages[first:last])
    with pikepdf.open(a_book.path) as pdf:
        places = destinations(pdf)
    assert len(a_book.indice) >= 10
    at = 0
    for e in a_book.indice:
        found = re.compile(re.escape(folded(e.marca)) + r"\.*?(?<=\.)(\d+)").search(words, at)
        assert found, e.marca
        # Digits of the next entry may follow, as in «4» and «1.1 Por qué»: its own are as many as its page has.
        page = places[e.id] + 1
        at = found.start(1) + len(str(page))
        assert found.group(1).startswith(str(page)), (e.marca, found.group(1), page)
        title = re.sub(r"^(.*?\d\. )|^[\d.]+ ", "", e.marca)
        # What a session is called stands apart from its title, also where it has no number.
        parts = [folded(title), folded(title.partition(". ")[2] or title)]
        assert any(part in a_book.pages[page - 1] for part in parts), (e.marca, page)


def test_an_entry_of_the_contents_is_one_link(a_book: Book) -> None:
    """The page number and its dots stay out of the link, so that a screen reader meets it once."""
    ids = {e.id for e in a_book.indice}
    first = next(i for i, page in enumerate(a_book.pages) if page.find("Contenido") >= 0)
    with pikepdf.open(a_book.path) as pdf:
        there = [to for i, to, _ in links(pdf) if i == first]
    assert len(there) >= 10
    assert len(there) <= 1.3 * len(set(there) & ids)


def test_every_link_arrives(a_book: Book) -> None:
    with pikepdf.open(a_book.path) as pdf:
        places = destinations(pdf)
        found = links(pdf)
    inner = [to for _, to, out in found if not out]
    assert len(inner) > 60
    assert [to for to in inner if to not in places] == []
    assert [out for _, _, out in found if out and not re.match(r"https?://[\w.-]+", out)] == []


def test_numbers_written_after_links_are_right(a_book: Book) -> None:
    """They are drawn as shapes: what a reader hears, and where the link leads, is in the link itself."""
    asked = [a for a in a_book.root.xpath(".//a/@href") if a.startswith(NUMBER)]
    with pikepdf.open(a_book.path) as pdf:
        places = destinations(pdf)
        notes = [x for page in pdf.pages for x in page.get("/Annots", []) if x.Subtype == "/Link"]
        said = [
            (str(x.Contents), str(x.Dest))
            for x in notes
            if "/Dest" in x and str(x.get("/Contents", "")).startswith("Página ")
        ]
        shown = [abs(float(x.Rect[2]) - float(x.Rect[0])) for x in notes if "Página " in str(x.get("/Contents", ""))]
    assert said and {a for _, a in said} == {a.removeprefix(NUMBER) for a in asked}
    assert [(words, a) for words, a in said if words != f"Página {places[a] + 1}"] == []
    assert min(shown) > 5, "no room for the number"


def test_each_page_but_the_cover_has_its_number_at_the_foot(a_book: Book) -> None:
    """Shapes, not letters: the pages are compared as pictures, below the text and inside the margins."""
    document = pypdfium2.PdfDocument(a_book.path)
    px = 144 / 25.4
    inked = []
    for i in range(0, len(document), 1 + len(document) // 12):
        picture = document[i].render(scale=2, grayscale=True).to_pil()
        right, low = round(picture.width - (BOOK_MARGIN - 1) * px), round(picture.height - 14 * px)
        foot = picture.crop((round(right - 40 * px), round(low - 6 * px), right, low))
        beyond = picture.crop((right, round(low - 6 * px), picture.width, picture.height))
        assert beyond.getextrema()[0] > 200, f"page {i + 1}: something in the margin"
        inked.append(foot.getextrema()[0] < 160)
    assert len(inked) > 5 and inked == [False] + [True] * (len(inked) - 1)


def test_book_keeps_its_tags_when_it_is_bound(a_book: Book) -> None:
    """One tree for the whole: a heading of level 2 a chapter, and every page's own contents marked."""
    with pikepdf.open(a_book.path) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "es"
        with pdf.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
        kids, heads = [pdf.Root.StructTreeRoot.K[0]], 0
        while kids:
            element = kids.pop()
            heads += element.get("/S") == "/H2"
            below = element.get("/K", [])
            kids += [
                k
                for k in (below if isinstance(below, pikepdf.Array) else [below])
                if isinstance(k, pikepdf.Dictionary) and "/S" in k
            ]
        assert heads == len(a_book.root.findall(".//h2")) > 5, "a heading inside a heading, or one lost"
        assert [i for i, page in enumerate(pdf.pages) if "/StructParents" not in page] == []


def test_bookmarks_are_the_headings(a_book: Book) -> None:
    root = a_book.root
    chapters = [h.get("data-marca") for h in root.iter("h2") if h.get("data-marca")]
    below = [h.get("data-marca") for h in root.iter("h3") if h.get("data-marca")]
    with pikepdf.open(a_book.path) as pdf, pdf.open_outline() as outline:
        titles = [str(item.title) for item in outline.root]
        children = [str(child.title) for item in outline.root for child in item.children]
    assert titles == ["Contenido", *chapters]
    assert children == below and len(below) >= 3


def test_running_head_says_the_chapter_but_not_where_it_opens(guide: Book) -> None:
    session = next(e for e in guide.indice if e.id == "sesion-1")
    pages = [page for page in guide.pages if folded(session.marca) in page and "...." not in page]
    assert len(pages) > 5
    with pikepdf.open(guide.path) as pdf:
        opening = guide.pages[destinations(pdf)["sesion-1"]]
    assert opening.count(folded(session.marca)) == 0


def test_broken_tables_repeat_their_heads(guide: Book, paquete: Paquete) -> None:
    r, rs = paquete.rotulos.kit, paquete.rotulos.sitio
    broken = 0
    for s in paquete.package_sessions.values():
        # Pieces that several sessions share stand in their tables too, and are not looked for here.
        ids = [f"({p.id})" for p in paquete.pieces_of(s) if p.sesion == s.id]
        # A short reason may be said of other things too, on any page.
        changes = [folded(d.razon) for d in s.decisiones if len(d.razon) > 60]
        for words, head in (
            (ids, f"{r.listo}{r.copias}{r.pieza}{r.papel}"),
            (changes, f"{rs.dice_original}{rs.hace_edicion}{rs.por_que}"),
        ):
            pages = [page for page in guide.pages if any(folded(w) in page for w in words) and "...." not in page]
            broken += len(pages) > 1
            assert pages and [page[:80] for page in pages if folded(head) not in page] == []
    assert broken >= 1


def test_guide_holds_every_question_step_and_product(guide: Book, paquete: Paquete) -> None:
    seen = 0
    for s in paquete.package_sessions.values():
        words = [*s.productos, *s.preparacion, *s.perfiles]
        for b in s.bloques:
            words += [b.titulo, *b.productos, *(q for paso in b.pasos for q in paso.preguntas)]
            words += [x.titulo for x in (*b.pasos, *b.ejemplos)]
            words += [*b.consejos.decir, *b.consejos.cuidar, *b.consejos.a_distancia] if b.consejos else []
        for w in words:
            seen += 1
            bare = re.sub(r"(secci(ón|ones)|capítulos?) \d.*", "", w.replace("**", ""))
            assert folded(bare) in guide.text or _across(bare, guide), w
    assert seen > 100


def _across(words: str, of: Book) -> bool:
    """Whether ``words`` are there with a page break inside: foot and head of the pages stand between."""
    parts = words.split()
    return any(
        folded(" ".join(parts[:n])) in page and folded(" ".join(parts[n:])) in after
        for page, after in zip(of.pages, of.pages[1:], strict=False)
        for n in range(1, len(parts))
    )


def test_guide_tells_the_programme_the_annexes_and_the_errata(guide: Book, paquete: Paquete) -> None:
    d = paquete.programa
    assert d
    words = [x.titulo for x in (*d.beneficios.lista, *d.consideraciones.lista, *d.perfiles.lista, *d.niveles.lista)]
    words += [x.titulo for x in (*d.componentes.lista, *d.coleccion.paquetes, *d.plan_de_trabajo.campos)]
    words += [x.texto for x in (*d.diagnostico.preguntas, *d.diagnostico.resultados)]
    words += [*d.objetivos.especificos.puntos, *d.materiales.puntos, d.programa.texto[0], d.por_que.sistema.texto[0]]
    words += [f"{paquete.rotulos.paquete.anexo} {a.numero}{a.titulo}" for a in paquete.anexos.values()]
    words += [f"{spoken(x.horas.declaradas)}{spoken(x.horas.sumadas)}" for x in routes(d.niveles.lista, paquete)]
    assert [w for w in words if folded(w) not in guide.text and not _across(w, guide)] == []
    root = guide.root
    assert {e.get("id") for e in root.iter("span")} >= {f"errata-{id_.lower()}" for id_ in paquete.erratas}
    shares = [x.text_content() for x in root.xpath("//h3[@id='programa-carta-general']/following::table[1]//td[1]")]
    assert shares == [f"{m.porcentaje} %" for m in d.carta_general.momentos]


@pytest.mark.parametrize("parts", [PARTS, ("presentacion", "anexos", "erratas")])
def test_an_edition_without_programme_still_has_its_guide(parts: tuple[str, ...], paquete: Paquete) -> None:
    bare = paquete.model_copy(update={"programa": None, "erratas": {}, "anexos": {}})
    job = Pages(bare).jobs(bare.piezas[GUIDE].model_copy(update={"contenido": parts}))[0]
    assert lint(job.html) == []
    places = [e.get("id") for e in whole(job).xpath(".//*[@id]")]
    assert "por-donde" in places and [x for x in places if x.startswith("programa-")] == []
    assert [x for x in led_to(whole(job)) if x.startswith("errata-")] == []


def test_workbook_has_room_to_write(paquete: Paquete) -> None:
    piece = paquete.piezas[WORKBOOK]
    assert isinstance(piece, Libro) and piece.renglones >= 3
    job = Pages(paquete).jobs(piece)[0]
    root = whole(job)
    rooms = root.find_class("pregunta")
    questions = [parte.pregunta for s in paquete.secciones.values() for parte in s.partes if parte.pregunta]
    assert len(rooms) > len(questions) > 10
    assert min(len(room.find_class("renglon")) for room in rooms) >= 2
    assert "height: 8mm" in job.documents[0]


def test_books_keep_spanish_letters(a_book: Book) -> None:
    assert set("áéíóúñ¿«»") <= set(a_book.text)
    assert "\ufffd" not in a_book.text


@pytest.mark.parametrize("parts", [*((p,) for p in PARTS), PARTS, PARTS[::-1]], ids="-".join)
def test_any_choice_of_parts_has_no_loose_link(parts: tuple[str, ...], paquete: Paquete) -> None:
    piece = paquete.piezas[GUIDE].model_copy(update={"contenido": parts})
    job = Pages(paquete).jobs(piece)[0]
    assert lint(job.html) == []
    root = whole(job)
    places = [e.get("id") for e in root.xpath(".//*[@id]")]
    assert len(places) == len(set(places)) > 1
    asked = led_to(root)
    assert asked and set(asked) <= set(places)


def test_mentions_of_sections_become_links(paquete: Paquete) -> None:
    link = linker(chapters(paquete), "pág.")
    html = str(link("Mira las secciones 1.1, 1.2 y 2.1. También el capítulo 1 y la sección 9.9; en 2.1 minutos no."))
    assert re.findall(r'href="#([^"]+)"', html) == [
        "seccion-antecedentes", "seccion-conceptos", "seccion-principios", "capitulo-1",
    ]  # fmt: skip
    assert "sección 9.9;" in html and ">2.1</a>. También" in html and "en 2.1 minutos" in html
    assert str(link("<b> **x**")) == "&lt;b&gt; <strong>x</strong>"


def test_only_cited_references_are_listed_unless_the_piece_asks(paquete: Paquete) -> None:
    def listed(**change: Any) -> int:
        piece = paquete.piezas[WORKBOOK].model_copy(update=change)
        pages = Pages(paquete)
        words = book(pages.env, paquete, piece, pages.common | {"plan": None})  # type: ignore[arg-type]
        return "".join(words["trozos"]).count('<li id="ref-')

    assert 5 < listed() < listed(todas_las_referencias=True) == len(paquete.referencias)
