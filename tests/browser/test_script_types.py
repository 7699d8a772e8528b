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

TYPES = ROOT / "tests" / "browser" / "tipos"
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
    include = [f"{TYPES.as_posix()}/*.d.ts"] + ([f"{scripts.as_posix()}/**/*.js"] if scripts else [])
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

    Names, calls and what npm's programs take are checked; what Python answers has no declared form yet, so that what is
    not declared may be anything, and null too.
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
