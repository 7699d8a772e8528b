"""``edicion``: start the file of an organisation's own edition, or tell which there are."""

from __future__ import annotations

from pathlib import Path

from macros.loading import editions
from macros.problems import as_id
from macros.reading.kinds import EDITIONS

RESERVED = ("base",)
TEMPLATE = Path(__file__).resolve().parent / "edicion-nueva.yml"
"""The file with which an edition starts: valid as it is, with an example of each thing that may be said."""


class NotStarted(Exception):
    """The file was not written; the message says why and what to do."""


def start(root: Path, id_: str) -> str:
    """Write ``data/ediciones/<id_>.yml`` and tell what comes next. Raises NotStarted; never overwrites."""
    if not id_ or as_id(id_) != id_:
        better = f" Por ejemplo: python3 kit.py edicion {as_id(id_) or 'mi-red'}"
        raise NotStarted(
            f"«{id_}» no sirve como nombre: solo lleva letras minúsculas sin acento ni ñ, números y guiones.{better}"
        )
    if id_ in RESERVED:
        raise NotStarted(f"«{id_}» es el nombre del paquete mismo. Escribe el de tu organización.")
    path = root / "data" / EDITIONS / f"{id_}.yml"
    name = path.relative_to(root).as_posix()
    if path.exists() or path.is_symlink():
        raise NotStarted(f"ya existe {name} y no se tocó. Ábrelo para cambiarlo, o escribe otro nombre.")
    path.parent.mkdir(parents=True, exist_ok=True)
    text = TEMPLATE.read_text(encoding="utf-8").replace("mi-edicion", id_)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return (
        f"Listo: {name}. Ábrelo con un editor de texto y cambia lo que necesites.\n"
        f"Para revisarlo: python3 kit.py revisar --edicion {id_}\n"
        f"Para armarlo:   python3 kit.py construir --edicion {id_}"
    )


def listed(root: Path) -> str:
    """The editions there are, one a line, or how to start one."""
    there = editions(root)
    if not there:
        return "Todavía no hay ediciones. Empieza la tuya con: python3 kit.py edicion mi-edicion"
    return "\n".join(["Ediciones de data/ediciones/:", *(f"  {id_}" for id_ in there)])
