"""``ver``: an edit reaches the page, a slip is told on it, and the last good page stays."""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from commands.live import matters, piece_of
from commands.live import warm as live_warm
from commands.live.pages import PRIVATE, refresh
from commands.live.server import ASK, Board, server

SESSION = "data/sesiones/sesion-4.yml"
PATIENCE_S = 90
"""Long enough for a busy machine; how long it takes is measured by ``medir``, not here."""


def test_private_functions_of_mkdocs_are_as_we_call_them() -> None:
    build = importlib.import_module("mkdocs.commands.build")
    for name, wanted in PRIVATE.items():
        parameters = signature(getattr(build, name)).parameters
        assert tuple(parameters)[: len(wanted)] == wanted, name
        assert all(p.default is not p.empty for p in list(parameters.values())[len(wanted) :]), name
    called = re.findall(r"(?<![\w.])(_[a-z_]+)\(", Path(refresh.__code__.co_filename).read_text(encoding="utf-8"))
    assert set(PRIVATE) <= set(called)


class Browser:
    """Asks the server as the script of its pages does."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"

    def get(self, route: str, **headers: str) -> str:
        request = urllib.request.Request(f"{self.base}/{route}", headers=headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return str(answer.read().decode("utf-8"))

    def news(self, seen: int = -1) -> dict[str, Any]:
        return dict(json.loads(self.get(f"{ASK.lstrip('/')}?visto={seen}")))

    def until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_S
        while not holds():
            assert time.monotonic() < end, "no llegó a tiempo"
            time.sleep(0.1)


# ---- the server alone --------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[Browser, Board]]:
    folder = tmp_path / "sitio"
    folder.mkdir()
    (folder / "index.html").write_text("<html><body>Año</body></html>", encoding="utf-8")
    (folder / "a.css").write_text("a{}", encoding="utf-8")
    (tmp_path / "secreto.html").write_text("no", encoding="utf-8")
    board = Board()
    with server(folder, 0, board) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield Browser(http.server_port), board
        http.shutdown()


def test_pages_carry_the_script_and_other_files_do_not(small: tuple[Browser, Board]) -> None:
    browser, board = small
    assert re.search(
        r'Año<script src="/__vivo.js" data-visto="\d+"></script></body>', browser.get("index.html"), re.DOTALL
    )
    assert browser.get("a.css") == "a{}"
    assert board.page == "index.html"


def test_a_page_that_is_not_there_yet_waits_for_it(small: tuple[Browser, Board]) -> None:
    browser, board = small
    assert "Preparando" in browser.get("pronto.html")
    assert board.page == "index.html", "what does not exist is not what somebody looks at"


def test_nothing_outside_the_folder_is_served(small: tuple[Browser, Board]) -> None:
    browser, _ = small
    for route in ("../secreto.html", "%2e%2e/secreto.html", "..%2fsecreto.html"):
        assert "Preparando" in browser.get(route)


def test_other_names_get_nothing(small: tuple[Browser, Board]) -> None:
    browser, _ = small
    with pytest.raises(urllib.error.HTTPError, match="421"):
        browser.get("index.html", Host="otro.example")


def test_news_wait_for_a_change(small: tuple[Browser, Board]) -> None:
    browser, board = small
    assert browser.news() == {"version": 0, "error": ""}
    threading.Timer(0.3, board.tell, ["data/x.yml:3:1: mal"]).start()
    assert browser.news(0) == {"version": 1, "error": "data/x.yml:3:1: mal"}
    board.renew()
    assert browser.news(1) == {"version": 2, "error": ""}


def test_what_tools_leave_behind_does_not_count() -> None:
    assert matters(["/p/data/sesiones/sesion-1.yml"]) and matters(["/p/docs/a.md"])
    assert not matters(["/p/macros/__pycache__/a.pyc", "/p/data/.sesion-1.yml.swp", "/p/data/~x.yml", "/p/data/x.yml~"])
    assert matters(["/p/data/.x.tmp", "/p/data/x.yml"]), "an editor that saves under another name and renames it"


def test_the_piece_of_a_page() -> None:
    assert piece_of("kit/s1-ventajas.html") == "s1-ventajas"
    assert piece_of("kit.html") == piece_of("sesiones/sesion-1.html") == ""


def test_code_is_read_anew_only_where_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import sys; from commands.live import warm as w; import macros.site.views; old = macros.site.views\n"
        "w.renew(); assert sys.modules['macros.site.views'] is old\n"
        "w._LOADED = (); w.renew(); assert 'macros.site.views' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=live_warm.ROOT, check=True)


# ---- the whole ---------------------------------------------------------------------------------


@pytest.mark.lento
def test_an_edit_reaches_the_page_and_a_slip_is_told_on_it(kit: Path, copia: Path) -> None:
    shutil.copytree(kit, copia / "build" / "kit")
    shutil.copy(kit.parent / "hecho.jsonl", copia / "build")
    command = [sys.executable, "-m", "commands", "ver", "--puerto", "0"]
    log = (copia / "ver.txt").open("w+", encoding="utf-8")
    live = subprocess.Popen(
        command, cwd=copia, env=os.environ | {"PAQUETE_RAIZ": str(copia), "PYTHONUTF8": "1"}, stdout=log, stderr=log
    )
    try:
        told = copia / "ver.txt"
        Browser(0).until(lambda: "http://" in told.read_text(encoding="utf-8"))
        browser = Browser(int(re.findall(r"127\.0\.0\.1:(\d+)", told.read_text(encoding="utf-8"))[0]))
        browser.until(lambda: "objetivo" in browser.get("sesiones/sesion-4.html").lower())
        session = copia / SESSION
        good = session.read_text(encoding="utf-8")

        session.write_text(
            good.replace("\nobjetivo:", "\nobjetivo: Un objetivo cambiado.\nresto:", 1), encoding="utf-8"
        )
        browser.until(lambda: "resto" in browser.news()["error"])
        assert f"{SESSION}:" in browser.news()["error"] and f"{SESSION}:" in told.read_text(encoding="utf-8")
        assert "Preparando" not in browser.get("sesiones/sesion-4.html")

        title = re.findall(r"^titulo: (.*)$", good, re.MULTILINE)[0]
        session.write_text(good.replace(title, "Un título que acaba de cambiar", 1), encoding="utf-8")
        browser.until(lambda: "Un título que acaba de cambiar" in browser.get("sesiones/sesion-4.html"))
        browser.until(lambda: browser.news()["error"] == "")
    finally:
        live.terminate()
        live.wait(20)
        log.close()
