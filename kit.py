#!/usr/bin/env python3
"""The one face of the project: ``python3 kit.py ORDEN [opciones]``.

Needs Python 3.11 or later and nothing else. It makes ``.venv``, installs the locked packages once,
sees that Pango loads where something is going to be printed, and hands the order over to ``commands``.
Everything it says goes to standard error, so that ``revisar --json`` leaves standard output clean.
"""

from __future__ import annotations

import difflib
import hashlib
import importlib.util
import itertools
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-pruebas.lock"
PIP_LOCK = ROOT / "requirements-pip.lock"
"""The installer itself: the one that comes with Python may be years old."""
OLDEST_PYTHON = (3, 11)

ORDERS = {
    "construir": "revisa los datos y hace el sitio y el kit completos en la carpeta site/",
    "ver": "muestra el sitio en tu navegador y lo rehace cuando guardas un cambio",
    "revisar": "busca errores en los datos; no construye nada",
    "ajustar": "reparte los minutos de una sesión para que dure lo que tienes",
    "agenda": "pasa la agenda de una sesión a una hoja de cálculo, y anota lo que cambiaste en ella",
    "imprimir": "hace solo los PDF de las piezas o sesiones que nombres",
    "actualizar": "dice qué cambió en el paquete desde que escribiste tu edición y qué toca revisar",
    "edicion": "empieza el archivo de una edición propia; sin nombre, muestra las que hay",
    "medir": "mide tiempos, memoria y peso, y muestra una tabla",
    "probar": "corre todas las pruebas",
}
PRINTING = {"construir", "ver", "imprimir", "medir", "probar"}
"""Orders that make PDFs, and so need Pango."""
TESTING = {"medir", "probar"}
"""Orders that also need the packages of ``requirements-pruebas.lock``."""

NO_SYSTEM = "--sin-sistema"
"""Option of every order: nothing is installed outside ``.venv``."""
ENTRANCE = "PAQUETE_ENTRADA"
"""Environment variable: the Python that ran this file, so that ``commands`` can ask it to mend ``.venv``."""
OF_THE_NETWORK = {
    "INDEX_URL", "EXTRA_INDEX_URL", "FIND_LINKS", "NO_INDEX", "PROXY", "CERT", "CLIENT_CERT", "TRUSTED_HOST", "TIMEOUT",
    "DEFAULT_TIMEOUT", "RETRIES", "CACHE_DIR", "NO_CACHE_DIR", "KEYRING_PROVIDER", "CONFIG_FILE",
}  # fmt: skip
"""What pip may be told by a person's environment (PIP_…): from where to take packages, and nothing else."""
FOREIGN = {"PYTHONPATH", "PYTHONHOME", "PYTHONSAFEPATH", "PYTHONSTARTUP", "PYTHONUSERBASE", "PYTHONPLATLIBDIR"}
"""Variables that would bring other code than the environment's, or hide the project's own folders."""

DEBIAN_PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
PANGO_BY_FAMILY = {
    "debian": "sudo apt-get install -y " + " ".join(DEBIAN_PANGO),
    "fedora": "sudo dnf install -y pango",
    "arch": "sudo pacman -S pango",
    "suse": "sudo zypper install libpango-1_0-0 libharfbuzz-subset0",
    "alpine": "sudo apk add so:libgobject-2.0.so.0 so:libpango-1.0.so.0 so:libharfbuzz.so.0 "
    "so:libharfbuzz-subset.so.0 so:libfontconfig.so.1 so:libpangoft2-1.0.so.0",
}
WITHOUT_PANGO = "Sin Pango puedes hacer solo el sitio: «python3 kit.py construir --solo sitio»."

# The libraries that WeasyPrint 70 opens (weasyprint/text/ffi.py), by the first name that each system knows.
# Run by the .venv's own Python, because folders to search are settled when a process starts.
PANGO_PROBE = r"""
import ctypes, os, sys
if sys.platform == "win32":
    usual = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin;C:\Program Files\GTK3-Runtime Win64\bin"
    for folder in os.environ.get("WEASYPRINT_DLL_DIRECTORIES", usual).split(";"):
        if os.path.isdir(folder):
            os.add_dll_directory(folder)
    names = "libgobject-2.0-0 libpango-1.0-0 libharfbuzz-0 libharfbuzz-subset-0 libfontconfig-1 libpangoft2-1.0-0"
    suffix = ".dll"
elif sys.platform == "darwin":
    names = "libgobject-2.0.0 libpango-1.0.0 libharfbuzz.0 libharfbuzz-subset.0 libfontconfig.1 libpangoft2-1.0.0"
    suffix = ".dylib"
else:
    names = "libgobject-2.0.so.0 libpango-1.0.so.0 libharfbuzz.so.0 libharfbuzz-subset.so.0 "
    names += "libfontconfig.so.1 libpangoft2-1.0.so.0"
    suffix = ""
for name in names.split():
    ctypes.CDLL(name + suffix)
"""


class Stop(Exception):
    """An expected failure: one Spanish line for the person, and the exit code."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def say(line: str) -> None:
    """Print a line of progress."""
    print(line, file=sys.stderr, flush=True)


def run(command: list[str], env: dict[str, str] | None = None) -> tuple[int, str]:
    """Run ``command`` in silence; returns its exit code and the last line that tells what went wrong."""
    try:
        done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True)
    except OSError as error:
        return 127, str(error)
    told = (done.stdout + b"\n" + done.stderr).decode(errors="replace")
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    telling = [line for line in lines if re.match(r"(ERROR|E|Error):", line)]
    return done.returncode, (telling or lines or [f"código {done.returncode}"])[-1]


# ---- help --------------------------------------------------------------------------------------


def help_text() -> str:
    """The list of orders."""
    width = max(map(len, ORDERS))
    rows = [f"  {name:<{width}}  {what}" for name, what in ORDERS.items()]
    head = ["Uso: python3 kit.py ORDEN [opciones]", "", "Órdenes:"]
    more = [
        "Opciones de una orden: python3 kit.py ORDEN --help",
        f"{NO_SYSTEM}: no instala nada en el sistema; solo en la carpeta .venv del proyecto.",
    ]
    return "\n".join([*head, *rows, "", *more])


def unknown_order(word: str) -> str:
    """What to tell a person who typed ``word`` for an order."""
    close = difflib.get_close_matches(word, ORDERS, n=1)
    hint = f" ¿Quisiste decir «{close[0]}»?" if close else ""
    return f"«{word}» no es una orden.{hint}"


# ---- system packages ---------------------------------------------------------------------------


def system_family() -> str:
    """``windows``, ``macos``, a key of ``PANGO_BY_FAMILY``, or ``otro``."""
    if sys.platform == "win32":
        return "windows"
    if sys.platform == "darwin":
        return "macos"
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return "otro"
    likes = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    names = {"ubuntu": "debian", "rhel": "fedora", "opensuse": "suse"}
    return next((f for f in (names.get(like, like) for like in likes) if f in PANGO_BY_FAMILY), "otro")


def privilege() -> list[str] | None:
    """Words that go before a command to run it as root without a password; None where that cannot be."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and run(["sudo", "-n", "true"])[0] == 0:
        return ["sudo", "-n"]
    return None


REFUSED = f"lo pediste con {NO_SYSTEM}"


def announce(what: str, why: str) -> None:
    """Say what is going to be installed in the system, before it is, and how to refuse it."""
    say(f"Voy a instalar en tu sistema {what}: {why}. Si no quieres, Ctrl+C y repite la orden con {NO_SYSTEM}.")


def apt_install(packages: list[str], why: str) -> str | None:
    """Install Debian packages, saying so first; returns None when done, otherwise the reason why not."""
    root = privilege()
    if root is None:
        return "hace falta permiso de administración para instalar lo que falta"
    announce(f"con permiso de administración {', '.join(packages)}", why)
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    code, reason = run(install)
    if code:
        # The lists may be missing or old. An update that fails for one source still serves for the rest.
        run([*apt, "update"])
        code, reason = run(install)
    return reason if code else None


# ---- .venv and its packages --------------------------------------------------------------------


def venv_python(venv: Path) -> Path:
    """The interpreter inside ``venv``."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def site_packages(venv: Path) -> Path:
    """Where the packages of ``venv`` stand."""
    if os.name == "nt":
        return venv / "Lib" / "site-packages"
    return venv / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"


def venv_works(venv: Path) -> bool:
    """Whether ``venv`` is whole and of this version of Python (3.11 and 3.12 do not mix)."""
    try:
        config = (venv / "pyvenv.cfg").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    made_for = re.search(r"^version(?:_info)?\s*=\s*(\d+)\.(\d+)\b", config, re.MULTILINE)
    if not made_for or tuple(map(int, made_for.groups())) != sys.version_info[:2] or not venv_python(venv).exists():
        return False
    # A stamp is only there after pip has worked, so pip is asked (half a second) only where there is none of the
    # interpreter that is there now.
    if any(read_stamp(stamp)[:1] == [identity(venv)] for stamp in venv.glob(".instalado-*")):
        return True
    code, told = run([str(venv_python(venv)), "-I", "-m", "pip", "--version"])
    answers = re.search(r"\(python (\d+)\.(\d+)\)", told)
    return code == 0 and (answers is None or tuple(map(int, answers.groups())) == sys.version_info[:2])


def identity(venv: Path) -> str:
    """Changes when another interpreter takes the place of the one that ``venv`` uses."""
    try:
        python = venv_python(venv).resolve()
        known = python.stat()
    except OSError:
        return ""
    return f"{python} {known.st_size} {known.st_mtime_ns}"


def has_venv_module() -> bool:
    """Debian's python3 comes without ensurepip, and then ``venv`` makes an environment without pip."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def venv_package() -> str:
    """Debian's package with ``venv`` for the Python that runs this."""
    system = Path("/usr/bin/python3").resolve() == Path(sys.executable).resolve()
    return "python3-venv" if system else f"python3.{sys.version_info.minor}-venv"


def make_venv(venv: Path, system: bool = True) -> None:
    """Make ``venv`` unless it works; a broken or half-made one is made again. ``system``: see ``ensure_pango``."""
    if venv_works(venv):
        return
    if not has_venv_module():
        package = venv_package()
        reason: str | None = "no viene con este Python"
        if not system:
            reason = f"{reason}, y no se instaló porque {REFUSED}"
        elif system_family() == "debian":
            reason = apt_install([package], "hace falta para preparar el entorno de Python")
        if reason or not has_venv_module():
            raise Stop(
                f"Falta el módulo «venv» de Python ({reason or 'no aparece'}). "
                f"En Debian o Ubuntu escribe «sudo apt-get install {package}» y repite la orden."
            )
    say("Preparando el entorno de Python en .venv…")
    try:
        if venv.is_symlink() or venv.is_file():
            venv.unlink()
        elif venv.exists():
            shutil.rmtree(venv)
    except OSError as error:
        raise Stop(f"No se pudo quitar {venv}: bórrala a mano y repite la orden. Detalle: {error}") from None
    code, reason = run([sys.executable, "-m", "venv", str(venv)])
    if code or not venv_works(venv):
        shutil.rmtree(venv, ignore_errors=True)
        raise Stop(f"No se pudo preparar {venv}: revisa el espacio en disco y los permisos. Detalle: {reason}")


def lock_state(lock: Path) -> str:
    """Changes when the lock or the Python that reads it change."""
    python = f"{platform.python_implementation()} {platform.python_version()} {platform.machine()}"
    return hashlib.sha256(lock.read_bytes() + python.encode()).hexdigest()


def stamp_path(venv: Path, lock: Path) -> Path:
    """File that says which version of ``lock`` is installed in ``venv``."""
    return venv / f".instalado-{lock.stem}"


def read_stamp(stamp: Path) -> list[str]:
    """Lines of a stamp: the interpreter, the fingerprint of the lock, and what stands in site-packages since then."""
    try:
        return stamp.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def normal(name: str) -> str:
    """Name of a package as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def metadata(venv: Path) -> dict[str, Path]:
    """Folder of metadata of each package of ``venv``."""
    folders = site_packages(venv).glob("*.dist-info")
    return {normal(f.name[: -len(".dist-info")].rsplit("-", 1)[0]): f for f in folders}


def contents(folder: Path) -> list[tuple[str, int | None]]:
    """(path below site-packages, bytes) of each file that a package says it has; the size where it says it."""
    try:
        rows = [row.rsplit(",", 2) for row in (folder / "RECORD").read_text(encoding="utf-8").splitlines() if row]
    except (OSError, ValueError):
        return []
    files = [(row[0].strip('"'), row[2]) for row in rows if len(row) == 3]
    return [(name, int(size) if size.isdigit() else None) for name, size in files]


def forget_damaged(venv: Path) -> None:
    """Take away the metadata of packages with a file gone or of another size: pip then installs them again."""
    for folder in metadata(venv).values():
        files = contents(folder)
        if files and all(whole(site_packages(venv) / name, size) for name, size in files if name[-4:] != ".pyc"):
            continue
        shutil.rmtree(folder, ignore_errors=True)


def whole(path: Path, size: int | None) -> bool:
    """Whether a file is there with so many bytes."""
    try:
        return size is None or path.stat().st_size == size
    except OSError:
        return False


def landed(venv: Path, lock: Path) -> tuple[list[str], list[str]]:
    """What stands in site-packages for the packages of ``lock``, at its top, and which of them are not there.

    A package for another system or another Python (with a condition after «;») need not be there.
    """
    there, tops, absent = metadata(venv), set(), []
    for name, condition in re.findall(r"^([A-Za-z0-9._-]+)==[^\s;]+[ \t]*(;?)", lock.read_text("utf-8"), re.MULTILINE):
        folder = there.get(normal(name))
        if folder is None:
            absent += [] if condition else [name]
            continue
        tops.add(folder.name)
        for path, _ in contents(folder):
            parts = path.split("/")
            if parts[0] not in ("..", "__pycache__"):
                tops.add(parts[0])
                if parts[1:] == ["__init__.py"]:
                    tops.add(path)
    return sorted(tops), absent


def install(venv: Path, lock: Path) -> bool:
    """Install ``lock`` into ``venv`` unless its stamp says it is there, and it is; returns whether it installed."""
    try:
        wanted = lock_state(lock)
    except OSError:
        raise Stop(f"Falta el archivo {lock.name}: vuelve a descargar el proyecto completo.") from None
    stamp = stamp_path(venv, lock)
    told = read_stamp(stamp)
    if told[:2] == [identity(venv), wanted] and all((site_packages(venv) / name).exists() for name in told[2:]):
        return False
    stamp.unlink(missing_ok=True)
    forget_damaged(venv)
    count = len(re.findall(r"^[A-Za-z0-9._-]+==", lock.read_text(encoding="utf-8"), re.MULTILINE))
    if lock != PIP_LOCK:
        say(f"Instalando los {count} paquetes de {lock.name} (solo esta vez; puede tardar unos minutos)…")
    code, reason = pip_install(venv, lock, pip_environment())
    tops, absent = landed(venv, lock)
    if not code and absent:  # a person's own settings of pip sent them elsewhere
        code, reason = pip_install(venv, lock, {**pip_environment(), "PIP_CONFIG_FILE": os.devnull})
        tops, absent = landed(venv, lock)
    if code and "DO NOT MATCH THE HASHES" in reason:
        raise Stop(
            f"Lo que se descargó no es lo que anota {lock.name}, y no se instaló. "
            "Vuelve a descargar el proyecto; si sigue igual, avisa a quien lo mantiene."
        )
    if code:
        raise Stop(
            f"No se pudieron instalar los paquetes de {lock.name}: "
            f"revisa tu conexión a internet y repite la orden. Detalle: {reason}"
        )
    if absent:
        raise Stop(
            f"pip terminó, pero {absent[0]} no quedó en {venv.name}: revisa «target», «prefix» y «root» en tu "
            "configuración de pip (pip config list), quítalos y repite la orden."
        )
    stamp.write_text("\n".join([identity(venv), wanted, *tops]) + "\n", encoding="utf-8")
    return True


def pip_install(venv: Path, lock: Path, env: dict[str, str]) -> tuple[int, str]:
    """Let pip install ``lock``: what is locked, to the byte, and nothing that would have to be built (no code runs)."""
    pip = [str(venv_python(venv)), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", "-q", "install"]
    return run([*pip, "--require-hashes", "--no-deps", "--only-binary=:all:", "-r", str(lock)], env=env)


def pip_environment() -> dict[str, str]:
    """The environment without what would send packages elsewhere, as PIP_TARGET."""
    kept = {k: v for k, v in os.environ.items() if not k.upper().startswith("PIP_") or k[4:].upper() in OF_THE_NETWORK}
    return {**{k: v for k, v in kept.items() if k not in FOREIGN}, "PIP_USER": "0"}


# ---- Pango -------------------------------------------------------------------------------------


def needs_pango(order: str, args: list[str]) -> bool:
    """Whether ``order`` is going to print; ``--solo sitio`` and ``--help`` are not."""
    only_site = "--solo=sitio" in args or ("--solo", "sitio") in itertools.pairwise(args)
    return order in PRINTING and not only_site and "--help" not in args


def environment() -> dict[str, str]:
    """Environment of every process that works for an order."""
    env = {k: v for k, v in os.environ.items() if k not in FOREIGN}
    env.update({"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "PYTHONNOUSERSITE": "1", ENTRANCE: sys.executable})
    if sys.platform == "darwin":
        # Homebrew's folder on Apple silicon is not among those that the system searches.
        folders = [env.get("DYLD_FALLBACK_LIBRARY_PATH", ""), "/opt/homebrew/lib", "/usr/local/lib", "/usr/lib"]
        env["DYLD_FALLBACK_LIBRARY_PATH"] = ":".join(filter(None, folders))
    return env


def pango_loads(python: Path) -> bool:
    """Whether the libraries that WeasyPrint opens are there."""
    return run([str(python), "-I", "-S", "-c", PANGO_PROBE], env=environment())[0] == 0


def pango_advice(family: str) -> str:
    """What a person on a system of ``family`` must do to have Pango."""
    if family == "windows":
        return (
            "Instala MSYS2 (https://www.msys2.org), abre «MSYS2 UCRT64», escribe "
            "«pacman -S mingw-w64-ucrt-x86_64-pango» y repite la orden. Si MSYS2 no quedó en C:\\msys64, "
            "pon su carpeta ucrt64\\bin en la variable WEASYPRINT_DLL_DIRECTORIES."
        )
    if family == "macos":
        return "Instala Homebrew (https://brew.sh), escribe «brew install pango» y repite la orden."
    if family in PANGO_BY_FAMILY:
        return f"Escribe «{PANGO_BY_FAMILY[family]}» y repite la orden."
    return "Instala Pango 1.44 o posterior y HarfBuzz con el instalador de tu sistema y repite la orden."


def ensure_pango(python: Path, system: bool = True) -> None:
    """See that Pango loads; install it where that can be done without asking for a password.

    ``system`` false: nothing is installed in the system.
    """
    if pango_loads(python):
        return
    family, reason = system_family(), None
    if not system:
        reason = f"no se instaló porque {REFUSED}"
    elif family == "debian":
        reason = apt_install(list(DEBIAN_PANGO), "es Pango, que dibuja los PDF")
    elif family == "macos" and shutil.which("brew"):
        announce("pango, con Homebrew", "dibuja los PDF (puede tardar unos minutos)")
        code, why = run(["brew", "install", "--quiet", "pango"])
        reason = why if code else None
    if not pango_loads(python):
        detail = f" ({reason})" if reason else ""
        raise Stop(f"Falta Pango, que dibuja los PDF{detail}. {pango_advice(family)} {WITHOUT_PANGO}")


# ---- the order ---------------------------------------------------------------------------------


def hand_over(python: Path, words: list[str]) -> int:
    """Run ``commands`` in the place of this process; on Windows, which cannot do that, wait for it."""
    command = [str(python), "-m", "commands", *words]
    os.chdir(ROOT)
    sys.stdout.flush()
    if os.name == "nt":
        return subprocess.run(command, env=environment()).returncode
    os.execve(command[0], command, environment())


def main(words: list[str]) -> int:
    """Carry out an order; returns the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        this = platform.python_version()
        raise Stop(f"Hace falta Python 3.11 o posterior y este es {this}: descárgalo de https://www.python.org")
    if not words or words[0] in {"-h", "--help", "ayuda"}:
        print(help_text())
        return 0
    system = NO_SYSTEM not in words
    words = [word for word in words if word != NO_SYSTEM]
    if not words or words[0] not in ORDERS:
        raise Stop(f"{unknown_order(words[0] if words else NO_SYSTEM)}\n\n{help_text()}", code=2)
    order, args = words[0], words[1:]
    make_venv(VENV, system)
    install(VENV, PIP_LOCK)
    install(VENV, LOCK)
    if order in TESTING:
        install(VENV, TEST_LOCK)
    if needs_pango(order, args):
        ensure_pango(venv_python(VENV), system)
    return hand_over(venv_python(VENV), words)


def face(words: list[str]) -> int:
    """``main`` with every expected failure told in one line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # An old Windows terminal may lack a letter: better «?» than a failure.
            stream.reconfigure(errors="replace")
    try:
        return main(words)
    except Stop as stop:
        say(str(stop))
        return stop.code
    except KeyboardInterrupt:
        say("\nInterrumpido.")
        return 130
    except OSError as error:
        say(f"No se pudo completar la orden: revisa el espacio en disco y los permisos. Detalle: {error}")
        return 1


if __name__ == "__main__":
    sys.exit(face(sys.argv[1:]))
