"""The same data give the same bytes: in another folder, time zone and language, and whatever Python's hashes are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.model import Paquete

HERE = {"TZ": "America/Mexico_City", "LANG": "es_MX.UTF-8", "LC_ALL": "es_MX.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "Asia/Tokyo", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "271828"}


def printed(folder: Path, ids: list[str], env: dict[str, str]) -> dict[str, bytes]:
    """Every file that ``imprimir`` makes in a copy of the project."""
    clean = {k: v for k, v in os.environ.items() if k not in HERE and k != "PAQUETE_RAIZ"}
    command = [sys.executable, "-m", "commands", "imprimir", *ids]
    done = subprocess.run(
        command, cwd=folder, env=clean | env | {"PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    files = [p for p in (folder / "build" / "kit").rglob("*") if p.is_file()]
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


@pytest.mark.lento
def test_two_folders_two_clocks_two_languages_the_same_bytes(
    copia: Path, paquete: Paquete, tmp_path: Path, root: Path
) -> None:
    sample = {p.tipo: p.id for p in paquete.piezas.values()}  # the last of each type
    sample |= {f"{p.tipo}-{getattr(p, 'orientacion', '')}": p.id for p in paquete.piezas.values() if p.tipo != "libro"}
    far = tmp_path / "otra carpeta" / "más adentro"
    shutil.copytree(copia, far)
    ids = sorted(set(sample.values()))
    one, two = printed(copia, ids, HERE), printed(far, ids, THERE)
    variants = {name.rsplit("/", 1)[1] for name in one}
    assert len(one) > 50 and {p.tipo for p in paquete.piezas.values()} <= set(sample)
    for part in ("-60x90.pdf", "-a4.pdf", "-mosaico-40-carta.pdf", "-reducida-carta.pdf", "-letra-grande-carta.pdf",
                 "-blanco-y-negro-carta.pdf", "-rellenable-carta.pdf", "-16x9.pdf", ".webp"):  # fmt: skip
        assert any(v.endswith(part) for v in variants), part
    assert set(one) == set(two)
    assert [name for name in one if one[name] != two[name]] == []
