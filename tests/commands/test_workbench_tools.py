"""What the editing workshop is made with: exact versions with hashes, no addresses, and a site that does without it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from commands.workbench import tools_or_none
from commands.workbench.pack import LIBRARIES
from commands.workbench.tools import LOCKS, SOURCES, there

TALLER = ROOT / SOURCES


def test_locks_name_no_server_and_no_range() -> None:
    for name in LOCKS:
        text = (TALLER / name).read_text(encoding="utf-8")
        assert not re.search(r"https?://|file:|\.\./", text), name
    wanted = json.loads((TALLER / "package.json").read_text(encoding="utf-8"))
    exact = {**wanted["dependencies"], **wanted["devDependencies"]}
    assert len(exact) > 8 and all(re.fullmatch(r"\d+\.\d+\.\d+", v) for v in exact.values())
    packages = json.loads((TALLER / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert len(packages) > 20 and all("integrity" in p for name, p in packages.items() if name)
    assert all(packages[f"node_modules/{name}"]["version"] == version for name, version in exact.items())


def test_the_browser_checks_with_the_version_that_checks_here() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    wheel = (TALLER / "navegador.lock").read_text(encoding="utf-8")
    version = re.search(r"^pydantic-core==(\S+)", lock, re.MULTILINE)
    assert version and f"pydantic-core=={version[1]} " in wheel
    assert (found := re.search(r"sha256:(\w{64})", wheel)) and found[1] in lock
    assert all(re.search(rf"(?im)^{name.replace('.', '[-.]')}==", lock) for name in LIBRARIES)


def test_without_network_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(TALLER, tmp_path / SOURCES, ignore=shutil.ignore_patterns("node_modules"))
    (tmp_path / "vacia").mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "vacia"))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    told: list[str] = []
    assert tools_or_none(tmp_path, told.append) is None
    assert "El sitio queda sin el taller de edición" in told[-1] and "Con internet, repite la orden" in told[-1]
    assert not there(tmp_path) and [p.name for p in (tmp_path / "build" / "taller").iterdir()] == [".candado"]
