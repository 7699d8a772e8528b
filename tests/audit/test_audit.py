"""Rules over a plan, at their limits. Their messages stand in ``tests/casos``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.audit import DAY_MAX_MIN, MEAL_FROM_MIN, audit
from macros.loading import load
from macros.plan.day.schedule import PAUSE_EVERY_MIN

HEAD = """\
id: taller
numero: 1
titulo: Taller
objetivo: Probar.
resumen: Probar.
niveles: [basico]
modalidades: [presencial]
duracion_declarada_min: {total}
anexo: "I"
fuente: {{duracion_declarada_min: 0, duracion_sumada_min: 0}}
perfiles: [El equipo.]
preparacion: [Nada.]
productos: [Nada.]
bloques:
"""
Plan = Callable[[str], list[str]]


@pytest.fixture
def rules(base: Path) -> Plan:
    """Rules broken by a plan like «a60 r15 c45»: activity, break or meal, and its minutes."""
    (base / "data/piezas/hoja/hoja-uno.yml").unlink()
    (base / "data/materiales.yml").write_text("articulos: []\n", encoding="utf-8")

    def run(plan: str, declared: int = 0) -> list[str]:
        kinds = {"a": "actividad", "r": "receso", "c": "comida"}
        blocks = [(kinds[word[0]], int(word[1:])) for word in plan.split()]
        text = HEAD.format(total=declared or sum(minutes for _, minutes in blocks))
        for i, (kind, minutes) in enumerate(blocks):
            text += f"  - {{id: b{i}, tipo: {kind}, titulo: Parte {i}, titulo_corto: Parte, duracion_min: {minutes}}}\n"
        (base / "data/sesiones/taller.yml").write_text(text, encoding="utf-8")
        return [p.regla for p in audit(*load(base))]

    return run


@pytest.mark.parametrize(
    ("plan", "broken"),
    [
        ("a120", []),
        ("a121", ["pausa"]),
        ("a60 a60", []),
        ("a60 a61", ["pausa"]),
        ("a60 a61 a10", ["pausa"]),  # one stretch, one message
        ("a120 r5 a120", []),
        ("a121 r5 a121", ["pausa", "pausa"]),
        ("a120 c30 a120", []),
        ("a120 r15 a120 r15 a90", []),
        ("a120 r15 a120 r15 a91", ["comida"]),
        ("a120 c15 a120 r15 a91", []),
        ("a120 r10 a110 c45 a100 r10 a85", []),
        ("a120 r11 a110 c45 a100 r10 a85", ["dia-largo"]),
        ("a60 a30 r10", ["pausa-en-la-orilla"]),
        ("c30 a60 a30", ["pausa-en-la-orilla"]),
        ("a60 r10", []),  # a talk with coffee after it
    ],
)
def test_limits(plan: str, broken: list[str], rules: Plan) -> None:
    assert (PAUSE_EVERY_MIN, MEAL_FROM_MIN, DAY_MAX_MIN) == (120, 360, 480)
    assert rules(plan) == broken


def test_sum(rules: Callable[..., list[str]]) -> None:
    assert rules("a60 r15", 75) == []
    assert rules("a60 r15", 74) == ["suma-sesion"]
    assert rules("a60 r15", 76) == ["suma-sesion"]


def test_findings_are_in_the_order_of_the_files(base: Path) -> None:
    text = (base / "data/sesiones/taller.yml").read_text(encoding="utf-8")
    text = text.replace("duracion_min: 40", "duracion_min: 30").replace("duracion_min: 15", "duracion_min: 20")
    (base / "data/sesiones/taller.yml").write_text(text, encoding="utf-8")
    found = audit(*load(base))
    assert [p.regla for p in found] == ["suma-sesion", "suma-pasos"]
    assert found == sorted(found)
