"""What the bench keeps from one check to the next changes nothing of what it says."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from macros.audit import audit
from macros.kept import Kept
from macros.loading import load
from macros.problems import DataErrors
from macros.workbench.bench import Bench
from macros.workbench.snapshot import Reader, snapshot

HEAD = 'id: mia\ntitulo: {}\nversion: "2026.1"\n'
EDITS = [
    "",
    "supuestos: {personas: 40, grupos: 8}\n",
    "supuestos: {aliados: 2}\n",
    "sesiones: [sesion-4]\n",
    "sesiones: [sesion-2, sesion-1]\n",
    "modalidad: a-distancia\n",
    "modalidad: presensial\n",
    "reemplazar: {OSC: asociación}\n",
    "sin: [guias]\n",
    "sin: [diagrama, etiquetas]\n",
    "tiempos:\n  - {sesion: sesion-4, minutos: 180}\n",
    "tiempos:\n  - {sesion: sesion-4, minutos: 18}\n",
    "partes:\n  - {sesion: sesion-1, minutos: 160, dias: [[presentacion, conceptos, ventajas], [caso, principios]]}\n",
    "cambios:\n  - {en: sesion-4/pitch, campo: objetivo, poner: Todo en 90 minutos.}\n",
    "cambios:\n  - {en: sesion-4/pitch, campo: objetivo, poner: Otra cosa.}\n",
    "cambios:\n  - {en: sesion-4/cafe, campo: duracion_min, poner: 20}\n",
    "cambios:\n  - {en: sesion-4/cafe, quitar: true}\n",
    "cambios:\n  - {en: sesion-4/pitch, quitar: true}\n",
    "cambios:\n  - {en: s4-elevator-pitch, quitar: true}\n",
    "cambios:\n  - {en: s4-elevator-pitch, campo: titulo, poner: Nuestro discurso}\n",
    "cambios:\n  - {en: sesion-4, campo: icono, poner: no-hay-tal}\n",
    "cambios:\n  - {en: confianza, campo: definicion, poner: Creer en la otra parte. Ω}\n",
    "cambios:\n  - {en: sesion-4/cafe, campo: fijo, poner: 1}\n",
    "cambios: [\n",
]
"""What somebody may write below the head, one after the other."""
STEPS = 14


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paquete")
    shutil.copytree(ROOT / "data", folder / "data", ignore=lambda _, names: {"ediciones", "esquemas"} & set(names))
    return folder


@pytest.fixture(scope="module")
def held(project: Path) -> bytes:
    return snapshot(project)


def differences(project: Path, held: bytes, texts: list[str]) -> list[str]:
    """Texts of which a bench that checks them one after the other says something else than who loads each anew."""
    bench, reader = Bench(project, held), Reader(project, held)
    path = project / "data/ediciones/mia.yml"
    out = []
    for n, text in enumerate(texts):
        text = HEAD.format(f"Mía {n}") + text
        bench.open("mia", {"mia.yml": text})
        said = sorted(h["texto"] for h in bench.check()["hallazgos"])
        reader.forget(path)
        fresh: Any = None
        try:
            fresh, origen = load(project, "mia", reader)
            told = audit(fresh, origen)
        except DataErrors as e:
            told = e.problems
        known = sorted(str(p).split("\n    ")[0] for p in told)
        if said != known or bench.tried.paquete != fresh:
            out.append(text)
    return out


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_changes_nothing(project: Path, held: bytes, seed: int) -> None:
    chosen = random.Random(seed).choices(EDITS, k=STEPS)
    assert differences(project, held, chosen) == []


def test_every_edit_after_another_and_back(project: Path, held: bytes) -> None:
    texts = [x for edit in EDITS[1:] for x in (edit, "")]
    assert differences(project, held, texts[: 2 * STEPS]) == []


def _nothing_moves(self: Kept, what: str, value: object) -> int:
    return 0


def _of_one_kind(self: Kept, what: str, thing: object, work: Callable[[], Any], *also: Any) -> Any:
    key = (what, type(thing), getattr(thing, "id", id(thing)), *also)
    return self._now.setdefault(key, (thing, work()))[1]


@pytest.mark.parametrize(
    ("name", "mutant"), [("number", _nothing_moves), ("of", _of_one_kind)], ids=["figures", "by name"]
)
def test_a_memory_that_lies_is_seen(
    project: Path, held: bytes, monkeypatch: pytest.MonkeyPatch, name: str, mutant: Any
) -> None:
    monkeypatch.setattr(Kept, "turn", lambda self: None)
    monkeypatch.setattr(Kept, name, mutant)
    texts = [EDITS[0], EDITS[1], EDITS[15], EDITS[13], EDITS[14]]
    assert differences(project, held, texts) != []


def test_what_nobody_asks_for_is_forgotten() -> None:
    kept, thing, made = Kept(), object(), []

    def work() -> int:
        made.append(1)
        return len(made)

    assert [kept.of("x", thing, work), kept.of("x", thing, work), kept.of("x", object(), work)] == [1, 1, 2]
    kept.turn()
    assert kept.of("x", thing, work) == 1
    kept.turn()
    kept.turn()
    assert kept.of("x", thing, work) == 3
    assert [kept.number("n", [1]), kept.number("n", [1]), kept.number("n", [2])] == [0, 0, 1]
