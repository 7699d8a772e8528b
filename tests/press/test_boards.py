"""Pictures of flipcharts for an online board: every sheet once, in order, clean, with its words, and light."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from macros.model import Paquete, Rotafolio
from print.exporters import orders
from print.orders import Encargo
from print.screen.boards import LONG_SIDE_PX, told

LIGHTEST, HEAVIEST_SHEET = 1_500_000, 90_000


def asked(paquete: Paquete) -> dict[str, Encargo]:
    return {o.alcance: o for o in orders(paquete, ()) if o.formato == "zip"}


@pytest.fixture(scope="module")
def made(paquete: Paquete, kit: Path) -> dict[str, zipfile.ZipFile]:
    few = {k: o for k, o in asked(paquete).items() if k in ("sesion-4", "sesion-6")}
    return {k: zipfile.ZipFile(io.BytesIO(o.hacer(*(kit.parent / r for r in o.lee)))) for k, o in few.items()}


def sheets(paquete: Paquete, sesion: str) -> list[Any]:
    several = [p for p in paquete.pieces_of(paquete.sesiones[sesion]) if isinstance(p, Rotafolio)]
    return [h for p in several for h in p.hojas]


def test_each_session_with_flipcharts_has_its_boards(paquete: Paquete) -> None:
    wanted = {i for i in paquete.sesiones if sheets(paquete, i)}
    assert set(asked(paquete)) == wanted and len(wanted) >= 6
    assert not [o for o in orders(paquete, paquete.piezas.values(), whole=False) if o.formato == "zip"]


def test_sheets_are_in_order_with_their_words(paquete: Paquete, made: dict[str, zipfile.ZipFile]) -> None:
    for sesion, pack in made.items():
        several = sheets(paquete, sesion)
        names = [n for n in pack.namelist() if n.endswith(".png")]
        assert names == sorted(names) and len(names) == len(several) > 15
        assert [n.split("-")[0] for n in names] == [f"{i:02d}" for i in range(1, len(names) + 1)]
        assert all(n.isascii() and n == n.lower() for n in names)
        text = pack.read(f"00-{paquete.rotulos.oficina.tablero_textos}.txt").decode("utf-8-sig")
        page = pack.read(f"00-{paquete.rotulos.oficina.tablero_indice}.html").decode()
        for name, hoja in zip(names, several, strict=True):
            words = told(paquete, hoja)
            assert f"{name}\r\n{words}\r\n" in text and f'src="{name}"' in page and hoja.titulo.split()[-1] in words
        assert page.count("<img") == page.count("alt=") == len(names)


def test_pictures_are_clean_and_light(paquete: Paquete, made: dict[str, zipfile.ZipFile]) -> None:
    for sesion, pack in made.items():
        assert sum(i.file_size for i in pack.infolist()) < LIGHTEST
        for name in (n for n in pack.namelist() if n.endswith(".png")):
            data = pack.read(name)
            with Image.open(io.BytesIO(data)) as image:
                assert image.mode == "P" and max(image.size) == LONG_SIDE_PX and len(data) < HEAVIEST_SHEET
                grey = image.convert("L")
            wide, high = grey.size
            # Nothing at the foot, where the printed sheet has its mark, its code and its page number; paper is white.
            foot = grey.crop((0, high - round(high * 0.025), wide, high))
            assert foot.getextrema() == (255, 255), (sesion, name)
            # Its title stands at the top, whole: there is ink, and a white margin above it.
            assert grey.crop((0, 0, wide, high // 5)).getextrema()[0] < 128, (sesion, name)
            assert grey.crop((0, 0, wide, 20)).getextrema() == (255, 255), (sesion, name)


def test_the_printed_sheet_has_ink_at_its_foot(paquete: Paquete, kit: Path) -> None:
    """What the pictures leave out is really there."""
    from print.pdf.thumbnails import picture

    poster = (kit.parent / asked(paquete)["sesion-4"].lee[0]).read_bytes()
    image = picture(poster, 1000).convert("L")
    assert image.crop((0, image.height * 19 // 20, image.width, image.height)).getextrema()[0] < 128


def test_the_same_posters_give_the_same_bytes(paquete: Paquete, kit: Path) -> None:
    order = asked(paquete)["sesion-3"]
    paths = [kit.parent / r for r in order.lee]
    assert order.hacer(*paths) == order.hacer(*paths)


def test_words_tell_what_there_is_to_write_in(paquete: Paquete) -> None:
    every = [told(paquete, h) for p in paquete.piezas.values() if isinstance(p, Rotafolio) for h in p.hojas]
    assert len(every) > 100 and all(x.strip()[-1] in ".?!:»…" and "**" not in x for x in every)
    assert any("Espacio" in x for x in every) and any("Tabla por llenar" in x for x in every)
