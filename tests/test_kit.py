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
        self.environments: list[dict[str, str]] = []
        self.lands = True
        """Whether pip puts packages where they belong."""

    def __call__(self, command: list[str], env: dict[str, str] | None = None) -> tuple[int, str]:
        self.commands.append(command)
        self.environments.append(env or {})
        told = next((told for word, told in self.answers.items() if word in command), (0, ""))
        if "--require-hashes" in command and told[0] == 0 and self.lands:
            self.put(Path(command[0]).parent.parent, "uno-1.0")
        return told

    @staticmethod
    def put(venv: Path, name: str) -> None:
        """What pip leaves of a package."""
        package = name.split("-")[0]
        files = {f"{package}/__init__.py": "x = 1\n", f"{package}/dentro.py": "y = 2\n"}
        for route, text in files.items():
            path = kit.site_packages(venv) / route
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        folder = kit.site_packages(venv) / f"{name}.dist-info"
        folder.mkdir(exist_ok=True)
        rows = [f"{route},sha256=x,{len(text)}" for route, text in files.items()]
        (folder / "RECORD").write_text("\n".join([*rows, f"{name}.dist-info/RECORD,,", ""]), encoding="utf-8")

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
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:", str(lock)} <= set(command)
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


HARMS = {
    "carpeta borrada": lambda packages: kit.shutil.rmtree(packages / "uno"),
    "datos borrados": lambda packages: kit.shutil.rmtree(packages / "uno-1.0.dist-info"),
    "otra versión": lambda packages: (packages / "uno-1.0.dist-info").rename(packages / "uno-0.9.dist-info"),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_package_that_is_gone_is_installed_again(harm: str, venv: Path, lock: Path, runs: Runs) -> None:
    """A stamp says what was installed once; what is there now is looked at."""
    kit.install(venv, lock)
    HARMS[harm](kit.site_packages(venv))
    assert kit.install(venv, lock) is True and len(runs.commands) == 2
    assert kit.install(venv, lock) is False


@pytest.mark.parametrize("harm", ["falta", "otro tamaño"])
def test_what_is_damaged_inside_is_installed_anew(harm: str, venv: Path, lock: Path, runs: Runs) -> None:
    """pip leaves alone what it believes to be there: the metadata of a damaged package go first."""
    kit.install(venv, lock)
    inside = kit.site_packages(venv) / "uno" / "dentro.py"
    inside.unlink() if harm == "falta" else inside.write_text("y", encoding="utf-8")
    runs.put(venv, "sano-1.0")
    runs.lands = False
    kit.stamp_path(venv, lock).unlink()
    with pytest.raises(kit.Stop, match="uno no quedó"):
        kit.install(venv, lock)
    assert kit.metadata(venv).keys() == {"sano"}


def test_packages_sent_elsewhere_are_told(venv: Path, lock: Path, runs: Runs) -> None:
    runs.lands = False
    with pytest.raises(kit.Stop, match=r"uno no quedó en \.venv.*pip config list"):
        kit.install(venv, lock)
    assert [env.get("PIP_CONFIG_FILE") for env in runs.environments] == [None, kit.os.devnull]
    assert not kit.stamp_path(venv, lock).exists()


def test_pip_hears_only_of_the_network(venv: Path, lock: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PIP_TARGET", "PIP_PREFIX", "PIP_NO_BINARY", "PIP_REQUIRE_VIRTUALENV", "PYTHONPATH", "PYTHONHOME"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("PIP_INDEX_URL", "https://espejo.invalid/simple")
    monkeypatch.delenv("PIP_CONFIG_FILE", raising=False)
    kit.install(venv, lock)
    [env] = runs.environments
    told = {k: v for k, v in env.items() if k.startswith(("PIP_", "PYTHON"))}
    assert told["PIP_INDEX_URL"] == "https://espejo.invalid/simple" and told["PIP_USER"] == "0"
    assert not {"PIP_TARGET", "PIP_PREFIX", "PIP_NO_BINARY", "PIP_REQUIRE_VIRTUALENV", "PYTHONPATH"} & told.keys()


def test_another_interpreter_in_the_same_place_is_asked(venv: Path, lock: Path, runs: Runs) -> None:
    kit.install(venv, lock)
    kit.venv_python(venv).write_bytes(b"otro")
    runs.answers = {"--version": (0, "pip 26.3 from x (python 3.2)")}
    assert kit.venv_works(venv) is False
    runs.answers = {"--version": (0, "pip 26.3 from x (python {}.{})".format(*sys.version_info))}
    assert kit.venv_works(venv) is True
    assert kit.install(venv, lock) is True


def test_the_installer_is_locked_too() -> None:
    text = kit.PIP_LOCK.read_text(encoding="utf-8")
    assert re.search(r"^pip==[\d.]+ \\\n    --hash=sha256:[0-9a-f]{64}$", text, re.MULTILINE)


def test_a_damaged_library_is_mended_once(tmp_path: Path) -> None:
    """The order finds that a library does not load: it asks kit.py to look at everything, and only once."""
    asked = tmp_path / "pedido.txt"
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\necho \"$@\" >> '{asked}'\nexit 7\n", encoding="utf-8")
    python.chmod(0o755)
    (tmp_path / "click").mkdir()
    (tmp_path / "click" / "__init__.py").write_text("import no_esta_en_ninguna_parte\n", encoding="utf-8")
    code = (
        "import runpy, sys\n"
        f"sys.path.insert(0, {str(tmp_path)!r}); sys.prefix = {str(tmp_path)!r}; sys.argv = ['x', 'revisar']\n"
        "runpy.run_module('commands', run_name='__main__')"
    )
    (tmp_path / ".instalado-requirements").write_text("x", encoding="utf-8")
    env = {**kit.os.environ, "PAQUETE_ENTRADA": str(python)}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 7 and "lo instalo de nuevo" in done.stderr, done.stderr
    assert asked.read_text(encoding="utf-8") == f"{ROOT / 'kit.py'} revisar\n"
    assert not (tmp_path / ".instalado-requirements").exists()
    again = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**env, "PAQUETE_REPARADO": "1"}, capture_output=True, text=True
    )
    assert again.returncode == 1 and "no_esta_en_ninguna_parte" in again.stderr


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


def test_what_is_installed_in_the_system_is_said_before(
    runs: Runs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(kit, "privilege", list)
    said: list[str] = []
    monkeypatch.setattr(kit, "say", lambda line: said.append(f"{len(runs.commands)} {line}"))
    kit.apt_install(["libpango-1.0-0"], "dibuja los PDF")
    assert said == [
        "0 Voy a instalar en tu sistema con permiso de administración libpango-1.0-0: dibuja los PDF. "
        "Si no quieres, Ctrl+C y repite la orden con --sin-sistema."
    ]


@pytest.mark.parametrize("family", ["debian", "macos"])
def test_nothing_is_installed_in_the_system_of_who_refuses(
    family: str, runs: Runs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(kit, "system_family", lambda: family)
    monkeypatch.setattr(kit, "has_venv_module", lambda: False)
    runs.answers = {kit.PANGO_PROBE: (1, "OSError")}
    with pytest.raises(kit.Stop, match=r"Falta Pango.*lo pediste con --sin-sistema"):
        kit.ensure_pango(Path("python"), system=False)
    with pytest.raises(kit.Stop, match=r"Falta el módulo «venv».*lo pediste con --sin-sistema"):
        kit.make_venv(tmp_path / ".venv", system=False)
    assert all(kit.PANGO_PROBE in command for command in runs.commands)


def test_apt_updates_its_lists_when_the_first_try_fails(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kit, "privilege", list)
    runs.answers = {"install": (100, "E: Unable to locate package x")}
    assert kit.apt_install(["x"], "hace falta") == "E: Unable to locate package x"
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
    monkeypatch.setattr(kit, "make_venv", lambda venv, system: done.append("venv" if system else "solo venv"))
    monkeypatch.setattr(kit, "install", lambda venv, lock: done.append(lock.name))
    monkeypatch.setattr(kit, "ensure_pango", lambda python, system: done.append("pango" if system else "sin pango"))
    monkeypatch.setattr(kit, "hand_over", lambda python, words: done.append(words) or 7)
    return done


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["revisar", "--json"], []),
        (["construir"], ["pango"]),
        (["construir", "--solo", "sitio"], []),
        (["probar"], ["requirements-pruebas.lock", "pango"]),
        (["medir"], ["requirements-pruebas.lock", "pango"]),
    ],
)
def test_steps_of_an_order(words: list[str], expected: list[str], steps: list[Any]) -> None:
    assert kit.face(words) == 7
    assert steps == ["venv", "requirements-pip.lock", "requirements.lock", *expected, words]


def test_the_option_that_refuses_is_for_kit_alone(steps: list[Any]) -> None:
    assert kit.face(["construir", "--sin-sistema", "--solo", "kit"]) == 7
    assert steps[0] == "solo venv" and steps[-2:] == ["sin pango", ["construir", "--solo", "kit"]]
    assert kit.face(["--sin-sistema"]) == 2


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
    def fail(venv: Path, system: bool) -> None:
        raise error

    monkeypatch.setattr(kit, "make_venv", fail)
    assert kit.face(["revisar"]) == code
    assert capsys.readouterr().err.strip().startswith(line)


def test_hands_over_from_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}
    monkeypatch.setattr(kit.os, "name", "posix")
    monkeypatch.setattr(kit.os, "chdir", lambda folder: seen.update(cwd=folder))
    monkeypatch.setattr(kit.os, "execve", lambda path, argv, env: seen.update(path=path, argv=argv, env=env))
    for name in kit.FOREIGN:
        monkeypatch.setenv(name, "1")
    kit.hand_over(Path("py"), ["imprimir", "s1-agenda"])
    assert seen["cwd"] == ROOT
    assert seen["argv"] == ["py", "-m", "commands", "imprimir", "s1-agenda"]
    assert (seen["env"]["PYTHONUTF8"], seen["env"]["NO_MKDOCS_2_WARNING"]) == ("1", "1")
    assert {"PYTHONPATH", "PYTHONSAFEPATH"} <= kit.FOREIGN and not kit.FOREIGN & seen["env"].keys()
    assert seen["env"]["PAQUETE_ENTRADA"] == sys.executable


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
