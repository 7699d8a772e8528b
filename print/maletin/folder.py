"""The ZIP of a bundle: what prints all at once, the lists, a LEEME, and each piece's files in folders by use."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from macros.model import Paquete
from macros.public.kit import Archivo
from macros.words.counts import counted
from macros.words.markup import plain
from print.maletin.machines import MACHINES
from print.maletin.scope import Alcance

EPOCH = (1980, 1, 1, 0, 0, 0)
"""Date of every entry: the same contents give the same bytes."""
NAMED = ("carta", *(f"{uso}-color" for uso in MACHINES), "compras", "pedido", "listas")
"""What the words of LEEME.txt may name."""
OWN = ""
"""In the place of a piece's id: the files of the session, of the guide or of the whole package itself."""
Entry = tuple[str, Path]


def entries(
    paquete: Paquete, alcance: Alcance, files: Mapping[str, Sequence[Archivo]], whole: Sequence[Path], out: Path
) -> list[Entry]:
    """Name inside the ZIP and file of each entry. ``whole``: the print-ready PDFs and the lists, that go on top."""
    found: list[Entry] = [(f"{alcance.id}/{path.name}", path) for path in whole]
    # The frame goes with every session: to print, in its PDFs; to fill in and to edit, once, with the whole package.
    shared = (
        {i for i in paquete.marco.piezas if not paquete.piezas[i].sesion} if paquete.marco and alcance.sesion else set()
    )
    for folder in paquete.rotulos.maletin.carpetas:
        for number, id_ in enumerate([OWN, *(p.id for p in alcance.piezas)]):
            for f in files.get(id_, ()):
                if folder_of(f) == folder.uso and id_ not in shared:
                    name = f.ruta.rsplit("/", 1)[1]
                    found.append((f"{alcance.id}/{folder.carpeta}/{number:02d}-{name}", out / f.ruta))
    return found


def folder_of(archivo: Archivo) -> str:
    """The use of the folder that has a file; empty for what is only on the page of its piece.

    What is printed stands in the PDFs of the machines; each piece alone, its tiled, reduced and
    black-and-white copies and those on other papers stay out: with them, a ZIP would weigh double.
    """
    use = archivo.uso
    if use == "pantalla":
        return use if archivo.papel == "carta" else ""
    return use if use in ("proyectar", "grande", "editar") else ""


def readme(paquete: Paquete, alcance: Alcance, found: Sequence[Entry], whole: Mapping[str, Path]) -> str:
    """Text of LEEME.txt. ``whole``: file of each name that the words may give between braces."""
    r, portada = paquete.rotulos.maletin, paquete.portada
    there = {name.split("/")[1] for name, _ in found}
    words = []
    for line in r.leeme:
        if any(f"{{{name}}}" in line for name in NAMED if name not in whole):
            continue  # it speaks of a list that this bundle does not need
        for name, path in whole.items():
            line = line.replace(f"{{{name}}}", path.name)
        words.append(plain(line))
    if alcance.entero:
        words.append(r.oficina_todo)
    folders = [f"{c.carpeta}\n   {c.que_es}" for c in r.carpetas if c.carpeta in there]
    s = portada.supuestos
    groups = f"{counted(s.grupos, r.grupos)} {r.y} {counted(s.aliados, r.aliados)}"
    numbers = f"{r.para} {counted(s.personas, r.personas)}, {groups}."
    lines = [
        f"{r.maletin}: {alcance.titulo}", f"{portada.titulo} · {portada.edicion.titulo} {portada.edicion.version}",
        numbers, "", *(f"- {w}" for w in words), "", r.leeme_carpetas, "", *folders, "", r.leeme_no_esta, "",
    ]  # fmt: skip
    return "\n".join(lines).replace("\n", "\r\n")  # so that the plainest editor of Windows shows it well


def pack(found: Sequence[Entry], text: str, alcance: Alcance) -> bytes:
    """The ZIP. Its PDFs are compressed already; still, a seventh of their weight goes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, f"{alcance.id}/LEEME.txt", text.encode("utf-8"))
        for name, path in found:
            _add(archive, name, path.read_bytes())
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, data)
