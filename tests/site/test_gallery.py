"""The gallery of the kit and the pages of the pieces, as built; and the functions behind them."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from macros.model import TIPOS, Paquete
from macros.public.kit import Archivo
from macros.site.catalog import Catalogo, read_catalog
from macros.site.generated import Pagina, pages
from macros.site.views import Views
from macros.site.views.contexto import Contexto, site_templates
from macros.site.views.usos import MOMENTS, file_name, in_order, main_files, moments, uses

ROOT = Path(__file__).resolve().parents[2]
HTML_MAX = 45_000
"""Bytes of the gallery's HTML compressed, with today's number of pieces: a card is light."""


def tree(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text(encoding="utf-8"), "lxml")


def hrefs(tag: Tag | BeautifulSoup) -> set[str]:
    return {str(a["href"]) for a in tag.find_all("a", href=True)}


@pytest.fixture(scope="module")
def catalog(site: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((site / "kit" / "kit.json").read_text(encoding="utf-8"))
    return data


def test_every_piece_has_a_card_and_a_page(site: Path, paquete: Paquete) -> None:
    gallery = tree(site, "kit.html")
    cards = {str(li["id"]): li for li in gallery.select(".galeria > li")}
    assert set(cards) == set(paquete.piezas) and len(cards) > 100
    for id_, card in cards.items():
        assert f"kit/{id_}.html" in hrefs(card)
        assert (site / "kit" / f"{id_}.html").is_file()
        assert card["data-t"] in TIPOS and set(str(card["data-m"]).split()) <= set(MOMENTS)
        assert card["data-s"] and card["data-m"]
    assert len(gzip.compress((site / "kit.html").read_bytes(), 9)) < HTML_MAX


def test_every_file_can_be_downloaded_from_the_page_of_its_piece(site: Path, catalog: dict[str, Any]) -> None:
    seen = 0
    for piece in catalog["piezas"]:
        found = hrefs(tree(site, f"kit/{piece['id']}.html"))
        for f in piece["archivos"]:
            seen += 1
            assert f"../{f['ruta']}" in found and (site / f["ruta"]).is_file()
    assert seen > 400


def test_bundles_are_offered_with_their_parts(site: Path, catalog: dict[str, Any], paquete: Paquete) -> None:
    gallery = hrefs(tree(site, "kit.html"))
    assert len(catalog["maletines"]) == len(paquete.sesiones) + len(paquete.guias) + 1
    for m in catalog["maletines"]:
        routes = [m["ruta"], *(f["ruta"] for f in [*m["pdfs"], *m["listas"]])]
        assert 4 <= len(routes) <= 12 and set(routes) <= gallery
        assert all((site / r).is_file() for r in routes)
        if m["sesion"]:
            assert {f"../{r}" for r in routes} <= hrefs(tree(site, f"sesiones/{m['sesion']}.html"))


def test_from_an_activity_to_its_pieces_and_back(site: Path, paquete: Paquete) -> None:
    seen = 0
    for id_, cited in uses(paquete).items():
        page = hrefs(tree(site, f"kit/{id_}.html"))
        for c in cited:
            seen += 1
            assert f"../sesiones/{c.sesion.id}.html#{c.momento.bloque.id}" in page, id_
    for s in paquete.sesiones.values():
        page = hrefs(tree(site, f"sesiones/{s.id}.html"))
        assert {f"../kit/{p.id}.html" for p in paquete.pieces_of(s)} <= page
    assert seen > 200


def test_page_of_a_piece_says_what_and_when(site: Path, paquete: Paquete) -> None:
    page = tree(site, "kit/s1-ventajas.html")
    text = " ".join(page.get_text(" ").split())
    piece = paquete.piezas["s1-ventajas"]
    assert page.h1 and piece.titulo in page.h1.get_text()
    assert piece.para_que.split(".")[0] in text and piece.al_imprimir and piece.al_imprimir[:30] in text
    assert "11:15 – 13:15" in text
    assert "../kit.html#s1-ventajas" in hrefs(page)
    assert page.title and piece.titulo in page.title.get_text()


def test_moments_come_from_the_place_in_the_day(paquete: Paquete) -> None:
    used = uses(paquete)

    def when(id_: str) -> list[str]:
        return moments(paquete.piezas[id_], used.get(id_, []))

    assert when("s1-carta-descriptiva") == ["antes"]
    assert when("libro-de-trabajo") == ["antes"]
    assert when("s1-ventajas") == ["durante"]
    assert when("s1-objetivos-agenda") == ["inicio"]
    assert "cierre" in when("s1-cierre")
    assert {m for id_ in paquete.piezas for m in when(id_)} >= {"antes", "inicio", "durante", "cierre"}


def test_titles_cannot_become_markup(paquete: Paquete) -> None:
    odd = paquete.piezas["s1-ventajas"].model_copy(update={"titulo": "1. *Uno* <b>{{ x }}", "para_que": "a <i> b"})
    other = paquete.model_copy(update={"piezas": {**paquete.piezas, "s1-ventajas": odd}})
    views = Views(Contexto(other, Catalogo(), site_templates(ROOT / "macros/site/plantillas")))
    text = views.bind("pieza", lambda: "kit/s1-ventajas.html")("s1-ventajas")
    assert ">1. *Uno* &lt;b&gt;{{ x }}<a" in text and "<b>{{" not in text and "a &lt;i&gt; b" in text
    assert pages(other)["kit/s1-ventajas.md"] == Pagina("pieza", "s1-ventajas", "kit.html")


def test_unknown_variants_and_papers_still_show(paquete: Paquete) -> None:
    r = paquete.rotulos.galeria
    one = Archivo(ruta="kit/x/x.pdf", variante="estatica", papel="carta", paginas=1, bytes=10, sha256="0")
    odd = [one.model_copy(update=dict(variante="dorada", papel="a3")), one.model_copy(update=dict(variante="letra-grande")), one]
    assert [file_name(a, r) for a in in_order(odd)] == ["Carta", "a3, dorada", "Carta, con letra grande"]
    assert main_files(odd)[0] == one
    big = one.model_copy(update=dict(variante="mosaico-40", papel="a4"))
    assert (file_name(big, r), big.uso) == ("A4, por partes, 40 × 60 cm", "otros")


def test_the_page_of_a_poster_says_from_how_far_it_is_read(paquete: Paquete) -> None:
    plain = dict(ruta="kit/s1-cierre/a.pdf", papel="carta", paginas=7, bytes=10, sha256="0")
    files = (
        Archivo(variante="mosaico-40", lectura_m=3.5, detalle_m=1.7, **plain),
        Archivo(variante="mosaico", lectura_m=5.1, **plain),
        Archivo(variante="estatica", **plain),
    )
    ctx = Contexto(paquete, Catalogo({"s1-cierre": files}), site_templates(ROOT / "macros" / "site" / "plantillas"))
    text = Views(ctx).bind("pieza", lambda: "kit/s1-cierre.html")("s1-cierre")
    assert "Se lee desde 3.5 m; lo más chico del dibujo, desde 1.7 m." in text and "Se lee desde 5.1 m." in text
    assert text.count("Se lee desde") == 2


def test_marks_show_only_where_the_kit_has_them(paquete: Paquete) -> None:
    file = Archivo(ruta="kit/s1-ventajas/a.pdf", variante="estatica", papel="carta", paginas=1, bytes=10, sha256="0")
    for marks, shown in ((("",), False), (("1a2b3c4d",), True), (("1a2b3c4d", "ffff0000"), True)):
        files = tuple(file.model_copy(update=dict(marca=m, ruta=f"kit/s1-ventajas/{i}.pdf")) for i, m in enumerate(marks))
        ctx = Contexto(paquete, Catalogo({"s1-ventajas": files}), site_templates(ROOT / "macros" / "site" / "plantillas"))
        text = Views(ctx).bind("pieza", lambda: "kit/s1-ventajas.html")("s1-ventajas")
        assert ("data-marcas" in text) is shown
        assert all(f"<code>{m}</code>" in text for m in marks if m)


def test_the_folder_that_a_page_names_is_the_bundle_s(site: Path, paquete: Paquete) -> None:
    [folder] = [f.carpeta for f in paquete.rotulos.maletin.carpetas if f.uso == "editar"]
    text = tree(site, "adaptar/hoja-de-calculo.html").get_text()
    assert f"en la carpeta «{folder}»." in " ".join(text.split())


def test_no_page_types_the_name_of_a_folder(root: Path, paquete: Paquete) -> None:
    folders = [f.carpeta for f in paquete.rotulos.maletin.carpetas]
    kinds = "|".join(re.escape(name.lstrip("0123456789-")) for name in folders)
    pages = sorted((root / "docs").rglob("*.md"))
    typed = [(p.name, m[0]) for p in pages for m in re.finditer(rf"\b\d-(?:{kinds})\b", p.read_text(encoding="utf-8"))]
    assert len(pages) > 40 and len(folders) > 3 and typed == []
