"""The workflow that publishes a fork: valid by its schema, and calling orders that exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import kit

ORDER = re.compile(r"kit\.py ([a-z]+)")


def _checked(path: Path) -> subprocess.CompletedProcess[str]:
    """What check-jsonschema says of ``path``; the schema comes with it, nothing is fetched."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def workflow(root: Path) -> dict[str, Any]:
    return yaml.safe_load((root / ".github/workflows/publicar.yml").read_text(encoding="utf-8"))


def test_it_is_valid(root: Path) -> None:
    done = _checked(root / ".github/workflows/publicar.yml")
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
