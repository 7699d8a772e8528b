"""From sheet to plan: where what one writes comes from, where it goes, and one invented alliance throughout."""

from __future__ import annotations

import pytest

from macros.model import Hoja, Paquete, Pieza

SESSIONS = ("sesion-2", "sesion-5", "sesion-6")


def without_trail(pieces: list[Pieza]) -> list[str]:
    return [p.id for p in pieces if isinstance(p, Hoja) and not (p.viene_de and p.va_a)]


@pytest.mark.parametrize("sesion", SESSIONS)
def test_each_sheet_says_where_its_data_come_from_and_go(paquete: Paquete, sesion: str) -> None:
    own = [p for p in paquete.piezas.values() if p.sesion == sesion and isinstance(p, Hoja)]
    assert len(own) >= 6
    assert without_trail(own) == []
    assert without_trail([own[0].model_copy(update={"va_a": None})]) == [own[0].id]


def boxes(pieza: Hoja) -> set[str]:
    """What is written by hand, without what the sheet itself repeats for each line and each ally."""
    return {c.id.rstrip("-0123456789") for s in pieza.secciones for c in s.campos}


def test_no_box_of_the_route_is_a_box_of_what_goes_behind_it(paquete: Paquete) -> None:
    route = paquete.piezas["s5-plan-ruta-critica"]
    behind = [paquete.piezas[i] for i in ("s5-recursos-aliado", "s5-construir")]
    assert isinstance(route, Hoja) and boxes(route)
    for sheet in behind:
        assert isinstance(sheet, Hoja)
        assert boxes(sheet) and not boxes(route) & boxes(sheet), sheet.id


EXAMPLES = ("ejemplo-expediente", "ejemplo-ruta-critica", "ejemplo-mou", "ejemplo-plan")
TOLD = {
    "sesion-5": ("seis tiendas", "16 terminan con contrato y 12 siguen"),
    "sesion-6": ("seis tiendas", "16 terminan con contrato y 12 siguen"),
}


@pytest.mark.parametrize("id_", EXAMPLES)
def test_each_example_says_it_is_invented_in_its_title(paquete: Paquete, id_: str) -> None:
    piece = paquete.piezas[id_]
    assert piece.titulo.startswith("Ejemplo inventado") and not piece.has_blanks  # type: ignore[union-attr]


def test_one_alliance_with_one_set_of_figures(paquete: Paquete) -> None:
    told = {i: paquete.sesiones[i].model_dump_json() for i in TOLD}
    told |= {i: paquete.piezas[i].model_dump_json() for i in EXAMPLES}
    for i, words in TOLD.items():
        assert all(w in told[i] for w in words), i
    for i in ("ejemplo-expediente", "ejemplo-mou", "ejemplo-plan"):
        assert "16 terminan con contrato" in told[i], i
    everything = paquete.model_dump_json()
    assert "ocho tiendas" not in everything and "cadena de panaderías" not in everything


def test_the_money_of_the_example_adds_up(paquete: Paquete) -> None:
    mou = paquete.piezas["ejemplo-mou"]
    assert isinstance(mou, Hoja)
    [table] = [s.tabla for s in mou.secciones if s.tabla and s.tabla.id == "aportes"]
    total: dict[str, int] = {}
    for row in table.llenos:
        total[row[0]] = total.get(row[0], 0) + sum(int(c[1:].replace(",", "")) for c in row[2:4] if c.startswith("$"))
    assert total == {"OSC": 130_000, "Panadería": 180_000}
    assert all(f"${n:,}" in table.titulo for n in total.values())
