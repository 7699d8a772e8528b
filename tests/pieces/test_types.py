"""Every type of piece has its words, its copies and its freshness mark; what an activity needs has its own piece."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from kinds import UNMARKED

from macros.model import Paquete
from macros.model.piezas.pieza import TIPOS
from print.pieces import JOBS, Pages

NEEDED = (
    4, 5, 7, 17, 27, 29, 36, 40, 42, 43, 48, 55, 57, 58, 60, 67, 69, 70, 75, 77, 78, 79, 83, 87, 89, 90, 91, 98, 100,
    102, 103, 104, 105, 106, 107, 108, 112, 117, 120, 122, 124, 125, 128, 166, 170, 182,
)  # fmt: skip
"""Numbers of the inventory without which an activity cannot be run."""
ON_SCREEN = {"presentacion"}
"""Types that nobody prints: there is no copy in black and white."""
LONG = {"libro", "carta_descriptiva"}
"""Types of many pages of text that are already dark on white."""


@pytest.fixture(scope="module")
def index(kit: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((kit / "kit.json").read_text(encoding="utf-8"))
    return loaded


def test_types_are_the_same_in_every_registry(paquete: Paquete) -> None:
    """Model, words and jobs: the three places where a type of piece is named."""
    assert [t.id for t in paquete.rotulos.tipos] == list(TIPOS)
    assert set(JOBS) == set(TIPOS)


def test_every_type_is_drawn_with_a_mark_and_has_its_copies(paquete: Paquete, index: dict[str, Any]) -> None:
    made: dict[str, set[str]] = {}
    for p in index["piezas"]:
        made.setdefault(p["tipo"], set()).update(f["variante"] for f in p["archivos"])
    assert set(made) == set(TIPOS) == {p.tipo for p in paquete.piezas.values()}
    assert {t for t, variants in made.items() if "blanco-y-negro" not in variants} == ON_SCREEN | LONG
    pages = Pages(paquete)
    seen = set()
    for p in paquete.piezas.values():
        if p.tipo not in seen:
            seen.add(p.tipo)
            marked = [job.sello and job.sello.direccion for job in pages.jobs(p)]
            assert marked and (not any(marked) if p.tipo in UNMARKED else all(marked)), p.id
    assert seen == set(TIPOS)


def test_what_an_activity_needs_has_a_piece_of_its_own(index: dict[str, Any]) -> None:
    """Served by a piece that serves no other number that is needed."""
    own = {
        n: [p["id"] for p in index["piezas"] if n in p["inventario"] and len(set(p["inventario"]) & set(NEEDED)) == 1]
        for n in NEEDED
    }
    assert [n for n, pieces in own.items() if not pieces] == []
