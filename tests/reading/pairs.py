"""Bad inputs as pairs of files: ``<name>.yml`` says what to change in ``casos/base``, ``<name>.txt`` what must be told.

A case is one or more changes, each of them::

    # archivo: data/sesiones/taller.yml
    # en vez de
        duracion_min: 60
    # pon
        duracion_min: 1:30

or ``# todo`` and the whole file, or ``# borra``. With ``CASOS_NUEVOS=1`` in the environment, a missing ``.txt``
is written from what the program says: read it as the person who gets it before keeping it.
"""

from __future__ import annotations

import re
from pathlib import Path

CASES = Path(__file__).resolve().parents[1] / "casos"
NAMES = sorted(p.stem for p in CASES.glob("*.yml"))

_PART = re.compile(r"^# archivo: (\S+)\n", re.MULTILINE)
_CHANGE = re.compile(r"# en vez de\n(?P<old>.*?)\n# pon\n(?P<new>.*)", re.DOTALL)


def apply(name: str, root: Path) -> None:
    """Make the changes of a case in the project at ``root``."""
    changes(CASES / f"{name}.yml", root)


def changes(case: Path, root: Path) -> None:
    """Make the changes that the file ``case`` holds."""
    name = case.name
    _, *parts = _PART.split(case.read_bytes().decode("utf-8"))
    assert parts, f"{name} no cambia nada"
    for file, body in zip(parts[::2], parts[1::2], strict=True):
        path = root / file
        if change := _CHANGE.fullmatch(body):
            text = path.read_text(encoding="utf-8")
            assert text.count(change["old"]) == 1, f"{name}: «{change['old']}» debe estar una vez en {file}"
            text = text.replace(change["old"], change["new"].removesuffix("\n"))
        elif body == "# borra\n":
            path.unlink()
            continue
        else:
            assert body.startswith("# todo\n"), f"{name}: cambio desconocido en {file}"
            text = body.removeprefix("# todo\n")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))


def expected(name: str) -> str:
    """The exact messages of a case."""
    return (CASES / f"{name}.txt").read_text(encoding="utf-8")
