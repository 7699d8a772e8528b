"""Every bad case gets in the page, from its own Python, the very words that the command line gives."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from typing import Any

import desk
import pytest
from conftest import ROOT
from test_browser import browser

from macros.workbench.bench import Project

__all__ = ["browser"]
pytestmark = pytest.mark.navegador
ANSWERS = """async ([base, cases]) => {
  const worker = new Worker("/assets/taller/obrero.js", {type: "module"});
  let done;
  worker.onmessage = ({data}) => { if (data.n || data.muerto) done(data); };
  const out = {};
  for (const [name, changes] of Object.entries(cases)) {
    const archivos = {...base, ...changes};
    for (const [route, text] of Object.entries(archivos)) if (text === null) delete archivos[route];
    const answer = await new Promise((r) => { done = r; worker.postMessage({n: 1, orden: "casos", archivos}); });
    out[name] = answer.dato ?? ["muerto"];
    if (answer.muerto) break;
  }
  worker.terminate();
  return out;
}"""
LOGO = "no se puede abrir aquí y no se revisó"
"""What the page says of a logo that it would have to open: those cases, and no others, may differ."""


def _files(folder: Path) -> dict[str, str]:
    """Each file as a message carries it."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = f"base64:{base64.b64encode(path.read_bytes()).decode()}"
    return found


def _cases(base: Path, tmp: Path) -> tuple[dict[str, str], dict[str, dict[str, str | None]]]:
    """The files of the base, and for each case what is other in it (None: taken away)."""
    from pairs import NAMES, apply

    plain = _files(base)
    cases: dict[str, dict[str, str | None]] = {}
    for name in NAMES:
        folder = tmp / "caso"
        shutil.copytree(base, folder)
        apply(name, folder)
        now = _files(folder)
        cases[name] = {r: now.get(r) for r in {*plain, *now} if now.get(r) != plain.get(r)}
        shutil.rmtree(folder)
    return plain, cases


def test_all_cases_word_for_word(browser: Any, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tests" / "reading"))
    site = tmp_path / "sitio"
    site.mkdir()
    desk.lay(site)
    (site / "index.html").write_text("<!doctype html><title>Paridad</title>", encoding="utf-8")
    plain, cases = _cases(base, tmp_path)
    assert len(cases) > 100 and all(cases.values())
    with desk.served(site) as address:
        page = browser.new_page()
        page.goto(address)
        told = page.evaluate(ANSWERS, [plain, cases])
        page.close()
    wrong, same, logos = [], 0, 0
    ours = Project(tmp_path / "nuestros")
    for name in cases:
        files = {r: t for r, t in {**plain, **cases[name]}.items() if t is not None}
        wanted = "".join(f"{line}\n" for line in ours.review(files))
        said = "".join(f"{line}\n" for line in told.get(name, ["sin respuesta"]))
        if said == wanted:
            same += 1
        elif LOGO in said and said.count("\n") == 2 and "[logo]" in wanted:
            logos += 1
        else:
            wrong.append((name, said, wanted))
    assert wrong == []
    assert same > 200 and 0 < logos < 30
    assert set(told) == set(cases)
