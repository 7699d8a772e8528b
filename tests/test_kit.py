"""The bootstrap: what it installs and when, what it says on each system. No network, no real installs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import kit

ROOT = Path(__file__).resolve().parent.parent
LOCK = 'uno==1.0 \\\n    --hash=sha256:00\ndos==2.0 ; sys_platform == "win32" \\\n    --hash=sha256:11\n'


class Runs:
    """Stands for ``kit.run``: keeps what was asked, answers ``answers`` by a word of the command."""

    def __init__(self, answers: dict[str, tuple[int, str]] | None = None) -> None:
        self.answers = answers or {}
        self.commands: list[list[str]] = []

    def __call__(self, command: list[str], env: dict[str, str] | None = None) -> tuple[int, str]:
        self.commands.append(command)
        return next((told for word, told in self.answers.items() if word in command), (0, ""))

    def with_word(self, word: str) -> list[list[str]]:
        return [command for command in self.commands if word in command]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Runs:
    fake = Runs()
    monkeypatch.setattr(kit, "run", fake)
    return fake


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """A folder that looks like an environment of this Python, never filled."""
    folder = tmp_path / ".venv"
    python = kit.venv_python(folder)
    python.parent.mkdir(parents=True)
    python.write_bytes(b"")
    (folder / "pyvenv.cfg").write_text(f"version = {sys.version_info[0]}.{sys.version_info[1]}.0\n", encoding="utf-8")
    return folder


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.lock"
    path.write_text(LOCK, encoding="utf-8")
    return path


# ---- packages ----------------------------------------------------------------------------------


def test_installs_once(venv: Path, lock: Path, runs: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    assert kit.install(venv, lock) is True
    [command] = runs.commands
    assert {"--require-hashes", "--no-deps", str(lock)} <= set(command)
    assert "los 2 paquetes de requirements.lock" in capsys.readouterr().err
    assert kit.install(venv, lock) is False
    assert len(runs.commands) == 1
    assert capsys.readouterr().err == ""


def test_changed_lock_installs_again(venv: Path, lock: Path, runs: Runs) -> None:
    kit.install(venv, lock)
    lock.write_text(LOCK.replace("1.0", "1.1"), encoding="utf-8")
    assert kit.install(venv, lock) is True
    assert len(runs.commands) == 2


def test_another_python_installs_again(venv: Path, lock: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    kit.install(venv, lock)
    monkeypatch.setattr(kit.platform, "python_version", lambda: "3.99.0")
    assert kit.install(venv, lock) is True


def test_each_lock_has_its_stamp(venv: Path, lock: Path, runs: Runs) -> None:
    extra = lock.with_name("requirements-pruebas.lock")
    extra.write_text(LOCK, encoding="utf-8")
    assert (kit.install(venv, lock), kit.install(venv, extra), kit.install(venv, lock)) == (True, True, False)
    assert {p.name for p in venv.glob(".instalado-*")} == {
        ".instalado-requirements",
        ".instalado-requirements-pruebas",
    }


@pytest.mark.parametrize(
    ("reason", "advice"),
    [
        ("ERROR: No matching distribution found for uno==1.0", "revisa tu conexión a internet"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "Vuelve a descargar el proyecto"),
    ],
)
def test_failed_install_leaves_no_stamp(venv: Path, lock: Path, runs: Runs, reason: str, advice: str) -> None:
    kit.install(venv, lock)
    lock.write_text(LOCK + "# cambio\n", encoding="utf-8")
    runs.answers = {"--require-hashes": (1, reason)}
    with pytest.raises(kit.Stop, match=advice) as stop:
        kit.install(venv, lock)
    assert stop.value.code == 1
    assert "\n" not in str(stop.value)
    assert list(venv.glob(".instalado-*")) == []


def test_missing_lock(venv: Path, tmp_path: Path, runs: Runs) -> None:
    with pytest.raises(kit.Stop, match=r"Falta el archivo no-hay\.lock"):
        kit.install(venv, tmp_path / "no-hay.lock")
    assert runs.commands == []


# ---- the environment ---------------------------------------------------------------------------


def test_good_venv_is_kept(venv: Path, runs: Runs) -> None:
    kit.make_venv(venv)
    assert [c[-2:] for c in runs.commands] == [["pip", "--version"]]


def test_stamp_spares_asking_pip(venv: Path, lock: Path, runs: Runs) -> None:
    kit.install(venv, lock)
    runs.commands.clear()
    kit.make_venv(venv)
    assert runs.commands == []


@pytest.mark.parametrize("harm", ["no-python", "no-config", "other-version", "no-pip", "a-file"])
def test_broken_venv_is_made_again(venv: Path, monkeypatch: pytest.MonkeyPatch, harm: str) -> None:
    keepsake = venv / "lo-viejo"
    keepsake.write_bytes(b"")
    if harm == "no-python":
        kit.venv_python(venv).unlink()
    elif harm == "no-config":
        (venv / "pyvenv.cfg").unlink()
    elif harm == "other-version":
        (venv / "pyvenv.cfg").write_text("version = 3.1.0\n", encoding="utf-8")
    elif harm == "a-file":
        kit.shutil.rmtree(venv)
        venv.write_bytes(b"")
    made: list[Path] = []

    def run(command: list[str], env: dict[str, str] | None = None) -> tuple[int, str]:
        if command[1:3] == ["-m", "venv"]:
            made.append(Path(command[3]))
            python = kit.venv_python(venv)
            python.parent.mkdir(parents=True)
            python.write_bytes(b"")
            (venv / "pyvenv.cfg").write_text("version = {}.{}.0\n".format(*sys.version_info), encoding="utf-8")
            return 0, ""
        return (1 if harm == "no-pip" and not made else 0), "pip no responde"

    monkeypatch.setattr(kit, "run", run)
    kit.make_venv(venv)
    assert made == [venv]
    assert not keepsake.exists()


def test_failed_venv_leaves_nothing(tmp_path: Path, runs: Runs) -> None:
    runs.answers = {"venv": (1, "Error: no space left")}
    with pytest.raises(kit.Stop, match=r"No se pudo preparar .*no space left"):
        kit.make_venv(tmp_path / ".venv")
    assert not (tmp_path / ".venv").exists()


def test_missing_venv_module_names_the_package(tmp_path: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kit, "has_venv_module", lambda: False)
    monkeypatch.setattr(kit, "system_family", lambda: "debian")
    monkeypatch.setattr(kit, "privilege", lambda: None)
    with pytest.raises(kit.Stop, match=r"apt-get install python3(\.\d+)?-venv"):
        kit.make_venv(tmp_path / ".venv")
    assert runs.commands == []


def test_missing_venv_module_is_installed_on_debian(
    tmp_path: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kit, "has_venv_module", lambda: bool(runs.with_word("apt-get")))
    monkeypatch.setattr(kit, "system_family", lambda: "debian")
    monkeypatch.setattr(kit, "privilege", list)
    monkeypatch.setattr(kit, "venv_works", lambda venv: bool(runs.with_word(str(venv))))
    kit.make_venv(tmp_path / ".venv")
    [apt] = runs.with_word("apt-get")
    assert apt[-1] == kit.venv_package()


# ---- Pango -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        ("construir", True),
        ("construir --solo kit", True),
        ("construir --solo sitio", False),
        ("construir --solo=sitio", False),
        ("construir --help", False),
        ("imprimir s1-agenda", True),
        ("medir", True),
        ("probar", True),
        ("ver", True),
        ("revisar", False),
        ("revisar --json", False),
    ],
)
def test_who_needs_pango(words: str, needed: bool) -> None:
    order, *args = words.split()
    assert kit.needs_pango(order, args) is needed


def without_pango(monkeypatch: pytest.MonkeyPatch, family: str) -> None:
    monkeypatch.setattr(kit, "system_family", lambda: family)
    monkeypatch.setattr(kit.shutil, "which", lambda name: None)
    monkeypatch.setattr(kit, "privilege", lambda: None)


@pytest.mark.parametrize(
    ("family", "advice"),
    [
        ("debian", "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("fedora", "sudo dnf install -y pango"),
        ("arch", "sudo pacman -S pango"),
        ("macos", "brew install pango"),
        ("windows", "pacman -S mingw-w64-ucrt-x86_64-pango"),
        ("otro", "el instalador de tu sistema"),
    ],
)
def test_advice_for_each_system(family: str, advice: str, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    without_pango(monkeypatch, family)
    runs.answers = {kit.PANGO_PROBE: (1, "OSError")}
    with pytest.raises(kit.Stop) as stop:
        kit.ensure_pango(Path("python"))
    assert advice in str(stop.value)
    assert "--solo sitio" in str(stop.value)
    assert "\n" not in str(stop.value)
    assert all(kit.PANGO_PROBE in command for command in runs.commands), "nothing may be installed here"


def test_pango_that_loads_installs_nothing(runs: Runs) -> None:
    kit.ensure_pango(Path("python"))
    assert len(runs.commands) == 1


@pytest.mark.parametrize("prefix", [[], ["sudo", "-n"]])
def test_debian_with_privilege_installs(prefix: list[str], runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    without_pango(monkeypatch, "debian")
    monkeypatch.setattr(kit, "privilege", lambda: prefix)
    monkeypatch.setattr(kit, "pango_loads", lambda python: bool(runs.with_word("install")))
    kit.ensure_pango(Path("python"))
    [install] = runs.commands
    assert install[: len(prefix)] == prefix
    assert install[-3:] == list(kit.DEBIAN_PANGO)


def test_apt_updates_its_lists_when_the_first_try_fails(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kit, "privilege", list)
    runs.answers = {"install": (100, "E: Unable to locate package x")}
    assert kit.apt_install(["x"], "Instalando x…") == "E: Unable to locate package x"
    assert ["update" in c for c in runs.commands] == [False, True, False]


def test_macos_with_homebrew_installs(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    without_pango(monkeypatch, "macos")
    monkeypatch.setattr(kit.shutil, "which", lambda name: f"/opt/homebrew/bin/{name}")
    monkeypatch.setattr(kit, "pango_loads", lambda python: bool(runs.with_word("brew")))
    kit.ensure_pango(Path("python"))
    assert runs.commands == [["brew", "install", "--quiet", "pango"]]


@pytest.mark.parametrize(
    ("release", "family"),
    [
        ({"ID": "debian"}, "debian"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "debian"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "fedora"),
        ({"ID": "manjaro", "ID_LIKE": "arch"}, "arch"),
        ({"ID": "nixos"}, "otro"),
    ],
)
def test_system_family(release: dict[str, str], family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kit.sys, "platform", "linux")
    monkeypatch.setattr(kit.platform, "freedesktop_os_release", lambda: release)
    assert kit.system_family() == family


def test_probe_asks_for_what_weasyprint_opens() -> None:
    """The names in the probe are copied from WeasyPrint: this tells when a new version opens something else."""
    spec = kit.importlib.util.find_spec("weasyprint")
    assert spec is not None and spec.origin is not None
    source = (Path(spec.origin).parent / "text" / "ffi.py").read_text(encoding="utf-8")
    opened = {n for n in re.findall(r"'(lib[a-z0-9.-]+\.so\.\d+)'", source) if "harfbuzz-vector" not in n}
    assert len(opened) >= 5
    assert opened == set(re.findall(r"lib[a-z0-9.-]+\.so\.\d+", kit.PANGO_PROBE))


# ---- the order ---------------------------------------------------------------------------------


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What ``main`` did, in order, without doing it."""
    done: list[Any] = []
    monkeypatch.setattr(kit, "make_venv", lambda venv: done.append("venv"))
    monkeypatch.setattr(kit, "install", lambda venv, lock: done.append(lock.name))
    monkeypatch.setattr(kit, "ensure_pango", lambda python: done.append("pango"))
    monkeypatch.setattr(kit, "hand_over", lambda python, words: done.append(words) or 7)
    return done


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["revisar", "--json"], ["venv", "requirements.lock"]),
        (["construir"], ["venv", "requirements.lock", "pango"]),
        (["construir", "--solo", "sitio"], ["venv", "requirements.lock"]),
        (["probar"], ["venv", "requirements.lock", "requirements-pruebas.lock", "pango"]),
        (["medir"], ["venv", "requirements.lock", "requirements-pruebas.lock", "pango"]),
    ],
)
def test_steps_of_an_order(words: list[str], expected: list[str], steps: list[Any]) -> None:
    assert kit.face(words) == 7
    assert steps == [*expected, words]


@pytest.mark.parametrize("words", [[], ["--help"], ["ayuda"]])
def test_help_lists_every_order(words: list[str], steps: list[Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert kit.face(words) == 0
    out = capsys.readouterr().out
    assert [name for name in kit.ORDERS if f"\n  {name} " not in out] == []
    assert steps == []


def test_unknown_order(steps: list[Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert kit.face(["contruir"]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("«contruir» no es una orden. ¿Quisiste decir «construir»?\n")
    assert "Órdenes:" in captured.err
    assert captured.out == ""
    assert steps == []


def test_old_python(steps: list[Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(kit.sys, "version_info", (3, 9, 2))
    assert kit.face(["construir"]) == 1
    assert capsys.readouterr().err.startswith("Hace falta Python 3.11 o posterior")
    assert steps == []


def test_old_python_can_read_the_file() -> None:
    """An old Python must get as far as the message: no newer syntax, no newer name at import."""
    tree = ast.parse((ROOT / "kit.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    assert [n for n in tree.body if isinstance(n, ast.ImportFrom) and n.module not in {"__future__", "pathlib"}] == []


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (KeyboardInterrupt(), 130, "Interrumpido."),
        (PermissionError(13, "Permission denied"), 1, "No se pudo completar la orden"),
    ],
)
def test_failures_have_no_traceback(
    error: BaseException, code: int, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(venv: Path) -> None:
        raise error

    monkeypatch.setattr(kit, "make_venv", fail)
    assert kit.face(["revisar"]) == code
    assert capsys.readouterr().err.strip().startswith(line)


def test_hands_over_from_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}
    monkeypatch.setattr(kit.os, "name", "posix")
    monkeypatch.setattr(kit.os, "chdir", lambda folder: seen.update(cwd=folder))
    monkeypatch.setattr(kit.os, "execve", lambda path, argv, env: seen.update(path=path, argv=argv, env=env))
    monkeypatch.setenv("PYTHONSAFEPATH", "1")
    kit.hand_over(Path("py"), ["imprimir", "s1-agenda"])
    assert seen["cwd"] == ROOT
    assert seen["argv"] == ["py", "-m", "commands", "imprimir", "s1-agenda"]
    assert (seen["env"]["PYTHONUTF8"], seen["env"]["NO_MKDOCS_2_WARNING"]) == ("1", "1")
    assert "PYTHONSAFEPATH" not in seen["env"]


def test_works_from_another_folder(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, str(ROOT / "kit.py")], cwd=tmp_path, capture_output=True, check=True)
    assert "construir" in done.stdout.decode()
    assert list(tmp_path.iterdir()) == []


# ---- the locks ---------------------------------------------------------------------------------


def pins(lock: Path) -> set[str]:
    return set(re.findall(r"^([A-Za-z0-9._-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE))


def test_locks_are_hashed_disjoint_and_name_no_address() -> None:
    main, extra = pins(kit.LOCK), pins(kit.TEST_LOCK)
    assert {"mkdocs", "weasyprint", "pydantic"} <= main
    assert {"pytest", "playwright"} <= extra
    assert main & extra == set()
    for lock in (kit.LOCK, kit.TEST_LOCK):
        text = lock.read_text(encoding="utf-8")
        assert not re.search(r"https?:|file:|find-links|index-url|/opt/|/tmp/", text), lock.name
        entries = re.split(r"^(?=[A-Za-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]
        assert [e.split()[0] for e in entries if "--hash=sha256:" not in e] == []


def test_direct_dependencies_are_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    def names(requirements: list[str]) -> set[str]:
        found = {re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower() for requirement in requirements}
        return {re.sub(r"[-_.]+", "-", name) for name in found}  # as locks spell «ruamel.yaml»

    assert names(project["dependencies"]) - pins(kit.LOCK) == set()
    assert names(project["optional-dependencies"]["pruebas"]) - pins(kit.TEST_LOCK) == set()
    assert all(re.search(r"<\d", r) for r in project["dependencies"]), "every direct dependency has an upper bound"
