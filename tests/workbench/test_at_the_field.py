"""What the forms of the editing workshop show and ask: findings by field, own pieces, what needs an eye."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from macros.loading import load
from macros.workbench.bench import Bench
from macros.workbench.findings import findings
from macros.workbench.messages import carry_out
from macros.workbench.snapshot import Reader, snapshot

HEAD = 'id: mi-red\ntitulo: Edición de prueba\nversion: "2026.1"\n'
FORM = {
    "tipo": "rotafolio", "titulo": "Acuerdos: del grupo", "para_que": "El grupo escribe cómo quiere trabajar.",
    "sesion": "sesion-4", "paso": "", "titular": "¿Cómo queremos trabajar?",
    "lineas": ["Hablamos por turnos", "Cuidamos el tiempo"], "espacio": "Nuestros acuerdos", "por": "sesion",
}  # fmt: skip


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    folder = tmp_path_factory.mktemp("proyecto")
    shutil.copytree(ROOT / "data", folder / "data", ignore=lambda _, names: {"ediciones", "esquemas"} & set(names))
    return Bench(folder, snapshot(ROOT))


def ask(bench: Bench, text: str, orden: str, files: dict[str, str] | None = None, **more: Any) -> Any:
    message = {"orden": orden, "edicion": "mi-red", "archivos": {"mi-red.yml": text} | (files or {}), **more}
    return json.loads(json.dumps(carry_out(bench, json.loads(json.dumps(message)))))


def paths(bench: Bench, text: str) -> set[str]:
    found = ask(bench, text, "revisar")["hallazgos"]
    assert all(h["archivo"] == "data/ediciones/mi-red.yml" for h in found if h["ruta"])
    return {"/".join(map(str, h["ruta"])) for h in found}


@pytest.mark.parametrize("text, path", [
    ("organizacion: {nombre: Red, colores: {principal: '#ffee00'}}\n", "organizacion/colores/principal"),
    ("organizacion: {nombre: Red, colores: {principal: azul}}\n", "organizacion/colores/principal"),
    ("organizacion: {nombre: Red, logo: logo.svg}\n", "organizacion/logo"),
    ("modalidad: presensial\n", "modalidad"),
    ("sitio: alianzas\n", "sitio"),
    ("supuestos: {personas: muchas}\n", "supuestos/personas"),
    ("fechas:\n  - {sesion: sesion-1, dia: ayer}\n", "fechas/0/dia"),
    ("sesiones: [sesion-4, sesion-99]\n", "sesiones/1"),
    ("cambios:\n  - {en: sesion-4/pich, campo: titulo, poner: Otro}\n", "cambios/0/en"),
    ("cambios:\n  - {en: sesion-4, campo: titulo, poner: Otro, decia: Lo de antes}\n", "cambios/0/decia"),
    ("tiempos:\n  - {sesion: sesion-4, minutos: 20}\n", "tiempos/0/minutos"),
])  # fmt: skip
def test_a_finding_says_which_field_it_is_about(bench: Bench, text: str, path: str) -> None:
    assert path in paths(bench, HEAD + text)


def test_the_forms_stay_while_a_value_is_wrong(bench: Bench) -> None:
    text = HEAD + "modalidad: presensial\nsesiones: sesion-4\nfechas: [hoy]\n"
    text += "organizacion: {nombre: Red, colores: azul}\n"
    told = ask(bench, text, "propio")
    assert told["datos"]["modalidad"] == "presensial" and told["datos"]["organizacion"] == {"nombre": "Red"}
    assert "sesiones" not in told["datos"] and told["datos"]["fechas"] == []
    assert told["paquete"]["supuestos"]["personas"] > 5
    assert sum(t["clase"] == "sesion" for t in ask(bench, text, "cosas")) > 6
    assert ask(bench, HEAD + "cambios: [", "propio")["linea"] >= 4


def test_a_value_knows_the_change_that_wrote_it(bench: Bench) -> None:
    day = ask(bench, HEAD, "agenda", sesion="sesion-4")
    assert not any(day["cambios"].values())
    rows = day["renglones"]
    step = next(r for r in rows if r["tipo"] == "paso" and r["preguntas"])
    step["titulo"], step["preguntas"][0] = "Otro título", "¿Qué nos llevamos?"
    text = ask(bench, HEAD, "agendar", sesion="sesion-4", renglones=rows)["texto"]
    now = ask(bench, text, "agenda", sesion="sesion-4")
    assert [c for c in now["cambios"].values() if c] == [[0, 1]]
    own = [r for r in ask(bench, text, "mirar", clase="sesion", id="sesion-4") if r["ruta"]]
    assert sorted(r["ruta"][:2] for r in own) == [["cambios", 0], ["cambios", 1]]


@pytest.mark.parametrize("tipo", ["rotafolio", "cartel"])
def test_a_piece_of_ones_own_by_a_form(bench: Bench, tipo: str, tmp_path: Path) -> None:
    places = ask(bench, HEAD, "piezas", sesion="sesion-4")["lugares"]
    assert len(places) > 10
    made = ask(bench, HEAD, "pieza", **FORM | {"tipo": tipo, "paso": places[3]["paso"]})
    route = f"mi-red/piezas/{tipo}/acuerdos-del-grupo.yml"
    assert list(made["archivos"]) == [route]
    files = made["archivos"]
    assert ask(bench, made["texto"], "revisar", files)["hallazgos"] == []
    assert ask(bench, made["texto"], "piezas", files, sesion="")["propias"] == [
        {"id": "acuerdos-del-grupo", "tipo": tipo, "titulo": "Acuerdos: del grupo", "archivo": route}
    ]
    paquete = bench.paquete()
    block, _, n = places[3]["paso"].partition("/")
    found = next(b for b in paquete.sesiones["sesion-4"].bloques if b.id == block)
    assert "acuerdos-del-grupo" in found.pasos[int(n)].piezas
    assert any(m.pieza == "acuerdos-del-grupo" for m in found.materiales)
    # A second one of the same name has another file; both go without a trace.
    again = ask(bench, made["texto"], "pieza", files, **FORM | {"tipo": tipo, "paso": places[4]["paso"]})
    assert list(again["archivos"]) == [route.replace(".yml", "-2.yml")]
    gone = ask(bench, made["texto"], "sin_pieza", files, pieza="acuerdos-del-grupo")
    assert gone["archivos"] == {route: None} and "acuerdos" not in gone["texto"]
    assert ask(bench, gone["texto"], "revisar")["hallazgos"] == []


@pytest.mark.parametrize("lacks", ["titulo", "para_que", "paso", "lineas"])
def test_a_piece_that_lacks_something_says_what(bench: Bench, lacks: str) -> None:
    empty = {lacks: [] if lacks == "lineas" else ""} | ({"espacio": ""} if lacks == "lineas" else {})
    told = ask(bench, HEAD, "pieza", **FORM | {"paso": "bienvenida/0"} | empty)
    assert told["campo"] == lacks and told["falla"].startswith(("Escribe", "Elige"))


def test_a_finding_in_a_file_of_the_edition_names_it(bench: Bench) -> None:
    files = {"mi-red/piezas/rotafolio/uno.yml": "id: uno\ntipo: rotafolio\ntitulo: Uno\nhojaz: []\n"}
    found = ask(bench, HEAD, "revisar", files)["hallazgos"]
    assert {h["archivo"] for h in found} == {"data/ediciones/mi-red/piezas/rotafolio/uno.yml"}
    assert any(h["linea"] == 4 for h in found)


OLD = "  - {en: sesion-4, campo: titulo, poner: Lo nuestro, decia: Como decía antes}\n"


def test_what_the_package_changed_has_three_ways_out(bench: Bench) -> None:
    text = HEAD + "cambios:\n" + OLD + "  - {en: sesion-1, campo: titulo, poner: Otro}\n"
    seen = ask(bench, text, "revisar")["vistos"]
    title = load(ROOT)[0].sesiones["sesion-4"].titulo
    assert (seen[0]["estado"], seen[0]["antes"], seen[0]["ahora"], seen[0]["texto"]) == (
        "movido", "Como decía antes", title, "Lo nuestro")  # fmt: skip
    mine = ask(bench, text, "decidir", indice=0, por="mio")["texto"]
    assert f"poner: Lo nuestro, decia: {title}" in mine and "sesion-1, campo: titulo, poner: Otro}" in mine
    theirs = ask(bench, text, "decidir", indice=0, por="suyo")["texto"]
    assert "Lo nuestro" not in theirs and "sesion-1" in theirs
    mixed = ask(bench, text, "decidir", indice=0, por="mezcla", valor="Los dos: juntos")["texto"]
    assert "Los dos: juntos" in mixed
    for after in (mine, theirs, mixed):
        assert not any(v["estado"] == "movido" for v in ask(bench, after, "revisar")["vistos"])


def test_a_change_that_lost_its_place_follows_it(bench: Bench) -> None:
    day = ask(bench, HEAD, "agenda", sesion="sesion-4")["renglones"]
    step = next(r for r in day if r["tipo"] == "paso" and len(r["preguntas"]) > 1)
    change = {"en": "sesion-4/no-existe", "pregunta": step["preguntas"][0], "poner": "¿Y ahora?"}
    text = HEAD + f"cambios:\n  - {json.dumps(change, ensure_ascii=False)}\n"
    lost = ask(bench, text, "revisar")["vistos"][0]
    assert lost["estado"] == "perdido" and lost["mejor"].startswith("sesion-4/") and lost["mensaje"]
    text = ask(bench, text, "decidir", indice=0, por="mio")["texto"]
    assert ask(bench, text, "revisar")["vistos"][0]["estado"] == "sin-nota"


def test_an_address_that_counts_gets_its_name(bench: Bench) -> None:
    text = HEAD + "cambios:\n  - {en: sesion-4/bloques/1, campo: titulo, poner: Otro}\n"
    seen = ask(bench, text, "revisar")["vistos"][0]
    assert seen["estado"] == "posicion" and seen["mejor"]
    told = ask(bench, text, "actualizar")
    assert told["anotados"] == 1 and seen["mejor"] in told["texto"] and "bloques/1" not in told["texto"]


def test_the_command_line_finds_the_same(bench: Bench) -> None:
    text = HEAD + "cambios:\n" + OLD
    ask(bench, text, "revisar")
    assert [h["mensaje"] for h in ask(bench, text, "revisar")["hallazgos"]] == [
        p.mensaje for p in findings(bench.root, "mi-red", Reader(bench.root))[0]
    ]
