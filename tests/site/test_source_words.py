"""What the main source says is said: facts that were missing or wrong, each read in the data that pages and prints show."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from macros.model import Paquete, Presentacion, Rotafolio
from macros.plan.day.assumptions import assuming


def said(thing: Any) -> str:
    """All the words of a part of the package, in one line."""
    text = json.dumps(thing.model_dump(mode="json"), ensure_ascii=False)
    return re.sub(r"\s+", " ", text.replace("**", ""))


def piece(paquete: Paquete, id_: str) -> str:
    return said(paquete.piezas[id_])


PROGRAM = {
    "the tool of the self-diagnosis has its name": ("programa", "Herramienta Integrada de Autodiagnóstico"),
    "shared responsibility": ("beneficios", "comparta la responsabilidad"),
    "international governance": ("beneficios", "gobernanza internacional"),
    "contact of companies with citizens": ("beneficios", "contacto con la ciudadanía"),
    "ESR": ("beneficios", "Empresa Socialmente Responsable (ESR)"),
    "alliances as a channel": ("objetivos", "como canal"),
    "curriculum from needs": ("conformacion", "necesidades halladas en la evaluación"),
    "tutoring": ("conformacion", "tutorías y asistencia técnica"),
    "purpose of the second component": ("carta_general", "abren un diálogo"),
    "third component": ("componentes", "se robustecen o se transforman"),
    "control may harm": ("consideraciones", "puede perderse la buena voluntad"),
    "it is likely, not sure": ("consideraciones", "Es probable que algo falle"),
}


@pytest.mark.parametrize("fact", PROGRAM)
def test_pages_of_the_package(paquete: Paquete, fact: str) -> None:
    part, words = PROGRAM[fact]
    assert paquete.programa
    assert words in said(getattr(paquete.programa, part)), fact


def test_words_that_no_source_says(paquete: Paquete) -> None:
    every = " ".join(said(x) for x in (*paquete.sesiones.values(), *paquete.piezas.values(), *paquete.anexos.values()))
    assert paquete.programa
    every += said(paquete.programa)
    assert len(every) > 100_000
    for wrong in (
        "responden a medias", "sector privado de Estados Unidos", "Los tres casos son de Estados Unidos",
        "Los tres del kit son de Estados Unidos", "Anexo I\"", "Anexo I,", "seguir con cuidado", "de conflictiva a posible",
        "mi pareja", "lo firma.", "lo firma una", "claves se queda sobre la mesa", "para todo el día",
    ):  # fmt: skip
        assert wrong not in every, wrong


def test_the_cases(paquete: Paquete) -> None:
    case = said(paquete.casos["conservacion-forestal"])
    assert "mayor propietario privado de reservas naturales" in case and "mutualidad de intereses" in case
    annex = said(paquete.anexos["anexo-2"])
    assert "paciencia" in annex and "éxito comercial y la responsabilidad social" in annex
    assert "el original no dice el lugar" in annex


GATE = ("sí", "sí, con condiciones", "todavía no", "no")


@pytest.mark.parametrize("id_", ["s3-diagrama-ruta", "s5-conceptos", "s5-debida-diligencia", "s5-plan-ruta-critica"])
def test_one_set_of_answers_at_the_gate(paquete: Paquete, id_: str) -> None:
    text = piece(paquete, id_).lower()
    assert all(answer in text for answer in GATE)


def test_the_red_line_of_session_3_is_asked_in_5(paquete: Paquete) -> None:
    assert "línea roja" in piece(paquete, "s5-debida-diligencia") and "línea roja" in piece(paquete, "s5-expediente")
    [block] = [b for b in paquete.sesiones["sesion-5"].bloques if b.id == "debida-diligencia"]
    assert any("línea roja" in q for p in block.pasos for q in p.preguntas)


def test_walls_carry_their_questions(paquete: Paquete) -> None:
    actors = paquete.piezas["s2-b-actores"]
    assert isinstance(actors, Rotafolio)
    first = said(actors.hojas[0])
    assert "¿Con quiénes trabajamos hoy?" in first and "¿Sin quiénes no se logra el resultado?" in first
    for sheet in paquete.piezas["s2-matriz-5r"].hojas:  # type: ignore[union-attr]
        assert "¿" in said(sheet)
    assert "Desde tu rol" in piece(paquete, "s6-linea-posibilidad")


@pytest.mark.parametrize("sector", ["Comunidad", "Medios"])
def test_sectors_on_map_and_sheets(paquete: Paquete, sector: str) -> None:
    assert sector in piece(paquete, "s2-base-mapa") and sector in piece(paquete, "s2-b-actores")


def test_the_map_and_its_sheets_have_the_same_sectors(paquete: Paquete) -> None:
    drawn = paquete.piezas["s2-base-mapa"].dibujo.mapa.sectores  # type: ignore[union-attr]
    columns = re.findall(r'"titulos": \[(.*?)\]', piece(paquete, "s2-b-actores"))
    assert sorted(drawn) == sorted(x.strip('" ') for c in columns for x in c.split(","))


def test_route_and_plan(paquete: Paquete) -> None:
    assert "Objetivo de la alianza" in piece(paquete, "s5-plan-ruta-critica")
    plan = piece(paquete, "s6-plan-de-alianzas")
    assert "numera las hojas" in plan and "Membreta" in plan and "[nombre de la organización]" in plan
    assert plan.count('con qué indicador"') == 9  # three terms of three allies


def test_the_two_lists_of_materials_are_not_one(paquete: Paquete) -> None:
    work, creation = piece(paquete, "paquete-materiales-trabajo"), piece(paquete, "paquete-materiales-creacion")
    assert "Puntos o boletas" in work and "Puntos o boletas" not in creation
    assert "video del caso" in creation and "video del caso" not in work


@pytest.mark.parametrize("id_", ["paquete-perfiles-creacion", "paquete-perfiles-trabajo"])
def test_verbs_agree_with_the_people_invited(paquete: Paquete, id_: str) -> None:
    points = paquete.piezas[id_].secciones[0].puntos  # type: ignore[union-attr]
    assert len(points) == 2
    assert not any(re.search(r"\b(Conoce|Sabe|sabe|Puede)\b", p) for p in points)


DECK_MINUTES = {"s1-antecedentes": "ocho minutos", "s1-caso-exito": "doce minutos", "s2-pensamiento-sistemico": "diecisiete"}


@pytest.mark.parametrize("id_", DECK_MINUTES)
def test_a_deck_lasts_what_its_step_gives(paquete: Paquete, id_: str) -> None:
    deck = paquete.piezas[id_]
    assert isinstance(deck, Presentacion) and DECK_MINUTES[id_] in deck.para_que


def test_one_group_is_said_in_the_singular(paquete: Paquete) -> None:
    from print.pieces import Pages

    one = assuming(paquete, personas=5, grupos=1, aliados=1)
    [html, *_] = [job.html for job in Pages(one).jobs(one.piezas["s4-carta-descriptiva"])]
    assert "5 personas en un solo grupo" in html and "1 grupos" not in html
