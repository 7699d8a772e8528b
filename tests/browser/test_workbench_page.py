"""The editing workshop in a real browser: an edition made by its forms alone, and nothing lost when things go wrong."""

from __future__ import annotations

import gzip
import io
import subprocess
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import desk
import pytest
from conftest import ROOT
from test_browser import browser

from commands.workbench import leave_out
from commands.workbench.tools import node
from macros.loading import load
from macros.workbench.findings import findings
from macros.workbench.snapshot import Reader
from print.spreadsheets.agenda_book import agenda_book

__all__ = ["browser"]
pytestmark = pytest.mark.navegador
PAGE = "adaptar/taller.html"
READY_MS = 120_000
"""A loaded machine is slow; the figures are measured apart."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with desk.served(desk.lay(tmp_path_factory.mktemp("sitio"))) as url:
        yield url


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page that fails on errors of scripts and on requests to other hosts."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="es-MX", accept_downloads=True)
    page = context.new_page()
    page.asked, page.wrong = [], []
    context.on("requestfinished", lambda r: page.asked.append(r.url))
    context.on("requestfailed", lambda r: page.asked.append(r.url) if r.failure != "csp" else None)
    page.on("pageerror", lambda e: page.wrong.append(str(e)))
    page.on("dialog", lambda d: d.accept())
    yield page
    context.close()
    assert page.wrong == []
    assert [u for u in page.asked if not u.startswith((address, "data:", "blob:"))] == []


def _checked(page: Any, do: Any) -> None:
    """Does something and waits until what came of it was checked."""
    times = page.evaluate("() => document.querySelector('#mesa').dataset.revisado || '0'")
    do()
    page.wait_for_selector(f"#mesa[data-revisado]:not([data-revisado='{times}'])", timeout=READY_MS)


def _begin(page: Any, address: str, name: str = "Red de prueba") -> None:
    page.goto(address + PAGE)
    page.click("text=Abrir el taller")
    page.fill("form input", name)
    _checked(page, lambda: page.click("form .boton"))


def _text(page: Any) -> str:
    return str(page.evaluate("() => document.querySelector('#mesa').mesa.editor.text"))


def _found(page: Any) -> list[str]:
    return list(page.eval_on_selector_all(".hallazgos li > span:last-child", "l => l.map(e => e.textContent)"))


def _fill(page: Any, focus: str, value: str) -> None:
    def do() -> None:
        page.fill(f"[data-foco='{focus}']", value)
        page.dispatch_event(f"[data-foco='{focus}']", "change")

    _checked(page, do)


def test_an_edition_made_by_the_forms_alone(page: Any, address: str, tmp_path: Path) -> None:
    _begin(page, address)
    assert _found(page) == []
    _fill(page, "organizacion.nombre", "Red: de prueba")
    _fill(page, "organizacion.colores.principal", "#ffee00")
    assert "contraste" in _found(page)[0]
    _fill(page, "organizacion.colores.principal", "#1f4e79")
    assert _found(page) == []
    page.click("[data-parte='dia']")
    page.wait_for_selector("[data-foco='sesion']")
    page.select_option("[data-foco='sesion']", "sesion-4")
    page.wait_for_selector("[data-foco='t-cafe']")
    page.fill("[data-foco='t-cafe']", "Pausa larga")
    page.dispatch_event("[data-foco='t-cafe']", "change")
    _checked(page, lambda: page.click("[data-foco='anota']"))
    assert "poner: Pausa larga, decia: Receso para café" in _text(page)
    page.click("[data-parte='textos']")
    page.wait_for_selector("[data-foco='cual']")
    page.select_option("[data-foco='cual']", "sesion-4")
    page.wait_for_selector("[data-foco='vsesion-4/titulo']")
    _fill(page, "vsesion-4/titulo", "Herramientas para nuestra red")
    assert "El paquete dice: Herramientas básicas" in page.inner_text(
        ".valor--edicion:has([data-foco='vsesion-4/titulo'])"
    )
    with page.expect_download() as got:
        page.click("[data-parte='llevar']")
        page.click("[data-foco='zip']")
    with zipfile.ZipFile(io.BytesIO(Path(got.value.path()).read_bytes())) as archive:
        assert archive.namelist() == ["red-de-prueba.yml"]
        text = archive.read("red-de-prueba.yml").decode()
    assert text == _text(page)
    _holds(text, tmp_path)
    _checked(page, lambda: page.click("text=Deshacer"))
    assert "Herramientas para nuestra red" not in _text(page) and "Pausa larga" in _text(page)


def _holds(text: str, folder: Path) -> None:
    """The command line finds nothing wrong with the edition."""
    import shutil

    skip = {"ediciones", "esquemas"}
    shutil.copytree(ROOT / "data", folder / "data", ignore=lambda _, names: skip & set(names))
    (folder / "data" / "ediciones").mkdir()
    (folder / "data" / "ediciones" / "red-de-prueba.yml").write_text(text, encoding="utf-8")
    assert findings(folder, "red-de-prueba", Reader(folder))[0] == []


def test_a_slip_is_told_at_its_line_and_the_copy_stays(page: Any, address: str) -> None:
    _begin(page, address)
    page.click(".cm-content")
    page.keyboard.press("Control+End")
    _checked(page, lambda: page.keyboard.insert_text("modalidad: presensial\n"))
    assert "¿Quisiste decir «presencial»?" in _found(page)[0]
    assert page.inner_text(".hallazgos .boton") == "Ir al renglón 5"
    assert page.locator(".cm-lint-marker-error").count() == 1
    assert "Errores: 1" in page.inner_text("[role='status'].estado")
    page.reload()
    page.click("text=Abrir el taller")
    _checked(page, lambda: page.click("text=Seguir con red-de-prueba"))
    assert "presensial" in _text(page)


def test_nothing_is_lost_when_things_go_wrong(page: Any, address: str) -> None:
    _begin(page, address)
    page.click(".cm-content")
    page.keyboard.press("Control+End")
    _checked(page, lambda: page.keyboard.insert_text("# una nota mía\n"))
    # The worker breaks: another one opens and checks the same text.
    _checked(page, lambda: page.evaluate("() => { document.querySelector('#mesa').mesa.motor.ask('nada') }"))
    assert "se está abriendo otra vez" in page.inner_text(".alerta") and "una nota mía" in _text(page)
    # A paste of fifty megabytes is told and not taken.
    page.evaluate("() => { const e = document.querySelector('#mesa').mesa.editor; e.write(e.text + 'x'.repeat(5e7)) }")
    page.wait_for_selector("text=Lo que pegaste llega a 50 MB", timeout=READY_MS)
    assert "una nota mía" in _text(page) and len(_text(page)) < 1000
    # The same edition in another tab.
    other = page.context.new_page()
    other.goto(address + PAGE)
    other.click("text=Abrir el taller")
    other.click("text=Seguir con red-de-prueba")
    other.wait_for_selector("text=está abierta en otra pestaña")
    other.close()
    # No room left on the device.
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('lleno') } }")
    page.click(".cm-content")
    _checked(page, lambda: page.keyboard.insert_text(" "))
    assert "no cabe más" in page.inner_text(".alerta").lower()


def test_a_change_that_could_not_be_made_leaves_the_form(page: Any, address: str) -> None:
    _begin(page, address)
    fields = page.locator("[data-foco]").count()
    written = """async () => {
        const desk = document.querySelector("#mesa").mesa;
        desk.ask = async () => ({ falla: "No se pudo por esto." });
        return desk.write("dar", {});
    }"""
    assert page.evaluate(written) is False
    assert "No se pudo por esto." in page.inner_text("[role=alert]")
    assert page.locator("[data-foco]").count() == fields > 5


def test_nothing_can_leave_the_device(page: Any, address: str) -> None:
    _begin(page, address)
    refused = page.evaluate(
        """async () => {
          const told = new Promise((r) =>
            document.addEventListener("securitypolicyviolation", (e) => r(e.effectiveDirective)));
          fetch("http://127.0.0.1:9/").catch(() => 0);
          return await told;
        }"""
    )
    assert refused == "connect-src"
    from_worker = """async () => {
      const source = "self.onmessage = async () => { self.addEventListener('securitypolicyviolation', (e) => "
        + "postMessage(e.effectiveDirective)); fetch('http://127.0.0.1:9/').catch(() => 0); }";
      const worker = new Worker(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
      return await new Promise((r) => { worker.onmessage = (e) => r(e.data); worker.postMessage(1); });
    }"""
    assert page.evaluate(from_worker) == "connect-src"
    assert len(page.asked) > 10


@pytest.mark.parametrize("width", [360, 1440])
def test_accessible_and_wide_enough(page: Any, address: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": width, "height": 900})
    _begin(page, address)
    seen = 0
    for part in ("identidad", "sesiones", "dia", "textos", "piezas", "mios", "ver", "llevar"):
        page.click(f"[data-parte='{part}']")
        page.wait_for_selector(f"[data-parte='{part}'][aria-current='true']")
        page.wait_for_timeout(1500)
        found = Axe().run(page).response["violations"]
        assert [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found] == [], part
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, part
        seen += 1
    assert seen == 8


def _seen(page: Any, of: str, what: str) -> Any:
    """The frame that shows something of the edition; it is waited for until it shows just that."""
    page.click("[data-parte='ver']")
    page.wait_for_selector("[data-foco='ver-de']")
    page.select_option("[data-foco='ver-de']", of)
    page.wait_for_selector(f"[data-foco='ver'] option[value='{what}']", state="attached")
    page.select_option("[data-foco='ver']", what)
    page.wait_for_selector("iframe.vista", timeout=READY_MS)
    page.wait_for_function(
        """(what) => { const d = document.querySelector("iframe.vista")?.contentDocument;
          return document.querySelector("[data-foco='ver']").value === what && d?.body?.style.zoom
            && d.body.textContent.includes(what); }""",
        arg=what, timeout=READY_MS,
    )  # fmt: skip
    return page.query_selector("iframe.vista").content_frame()


def test_sheets_and_posters_are_seen_as_they_are_printed(page: Any, address: str) -> None:
    _begin(page, address)
    _fill(page, "organizacion.nombre", "Red de prueba")
    _fill(page, "organizacion.colores.principal", "#7a1f5c")
    _checked(page, lambda: page.set_input_files("[data-foco='logo']", files=[{
        "name": "l.svg", "mimeType": "image/svg+xml",
        "buffer": b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20H0z"/></svg>',
    }]))  # fmt: skip
    frame = _seen(page, "sesion-4", "s4-elevator-pitch")
    assert "Red de prueba" in frame.inner_text(".pie") and "Mi elevator pitch" in frame.inner_text("h1")
    assert frame.evaluate("() => getComputedStyle(document.querySelector('h1')).color") == "rgb(122, 31, 92)"
    shown = "() => { const i = document.querySelector('.pie img'); return [i.naturalWidth, i.clientWidth > 20] }"
    assert frame.evaluate(shown) == [40, True]
    letters = "() => document.fonts.ready.then((all) => [...all].map((f) => f.status).sort())"
    states = frame.evaluate(letters)
    assert len(states) == 5 and "loaded" in states and "error" not in states
    for width, what, of in ((1440, "s4-presentarnos", "sesion-4"), (360, "s4-tarjetas-confianza", "sesion-4")):
        page.set_viewport_size({"width": width, "height": 900})
        frame = _seen(page, of, what)
        page.wait_for_function("() => document.querySelector('iframe.vista').clientWidth < innerWidth")
        drawn, room = frame.evaluate(
            "() => [document.body.getBoundingClientRect().width, document.documentElement.clientWidth]"
        )
        assert room - 20 < drawn <= room + 1
    frame = _seen(page, "", "marco-ronda")
    # What is printed has its real size, with its foot in the margin.
    page.emulate_media(media="print")
    assert frame.evaluate("() => getComputedStyle(document.body).zoom") == "1"
    assert not frame.is_visible(".pie")


def test_the_agenda_is_taken_as_the_spreadsheet_of_the_kit(page: Any, address: str, tmp_path: Path) -> None:
    import openpyxl

    _begin(page, address)
    page.click("[data-parte='llevar']")
    page.wait_for_selector("[data-foco='agenda']")
    page.select_option("[data-foco='agenda-de']", "sesion-4")
    with page.expect_download(timeout=READY_MS) as got:
        page.click("[data-foco='agenda']")
    assert got.value.suggested_filename == "agenda-sesion-4.xlsx"
    got.value.save_as(tmp_path / "agenda.xlsx")
    page.wait_for_selector("text=Se bajó agenda-sesion-4.xlsx.")
    ours, _ = load(ROOT)
    told = openpyxl.load_workbook(tmp_path / "agenda.xlsx").worksheets[0]
    kit = openpyxl.load_workbook(io.BytesIO(agenda_book(ours, ours.sesiones["sesion-4"]))).worksheets[0]
    rows = [[c.value for c in row] for row in told.iter_rows(max_col=9)]
    assert rows == [[c.value for c in row] for row in kit.iter_rows(max_col=9)] and len(rows) > 20


def test_what_draws_the_sheets_may_arrive_later(page: Any, address: str) -> None:
    page.context.route("**/impresos.zip", lambda route: route.abort())
    _begin(page, address)
    page.click("[data-parte='ver']")
    page.wait_for_selector("iframe.vista", timeout=READY_MS)
    page.select_option("[data-foco='ver']", "s1-carta-descriptiva")
    page.wait_for_selector("text=Lo que dibuja las hojas no llegó", timeout=READY_MS)
    page.context.unroute("**/impresos.zip")
    page.click("text=Intentarlo otra vez")
    page.wait_for_function(
        "() => document.querySelector('iframe.vista')?.contentDocument?.body?.style.zoom", timeout=READY_MS
    )


def test_once_open_it_needs_no_network(page: Any, address: str) -> None:
    with page.context.expect_event("requestfinished", lambda r: r.url.endswith("/impresos.zip"), timeout=READY_MS):
        _begin(page, address)
    page.context.set_offline(True)
    _fill(page, "organizacion.nombre", "Red sin red")
    frame = _seen(page, "sesion-4", "s4-elevator-pitch")
    assert "Red sin red" in frame.inner_text(".pie")
    assert frame.evaluate("() => document.fonts.ready.then((all) => [...all].some((f) => f.status === 'loaded'))")
    assert frame.evaluate("() => getComputedStyle(document.querySelector('.pie')).position") == "absolute"
    page.click("[data-parte='llevar']")
    page.wait_for_selector("[data-foco='agenda']")
    with page.expect_download(timeout=READY_MS) as got:
        page.click("[data-foco='agenda']")
    assert got.value.suggested_filename == "agenda-sesion-1.xlsx"


@pytest.mark.parametrize("harm", ["", "gone", "other"])
def test_python_is_taken_as_it_was_left_or_begins_from_nothing(page: Any, address: str, harm: str) -> None:
    def answer(route: Any) -> None:
        route.abort() if harm == "gone" else route.fulfill(body=gzip.compress(b"otra cosa" * 999))

    if harm:
        page.context.route("**/arranque.bin", answer)
    _begin(page, address)
    assert _found(page) == []
    assert page.evaluate("() => document.querySelector('#mesa').mesa.figures.retomado") is not bool(harm)


def test_the_memory_of_python_is_the_same_each_time(address: str, tmp_path: Path) -> None:
    tools = desk.tools()
    libraries = tmp_path / "bibliotecas.zip"
    with urllib.request.urlopen(f"{address}assets/taller/bibliotecas.zip") as answer:
        libraries.write_bytes(answer.read())
    made = []
    for name in ("una", "otra"):
        program = [*node(tools), str(ROOT / "taller" / "arranque.mjs"), str(tools / "node_modules" / "pyodide")]
        subprocess.run([*program, str(libraries), str(tmp_path / name)], check=True, timeout=300)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1] and len(made[0]) > 1_000_000


def test_by_keyboard(page: Any, address: str) -> None:
    _begin(page, address)
    page.click("[data-parte='sesiones']")
    page.wait_for_selector("[data-foco='b-sesion-1']")
    page.focus("[data-foco='b-sesion-1']")
    _checked(page, lambda: page.keyboard.press("Enter"))
    order = next(line for line in _text(page).splitlines() if line.startswith("sesiones:"))
    assert order.index("sesion-2") < order.index("sesion-1")
    page.wait_for_timeout(800)
    assert page.evaluate("() => document.activeElement.dataset.foco") == "b-sesion-1"


def test_without_the_workshop_the_page_explains_itself(browser: Any, tmp_path: Path) -> None:
    folder = desk.lay(tmp_path)
    page = browser.new_page()
    page.goto((folder / PAGE).as_uri())
    assert "python3 kit.py ver" in page.inner_text("#mesa")
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text))
    leave_out(folder)  # as a site built without it is
    with desk.served(folder) as address:
        page.goto(address + PAGE)
        page.wait_for_selector("text=Este sitio se armó sin el taller")
        assert said == []
        (folder / "assets" / "taller" / "indice.json").unlink()
        page.reload()
        page.wait_for_selector("text=Este sitio se armó sin el taller")
    page.close()
