"""What the kit's build left in ``build/kit/kit.json``: the files each piece can be printed from."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Archivo:
    """One file; ``ruta`` is relative to the site's root, ``bytes`` its weight."""

    ruta: str
    variante: str
    papel: str
    paginas: int
    bytes: int


@dataclass(frozen=True)
class Miniatura:
    """Picture of a piece's first page; ``ancho`` and ``alto`` in pixels."""

    ruta: str
    ancho: int
    alto: int


@dataclass(frozen=True)
class Maletin:
    """All the files of a session in one ZIP."""

    sesion: str
    ruta: str
    bytes: int


@dataclass(frozen=True)
class Catalogo:
    """Files by piece id, thumbnails by piece id, ZIPs by session id. Empty where the kit was not built."""

    archivos: dict[str, tuple[Archivo, ...]] = field(default_factory=dict)
    miniaturas: dict[str, Miniatura] = field(default_factory=dict)
    maletines: dict[str, Maletin] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.archivos)

    def routes(self) -> list[str]:
        """Every file the catalogue names, relative to the site's root."""
        files = [a.ruta for several in self.archivos.values() for a in several]
        return sorted({*files, *(m.ruta for m in self.miniaturas.values()), *(m.ruta for m in self.maletines.values())})


EDITION = "PAQUETE_EDICION"
"""Environment variable that tells MkDocs which edition to build; absent or empty for the package itself."""


def made_in(root: Path, edicion: str | None = None) -> Path:
    """Folder where the kit of the package, or of one edition, is made and kept between builds."""
    return root / "build" / "ediciones" / edicion if edicion else root / "build"


def read_catalog(kit_json: Path) -> Catalogo:
    """The catalogue of ``kit.json``, or an empty one where the file does not exist."""
    if not kit_json.is_file():
        return Catalogo()
    data: dict[str, Any] = json.loads(kit_json.read_text(encoding="utf-8"))
    keys = ("ruta", "variante", "papel", "paginas", "bytes")
    return Catalogo(
        archivos={p["id"]: tuple(Archivo(**{k: a[k] for k in keys}) for a in p["archivos"]) for p in data["piezas"]},
        miniaturas={
            p["id"]: Miniatura(p["miniatura"]["ruta"], p["miniatura"]["ancho"], p["miniatura"]["alto"])
            for p in data["piezas"]
            if p.get("miniatura")
        },
        maletines={m["sesion"]: Maletin(m["sesion"], m["ruta"], m["bytes"]) for m in data["maletines"]},
    )
