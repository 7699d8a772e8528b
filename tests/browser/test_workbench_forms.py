"""The forms of the editing workshop in a real browser: findings at fields, rows by hand, pieces, what needs an eye."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from test_browser import browser
from test_workbench_page import _begin, _checked, _fill, _found, _text, address, page

__all__ = ["address", "browser", "page"]
pytestmark = pytest.mark.navegador


def _part(page: Any, name: str, waited: str) -> None:
    page.click(f"[data-parte='{name}']")
    page.wait_for_selector(waited)


def _type(page: Any, text: str) -> None:
    """Puts ``text`` at the end of the file in view."""
    page.click(".cm-content")
    page.keyboard.press("Control+End")
    _checked(page, lambda: page.keyboard.insert_text(text))


def _told_at(page: Any, focus: str) -> str:
    """What is read of a field beside its name: its help and what is wrong with it."""
    return str(
        page.eval_on_selector(
            f"[data-foco='{focus}']",
            "e => (e.getAttribute('aria-describedby') || '').split(' ')"
            ".map(id => document.getElementById(id)?.textContent).join(' ')",
        )
    )


def _clean(page: Any) -> None:
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found] == []


def test_a_finding_stands_at_its_field_too(page: Any, address: str) -> None:
    _begin(page, address)
    _fill(page, "organizacion.colores.principal", "#ffee00")
    assert "falta el campo «nombre»" in _told_at(page, "organizacion.nombre")
    _fill(page, "organizacion.nombre", "Red de prueba")
    sentence = _found(page)[0]
    assert sentence in _told_at(page, "organizacion.colores.principal")
    assert page.get_attribute("[data-foco='organizacion.colores.principal']", "aria-invalid") == "true"
    assert page.inner_text(".falta .signo") == "✖" and "Error" in page.inner_text(".falta")
    _clean(page)
    # Where the very shape is wrong the forms stay, and the finding leads to its field.
    _type(page, "modalidad: presensial\nfechas:\n  - {sesion: sesion-2, dia: ayer}\n")
    page.click("li:has-text('presencial') >> text=Ir al campo")
    page.wait_for_selector("[data-foco='modalidad'][aria-invalid='true']")
    page.wait_for_function("() => document.activeElement.dataset.foco === 'modalidad'")
    assert "¿Quisiste decir «presencial»?" in _told_at(page, "modalidad")
    assert page.get_attribute("[data-foco='dia-sesion-2']", "aria-invalid") == "true"
    _checked(page, lambda: page.select_option("[data-foco='modalidad']", "presencial"))
    page.wait_for_selector("[data-foco='modalidad']:not([aria-invalid])")


def test_a_finding_of_a_change_leads_to_the_text_and_to_its_row(page: Any, address: str) -> None:
    _begin(page, address)
    _type(page, "cambios:\n  - {en: sesion-4/cafe, campo: titulo, poner: Pausa, decia: Otra cosa}\n")
    page.click("text=Ir al campo")
    page.wait_for_function("() => document.activeElement.dataset.foco === 'vsesion-4/bloques/cafe/titulo'")
    assert "el paquete cambió lo que aquí reemplazas" in _told_at(page, "vsesion-4/bloques/cafe/titulo")
    _part(page, "dia", "[data-foco='sesion']")
    page.select_option("[data-foco='sesion']", "sesion-4")
    page.wait_for_selector("[data-foco='t-cafe'][aria-invalid='true']")
    # A day that does not add up says so at its row.
    step = page.locator("tr.paso input[type=number]").first
    step.evaluate("e => { e.value = '1'; e.dispatchEvent(new Event('change')) }")
    block = page.locator("tr.bloque input[type=number]").first
    block.evaluate("e => { e.value = '500'; e.dispatchEvent(new Event('change')) }")
    page.click("[data-foco='anota']")
    page.wait_for_selector("tr .falta:has-text('suman')")
    # What is lost has no field: it leads to its row among the changes.
    _type(page, "  - {en: sesion-4/nada, campo: titulo, poner: Nada}\n")
    page.click("li:has-text('no hay «nada»') >> text=Ir al campo")
    page.wait_for_function("() => document.activeElement.dataset.foco === 'm1'")
    # While the file cannot be read, nobody says that there are no changes.
    _type(page, "modalidad: presensial\n")
    page.wait_for_selector(".parte p:has-text('Primero arregla')")


def _drag(page: Any, handle: Any, goal: Any, below: bool = True) -> None:
    handle.scroll_into_view_if_needed()
    a, b = handle.bounding_box(), goal.bounding_box()
    page.mouse.move(a["x"] + a["width"] / 2, a["y"] + a["height"] / 2)
    page.mouse.down()
    page.mouse.move(b["x"] + 20, b["y"] + (b["height"] - 2 if below else 2), steps=6)
    page.mouse.up()


def _order(page: Any) -> list[str]:
    return list(page.eval_on_selector_all("tr.bloque [data-foco^='t-']", "l => l.map(e => e.dataset.foco.slice(2))"))


def test_rows_and_sessions_are_moved_by_hand(page: Any, address: str) -> None:
    _begin(page, address)
    _part(page, "sesiones", "[data-foco='b-sesion-1']")
    line = "li:has([data-foco='s-sesion-{}'])"
    _checked(page, lambda: _drag(page, page.locator(line.format(1) + " .asa"), page.locator(line.format(2))))
    order = next(x for x in _text(page).splitlines() if x.startswith("sesiones:"))
    assert order.index("sesion-2") < order.index("sesion-1") < order.index("sesion-3")
    _part(page, "dia", "[data-foco='sesion']")
    page.select_option("[data-foco='sesion']", "sesion-4")
    page.wait_for_selector("[data-foco='t-cafe']")
    first = _order(page)
    steps = page.locator("tr.paso").count()
    _drag(page, page.locator("tr.bloque .asa").nth(1), page.locator("tr.bloque").nth(0), below=False)
    page.wait_for_selector("text=Tienes cambios sin anotar")
    assert _order(page) == [first[1], first[0], *first[2:]]
    assert page.locator("tr.paso").count() == steps
    # Its steps went with it: the row below is one of them.
    below = page.locator("tbody tr").nth(1).locator("[data-foco^='t-']").get_attribute("data-foco")
    assert below.startswith(f"t-{first[1]}/")
    # Escape leaves things as they were; and the buttons do the same as the hand.
    a = page.locator("tr.bloque .asa").nth(0).bounding_box()
    page.mouse.move(a["x"] + 5, a["y"] + 5)
    page.mouse.down()
    page.mouse.move(a["x"] + 5, a["y"] + 400, steps=4)
    assert page.locator(".se-mueve").count() > 1
    page.keyboard.press("Escape")
    page.mouse.up()
    assert _order(page) == [first[1], first[0], *first[2:]] and page.locator(".se-mueve").count() == 0
    page.click(f"[data-foco='b-{first[1]}']")
    page.wait_for_function("() => document.querySelector(\"[data-foco='anota']\").disabled")
    assert _order(page) == first


def test_a_finger_moves_a_row(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    _begin(page, address)
    _part(page, "sesiones", "[data-foco='b-sesion-1']")
    grip = page.locator("li:has([data-foco='s-sesion-1']) .asa")
    grip.scroll_into_view_if_needed()
    a, b = grip.bounding_box(), page.locator("li:has([data-foco='s-sesion-2'])").bounding_box()
    assert a["width"] >= 24 and a["height"] >= 24
    send = context.new_cdp_session(page)
    touch = {"x": a["x"] + 8, "y": a["y"] + 8}

    def event(kind: str, points: list[dict[str, float]]) -> None:
        send.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def by_finger() -> None:
        event("touchStart", [touch])
        for n in range(1, 6):
            event("touchMove", [{"x": touch["x"], "y": touch["y"] + (b["y"] + b["height"] - 2 - touch["y"]) * n / 5}])
        event("touchEnd", [])

    _checked(page, by_finger)
    order = next(x for x in _text(page).splitlines() if x.startswith("sesiones:"))
    assert order.index("sesion-2") < order.index("sesion-1")
    context.close()


def test_a_flipchart_is_added_corrected_and_taken_away(page: Any, address: str) -> None:
    _begin(page, address)
    _part(page, "piezas", "[data-foco='nueva-titulo']")
    page.click("[data-foco='nueva-agrega']")
    page.wait_for_selector("[data-foco='nueva-titulo'][aria-invalid='true']")
    assert "Escribe cómo se llama" in _told_at(page, "nueva-titulo")
    page.fill("[data-foco='nueva-titulo']", "Acuerdos del grupo")
    page.fill("[data-foco='nueva-para_que']", "El grupo escribe cómo quiere trabajar.")
    page.select_option("[data-foco='nueva-sesion']", "sesion-4")
    page.wait_for_function("() => document.querySelector(\"[data-foco='nueva-paso']\").value === ''")
    page.wait_for_selector("[data-foco='nueva-paso'] option[value='bienvenida/0']", state="attached")
    page.select_option("[data-foco='nueva-paso']", "bienvenida/0")
    assert page.input_value("[data-foco='nueva-titulo']") == "Acuerdos del grupo"
    page.fill("[data-foco='nueva-lineas']", "Hablamos por turnos\nCuidamos el tiempo")
    page.fill("[data-foco='nueva-espacio']", "Nuestros acuerdos")
    _clean(page)
    _checked(page, lambda: page.click("[data-foco='nueva-agrega']"))
    assert _found(page) == []
    assert "campo: piezas, agregar: acuerdos-del-grupo" in _text(page)
    # Its file is in view where she asks for it, with what is wrong at its line; the edition's own stays.
    page.click("[data-foco='pieza-acuerdos-del-grupo']")
    page.wait_for_selector("text=Otro archivo de tu edición")
    assert "Hablamos por turnos" in page.inner_text(".cm-content")
    _type(page, "hoja: 3\n")
    assert "«hoja»" in _found(page)[0] and page.locator(".cm-lint-marker-error").count() == 1
    assert "hoja: 3" not in _text(page)
    _checked(page, lambda: page.click("text=Deshacer"))
    assert _found(page) == []
    page.select_option("[data-foco='archivo']", "red-de-prueba.yml")
    page.wait_for_selector("text=El archivo de tu edición")
    assert "id: red-de-prueba" in page.inner_text(".cm-content")
    page.click("[data-foco='pieza-acuerdos-del-grupo']")
    _checked(page, lambda: page.click("[data-foco='sin-acuerdos-del-grupo']"))
    assert "acuerdos" not in _text(page) and _found(page) == []
    assert "id: red-de-prueba" in page.inner_text(".cm-content") and page.locator("[data-foco='archivo']").count() == 0


def test_what_the_package_changed_is_decided_with_buttons(page: Any, address: str) -> None:
    _begin(page, address)
    lines = [
        "  - {en: sesion-4/cafe, campo: titulo, poner: Pausa, decia: Otra cosa}",
        "  - {en: sesion-1, campo: titulo, poner: Lo nuestro, decia: Otra}",
        "  - {en: sesion-2, campo: titulo, poner: Va también, decia: Otra}",
        "  - {en: sesion-4/bloques/1, campo: titulo, poner: Otro}",
    ]
    _type(page, "cambios:\n" + "\n".join(lines) + "\n")
    _part(page, "mios", ".decide")
    assert page.locator(".decide").count() == 4
    assert "Otra cosa" in page.inner_text(".decide >> nth=0") and "Receso" in page.inner_text(".decide >> nth=0")
    _clean(page)
    _checked(page, lambda: page.click("[data-foco='mio0']"))
    assert "poner: Pausa, decia: Receso" in _text(page)
    _checked(page, lambda: page.click("[data-foco='mio3']"))
    assert "bloques/1" not in _text(page)
    page.click("[data-foco='s-mezcla-1']")
    page.fill("[data-foco='mezcla-1']", "Lo nuestro y lo suyo")
    _checked(page, lambda: page.click("[data-foco='g-mezcla-1']"))
    assert "poner: Lo nuestro y lo suyo" in _text(page)
    _checked(page, lambda: page.click("[data-foco='suyo2']"))
    assert "Va también" not in _text(page)
    page.wait_for_selector(".decide", state="detached")


def test_what_is_being_typed_is_not_lost_when_a_check_ends(page: Any, address: str) -> None:
    _begin(page, address)
    page.fill("[data-foco='organizacion.nombre']", "Red del Valle")

    def do() -> None:
        page.press("[data-foco='organizacion.nombre']", "Tab")
        page.keyboard.type("redvalle@")

    _checked(page, do)
    page.wait_for_timeout(600)
    assert page.evaluate("() => document.activeElement.dataset.foco") == "organizacion.contacto"
    page.keyboard.type("correo.example")
    _checked(page, lambda: page.keyboard.press("Tab"))
    assert "contacto: redvalle@correo.example" in _text(page)


def test_what_is_read_aloud_is_only_what_is_new(page: Any, address: str) -> None:
    _begin(page, address)
    page.evaluate(
        """() => {
        window.said = [];
        const status = document.querySelector("[role='status'].estado");
        new MutationObserver(() => window.said.push(status.textContent)).observe(status, {childList: true});
    }"""
    )
    _type(page, "modalidad: presensial\n")
    _type(page, "# una nota\n")
    _type(page, "nivel: basioc\n")
    said = page.evaluate("() => window.said")
    assert len(said) == 3, said
    assert "presencial" in said[0] and said[1] == "Errores: 1. Avisos: 0."
    assert said[2].startswith("Errores: 2") and "basico" in said[2] and "presencial" not in said[2]
