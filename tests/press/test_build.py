"""What a build of the kit remakes, reuses and refuses."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.loading import load
from macros.model import Paquete
from macros.problems import DataErrors
from print.build import Outcome, build
from print.engine import weasy
from print.engine.findings import Finding
from print.pieces import Pages

SHEET = "data/piezas/rotafolio/s1-expectativas.yml"


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, (name, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def small(copia: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A copy of the project and a folder where one flipchart and one worksheet are built."""
    paquete, origen = load(copia)
    out = tmp_path / "fuera"
    build(paquete, origen, copia, out, only=["s1-expectativas", "s1-ventajas"], workers=1)
    return copia, out


def test_nothing_changed_nothing_made(small: tuple[Path, Path]) -> None:
    copia, out = small
    paquete, origen = load(copia)
    again = build(paquete, origen, copia, out, only=["s1-expectativas", "s1-ventajas"], workers=1)
    assert again.hechos == [] and again.reusados == 4


def test_a_whole_kit_that_did_not_change_is_not_asked_for_again(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless a file of it is another, is gone or is too many; or the data say something else."""
    out = tmp_path / "fuera"

    def made() -> Outcome:
        return build(*load(base), base, out, workers=1)

    def asked(*_: object) -> None:
        raise AssertionError("asked for")

    first = made()
    again = made()
    assert (again.indice, again.avisos, again.hechos) == (first.indice, first.avisos, [])
    assert again.reusados == len(first.hechos) and len(first.indice.maletines) == 2
    with monkeypatch.context() as patch:
        patch.setattr(Pages, "jobs", asked)
        assert made().indice == first.indice
        victim = out / "kit/hoja-uno/hoja-uno-carta.pdf"
        good = victim.read_bytes()
        for harm in (victim.unlink, lambda: victim.write_bytes(b"x"), lambda: (out / "kit/otra.txt").write_bytes(b"x")):
            harm()
            with pytest.raises(AssertionError, match="asked for"):
                made()
            patch.undo()
            made()
            assert victim.read_bytes() == good and not (out / "kit/otra.txt").exists()
            patch.setattr(Pages, "jobs", asked)
        change(base, "data/piezas/hoja/hoja-uno.yml", "titulo: ", "titulo: Otra ")
        with pytest.raises(AssertionError, match="asked for"):
            made()


def test_an_edit_remakes_only_its_piece(small: tuple[Path, Path]) -> None:
    copia, out = small
    title = re.search(r"- titulo: (.+)", (copia / SHEET).read_text(encoding="utf-8"))
    assert title
    change(copia, SHEET, f"- titulo: {title[1]}", "- titulo: ¿Qué buscas?")
    paquete, origen = load(copia)
    again = build(paquete, origen, copia, out, only=["s1-expectativas", "s1-ventajas"], workers=1)
    assert {m.pieza for m in again.hechos} == {"s1-expectativas"}


def test_a_lost_file_is_made_again(small: tuple[Path, Path]) -> None:
    copia, out = small
    victim = out / "kit" / "s1-ventajas" / "s1-ventajas-a4.pdf"
    victim.unlink()
    paquete, origen = load(copia)
    again = build(paquete, origen, copia, out, only=["s1-ventajas"], workers=1)
    assert {a.ruta for m in again.hechos for a in m.archivos} == {
        f"kit/s1-ventajas/s1-ventajas-{copy}.pdf" for copy in ("a4", "carta", "blanco-y-negro-carta")
    }
    assert victim.is_file()


def test_text_that_does_not_fit_names_piece_file_and_line_and_keeps_the_old_pdf(small: tuple[Path, Path]) -> None:
    copia, out = small
    good = (out / "kit/s1-expectativas/s1-expectativas-60x90.pdf").read_bytes()
    title = re.search(r"- titulo: (.+)", (copia / SHEET).read_text(encoding="utf-8"))
    assert title
    change(copia, SHEET, f"- titulo: {title[1]}", f"- titulo: {'palabras muy largas ' * 15}")
    paquete, origen = load(copia)
    with pytest.raises(DataErrors) as caught:
        build(paquete, origen, copia, out, only=["s1-expectativas"], workers=1)
    message = str(caught.value)
    assert message.startswith(f"{SHEET}:") and "s1-expectativas" in message and "Acorta" in message
    assert (out / "kit/s1-expectativas/s1-expectativas-60x90.pdf").read_bytes() == good


def test_a_letter_that_the_font_lacks_is_refused(small: tuple[Path, Path]) -> None:
    copia, out = small
    change(copia, "data/piezas/hoja/s1-ventajas.yml", "\ntitulo: ", "\ntitulo: \U0001f4a1 ")
    paquete, origen = load(copia)
    with pytest.raises(DataErrors, match=r"U\+1F4A1"):
        build(paquete, origen, copia, out, only=["s1-ventajas"], workers=1)


def test_worksheet_that_needs_another_page_is_refused(small: tuple[Path, Path]) -> None:
    copia, out = small
    change(copia, "data/piezas/hoja/s1-ventajas.yml", "lineas: 5", "lineas: 25")
    paquete, origen = load(copia)
    with pytest.raises(DataErrors, match="páginas y deben ser 1"):
        build(paquete, origen, copia, out, only=["s1-ventajas"], workers=1)


def test_pool_and_single_process_give_the_same_bytes(copia: Path, tmp_path: Path) -> None:
    only = ["s1-expectativas", "s1-ventajas", "s1-tarjetas-conceptos"]
    paquete, origen = load(copia)
    one = build(paquete, origen, copia, tmp_path / "uno", only=only, workers=1)
    two = build(paquete, origen, copia, tmp_path / "dos", only=only, workers=2)
    sums = [{a.ruta: a.sha256 for m in made.hechos for a in m.archivos} for made in (one, two)]
    assert len(sums[0]) >= 8 and sums[0] == sums[1]


def test_planning_without_changes_does_not_load_weasyprint(root: Path, kit: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from macros.loading import load; from print.build import build\n"
        f"root = Path({str(root)!r}); p, o = load(root); made = build(p, o, root, Path({str(kit.parent)!r}))\n"
        "assert not made.hechos, made.hechos; assert not made.avisos, made.avisos\n"
        "assert 'weasyprint' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, env=dict(os.environ))
    assert done.returncode == 0, done.stderr


def test_what_is_kept_half_done_is_what_the_whole_kit_uses(paquete: Paquete, kit: Path) -> None:
    pages = Pages(paquete)
    jobs = [j for p in paquete.piezas.values() for j in pages.jobs(p)]
    # The contents are drawn again with their page numbers, and not kept.
    parts = {j.libro.kept(i) for j in jobs if j.libro for i in range(len(j.libro.partes)) if i != j.libro.indice}
    labels = {m.kept(turned) for j in jobs for m in j.mosaicos for turned in (False, True)}
    assert len(parts) > 5 and labels
    assert {f"partes/{p.name}" for p in (kit.parent / "partes").iterdir()} == parts
    kept = {f"mosaicos/{p.name}" for p in (kit.parent / "mosaicos").iterdir()}
    assert kept and kept <= labels


def test_a_page_that_could_look_better_is_made_and_told_each_time(
    small: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    copia, out = small
    one = ["s1-ventajas"]
    monkeypatch.setattr(weasy, "flow", lambda pages: [Finding("", "se ve vacía.", "corte-de-pagina", 2)])
    change(copia, "data/piezas/hoja/s1-ventajas.yml", "\ntitulo: ", "\ntitulo: Otras ")
    first = build(*load(copia), copia, out, only=one, workers=1)
    assert first.hechos and [p.gravedad for p in first.avisos] == ["aviso"] * len(first.hechos)
    assert first.avisos[0].mensaje == "s1-ventajas: la página 2 se ve vacía."
    monkeypatch.undo()
    again = build(*load(copia), copia, out, only=one, workers=1)
    assert again.hechos == [] and again.avisos == first.avisos
    change(
        copia,
        "data/auditoria.yml",
        "id: corte-de-pagina\n    gravedad: aviso",
        "id: corte-de-pagina\n    gravedad: error",
    )
    with pytest.raises(DataErrors, match="se ve vacía"):
        build(*load(copia), copia, out, only=one, workers=1)
