"""What the project's own repository runs and asks: workflows, updates and issue forms, valid by their schemas."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import kit
from macros.problems import Problem

ORDER = re.compile(r"kit\.py ([a-z]+)")
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40}\Z")
SCHEMAS = {
    "workflows/publicar.yml": "github-workflows",
    "workflows/pruebas.yml": "github-workflows",
    "dependabot.yml": "dependabot",
    "ISSUE_TEMPLATE/taller.yml": "github-issue-forms",
    "ISSUE_TEMPLATE/error.yml": "github-issue-forms",
    "ISSUE_TEMPLATE/config.yml": "github-issue-config",
}
"""Files of ``.github/``, each with the schema it must fit."""


def _checked(path: Path, schema: str = "github-workflows") -> subprocess.CompletedProcess[str]:
    """What check-jsonschema says of ``path``; the schema comes with it, nothing is fetched."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _read(root: Path, name: str) -> dict[str, Any]:
    return yaml.safe_load((root / ".github" / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def workflow(root: Path) -> dict[str, Any]:
    return _read(root, "workflows/publicar.yml")


def test_every_file_has_a_schema(root: Path) -> None:
    found = {p.relative_to(root / ".github").as_posix() for p in (root / ".github").rglob("*.yml")}
    assert found == set(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_is_valid(root: Path, name: str) -> None:
    done = _checked(root / ".github" / name, SCHEMAS[name])
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("slip", [("runs-on: ubuntu-latest", "corre-en: ubuntu-latest"), ("steps:", "pasos:")])
def test_the_check_sees_a_broken_one(root: Path, tmp_path: Path, slip: tuple[str, str]) -> None:
    text = (root / ".github/workflows/publicar.yml").read_text(encoding="utf-8")
    (tmp_path / "roto.yml").write_text(text.replace(*slip, 1), encoding="utf-8")
    assert _checked(tmp_path / "roto.yml").returncode != 0


def test_it_calls_orders_that_exist(workflow: dict[str, Any]) -> None:
    runs = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    called = {order for run in runs for order in ORDER.findall(run)}
    assert {"revisar", "construir"} <= called
    assert called <= set(kit.ORDERS)


def test_no_job_may_more_than_it_needs(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    writes = {
        name: {k for k, v in job["permissions"].items() if v == "write"} for name, job in workflow["jobs"].items()
    }
    assert writes == {"armar": set(), "publicar": {"pages", "id-token"}, "adjuntar": {"contents"}}
    # What comes with a pull request is never published.
    assert "pull_request" not in str(workflow["jobs"]["publicar"]["if"])


def _uses(workflow: dict[str, Any]) -> list[str]:
    return [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]


def test_every_action_is_pinned_by_commit(root: Path) -> None:
    used = [u for name in SCHEMAS if name.startswith("workflows/") for u in _uses(_read(root, name))]
    assert len(used) > 10
    assert [u for u in used if not PINNED.match(u)] == []
    assert not PINNED.match("actions/checkout@v5")


def test_the_tests_run_on_every_system_and_python(root: Path) -> None:
    jobs = _read(root, "workflows/pruebas.yml")["jobs"]
    pythons = {"3.11", "3.12", "3.13", "3.14"}
    assert set(jobs["linux"]["strategy"]["matrix"]["python"]) == pythons
    others = jobs["otros-sistemas"]["strategy"]["matrix"]
    assert set(others["python"]) == pythons and set(others["sistema"]) == {"windows-latest", "macos-latest"}
    assert ".ci/run" in str(jobs["linux"]["steps"]), "the same script as everywhere"
    assert "properdocs build --strict" in str(jobs["properdocs"]["steps"])
    assert "pip_audit" in str(jobs["seguridad"]["steps"])


def test_tests_may_write_nothing(root: Path) -> None:
    workflow = _read(root, "workflows/pruebas.yml")
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())


def test_tools_of_the_jobs_are_hashed(root: Path) -> None:
    text = (root / ".github" / "herramientas.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]
    assert {"properdocs", "pip-audit"} <= {e.split("==")[0] for e in entries}
    assert [e.split()[0] for e in entries if "--hash=sha256:" not in e] == []
    assert not re.search(r"https?:|file:|index-url|find-links", text)


def test_forms_ask_in_spanish_and_warn_about_names(root: Path) -> None:
    names = [_read(root, f"ISSUE_TEMPLATE/{form}.yml")["name"] for form in ("taller", "error")]
    assert names == ["Algo no funcionó en mi taller", "Encontré un error"]
    assert "No escribas nombres de personas" in str(_read(root, "ISSUE_TEMPLATE/taller.yml"))
    assert "SECURITY.md" in str(_read(root, "ISSUE_TEMPLATE/error.yml"))
    assert (root / "SECURITY.md").is_file()


def test_names_of_files_give_no_orders(workflow: dict[str, Any], tmp_path: Path) -> None:
    """What the step of the workflow writes, with a file whose name holds what GitHub and a terminal obey."""
    if shutil.which("jq") is None:
        pytest.skip("no hay jq en esta máquina")
    steps = [s for job in workflow["jobs"].values() for s in job["steps"]]
    script = next(s["run"] for s in steps if "hallazgos.json" in s.get("run", ""))
    first = script[script.index("jq -r") : script.index('exit "$estado"')]
    name = "data/x\n::error file=a,line=1::engaño\r\x1b[2J,:%.yml"
    found = {"gravedad": "error", "archivo": name, "linea": 1, "columna": 2, "mensaje": f"sobra {name}\n::warning::x"}
    (tmp_path / "hallazgos.json").write_text(json.dumps({"hallazgos": [found]}), encoding="utf-8")
    env = os.environ | {"GITHUB_STEP_SUMMARY": str(tmp_path / "resumen.md")}
    out = subprocess.run(
        ["bash", "-c", first], cwd=tmp_path, env=env, capture_output=True, check=True, text=True
    ).stdout
    orders = [line for line in out.splitlines() if line.lstrip().startswith("::")]
    assert len(orders) == 1 and "%0A" in orders[0] and "%3A%3Aerror" in orders[0]
    assert len((tmp_path / "resumen.md").read_text(encoding="utf-8").split("\n- ")) == 2
    told = str(Problem(name, 1, 2, f"sobra {name}\n::warning::x"))
    assert "\x1b" not in told and "\r" not in told
    assert not [line for line in told.splitlines() if line.lstrip().startswith("::")]


def test_what_the_package_changed_is_told_where_nothing_is_installed(workflow: dict[str, Any], copia: Path) -> None:
    """The very step of the workflow, on an edition under which the package changed: summary and page say it.

    It ends as the check does: what needs an eye stops the site.
    """
    if shutil.which("jq") is None:
        pytest.skip("no hay jq en esta máquina")
    steps = workflow["jobs"]["armar"]["steps"]
    script = next(s["run"] for s in steps if "hallazgos.json" in s.get("run", ""))
    kept = next(s for s in steps if "cambios-del-paquete" in str(s.get("with")))
    path = copia / "data/ediciones/mi-red.yml"
    path.write_text(
        'id: mi-red\ntitulo: Mi red\nversion: "2026.1"\ncambios:\n'
        "  - {en: sesion-4/cafe, campo: titulo, poner: Pausa, decia: Receso de antes}\n",
        encoding="utf-8",
    )
    summary = copia / "resumen.md"
    env = os.environ | {"EDICION": "mi-red", "GITHUB_STEP_SUMMARY": str(summary), "PAQUETE_RAIZ": str(copia)}
    order = script.replace("python3 kit.py", f"{shlex.quote(sys.executable)} -m commands")
    done = subprocess.run(["bash", "-c", order], cwd=copia, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "::error file=data/ediciones/mi-red.yml,line=5" in done.stdout, done.stderr
    told = summary.read_text(encoding="utf-8")
    assert "antes:   Receso de antes" in told and "lo tuyo: Pausa" in told and "ahora:   Receso para café" in told
    page = copia / kept["with"]["path"].replace("${{ env.EDICION }}", "mi-red")
    assert "Receso de antes" in page.read_text(encoding="utf-8")
    assert kept["if"].startswith("always()")
