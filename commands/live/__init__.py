"""``ver``: the site on this machine, up to date about a second after each save, with what went wrong on the page."""

from __future__ import annotations

import contextlib
import errno
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable
from http.server import ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import click
from watchdog.events import EVENT_TYPE_CLOSED_NO_WRITE, EVENT_TYPE_OPENED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from commands.live.messages import FAILED, READY, TOLD, WHOLE
from commands.live.pages import refresh
from commands.live.prints import remake
from commands.live.server import Board, server
from commands.turn import Turn
from commands.workbench import deliver, leave_out, obtain
from commands.workbench.tools import there
from macros.builds import EDITION, made_in
from macros.limits import LAST_PORT, PORTS
from macros.problems import DataErrors
from print.engine.weasy import isolate_fonts

WATCHED = ("data", "docs", "macros", "print")
LISTEN_S = 0.05
SETTLE_S = 0.08
"""Editors save in several steps: changes closer together than this count as one."""


def serve(root: Path, port: int, edicion: str | None = None) -> None:
    """Serve the site on this machine until interrupted. What is wrong is shown; the last good pages stay."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that what it started ends with it
    os.environ[EDITION] = edicion or ""  # how the pages know it, in processes of their own
    live = Live(root, edicion)
    if there(root):
        threading.Thread(target=_workbench, args=(root, live.site), daemon=True).start()
    else:
        leave_out(live.site)
    with opened(live.site, port, live.board) as http:
        if port and http.server_port != port:
            click.echo(f"El puerto {port} está ocupado; uso el {http.server_port}.", err=True)
        threading.Thread(target=http.serve_forever, daemon=True).start()
        click.echo(f"Abre http://127.0.0.1:{http.server_port}/ en tu navegador. Para terminar, Ctrl+C.")
        live.watch()
        live.run()


def _workbench(root: Path, site: Path) -> None:
    """Put the editing workshop beside the pages, while they are made."""
    with contextlib.suppress(DataErrors):  # told on the pages
        deliver(root, site, obtain(root))


class NoPort(Exception):
    """The site cannot be served on the port asked for; ``str()`` says what to write instead."""


def opened(folder: Path, port: int, board: Board) -> ThreadingHTTPServer:
    """A server of ``folder`` on ``port``, or on the first free one after it. Raises NoPort."""
    for number in range(port, min(port + PORTS, LAST_PORT + 1)):
        try:
            return server(folder, number, board)
        except OSError as e:
            if e.errno in (errno.EACCES, errno.EPERM):
                raise NoPort(f"El sistema no deja usar el puerto {port}. Escribe otro: --puerto 8000.") from None
            if e.errno != errno.EADDRINUSE:
                raise
    raise NoPort(f"El puerto {port} y los que le siguen están ocupados. Escribe otro: --puerto 9000.")


class Live:
    """Refreshes the pages and the kit when a file changes; ``board`` holds what browsers ask for."""

    def __init__(self, root: Path, edicion: str | None) -> None:
        self.root, self.edicion = root, edicion
        self.site = made_in(root, edicion) / "ver" / "sitio"
        self.site.mkdir(parents=True, exist_ok=True)
        self.board = Board()
        self.context = _context(made_in(root, edicion) / "letras")
        self.changed = threading.Event()
        self.titles: dict[str, str] = {}
        self.page: Any = None
        self.page_pipe: Connection | None = None
        self.kit: Any = None
        self.kit_pipe: Connection | None = None
        self.kit_is_old = False
        self.turn = Turn(made_in(root, edicion), "ver", lambda text: click.echo(text, err=True))
        """Held while a process of ours works."""

    def watch(self) -> None:
        """Notice every change below the folders that people edit."""
        observer = Observer()
        for folder in WATCHED:
            observer.schedule(_Watcher(self.changed), str(self.root / folder), recursive=True)
        observer.daemon = True
        observer.start()

    def run(self) -> None:
        """Refresh now and after each change, until interrupted."""
        self.changed.set()
        try:
            while True:
                if self.changed.wait(LISTEN_S) and self._my_turn():
                    self._restart()
                self.listen()
        finally:
            _stop(self.page, self.kit)
            self.turn.leave()

    def _my_turn(self) -> bool:
        if self.turn.take():
            self.turn.waited = False
            return True
        time.sleep(LISTEN_S)
        return False

    def _restart(self) -> None:
        while self.changed.is_set():
            self.changed.clear()
            time.sleep(SETTLE_S)
        _stop(self.page)
        self._refresh()
        self.kit_is_old = True
        if piece_of(self.board.page):
            self._remake()  # together with its page; elsewhere prints wait until the page is there

    def _refresh(self) -> None:
        self.page, self.page_pipe = self._start(refresh, self.root, self.site, self.board.page, self.titles)

    def _remake(self) -> None:
        """Start on the prints, unless earlier ones are still being made: those are not thrown away."""
        if self.kit_is_old and self.kit_pipe is None:
            self.kit_is_old = False
            self.kit, self.kit_pipe = self._start(remake, self.root, self.edicion, self.site, piece_of(self.board.page))

    def _start(self, work: Any, *arguments: Any) -> tuple[Any, Connection]:
        ours, theirs = self.context.Pipe(duplex=False)
        process = self.context.Process(target=work, args=(*arguments, theirs))
        process.start()
        theirs.close()
        return process, ours

    def listen(self) -> None:
        """Take what the processes have to say."""
        self.page_pipe = self._drain(self.page_pipe, self._from_page)
        self.kit_pipe = self._drain(self.kit_pipe, self._from_kit)
        if self.page_pipe is None:
            self._remake()
            if self.kit_pipe is None:
                self.turn.leave()

    def _drain(self, pipe: Connection | None, heard: Callable[[str, Any], None]) -> Connection | None:
        """Hand over what waits in ``pipe``; returns it, or None once its process has ended."""
        try:
            while pipe is not None and pipe.poll():
                heard(*pipe.recv())
        except (EOFError, OSError):
            return None
        return pipe

    def _from_page(self, what: str, value: Any) -> None:
        if what == WHOLE:
            self.titles = value
        self._show(what, value)

    def _from_kit(self, what: str, value: Any) -> None:
        if what == WHOLE:
            if value:
                click.echo(f"Kit al día: {value}", err=True)
                _stop(self.page)
                self._refresh()
        else:
            self._show(what, value)

    def _show(self, what: str, value: Any) -> None:
        if what in (TOLD, FAILED):
            click.echo(value, err=True)
        if what == FAILED:
            self.board.tell(str(value))
        elif what in (READY, WHOLE):
            self.board.renew()


def piece_of(page: str) -> str:
    """Id of the piece that a page of the site is about, «kit/x.html»; empty for other pages."""
    return page.removeprefix("kit/").removesuffix(".html") if page.startswith("kit/") else ""


def _context(fonts: Path) -> Any:
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    isolate_fonts(fonts)  # before the server of processes loads WeasyPrint
    context.set_forkserver_preload(["commands.live.warm"])
    return context


def _stop(*processes: Any) -> None:
    for process in processes:
        if process is not None and process.is_alive():
            process.terminate()
            process.join()


class _Watcher(FileSystemEventHandler):
    def __init__(self, changed: threading.Event) -> None:
        self.changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Set the flag for what people save; reading a file and what tools leave behind do not count."""
        if event.event_type in (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE) or event.is_directory:
            return
        if matters(str(name) for name in (event.src_path, event.dest_path) if name):
            self.changed.set()


def matters(names: Iterable[str]) -> bool:
    """Whether one of these paths is a file that pages or prints are made from."""
    paths = [Path(name) for name in names]
    return any(
        "__pycache__" not in p.parts
        and not p.name.startswith((".", "~", "#"))
        and not p.name.endswith(("~", ".swp", ".tmp", ".pyc"))
        for p in paths
    )
