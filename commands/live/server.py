"""The web server of ``ver``: files of a folder, and one address that tells browsers when to load the page again."""

from __future__ import annotations

import contextlib
import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

ASK = "/__vivo"
HOSTS = {"127.0.0.1", "localhost"}
"""Names under which this server answers: a page from elsewhere that points its own name here gets nothing."""
WAIT_S = 20.0
PROGRAM = "/__vivo.js"
SCRIPT = """(function () {
  var seen = +document.currentScript.dataset.visto, first = true, box;
  function show(text) {
    if (box) { box.remove(); box = null; }
    if (!text) return;
    box = document.createElement("section");
    box.setAttribute("role", "alert");
    box.style.cssText = "position:fixed;inset:0 0 auto 0;z-index:99;max-height:60vh;overflow:auto;background:#fff;" +
      "color:#1d2021;border-bottom:6px solid #a3182b;padding:1rem 1.25rem;font:16px/1.5 sans-serif";
    var head = document.createElement("strong"), body = document.createElement("pre");
    head.textContent = "El cambio no se pudo mostrar. Abajo está la última página que salió bien.";
    body.textContent = text;
    body.style.cssText = "white-space:pre-wrap;margin:.5rem 0 0;font:14px/1.5 monospace";
    box.append(head, body);
    document.body.append(box);
  }
  function ask() {
    fetch("/__vivo?visto=" + (first ? -1 : seen)).then(function (r) { return r.json(); }).then(function (now) {
      if (now.version !== seen && !now.error) { location.reload(); return; }
      first = false;
      seen = now.version;
      show(now.error);
      ask();
    }).catch(function () { setTimeout(ask, 1000); });
  }
  ask();
})();"""


class Board:
    """What browsers ask for: a number that grows with each change, and what is wrong now."""

    def __init__(self) -> None:
        self.version = 0
        self.error = ""
        self.page = "index.html"
        """Address of the page that somebody looked at last."""
        self.change = threading.Condition()

    def renew(self) -> None:
        """There is something new to load, and nothing is wrong."""
        self._set("")

    def tell(self, error: str) -> None:
        """The last change could not be shown, and why."""
        self._set(error)

    def _set(self, error: str) -> None:
        with self.change:
            self.error = error
            self.version += 1
            self.change.notify_all()

    def wait(self, seen: int) -> dict[str, Any]:
        """The state, as soon as it is not the one that was ``seen``; at the latest after WAIT_S seconds."""
        with self.change:
            self.change.wait_for(lambda: self.version != seen, WAIT_S)
            return {"version": self.version, "error": self.error}


def server(folder: Path, port: int, board: Board) -> ThreadingHTTPServer:
    """A server of ``folder`` on this machine alone. Raises OSError where the port is taken."""
    http = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, board, directory=str(folder)))
    http.daemon_threads = True
    return http


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, board: Board, *args: Any, **kwargs: Any) -> None:
        self.board = board
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """A page with the script that asks for news, the news, or any other file as it is."""
        if self.headers.get("Host", "").rsplit(":", 1)[0] not in HOSTS:
            self.send_error(421)
            return
        address = urlsplit(self.path)
        if address.path == ASK:
            seen = parse_qs(address.query).get("visto", [""])[0]
            self._answer(json.dumps(self.board.wait(int(seen) if seen.isdigit() else -1)), "application/json")
        elif address.path == PROGRAM:  # a file of its own: pages run no program that stands in them
            self._answer(SCRIPT, "text/javascript")
        elif address.path.endswith((".html", "/")):
            self._page(unquote(address.path).lstrip("/"))
        else:
            super().do_GET()

    def _page(self, route: str) -> None:
        route = f"{route}index.html" if route.endswith("/") or not route else route
        folder = Path(self.directory).resolve()
        path = (folder / route).resolve()
        found = path.is_relative_to(folder) and path.is_file()
        if found:
            self.board.page = route
        script = f'<script src="{PROGRAM}" data-visto="{self.board.version}"></script>'
        html = path.read_text(encoding="utf-8") if found else "<!doctype html><title>…</title><p>Preparando la página…"
        self._answer(html.replace("</body>", f"{script}</body>") if "</body>" in html else html + script, "text/html")

    def _answer(self, text: str, kind: str) -> None:
        body = text.encode("utf-8")
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the page was closed while it waited
            self.wfile.write(body)

    def end_headers(self) -> None:
        """Files change under the same name: nothing may be kept."""
        if not any(h.startswith(b"Cache-Control") for h in getattr(self, "_headers_buffer", [])):
            self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are of no interest to who edits."""
