"""The source's own timetable, word for word in its minutes: the audit finds its defects, and only those.

``tests/fuente`` holds titles and minutes of the annexes. The keys (T1…) are those of ``data/erratas.yml``.
Figures are read from what the audit found; nothing is added up here.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.audit import audit
from macros.loading import load
from macros.problems import DataErrors, Problem

SOURCE = Path(__file__).resolve().parent.parent / "fuente"


@pytest.fixture
def fuente(base: Path) -> Path:
    """A project with the source's sessions; what has nothing to do with time comes from ``tests/casos/base``."""
    (base / "data/piezas/hoja/hoja-uno.yml").unlink()
    shutil.rmtree(base / "data/sesiones")
    shutil.copytree(SOURCE / "data", base / "data", dirs_exist_ok=True)
    return base


def without_minutes(root: Path) -> list[Problem]:
    """What the source gives no minutes to: the reader's findings."""
    with pytest.raises(DataErrors) as e:
        load(root)
    return e.value.problems


@pytest.fixture
def found(fuente: Path) -> list[Problem]:
    """Findings over the timetable once what has no minutes is out of it: each stands on a line of its own."""
    for p in sorted(without_minutes(fuente), reverse=True):
        lines = (fuente / p.archivo).read_text(encoding="utf-8").split("\n")
        del lines[p.linea - 1]
        (fuente / p.archivo).write_text("\n".join(lines), encoding="utf-8")
    return audit(*load(fuente))


def figures(found: list[Problem], rule: str) -> dict[str, dict[str, float]]:
    """Figures of the findings of a rule, by file (without folder and ending) and line when a file has several."""
    out: dict[str, dict[str, float]] = {}
    for p in found:
        if p.regla == rule:
            name = Path(p.archivo).stem
            out[name if name not in out else f"{name}:{p.linea}"] = dict(p.cifras)
    return out


def test_four_pauses_and_the_ideal_system_have_no_minutes(fuente: Path) -> None:
    missing = without_minutes(fuente)
    assert [p.regla for p in missing] == ["duracion"] * 5
    assert [Path(p.archivo).stem for p in missing] == ["sesion-1", "sesion-1", "sesion-2", "sesion-2", "sesion-6"]
    assert sum("tipo: receso" in p.cita for p in missing) == 4
    assert sum("Sistema Ideal" in p.cita for p in missing) == 1


def test_t1_to_t7_sums(found: list[Problem]) -> None:
    sums = figures(found, "suma-sesion")
    assert {k: v["diferencia"] for k, v in sums.items()} == {
        "sesion-1": -60, "sesion-2": -60, "sesion-3": 30, "sesion-4": -10, "sesion-5": -40, "sesion-6": 45,
    }  # fmt: skip
    assert {k: (v["suma"], v["declara"]) for k, v in sums.items()} == {
        "sesion-1": (420, 480), "sesion-2": (420, 480), "sesion-3": (270, 240),
        "sesion-4": (230, 240), "sesion-5": (440, 480), "sesion-6": (285, 240),
    }  # fmt: skip
    # T4: annex 3 takes 295 of the 300 minutes that it shares with the ideal system
    assert figures(found, "suma-pasos") == {"sesion-2": {"suma": 295, "declara": 300, "diferencia": -5}}


def test_t8_and_t14_totals(found: list[Problem]) -> None:
    told = {p.mensaje.split(" declaran ")[0]: dict(p.cifras) for p in found if p.regla == "tiempo-ruta"}
    assert {k: (v["declara"], v["suma"]) for k, v in told.items()} == {
        "todas las sesiones": (36 * 60, 34 * 60 + 25),
        "las sesiones de la ruta «basico»": (32 * 60, 29 * 60 + 40),
        "las sesiones de la ruta «intermedio»": (28 * 60, 25 * 60 + 50),
        "las sesiones de la ruta «avanzado»": (24 * 60, 23 * 60 + 15),
    }
    [whole] = [p.mensaje for p in found if p.mensaje.startswith("todas las sesiones")]
    assert "declaran 36 h y suman 34 h 25 min (−1 h 35 min)" in whole


def test_t9_to_t12_pace(found: list[Problem]) -> None:
    [(where, asked)] = figures(found, "ritmo-preguntas").items()
    assert (where, asked["preguntas"], asked["minutos"], asked["por_pregunta"]) == ("sesion-5", 17, 60, 3.53)  # T9
    [(where, cells)] = figures(found, "ritmo-celdas").items()
    assert (where, cells["celdas"], cells["minutos"], cells["por_celda"]) == ("sesion-6", 36, 150, 4.17)  # T10
    turns = figures(found, "ritmo-turnos")
    assert set(turns) == {"sesion-4", "sesion-6"}
    assert (turns["sesion-6"]["vueltas"], turns["sesion-6"]["por_vuelta"]) == (9, 5)  # T11
    assert (turns["sesion-4"]["turnos"], turns["sesion-4"]["caben"]) == (18, 10)  # T12


def test_r2_a_session_uses_what_a_later_one_makes(found: list[Problem]) -> None:
    [late] = [p for p in found if p.regla == "producto-antes"]
    assert late.archivo == "data/sesiones/sesion-4.yml"
    assert "sesion-5" in late.mensaje


def test_meals_and_pauses(found: list[Problem]) -> None:
    assert set(figures(found, "comida")) == {"sesion-1", "sesion-2"}
    assert set(figures(found, "pausa")) >= {"sesion-1", "sesion-2", "sesion-3", "sesion-4", "sesion-6"}
    assert {p.regla for p in found if p.gravedad == "error"} == {
        "suma-sesion", "suma-pasos", "producto-antes", "comida", "pausa",
    }  # fmt: skip
