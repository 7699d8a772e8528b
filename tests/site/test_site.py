"""The built site: every link arrives, nothing is fetched from others, and the content is all there."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import site_checks
from bs4 import BeautifulSoup
from site_checks import CHECKS, Report

from macros.model import Bloque, Paquete
from macros.problems import DataErrors
from macros.reading.yaml_file import read
from macros.site import publishing
from macros.site.catalog import Catalogo
from macros.site.publishing import PublishError, prove_kit, publish_kit, publish_search
from macros.site.views import VIEWS, Views
from macros.site.views.contexto import Contexto, site_templates, heading, pick, weight
from macros.words.markup import inline

ROOT = Path(__file__).resolve().parents[2]
GOOD = '<!doctype html><html lang="es"><head><title>x</title></head><body><article>{}</article></body></html>'
BAD: dict[str, str] = {
    "links": '<h1 id="a">x</h1><a href="nada.html">x</a>',
    "foreign": '<h1>x</h1><script src="https://example.org/x.js"></script>',
    "language": "",
    "one_h1": "<h2>x</h2>",
    "headings": "<h1>x</h1><h3>y</h3>",
    "alternatives": '<h1>x</h1><img src="x.png">',
    "sizes": '<h1>x</h1><img src="x.png" alt="">',
    "heads": "<h1>x</h1><table><tr><td>1</td></tr></table>",
    "unique_ids": '<h1 id="a">x</h1><p id="a">y</p>',
}
NAMES = [n for n in BAD if hasattr(site_checks, n)]


@pytest.mark.parametrize("name", NAMES)
def test_built_site_passes(site: Path, name: str) -> None:
    report: Report = getattr(site_checks, name)(site)
    assert report.seen > 10
    assert report.problems == []


@pytest.mark.parametrize("name", NAMES)
def test_check_sees_a_bad_page(tmp_path: Path, name: str) -> None:
    page = GOOD.format(BAD[name])
    if name == "language":
        page = page.replace('lang="es"', 'lang="en"')
    (tmp_path / "x.html").write_text(page, encoding="utf-8")
    report: Report = getattr(site_checks, name)(tmp_path)
    assert report.seen > 0
    assert report.problems


@pytest.mark.parametrize(
    "body",
    [
        '<a href="#no">x</a>',
        '<a href="#tipo=hoja">x</a>',
        '<a href="../fuera.html">x</a>',
        '<a href="x.html#no">x</a>',
        '<img src="no.png">',
    ],
)
def test_links_sees_each_kind_of_dead_link(tmp_path: Path, body: str) -> None:
    (tmp_path / "x.html").write_text(GOOD.format(f"<h1>x</h1>{body}"), encoding="utf-8")
    assert site_checks.links(tmp_path).problems


def test_foreign_reads_style_sheets(tmp_path: Path) -> None:
    (tmp_path / "x.css").write_text("@font-face{src:url(//fonts.example/x.woff2)}", encoding="utf-8")
    assert site_checks.foreign(tmp_path).problems


def test_every_check_has_a_bad_sample() -> None:
    assert len(NAMES) == len(CHECKS)


# ---- content -----------------------------------------------------------------------------------


def _tree(site: Path, page: str) -> BeautifulSoup:
    return BeautifulSoup((site / page).read_text(encoding="utf-8"), "lxml")


def test_every_session_and_section_has_its_page(site: Path, paquete: Paquete) -> None:
    wanted = [f"sesiones/{i}.html" for i in paquete.sesiones] + [f"libro/{i}.html" for i in paquete.secciones]
    assert len(wanted) > 3
    assert [w for w in wanted if not (site / w).is_file()] == []


def _plain(text: str) -> str:
    """Words with one space between them, and none where a tag ended before a sign."""
    return re.sub(r"(?<=[«¿¡(]) | (?=[».,;:?!)])", "", " ".join(text.split()))


def test_session_page_says_everything(site: Path, paquete: Paquete) -> None:
    seen = 0
    for s in paquete.sesiones.values():
        tree = _tree(site, f"sesiones/{s.id}.html")
        for link in tree.select("a.termino"):
            link.unwrap()
        tree.smooth()
        text = _plain(tree.get_text(" "))
        for b in s.bloques:
            advice = [*b.consejos.decir, *b.consejos.cuidar, *b.consejos.a_distancia] if b.consejos else []
            wanted = [b.titulo, *b.productos, *advice, *(q for p in b.pasos for q in (p.titulo, p.texto, *p.preguntas))]
            for words in wanted:
                seen += 1
                assert _plain(words.replace("**", "")) in text, words
        worked = [
            w for b in s.bloques for x in b.ejemplos for w in (x.titulo, *x.texto, *(c for r in x.renglones for c in r))
        ]
        brought = [i.texto for i in s.insumos]
        for words in [s.objetivo, s.resumen, *s.productos, *worked, *brought]:
            assert _plain(words.replace("**", "")) in text, words
    assert seen > 50


def test_pieces_of_a_session_are_at_hand(site: Path, paquete: Paquete) -> None:
    seen = 0
    for s in paquete.sesiones.values():
        tree = _tree(site, f"sesiones/{s.id}.html")
        hrefs = {str(a["href"]) for a in tree.find_all("a", href=True)}
        for p in paquete.pieces_of(s):
            seen += 1
            assert f"../kit/{p.id}.html" in hrefs, p.id
        assert f"../kit/maletines/{s.id}.zip" in hrefs
    assert seen > 10


def test_clock_times_are_marked_for_the_control(site: Path, paquete: Paquete) -> None:
    for s in paquete.sesiones.values():
        times = _tree(site, f"sesiones/{s.id}.html").select("time[data-min]")
        assert len(times) > 2 * len(s.bloques)
        first = paquete.portada.supuestos.hora_inicio.rjust(5, "0")
        assert {t.get_text() for t in times if t["data-min"] == "0"} == {first}


def test_annotated_block_of_the_guide_is_valid(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "adaptar" / "index.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert blocks
    for text in blocks:
        (tmp_path / "x.yml").write_text(text, encoding="utf-8")
        for item in read(tmp_path / "x.yml", tmp_path).datos:
            bloque = Bloque.model_validate(item)
            assert sum(p.duracion_min for p in bloque.pasos) == bloque.duracion_min


# ---- views and publishing ----------------------------------------------------------------------


def test_text_of_the_data_cannot_become_markup() -> None:
    assert inline("a <b> **c & d**") == "a &lt;b&gt; <strong>c &amp; d</strong>"
    link = '<a class="headerlink" href="#uno" title="Enlace">&para;</a>'
    assert heading(2, "1. *Uno* <x> [y](z)", "uno", "Enlace") == (
        f'\n<h2 id="uno">1. *Uno* &lt;x&gt; [y](z){link}</h2>\n'
    )
    assert 'id="la-nina-de-manana"' in heading(1, "La niña de <mañana>")
    assert (weight(120), weight(82_345), weight(1_128_088)) == ("1 kB", "82 kB", "1.1 MB")


def test_unknown_id_names_the_closest() -> None:
    with pytest.raises(ValueError, match="¿Quisiste decir «sesion-1»"):
        pick({"sesion-1": 1}, "sesion1")


def test_pages_without_a_kit_have_no_dead_downloads(paquete: Paquete) -> None:
    views = Views(Contexto(paquete, Catalogo(), site_templates(ROOT / "macros" / "site" / "plantillas")))
    for name, args in (
        ("sesion", list(paquete.sesiones)[:1]),
        ("kit", []),
        ("pieza", list(paquete.piezas)[:1]),
        ("muestra", list(paquete.piezas)[:1]),
    ):
        text = views.bind(name, lambda: "sesiones/x.html")(*args)
        assert ".pdf" not in text and ".zip" not in text and "<img" not in text
        assert name == "muestra" or paquete.rotulos.sitio.sin_kit[:40] in text
    assert set(views.names) == set(VIEWS)


def test_search_is_a_script_that_says_all(site: Path, paquete: Paquete) -> None:
    assert not (site / "search").exists() and not (site / "assets" / "javascripts").exists()
    data = site_checks.search_data(site)
    assert len(data["partes"]) > 1000 and len(data["paginas"]) > 250
    assert all(0 <= p[3] < len(data["paginas"]) and "<" not in p[1] for p in data["partes"])
    told = {p[0]: p[2] for p in data["paginas"]}
    assert told["sesiones/sesion-1.html"] > told["adaptar/index.html"] > told["adaptar/reglas/pausa.html"]
    assert paquete.busqueda and len(data["sinonimos"]) == len(paquete.busqueda.sinonimos) > 20


def test_publishing_stops_where_mkdocs_changed(tmp_path: Path, paquete: Paquete) -> None:
    with pytest.raises(PublishError, match=re.escape("search_index.json")):
        publish_search(tmp_path, paquete)


@pytest.mark.parametrize(
    ("route", "words"), [("../x.pdf", "fuera del sitio"), ("kit/no.pdf", "falta build/kit/no.pdf")]
)
def test_kit_routes_are_checked(tmp_path: Path, route: str, words: str) -> None:
    file = {"ruta": route, "variante": "original", "papel": "carta", "paginas": 1, "bytes": 1, "sha256": ""}
    piece = {"id": "x", "tipo": "hoja", "titulo": "X", "sesion": None, "guia": None, "inventario": [], "miniatura": None}
    kit = tmp_path / "build" / "kit"
    kit.mkdir(parents=True)
    (kit / "kit.json").write_text(json.dumps({"piezas": [piece | {"archivos": [file]}]}))
    with pytest.raises(PublishError, match=re.escape(words)):
        publish_kit(tmp_path / "build", tmp_path / "site")


def test_the_site_shares_nothing_with_the_kit(site: Path, kit: Path) -> None:
    """What happens to a file of one must not happen to the other."""
    ours = {p.stat().st_ino for p in kit.rglob("*") if p.is_file()}
    shown = [p for p in (site / "kit").rglob("*") if p.is_file()]
    assert len(shown) > 500 and not any(p.stat().st_ino in ours for p in shown)


def test_a_kit_that_changed_on_the_disk_is_not_published(tmp_path: Path) -> None:
    build, site = tmp_path / "build", tmp_path / "site"
    (build / "kit").mkdir(parents=True)
    index: dict[str, Any] = {"piezas": [], "salidas": [], "maletines": []}
    file: dict[str, Any] = {"ruta": "kit/a.pdf", "variante": "editable", "papel": "xlsx", "paginas": 0, "bytes": 4}
    file["sha256"] = hashlib.sha256(b"bien").hexdigest()
    names = {"id": "x", "tipo": "hoja", "titulo": "X", "sesion": None, "guia": None, "inventario": []}
    index["piezas"] = [names | {"archivos": [file], "miniatura": None}]
    (build / "kit" / "kit.json").write_text(json.dumps(index), encoding="utf-8")
    for text, fails in (("bien", False), ("biem", True)):
        (build / "kit" / "a.pdf").write_text(text, encoding="utf-8")
        publish_kit(build, site)
        if not fails:
            prove_kit(site)
            continue
        with pytest.raises(PublishError, match=r"build/kit/a\.pdf cambió desde que se hizo.*--solo kit"):
            prove_kit(site)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"piezas": 3}', '{"piezas": [{}], "maletines": [1]}'])
def test_an_index_of_another_shape_publishes_nothing(tmp_path: Path, text: str) -> None:
    """Orders throw it away and say so (``test_schemas``, ``test_faults``)."""
    (tmp_path / "build" / "kit").mkdir(parents=True)
    (tmp_path / "build" / "kit" / "kit.json").write_text(text, encoding="utf-8")
    publish_kit(tmp_path / "build", tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_publishing_twice_leaves_the_same(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    # The styles that stay are those that pages and scripts use: all of them come along.
    prints = site / "kit"

    def not_pages(folder: str, names: list[str]) -> set[str]:
        inside = Path(folder).is_relative_to(prints)
        return {n for n in names if inside and (Path(folder) / n).is_file() and not n.endswith(".html")}

    shutil.copytree(site, copy, ignore=not_pages)
    before = {p: p.stat().st_size for p in copy.rglob("*") if p.is_file()}
    publishing.trim_theme(copy)
    after = {p: p.stat().st_size for p in copy.rglob("*") if p.is_file()}
    [sheet] = (copy / "assets" / "stylesheets").glob("main.*.min.css")
    # Scripts are made lighter after the first time, so that a few words less are in use the second.
    assert 0.99 * before.pop(sheet) < after.pop(sheet)
    assert before == after
