"""The engine of the editing workshop: the same findings as ``revisar``, and changes that say only what was asked."""

from __future__ import annotations

import cProfile
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from macros.workbench.bench import Bench
from macros.workbench.findings import findings
from macros.workbench.messages import carry_out
from macros.workbench.snapshot import Reader, snapshot

HEAD = 'id: mi-red  # nuestra\ntitulo: Edición de prueba\nversion: "2026.1"\n'


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data as a page has them: without anybody's edition, and the snapshot beside them."""
    folder = tmp_path_factory.mktemp("proyecto")
    shutil.copytree(ROOT / "data", folder / "data", ignore=lambda _, names: {"ediciones", "esquemas"} & set(names))
    return folder


@pytest.fixture(scope="module")
def bench(project: Path) -> Bench:
    return Bench(project, snapshot(ROOT))


def ask(bench: Bench, text: str, orden: str, **more: Any) -> Any:
    message = {"orden": orden, "edicion": "mi-red", "archivos": {"mi-red.yml": text}, **more}
    return carry_out(bench, json.loads(json.dumps(message)))


def errors(bench: Bench, text: str) -> list[str]:
    return [h["texto"] for h in ask(bench, text, "revisar")["hallazgos"] if h["gravedad"] == "error"]


def test_a_snapshot_reads_as_the_files_do(project: Path) -> None:
    kept = Reader(project, snapshot(ROOT))
    assert len(kept.docs) > 300
    for path, doc in list(kept.docs.items())[::25]:
        assert doc == Reader(project)(path, project)


def test_findings_are_those_of_revisar(bench: Bench) -> None:
    text = HEAD + "cambios:\n  - {en: sesion-4/pich, campo: titulo, poner: Otro}\nnivel: basioc\n"
    found = ask(bench, text, "revisar")["hallazgos"]
    assert [h["mensaje"] for h in found] == [p.mensaje for p in findings(bench.root, "mi-red", Reader(bench.root))[0]]
    assert found and all(h["linea"] > 3 for h in found)
    assert errors(bench, HEAD) == []


def test_what_an_edition_says_of_itself(bench: Bench) -> None:
    text = ask(bench, HEAD, "dar", ruta=["organizacion", "nombre"], valor="Red del Valle")["texto"]
    assert text == HEAD + "organizacion:\n  nombre: Red del Valle\n"
    text = ask(bench, text, "dar", ruta=["organizacion", "colores", "principal"], valor="#1f4e79")["texto"]
    text = ask(bench, text, "dar", ruta=["sitio"], valor="https://alianzas.example/")["texto"]
    assert text.startswith(HEAD + "sitio: https://alianzas.example/\norganizacion:\n")
    assert text.endswith("  colores:\n    principal: '#1f4e79'\n")
    assert errors(bench, text) == []
    text = ask(bench, text, "dar", ruta=["organizacion", "nombre"], valor="Otra red")["texto"]
    assert "  nombre: Otra red\n" in text and "# nuestra" in text
    text = ask(bench, text, "dar", ruta=["organizacion", "colores", "principal"], valor=None)["texto"]
    assert "colores" not in text and "nombre: Otra red" in text
    for path in (["organizacion", "nombre"], ["sitio"]):
        text = ask(bench, text, "dar", ruta=path, valor=None)["texto"]
    assert text == HEAD


def test_a_value_changed_and_put_back_leaves_nothing(bench: Bench) -> None:
    rows = ask(bench, HEAD, "mirar", clase="sesion", id="sesion-4")
    assert len(rows) > 200 and all(r["de"] == "paquete" for r in rows)
    some = [r for r in rows if r["forma"] == "texto"][:: len(rows) // 10]
    assert len(some) > 6
    for r in some:
        text = ask(bench, HEAD, "cambiar", clase="sesion", id="sesion-4", clave=r["clave"], valor="Lo nuestro, aquí")
        changed = ask(bench, text["texto"], "mirar", clase="sesion", id="sesion-4")[r["clave"]]
        assert (changed["valor"], changed["antes"], changed["de"]) == ("Lo nuestro, aquí", r["valor"], "edicion"), r[
            "en"
        ]
        assert ask(bench, text["texto"], "revisar")["vistos"][0]["estado"] == "igual"
        back = ask(bench, text["texto"], "cambiar", clase="sesion", id="sesion-4", clave=r["clave"], valor=r["valor"])
        assert "Lo nuestro" not in back["texto"] and errors(bench, back["texto"]) == []


def test_an_item_taken_out_and_put_back(bench: Bench) -> None:
    rows = ask(bench, HEAD, "mirar", clase="sesion", id="sesion-4")
    row = next(r for r in rows if not r["campo"] and r["forma"] == "texto" and "preparacion" in r["en"])
    text = ask(bench, HEAD, "cambiar", clase="sesion", id="sesion-4", clave=row["clave"], valor=None)["texto"]
    assert "quitar: true" in text
    rows = ask(bench, text, "mirar", clase="sesion", id="sesion-4")
    gone = next(r for r in rows if r["de"] == "quitado")
    assert gone["antes"] == row["valor"]
    text = ask(bench, text, "cambiar", clase="sesion", id="sesion-4", clave=gone["clave"], valor=row["valor"])["texto"]
    assert "quitar" not in text


def test_the_day_of_a_session(bench: Bench) -> None:
    day = ask(bench, HEAD, "agenda", sesion="sesion-4")
    assert day["renglones"] == day["antes"] and len(day["renglones"]) > 20
    rows = day["renglones"]
    first = next(i for i, r in enumerate(rows) if r["tipo"] == "receso")
    rows[first]["minutos"] += 5
    rows[first]["titulo"] = "Descanso"
    text = ask(bench, HEAD, "agendar", sesion="sesion-4", renglones=rows)["texto"]
    assert "poner: Descanso" in text and text.startswith(HEAD)
    assert errors(bench, text) == []
    assert ask(bench, text, "agendar", sesion="sesion-4", renglones=day["antes"])["texto"].split("cambios")[0] == HEAD


def test_a_day_that_does_not_add_up_is_refused_with_its_row(bench: Bench) -> None:
    rows = ask(bench, HEAD, "agenda", sesion="sesion-4")["renglones"]
    step = next(i for i, r in enumerate(rows) if r["tipo"] == "paso")
    rows[step]["minutos"] += 5
    told = ask(bench, HEAD, "agendar", sesion="sesion-4", renglones=rows)
    assert "suman" in told["falla"] and told["renglon"] < step + 5


def test_times_are_proposed_and_noted(bench: Bench) -> None:
    proposal = ask(bench, HEAD, "ajustar", sesion="sesion-4", minutos=180)["renglones"]
    assert sum(r["ahora"] for r in proposal) == 180
    short = ask(bench, HEAD, "ajustar", sesion="sesion-4", minutos=20)
    assert short["minimo"] > 20 and "no se puede dar en 20 min" in short["falla"]
    wish = {"sesion": "sesion-4", "minutos": 180}
    text = ask(bench, HEAD, "lista", campo="tiempos", sesion="sesion-4", valor=wish)["texto"]
    assert "- {sesion: sesion-4, minutos: 180}" in text and errors(bench, text) == []
    assert (
        sum(r["minutos"] for r in ask(bench, text, "agenda", sesion="sesion-4")["renglones"] if r["tipo"] != "paso")
        == 180
    )


def test_a_file_that_cannot_be_read_says_its_line(bench: Bench) -> None:
    told = ask(bench, HEAD + "cambios: [", "mirar", clase="sesion", id="sesion-4")
    assert told["linea"] >= 4 and told["falla"]
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\n"
    assert ask(bench, HEAD + bomb, "revisar")["hallazgos"]
    huge = ask(bench, HEAD + "# " + "x" * 1_100_000, "revisar")["hallazgos"]
    assert "pesa 1.1 MB" in huge[0]["mensaje"]


def test_a_logo_that_cannot_be_opened_is_told_and_stops_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    text = HEAD + "organizacion: {nombre: Red, logo: logo.svg}\n"
    message = {"orden": "revisar", "edicion": "mi-red", "archivos": {"mi-red.yml": text, "mi-red/logo.svg": "<svg/>"}}
    found = carry_out(bench, message)["hallazgos"]
    assert [(h["gravedad"], h["linea"]) for h in found] == [("aviso", 4)]
    assert "no se puede abrir aquí" in found[0]["mensaje"]


def test_the_page_of_a_session_shows_what_changed(bench: Bench) -> None:
    text = HEAD + "organizacion: {nombre: Red, colores: {principal: '#7a1f4e'}}\n"
    text += "cambios:\n  - {en: sesion-4, campo: titulo, poner: Lo <nuestro>}\n"
    told = ask(bench, text, "ver", sesion="sesion-4")
    assert "Lo &lt;nuestro&gt;" in told["html"] and "#7a1f4e" in told["css"]
    assert ask(bench, text + "nivel: basioc\n", "ver", sesion="sesion-4")["falla"]


def test_a_change_is_checked_without_searching_everything_again(bench: Bench) -> None:
    """Calls, not seconds: the same on any machine. They were 3.4 million."""
    ask(bench, HEAD, "revisar")
    with cProfile.Profile() as seen:
        assert ask(bench, HEAD.replace("Edición", "Otra edición"), "revisar")["hallazgos"] == []
    calls = sum(entry.callcount for entry in seen.getstats())
    assert 200_000 < calls < 2_200_000, calls
