"""How much ink a page takes, and the guard of sheets to write on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from macros.model import Paquete, Rotafolio
from macros.model.piezas.pieza import LaPlantilla
from print.engine.weasy import Engine
from print.jobs import Drawn
from print.pdf.ink import shares
from print.pieces import Pages
from print.pieces.flipchart import MOST_INK
from print.press.finishing import finish


def painted(share: float) -> bytes:
    """A PDF page whose left ``share`` is black."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.contents_add(pdf.make_stream(f"0 g 0 0 {100 * share} 100 re f".encode()))
    import io

    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_the_share_is_what_is_painted(share: float) -> None:
    assert shares(painted(share)) == [pytest.approx(share, abs=0.01)]


@pytest.fixture(scope="module")
def scenes(paquete: Paquete) -> list[Rotafolio]:
    return [
        p
        for p in paquete.piezas.values()
        if isinstance(p, Rotafolio) and any(isinstance(e, LaPlantilla) for h in p.hojas for e in h.cuerpo)
    ]


def test_a_drawn_template_takes_little_ink_and_too_much_is_told(
    paquete: Paquete, scenes: list[Rotafolio], root: Path, tmp_path: Path
) -> None:
    engine = Engine(root, tmp_path / "letras")
    job = Pages(paquete).jobs(scenes[0])[0]
    assert job.tinta == MOST_INK
    rendered = engine.render(job.html)
    assert 0 < max(shares(rendered.pdf)) <= MOST_INK
    strict = replace(job, tinta=0.001, mosaicos=(), copias=())
    made = finish(strict, Drawn(rendered, "", 0.0, 0), tmp_path, lambda html: b"")
    assert [f.regla for f in made.hallazgos][:1] == ["tinta"]
    assert "Usa líneas" in made.hallazgos[0].mensaje
