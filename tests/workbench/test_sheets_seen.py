"""Sheets and agendas seen from the editing workshop: the kit's own templates, with none of its engines."""

from __future__ import annotations

import base64
import io
import json
import re
import shutil
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import ROOT

from commands.workbench.pack import LIBRARIES, PRINT_LIBRARIES, library_files, own_files, print_files
from macros.loading import load
from macros.model import Libro
from macros.model.edicion import Organizacion
from macros.workbench.messages import Desk
from macros.workbench.snapshot import snapshot
from print.pieces import JOBS, Pages
from print.screen.preview import ORDERS, SIDES, measures, sheet

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
ALONE = textwrap.dedent("""
    import importlib.abc, json, sys
    from pathlib import Path

    class Absent(importlib.abc.MetaPathFinder):
        def find_spec(self, name, path, target=None):
            if name.split(".")[0] in {"lxml", "PIL", "weasyprint", "pikepdf", "pypdfium2", "docx", "pptx", "mkdocs"}:
                raise ModuleNotFoundError(name, name=name)

    sys.meta_path.insert(0, Absent())
    from macros.loading import load
    from print.screen.preview import ORDERS
    paquete, _ = load(Path("."))
    first = {p.tipo: p.id for p in reversed(paquete.piezas.values())}
    seen = {tipo: len(ORDERS["hoja"](paquete, {"pieza": id_}).get("html", "")) for tipo, id_ in first.items()}
    book = ORDERS["calculo"](paquete, {"sesion": "sesion-4"})
    files = [getattr(m, "__file__", None) or "" for m in sys.modules.values()]
    print(json.dumps({"seen": seen, "book": len(book["contenido"]), "files": files}))
""")


@pytest.fixture(scope="module")
def alone() -> dict[str, Any]:
    """What a Python without the engines of prints shows, and the files that it took for it."""
    run = [sys.executable, "-c", ALONE]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_every_type_but_books_is_shown_without_the_engines(alone: dict[str, Any]) -> None:
    assert alone["seen"].keys() == JOBS.keys()
    assert [t for t, size in alone["seen"].items() if size < 1000] == ["libro"]
    assert alone["book"] > 5000


def test_what_it_takes_travels_to_the_page(alone: dict[str, Any]) -> None:
    own = {r for r, _ in own_files(ROOT)} | {r for r, _ in print_files(ROOT)}
    routes = {Path(f).relative_to(ROOT).as_posix() for f in alone["files"] if f.startswith(str(ROOT / "macros"))}
    routes |= {Path(f).relative_to(ROOT).as_posix() for f in alone["files"] if f.startswith(str(ROOT / "print"))}
    assert len(routes) > 100 and routes - own == set()
    libraries = {r for r, _ in library_files([*LIBRARIES, *PRINT_LIBRARIES])}
    folder = Path(openpyxl.__file__).parent.parent
    taken = {Path(f).relative_to(folder).as_posix() for f in alone["files"] if f.startswith(str(folder))}
    wheels = ("pydantic_core/", "markupsafe/_", "yaml/_", "_", "distutils-precedence")
    missing = {t for t in taken - libraries if t.endswith(".py") and not t.startswith(wheels)}
    assert len(taken) > 100 and missing == set()


@pytest.fixture(scope="module")
def paquete() -> Any:
    return load(ROOT)[0]


def test_a_page_tells_its_measures(paquete: Any) -> None:
    told = sheet(paquete, "s4-elevator-pitch")
    page = measures(told["html"])
    assert told["ancho_mm"] == 215.9 and page == {
        "ancho": "215.9mm", "alto": "279.4mm", "pie": "block", "arriba": "12mm", "derecha": "17mm", "abajo": "25mm",
        "izquierda": "17mm",
    }  # fmt: skip
    assert "--hoja-abajo: 25mm" in told["html"] and SIDES[0] in page
    assert "<link" not in told["html"] and set(re.findall(r"url\(\"?([a-z]+:|[^)]{0,9})", told["html"])) == {"data:"}
    wide = {sheet(paquete, p.id).get("ancho_mm") for p in paquete.piezas.values()}
    assert wide == {None, 215.9, 279.4, 338.67, 600.0, 900.0}
    slides = next(p.id for p in paquete.piezas.values() if p.tipo == "presentacion")
    assert measures(sheet(paquete, slides)["html"])["pie"] == "none"


def test_what_runs_along_with_the_pages_is_read_from_the_document(paquete: Any) -> None:
    html = sheet(paquete, "s4-presentarnos")["html"]
    foot, head = re.findall(r'@page \{ @[\w-]+ \{ content: "([^"]*)"; white-space: pre-line; font: \d+ ([^/]+)/', html)
    told = [re.sub(r"\\([0-9a-f]+) ", lambda c: chr(int(c[1], 16)), words) for words, _ in (head, foot)]
    assert told[0] == "Sesión 4 · Herramientas básicas para tejer alianzas" and head[1] == "13mm"
    assert (
        told[1] == "Paquete de Solución: Alianzas Estratégicas · Edición\u00a0base\u00a02026.1 · s4-\u2060presentarnos"
    )
    # Where no code is stamped, nobody is told to scan it; the kit's own page still does.
    assert paquete.rotulos.copias.ayuda not in html
    assert paquete.rotulos.copias.ayuda in Pages(paquete).jobs(paquete.piezas["s4-presentarnos"])[0].html


def test_books_and_what_is_not_there_give_nothing(paquete: Any) -> None:
    books = [p.id for p in paquete.piezas.values() if isinstance(p, Libro)]
    assert books and [sheet(paquete, i) for i in (*books, "no-hay")] == [{}] * (len(books) + 1)


def test_the_logo_that_the_page_measured_is_on_the_sheet_and_its_name_in_the_foot(paquete: Any) -> None:
    name = 'Red "Uno" </style><script>alert(1)</script>\\'
    front = paquete.portada.model_copy(update={"organizacion": Organizacion.model_construct(nombre=name, contacto="")})
    ours = paquete.model_copy(update={"portada": front, "logo": None})
    logo = {"tipo": "image/png", "contenido": base64.b64encode(PIXEL).decode(), "proporcion": 1.0}
    html = ORDERS["hoja"](ours, {"pieza": "s4-elevator-pitch", "logo": logo})["html"]
    assert logo["contenido"] in html and "<script" not in html and html.count("</style>") == 2
    assert r'content: "Red \22 Uno\22  \3c \2f style\3e \3c script\3e alert' in html
    # On paper the logo stands in the margin, in the size that the document gives it.
    printed = html[html.index('@bottom-left { content: "') :]
    assert f"url(data:image/png;base64,{logo['contenido']}) no-repeat" in printed and "/ 8.0mm 8.0mm" in printed
    assert logo["contenido"] not in ORDERS["hoja"](ours, {"pieza": "s4-elevator-pitch", "logo": None})["html"]
    assert logo["contenido"] not in ORDERS["hoja"](paquete, {"pieza": "s4-elevator-pitch", "logo": logo})["html"]


def test_the_desk_answers_what_came_later(tmp_path: Path) -> None:
    folder = tmp_path / "copia"
    shutil.copytree(ROOT / "data", folder / "data", ignore=lambda _, n: {"ediciones", "esquemas"} & set(n))
    (folder / "leido.bin").write_bytes(snapshot(ROOT))
    desk = Desk(str(folder))
    head = 'id: mi-red\ntitulo: Edición de prueba\nversion: "2026.1"\norganizacion: {nombre: Red de prueba}\n'
    text = head + "cambios:\n  - {en: sesion-4, campo: titulo, poner: Cuenta bien tu causa}\n"

    def ask(orden: str, **more: Any) -> Any:
        message = {"orden": orden, "edicion": "mi-red", "archivos": {"mi-red.yml": text}, **more}
        return json.loads(desk.answer(json.dumps(message)))

    with pytest.raises(ValueError):
        ask("hoja", pieza="s4-elevator-pitch")
    desk.also(ORDERS)
    html = ask("hoja", pieza="s4-elevator-pitch")["html"]
    assert "Red de prueba" in html
    made = ask("calculo", sesion="sesion-4")
    assert made["nombre"] == "agenda-sesion-4.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(made["contenido"])))
    assert "Cuenta bien tu causa" in str(book.worksheets[0]["A1"].value)
    assert book.worksheets[0]["E6"].value and zipfile.is_zipfile(io.BytesIO(base64.b64decode(made["contenido"])))
