"""Which files ``data/`` may hold, and where: what stands elsewhere would be silently ignored."""

from __future__ import annotations

import re
from pathlib import Path

from macros.problems import Problem, as_id, suggestion
from macros.reading.kinds import EDITIONS, KINDS, SCHEMAS
from macros.reading.yaml_file import shown_name

FILES = {k.lugar for k in KINDS if not k.carpeta}
DEPTHS = {k.carpeta: k.honda for k in KINDS if k.carpeta}
"""Folders of ``data/``, and how many names deep their files stand: ``piezas/hoja/x.yml``."""
_OF_EDITIONS = {k.carpeta: k.honda + 2 for k in KINDS if k.de_ediciones}
_LOGOS = (".svg", ".png", ".jpg", ".jpeg")
_LEFT_BY_TOOLS = re.compile(r"\.|~|.*~$|thumbs\.db$|desktop\.ini$", re.IGNORECASE)


def data_files(folder: Path, pattern: str) -> list[Path]:
    """Files of ``folder`` that match ``pattern``, in order, without what systems and editors leave beside them."""
    return sorted(p for p in folder.glob(pattern) if not _LEFT_BY_TOOLS.match(p.name))


def strays(root: Path) -> dict[Path, Problem]:
    """Files under ``root/data`` that nobody would read, and links that leave it, each with its problem."""
    data = root / "data"
    out = {}
    for path in sorted(data.rglob("*")):
        if message := _stray(path, data):
            out[path] = Problem(shown_name(path, root), 0, 0, message, regla="archivo")
    return out


def _stray(path: Path, data: Path) -> str:
    parts = path.relative_to(data).parts
    depth = DEPTHS.get(parts[0])
    if path.is_symlink() and not _leads_inside(path, data):
        return "es un enlace que no lleva a un archivo de data/. Pon aquí una copia del archivo."
    if not path.is_file() or any(_LEFT_BY_TOOLS.match(part) for part in parts):
        return ""
    if parts[0] == EDITIONS and len(parts) > 2:
        return _of_edition(path, data)
    if parts[0] == SCHEMAS and len(parts) == 2 and path.suffix == ".json":
        return ""
    if path.suffix != ".yml":
        name = path.name.removesuffix(".txt").removesuffix(".yml").removesuffix(path.suffix)
        return f"aquí solo van archivos .yml. Llámalo «{name}.yml» o llévalo fuera de data/."
    if depth and as_id(path.stem) != path.stem:
        better = f" Por ejemplo: «{as_id(path.stem)}.yml»." if as_id(path.stem) else ""
        return f"el nombre solo lleva letras minúsculas sin acento ni ñ, números y guiones. Cámbialo.{better}"
    if depth and len(parts) != depth:
        where = f"data/{parts[0]}/" + ("<tipo>/" if depth == 3 else "")
        return f"este archivo no está en su carpeta. Muévelo a {where} o llévalo fuera de data/."
    if not depth and (len(parts) > 1 or parts[0] not in FILES):
        return (
            f"nadie lee este archivo.{suggestion(parts[0], FILES | set(DEPTHS))} Cambia su nombre, muévelo o bórralo."
        )
    return ""


def _of_edition(path: Path, data: Path) -> str:
    """What is wrong with a file of an edition's own folder: a logo, its own sessions, its own pieces."""
    _, id_, *inner = path.relative_to(data).parts
    if not (data / EDITIONS / f"{id_}.yml").is_file():
        return f"no hay edición con el nombre de esta carpeta. Escribe data/{EDITIONS}/{id_}.yml o cambia su nombre."
    if len(inner) == 1 and path.suffix in _LOGOS:
        return ""
    if path.suffix == ".yml" and _OF_EDITIONS.get(inner[0]) == len(inner) + 2:
        if as_id(path.stem) == path.stem:
            return ""
        return "el nombre solo lleva letras minúsculas sin acento ni ñ, números y guiones. Cámbialo."
    where = f"data/{EDITIONS}/{id_}/"
    return f"aquí van el logotipo (.svg, .png o .jpg), {where}sesiones/ y {where}piezas/<tipo>/. Muévelo o bórralo."


def _leads_inside(path: Path, data: Path) -> bool:
    try:
        target = path.resolve()
        return target.exists() and target.is_relative_to(data.resolve())
    except (OSError, RuntimeError):  # a loop of links; RuntimeError before Python 3.13
        return False
