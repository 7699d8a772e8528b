"""What ``medir`` tells of the editing workshop: how soon it opens and how long a change waits, in a real Chromium.

What was promised are seconds (*El taller de edición*), so that each row stands beside them and not beside another row.
"""

from __future__ import annotations

import functools
import json
import statistics
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from commands.measure.browser import chromium
from commands.measure.table import Row

FIRST_S, SECOND_S, CHANGE_S, MEMORY_MB = 6.0, 3.0, 0.4, 400.0
"""Most that the workshop may take: opened the first time and the next ones, a change checked; memory of its Python."""
_VISITS = """
import json, sys, time
from playwright.sync_api import sync_playwright

CHECKED = "(n) => Number(document.querySelector('#mesa').dataset.revisado || 0) > n"
READY = "() => document.querySelector('#mesa').mesa?.figures"
address, folder, browser = sys.argv[1:]
told = {"listo": [], "cambio": [], "mb": 0}
with sync_playwright() as p:
    context = p.chromium.launch_persistent_context(folder, executable_path=browser, args=["--no-sandbox"])
    for visit in range(3):
        page = context.new_page()
        page.goto(address)
        began = time.perf_counter()
        page.click("#mesa .boton")
        page.wait_for_function(READY, timeout=120_000)
        told["listo"].append(time.perf_counter() - began)
        told["mb"] = max(told["mb"], page.evaluate(READY)["memoria"] / 1e6)
        page.wait_for_timeout(3000)  # what the browser keeps for the next visit, it writes after a while
        if visit < 2:
            page.close()
    page.fill("form input", "Red de prueba")
    page.click("form .boton")
    page.wait_for_function(CHECKED, arg=0, timeout=120_000)
    page.click("[data-parte='textos']")
    page.wait_for_selector(".valor textarea")
    fields = page.eval_on_selector_all(".valor textarea", "all => all.map((e) => e.dataset.foco)")
    for field in fields[:20:4]:
        times = page.evaluate("() => Number(document.querySelector('#mesa').dataset.revisado)")
        page.fill(f"[data-foco='{field}']", "Lo decimos de otro modo")
        page.dispatch_event(f"[data-foco='{field}']", "change")
        page.wait_for_function(CHECKED, arg=times, timeout=120_000)
        told["cambio"].append(page.evaluate("() => document.querySelector('#mesa').mesa.took") / 1000)
    context.close()
print(json.dumps(told))
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def workshop_rows(site: Path, tmp: Path) -> list[Row]:
    """Rows about the workshop of a built ``site``; none where there is no Chromium."""
    browser = chromium()
    return rows(_visited(site, tmp, browser)) if browser else []


def rows(told: dict[str, Any]) -> list[Row]:
    """Rows of what was timed: ``listo``, seconds of each visit; ``cambio``, of each change; ``mb``, most memory."""
    change = statistics.median(told["cambio"])
    timed = (
        ("Taller de edición listo, primera vez", told["listo"][0], FIRST_S),
        ("Taller de edición listo, después", min(told["listo"][1:]), SECOND_S),
        ("Un cambio revisado en el taller", change, CHANGE_S),
    )
    memory = Row("Memoria de Python en el taller", f"{told['mb']:.0f} MB", told["mb"] / MEMORY_MB, "400 MB", 1.0)
    return [*(Row(name, f"{s:.2f} s", s / most, f"{most:g} s", 1.0) for name, s, most in timed), memory]


def _visited(site: Path, tmp: Path, browser: str) -> dict[str, Any]:
    handler = functools.partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://localhost:{server.server_port}/adaptar/taller.html"
        command = [sys.executable, "-c", _VISITS, address, str(tmp / "navegador"), browser]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=600)
        server.shutdown()
    told: dict[str, Any] = json.loads(done.stdout)
    return told
