"""Sheets with one's own figures, printed to PDF by the browser: size, pages, words, nothing cut; and what is sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import icalendar
import pypdfium2
import pytest
from test_browser import base, browser, page
from waiting import until

from macros.model import Paquete
from macros.model.edicion import Fecha
from macros.plan.day.assumptions import assuming
from macros.plan.day.schedule import needs
from macros.public.calendar import calendar

__all__ = ["base", "browser", "page"]
pytestmark = pytest.mark.navegador
MINE = {
    "personas": 22, "grupos": 5, "inicio": "09:30", "fecha": "2026-12-01", "lugar": "Biblioteca; sala 2, centro",
    "direccion": "Calle 5 número 10, Centro",
    "facilitan": "Ana Ruiz, Luis Peña", "organizacion": "Red de Bibliotecas",
    "participantes": [f"Persona {i} de Apellidos Bastante Largos" for i in range(1, 23)],
}  # fmt: skip
LETTER, WIDE, WALL = (216, 279), (279, 216), (600, 900)


def _open(page: Any, root: str, session: str, name: str) -> None:
    page.goto(root + "index.html")
    page.evaluate("d => Taller.keep('', d)", MINE)
    page.goto(root + f"imprimir/{session}.html#{name}")
    page.wait_for_selector("[data-listo]")


def _printed(page: Any, target: Path) -> tuple[int, tuple[int, int], str]:
    page.pdf(path=str(target), prefer_css_page_size=True, print_background=True)
    pdf = pypdfium2.PdfDocument(target)
    sizes = {(round(w / 72 * 25.4), round(h / 72 * 25.4)) for w, h in (p.get_size() for p in pdf)}
    assert len(sizes) == 1
    words = " ".join(" ".join(p.get_textpage().get_text_range().split()) for p in pdf)
    return len(pdf), sizes.pop(), words


@pytest.mark.parametrize(
    ("name", "session", "pages", "size", "words"),
    [
        ("corrida", "sesion-4", 1, LETTER, ["09:30", "13:30", "Cierre de la sesión"]),
        ("corrida", "sesion-2", 1, LETTER, ["09:30", "22 personas en 5 grupos", "17:30"]),
        ("agenda", "sesion-2", 1, LETTER, ["Terminamos", "1 de diciembre de 2026"]),
        ("pared-60x90", "sesion-4", 1, WALL, ["09:30", "Terminamos", "13:30"]),
        ("pared-60x90", "sesion-2", 1, WALL, ["09:30", "Terminamos"]),
        ("pared-carta", "sesion-4", 1, LETTER, ["09:30", "Terminamos"]),
        ("compras", "sesion-4", 1, LETTER, ["24", "servicios de café", "Se puede conseguir prestado"]),
        ("pedido", "sesion-4", 2, LETTER, ["22 Mi elevator pitch", "60 × 90"]),
        ("gafetes", "sesion-4", 3, LETTER, ["Persona 1 de Apellidos", "Persona 22 de Apellidos"]),
        ("asistencia", "sesion-4", 2, LETTER, ["Persona 22 de", "Firma"]),
        ("constancias", "sesion-4", 22, WIDE, ["Persona 22 de", "Luis Peña", "4 h"]),
    ],
)  # fmt: skip
def test_a_sheet_prints_whole(
    page: Any, base: str, tmp_path: Path, name: str, session: str, pages: int, size: tuple[int, int], words: list[str]
) -> None:
    _open(page, base, session, name)
    n, got, text = _printed(page, tmp_path / f"{name}.pdf")
    assert (n, got) == (pages, size)
    assert [w for w in words if w not in text] == []
    cut = page.evaluate(
        """[...document.querySelectorAll('.hoja, .hoja :is(td, th, b, h1, p)')].filter(e =>
             e.scrollWidth > e.clientWidth + 2 && getComputedStyle(e).display != 'inline')
             .map(e => e.outerHTML.slice(0, 90))"""
    )
    assert cut == []


def test_without_names_there_are_lines_to_write_on(page: Any, base: str, tmp_path: Path) -> None:
    page.goto(base + "imprimir/sesion-4.html#asistencia")
    page.wait_for_selector("[data-listo]")
    assert page.locator(".asistencia tbody tr").count() == 18
    page.goto(base + "imprimir/sesion-4.html#gafetes")
    page.wait_for_selector(".gafete")
    assert page.locator(".gafete").count() == 18


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_the_agenda_to_send(
    page: Any, base: str, site: Path, paquete: Paquete, tmp_path: Path, scheme: str
) -> None:  # fmt: skip
    _open(page, base if scheme == "http" else site.as_uri() + "/", "sesion-4", "agenda")
    with page.expect_download() as download:
        page.click("text=Bajar para el calendario")
    target = tmp_path / "agenda.ics"
    download.value.save_as(target)
    event = next(iter(icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")))
    # The same event that the build makes for an edition with this date, but for when it was written.
    fecha = Fecha(
        sesion="sesion-4", dia=MINE["fecha"], hora_inicio="9:30", lugar=MINE["lugar"], direccion=MINE["direccion"]
    )
    portada = paquete.portada.model_copy(update={"fechas": (fecha,)})
    built = calendar(paquete.model_copy(update={"portada": portada}), paquete.sesiones["sesion-4"])
    wanted = next(iter(icalendar.Calendar.from_ical(built).walk("VEVENT")))
    for name in ("UID", "SUMMARY", "LOCATION", "DESCRIPTION", "DTSTART", "DTEND"):
        assert event.decoded(name) == wanted.decoded(name), name
    assert event.decoded("DTSTART").utcoffset().total_seconds() == -6 * 3600
    zone = next(iter(icalendar.Calendar.from_ical(target.read_bytes()).walk("VTIMEZONE")))
    assert str(zone["TZID"]) == "America/Mexico_City"
    page.click("text=Copiar la invitación")
    page.wait_for_selector("textarea:visible")
    invitation = page.input_value("textarea")
    assert "Red de Bibliotecas te invita" in invitation and "Dónde: Biblioteca; sala 2, centro" in invitation
    assert "Dirección: Calle 5 número 10, Centro" in invitation
    assert "de 09:30 a 13:30" in invitation and "martes 1 de diciembre de 2026" in invitation


def test_no_date_no_calendar(page: Any, base: str) -> None:
    page.goto(base + "imprimir/sesion-4.html")
    page.wait_for_selector("[data-listo]")
    page.click("text=Bajar para el calendario")
    assert "hace falta la fecha" in page.inner_text("[role=status]")


def test_hostile_words_stay_words(page: Any, base: str) -> None:
    page.goto(base + "index.html")
    bad = "<img src=x onerror=alert(1)> & \\, ; BEGIN:VEVENT"
    page.evaluate("d => Taller.keep('', d)", {"lugar": bad, "organizacion": bad, "participantes": [bad]})
    page.goto(base + "imprimir/sesion-4.html#gafetes")
    page.wait_for_selector("[data-listo]")
    assert page.locator(".hoja img").count() == 0 and bad in page.inner_text(".gafete")
    assert json.loads(json.dumps(bad)) == bad


def test_sheets_hold_axe(page: Any, base: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for name in ("corrida", "pared-carta", "pedido", "asistencia"):
        _open(page, base, "sesion-4", name)
        assert [v["id"] for v in Axe().run(page).response["violations"]] == [], name


def test_machines_count_their_sheets_before_one_chooses(page: Any, base: str, site: Path, paquete: Paquete) -> None:
    """The counts on the sheet and on the session's page are those of Python for the same group."""
    kit = json.loads((site / "kit/kit.json").read_text(encoding="utf-8"))
    bundle = next(m for m in kit["maletines"] if m["sesion"] == "sesion-4")
    mine = assuming(paquete, personas=MINE["personas"], grupos=MINE["grupos"])
    needed = needs(mine.sesiones["sesion-4"], mine)
    wanted = {t["uso"]: sum(x["hojas"] * needed[x["pieza"]] for x in t["tramos"]) for t in bundle["trabajos"]}
    assert len(wanted) == 4 and wanted != {t["uso"]: t["hojas"] for t in bundle["trabajos"]}
    names = {m.llamada: m.uso for m in paquete.rotulos.maletin.maquinas}
    _open(page, base, "sesion-4", "maquinas")
    told = [x.split(": ") for x in page.eval_on_selector_all(".hoja li", "l => l.map(x => x.textContent)")]
    assert {names[name]: int(n.split()[0]) for name, n in told} == wanted
    rows = page.eval_on_selector_all(
        ".hoja table", "l => l.map(t => [...t.tBodies[0].rows].map(r => +r.cells[r.cells.length - 1].textContent))"
    )
    assert [sum(x) for x in rows] == list(wanted.values())
    links = page.eval_on_selector_all(".hoja p a", "l => l.map(a => a.getAttribute('href').split('/').pop())")
    assert links == [p["ruta"].split("/")[-1] for p in bundle["pdfs"]]
    assert "a mano" in page.inner_text(".hoja")
    page.goto(base + "sesiones/sesion-4.html")
    until(page, "n => document.querySelector('[data-trabajo=oficina]').textContent == n", arg=str(wanted["oficina"]))
    shown = page.eval_on_selector_all("[data-trabajo]", "l => l.map(x => [x.dataset.trabajo, +x.textContent])")
    assert dict(shown) == wanted


def test_a_piece_with_hours_leads_to_the_one_with_hers(page: Any, base: str) -> None:
    for piece, goal in (("s4-objetivos-agenda", "pared-60x90"), ("s4-carta-descriptiva", "corrida")):
        page.goto(base + f"kit/{piece}.html")
        assert "18 personas en 4 grupos" in page.inner_text(".con-mis-datos")
        page.click(".con-mis-datos a")
        page.wait_for_selector("[data-listo]")
        assert page.url.endswith(f"imprimir/sesion-4.html#{goal}")
