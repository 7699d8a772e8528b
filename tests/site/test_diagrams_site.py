"""Drawings on the site: each on its page, told in words, drawn with the colours of both schemes."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from macros.model import Diagrama, Paquete
from macros.site.catalog import Catalogo
from macros.site.views import Views
from macros.site.views.contexto import Contexto, site_templates
from macros.site.views.dibujo import TONOS

PLACES = [
    ("paquete-partes", "paquete/armado.html"),
    ("paquete-componentes", "paquete/armado.html"),
    ("s2-diagrama-5r", "libro/sistema.html"),
    ("s2-base-mapa", "libro/mapeo.html"),
    ("s3-diagrama-ruta", "libro/ruta-critica.html"),
    ("s3-diagrama-ruta", "sesiones/sesion-3.html"),
]
FIGURES = {"libro/mapeo.html": 1, "libro/sistema.html": 0}
"""Drawings of a part itself, which are no piece of the kit."""


def _views(root: Path, paquete: Paquete, catalog: Catalogo | None = None) -> Views:
    return Views(Contexto(paquete, catalog or Catalogo(), site_templates(root / "macros" / "site" / "plantillas")))


def _one(tree: BeautifulSoup | Tag, selector: str) -> Tag:
    found = tree.select(selector)
    assert len(found) == 1, selector
    return found[0]


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("id_", "name"), PLACES)
def test_each_drawing_is_on_its_page(site: Path, paquete: Paquete, id_: str, name: str) -> None:
    pieza = paquete.piezas[id_]
    assert isinstance(pieza, Diagrama)
    tree = BeautifulSoup((site / name).read_text(encoding="utf-8"), "lxml")
    figure = _one(tree, f"figure#dibujo-{id_}")
    image = _one(figure, "svg")
    assert image["role"] == "img" and not image.has_attr("width")
    assert _plain(_one(image, "title").get_text()) == _plain(pieza.equivalente)
    # All of it is inside the image, as it was drawn: Markdown and the glossary left it alone.
    assert len(image.find_all("text")) >= 5 and not image.select("p, a, br")
    caption = _one(figure, "figcaption")
    assert _plain(pieza.equivalente) in _plain(caption.get_text(" "))
    files = [str(a["href"]) for a in caption.select(".descargas a")]
    assert files and [f for f in files if not (site / name).parent.joinpath(f.split("#")[0]).is_file()] == []


@pytest.mark.parametrize("name", sorted({name for _, name in PLACES}))
def test_drawings_ask_nothing_of_others_and_repeat_no_id(site: Path, name: str) -> None:
    text = (site / name).read_text(encoding="utf-8")
    drawings = re.findall(r"<svg[^>]* role=\"img\".*?</svg>", text, re.DOTALL)
    assert len(drawings) == [page for _, page in PLACES].count(name) + FIGURES.get(name, 0)
    for drawing in drawings:
        rest = drawing.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"//|href|url\(|<style|<script|<image", rest)
    ids = [str(t["id"]) for t in BeautifulSoup(text, "lxml").find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_a_drawing_is_one_block_and_has_no_files_without_a_kit(root: Path, paquete: Paquete) -> None:
    draw = _views(root, paquete).bind("diagrama", lambda: "libro/x.html")
    for pieza in paquete.piezas.values():
        if isinstance(pieza, Diagrama):
            text = draw(pieza.id)
            assert "\n\n" not in text.strip() and ".pdf" not in text, pieza.id
            assert re.findall(r"#[0-9a-f]{3,6}\b", re.sub(r'href="[^"]*"', "", text)) == [], pieza.id


def test_a_name_that_is_no_drawing_is_refused(root: Path, paquete: Paquete) -> None:
    views = _views(root, paquete)
    for name, args in [
        ("diagrama", ["s3-diagrama-rutas"]),
        ("libro", ["ruta-critika"]),
        ("sesion", ["sesion-3", "paquete-partes"]),
    ]:
        with pytest.raises(ValueError, match="no existe"):
            views.bind(name, lambda: "x.html")(*args)


def test_terms_beside_a_drawing_are_still_linked(root: Path, paquete: Paquete) -> None:
    system = paquete.secciones["sistema"]
    bare = system.model_copy(
        update={"partes": tuple(x.model_copy(update={"diagrama": None, "figura": None}) for x in system.partes)}
    )
    other = paquete.model_copy(update={"secciones": paquete.secciones | {"sistema": bare}})
    plain, drawn = (_views(root, p).bind("libro", lambda: "libro/x.html")("sistema") for p in (other, paquete))
    assert "<figure" in drawn and "<figure" not in plain
    assert plain.count('class="termino"') == drawn.count('class="termino"') > 3
    assert "termino" not in drawn.partition("<figure")[2].partition("</figure>")[0]


# ---- colours -----------------------------------------------------------------------------------


def _scheme(css: str, name: str) -> dict[str, str]:
    block = re.search(rf'^\[data-md-color-scheme="{name}"\] {{(.*?)^}}', css, re.DOTALL | re.MULTILINE)
    assert block
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{3,6});", block[1]))


def _light(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["claro", "oscuro"])
def test_words_and_lines_stand_out_in_both_schemes(root: Path, name: str) -> None:
    scheme = _scheme((root / "docs" / "assets" / "sitio.css").read_text(encoding="utf-8"), name)
    tones = {key: scheme[value.removeprefix("var(").removesuffix(")")] for key, value in asdict(TONOS).items()}
    assert _contrast("#000", "#ffffff") == pytest.approx(21)
    for ground in ("papel", "fondo"):
        for words in ("tinta", "suave", "principal", "acento"):
            assert _contrast(tones[words], tones[ground]) >= 4.5, (words, ground)
        assert _contrast(tones["linea"], tones[ground]) >= 3
