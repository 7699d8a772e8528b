"""The package in one modality: its words take the place of those in person, and nothing else moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from macros.audit import audit
from macros.loading import load
from macros.model import Modelo, Paquete, Presentacion, Sesion
from macros.model.base import CAMPOS, Modalidad, Palabras, Renglon
from macros.plan.day.schedule import needs, run, total
from macros.words.modality import deck_in, in_modality, session_in, ways

TALLER = "data/sesiones/taller.yml"
MODES: tuple[Modalidad, ...] = ("presencial", "a-distancia", "mixta")
CHANGES = (
    ("modalidades: [presencial]", "modalidades: [presencial, a-distancia, mixta]"),
    (
        "  - Imprime la hoja.",
        "  - texto: Imprime la hoja.\n    a_distancia: Manda la hoja.\n"
        "  - {texto: Pon las mesas., solo: [presencial, mixta]}\n"
        "  - {texto: Abre la sala., solo: [a-distancia, mixta]}",
    ),
    (
        "        texto: Cada persona dice su nombre.",
        "        texto: Cada persona dice su nombre.\n        a_distancia: Cada persona escribe su nombre.\n"
        "        mixta: {titulo: Ronda de los dos lados, modo: plenaria}",
    ),
    (
        "      - {pieza: hoja-uno, por: persona}\n      - {articulo: plumones, por: grupo}",
        "      - {pieza: hoja-uno, por: persona, repuesto: 2, mixta: {repuesto: 5}}\n"
        "      - {articulo: plumones, por: grupo, solo: [presencial]}",
    ),
    ("    titulo: Café\n", "    titulo: Café\n    a_distancia: {titulo: Pausa sin pantalla}\n"),
)


@pytest.fixture
def spoken(base: Path) -> Path:
    """The base project, where the session says how it goes in each modality."""
    text = (base / TALLER).read_text(encoding="utf-8")
    for old, new in CHANGES:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (base / TALLER).write_text(text, encoding="utf-8")
    return base


def taller(paquete: Paquete, m: Modalidad) -> Sesion:
    return in_modality(paquete, m).sesiones["taller"]


def test_what_is_read_is_said_in_person(spoken: Path) -> None:
    paquete, _ = load(spoken)
    s = paquete.sesiones["taller"]
    assert s == taller(paquete, "presencial")
    assert s.preparacion == ("Imprime la hoja.", "Pon las mesas.")
    assert (s.bloques[0].pasos[0].titulo, s.bloques[0].pasos[0].texto) == ("Ronda", "Cada persona dice su nombre.")
    assert isinstance(paquete.escritas["taller"].preparacion[0], Renglon)
    assert ways(s) == MODES


def test_each_modality_has_its_words_and_the_rest_stays(spoken: Path) -> None:
    paquete, _ = load(spoken)
    away, mixed = taller(paquete, "a-distancia"), taller(paquete, "mixta")
    assert away.preparacion == ("Manda la hoja.", "Abre la sala.")
    assert mixed.preparacion == ("Imprime la hoja.", "Pon las mesas.", "Abre la sala.")
    assert away.bloques[0].pasos[0].texto == "Cada persona escribe su nombre."
    assert (mixed.bloques[0].pasos[0].titulo, mixed.bloques[0].pasos[0].modo) == ("Ronda de los dos lados", "plenaria")
    assert mixed.bloques[0].pasos[0].texto == "Cada persona dice su nombre."
    assert (away.bloques[1].titulo, mixed.bloques[1].titulo) == ("Pausa sin pantalla", "Café")
    assert total(away) == total(mixed) == total(paquete.sesiones["taller"]) == 75
    assert away.bloques[0].pasos[1] == paquete.sesiones["taller"].bloques[0].pasos[1]


def test_what_is_not_needed_does_not_count(spoken: Path) -> None:
    paquete, _ = load(spoken)
    people = paquete.portada.supuestos.personas
    counted = {m: needs(taller(paquete, m), in_modality(paquete, m)) for m in MODES}
    assert counted["presencial"] == {"hoja-uno": people + 2, "plumones": paquete.portada.supuestos.grupos}
    assert counted["a-distancia"] == {"hoja-uno": 1}, "one file for all"
    assert counted["mixta"] == {"hoja-uno": people + 5}


def test_what_only_serves_in_a_room_stays_there(spoken: Path) -> None:
    path = spoken / TALLER
    path.write_text(path.read_text(encoding="utf-8").replace(", solo: [presencial]", ""), encoding="utf-8")
    cover = spoken / "data/paquete.yml"
    cover.write_text(cover.read_text(encoding="utf-8") + "solo_presencial: [plumones]\n", encoding="utf-8")
    paquete, _ = load(spoken)
    assert "plumones" in needs(taller(paquete, "mixta"), in_modality(paquete, "mixta"))
    assert "plumones" not in needs(taller(paquete, "a-distancia"), in_modality(paquete, "a-distancia"))


def test_a_session_that_is_not_given_so_keeps_its_words(base: Path) -> None:
    paquete, _ = load(base)
    for m in MODES:
        assert taller(paquete, m) == paquete.sesiones["taller"]


def test_findings_point_at_the_file_where_lists_are_longer(spoken: Path) -> None:
    text = (spoken / TALLER).read_text(encoding="utf-8").replace(
        "      - {pieza: hoja-uno, por: persona, repuesto",
        "      - {articulo: plumones, por: sesion, solo: [mixta]}\n      - {pieza: hoja-dos, por: sesion}\n"
        "      - {pieza: hoja-uno, por: persona, repuesto",
    )  # fmt: skip
    (spoken / TALLER).write_text(text, encoding="utf-8")
    sheet = (
        (spoken / "data/piezas/hoja/hoja-uno.yml")
        .read_text(encoding="utf-8")
        .replace("id: hoja-uno", "id: hoja-dos", 1)
    )
    (spoken / "data/piezas/hoja/hoja-dos.yml").write_text(sheet, encoding="utf-8")
    found = [p for p in audit(*load(spoken)) if p.regla == "material-sin-paso"]
    assert [p.linea for p in found] == [1 + text.split("\n").index("      - {pieza: hoja-dos, por: sesion}")]


EDITION = 'id: mia\ntitulo: Mía\nversion: "2027.1"\nmodalidad: a-distancia\ncambios:\n'
WHERE = "  - {en: taller/inicio/pasos/ronda, campo: texto, "


def edition(root: Path, text: str) -> Sesion:
    (root / "data/ediciones").mkdir(exist_ok=True)
    (root / "data/ediciones/mia.yml").write_text(text, encoding="utf-8")
    return load(root, "mia")[0].sesiones["taller"]


def test_an_edition_changes_the_words_that_its_people_read(spoken: Path) -> None:
    s = edition(spoken, EDITION + WHERE + "poner: Dibuja tu nombre., decia: Cada persona escribe su nombre.}\n")
    assert s.bloques[0].pasos[0].texto == "Dibuja tu nombre."
    assert load(spoken)[0].sesiones["taller"].bloques[0].pasos[0].texto == "Cada persona dice su nombre."
    in_person = EDITION.replace("modalidad: a-distancia\n", "")
    s = edition(spoken, in_person + WHERE + "poner: Canta tu nombre., decia: Cada persona dice su nombre.}\n")
    assert s.bloques[0].pasos[0].texto == "Canta tu nombre."


def test_an_edition_is_told_when_those_words_move(spoken: Path) -> None:
    from macros.problems import DataErrors

    with pytest.raises(DataErrors) as e:
        edition(spoken, EDITION + WHERE + "poner: Dibuja tu nombre., decia: Cada persona dice su nombre.}\n")
    assert [p.regla for p in e.value.problems] == ["cambio-movido"]
    assert "Cada persona escribe su nombre" in str(e.value)


def test_an_edition_may_change_the_words_of_any_modality(spoken: Path) -> None:
    change = (
        "  - {en: taller/inicio/pasos/ronda, campo: mixta/titulo, poner: Ronda doble, decia: Ronda de los dos lados}\n"
    )
    line = "  - {en: taller/preparacion/imprime-la-hoja, campo: a_distancia, poner: Súbela., decia: Manda la hoja.}\n"
    s = edition(spoken, EDITION.replace("a-distancia", "mixta") + change + line)
    assert (s.bloques[0].pasos[0].titulo, s.preparacion[0]) == ("Ronda doble", "Imprime la hoja.")
    assert edition(spoken, EDITION + line).preparacion == ("Súbela.", "Abre la sala.")


def test_slides_follow_the_edition(paquete: Paquete) -> None:
    deck = paquete.piezas["s4-influencia-autentica"]
    away, mixed = deck_in(deck, "a-distancia"), deck_in(deck, "mixta")
    assert isinstance(away, Presentacion) and isinstance(deck, Presentacion)
    assert "en la pared" in deck.laminas[0].notas and "en el tablero" in away.laminas[0].notas
    assert mixed == deck, "it says nothing of its own for that"
    assert [a.titulo for a in away.laminas] == [a.titulo for a in deck.laminas]
    example = load(ROOT, "red-de-bibliotecas")[0].piezas["s4-influencia-autentica"]
    assert example == away
    assert deck_in(paquete.piezas["s4-cierre"], "a-distancia") is paquete.piezas["s4-cierre"]


# ---- the package that ships ----------------------------------------------------------------------


def differing(a: Modelo, b: Modelo) -> int:
    return sum(
        getattr(a, name) != getattr(b, name)
        for name in type(a).model_fields
        if not isinstance(getattr(a, name), Palabras)
    )


def test_every_session_that_offers_a_modality_says_something_else_in_it(paquete: Paquete) -> None:
    room = paquete.portada.solo_presencial
    seen = 0
    for s in paquete.escritas.values():
        usual = session_in(s, s.usual, room)
        for m in ways(s):
            said = session_in(s, m, room)
            assert (differing(usual, said) == 0) is (m == s.usual), (s.id, m)
            assert [(x.inicio, x.bloque.id) for x in run(said, "9:00")] == [
                (x.inicio, x.bloque.id) for x in run(s, "9:00")
            ]
            seen += m != s.usual
    assert seen >= 10


def test_no_words_of_a_modality_are_lost(paquete: Paquete) -> None:
    """Whatever a file says under a modality is said when that modality is chosen."""
    for m, field in CAMPOS.items():
        chosen = in_modality(paquete, m)
        told = "\n".join(x.model_dump_json() for x in chosen.sesiones.values() if m in x.modalidades)
        for s in paquete.escritas.values():
            if m not in s.modalidades or m == s.usual:
                continue
            for line in s.preparacion:
                if isinstance(line, Renglon) and getattr(line, field):
                    assert getattr(line, field).replace('"', '\\"') in told, s.id
