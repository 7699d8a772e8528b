"""The frame of a real day: around every session in person, inside its hours, in its bundle; counted for any group."""

from __future__ import annotations

import re

import pytest

from macros.audit import audit
from macros.model import Escrito, Hoja, Paquete, Sesion, Tarjetas
from macros.model.marco import Marco
from macros.plan.day.assumptions import assuming
from macros.plan.day.frame import LATER, around, meals
from macros.plan.day.schedule import needs, total
from macros.reading.origin import Origen
from macros.words.spans import to_minutes
from print.maletin.scope import scopes
from print.pages.run_sheet import run_sheet

ASKED = {
    "marco-lista-asistencia", "marco-aviso-privacidad", "marco-permiso-imagen", "marco-antes-y-despues", "marco-ronda",
    "marco-activadores", "marco-busca-a-quien", "marco-satisfaccion", "marco-constancia", "marco-invitacion",
    "marco-salon-y-logistica", "marco-informe", "marco-carta-seguimiento",
}  # fmt: skip


@pytest.fixture
def marco(paquete: Paquete) -> Marco:
    assert paquete.marco is not None
    return paquete.marco


def in_person(paquete: Paquete) -> list[Sesion]:
    found = [s for s in paquete.sesiones.values() if paquete.frame_of(s)]
    assert len(found) >= 6
    return found


def test_every_piece_of_a_real_day_is_there_and_in_every_bundle(paquete: Paquete, marco: Marco) -> None:
    assert set(marco.piezas) >= ASKED
    bundles = {a.sesion.id: {p.id for p in a.piezas} for a in scopes(paquete) if a.sesion}
    for s in in_person(paquete):
        # A session of a guide shows the frame; what it prints is in the bundle of the package.
        assert bundles[s.id] >= ASKED if s.guia is None else "marco-constancia" not in bundles[s.id], s.id
    assert sum(s.guia is None for s in in_person(paquete)) == 6
    whole = next(a for a in scopes(paquete) if a.entero)
    assert [p.id for title, several in whole.grupos if title == marco.titulo for p in several if p.id in ASKED] == [
        i for i in marco.piezas if i in ASKED
    ]


def test_a_session_at_a_distance_has_none(paquete: Paquete) -> None:
    webinar = paquete.sesiones["webinar"]
    assert paquete.frame_of(webinar) is None and around(paquete, webinar) == ([], [])
    assert not {p.id for p in paquete.pieces_of(webinar)} & ASKED


def test_it_stands_around_the_hours_and_changes_no_total(paquete: Paquete) -> None:
    for s in in_person(paquete):
        before, after = around(paquete, s)
        assert before[-1].hasta == 0 and after[0].desde == total(s) == s.duracion_declarada_min
        assert [x.fin for x in before[-1:]] == ["09:00"] and before[0].inicio == "08:30"
        assert all(x.hasta - x.desde == x.momento.duracion_min for x in (*before, *after))
        plan = run_sheet(paquete, s)
        assert (plan["antes_marco"], plan["despues_marco"], plan["total_min"]) == (before, after, total(s))


@pytest.mark.parametrize(("people", "lists"), [(12, 1), (18, 2), (30, 3)])
def test_copies_follow_the_group(paquete: Paquete, people: int, lists: int) -> None:
    mine = assuming(paquete, personas=people)
    for s in mine.package_sessions.values():
        counted = needs(s, mine)
        assert counted["marco-lista-asistencia"] == lists
        assert {counted[i] for i in ("marco-permiso-imagen", "marco-satisfaccion", "marco-constancia")} == {people}
        assert counted["marco-activadores"] == counted["marco-ronda"] == counted["marco-informe"] == 1


def test_every_session_opens_in_pairs_and_is_evaluated_inside(paquete: Paquete, origen: Origen) -> None:
    """No opening takes turns by person: it lasts the same for 12 people as for 30."""
    assert [f for f in audit(paquete, origen) if f.regla == "marco"] == []
    for s in paquete.package_sessions.values():
        blocks = [b for b in s.bloques if b.tipo == "actividad"]
        opening = [p for p in blocks[0].pasos if "marco-ronda" in p.piezas]
        assert opening and not any(p.turnos for p in opening) and opening[0].modo == "grupos", s.id
        closing = [p for b in blocks[-2:] for p in b.pasos if "marco-satisfaccion" in p.piezas]
        assert closing and all("marco-antes-y-despues" in p.piezas for p in closing), s.id


def test_the_deck_has_a_seated_way_for_each_card(paquete: Paquete) -> None:
    deck = paquete.piezas["marco-activadores"]
    assert isinstance(deck, Tarjetas) and len(deck.tarjetas) >= 12
    for card in deck.tarjetas:
        assert "**Sin levantarse:**" in (card.reverso or ""), card.titulo
        assert re.search(r"\*\*Para .+, \d+ min\.\*\*", card.texto or ""), card.titulo
    told = " ".join(card.reverso or "" for card in deck.tarjetas)
    assert told.count("**Idea:**") == 4 and "Vargas y Bustillos, 1984" in told and "McCandless, 2013" in told


def test_the_privacy_notice_has_what_the_law_asks(paquete: Paquete) -> None:
    """The six points of article 15 (20 March 2025), the rights, the term, the authority, consent for sensitive data."""
    notice = paquete.piezas["marco-aviso-privacidad"]
    assert isinstance(notice, Escrito)
    heads = [t.titulo for t in notice.cuerpo if t.titulo]
    assert [h[0] for h in heads[:6]] == list("123456") and len(heads) == 7
    words = " ".join(w for t in notice.cuerpo for w in t.words)
    for point in (
        "{responsable}, con domicilio en {domicilio}", "sensibles", "no piden otro permiso", "Solo si lo marcas",
        "acceso", "rectificación", "cancelación", "oposición", "veinte días",
        "Secretaría Anticorrupción y Buen Gobierno",
        "{medio}", "artículos 14 y 15", "20 de marzo de 2025", "artículo 8",
    ):  # fmt: skip
        assert point in words, point
    assert "INAI" not in words
    assert "lfpdppp-2025" in (paquete.marco.fuentes if paquete.marco else ())
    assert paquete.referencias["lfpdppp-2025"].enlace == "https://www.diputados.gob.mx/LeyesBiblio/pdf/LFPDPPP.pdf"


def test_before_and_after_ask_about_every_session(paquete: Paquete) -> None:
    sheet = paquete.piezas["marco-antes-y-despues"]
    assert isinstance(sheet, Hoja) and sheet.secciones[0].tabla
    rows = sheet.secciones[0].tabla.llenos
    assert [row[0] for row in rows] == [str(s.numero) for s in paquete.package_sessions.values() for _ in "ab"]
    assert all(row[2:] == ("", "") for row in rows)


def test_the_meal_has_a_decision_that_says_why(paquete: Paquete, marco: Marco) -> None:
    """With the package's start it comes before two; an hour later, at the hour people eat in Mexico."""
    words = " ".join(next(d for d in marco.decisiones if d.id == "hora-de-comer").texto)
    assert "entre las dos y las tres" in words and "empieza a las 10" in words
    found = meals(paquete)
    assert [s.id for s, _, _ in found] == [
        s.id for s in paquete.package_sessions.values() if any(b.tipo == "comida" for b in s.bloques)
    ]
    assert LATER == "10:00" and len(found) >= 3
    for _, now, later in found:
        assert to_minutes("12:30") <= to_minutes(now) <= to_minutes("14:00")
        assert to_minutes(later) - to_minutes(now) == 60
