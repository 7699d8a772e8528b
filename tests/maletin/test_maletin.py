"""The bundles: print-ready PDFs, lists, spreadsheet and ZIP of each session and of the whole package."""

from __future__ import annotations

import io
import json
import math
import shutil
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pytest
from conftest import ROOT

from macros.model import Paquete
from macros.plan.day.assumptions import assuming
from macros.plan.day.schedule import all_needs, needs
from macros.public.kit import Archivo, Kit, Maquina
from print.maletin.folder import folder_of
from print.maletin.machines import MACHINES, choose, stop, stops
from print.maletin.scope import Alcance, scopes
from print.maletin.spreadsheet import spreadsheet
from print.orders import WHOLE
from print.pdf.ink import shares
from print.pdf.inspection import failures_ua1

LETTER = (612, 792)
POSTER = (1701, 2551)


@pytest.fixture(scope="module")
def index(kit: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((kit / "kit.json").read_text(encoding="utf-8"))
    return data


@pytest.fixture(scope="module")
def bundles(index: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name_of(b): b for b in index["maletines"]}


@pytest.fixture(scope="module")
def files(index: dict[str, Any]) -> dict[str, tuple[Archivo, ...]]:
    return {p.id: p.archivos for p in Kit.model_validate_json(json.dumps(index)).piezas}


@pytest.fixture(scope="module")
def covers(paquete: Paquete) -> dict[str, Alcance]:
    return {a.id: a for a in scopes(paquete)}


def name_of(bundle: dict[str, Any]) -> str:
    return bundle["sesion"] or (f"guia-{bundle['guia']}" if bundle["guia"] else WHOLE)


def pdf_of(bundle: dict[str, Any], uso: str, tinta: str = "color") -> str:
    return str(next(p["ruta"] for p in bundle["pdfs"] if (p["uso"], p["tinta"]) == (uso, tinta)))


def machines(bundle: dict[str, Any]) -> list[str]:
    return [t["uso"] for t in bundle["trabajos"]]


def list_of(bundle: dict[str, Any], name: str) -> str:
    return str(next(p["ruta"] for p in bundle["listas"] if p["lista"] == name))


def bookmarks(pdf: pikepdf.Pdf) -> list[str]:
    with pdf.open_outline() as outline:
        return [str(x.title) for item in outline.root for x in (item.children or [item])]


def test_there_is_one_for_each_session_and_one_for_all(bundles: dict[str, Any], paquete: Paquete, kit: Path) -> None:
    assert list(bundles) == [*paquete.sesiones, *(f"guia-{g}" for g in paquete.guias), WHOLE]
    for id_, b in bundles.items():
        inks = {u: [p["tinta"] for p in b["pdfs"] if p["uso"] == u] for u in machines(b)}
        assert set(map(tuple, inks.values())) == ({("color",)} if id_ == WHOLE else {("color", "negro")})
        assert ("ploter" in inks) == ("partes" in inks) or id_ == WHOLE
    assert machines(bundles[WHOLE]) == ["oficina", "copisteria", "ploter"]
    assert machines(bundles["sesion-4"]) == ["oficina", "copisteria", "ploter", "partes"]
    for b in bundles.values():
        assert {"sesion", "ruta", "bytes", "archivos", "sha256", "pdfs", "listas"} <= set(b)
        for f in [b, *b["pdfs"], *b["listas"]]:
            assert (kit.parent / f["ruta"]).stat().st_size == f["bytes"]


@pytest.mark.parametrize("uso", MACHINES)
def test_each_machine_has_its_pieces_once_in_order(
    uso: Maquina, bundles: dict[str, Any], covers: dict[str, Alcance], files: dict[str, Any], paquete: Paquete,
    kit: Path,
) -> None:  # fmt: skip
    seen = 0
    for id_, bundle in bundles.items():
        if uso not in machines(bundle):
            continue
        parada = stop(covers[id_], uso, files, paquete)
        order = [p.id for p in covers[id_].piezas]
        printed = [p.pieza.id for p in parada.partes]
        assert printed == [i for i in order if i in set(printed)] and len(set(printed)) == len(printed)
        told = next(t for t in bundle["trabajos"] if t["uso"] == uso)
        assert told["hojas"] == parada.hojas == sum(t["hojas"] * t["copias"] for t in told["tramos"])
        with pikepdf.open(kit.parent / pdf_of(bundle, uso)) as pdf:
            titles = bookmarks(pdf)
            lists = (2 if covers[id_].compras else 1) if uso == "oficina" else 0
            assert len(titles) == len(parada.partes) + lists
            sizes = [tuple(round(float(x)) for x in page.mediabox[2:]) for page in pdf.pages]
            for part, title in zip(parada.partes, titles, strict=False):
                seen += 1
                assert part.pieza.titulo in title and f"({part.copias} copia" in title
                labels = [page.label for page in pdf.pages[part.desde - 1 : part.hasta]]
                assert labels == [f"{part.pieza.id} · {n}" for n in range(part.desde, part.hasta + 1)]
                wanted = POSTER if uso == "ploter" else LETTER
                for size in sizes[part.desde - 1 : part.hasta]:
                    assert sorted(size) == pytest.approx(sorted(wanted), abs=2), (part.pieza.id, size)
            assert (parada.partes[-1].hasta < len(pdf.pages)) == (uso == "oficina")
            assert "/StructTreeRoot" not in pdf.Root and not any("/Annots" in page for page in pdf.pages)
            assert str(pdf.Root.Lang) == "es" and pdf.Root.ViewerPreferences.PrintScaling == "/None"
    assert seen > 25


def test_each_piece_is_printed_by_one_machine(
    bundles: dict[str, Any], covers: dict[str, Alcance], files: dict[str, Any]
) -> None:
    """Posters are on the plotter or, the same ones, by parts; everything else is on one of the other two."""
    for id_, bundle in bundles.items():
        by = {t["uso"]: [x["pieza"] for x in t["tramos"]] for t in bundle["trabajos"]}
        if id_ != WHOLE:
            assert by.get("ploter", []) == by.get("partes", [])
        once = [i for uso, ids in by.items() if uso != "partes" for i in ids]
        assert sorted(once) == sorted(p.id for p in covers[id_].piezas if files[p.id]), id_


def test_without_colour_there_is_no_colour(bundles: dict[str, Any], kit: Path) -> None:
    """The same pages in the same order; on each, no point that is not grey."""
    import pypdfium2

    for uso in machines(bundles["sesion-4"]):
        paths = [kit.parent / pdf_of(bundles["sesion-4"], uso, ink) for ink in ("color", "negro")]
        colour, grey = (pypdfium2.PdfDocument(p) for p in paths)
        assert len(colour) == len(grey)
        coloured = 0
        for i in range(0, len(grey), max(1, len(grey) // 12)):
            spreads = []
            for pdf in (colour, grey):
                image = pdf[i].render(scale=160 / pdf[i].get_width()).to_pil().convert("HSV")
                spreads.append(image.getchannel("S").getextrema()[1])
            coloured += spreads[0] > 20
            assert spreads[1] <= 2, (uso, i)
        assert coloured > 0, uso


def test_no_sheet_without_ink(bundles: dict[str, Any], kit: Path) -> None:
    """Nothing white is sent to a machine; a blank back would be a sheet too."""
    seen = 0
    for id_ in ("sesion-1", "sesion-4", "sesion-6", "guia-diez-pasos"):
        for uso in ("oficina", "copisteria"):
            found = shares((kit.parent / pdf_of(bundles[id_], uso)).read_bytes())
            seen += len(found)
            assert min(found) > 0.0005, (id_, uso, found.index(min(found)) + 1)
    assert seen > 200


def test_first_comes_the_run_sheet(covers: dict[str, Alcance], paquete: Paquete) -> None:
    for s in paquete.sesiones.values():
        assert covers[s.id].piezas[0].tipo == "carta_descriptiva"
    assert {p.id for p in covers[WHOLE].piezas} == set(paquete.piezas)
    assert covers[WHOLE].piezas[-1].tipo == "libro"


def test_counts_of_the_order(covers: dict[str, Alcance], files: dict[str, Any], paquete: Paquete) -> None:
    """Session 1 by hand, for 18 people in 4 groups and for 40 in 8.

    The run sheet is as long as the session's words make it: on both sides, and twice. The cards have 4 pages.
    """
    chart = paquete.piezas["s1-carta-descriptiva"]
    run_sheet = 2 * math.ceil(choose(chart, files[chart.id], "oficina", paquete).paginas / 2)  # type: ignore[union-attr]
    assert run_sheet >= 6
    for numbers, wanted in (
        (
            (18, 4, 3),
            {"s1-carta-descriptiva": run_sheet, "s2-gafetes": 3, "s1-tarjetas-conceptos": 8, "s1-preguntas-caso": 18},
        ),
        (
            (40, 8, 6),
            {"s1-carta-descriptiva": run_sheet, "s2-gafetes": 5, "s1-tarjetas-conceptos": 16, "s1-preguntas-caso": 40},
        ),
    ):
        p = assuming(paquete, personas=numbers[0], grupos=numbers[1], aliados=numbers[2])
        every = stops(next(a for a in scopes(p) if a.id == "sesion-1"), files, p)
        sheets = {x.pieza.id: x.hojas for parada in every.values() for x in parada.partes}
        assert {k: sheets[k] for k in wanted} == wanted
        for parada in every.values():
            assert sum(parada.sheets().values()) == parada.hojas == sum(x.hojas for x in parada.partes)


def test_what_is_used_up_adds_and_the_rest_is_counted_once(paquete: Paquete) -> None:
    whole = all_needs(paquete)
    per = [needs(s, paquete) for s in paquete.package_sessions.values()]
    spent = [i for i, a in paquete.articulos.items() if a.se_gasta]
    kept = [i for i, a in paquete.articulos.items() if not a.se_gasta and any(i in n for n in per)]
    assert len(spent) > 4 and len(kept) > 4
    assert all(whole[i] == sum(n.get(i, 0) for n in per) for i in spent)
    assert all(whole[i] == max(n.get(i, 0) for n in per) for i in [*kept, "s2-gafetes"])
    assert whole["cinta"] == 12 and whole["proyector"] == 1


def test_lists_say_every_article_and_piece(
    bundles: dict[str, Any], covers: dict[str, Alcance], paquete: Paquete, kit: Path
) -> None:
    import pypdfium2

    for id_, bundle in bundles.items():
        texts = {}
        for name in ("compras", "pedido") if covers[id_].compras else ("pedido",):
            data = (kit.parent / list_of(bundle, name)).read_bytes()
            assert failures_ua1(data) == []
            pages = list(pypdfium2.PdfDocument(data))
            texts[name] = " ".join(" ".join(p.get_textpage().get_text_range() for p in pages).split())
        cover = covers[id_]
        assert len(cover.compras) > 2 or cover.guia
        for c in cover.compras:
            assert (c.articulo.articulo if c.cantidad == 1 else c.articulo.plural) in texts["compras"]
        for pieza in cover.piezas:
            assert pieza.titulo in texts["pedido"], pieza.id


def test_spreadsheet_has_numbers_and_fixed_dates(
    bundles: dict[str, Any], covers: dict[str, Alcance], files: dict[str, Any], paquete: Paquete, kit: Path
) -> None:
    for id_, bundle in bundles.items():
        data = (kit.parent / list_of(bundle, "listas")).read_bytes()
        book = openpyxl.load_workbook(io.BytesIO(data))
        assert len(book.sheetnames) == 2 + bool(covers[id_].compras) + len(bundle["trabajos"])
        for sheet in book.worksheets:
            assert sheet.max_row > 1 and all(d.width > 5 for d in sheet.column_dimensions.values())
        for sheet in book.worksheets[1:-1]:
            assert sheet.freeze_panes == "A2"
            assert all(row[0].data_type == "f" for row in sheet.iter_rows(min_row=2))
        paradas = stops(covers[id_], files, paquete)
        assert list(paradas) == machines(bundle)
        assert spreadsheet(paquete, covers[id_], paradas) == data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert b"1980-01-01" in archive.read("docProps/core.xml")


def test_zip_has_folders_by_use_and_a_readme(
    bundles: dict[str, Any], covers: dict[str, Alcance], files: dict[str, Any], paquete: Paquete, kit: Path
) -> None:
    folders = {c.carpeta: c for c in paquete.rotulos.maletin.carpetas}
    for id_, bundle in bundles.items():
        with zipfile.ZipFile(kit.parent / bundle["ruta"]) as archive:
            names = archive.namelist()
            text = archive.read(f"{id_}/LEEME.txt").decode("utf-8")
            assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert len(names) == bundle["archivos"] == len(set(names))
        assert {n.split("/")[0] for n in names} == {id_}
        top = {n.split("/")[1] for n in names if n.count("/") == 1}
        # What has no colour is chosen on the page, one machine at a time.
        coloured = [f for f in bundle["pdfs"] if f["tinta"] == "color" and id_ != WHOLE]
        made = {f["ruta"].split("/")[-1] for f in [*coloured, *bundle["listas"]]}
        assert top == made | {"LEEME.txt"}
        used = {n.split("/")[1] for n in names} - top
        assert used <= set(folders) and all(f"{x}\r\n   {folders[x].que_es}" in text for x in used)
        assert "{" not in text and not any(x in text for x in set(folders) - used)
        whole = id_ == WHOLE
        assert (paquete.rotulos.maletin.oficina_todo in text) == whole
        own = sorted(n.split("/", 2)[2].split("-", 1)[1] for n in names if n.count("/") == 2)
        wanted = {}
        for pieza in covers[id_].piezas:
            frame = paquete.marco is not None and pieza.id in paquete.marco.piezas and not pieza.sesion
            # What is printed stands in the print-ready PDFs; the frame is filled in once, with the whole package.
            shared = frame and not whole and bundle["sesion"]
            wanted[pieza.id] = [f for f in files[pieza.id] if folder_of(f) and not shared]
            assert not any(
                f.variante in ("original", "estatica", "dibujalo", "mosaico", "mosaico-40") and f.papel != "16x9"
                for f in wanted[pieza.id]
            )
        assert own == sorted(f.ruta.split("/")[-1] for several in wanted.values() for f in several) != []
        assert bundle["bytes"] < (12_000_000 if bundle["sesion"] or bundle["guia"] else 20_000_000)


def test_unknown_variants_and_papers_have_a_place(paquete: Paquete) -> None:
    def file(variante: str, papel: str, paginas: int = 1, **more: bool) -> Archivo:
        return Archivo(ruta="x", variante=variante, papel=papel, paginas=paginas, bytes=1, sha256="0", **more)

    ours = [
        file("blanco-y-negro", "carta"),
        file("letra-grande", "carta"),
        file("mosaico", "carta", 13),
        file("mosaico-40", "carta", 7),
        file("original", "60x90"),
    ]
    poster, chart = (
        next(p for p in paquete.piezas.values() if p.tipo == t) for t in ("rotafolio", "carta_descriptiva")
    )
    assert [choose(poster, ours, uso, paquete) for uso in MACHINES] == [None, None, ours[4], ours[3]]
    by_hand = [file("dibujalo", "carta"), *ours[4:]]
    assert [choose(poster, by_hand, uso, paquete) for uso in MACHINES] == [by_hand[0], None, None, None]
    assert choose(chart, [file("rellenable", "carta", rellenable=True)], "oficina", paquete) is None
    table = next(p for p in paquete.piezas.values() if p.tipo == "diagrama")
    small = [file("estatica", "carta")]  # a drawing for the table has no poster
    assert [choose(table, small, uso, paquete) for uso in MACHINES] == [small[0], None, None, None]
    assert [folder_of(f) for f in ours] == ["", "grande", "", "", ""]
    assert [f.uso for f in ours] == ["negro", "grande", "oficina", "oficina", "imprenta"]


def test_nothing_changed_nothing_written(kit: Path, paquete: Paquete, origen: Any) -> None:
    from print.build import build

    before = {p: p.stat().st_mtime_ns for p in (kit / "maletines").iterdir()}
    assert len(before) > 40
    outcome = build(paquete, origen, ROOT, kit.parent)
    assert outcome.hechos == []
    assert {p: p.stat().st_mtime_ns for p in (kit / "maletines").iterdir()} == before


def test_same_input_same_bytes(kit: Path, paquete: Paquete, origen: Any, tmp_path: Path) -> None:
    """A bundle made again from the same pieces has the same bytes."""
    from print.build import build

    out = tmp_path / "otra"
    shutil.copytree(kit, out / "kit")
    notes = (kit.parent / "hecho.jsonl").read_text(encoding="utf-8").split("\n")
    kept = [line for line in notes if "maletines/sesion-3.zip" not in line]
    assert len(kept) == len(notes) - 2  # that of the bundle, and that of the whole kit
    (out / "hecho.jsonl").write_text("\n".join(kept), encoding="utf-8")
    files = sorted((out / "kit" / "maletines").glob("sesion-3*"))
    made = [p for p in files if p.name not in ("sesion-3-compras.pdf", "sesion-3-pedido.pdf")]
    before = {p.name: p.read_bytes() for p in made}
    for path in made:
        path.unlink()
    build(paquete, origen, ROOT, out)
    assert {p.name: p.read_bytes() for p in made} == before and len(before) == 10
