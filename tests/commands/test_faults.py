"""Ordinary faults of a disk, a port, a folder or a person end in one Spanish sentence, and nothing is lost."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
from conftest import Orders

from commands import cli
from commands.agenda_file import NotDone, export
from commands.editions import NotStarted, start
from commands.live import NoPort, opened
from commands.live.server import Board
from commands.site import build_site
from macros.limits import LAST_PORT, PORTS
from macros.loading import load
from macros.model import Diagrama, Paquete
from macros.problems import DataErrors
from print import FONTS
from print import build as building
from print.build import build
from print.engine.weasy import isolate_fonts
from print.output import Output
from print.pieces.drawing import drawn
from print.press.pool import IN_PROCESS, Pool


def full(*_: Any) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "build/kit/x.pdf")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.ENOSPC, "Se acabó el espacio en disco (build/kit/x.pdf)."),
        (errno.EROFS, "No se puede escribir (build/kit/x.pdf)."),
        (errno.EMFILE, "Al sistema no le alcanzan"),
    ],
)
def test_what_the_machine_lacks_is_told(
    code: int, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def orders(**_: Any) -> None:
        raise OSError(code, os.strerror(code), "build/kit/x.pdf")

    monkeypatch.setattr(cli, "orders", orders)
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert stop.value.code == 1 and capsys.readouterr().err.startswith(told)


def test_a_defect_of_ours_is_not_taken_for_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def orders(**_: Any) -> None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "x")

    monkeypatch.setattr(cli, "orders", orders)
    with pytest.raises(FileNotFoundError):
        cli.main()


def test_a_full_disk_in_a_process_of_the_pool_is_still_a_full_disk(root: Path, tmp_path: Path) -> None:
    with (
        pytest.raises(OSError, match="No space left") as caught,
        Pool(Output(root, tmp_path, ""), 2, lambda *_: None) as pool,
    ):
        list(pool.each(full, [()] * (IN_PROCESS + 1))())
    assert caught.value.errno == errno.ENOSPC


@pytest.mark.parametrize("size", [None, 0, 900])
def test_letters_that_are_gone_or_cut_are_named(
    size: int | None, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FONTS, tmp_path / "fuentes")
    victim = tmp_path / "fuentes" / "AtkinsonHyperlegibleNext-400.ttf"
    if size is None:
        victim.unlink()
    else:
        victim.write_bytes(victim.read_bytes()[:size])
    monkeypatch.setattr(building, "FONTS", tmp_path / "fuentes")
    with pytest.raises(DataErrors, match=r"print/fuentes/AtkinsonHyperlegibleNext-400\.ttf: falta o está dañado"):
        build(*load(base), base, tmp_path / "fuera", workers=1)


def test_a_build_folder_of_an_older_version_serves(base: Path, tmp_path: Path) -> None:
    out = tmp_path / "fuera"
    for name, text in (
        ("hecho.json", '{"x": {"archivos": [{"ruta": 3}]}}'), ("hecho.jsonl", '{"cimiento": "otro"}\nbasura\n'),
        ("maletines/x.json", "[]"), ("partes/a.pdf", "%PDF"),
        ("kit/kit.json", '{"piezas": [], "maletines": [{"a": 1}]}'),
    ):  # fmt: skip
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, encoding="utf-8")
    first = build(*load(base), base, out, workers=1, maletines=False)
    assert first.hechos and not first.indice.maletines
    whole = build(*load(base), base, out, workers=1)
    assert whole.indice.maletines and whole.reusados
    assert not list((out / "partes").iterdir()), "what nobody uses is dropped"


def test_a_name_wider_than_its_ring_is_told(paquete: Paquete) -> None:
    pieza = paquete.piezas["s2-base-mapa"]
    assert isinstance(pieza, Diagrama)
    mapa: Any = getattr(pieza.dibujo, "mapa")  # noqa: B009
    long = "Un nombre que no cabe de ninguna manera en el anillo de este mapa " * 3
    rings = tuple(ring.model_copy(update={"titulo": long}) for ring in mapa.anillos)
    wide = pieza.dibujo.model_copy(update={"mapa": mapa.model_copy(update={"anillos": rings})})
    assert drawn(pieza)[1] == []
    _, findings = drawn(pieza.model_copy(update={"dibujo": wide}))
    assert any(long[:20] in f.mensaje for f in findings)


def test_a_port_that_is_taken_gives_way_to_the_next(tmp_path: Path) -> None:
    with opened(tmp_path, 0, Board()) as first, opened(tmp_path, first.server_port, Board()) as second:
        assert first.server_port < second.server_port < first.server_port + PORTS


def test_no_free_port_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("commands.live.PORTS", 1)
            with pytest.raises(NoPort, match=f"El puerto {port} y los que le siguen están ocupados"):
                opened(tmp_path, port, Board())


@pytest.mark.parametrize("port", ["80000", "-1", "ocho"])
def test_a_number_that_is_no_port(base: Path, port: str, order: Orders) -> None:
    done = order(base, "ver", f"--puerto={port}")
    assert done.code == 2 and "--puerto" in done.err and "Traceback" not in done.err
    assert str(LAST_PORT) in done.err or "--puerto 8000" in done.err


def test_an_edited_agenda_is_not_replaced_without_asking(root: Path, paquete: Paquete, tmp_path: Path) -> None:
    asked: list[str] = []

    def no(question: str) -> bool:
        asked.append(question)
        return False

    path = tmp_path / "agenda.xlsx"
    for _ in range(2):  # as it was written: it is made again and nobody is asked
        assert export(tmp_path, paquete, "sesion-4", None, path, no) == path
    assert asked == []
    path.write_bytes(b"lo que cambie")
    with pytest.raises(NotDone, match=r"agenda\.xlsx tiene cambios y no se tocó.*--leer"):
        export(tmp_path, paquete, "sesion-4", None, path, no)
    assert path.read_bytes() == b"lo que cambie" and len(asked) == 1
    export(tmp_path, paquete, "sesion-4", None, path, lambda _: True)
    assert path.read_bytes()[:2] == b"PK"


def test_a_link_of_the_pages_that_leaves_the_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "dentro.md").symlink_to(tmp_path / "otro.md")
    (tmp_path / "docs" / "fuera.md").symlink_to("/etc/hostname")
    with pytest.raises(DataErrors, match=r"docs/fuera\.md: es un enlace que sale") as caught:
        build_site(tmp_path, tmp_path / "site")
    assert len(caught.value.problems) == 1 and not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", ["", "ñ", " "])
def test_an_edition_without_a_name_is_not_started(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotStarted, match="no sirve como nombre"):
        start(tmp_path, name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_signs_in_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "")
    cache = tmp_path / "Equipo A & B <2>" / "letras"
    isolate_fonts(cache)
    tree = ElementTree.fromstring((cache / "fonts.conf").read_bytes())
    assert tree.findtext("cachedir") == str(cache)


def test_an_edition_that_is_not_there_is_not_waited_for(base: Path, order: Orders) -> None:
    done = order(base, "ver", "--puerto=0", "--edicion=nada")
    assert done.code == 1 and "no existe la edición «nada»" in done.out + done.err
