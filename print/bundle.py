"""The *maletín* of a session or of a guide: one ZIP with all its pieces in order of use."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.model import Paquete

EPOCH = (1980, 1, 1, 0, 0, 0)
"""Date of every entry: the same contents give the same bytes."""


@dataclass(frozen=True)
class Maletin:
    """A bundle as ``kit.json`` lists it."""

    sesion: str | None
    guia: str | None
    ruta: str
    bytes: int
    archivos: int
    sha256: str


def bundles(paquete: Paquete, index: dict[str, Any], out: Path) -> list[Maletin]:
    """Write one ZIP per session and per guide below ``out``; a ZIP whose contents did not change is left alone."""
    files = {p["id"]: p["archivos"] for p in index["piezas"]}
    made = []
    whole = [(s.id, None, paquete.pieces_of(s)) for s in paquete.sesiones.values()]
    guides = [(None, g.id, paquete.guide_pieces(g)) for g in paquete.guias.values()]
    for sesion, guia, pieces in [*whole, *guides]:
        name_of = sesion or f"guia-{guia}"
        entries: list[tuple[str, dict[str, Any]]] = []
        for number, pieza in enumerate(pieces):
            for archivo in files[pieza.id]:
                name = archivo["ruta"].rsplit("/", 1)[1]
                entries.append((f"{name_of}/{number:02d}-{pieza.id}/{name}", archivo))
        ruta = f"kit/maletines/{name_of}.zip"
        digest = hashlib.sha256(repr([(n, a["sha256"]) for n, a in entries]).encode()).hexdigest()
        target = out / ruta
        mark = out / "maletines" / f"{name_of}.{digest[:16]}"
        if not (target.is_file() and mark.is_file()):
            _zip(target, entries, out)
            mark.parent.mkdir(parents=True, exist_ok=True)
            for old in mark.parent.glob(f"{name_of}.*"):
                old.unlink()
            mark.touch()
        made.append(Maletin(sesion, guia, ruta, target.stat().st_size, len(entries), digest))
    return made


def _zip(target: Path, entries: list[tuple[str, dict[str, Any]]], out: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_suffix(".nuevo")
    with zipfile.ZipFile(new, "w") as archive:
        for name, archivo in entries:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, (out / archivo["ruta"]).read_bytes())
    new.replace(target)
