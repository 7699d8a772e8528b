"""The order ``edicion``, and an edition's site and kit in its own look."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import site_checks
from bs4 import BeautifulSoup

from commands.editions import TEMPLATE
from commands.site import build_site, site_of
from macros.builds import made_in
from macros.loading import load
from macros.model import Paquete
from macros.model.edicion import EdicionPropia
from macros.plan.day.schedule import run
from macros.reading.origin import Origen
from macros.site.generated import Pagina, in_nav, pages_left_out, session_pages

Order = Callable[..., "Done"]  # noqa: F821  # the fixture ``order`` of conftest.py
ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = "red-de-bibliotecas"


# ---- edicion -----------------------------------------------------------------------------------------


def test_starts_a_valid_file_and_never_overwrites(base: Path, order: Order) -> None:
    done = order(base, "edicion", "casa-de-cultura")
    assert done.code == 0, done.err
    path = base / "data/ediciones/casa-de-cultura.yml"
    assert "python3 kit.py construir --edicion casa-de-cultura" in done.out
    assert load(base, "casa-de-cultura")[0].portada.edicion.id == "casa-de-cultura"
    path.write_text(path.read_text(encoding="utf-8").replace("mi organización", "la Casa"), encoding="utf-8")
    kept = path.read_bytes()
    again = order(base, "edicion", "casa-de-cultura")
    assert again.code == 1
    assert "ya existe data/ediciones/casa-de-cultura.yml y no se tocó" in again.err
    assert path.read_bytes() == kept
    assert "  casa-de-cultura\n" in order(base, "edicion").out


@pytest.mark.parametrize(
    ("id_", "remedy"), [("Casa de Ñandú", "edicion casa-de-nandu"), ("../x", "edicion x"), ("base", "Escribe el de")]
)
def test_a_bad_name_gets_its_remedy(base: Path, order: Order, id_: str, remedy: str) -> None:
    done = order(base, "edicion", id_)
    assert done.code == 1
    assert remedy in done.err
    assert "Traceback" not in done.err
    assert not list((base / "data").glob("ediciones/*"))


def test_without_editions_it_says_how_to_start(base: Path, order: Order) -> None:
    assert "python3 kit.py edicion mi-edicion" in order(base, "edicion").out


def test_the_file_it_starts_explains_every_field() -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    assert [name for name in EdicionPropia.model_fields if not re.search(rf"^(# )?{name}:", text, re.MULTILINE)] == []


def test_the_file_it_starts_works_with_its_examples_in_use(tmp_path: Path) -> None:
    """All but the logo, whose file is not there, and one of two that exclude each other."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    used = []
    for line in TEMPLATE.read_text(encoding="utf-8").splitlines():
        example = re.match(r"# (\s*(?:#|- |[a-z_]+:).*)", line)
        skip = re.match(r"# (nivel|\s+logo):", line) or re.search(r"kit\.py", line)
        used.append(example[1] if example and not skip else line)
    path = tmp_path / "data/ediciones/mi-edicion.yml"
    path.write_text("\n".join(used) + "\n", encoding="utf-8")
    mine, _ = load(tmp_path, "mi-edicion")
    assert list(mine.sesiones) == ["sesion-1", "sesion-1-dia-2", "sesion-4"]
    assert mine.sesiones["sesion-4"].bloques[1].id == "networking"
    assert mine.portada.organizacion is not None


def test_revisar_checks_the_editions_too(base: Path, order: Order) -> None:
    order(base, "edicion", "mia")
    path = base / "data/ediciones/mia.yml"
    path.write_text(path.read_text(encoding="utf-8") + "cambios: [{en: taller/te, quitar: true}]\n", encoding="utf-8")
    for words in (["revisar"], ["revisar", "--edicion", "mia"], ["construir", "--edicion", "mia"]):
        done = order(base, *words)
        assert done.code == 1
        assert "no hay «te» en «taller»" in done.out + done.err
    assert not (base / "site-mia").exists()
    assert "no existe la edición «otra»" in order(base, "construir", "--edicion", "otra").err


def test_the_examples_of_the_guide_work(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    text = (ROOT / "docs/adaptar/mi-edicion.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    rows = re.findall(r"^\| [^|]+ \| `(\{en: [^|]+\})` \|$", text, re.MULTILINE)
    blocks = [b for b in blocks if b[0] != " "]  # those that go at the beginning of a line
    assert (len(blocks), len(rows)) == (5, 5)
    path = tmp_path / "data/ediciones/casa-de-cultura.yml"
    head = 'id: casa-de-cultura\ntitulo: Casa\nversion: "2026.1"\n'
    path.write_text(head + "".join(blocks), encoding="utf-8")
    mine, _ = load(tmp_path, "casa-de-cultura")
    assert [b.id for b in mine.sesiones["sesion-4"].bloques][3] == "pausa-corta"
    for row in rows:
        row = row.replace("¿La de antes?", "¿Qué quitarías para decirlo más claro?")
        path.write_text(f"{head}cambios:\n  - {row}\n", encoding="utf-8")
        load(tmp_path, "casa-de-cultura")


# ---- pages and menu ----------------------------------------------------------------------------------


def test_a_session_without_a_page_gets_one_and_its_place(paquete: Paquete) -> None:
    there = {f"sesiones/{i}.md" for i in paquete.sesiones if i != "sesion-2"}
    assert session_pages(paquete, there) == {"sesiones/sesion-2.md": Pagina("sesion", "sesion-2")}
    nav = [{"Inicio": "index.md"}, {"Sesiones": ["sesiones/index.md", "sesiones/sesion-1.md"]}]
    wanted = ["sesiones/index.md", *(f"sesiones/{i}.md" for i in paquete.sesiones)]
    assert in_nav(nav, paquete, ()) == [{"Inicio": "index.md"}, {"Sesiones": wanted}]


def test_what_an_edition_leaves_out_leaves_the_menu(root: Path) -> None:
    mine = load(root, EXAMPLE)[0]
    gone = pages_left_out(mine)
    assert {"sesiones/sesion-1.md", "anexos/anexo-5.md"} <= gone
    assert "sesiones/sesion-4.md" not in gone
    nav = [{"A": ["anexos/index.md", "anexos/anexo-5.md", {"Uno": "anexos/anexo-4.md"}]}, "sesiones/sesion-1.md"]
    assert in_nav(nav, mine, gone) == [{"A": ["anexos/index.md", {"Uno": "anexos/anexo-4.md"}]}]


# ---- the example, whole ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(once: Any, hecho: Path) -> tuple[Path, Paquete]:
    """Site of the example with its kit, and its package."""
    from print.build import build

    mine, origen = load(ROOT, EXAMPLE)
    assert isinstance(origen, Origen)

    def make(target: Path) -> None:
        build(mine, origen, ROOT, made_in(ROOT, EXAMPLE))
        build_site(ROOT, target, EXAMPLE)

    return once("edicion", make), mine


@pytest.mark.lento
def test_the_site_of_the_example(built: tuple[Path, Paquete]) -> None:
    site, mine = built
    for name in ("links", "foreign", "one_h1", "headings", "alternatives", "sizes", "unique_ids"):
        report = getattr(site_checks, name)(site)
        assert (report.seen > 10, report.problems) == (True, []), name
    assert [p.name for p in (site / "sesiones").glob("sesion-*")] == ["sesion-4.html"]
    assert not (site / "anexos/anexo-5.html").exists()
    home = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "lxml")
    facts = home.select_one(".organiza")
    assert facts is not None
    shown = " ".join(facts.get_text(" ").split())
    for words in ("Red de Bibliotecas del Valle", "talleres@biblioteca.example", "a distancia",
                  "miércoles 10 de febrero de 2027, 16:00", "Equipo de talleres"):  # fmt: skip
        assert words in shown
    picture = facts.select_one("img")
    assert picture is not None
    assert mine.portada.organizacion is not None
    assert picture["alt"] == mine.portada.organizacion.nombre
    # What every output takes is the checked copy of the logo, not its file.
    logo = load(ROOT, EXAMPLE)[0].logo
    assert logo is not None and (site / str(picture["src"])).read_bytes() == logo.contenido
    assert "--marca:#7b2d5b" in (site / "assets/edicion.css").read_text(encoding="utf-8")  # lighter: without blanks
    assert home.select_one('link[href$="assets/edicion.css"]')


@pytest.mark.lento
def test_the_session_of_the_example_puts_distance_first(built: tuple[Path, Paquete]) -> None:
    site, mine = built
    page = BeautifulSoup((site / "sesiones/sesion-4.html").read_text(encoding="utf-8"), "lxml")
    advice = page.select(".consejos")
    assert len(advice) == 7
    for box in advice:
        first = box.select_one("details")
        assert first is not None
        assert "consejo--distancia" in first["class"]
        assert first.has_attr("open")
    s = mine.sesiones["sesion-4"]
    table = " ".join(page.select_one(".agenda").get_text(" ").split())  # type: ignore[union-attr]
    assert all(m.inicio in table for m in run(s, "16:00"))


@pytest.mark.lento
def test_the_public_data_of_the_example(built: tuple[Path, Paquete]) -> None:
    data = json.loads((built[0] / "datos/paquete.json").read_text(encoding="utf-8"))
    edicion = data["edicion"]
    assert (edicion["id"], edicion["version"], edicion["modalidad"]) == (EXAMPLE, "2026.1", "a-distancia")
    assert edicion["organizacion"]["nombre"].startswith("Red de Bibliotecas del Valle")
    assert [s["id"] for s in data["sesiones"]] == ["sesion-4"]
    assert data["sesiones"][0]["bloques"][0]["inicio"] == "16:00"


@pytest.mark.lento
def test_the_prints_of_the_example(built: tuple[Path, Paquete]) -> None:
    import pikepdf
    import pypdfium2

    site, mine = built
    kit = json.loads((site / "kit/kit.json").read_text(encoding="utf-8"))
    assert {p["id"] for p in kit["piezas"]} == set(mine.piezas)
    assert [m["sesion"] for m in kit["maletines"] if m["sesion"]] == ["sesion-4"]

    def words(route: str, page: int = 0) -> str:
        document = pypdfium2.PdfDocument(site / route)
        return " ".join(document[page].get_textpage().get_text_bounded().split())

    sheet = words("kit/s4-carta-descriptiva/s4-carta-descriptiva-carta.pdf")
    for text in ("Red de Bibliotecas del Valle", "talleres@biblioteca.example", "miércoles 10 de febrero de 2027",
                 "Equipo de talleres", "3 h (16:00 a 19:00)", "24 personas en 6 grupos de 4"):  # fmt: skip
        assert text in sheet
    assert "Red de Bibliotecas" in words("kit/libro-de-trabajo/libro-de-trabajo-carta.pdf")
    agenda = words("kit/s4-objetivos-agenda/s4-objetivos-agenda-60x90.pdf", 1)
    assert all(m.inicio in agenda for m in run(mine.sesiones["sesion-4"], "16:00"))
    with pikepdf.open(site / "kit/s4-objetivos-agenda/s4-objetivos-agenda-60x90.pdf") as pdf:
        drawn = b"".join(pikepdf.unparse_content_stream(pikepdf.parse_content_stream(p)) for p in pdf.pages)
        forms = b"".join(bytes(o.read_bytes()) for o in pdf.objects if isinstance(o, pikepdf.Stream))
    assert _as_drawn("#7b2d5b") in drawn + forms
    assert _as_drawn("#0b5563") not in drawn + forms


def _as_drawn(colour: str) -> bytes:
    """A colour as the operators of a PDF give it."""
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.6f}" for i in (1, 3, 5)).encode()


def test_each_edition_has_its_own_places(tmp_path: Path) -> None:
    assert site_of(tmp_path, None) == tmp_path / "site"
    assert site_of(tmp_path, "mia") == tmp_path / "site-mia"
    assert made_in(tmp_path, "mia") == tmp_path / "build/ediciones/mia"
