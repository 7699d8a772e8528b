"""Loading ``data/``: what comes out, ids that point nowhere, stray files, and everything in one pass."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.audit import audit
from macros.loading import data_state, load
from macros.model import Paquete, Sesion
from macros.problems import DataErrors
from macros.reading.kinds import NAMED
from macros.reading.origin import Origen
from macros.reading.references import references

TALLER = "data/sesiones/taller.yml"


def messages(root: Path) -> list[str]:
    try:
        paquete, origen = load(root)
    except DataErrors as e:
        return [str(p).split("\n")[0] for p in e.problems]
    return [str(p).split("\n")[0] for p in audit(paquete, origen)]


# ---- the project's own data ------------------------------------------------------------------------


def test_own_data_holds(paquete: Paquete, origen: Origen) -> None:
    assert [str(p) for p in audit(paquete, origen)] == []
    assert list(paquete.sesiones) == list(paquete.portada.sesiones)
    assert len(paquete.piezas) >= 17
    assert len([t for t in paquete.terminos.values() if t.ejemplo and t.experiencia]) >= 12


def test_every_kind_of_reference_is_found(root: Path, paquete: Paquete, origen: Origen) -> None:
    """A new kind of ``Ref`` without data to check would pass in silence."""
    seen: dict[str, int] = {}
    for (kind, id_), (doc, base) in origen.documentos.items():
        if kind in ("sesion", "pieza", "caso", "termino", "seccion") or kind == "portada":
            thing = {"sesion": paquete.sesiones, "pieza": paquete.piezas, "caso": paquete.casos}.get(kind, {}).get(id_)
            if thing is not None:
                for _, ref, _ in references(type(thing), doc.datos):
                    seen[ref.a] = seen.get(ref.a, 0) + 1
        assert base == () or isinstance(doc.datos, dict)
    assert set(seen) == set(NAMED)
    assert sum(seen.values()) > 100


def test_paquete_cannot_be_changed(paquete: Paquete) -> None:
    sesion = next(iter(paquete.sesiones.values()))
    with pytest.raises(ValueError, match="frozen"):
        sesion.titulo = "otro"  # type: ignore[misc]
    assert isinstance(sesion.bloques, tuple)


def test_origen_points_at_the_line(base: Path) -> None:
    _, origen = load(base)
    problem = origen.problem("sesion", "taller", ("bloques", 0, "pasos", 1, "duracion_min"), "x")
    assert (problem.archivo, problem.linea, problem.columna) == (TALLER, 29, 23)
    assert problem.cita.strip() == "duracion_min: 40"
    problem = origen.problem("termino", "alianza", ("definicion",), "x")
    assert (problem.archivo, problem.linea, problem.columna) == ("data/glosario.yml", 4, 17)


def test_the_state_changes_with_the_data(base: Path) -> None:
    before = data_state(base)
    assert len(before) == 10
    (base / TALLER).write_text((base / TALLER).read_text(encoding="utf-8") + "# \n", encoding="utf-8")
    assert data_state(base) != before


# ---- one pass --------------------------------------------------------------------------------------


def test_a_broken_file_hides_no_problem_of_another(base: Path) -> None:
    (base / "data/glosario.yml").write_text("a: [\n", encoding="utf-8")
    (base / "data/referencias.yml").unlink()
    (base / TALLER).write_text(
        (base / TALLER).read_text(encoding="utf-8").replace("hoja-uno", "hoja-x"), encoding="utf-8"
    )
    (base / "data/libro/ideas.yml").write_text("numero: 1\nnumero: 2\n", encoding="utf-8")
    found = messages(base)
    assert [m.split(":")[0] for m in found] == [
        "data/glosario.yml", *["data/libro/ideas.yml"] * 6, "data/referencias.yml", TALLER, TALLER,
    ]  # fmt: skip
    assert not any("no es una referencia" in m for m in found), "one missing file is one problem"


def test_a_wrong_field_hides_no_wrong_id(base: Path) -> None:
    text = (base / TALLER).read_text(encoding="utf-8")
    text = text.replace("duracion_min: 60", "duracion_min: 1:00").replace("articulo: plumones", "articulo: plumas")
    (base / TALLER).write_text(text, encoding="utf-8")
    assert [m.split(":")[1] for m in messages(base)] == ["23", "35"]


# ---- links and files that are not data -------------------------------------------------------------


@pytest.mark.parametrize("target", ["/etc/hostname", "../../fuera.yml", "taller.yml", "nada.yml", "."])
def test_links_that_leave_data(target: str, base: Path) -> None:
    (base / "fuera.yml").write_text("id: taller\n", encoding="utf-8")
    (base / TALLER).unlink()
    (base / TALLER).symlink_to(target)
    [message] = messages(base)
    assert message.startswith(f"{TALLER}: es un") or target == "."
    assert "Pon aquí una copia" in message or "Quítale" in message


def test_folder_that_is_a_link(base: Path) -> None:
    shutil.move(base / "data/piezas", base / "fuera")
    (base / "data/piezas").symlink_to(base / "fuera")
    assert any(m.startswith("data/piezas: es un enlace") for m in messages(base))


def test_data_that_is_a_link(base: Path, tmp_path: Path) -> None:
    shutil.move(base / "data", tmp_path / "datos")
    (base / "data").symlink_to(tmp_path / "datos")
    [message] = messages(base)
    assert message.startswith("data: la carpeta data/ es un enlace que sale del proyecto.")


def test_link_inside_data_is_read(base: Path) -> None:
    shutil.move(base / "data/casos/huerto.yml", base / "data/casos/.huerto")
    (base / "data/casos/huerto.yml").symlink_to(".huerto")
    assert messages(base) == []


@pytest.mark.parametrize(
    "name", [".DS_Store", "Thumbs.db", "desktop.ini", "taller.yml~", ".taller.yml.swp", "~$taller.yml", "._taller.yml"]
)
def test_what_tools_leave_is_not_a_problem(name: str, base: Path) -> None:
    (base / "data/sesiones" / name).write_bytes(b"\0")
    assert messages(base) == []


def test_name_that_is_not_utf_8(base: Path) -> None:
    try:
        (base / os.fsdecode(b"data/sesiones/sesi\xf3n.yml")).write_text("id: x\n", encoding="utf-8")
    except OSError:
        pytest.skip("este sistema no admite ese nombre de archivo")
    [message] = messages(base)
    assert message.encode("utf-8").startswith(b"data/sesiones/sesi?n.yml: ")


def test_no_data_at_all(tmp_path: Path) -> None:
    assert messages(tmp_path) == ["data: no existe la carpeta data/. Recupérala de una copia del proyecto. [archivo]"]


def test_every_file_broken(base: Path) -> None:
    files = sorted((base / "data").rglob("*.yml"))
    for path in files:
        path.write_text(": : :\n", encoding="utf-8")
    assert [m.split(":")[0] for m in messages(base)] == [p.relative_to(base).as_posix() for p in files]


# ---- anything at all -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A base project to harm again and again."""
    target = tmp_path_factory.mktemp("daños") / "base"
    shutil.copytree(root / "tests/casos/base", target)
    for name in ("rotulos.yml", "auditoria.yml"):
        shutil.copy(root / "data" / name, target / "data" / name)
    return target


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32), times=st.integers(1, 4))
def test_slips_of_the_hand(worked: Path, root: Path, seed: int, times: int) -> None:
    """A file with some letters gone, doubled, swapped or typed gives data or messages, nothing else."""
    dice = random.Random(seed)
    files = sorted(p for p in (root / "tests/casos/base/data").rglob("*.yml"))
    source = dice.choice(files)
    text = source.read_text(encoding="utf-8")
    for _ in range(times):
        at = dice.randrange(len(text))
        new = dice.choice(["", text[at] * 2, text[at + 1 : at + 2] + text[at], *" :-\t\n\"'[]{}&*!|>#%@`,?é0"])
        text = text[:at] + new + text[at + 1 :]
    target = worked / source.relative_to(root / "tests/casos/base")
    target.write_text(text, encoding="utf-8")
    try:
        for message in messages(worked):
            message.encode("utf-8")
    finally:
        shutil.copy(source, target)


def test_model_reads_a_session_by_itself() -> None:
    with pytest.raises(ValueError, match="validation error"):
        Sesion.model_validate({})
