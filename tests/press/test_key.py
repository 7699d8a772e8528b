"""The cache key moves with everything that shapes a result, wherever it stands; what was kept is used only if whole."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from macros.loading import load
from macros.model import Paquete
from print import exporters
from print.build import build
from print.key import CODE, dump, foundation, foundations, key, narrowed, versions
from print.memory import Memory, hash_of
from print.output import Output

# ---- what shapes every result ------------------------------------------------------------------


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's code."""
    target = tmp_path_factory.mktemp("codigo")
    for name in CODE:
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    return target


def test_each_module_moves_the_key(code: Path) -> None:
    before, unmoved = foundation(code), []
    modules = [p for name in CODE for p in sorted((code / name).rglob("*.py"))]
    for path in modules:
        text = path.read_bytes()
        path.write_bytes(text + b"# otra cosa\n")
        if foundation(code) == before:
            unmoved.append(path.relative_to(code).as_posix())
        path.write_bytes(text)
    assert unmoved == [] and len(modules) > 130 and foundation(code) == before


@pytest.mark.parametrize("name", ["print/fuentes/AtkinsonHyperlegibleNext-400.ttf", "print/estilos/fuentes.css"])
def test_letters_move_the_key(code: Path, name: str) -> None:
    before, data = foundation(code), (code / name).read_bytes()
    (code / name).write_bytes(data + b"\n")
    after = foundation(code)
    (code / name).write_bytes(data)
    assert after != before


def test_a_module_in_a_new_folder_moves_the_key(code: Path) -> None:
    before = foundation(code)
    new = code / "print" / "sala" / "otra" / "modulo.py"
    new.parent.mkdir(parents=True)
    new.write_text("", encoding="utf-8")
    after = foundation(code)
    shutil.rmtree(code / "print" / "sala")
    assert after != before == foundation(code)


def test_a_library_moves_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = versions()
    (tmp_path / "una_biblioteca-1.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert set(versions()) - set(before) == {"una_biblioteca-1.0.dist-info"}
    assert any(line.startswith("weasyprint-") for line in before)
    assert any(line.startswith("libpango-1.0 1.") for line in before)


def test_what_a_page_shows_is_no_foundation(code: Path) -> None:
    """Templates and styles enter a key with the HTML made of them: a change draws only the pages that have it."""
    found = {p.relative_to(code).as_posix() for p in foundations(code)}
    assert "print/estilos/variables.css" not in found and "print/plantillas/base.html.j2" not in found


# ---- contents ----------------------------------------------------------------------------------


def test_a_narrowed_package_holds_no_more_than_its_key(paquete: Paquete) -> None:
    seen = narrowed(paquete, ("kit", "tipos"), referencias={})
    assert seen.rotulos.kit is paquete.rotulos.kit and seen.portada is paquete.portada
    with pytest.raises(AttributeError):
        _ = seen.rotulos.sitio
    for field in set(Paquete.model_fields) - {"portada", "logo", "fuera", "rotulos", "referencias"}:
        with pytest.raises(AttributeError):
            getattr(seen, field)


def test_every_word_of_what_is_kept_is_in_the_key(paquete: Paquete) -> None:
    told = json.loads(dump(narrowed(paquete, ("kit",), sesiones=paquete.sesiones)))[0]
    assert told["rotulos"].keys() == {"kit"} and told["sesiones"].keys() == paquete.sesiones.keys()
    first = next(iter(paquete.sesiones.values()))
    assert told["sesiones"][first.id]["bloques"][0]["titulo"] == first.bloques[0].titulo
    assert told["sesiones"][first.id].keys() == set(type(first).model_fields)


def test_bytes_and_sets_enter_a_key_and_other_things_do_not() -> None:
    assert dump(b"a") != dump(b"b") and dump(frozenset("ab")) == dump(frozenset("ba"))
    with pytest.raises(TypeError):
        dump(object())
    assert key("a", "b") != key("ab") != key("a\0b", "")


def test_office_files_are_the_same_from_the_whole_package(paquete: Paquete) -> None:
    """What they are made from leaves out nothing that they say."""
    one_of_each: dict[Any, Any] = {}
    for order in exporters.orders(paquete, paquete.piezas.values()):
        if not order.lee:
            one_of_each[order.hacer.func] = order.hacer
    assert len(one_of_each) >= 4
    for make, made in one_of_each.items():
        things = [paquete if isinstance(x, Paquete) else x for x in made.args]
        assert made() == make(*things), make


# ---- what proves itself ------------------------------------------------------------------------


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Path]:
    """A folder with one finished file, and that file."""
    path = tmp_path / "kit" / "a.pdf"
    path.parent.mkdir()
    path.write_bytes(b"como salio")
    with Memory(tmp_path, "codigo") as memory:
        memory.remember("clave", {"titulo": "Á\u2028"}, {"kit/a.pdf": hash_of(path)})
    return tmp_path, path


def test_what_is_whole_is_recalled(made: tuple[Path, Path]) -> None:
    assert Memory(made[0], "codigo").recall("clave") == {"titulo": "Á\u2028"}
    assert Memory(made[0], "otro codigo").recall("clave") is None
    assert Memory(made[0], "codigo").recall("otra") is None


def test_a_file_whose_bits_changed_is_not_recalled(made: tuple[Path, Path]) -> None:
    out, path = made
    before = path.stat()
    path.write_bytes(b"como salia")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size and path.stat().st_mtime_ns == before.st_mtime_ns
    assert Memory(out, "codigo").recall("clave") is None


def test_a_copy_with_other_dates_proves_itself_again(made: tuple[Path, Path]) -> None:
    out, path = made
    os.utime(path, (1, 1))
    for _ in range(2):
        with Memory(out, "codigo") as memory:
            assert memory.recall("clave")
    assert '"archivos": {"kit/a.pdf": ["' in (out / "hecho.jsonl").read_text(encoding="utf-8")


def test_in_ci_every_file_is_read(made: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    monkeypatch.setattr("print.memory.hash_of", lambda path: asked.append(path) or hash_of(path))
    monkeypatch.delenv("CI", raising=False)
    assert Memory(made[0], "codigo").recall("clave") and asked == []
    monkeypatch.setenv("CI", "true")
    assert Memory(made[0], "codigo").recall("clave") and asked == [made[1]]


@pytest.mark.parametrize("text", ["[]", "{}\n[1]\n", "{", "\x00\xff", '{"cimiento": "codigo"}\n{"clave": 3}\nx\n'])
def test_notes_of_another_shape_count_as_not_there(made: tuple[Path, Path], text: str) -> None:
    (made[0] / "hecho.jsonl").write_text(text, encoding="utf-8")
    with Memory(made[0], "codigo") as memory:
        assert not memory and memory.recall("clave") is None
        memory.remember("otra", {}, {})
    assert Memory(made[0], "codigo").recall("otra") == {}


def test_a_note_that_was_cut_or_changed_is_dropped_and_the_others_stay(made: tuple[Path, Path]) -> None:
    out, path = made
    with Memory(out, "codigo") as memory:
        memory.remember("segunda", {"titulo": "Dos"}, {"kit/a.pdf": hash_of(path)})
    notes = out / "hecho.jsonl"
    text = notes.read_text(encoding="utf-8")
    notes.write_text(text.replace("Dos", "Tres"), encoding="utf-8")
    memory = Memory(out, "codigo")
    assert memory.recall("segunda") is None and memory.recall("clave")
    notes.write_text(text[:-20], encoding="utf-8")
    memory = Memory(out, "codigo")
    assert memory.recall("segunda") is None and memory.recall("clave")


def test_each_thing_is_noted_at_once(tmp_path: Path) -> None:
    """A build that is killed leaves what it had made."""
    Memory(tmp_path, "codigo").remember("clave", {}, {})
    assert Memory(tmp_path, "codigo").recall("clave") == {}


def test_what_is_kept_half_done_proves_itself(tmp_path: Path) -> None:
    output = Output(tmp_path, tmp_path, "codigo")
    assert output.kept("partes/a") is None
    output.keep("partes/a", b"una parte")
    assert output.kept("partes/a") == b"una parte"
    assert Output(tmp_path, tmp_path, "otro codigo").kept("partes/a") is None
    for other in ("partes/b", "partes/b-2-33", "partes/b-3-33", "mosaicos/b"):
        output.keep(other, b"otra")
    output.forget_others("partes", ["partes/a", "partes/b-2-*"])
    kept = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.glob("*/*"))
    assert kept == ["mosaicos/b", "partes/a", "partes/b-2-33"]
    for spoiled in (b"", b"x", (tmp_path / "partes/a").read_bytes()[:-1] + b"x"):
        (tmp_path / "partes/a").write_bytes(spoiled)
        assert output.kept("partes/a") is None


def test_a_print_whose_bits_changed_is_made_again(root: Path, tmp_path: Path) -> None:
    paquete, origen = load(root)
    only = ["s1-ventajas"]
    build(paquete, origen, root, tmp_path, only=only, workers=1)
    victim = tmp_path / "kit/s1-ventajas/s1-ventajas-carta.pdf"
    good, before = victim.read_bytes(), victim.stat()
    victim.write_bytes(good[:5000] + bytes([good[5000] ^ 1]) + good[5001:])
    os.utime(victim, ns=(before.st_atime_ns, before.st_mtime_ns))
    again = build(paquete, origen, root, tmp_path, only=only, workers=1)
    assert {m.pieza for m in again.hechos} == {"s1-ventajas"} and victim.read_bytes() == good
