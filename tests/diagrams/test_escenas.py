"""Drawn templates: every form draws its places, leaves room for notes, and says when it does not."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from macros.audit.kit.flipcharts import (
    LARGE,
    LEAST_FILLED,
    MOST_POINT,
    POINT_LARGE,
    agenda_fit,
    filled,
    left_for_drawing,
    point_air,
)
from macros.diagrams import faults, scene, svg
from macros.diagrams.escenas import FORMAS
from macros.diagrams.lienzo import NOTA_MM
from macros.model import Hoja, Paquete, Rotafolio
from macros.model.piezas.pieza import HojaRotafolio, LaAgenda, LaPlantilla
from macros.model.piezas.plantilla import PARTES, Plantilla
from print.pieces.flipchart import empty

POSTER = (528.0, 640.0)


def template(forma: str, n: int, **more: Any) -> Plantilla:
    parts = [{"titulo": f"Lugar {i + 1}", "medida": 10 * (i + 1)} for i in range(n)]
    value = {"forma": forma, "equivalente": "Un dibujo de prueba.", "centro": "Centro", "partes": parts, **more}
    return Plantilla.model_validate(value)


def test_every_form_has_a_drawing_and_a_number_of_parts() -> None:
    assert set(FORMAS) == set(PARTES) and len(FORMAS) >= 18


@pytest.mark.parametrize("forma", sorted(FORMAS))
def test_a_form_with_its_fewest_parts_leaves_room_for_notes(forma: Any) -> None:
    few, _ = PARTES[forma]
    trazo = scene(template(forma, few), POSTER)
    assert faults(trazo) == []
    assert all(min(z.caja[2:]) >= NOTA_MM for z in trazo.zonas)
    assert len(trazo.zonas) >= few
    assert len(trazo.renglones) >= few


@pytest.mark.parametrize("forma", sorted(FORMAS))
def test_a_form_with_its_most_parts_is_drawn_to_be_read(forma: Any) -> None:
    _, many = PARTES[forma]
    trazo = scene(template(forma, many, notas=False), POSTER)
    assert faults(trazo) == []
    said = " ".join(r.texto for r in trazo.renglones)
    assert all(f"Lugar {i + 1}" in said for i in range(many))


def test_a_place_too_small_for_a_note_is_told() -> None:
    told = faults(scene(template("escalera", 6), (528.0, 300.0)))
    assert any("una nota mide 76" in x for x in told)


def test_words_that_leave_their_box_are_told() -> None:
    long = [{"titulo": "Uno", "texto": "palabras y más palabras " * 30}, {"titulo": "Dos"}]
    told = faults(scene(template("balanza", 2, partes=long), POSTER))
    assert any("«Uno»" in x for x in told)


@pytest.mark.parametrize(("forma", "n"), [("balanza", 3), ("velero", 3), ("ruta", 9), ("fraccion", 1)])
def test_a_wrong_number_of_parts_is_refused(forma: str, n: int) -> None:
    with pytest.raises(ValidationError, match="lleva"):
        template(forma, n)


def test_a_time_needs_its_measure() -> None:
    with pytest.raises(ValidationError, match="medida"):
        template("tiempo", 2, partes=[{"titulo": "Antes"}, {"titulo": "Después"}])


def test_a_name_is_escaped() -> None:
    trazo = scene(template("sol", 0, centro="<b>&"), POSTER)
    assert "<b>" not in trazo.cuerpo
    assert "<script>" not in svg(trazo, "</title><script>")


def test_at_least_24_pieces_are_drawn(paquete: Paquete) -> None:
    posters = {
        p.id
        for p in paquete.piezas.values()
        if isinstance(p, Rotafolio) and any(isinstance(e, LaPlantilla) for h in p.hojas for e in h.cuerpo)
    }
    sheets = {p.id for p in paquete.piezas.values() if isinstance(p, Hoja) and any(s.plantilla for s in p.secciones)}
    assert len(posters | sheets) >= 24
    used = {
        e.plantilla.forma for i in posters for h in _sheets(paquete, i) for e in h.cuerpo if isinstance(e, LaPlantilla)
    }
    assert len(used) >= 12


def _sheets(paquete: Paquete, id_: str) -> tuple[HojaRotafolio, ...]:
    pieza = paquete.piezas[id_]
    assert isinstance(pieza, Rotafolio)
    return pieza.hojas


def test_no_two_flipcharts_print_the_same_first_sheet(paquete: Paquete) -> None:
    seen: dict[str, str] = {}
    for pieza in paquete.piezas.values():
        if isinstance(pieza, Rotafolio):
            first = pieza.hojas[0].model_dump_json()
            assert first not in seen, f"{pieza.id} repite la primera hoja de {seen.get(first)}"
            seen[first] = pieza.id
    assert len(seen) > 50


def test_words_fill_the_sheets_that_are_only_read(paquete: Paquete) -> None:
    shares = {
        (p.id, i): share
        for p in paquete.piezas.values()
        if isinstance(p, Rotafolio)
        for i, h in enumerate(p.hojas)
        if (share := filled(h, p.orientacion)) is not None
    }
    assert shares
    assert {k: v for k, v in shares.items() if v < LEAST_FILLED} == {}


def test_an_empty_sheet_is_seen() -> None:
    hoja = HojaRotafolio.model_validate({"titulo": "Tres", "cuerpo": [{"texto": "Una línea"}]})
    share = filled(hoja, "vertical")
    assert share is not None and share < LEAST_FILLED


def test_the_room_for_a_template_is_what_the_title_leaves() -> None:
    short = HojaRotafolio.model_validate({"titulo": "Uno", "cuerpo": [{"texto": "a"}]})
    long = HojaRotafolio.model_validate({"titulo": "Uno muy largo " * 5, "cuerpo": [{"texto": "a"}]})
    assert left_for_drawing(short, "vertical")[1] > left_for_drawing(long, "vertical")[1] + 60


def test_an_agenda_alone_grows_and_spreads_until_it_fills_its_sheet(paquete: Paquete) -> None:
    alone = [
        (p, hoja) for p in paquete.piezas.values() if isinstance(p, Rotafolio)
        for hoja in p.hojas if len(hoja.cuerpo) == 1 and isinstance(hoja.cuerpo[0], LaAgenda)
    ]  # fmt: skip
    assert len(alone) >= 8
    assert [p.id for p, _ in alone if [f for f in empty(p, paquete) if f.regla == "hoja-vacia"]] == []
    _, hoja = alone[0]
    few, many = (agenda_fit(hoja, "vertical", ["Café"] * n) for n in (3, 9))
    assert few.letra > many.letra >= LARGE and few.aire > many.aire and min(few.llena, many.llena) > LEAST_FILLED
    assert agenda_fit(hoja, "vertical", ["Café"]).llena < LEAST_FILLED  # one row leaves its sheet empty, and is told


def test_points_that_are_only_read_share_the_room_that_is_left(paquete: Paquete) -> None:
    hoja = next(
        h
        for p in paquete.piezas.values()
        if isinstance(p, Rotafolio)
        for h in p.hojas
        if h.titulo.startswith("Hoy vamos")
    )
    assert POINT_LARGE < point_air(hoja, "vertical") <= MOST_POINT
    written = next(
        h for p in paquete.piezas.values() if isinstance(p, Rotafolio) for h in p.hojas if filled(h, "vertical") is None
    )
    assert point_air(written, "vertical") == POINT_LARGE
