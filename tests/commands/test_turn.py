"""One order at a time in a folder, and processes that do not outlive the one that started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

from commands import attached
from commands.turn import Busy, Turn
from macros.limits import LONGEST_WAIT_S

HOLDER = """
import sys, time
from pathlib import Path
from commands.turn import Turn
with Turn(Path(sys.argv[1]), "construir", print):
    print("listo", flush=True)
    time.sleep(60)
"""


def until(true: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "took too long"
        time.sleep(0.05)


@pytest.fixture
def held(tmp_path: Path) -> subprocess.Popen[str]:
    """Another process that works in ``tmp_path``."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout and process.stdout.readline() == "listo\n"
    yield process
    process.kill()
    process.wait()


def test_who_waits_is_told_who_works(tmp_path: Path, held: subprocess.Popen[str]) -> None:
    told: list[str] = []
    with pytest.raises(Busy, match=rf"«construir» \(proceso {held.pid}, desde las \d\d:\d\d\)"):
        Turn(tmp_path, "imprimir", told.append, patience=0.5).__enter__()
    assert len(told) == 1 and f"«construir» (proceso {held.pid}" in told[0] and "Espero" in told[0]
    assert LONGEST_WAIT_S >= 600


def test_the_turn_comes_back_when_its_process_dies(tmp_path: Path, held: subprocess.Popen[str]) -> None:
    turn = Turn(tmp_path, "imprimir", lambda _: None)
    assert not turn.take() and turn.waited
    held.kill()
    held.wait()
    with turn:
        assert (tmp_path / "candado.json").is_file()
    assert not (tmp_path / "candado.json").exists()


def test_turns_follow_each_other(tmp_path: Path) -> None:
    told: list[str] = []
    for _ in range(2):
        with Turn(tmp_path, "construir", told.append) as turn:
            assert not turn.waited
    assert told == []


@pytest.mark.parametrize("text", ["", "[]", '{"orden": 1}'])
def test_a_note_that_cannot_be_read_stops_nobody(tmp_path: Path, held: subprocess.Popen[str], text: str) -> None:
    (tmp_path / "candado.json").write_text(text, encoding="utf-8")
    with pytest.raises(Busy, match="otra orden"):
        Turn(tmp_path, "imprimir", lambda _: None, patience=0).__enter__()


# ---- processes -------------------------------------------------------------------------------------

WORKERS = """
import os, sys, time
from pathlib import Path
from print.output import Output
from print.press.pool import Pool
if __name__ == "__main__":
    with Pool(Output(Path.cwd(), Path(sys.argv[1]), ""), 2, lambda *_: None) as pool:
        print(*set(pool.each(os.getpid, [()] * 20)()), flush=True)
        list(pool.each(time.sleep, [(60,)] * 20)())
"""
SLEEPER = """
import os, sys, time
from pathlib import Path
Path(sys.argv[1], "pid").write_text(str(os.getpid()))
time.sleep(60)
"""
SITE = """
import os, sys
from pathlib import Path
from commands import attached
attached.run(["durmiente", sys.argv[1]], Path.cwd(), os.environ)
"""


def test_a_program_that_ends_by_itself_tells_how(tmp_path: Path) -> None:
    (tmp_path / "programa.py").write_text("import sys\nprint(sys.argv)\nsys.exit(3)\n", encoding="utf-8")
    env = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = attached.run(["programa", "uno"], ROOT, env)
    assert done.returncode == 3 and done.stdout.endswith("'uno']\n") and done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="las señales son de otros sistemas")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL], ids=["SIGTERM", "SIGKILL"])
@pytest.mark.parametrize("code", [WORKERS, SITE], ids=["imprentas", "sitio"])
def test_no_process_outlives_its_order(code: str, how: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "orden.py"
    script.write_text(code, encoding="utf-8")
    (tmp_path / "durmiente.py").write_text(SLEEPER, encoding="utf-8")
    env = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"}
    order = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path)], cwd=ROOT, env=env,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
    )  # fmt: skip
    assert order.stdout
    children = [int(pid) for pid in order.stdout.readline().split()] if code is WORKERS else []
    if code is SITE:
        until(lambda: (tmp_path / "pid").is_file() and (tmp_path / "pid").read_text() != "")
        children = [int((tmp_path / "pid").read_text())]
    assert children and all(_lives(pid) for pid in children)
    order.send_signal(how)
    order.wait()
    until(lambda: not any(_lives(pid) for pid in children))


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:  # one that has ended but that nobody has asked about yet
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return not Path("/proc/self").exists()
