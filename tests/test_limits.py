"""Each limit of the table is reached once and refuses with a sentence that says what to do."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PIL import Image

from commands.live import NoPort, opened
from commands.live.server import Board
from commands.options import Whole
from commands.turn import Busy, Turn
from commands.update import NotDone, earlier
from macros import limits
from macros.edition.look import read_logo
from macros.model.edicion import Organizacion
from macros.plan.day.agenda import AgendaError
from macros.problems import DataErrors
from macros.reading.yaml_file import Documento, read
from print.spreadsheets.agenda_reading import read_agenda


def refused(content: str, folder: Path) -> str:
    """What is told of a data file."""
    path = folder / "a.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        read(path, folder)
    return str(caught.value)


def logo(name: str, data: bytes, folder: Path) -> str:
    (folder / name).write_bytes(data)
    own = Organizacion.model_construct(nombre="Red", logo=name)
    _, problems = read_logo(own, folder, Documento("data/ediciones/red.yml", {"organizacion": {"logo": name}}))
    return "; ".join(p.mensaje for p in problems)


def agenda(data: bytes, name: str = "agenda.xlsx") -> str:
    with pytest.raises(AgendaError) as caught:
        read_agenda(data, name)
    return str(caught.value.faltas)


def parts(number: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for i in range(number):
            archive.writestr(f"xl/{i}.xml", b"")
    return buffer.getvalue()


def wide() -> bytes:
    """A workbook with one word very far to the right."""
    buffer, book = io.BytesIO(), Workbook()
    assert book.active
    book.active.cell(1, 16_000, "lejos")
    book.save(buffer)
    return buffer.getvalue()


def earlier_package(folder: Path) -> str:
    with zipfile.ZipFile(folder / "antes.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/paquete.yml", b" " * (limits.EARLIER_BYTES + 1))
    with pytest.raises(NotDone) as caught, earlier(folder / "antes.zip"):
        pass
    return str(caught.value)


def unpacked(size: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * size)
    return buffer.getvalue()


def picture(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("1", (width, height)).save(buffer, "PNG")
    return buffer.getvalue()


def waits(folder: Path) -> str:
    with Turn(folder, "construir", print), pytest.raises(Busy) as caught:
        Turn(folder, "imprimir", lambda _: None, patience=0.2).__enter__()
    return str(caught.value)


def ports(folder: Path) -> str:
    with opened(folder, 0, Board()) as taken, pytest.MonkeyPatch.context() as patch:
        patch.setattr("commands.live.PORTS", 1)
        with pytest.raises(NoPort) as caught:
            opened(folder, taken.server_port, Board())
    return str(caught.value)


def last_port(_: Path) -> str:
    import click

    with pytest.raises(click.UsageError) as caught:
        Whole(0, limits.LAST_PORT).convert(limits.LAST_PORT + 1, None, None)
    return caught.value.message


REACHED: dict[str, tuple[Callable[[Path], str], str]] = {
    "YAML_BYTES": (lambda f: refused("a: " + "x" * limits.YAML_BYTES, f), "el máximo es 1 MB"),
    "YAML_VALUES": (lambda f: refused("- 1\n" * limits.YAML_VALUES, f), "tiene más de 50000 datos. Divídelo"),
    "YAML_DEPTH": (lambda f: refused("[" * 41 + "]" * 41, f), "demasiados niveles"),
    "LOGO_SVG_BYTES": (lambda f: logo("a.svg", b" " * (limits.LOGO_SVG_BYTES + 1), f), "el máximo es 200 kB"),
    "LOGO_PICTURE_BYTES": (lambda f: logo("a.png", b" " * (limits.LOGO_PICTURE_BYTES + 1), f), "el máximo es 2000 kB"),
    "LOGO_PIXELS": (lambda f: logo("a.png", picture(8000, 5001), f), "8000"),
    "AGENDA_BYTES": (lambda _: agenda(b"PK" + b" " * limits.AGENDA_BYTES), "una agenda no llega a 2"),
    "AGENDA_UNPACKED_BYTES": (lambda _: agenda(unpacked(limits.AGENDA_UNPACKED_BYTES + 1)), "demasiado grande"),
    "AGENDA_PARTS": (lambda _: agenda(parts(limits.AGENDA_PARTS + 1)), "demasiado grande"),
    "AGENDA_ROWS": (lambda _: agenda(b"a,b\n" * (limits.AGENDA_ROWS + 1), "a.csv"), "más de 500 renglones"),
    "AGENDA_COLUMNS": (lambda _: agenda(wide()), "no es la agenda"),
    "EARLIER_BYTES": (earlier_package, "demasiado grandes para ser un paquete"),
    "LONGEST_WAIT_S": (waits, "Sigue trabajando «construir»"),
    "PORTS": (ports, "están ocupados. Escribe otro"),
    "LAST_PORT": (last_port, "va de 0 a 65535"),
}


def test_every_limit_of_the_table_is_reached() -> None:
    assert set(REACHED) == {name for name in vars(limits) if name.isupper()}


@pytest.mark.parametrize("name", REACHED)
def test_beyond_it_a_sentence_says_what_to_do(name: str, tmp_path: Path) -> None:
    reach, told = REACHED[name]
    assert told in reach(tmp_path)


def test_many_slips_take_time_in_proportion(tmp_path: Path) -> None:
    """49,000 lines with the same slip took 90 s: each was compared with all those before it."""

    def seconds(lines: int) -> float:
        path = tmp_path / "a.yml"
        path.write_text("- !x\n" * lines, encoding="utf-8")
        began = time.process_time()
        assert len(read(path, tmp_path).problemas) == lines
        return time.process_time() - began

    assert seconds(49_000) < 30 * max(seconds(7_000), 0.02)
