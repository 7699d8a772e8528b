"""The same package for other groups: every computed number follows; numbers that cannot be are told in Spanish."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Orders

from macros.model import Paquete
from macros.plan.day.assumptions import VARIABLE, as_variable, assumed, assuming
from macros.plan.day.schedule import needs
from macros.problems import DataErrors
from macros.public.paquete import interface
from macros.site.views import open_views
from print.pages.run_sheet import run_sheet
from print.pieces.labels import labels

SMALL, LARGE = (18, 4, 3), (40, 8, 6)
COUNTED = {
    # Counted by hand from the materials: a label sheet holds 8 name tags or 54 dots; the rest is times N, G or A.
    # Two who facilitate eat too.
    "sesion-1": {
        "s1-carta-descriptiva": (2, 2),
        "s2-gafetes": (3, 5),
        "s1-tarjetas-conceptos": (4, 8),
        "s1-ventajas": (4, 8),
        "s1-preguntas-caso": (18, 40),
        "plumones": (18, 40),
        "notas-adhesivas": (4, 8),
        "cinta": (2, 2),
    },
    "sesion-2": {
        "s2-gafetes": (3, 5),
        "s2-matriz-5r-hoja": (8, 16),
        "s2-notas-actor": (4, 4),
        "s2-base-mapa": (2, 2),
        "s2-tarjetas-detonantes": (4, 8),
        "comida": (20, 42),
    },
    "sesion-5": {
        "s5-expediente": (3, 6),
        "s5-plan-ruta-critica": (3, 6),
        "s5-construir": (6, 12),
        "s5-lista-mou": (9, 18),
        "hojas-blancas": (45, 90),
        "gomas": (6, 12),
        "lapices": (18, 40),
        "s2-gafetes": (3, 5),
    },
    "sesion-6": {"s6-votos": (1, 3), "s6-boleta": (4, 8), "s6-guia-indicadores": (18, 40), "s2-gafetes": (3, 5)},
}


def other(paquete: Paquete, numbers: tuple[int, int, int]) -> Paquete:
    return assuming(paquete, personas=numbers[0], grupos=numbers[1], aliados=numbers[2])


@pytest.mark.parametrize("id_", COUNTED)
@pytest.mark.parametrize(("at", "numbers"), list(enumerate((SMALL, LARGE))))
def test_copies_by_hand(paquete: Paquete, id_: str, at: int, numbers: tuple[int, int, int]) -> None:
    p = other(paquete, numbers)
    wanted = {name: counts[at] for name, counts in COUNTED[id_].items()}
    told = needs(p.sesiones[id_], p)
    assert {name: told[name] for name in wanted} == wanted
    sheet = run_sheet(p, p.sesiones[id_])
    on_sheet = {c["pieza"].id: c["cantidad"] for c in sheet["copias"]}
    on_sheet |= {c["articulo"].id: c["cantidad"] for c in sheet["compras"]}
    assert {n: on_sheet[n] for n in wanted if "carta" not in n} == {n: c for n, c in wanted.items() if "carta" not in n}


def test_labels_by_group_and_public_data_follow(paquete: Paquete) -> None:
    for numbers, pages in ((SMALL, 2), (LARGE, 4)):
        p = other(paquete, numbers)
        table_signs = p.piezas["s2-letreros-mesa"]
        assert len(labels(table_signs, (215.9, 279.4), p.portada.supuestos.grupos)["pliegos"]) == pages  # type: ignore[arg-type]
        totals = {
            m["pieza"]: m["total"]
            for b in interface(p).plain()["sesiones"][4]["bloques"]
            for m in b["materiales"]
            if "pieza" in m
        }
        assert totals["s5-expediente"] == numbers[2]


def test_the_site_follows(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in as_variable(personas=40, grupos=8, aliados=None).items():
        monkeypatch.setenv(name, value)
    supuestos = open_views(root).paquete.portada.supuestos
    assert (supuestos.personas, supuestos.grupos, supuestos.aliados) == (40, 8, 3)


def test_nothing_given_changes_nothing(paquete: Paquete) -> None:
    assert assuming(paquete, personas=None) is paquete
    assert assumed(paquete, {}) is paquete
    assert as_variable(personas=None) == {}


def test_an_unreadable_environment_is_told(paquete: Paquete) -> None:
    for text in ("no", "[1]", '{"personas": "muchas"}'):
        with pytest.raises(DataErrors, match="no se entiende"):
            assumed(paquete, {VARIABLE: text})


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--personas", "500"), "--personas: 500 no se puede. Escribe un número de 2 a 200."),
        (("--grupos", "0"), "--grupos: 0 no se puede. Escribe un número de 1 a 40."),
        (("--aliados", "21"), "--aliados: 21 no se puede. Escribe un número de 1 a 20."),
        (("--personas", "6", "--grupos", "8"), "no alcanza la gente: 8 grupos y 6 personas."),
        (("--personas", "muchas"), "--personas dice «muchas» y se espera un número entero"),
    ],
)
def test_wrong_numbers_are_told_in_spanish(order: Orders, root: Path, words: tuple[str, ...], message: str) -> None:
    done = order(root, "imprimir", "s1-ventajas", *words)
    assert done.code in (1, 2)
    assert message in done.err and "Traceback" not in done.err and "Invalid" not in done.err
