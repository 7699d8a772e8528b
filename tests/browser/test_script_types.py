"""The page's scripts hold the types that ``tests/browser/tipos/`` declares, and so do the data that Python writes."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import ROOT
from desk import tools

from commands.workbench.tools import node
from macros.loading import load
from macros.site.catalog import Catalogo
from macros.site.search_data import script
from macros.site.workshop import scripts
from macros.workbench.bench import Bench
from macros.workbench.messages import carry_out
from macros.workbench.snapshot import snapshot
from print.screen.preview import ORDERS

TYPES = ROOT / "tests" / "browser" / "tipos"
ANSWERS = TYPES / "edicion" / "respuestas.d.ts"
SCRIPTS = ROOT / "docs" / "assets" / "scripts"
SLIPS = {
    "sala/sala.js": ("    function draw(anew) {\n", "    function draw(anew) {\n      var said = 0;\n", "callable"),
    "taller/panel.js": ("r.guardar]", "r.gaurdar]", "gaurdar"),
    "calculo/cantidades.js": ("m.cantidad *", "m.cuantos *", "cuantos"),
    "taller/barra.js": ("T.openPanel(open)", "T.openPannel(open)", "openPannel"),
}
"""In a script, what becomes what, and a word of the complaint. The first once stopped the whole room."""


def check(project: Path) -> list[str]:
    """What TypeScript says of a project, a line each; empty where all is well."""
    there = tools()
    tsc = there / "node_modules" / "typescript" / "bin" / "tsc"
    command = [*node(there), str(tsc), "-p", str(project), "--pretty", "false"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert not done.stderr
    assert bool(done.returncode) == bool(done.stdout)
    return done.stdout.splitlines()


def project(folder: Path, scripts: Path | None = None, **files: str) -> Path:
    """A project in ``folder`` with the declared types, and other scripts or files of its own."""
    settings = json.loads((TYPES / "tsconfig.json").read_text(encoding="utf-8"))
    include = [f"{TYPES.as_posix()}/*.d.ts", ANSWERS.as_posix()] + (
        [f"{scripts.as_posix()}/**/*.js"] if scripts else []
    )
    for name, text in files.items():
        (folder / f"{name}.ts").write_text(text, encoding="utf-8")
    path = folder / "tsconfig.json"
    path.write_text(json.dumps(settings | {"include": [*include, "*.ts"]}), encoding="utf-8")
    return path


def test_scripts_hold_their_types() -> None:
    assert check(TYPES / "tsconfig.json") == []
    files = list(SCRIPTS.rglob("*.js"))
    text = "".join(f.read_text(encoding="utf-8") for f in files)
    assert len(files) > 25 and "@ts-" not in text and "{any" not in text


def test_slips_are_seen(tmp_path: Path) -> None:
    shutil.copytree(SCRIPTS, tmp_path / "scripts")
    for name, (right, wrong, _) in SLIPS.items():
        path = tmp_path / "scripts" / name
        text = path.read_text(encoding="utf-8")
        assert text.count(right) == 1
        path.write_text(text.replace(right, wrong), encoding="utf-8")
    told = check(project(tmp_path, tmp_path / "scripts"))
    for name, (*_, complained) in SLIPS.items():
        assert any(name in line and complained in line for line in told), name


def workshop(folder: Path, sources: Path) -> Path:
    """A project for the modules of the editing workshop, with what they import from npm.

    Names, calls, what npm's programs take and what Python answers (``ANSWERS``) are checked; what is not declared may
    be anything, and null too.
    """
    modules = tools() / "node_modules"
    settings = json.loads((TYPES / "tsconfig.json").read_text(encoding="utf-8"))
    settings["compilerOptions"] |= {
        "target": "es2022", "lib": ["es2023", "dom", "dom.iterable"], "skipLibCheck": True,
        "noImplicitAny": False, "strictNullChecks": False,
        "paths": {"*": [f"{modules.as_posix()}/*", f"{modules.as_posix()}/@types/*"]},
    }  # fmt: skip
    include = [f"{TYPES.as_posix()}/**/*.d.ts", f"{sources.as_posix()}/*.js"]
    path = folder / "tsconfig.json"
    path.write_text(json.dumps(settings | {"include": include}), encoding="utf-8")
    return path


def test_the_editing_workshop_holds_its_types(tmp_path: Path) -> None:
    assert len(list((ROOT / "taller").glob("*.js"))) > 15
    assert check(workshop(tmp_path, ROOT / "taller")) == []


def test_slips_of_the_editing_workshop_are_seen(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "taller", tmp_path / "taller", ignore=shutil.ignore_patterns("node_modules"))
    path = tmp_path / "taller" / "pagina.js"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("this.changed()", "this.chanegd()", 1), encoding="utf-8")
    told = check(workshop(tmp_path, tmp_path / "taller"))
    assert len(told) == 1 and "chanegd" in told[0]


@pytest.fixture(scope="module")
def data() -> dict[str, list[Any]]:
    """By declared type, the data of the package and of an edition with dates, with what a machine prints."""
    out: dict[str, list[Any]] = {"TallerComun": [], "TallerNombres": [], "TallerSesion": [], "TallerPalabras": []}
    kinds = {"comun": "TallerComun", "nombres": "TallerNombres", "sesiones": "TallerSesion", "sala": "TallerPalabras"}
    for edition in (None, "red-de-bibliotecas"):
        paquete = load(ROOT, edition)[0]
        part = SimpleNamespace(pieza="s4-retorno", desde=1, hasta=2, hojas=2)
        file = SimpleNamespace(uso="oficina", tinta="color", ruta="kit/a.pdf", bytes=9)
        bundle: Any = SimpleNamespace(trabajos=[SimpleNamespace(uso="oficina", tramos=[part])], pdfs=[file])
        for route, text in scripts(paquete, replace(Catalogo(), maletines={"sesion-4": bundle})).items():
            out[kinds[Path(route).parts[1].removesuffix(".js")]].append(json.loads(text[text.index(",") + 1 : -3]))
    doc = {"location": "kit.html#a", "title": "A", "text": "b"}
    out["BuscaDatos"] = [json.loads(script([doc], paquete)[len("Buscador.dato(") : -3])]
    return out


def written(data: dict[str, list[Any]]) -> str:
    """The data as values of their types: a literal must have all that its type has, and nothing else."""
    parts = [f"const de{kind}: {kind}[] = {json.dumps(all_, ensure_ascii=False)};" for kind, all_ in data.items()]
    return "\n".join([*parts, "export {};"])


def test_data_are_what_the_types_say(data: dict[str, list[Any]], tmp_path: Path) -> None:
    assert len(data["TallerSesion"]) > 15 and any(s["fechas"] for s in data["TallerSesion"])
    assert any(s["trabajos"] for s in data["TallerSesion"]) and len(data["TallerPalabras"]) > 15
    assert check(project(tmp_path, datos=written(data))) == []


@pytest.mark.parametrize("kind, harm", [
    ("TallerComun", lambda d: d["calculo"].pop("ritmo")),
    ("TallerNombres", lambda d: d["rotulos"]["sala"].update(nuevo="Otro")),
    ("TallerSesion", lambda d: d["bloques"][0]["materiales"][0].update(por="mesa")),
    ("TallerPalabras", lambda d: next(iter(d["presencial"].values())).pop("pasos")),
])  # fmt: skip
def test_data_that_changed_are_seen(data: dict[str, list[Any]], tmp_path: Path, kind: str, harm: Any) -> None:
    bad = json.loads(json.dumps(data[kind][0]))
    harm(bad)
    assert check(project(tmp_path, datos=written({kind: [bad]})))


EDITION = """id: mi-red
titulo: Edición de prueba
version: "2026.1"
modalidad: a-distancia
organizacion: {nombre: Red de prueba, contacto: hola@red.example, colores: {principal: "#1f4e79"}}
supuestos: {grupos: 4}
sesiones: [sesion-4, sesion-1]
facilitan: [Ana]
fechas: [{sesion: sesion-4, dia: "2027-02-03", hora_inicio: "09:30"}]
tiempos: [{sesion: sesion-4, minutos: 180}]
cambios:
  - {en: sesion-1, campo: titulo, poner: Otro, decia: Lo que ya no dice}
  - {en: sesion-1/no-hay, campo: titulo, poner: Otro}
nivle: basico
"""
ASKED: dict[str, list[dict[str, Any]]] = {
    "revisar": [{}], "propio": [{}], "cosas": [{}], "mirar": [{"clase": "sesion", "id": "sesion-1"}],
    "agenda": [{"sesion": "sesion-4"}, {"sesion": "sesion-1"}], "ajustar": [{"sesion": "sesion-4", "minutos": 200}],
    "ver": [{"sesion": "sesion-1"}], "hoja": [{"pieza": "s4-elevator-pitch"}], "calculo": [{"sesion": "sesion-1"}],
    "piezas": [{"sesion": "sesion-1"}], "actualizar": [{}], "dar": [{"ruta": ["titulo"], "valor": "Otra"}],
    "lista": [{"campo": "fechas", "sesion": "sesion-1", "valor": None}], "olvidar": [{"indices": [0]}],
    "decidir": [{"indice": 0, "por": "mio"}],
    "pieza": [{
        "tipo": "rotafolio", "titulo": "Lo nuestro", "para_que": "Mirarlo", "paso": "PASO", "sesion": "sesion-1",
        "titular": "Lo nuestro", "lineas": ["Una", "Otra"], "espacio": "", "por": "sesion",
    }],
}  # fmt: skip
SHOWN = {"ver", "hoja", "calculo"}
FAILS = [("dar", {"ruta": ["titulo"], "valor": "x"}, "a: [\n"), ("ajustar", {"sesion": "sesion-4", "minutos": 20}, "")]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """What Python answers to the page, by order; under «falla», why it could not."""
    root = tmp_path_factory.mktemp("proyecto")
    shutil.copytree(ROOT / "data", root / "data", ignore=lambda _, names: {"ediciones", "esquemas"} & set(names))
    bench = Bench(root, snapshot(ROOT))
    whole = EDITION.replace("nivle: basico\n", "").replace(
        "  - {en: sesion-1/no-hay, campo: titulo, poner: Otro}\n", ""
    )

    def ask(order: str, more: dict[str, Any], text: str) -> Any:
        message = {"orden": order, "edicion": "mi-red", "archivos": {"mi-red.yml": text}, **more}
        return json.loads(json.dumps(carry_out(bench, message, ORDERS)))

    step = ask("piezas", {"sesion": "sesion-1"}, whole)["lugares"][0]["paso"]
    clean = whole.replace(", decia: Lo que ya no dice", "")  # what is shown must have no errors
    out = {
        order: [
            ask(order, m | ({"paso": step} if "paso" in m else {}), clean if order in SHOWN else whole) for m in several
        ]
        for order, several in ASKED.items()
    }
    out["revisar"].append(ask("revisar", {}, EDITION))
    out["falla"] = [ask(order, m, text or whole) for order, m, text in FAILS]
    return out


def literals(answers: dict[str, list[Any]]) -> str:
    kinds = {k: f'MesaRespuestas["{k}"]' for k in answers} | {"falla": "MesaFalla"}
    parts = [f"const de_{k}: {kinds[k]}[] = {json.dumps(all_, ensure_ascii=False)};" for k, all_ in answers.items()]
    return "\n".join([*parts, "export {};"])


def test_what_python_answers_to_the_workshop_is_what_the_types_say(
    answers: dict[str, list[Any]], tmp_path: Path
) -> None:
    assert [o for o, several in answers.items() if o != "falla" and any("falla" in a for a in several)] == []
    assert answers["revisar"][1]["hallazgos"] and answers["revisar"][0]["vistos"] and len(answers["cosas"][0]) > 100
    assert len(answers["mirar"][0]) > 50 and all("falla" in a for a in answers["falla"])
    assert check(project(tmp_path, respuestas=literals(answers))) == []


@pytest.mark.parametrize("order, harm", [
    ("revisar", lambda a: a["vistos"][0].pop("mejor")),
    ("cosas", lambda a: a[0].update(nuevo=1)),
    ("agenda", lambda a: a["renglones"][0].update(minutos="cinco")),
    ("hoja", lambda a: a.pop("ancho_mm")),
])  # fmt: skip
def test_an_answer_that_changed_is_seen(answers: dict[str, list[Any]], tmp_path: Path, order: str, harm: Any) -> None:
    bad = json.loads(json.dumps(answers[order][0]))
    harm(bad)
    assert check(project(tmp_path, respuestas=literals({order: [bad]})))
